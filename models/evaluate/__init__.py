"""What a network is worth, in the numbers of the field: `python -m models.evaluate`. Never imported by the application.

Pictures are the held-out ones of the training shards (`models.training.pictures.held_out`). Parts: distances to style
and content over a fixed grid of pairs, response curves of the sliders, steadiness on clips of known motion; on demand a
contact sheet, and optimised pictures as a bound to compare with. The definitions stand in `distances` and `temporal`.
"""
