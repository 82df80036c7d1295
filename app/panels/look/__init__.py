"""The controls of the look, its presets, and where in the picture it applies."""
