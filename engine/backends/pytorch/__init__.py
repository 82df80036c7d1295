"""PyTorch without compiling: on NVIDIA cards, on Apple computers, and anywhere as the reference."""
