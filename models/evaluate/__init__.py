"""What a network is worth, in the numbers of the field: `python -m models.evaluate`. Never imported by the application.

Pictures are the held-out ones of the training shards (`training.data.pictures.held_out`), at 256 and at 512 pixels.
Parts, each defined in its module: distances to style and content over a fixed grid of pairs (`distances`, `scales`),
what no colour filter could have done (`residual`), styles told from each other in grey (`recognition`), response curves
of the sliders, steadiness on clips of known motion (`temporal`), what is printed that nobody painted (`borders`). On
demand pages of blind pairs (`blind`), a contact sheet, and optimised pictures as a bound to compare with (`baseline`).
"""
