"""All terrains of the region in one table."""
