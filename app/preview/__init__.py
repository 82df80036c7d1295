"""The picture in the middle of the window: where it lies, how it is painted, how a mask is painted on it."""
