"""Bringing a list of contacts or actions into a terrain."""
