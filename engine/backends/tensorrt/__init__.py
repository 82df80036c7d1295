"""TensorRT on NVIDIA cards: the network compiled ahead of time."""
