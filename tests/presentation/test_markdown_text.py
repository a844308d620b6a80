"""Text in Markdown: it is shown as it was written, and written as it was wherever that is shown the same."""

from __future__ import annotations

import html
import re
import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from craftnudge.presentation.markdown_text import markdown_text
from craftnudge.presentation.safe_text import safe_text

MARKDOWN = MarkdownIt("commonmark").enable("table").enable("strikethrough")
TEXTS = st.text(st.sampled_from(string.punctuation + string.ascii_letters[:4] + "019 é"), max_size=24)


def shown(page: str) -> str:
    """What a browser shows of the one element that holds text."""
    return html.unescape(re.sub(r"<[^>]*>", "", page)).strip()


@given(TEXTS)
@example("1. one")
@example("- x")
@example("a_b _c_ __d__ e*f*g")
@example("#12 @someone http://x www.x.y :smile: a@b.c")
@example("&amp; &#35; <b>x</b> <!-- ![a](b) [c]: d")
@example("a | b \\| c `d` ~~e~~ ~~~ $x$")
@example("=== x")
@example("\\# \\& `")
def test_text_is_shown_as_it_is(text: str) -> None:
    """In a paragraph, an item, a cell, emphasis and a heading, a Markdown library shows the very text."""
    plain = safe_text(text).strip()
    written = markdown_text(text)
    for before in ("", "- ", "> "):
        assert shown(MARKDOWN.render(f"{before}{written}\n")) == plain
    assert shown(MARKDOWN.render(f"# **a** {written} b\n")) == f"a {plain} b"
    page = MARKDOWN.render(f"| a |\n| --- |\n| {written} |\n")
    assert shown(page.rpartition("<td")[2].partition(">")[2]) == plain


@pytest.mark.parametrize(
    "text",
    [
        "add snake_case_name to api.py (100 %)",
        "Fix x - and y + z!",
        "a < b && c > d",
        "{braces} (parens) a:b 1.5",
        'it\'s "so"',
    ],
)
def test_what_means_nothing_stays_as_it_is(text: str) -> None:
    """A sign that Markdown would not read is not escaped."""
    assert markdown_text(text) == text
