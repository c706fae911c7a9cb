"""The example in the documentation is a real one."""

import json
import re
from pathlib import Path

from aanjager_app.costbenefit.answer import answer
from aanjager_app.costbenefit.reading import read_worksheet

PAGE = Path(__file__).parents[2] / "docs" / "worksheet-json.md"


def test_the_example_gives_the_answer_that_is_printed():
    example, printed = re.findall(r"```jsonc\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    found = json.loads(answer(read_worksheet(example)))
    shown = json.loads(printed)
    for key in found.keys() - {
        "warnings",
        "parties",
        "years",
        "funding",
        "uncertainty",
        "switching",
    }:
        assert shown[key] == found[key]
    assert list(shown) == list(found)
    assert shown["parties"]["gemeente"] == found["parties"]["gemeente"]
    assert shown["years"][0]["parties"]["gemeente"] == found["years"][0]["parties"]["gemeente"]
    assert shown["funding"]["years"][0] == found["funding"]["years"][0]
    assert {**shown["funding"], "years": []} == {**found["funding"], "years": []}
    assert shown["uncertainty"]["npv"] == found["uncertainty"]["npv"]
    assert (
        shown["uncertainty"]["parties"]["gemeente"] == found["uncertainty"]["parties"]["gemeente"]
    )
    assert shown["switching"] == found["switching"][: len(shown["switching"])]
    assert found["warnings"][0].startswith(shown["warnings"][0].rstrip("…"))
