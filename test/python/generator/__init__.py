"""Random Python programs by seed: valid, terminating, and the same for the same seed."""
