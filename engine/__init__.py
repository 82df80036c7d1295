"""The engine: capture, stylize loop, back ends, recording. No Qt below this door."""
