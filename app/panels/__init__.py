"""The panels around the picture: one widget each, which knows neither the session nor the other panels."""
