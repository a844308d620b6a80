"""The description of the API (OpenAPI 3.1), whose documents are the schemas that ship in the package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from fastapi.openapi.utils import get_openapi

from craftnudge import __version__
from craftnudge.entrypoints.server.problems import KINDS, MEDIA_TYPE
from craftnudge.presentation.documents.schemas import schema, schema_names

if TYPE_CHECKING:
    from fastapi import FastAPI

_COMPONENTS: Final = "#/components/schemas/"
_PROBLEM: Final[dict[str, Any]] = {
    "title": "A problem (RFC 9457)",
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        "type": {"type": "string", "enum": [f"/problems/{name}" for name in KINDS]},
        "title": {"type": "string"},
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"type": "string"},
        "instance": {"type": "string", "description": "The id of the request."},
    },
}
# What any operation may answer besides its own.
_ALWAYS: Final = (400, 401, 403, 421, 429, 500, 503)
_WORDS: Final = {200: "The document.", 201: "Made.", 202: "Begun.", 204: "Done.", 304: "The client has it already."}


def answers(name: str | None, *of_its_own: int, status: int = 200) -> dict[int | str, dict[str, Any]]:
    """The answers of an operation: the document with that schema, the problems of its own, and those of all."""
    success: dict[str, Any] = {"description": _WORDS[status]}
    if name is not None:
        success["content"] = {"application/json": {"schema": {"$ref": f"{_COMPONENTS}{name}"}}}
    return {status: success, **problems(*of_its_own)}


def problems(*of_its_own: int) -> dict[int | str, dict[str, Any]]:
    """The problems of an operation: those of its own, and those of all."""
    described: dict[int | str, dict[str, Any]] = {}
    for problem in sorted({*_ALWAYS, *of_its_own}):
        described[problem] = {
            "description": next(kind.title for kind in KINDS.values() if kind.status == problem),
            "content": {MEDIA_TYPE: {"schema": {"$ref": f"{_COMPONENTS}problem"}}},
        }
    return described


def openapi_document(application: FastAPI) -> dict[str, Any]:
    """The description of all operations of an application."""
    document = get_openapi(
        title="CraftNudge",
        version=__version__,
        summary="Scores commits and helps to one better habit at a time, on this machine.",
        routes=application.routes,
    )
    components = document.setdefault("components", {})
    schemas = components.setdefault("schemas", {})
    # The framework's own description of a refused value, which is never sent: it is a problem here.
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for name in schema_names():
        schemas |= _components(name)
    schemas["problem"] = _PROBLEM
    components["securitySchemes"] = {"token": {"type": "http", "scheme": "bearer"}}
    document["security"] = [{"token": []}]
    for operations in document["paths"].values():
        for operation in operations.values():
            operation["responses"].pop("422", None) if _is_frameworks_own(operation) else None
            _describe_stream(operation)
    return document


def _describe_stream(operation: dict[str, Any]) -> None:
    """The framework describes the events of a stream by `itemSchema`, which OpenAPI 3.1 does not know."""
    stream = operation["responses"].get("200", {}).get("content", {}).get("text/event-stream")
    if stream is not None:
        stream.pop("itemSchema", None)
        stream["schema"] = {"type": "string"}


def _is_frameworks_own(operation: dict[str, Any]) -> bool:
    return "HTTPValidationError" in json.dumps(operation["responses"].get("422", {}))


def _components(name: str) -> dict[str, Any]:
    """A schema and its definitions as components: generators of clients read no reference into a component's parts."""
    text = json.dumps(schema(name))
    for other in schema_names():
        text = text.replace(f'"{other}.json#/$defs/', f'"{_COMPONENTS}{other}.')
        text = text.replace(f'"{other}.json#/', f'"{_COMPONENTS}{other}/')
        text = text.replace(f'"{other}.json"', f'"{_COMPONENTS}{other}"')
    text = text.replace('"#/$defs/', f'"{_COMPONENTS}{name}.')
    text = text.replace('"#/properties/', f'"{_COMPONENTS}{name}/properties/')
    component: dict[str, Any] = json.loads(text)
    component.pop("$id", None)
    component.pop("$schema", None)
    definitions: dict[str, Any] = component.pop("$defs", {})
    return {name: component, **{f"{name}.{part}": definition for part, definition in definitions.items()}}
