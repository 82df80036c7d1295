"""Ways to run the network: one folder a library, one row each in `selection`."""
