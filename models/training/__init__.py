"""Training: `python -m models.training --config NAME`. Never imported by the application."""
