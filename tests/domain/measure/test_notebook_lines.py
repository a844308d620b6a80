"""The lines that a notebook printed, out of the JSON of its file."""

from __future__ import annotations

import json

import pytest

from craftnudge.domain.commits.change import FileDelta
from craftnudge.domain.measure import measure
from craftnudge.domain.measure.notebook_lines import output_lines
from tests.support.deltas import changed

# Put together here, so that no password stands in a file of this project.
PASSWORD = "q7Zr2Kd9" + "XwVb4LmT8"
FOUND = ("secret:named",)


def in_a_notebook(*lines: str) -> FileDelta:
    """Added outputs of a notebook, none of them a line of a cell."""
    whole = changed("a.ipynb", "", "".join(f"      {line},\n" for line in lines))
    return FileDelta(whole.change, (), in_file=whole)


@pytest.mark.parametrize(
    ("printed", "kinds"),
    [
        (f'password = "{PASSWORD}"\n', FOUND),
        (f"password = '{PASSWORD}'\n", FOUND),
        (f"password = {PASSWORD}\n", ()),
        ('password = "changeme"\n', ()),
        ('a "line" about a password\n', ()),
    ],
)
def test_a_password_in_an_output_is_found(printed: str, kinds: tuple[str, ...]) -> None:
    """Its quotes are escaped in the file; the line is that of the file."""
    facts = measure([in_a_notebook('"data": {', json.dumps(printed))])
    assert facts.secret_kinds == kinds
    assert [(place.path, place.line) for place in facts.places] == [("a.ipynb", 11)] * len(kinds)


def test_only_strings_are_read() -> None:
    """Pictures, keys and broken lines become empty ones, so that numbers of lines stay."""
    long = json.dumps('"' * 500)
    delta = changed("a.ipynb", "", f' "a\\n",\n "key": "b\\n",\n {long},\n "\\u12",\n "plain"\n')
    (hunk,) = output_lines(delta).hunks
    assert hunk.added == b"a\n\n\n\nplain\n"
