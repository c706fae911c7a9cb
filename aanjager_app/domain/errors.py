"""What can go wrong, told apart by what the reader can do about it.

`DomainError` is a rule that says no, `InputError` a file that is wrong at a named place,
`EnvironmentProblem` a disk, folder or file that does not cooperate. Anything else is a bug.
Messages are complete Dutch sentences, ready for the screen.
"""

from dataclasses import dataclass


class AanjagerError(Exception):
    """Base of everything that is told to the user as a sentence and not as a bug."""

    @property
    def message(self) -> str:
        """The Dutch sentence for the user."""
        return str(self)


@dataclass(eq=False)
class DomainError(AanjagerError):
    """A rule of the domain refuses the change.

    Attributes:
        code: stable English slug of the rule, such as `terrain_not_found`.
        sentence: Dutch sentence that names what is wrong and the way on.
        field: name of the field that the message belongs to, when there is one.
    """

    code: str
    sentence: str
    field: str | None = None

    def __str__(self) -> str:
        return self.sentence


@dataclass(eq=False)
class InputError(AanjagerError):
    """A file or value from outside is wrong at a place that can be named.

    Attributes:
        path: place in the input, such as `costs[3].payers` or `regel 12, HA_BRUTO`.
        problem: Dutch clause that says what is wrong and what is expected.
    """

    path: str
    problem: str

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}" if self.path else self.problem


@dataclass(eq=False)
class EnvironmentProblem(AanjagerError):  # noqa: N818 - the word of the design
    """The machine does not cooperate: disk full, folder read-only, file open elsewhere.

    Attributes:
        code: stable English slug, such as `disk_full`, `read_only`, `store_in_use`.
        sentence: Dutch sentence: what happened, what is safe, the way on.
    """

    code: str
    sentence: str

    def __str__(self) -> str:
        return self.sentence
