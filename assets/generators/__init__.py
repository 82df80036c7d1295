"""The painters of the bundled style images: plain numpy and OpenCV, seeded, no picture taken from elsewhere.

`python -m assets.generators [NAME...] [--out DIR]` paints them anew. Not used by the program at run time.
"""
