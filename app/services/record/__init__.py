"""What the window keeps or hands on: recordings, the microphone in them, the virtual camera."""
