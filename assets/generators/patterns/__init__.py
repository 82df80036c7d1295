"""Styles of a craft."""
