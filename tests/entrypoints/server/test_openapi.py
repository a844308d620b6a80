"""The description of the API."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from craftnudge.presentation.documents.schemas import schema_names

if TYPE_CHECKING:
    from tests.support.server import RunningServer


@pytest.fixture
def description(server: RunningServer) -> Any:
    """The description that the server gives."""
    return server.ask("/openapi.json").json


def resolved(document: Any, reference: str) -> Any:
    """What a reference of the document leads to; raises KeyError for nothing."""
    for part in reference.removeprefix("#/").split("/"):
        document = document[part.replace("~1", "/").replace("~0", "~")]
    return document


def test_every_reference_leads_somewhere(description: Any) -> None:
    """To a component, or a part of one."""
    references = set(re.findall(r'"\$ref": "([^"]+)"', json.dumps(description)))
    assert len(references) > 10
    for reference in references:
        assert reference.startswith("#/components/schemas/")
        assert resolved(description, reference)


def test_the_documents_are_the_schemas_of_the_package(description: Any, server: RunningServer) -> None:
    """All of them, and an answer of the server is valid by its component."""
    assert set(schema_names()) <= set(description["components"]["schemas"])
    wrapper = {"$ref": "#/components/schemas/progress", "components": description["components"]}
    Draft202012Validator(wrapper).validate(server.ask("/coach/progress/everyone").json)
    with_fault = {**server.ask("/coach/progress/everyone").json, "days": "many"}
    assert list(Draft202012Validator(wrapper).iter_errors(with_fault))


def test_every_operation_has_a_name_and_tells_its_problems(description: Any) -> None:
    """One id each, and what may go wrong in the form that is sent."""
    operations = [one for methods in description["paths"].values() for one in methods.values()]
    ids = [one["operationId"] for one in operations]
    assert len(set(ids)) == len(ids) > 8
    coaching = [one for one in operations if one["tags"] != ["operations"]]
    for operation in coaching:
        assert set(operation["responses"]) & {"200", "201", "202"}
        assert "application/problem+json" in operation["responses"]["401"]["content"]
    assert "HTTPValidationError" not in json.dumps(description)
