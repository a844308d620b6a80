"""HTML in which every text is escaped when it is put into an element, and no script can run.

Scripts, event handlers, style attributes and links cannot be written: elements and attributes are those of the two
lists, and any other name raises ValueError.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from craftnudge.presentation.safe_text import safe_text

if TYPE_CHECKING:
    from collections.abc import Iterable

_ELEMENTS = frozenset(
    (
        *(
            "html",
            "head",
            "meta",
            "title",
            "style",
            "body",
            "header",
            "main",
            "footer",
            "section",
            "h1",
            "h2",
            "h3",
            "p",
        ),
        *("ul", "ol", "li", "table", "caption", "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "dl", "dt"),
        *("dd", "strong", "small", "span", "code", "blockquote", "div", "svg", "desc", "rect", "line", "path"),
        *("circle", "text"),
    )
)
_VOID = frozenset({"meta"})
_ATTRIBUTES = frozenset(
    (
        *(
            "lang",
            "charset",
            "name",
            "content",
            "http-equiv",
            "class",
            "scope",
            "colspan",
            "role",
            "aria-hidden",
            "viewBox",
            "x",
        ),
        *("tabindex", "aria-label"),
        *("y", "x1", "x2", "y1", "y2", "width", "height", "rx", "r", "cx", "cy", "d", "fill-opacity", "text-anchor"),
        *("preserveAspectRatio",),
    )
)


class Html(str):
    """Text that is HTML already. Only `element` and `sheet` create it."""

    __slots__ = ()


def element(tag: str, *children: str | Html | Iterable[str | Html], **attributes: str | float | None) -> Html:
    """An element; children that are plain text are escaped, and attributes of None are left out.

    An underscore in an attribute's name stands for a hyphen, one at its end is dropped (`class_`).
    """
    if tag not in _ELEMENTS:
        raise ValueError(f"no element {tag!r} in a report")
    written = "".join(
        f' {name}="{_escaped(str(value))}"'
        for name, value in ((_attribute(name), value) for name, value in attributes.items())
        if value is not None
    )
    if tag in _VOID:
        return Html(f"<{tag}{written}>")
    inner = "".join(_html(child) for child in children)
    return Html(f"<{tag}{written}>{inner}</{tag}>")


def sheet(css: str) -> Html:
    """A style sheet; raises ValueError for text that could end it."""
    if "<" in css:
        raise ValueError("a style sheet holds no '<'")
    return Html(f"<style>{css}</style>")


def _html(child: str | Html | Iterable[str | Html]) -> str:
    if isinstance(child, Html):
        return child
    if isinstance(child, str):
        return _escaped(child)
    return "".join(_html(part) for part in child)


def _attribute(name: str) -> str:
    written = name.rstrip("_").replace("_", "-")
    if written not in _ATTRIBUTES:
        raise ValueError(f"no attribute {written!r} in a report")
    return written


def _escaped(text: str) -> str:
    """Escaped for HTML, after invisible characters became visible escapes, as on a terminal."""
    return escape(safe_text(text), quote=True)
