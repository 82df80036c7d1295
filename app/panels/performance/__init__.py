"""What computes the picture and how fast: back end, precision, working size, figures, status line."""
