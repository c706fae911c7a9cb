"""A refusal of the machine in Dutch words."""

import errno
import os

import pytest

from aanjager_app.domain.reasons import reason

COMMON = [errno.ENOENT, errno.EACCES, errno.EISDIR, errno.ENOSPC, errno.ENAMETOOLONG]


@pytest.mark.parametrize("number", COMMON)
def test_a_common_refusal_has_words_of_its_own(number):
    told = reason(OSError(number, os.strerror(number)))
    assert os.strerror(number) not in told
    assert str(number) not in told


def test_a_rare_one_is_told_by_its_number_and_never_in_english():
    assert reason(OSError(errno.EXDEV, os.strerror(errno.EXDEV))) == f"foutnummer {errno.EXDEV}"
    assert reason(OSError("no number")) == "de reden is onbekend"
