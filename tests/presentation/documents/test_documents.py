"""The schemas that ship in the package: valid, published unchanged in the docs, and true of the documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from craftnudge.presentation.documents.schemas import schema, schema_names, schema_text
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from tests.support.program import Program

PUBLISHED = Path(__file__).parents[3] / "docs" / "reference" / "schemas"
# `config.json` describes the configuration file, not a document: the table of settings makes it.
OF_THE_CONFIGURATION_FILE = {"config"}


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_valid(name: str) -> None:
    """Each schema is valid under the draft that it names."""
    Draft202012Validator.check_schema(schema(name))  # raises SchemaError for any other


def test_the_docs_publish_exactly_the_schemas_of_the_package() -> None:
    """docs/reference/schemas has the same files with the same text: `make docs` copies them."""
    published = {path.stem: path.read_text("utf-8") for path in PUBLISHED.glob("*.json")}
    assert set(published) - OF_THE_CONFIGURATION_FILE == set(schema_names())
    assert all(published[name] == schema_text(name) for name in schema_names())


def test_explain_agrees_with_its_schema(program: Program) -> None:
    """All checks and one check are documents of the same schema."""
    assert_valid("explain", program("explain", "--json").json)
    document = program("explain", "--json").json
    assert_valid("explain", program("explain", document["checks"][0]["id"], "--json").json)
