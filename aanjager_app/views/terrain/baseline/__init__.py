"""Baselines with their scores."""
