"""The published schema of the configuration file."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import jsonschema
import pytest

from craftnudge.adapters.config.json_schema import config_schema

PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "schemas" / "config.json"


def test_the_published_schema_is_the_one_of_the_code() -> None:
    """docs/reference/schemas/config.json is what the table of settings gives, and a valid schema."""
    jsonschema.Draft202012Validator.check_schema(config_schema())
    assert json.loads(PUBLISHED.read_text()) == json.loads(json.dumps(config_schema()))


@pytest.mark.parametrize(
    ("text", "valid"),
    [
        ('min-score = 7\n[checks]\noff = ["CN110"]\npoints = { CN101 = 3 }\n[ai]\nmodel = "x"', True),
        ("min-score = 12", False),
        ("min-scor = 1", False),
        ("[project-style]\ntype = []", False),
        ('ai-attribution = "maybe"', False),
        ("project-style.subject-chars = 7.5", False),
        ('identities = { Ann = ["a@b"] }', True),
        ("[house-style]\nsubject-chars = 60", True),
        ("[house-style]\nsubject-chars = 6", False),
        ("ai.note = true", True),
    ],
)
def test_the_schema_accepts_what_the_program_accepts(text: str, valid: bool) -> None:
    """An editor with the schema and the program agree on right and wrong."""
    assert jsonschema.Draft202012Validator(config_schema()).is_valid(tomllib.loads(text)) is valid
