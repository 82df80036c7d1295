"""What everything in the window is drawn with: colours, icons, and the engine's pixels as Qt images."""
