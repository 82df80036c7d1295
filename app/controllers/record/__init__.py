"""Connects what records with its buttons."""
