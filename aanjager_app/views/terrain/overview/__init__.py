"""Where a terrain stands and what the next step is."""
