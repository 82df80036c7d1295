"""What is learned from: pictures, patterns, labels, and what was seen in them."""
