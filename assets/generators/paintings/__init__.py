"""Styles of a hand."""
