"""Between the panels and the services: one controller for each thing a user does. `connections` opens them all."""
