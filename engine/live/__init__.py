"""The live session: its threads, and what they hand each other."""
