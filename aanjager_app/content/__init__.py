"""Reference content: loads and validates resources/content into frozen dataclasses."""
