"""Shared widgets: the same component for the same thing everywhere."""
