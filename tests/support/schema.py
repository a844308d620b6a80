"""The published JSON Schemas, with which every document of the program must agree."""

from __future__ import annotations

from typing import Any

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from craftnudge.presentation.documents.schemas import schema, schema_names


def validator(name: str) -> Draft202012Validator:
    """The validator of one document, such as "coach"."""
    schemas = {known: schema(known) for known in schema_names()}
    resources = [(each["$id"], Resource.from_contents(each)) for each in schemas.values() if "$id" in each]
    return Draft202012Validator(schemas[name], registry=Registry().with_resources(resources))


def assert_valid(name: str, document: Any) -> None:
    """Fails with the first thing in the document that its schema does not allow."""
    validator(name).validate(document)
