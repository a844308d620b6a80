"""The files of the pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.server import RunningServer


@pytest.mark.parametrize(
    "name",
    [
        "../application.py",
        "..%2fapplication.py",
        "%2e%2e/application.py",
        "%2e%2e%2fapplication.py",
        "/etc/passwd",
        "..\\application.py",
        "style.css%00",
        "__init__.py",
        "enter.html",
        "",
        "style.css/",
    ],
)
def test_a_request_names_an_entry_and_never_a_path(server: RunningServer, name: str) -> None:
    """404 for everything that is not in the table."""
    assert server.ask(f"/static/{name}").status == 404


@pytest.mark.parametrize("path", ["/static/style.css", "/static/enter.js", "/enter", "/docs"])
def test_nothing_is_loaded_from_elsewhere(server: RunningServer, path: str) -> None:
    """No page and no file names another host in a loading place."""
    text = server.ask(path).body.decode()
    assert not re.findall(r"""(?:src|href|action)=["'](?:https?:)?//|url\(|@import""", text)
    assert "<script>" not in text
    assert " style=" not in text


def test_the_description_can_be_tried_in_a_browser(server: RunningServer) -> None:
    """Its page loads Swagger UI from this server, which has its files."""
    page = server.ask("/docs").body.decode()
    names = re.findall(r'(?:src|href)="(/static/[^"]+)"', page)
    assert "/static/swagger-ui-bundle.js" in names
    assert all(server.ask(name).status == 200 for name in names)
