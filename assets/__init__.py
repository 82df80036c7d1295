"""Pictures and icons of the project, and the generators that made them."""
