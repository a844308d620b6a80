"""What the template of a pull request brought into a body, and what the author wrote."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.pull_request_template import without_template

OWN = "The list was built anew, so that the cursor was lost."


@pytest.mark.parametrize(
    "body",
    [
        f"## Description\n\n<!-- Say what and why.\n\nIn detail. -->\n\n{OWN}",
        f"**What does this change?**\n{OWN}\n\n**Screenshots**\n\nNone",
        f"{OWN}\n\n- [x] I have read the guide\n- [ ] Tests pass\n  on all systems",
        f"### Motivation and Context\n{OWN}\n\n### How has this been tested?\n\n- Added a row",
        f"### Types of changes\n* [X] Fix\n\n### What\n\n{OWN}\n\n### QA\n\nA note",
        f"# Summary\n\n{OWN}\n\n# Checklist\n\nI have signed the agreement.\n\nFixes # (issue)",
        f"{OWN}\n\n## Related issues\n\n_No response_\n\n## Steps to reproduce\n\n1. Add a row\n2. Remove it",
    ],
)
def test_what_a_template_brings_is_not_the_authors(body: str) -> None:
    """Comments, headings, boxes, the sections of the process, fields that nobody filled in."""
    assert Message(f"Keep the cursor\n\n{body}").authored_body == OWN


@pytest.mark.parametrize(
    "body",
    [
        OWN,
        "- add a lock\n- remove the mailer",
        "# The lexer\n\nIt takes nested comments.",
        "It reads `[x]` and **bold** words.\n\n- [link](https://example.org) is kept",
        "None",
        "5 # a comment of code",
    ],
)
def test_what_is_no_template_stays(body: str) -> None:
    """Headings of the author's own, lists, links, a word that a template would leave."""
    assert Message(f"Keep the cursor\n\n{body}").authored_body == body


def test_references_below_a_heading_stay() -> None:
    """A field that somebody filled in is the author's."""
    text = "Keep the cursor\n\n## Related issues\n\nFixes #12\n\n## Testing\n\nBy hand."
    assert Message(text).authored_body == "Fixes #12"


@given(
    st.lists(
        st.sampled_from(("## Why", "<!--", "-->", "- [ ] box", "  more", "text", "", "**Test**", "None")), max_size=9
    )
)
def test_only_lines_are_taken_out(lines: list[str]) -> None:
    """What is left was there, in the same order; stripping again changes nothing."""
    message = Message("Keep the cursor\n\n" + "\n".join(lines))
    once = without_template(message.body_paragraphs)
    left = [line for paragraph in once for line in paragraph]
    rest = iter(lines)
    assert all(any(line in given_line for given_line in rest) for line in left)


def test_a_long_body_takes_no_time() -> None:
    """Strangers write bodies, too."""
    began = time.process_time()
    for piece in ("<!--", "<!-- x -->", "- [ ] x\n", "## a\n", "**", "# "):
        without_template(((piece * 20_000,),))
        without_template(tuple((line,) for line in (piece * 5_000).split("\n") if line))
    assert time.process_time() - began < 5
