"""Cameras: which there are, what they give, how one is opened with a limit, and its frames."""
