"""What speaks of a second change."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.text.second_change import another_change


@pytest.mark.parametrize(
    ("subject", "body", "quote"),
    [
        ("Add receipts, fix rounding and update the settings", "", "and update"),
        ("Fix negative stock; add Foo; also reformat the store", "", "also reformat"),
        ("Add a parser and also rename the lexer", "", "and also"),
        ("Add a parser", "Also fix a small bug in the lexer.", "Also"),
        ("Add a parser", "It was asked for.\n\nAlso, we now reuse the lexer.", ".\n\nAlso"),
        ("Add a parser", "Also the option of the lexer was removed.", "Also"),
        ("Add a parser", "Also some more cases added.", "Also"),
        ("Add a parser", "Also allow more in names.", "Also"),
        ("Add a parser", "While at it, sort the rules.", "While at it"),
        ("Add a parser", "An unrelated cleanup of the lexer is in here.", "unrelated cleanup"),
        ("docs: misc updates", "", "misc updates"),
        ("Various small improvements to the lexer", "", "Various small improvements"),
        ("Add a parser and remove the lexer", "", "and remove"),
        ("lexer: add a rule and drop another", "", "and drop"),
        ("Fix names and fix a regression of the tests", "", "and fix"),
        ("Fix five bugs in the lexer", "", "five bugs"),
        ("Sort the rules. Remove the old lexer.", "", "Remove"),
    ],
)
def test_a_second_change_is_quoted(subject: str, body: str, quote: str) -> None:
    """Three actions, words beside the main change, two actions, a number of changes, a further sentence."""
    found = another_change(subject, body)
    assert found is not None
    assert found.quote == quote


@pytest.mark.parametrize(
    ("subject", "body"),
    [
        ("Send fewer wants", "Also, fetch does not have to ask for what it has."),
        ("Count once", "Also this behaviour is different from the other tool's."),
        ("Count once", "Also note that the option never had a say."),
        ("Count once", "Also on lazyfree.c:"),
        ("Count once", "It walks the tree and also counts what it sees."),
        ("Describe first", "There are defined sequences for various tasks."),
        ("Merge with care", "Nobody should merge unrelated upstream progress."),
        ("Move various links to https", ""),
        ("Pull misc objects", ""),
        ("Rename and move the options", ""),
        ("Add, remove and rename users", ""),
        ("Fix rounding, add a test and update the docs", ""),
        ("apply: rename and move the options", ""),
        ("Remove the option and make it the default", ""),
        ("Fix the size of a string and add a test", ""),
        ("Remove the sentinel and update docs", ""),
        ("Set the length of what is sent. Fixes #447", ""),
        ("Set the length of what is sent. Fix for issue #447", ""),
        ("Deny dots in names. Add tests for that too.", ""),
        ("Also", ""),
        ("Set the length. Also: a note", ""),
    ],
)
def test_more_of_the_same_is_no_second_change(subject: str, body: str) -> None:
    """A statement, an effect, one action in two verbs, a ticket, and what goes with any change."""
    assert another_change(subject, body) is None
