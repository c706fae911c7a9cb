"""Revisions of the schema. Alembic itself is imported only when one has to be applied."""

REVISIONS = ("0001",)
"""All revisions that this version knows, oldest first; another one is from a newer version."""
