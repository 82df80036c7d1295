"""Programs that drive the whole window: benchmarks, endurance runs, pictures for the documentation."""
