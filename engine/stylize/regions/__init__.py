"""Where in the frame the paint shows: masks, people, distances."""
