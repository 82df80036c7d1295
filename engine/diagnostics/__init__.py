"""What there is on this computer, and how fast it is: doctor, benchmark, tuning, soak."""
