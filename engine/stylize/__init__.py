"""From a frame to a stylized frame."""
