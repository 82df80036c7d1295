"""Recording: its buttons, its format, its microphone."""
