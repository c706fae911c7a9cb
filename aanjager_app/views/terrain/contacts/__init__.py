"""Persons and organisations."""
