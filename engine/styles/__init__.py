"""The styles: which there are, which part of one is read, and what was read before."""
