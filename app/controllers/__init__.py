"""Between the panels and the objects that act: one controller for each thing a user does. `connections` opens them all."""
