"""Pieces of plain text with an emphasis or a link."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of plain text.

    Attributes:
        text: The text, unescaped.
        strong: Printed bold.
        emphasis: Printed italic.
        link: Address the text leads to, or `#anchor` for a place in this document.
    """

    text: str
    strong: bool = False
    emphasis: bool = False
    link: str | None = None


def plain(text: str) -> Run:
    """Return a run without any emphasis."""
    return Run(text)


def strong(text: str) -> Run:
    """Return a bold run."""
    return Run(text, strong=True)


def emphasis(text: str) -> Run:
    """Return an italic run."""
    return Run(text, emphasis=True)


def link(text: str, target: str) -> Run:
    """Return a run that leads to a web address, `mailto:` or `#anchor`."""
    return Run(text, link=target)


def as_runs(*parts: str | Run) -> tuple[Run, ...]:
    """Return the parts as runs; a bare string becomes a plain one."""
    return tuple(Run(part) if isinstance(part, str) else part for part in parts)


def text_of_runs(runs: tuple[Run, ...]) -> str:
    """Return the bare text of some runs."""
    return "".join(run.text for run in runs)
