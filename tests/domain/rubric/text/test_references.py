"""Where a message points to."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.references import find_ticket


@pytest.mark.parametrize(
    ("text", "ticket"),
    [
        ("Add it (#12)", "#12"),
        ("Closes owner/project#12", "#12"),
        ("See gh-12", "gh-12"),
        ("Add it (!12)", "!12"),
        ("ABC-12: add it", "ABC-12"),
        ("[Dubbo-3610] add it", "[Dubbo-3610]"),
        ("See https://example.org/issues/12 for more", "https://example.org/issues/12"),
        ("Fix bug 12", "bug 12"),
        ("Escape it for CVE-2024-12345", "CVE-2024-12345"),
        ("Escape it for ghsa-2xpw-w6gg-jr37", "ghsa-2xpw-w6gg-jr37"),
    ],
)
def test_tickets_in_their_spellings(text: str, ticket: str) -> None:
    """Numbers, keys and addresses, as written."""
    assert find_ticket(text, {"ABC"}, words_of(text)) == ticket


@pytest.mark.parametrize(
    "text",
    [
        "Read UTF-8 and ISO-8859",
        "Use JDK-11",
        "Colour #12ab34",
        "Escape &#39; in titles",
        "Add it in 2012",
        "Wait 12 seconds!",
        "Read x-ABC-12",
        "See https://example.org/about",
        "Fix bugs",
        "[a-b] ranges",
        "[gpt-4] Raise the limit",
        "[utf-8] Read it",
        "XYZ-12: read it",
    ],
)
def test_what_looks_like_a_ticket(text: str) -> None:
    """Encodings, colours, entities and years are none."""
    assert find_ticket(text, {"ABC"}, words_of(text)) is None
