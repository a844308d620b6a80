"""The files of the pages, from a table made at start: a request names an entry of it, never a path."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from fastapi import APIRouter, Response
from starlette.responses import JSONResponse

from craftnudge.entrypoints.server.problems import KINDS, RequestProblemError
from craftnudge.presentation.report.style import CSS

if TYPE_CHECKING:
    from collections.abc import Callable

_MEDIA_TYPES: Final = {"css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml"}
# From a package of its own: nothing is loaded from elsewhere.
_SWAGGER_UI: Final = ("swagger-ui-bundle.js", "swagger-ui.css")
_FOLDER: Final = "craftnudge.entrypoints.server.static"
# Names stay the same between versions of the program, so a browser has to ask.
_CACHING: Final = {"cache-control": "no-cache"}


def page(name: str) -> bytes:
    """A page that is the same for everybody."""
    return (files(_FOLDER) / name).read_bytes()


def static_routes(openapi: Callable[[], dict[str, Any]]) -> APIRouter:
    """The files, and the description of the API."""
    router = APIRouter(include_in_schema=False)
    table = {
        entry.name: (entry.read_bytes(), _MEDIA_TYPES[ending])
        for entry in files(_FOLDER).iterdir()
        if (ending := entry.name.rpartition(".")[2]) in _MEDIA_TYPES
    }
    for name in _SWAGGER_UI:
        table[name] = ((files("fastapi_swagger.resources") / name).read_bytes(), _MEDIA_TYPES[name.rpartition(".")[2]])
    # The report's sheet comes first: pages and report look alike.
    table["style.css"] = (CSS.encode() + table.pop("pages.css")[0], _MEDIA_TYPES["css"])
    description = cache(openapi)

    @router.get("/static/{name}")
    async def static(name: str) -> Response:
        content = table.get(name)
        if content is None:
            raise RequestProblemError("nothing-there")
        return Response(content[0], headers=_CACHING, media_type=content[1])

    @router.get("/openapi.json")
    async def described() -> Response:
        return JSONResponse(description(), headers=_CACHING)

    @router.get("/docs")
    async def docs() -> Response:
        return Response(page("docs.html"), headers=_CACHING, media_type="text/html; charset=utf-8")

    @router.get("/problems/{name}")
    async def problem(name: str) -> Response:
        kind = KINDS.get(name)
        if kind is None:
            raise RequestProblemError("nothing-there")
        return JSONResponse({"title": kind.title, "status": kind.status, "about": kind.about}, headers=_CACHING)

    return router
