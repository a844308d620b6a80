"""The lines of a notebook's cells."""

from __future__ import annotations

import json
from typing import Any

import pytest

from craftnudge.domain.commits.change import Hunk
from craftnudge.domain.measure.notebook import NO_NOTEBOOK, hunks_in_file, notebook_text


def notebook(*cells: dict[str, Any], indent: int | None = 1, **more: Any) -> bytes:
    """A notebook as Jupyter writes it."""
    return json.dumps({"cells": list(cells), "metadata": {}, "nbformat": 4, **more}, indent=indent).encode()


def code(*lines: str, outputs: object = ()) -> dict[str, Any]:
    """A cell of code with its outputs before its lines, as Jupyter orders them."""
    return {"cell_type": "code", "outputs": outputs, "source": [f"{line}\n" for line in lines]}


def test_code_is_kept_and_text_becomes_a_comment() -> None:
    """Outputs and metadata are left out; a text cell is a comment that nobody takes for code put aside."""
    text = {"cell_type": "markdown", "source": "# Why"}
    found = notebook_text(notebook(code("x = 1", "print(x)", outputs=[{"text": ["x = 1\n"] * 50}]), text))
    assert found is not None
    assert found.text == b"x = 1\nprint(x)\n#: # Why\n"


@pytest.mark.parametrize("indent", [1, 4, None])
def test_each_line_has_its_line_in_the_file(indent: int | None) -> None:
    """A place that is shown can be opened, also below an output that holds the same text."""
    cells = (code("y = 0", outputs=[{"text": ["print('ä')\n"]}]), code("print('ä')"))
    data = notebook(*cells, indent=indent)
    found = notebook_text(data)
    assert found is not None
    lines = data.decode().split("\n")
    for text, number in zip(("y = 0", "print('ä')"), found.file_lines, strict=True):
        assert json.dumps(text)[1:-1] in lines[number - 1]
    assert indent is None or lines[found.file_lines[1] - 2].strip().startswith('"source"')


def test_a_hunk_is_cut_where_the_file_has_other_lines_between() -> None:
    """Lines of two cells are two hunks, each where it stands; what is removed stays with the first."""
    new = notebook_text(notebook(code("a", "b"), code("c")))
    assert new is not None
    hunks = hunks_in_file((Hunk(1, 1, b"old\n", b"a\nb\nc\n"),), NO_NOTEBOOK, new)
    assert [(hunk.new_start, hunk.removed, hunk.added) for hunk in hunks] == [
        (new.file_lines[0], b"old\n", b"a\nb\n"),
        (new.file_lines[2], b"", b"c\n"),
    ]
    assert hunks_in_file((Hunk(1, 2, b"old\n", b""),), NO_NOTEBOOK, new)[0].removed == b"old\n"


def test_the_older_format_is_read() -> None:
    """Version 3 has worksheets, and the lines of code under another name."""
    data = {"worksheets": [{"cells": [{"cell_type": "code", "input": ["x\n", "y"]}]}], "nbformat": 3}
    found = notebook_text(json.dumps(data).encode())
    assert found is not None
    assert found.text == b"x\ny\n"


@pytest.mark.parametrize(
    "data",
    [b"{}", b"[1]", b"no json", b"\xff", b'{"cells": 3}', b"[" * 100_000, b"version https://git-lfs.github.com/spec/v1\n"],
)  # fmt: skip
def test_what_is_no_notebook_is_none(data: bytes) -> None:
    """Other JSON, other text, a pointer of Git LFS: nothing is claimed of its lines."""
    assert notebook_text(data) is None


def test_an_absent_and_an_empty_notebook_have_no_lines() -> None:
    """Before its first commit a notebook has none; cells of an odd form have none either."""
    odd = {"cell_type": "code", "source": {"a": 1}}
    assert notebook_text(b"") == notebook_text(notebook()) == NO_NOTEBOOK
    assert notebook_text(notebook(odd, {"source": [3]})) == NO_NOTEBOOK
