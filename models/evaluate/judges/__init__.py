"""The judges: each measures one thing of what a network paints."""
