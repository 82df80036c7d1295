"""Style transforms: each moves the statistics of one level's content features to those of a style."""
