"""Ambitions and the gap to them."""
