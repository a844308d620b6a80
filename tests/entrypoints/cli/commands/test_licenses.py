"""`craftnudge licenses`: every library that is needed, with the text of its licence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program


def test_each_library_that_is_needed_has_a_licence(program: Program) -> None:
    """Also those that libraries need, and those of optional parts; the JSON is as its schema says."""
    document = program("licenses", "--json").json
    assert_valid("licenses", document)
    known = {row["name"].lower(): row for row in document["components"]}
    assert {"pygit2", "pydantic_core", "typer", "starlette", "markupsafe"} <= set(known)
    assert "GNU GENERAL PUBLIC LICENSE" in "".join(known["pygit2"]["texts"])
    assert "pytest" not in known


def test_one_library_is_shown_with_its_text(program: Program) -> None:
    """However its name is spelled; a name that no library has is an error."""
    assert "GNU GENERAL PUBLIC LICENSE" in program("licenses", "PyGit2").stdout
    done = program("licenses", "nothing")
    assert done.code == 2
    assert 'no library is called "nothing"' in done.stderr
