"""Where the picture comes from: the source picker, a camera's modes, the seek bar."""
