"""Templates filled with values."""

from __future__ import annotations

import pytest
from jinja2 import UndefinedError

from craftnudge.presentation.html import element
from craftnudge.presentation.pages.rendering import _environment, render

PROBLEM = {"title": "<b>", "detail": "a & b", "instance": "1"}


def test_text_is_escaped_and_made_visible() -> None:
    """Markup of strangers stays text; escape sequences and marks of direction are shown, line ends kept."""
    page = render(
        "problem.html", here="", note="", problem={**PROBLEM, "detail": "<i> \x1b[1m \u202e\n\nBody\t"}
    ).decode()
    assert "&lt;b&gt;" in page
    assert "&lt;i&gt;" in page
    assert "\n\nBody\\x09" in page
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_only_a_drawing_is_put_in_as_it_is() -> None:
    """What presentation.html made has escaped its own text."""
    template = _environment().from_string("{{ drawing }}|{{ text }}")
    drawing = element("svg", element("text", "<&>"))
    shown, escaped = template.render(drawing=drawing, text=str(drawing)).split("|")
    assert shown == drawing
    assert "<" not in escaped


def test_a_value_that_is_missing_is_a_mistake() -> None:
    """Not an empty place in a page."""
    with pytest.raises(UndefinedError):
        render("problem.html", here="", note="")


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ 8.44 | score }} {{ none | score }}", "8.4 -"),
        ("{{ 4.9 | level }} {{ 9.0 | level_class }}", "needs work excellent"),
        ("{{ -0.25 | signed }}", "-0.2"),
        ("{{ 12345 | number }}", "12,345"),
        ("{{ 1 | counted('commit') }} {{ 2 | counted('commit') }}", "1 commit 2 commits"),
        ("{{ '2026-11-03T10:00:00Z' | day }}", "3 Nov 2026"),
        ("{{ 2048 | size }} {{ 1 | size }} {{ 19400000 | size }}", "2 KiB 1 KiB 18.5 MiB"),
        ("{{ 'use `git`' | plain_code | sentence }}", "Use git"),
        ("{{ {'clear': false}.clear }} {{ {'a': 1}.items() | length }}", "False 1"),
        ("{{ 1 | share(3) }}{{ 1 | share(0) }}", "33%"),
    ],
)
def test_figures_have_one_form(template: str, shown: str) -> None:
    """That of the terminal."""
    assert _environment().from_string(template).render() == shown


def test_every_template_can_be_read() -> None:
    """And none holds a conflict of a merge."""
    environment = _environment()
    for name in environment.list_templates(extensions=["html"]):
        environment.get_template(name)
        assert environment.loader is not None
        assert "<<<<<<<" not in environment.loader.get_source(environment, name)[0]
