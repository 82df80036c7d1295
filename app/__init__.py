"""Pastiche: the desktop application and the command line (the only room that knows Qt)."""
