"""Conventional Commits 1.0.0, item by item."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.conventional import Conventional, Footer, parse_conventional
from tests.support.conventional_rules import RULES, Parts

# From the examples of the specification, in our words.
FULL = """\
fix(reader)!: keep only the newest request

Answers to older requests are dropped.

Timeouts are gone: they hid the race.

Reviewed-by: Z
Refs: #123
"""


def test_all_parts_are_found() -> None:
    """Type, scope, mark, description, body of two paragraphs, footers."""
    found = parse_conventional(FULL)
    assert found is not None
    assert (found.type, found.scope, found.breaking) == ("fix", "reader", True)
    assert found.description == "keep only the newest request"
    assert found.body == "Answers to older requests are dropped.\n\nTimeouts are gone: they hid the race."
    assert found.footers == (Footer("Reviewed-by", ": ", "Z"), Footer("Refs", ": ", "#123"))


def test_windows_line_ends_and_extra_blank_lines_change_nothing() -> None:
    """CRLF and doubled blank lines between the parts give the same parts."""
    other = "\r\n" + FULL.replace("\n\nAnswers", "\n\n\nAnswers").replace("\n", "\r\n") + "\r\n"
    assert parse_conventional(other) == parse_conventional(FULL)


@pytest.mark.parametrize("subject", ["feat: a", "FEAT: a", "Feat:  a", "feat(lang): a", "feat!: a", "feat(a b)!: a"])
def test_a_header_in_the_form_is_read(subject: str) -> None:
    """Types in any case, with or without scope and mark."""
    found = parse_conventional(subject)
    assert found is not None
    assert (found.type, found.description, found.body, found.footers) == ("feat", "a", None, ())
    assert found.breaking == ("!" in subject)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "feat",
        "feat:a",
        "feat: ",
        "feat (api): a",
        "feat(): a",
        "feat(api) : a",
        "feat(api)!!: a",
        "feat!(api): a",
        "a feature: b",
        "http://example.org",
        ": a",
        "-: a",
        "feat: a\nno blank line",
    ],
)
def test_a_message_outside_the_form_is_not_conventional(text: str) -> None:
    """A missing noun, blank, colon, description or blank second line: not a conventional message."""
    assert parse_conventional(text) is None


@pytest.mark.parametrize(
    ("footer", "breaking"),
    [
        ("BREAKING CHANGE: tokens expire", True),
        ("BREAKING-CHANGE: tokens expire", True),
        ("Breaking-Change: tokens expire", False),
        ("breaking change: tokens expire", False),
        ("BREAKING CHANGE #12", False),
        ("BREAKING CHANGE:", False),
        ("Reviewed-by: Z\nBREAKING CHANGE: tokens expire", True),
    ],
)
def test_only_capitals_break(footer: str, breaking: bool) -> None:
    """Items 12, 15 and 16: both spellings, in capitals, with a colon, a blank and a text."""
    found = parse_conventional(f"feat: a\n\n{footer}\n")
    assert found is not None
    assert found.breaking is breaking


def test_a_footer_runs_to_the_next_token() -> None:
    """Item 10: its value may hold line ends and blank lines; `Token #value` is a footer as well."""
    found = parse_conventional("feat: a\n\nBREAKING CHANGE: one\ntwo\n\nthree\nCloses #12\nAcked-by: B\n")
    assert found is not None
    assert found.body is None
    assert found.footers == (
        Footer("BREAKING CHANGE", ": ", "one\ntwo\n\nthree"),
        Footer("Closes", " #", "12"),
        Footer("Acked-by", ": ", "B"),
    )


def test_a_token_amid_a_paragraph_is_body() -> None:
    """Item 8: footers come one blank line after the body, and a token is one word."""
    found = parse_conventional("feat: a\n\nSome words.\nNote: more words.\nSee also: them.\n")
    assert found is not None
    assert found.body == "Some words.\nNote: more words.\nSee also: them."
    assert found.footers == ()


@pytest.mark.parametrize(("item", "message", "parts"), RULES, ids=lambda value: value if isinstance(value, int) else "")
def test_every_item_of_the_specification(item: int, message: str, parts: Parts | None) -> None:
    """Its messages have the parts that the item gives them, or are not in the form."""
    found = parse_conventional(message)
    if parts is None:
        assert found is None, item
    else:
        kind, scope, breaking, description, body, footers = parts
        assert found == Conventional(kind, scope, breaking, description, body, tuple(Footer(*one) for one in footers))


def test_all_items_are_in_the_table() -> None:
    """The specification has sixteen."""
    assert {item for item, _, _ in RULES} == set(range(1, 17))


def test_a_trailing_paragraph_does_not_hide_a_breaking_change() -> None:
    """It is in a footer, with any text below it."""
    found = parse_conventional("feat: a\n\nBREAKING CHANGE: b\n\nRefs: #1\n\nMore words.\n")
    assert found is not None
    assert found.breaking
    assert found.footers[0] == Footer("BREAKING CHANGE", ": ", "b")
