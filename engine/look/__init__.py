"""The look: where and how a picture is painted, and looks that are kept."""
