"""What the painters have in common: brushes, colours, fields and surfaces."""
