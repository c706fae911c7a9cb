"""Entities, the store and the log that history, undo and sync share."""
