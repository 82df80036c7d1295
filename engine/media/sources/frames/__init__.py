"""From a decoded frame to the picture people see."""
