"""Whatever the file holds, the reader gives a worksheet or one sentence with a place."""

import copy
import json

from hypothesis import given
from hypothesis import strategies as st

from aanjager_app.costbenefit.answer import answer
from aanjager_app.costbenefit.reading import read_worksheet, worksheet_from_json
from aanjager_app.domain.errors import InputError
from tests.costbenefit.strategies import sheets

anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.text(max_size=6)
    | st.sampled_from(["none", "nature", "loan", "1e12", "-0", "a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "payers", "costs", "low", "high", "schema"])
            | st.text(max_size=3),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


def places(node, path=()):
    """All paths to a value within parsed JSON."""
    children = node.items() if isinstance(node, dict) else enumerate(node)
    for key, value in children:
        yield (*path, key)
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))


def refused(read, source):
    """Whether the source is refused, which must be with one sentence."""
    try:
        read(source)
    except InputError as error:
        return bool(error.problem) and "\n" not in str(error)
    return False


@given(anything)
def test_any_data_gives_an_input_error(data):
    assert refused(worksheet_from_json, data)


@given(sheets(), anything, st.data())
def test_one_wrong_field_never_raises_anything_else(sheet, value, data):
    broken = copy.deepcopy(sheet)
    *parents, last = data.draw(st.sampled_from(list(places(broken))))
    node = broken
    for key in parents:
        node = node[key]
    node[last] = value
    if not refused(worksheet_from_json, broken):
        assert json.loads(answer(worksheet_from_json(broken)))


@given(st.text() | st.binary())
def test_any_text_gives_an_input_error(text):
    assert refused(read_worksheet, text)


@given(sheets(), st.data())
def test_a_file_that_broke_off_gives_an_input_error(sheet, data):
    text = json.dumps(sheet)
    assert refused(read_worksheet, text[: data.draw(st.integers(0, len(text) - 1))])
