"""The published JSON Schemas, with which every document of the program must agree."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

FOLDER = Path(__file__).parent.parent.parent / "docs" / "reference" / "schemas"


def _all() -> dict[str, Any]:
    return {path.stem: json.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.json"))}


def validator(name: str) -> Draft202012Validator:
    """The validator of one document, such as "coach"."""
    schemas = _all()
    resources = [(schema["$id"], Resource.from_contents(schema)) for schema in schemas.values() if "$id" in schema]
    return Draft202012Validator(schemas[name], registry=Registry().with_resources(resources))


def assert_valid(name: str, document: Any) -> None:
    """Fails with the first thing in the document that its schema does not allow."""
    validator(name).validate(document)
