"""The networks: what paints, what is read of a style, and what sees people and nearness."""
