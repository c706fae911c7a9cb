"""Where `resources` is: beside the package in a checkout, inside it when installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


def resources() -> Path:
    """The folder with content, glossary, fonts and demo."""
    packed = _PACKAGE / "resources"
    return packed if packed.is_dir() else _PACKAGE.parent / "resources"
