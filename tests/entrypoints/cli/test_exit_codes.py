"""Exit codes: one for each class of error, as published."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from craftnudge import errors
from craftnudge.entrypoints.cli.exit_codes import exit_code_of

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "exit-codes.md"
CLASSES = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.CraftNudgeError) and kind is not errors.CraftNudgeError
]


@pytest.mark.parametrize("kind", CLASSES)
def test_every_error_has_a_published_exit_code(kind: type[errors.CraftNudgeError]) -> None:
    """Each class, the more special ones too, ends the program with a code that the page lists."""
    published = {int(code) for code in re.findall(r"^\| (\d+) \|", PAGE.read_text("utf-8"), re.MULTILINE)}
    assert exit_code_of(kind("a.code")) in published


def test_what_is_unknown_is_wrong_usage() -> None:
    """Unknown revisions, people, repositories and checks share the exit code of wrong usage."""
    unknown = (
        errors.UnknownRevisionError,
        errors.UnknownPersonError,
        errors.UnknownRepositoryError,
        errors.UnknownCheckError,
    )
    assert {exit_code_of(kind("a.code")) for kind in unknown} == {2}
