"""The strip of styles, their mix and tour, and how a style's picture is read."""
