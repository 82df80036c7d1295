"""What pictures are compared by: the perceptual network and the distances between what it sees."""
