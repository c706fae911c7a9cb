"""Reference content: loads and validates resources/content into frozen dataclasses."""

from aanjager_app.content.library import Content
from aanjager_app.content.location import resources

__all__ = ["Content", "load_content", "resources"]


def load_content() -> Content:
    """The content that ships with the program; each kind is read when it is first asked for."""
    return Content(resources() / "content", resources() / "glossary.toml")
