"""Options that several subcommands share, and the values they turn into."""
