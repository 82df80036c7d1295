"""Networks, losses, training and weights. Torch only."""
