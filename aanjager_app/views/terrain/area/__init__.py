"""Facts of a terrain, its sub-areas, companies and plots."""
