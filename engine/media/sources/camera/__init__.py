"""Cameras: which there are, what they give, and the frames of one."""
