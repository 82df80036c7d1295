"""Between the panels and the objects that act: one desk for each thing a user does. `wiring` opens them all."""
