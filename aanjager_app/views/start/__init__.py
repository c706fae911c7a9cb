"""Start: what to do next, over all terrains."""
