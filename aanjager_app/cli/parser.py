"""An argument parser that speaks Dutch."""

import argparse
import re
from typing import NoReturn

WRONG_USE = 2

_ERRORS = (
    (r"the following arguments are required: (.*)", r"er ontbreekt iets: \1"),
    (r"unrecognized arguments: (.*)", r"dit ken ik niet: \1"),
    (
        r"argument (\S+): invalid choice: '?(.*?)'? \(choose from (.*)\)",
        r"“\2” bestaat niet voor \1; kies uit \3",
    ),
    (r"argument (.*): expected one argument", r"achter \1 hoort een waarde"),
    (r"argument (.*): expected at least one argument", r"achter \1 hoort een waarde"),
    (r"argument (.*): ignored explicit argument (.*)", r"achter \1 hoort geen waarde"),
    (r"argument (.*): not allowed with argument (.*)", r"\1 en \2 gaan niet samen"),
    (r"ambiguous option: (\S+) could match (.*)", r"\1 is niet duidelijk; bedoel je \2?"),
    (r"argument (.*): invalid (\S+) value: (.*)", r"\3 is geen geldige waarde voor \1"),
)


class DutchFormatter(argparse.HelpFormatter):
    """Help with Dutch headings."""

    def add_usage(self, usage, actions, groups, prefix=None):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN201, D102 - signature of the base class
        return super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class DutchParser(argparse.ArgumentParser):
    """`ArgumentParser` whose help and errors are Dutch, with exit status 2 for wrong use."""

    def __init__(self, **options: object) -> None:
        settings = {"formatter_class": DutchFormatter, "add_help": False, "allow_abbrev": False}
        super().__init__(**{**settings, **options})  # type: ignore[arg-type]
        self._positionals.title = "wat je opgeeft"
        self._optionals.title = "opties"
        self.add_argument("-h", "--help", action="help", help="laat deze uitleg zien")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, and how to see the help."""
        self.exit(WRONG_USE, f"{self.prog}: {dutch_error(message)}. Hulp: {self.prog} --help\n")


def dutch_error(message: str) -> str:
    """The Dutch form of a message of `argparse`."""
    for pattern, dutch in _ERRORS:
        found = re.fullmatch(pattern, message, re.DOTALL)
        if found:
            return found.expand(dutch)
    return message
