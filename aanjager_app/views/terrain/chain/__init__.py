"""The chain 0 to 7 of each project."""
