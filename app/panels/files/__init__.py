"""The window of the file queue."""
