"""The import of terrains in four steps, one class a step."""
