"""OpenVINO: the engine of machines without an NVIDIA card."""
