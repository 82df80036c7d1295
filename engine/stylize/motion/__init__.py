"""From one frame to the next: what moves, what is held, what is averaged."""
