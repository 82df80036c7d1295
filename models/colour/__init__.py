"""Colours in closed form: palettes, their exchange, and the light of a scene."""
