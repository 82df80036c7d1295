"""What the numbers of a picture stand for: profiles, high dynamic range, YUV."""
