"""The schemas themselves: valid, and each about one document."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from tests.support.schema import FOLDER, assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_a_schema_is_a_schema(path: Path) -> None:
    """Each published schema is valid under the draft that it names."""
    Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))


def test_explain_agrees_with_its_schema(program: Program) -> None:
    """All checks and one check are documents of the same schema."""
    assert_valid("explain", program("explain", "--json").json)
    document = program("explain", "--json").json
    assert_valid("explain", program("explain", document["checks"][0]["id"], "--json").json)
