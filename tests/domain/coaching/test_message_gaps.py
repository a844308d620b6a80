"""What a message surely leaves out."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.message_gaps import (
    lacks_reason,
    leaves_open_what,
    lists_branch,
    lists_two_things,
    tells_symptom,
)
from tests.support.changed import touching


@pytest.mark.parametrize(
    ("message", "leaves_open"),
    [
        ("Minor bug fixes", True),
        ("wip", True),
        ("fixes", True),
        ("Update README.md", True),
        ("Add README.md", False),
        ("Fixed silly mistake", True),
        ("Update CHANGELOG.md", False),
        ("Minor bug fixes in parse_header()", False),
        ("Fix the header", False),
        ("Fixes\n\nThe header was read twice.", True),
        ("Some changes in the cart", True),
        ("Change the cart", False),
        ("Fixes for the cart", False),
        ("cart: more tests\n\nof carts with two keys", False),
    ],
)
def test_a_message_of_empty_words_leaves_open_what_changed(message: str, leaves_open: bool) -> None:
    """So does one that only repeats the file; not where that file is a record of changes."""
    name = "CHANGELOG.md" if "CHANGELOG" in message else "README.md"
    assert leaves_open_what(touching(f"{name} +9 -2", message=message)) == leaves_open


@pytest.mark.parametrize(
    ("message", "file", "lacks"),
    [
        ("Use CSS Grid for the layout", "a.css +40 -39", True),
        ("Fix the page size", "a.py +1 -1", True),
        ("Fix the page size\n\nSigned-off-by: Ann <a@b>", "a.py +1 -1", True),
        ("Use CSS Grid for the layout", "a.css +1 -1", False),
        ("Use CSS Grid because floats overlap", "a.css +40 -39", False),
        ("Use CSS Grid to avoid floats", "a.css +40 -39", False),
        (
            "Use CSS Grid for the layout\n\nFloats overlapped on narrow screens and hid the text.",
            "a.css +9",
            False,
        ),
        ("Use CSS Grid\nfloats overlapped", "a.css +40 -39", False),
        ("Rework the layout for readability", "a.css +40 -39", False),
        ("Add a flag for right-to-left support", "a.css +40", False),
        ("Add missing floats", "a.css +40", False),
        ("Improve the layout. Now floats do not overlap", "a.css +40 -39", False),
        ("Fix the layout using float instead of grid", "a.css +9 -9", False),
        ("Use a grid rather than floats", "a.css +9 -9", False),
        ("Add support for right-to-left text", "a.css +9", False),
        ("Update GitHub Actions", "a.py +9 -3", False),
        ("Add types to the layout", "a.py +9", False),
        ("Add a flag", "a.py +1", False),
        ("Make the layout compatible with old browsers", "a.css +9", False),
        ("fix: reject floats that leave the page", "a.css +9 -3", False),
        ("fix: don't float empty pages", "a.css +9 -3", False),
        ("Remove unused styles", "a.css +0 -39", False),
        ("Remove some unnecessarily complex styles", "a.css +0 -39", False),
        ("Remove the now obsolete theme", "a.css +0 -39", False),
        ("Fix missing va_end", "a.c +1", False),
        ("Fix typos", "a.c +3 -3", False),
        ("Correct the version number", "a.c +3 -3", False),
        ("Use the new reader only on Python 3.14", "a.c +30 -3", False),
        ("Update the URL of the manual", "a.c +30 -3", False),
        ("Remove the dark theme so all colours are whole numbers", "a.css +0 -39", False),
        ("Simplify the layout", "a.css +30 -39", False),
        ("Fix KeyError on rows when keys repeat", "a.c +3 -3", False),
        ("Change the colour of rows", "a.c +3 -3", False),
        ("Change the colour of rows", "a.c +30 -3", True),
        ("Drop empty statements", "a.c +12 -12", False),
        ("Convert the rows to tables", "a.c +30 -30", False),
        ("Fix the naming of rows", "a.c +3 -3", False),
        ("Fix returning a pointer to a local", "a.c +3 -3", False),
        ('Fix "stream ended early" on long rows', "a.c +3 -3", False),
        ("Fix a case where the last row would be read as a head", "a.c +3 -3", False),
        ("Fix the page size (#12)", "a.py +1 -1", False),
        ("Reduce memory usage of rows", "a.c +3 -3", False),
        ("Convert slashes in paths on Windows", "a.c +3 -3", False),
        ("Update to the new module system", "a.c +30 -30", False),
        ("Update the data of the master version", "a.c +30 -30", False),
        ("Update the code style of rows", "a.c +30 -30", False),
        ("Fix integer overflow in the allocation of rows", "a.c +4 -4", False),
        ("Fix the allocation of rows", "a.c +4 -4", True),
        ("Set the type of the answer to text/csv re: RFC 7111", "a.py +14 -4", False),
        ("Helper functions now respect the base address", "a.py +14 -4", False),
        ("Add a key for the left hand", "a.js +6", False),
        ("Add a key for the left hand", "a.js +160", True),
        ("Add keys that select the left hand of a chord", "a.js +160", False),
        ("Add a key for the left hand", "a.js +60", False),
        ("Fix the cart when the key is not set", "a.js +6", False),
        ("Remove the incorrect key of the left hand", "a.js +6", False),
        ("Fix the misnamed key of the left hand", "a.js +6", False),
        ("Make the table const", "a.c +40 -40", False),
        ("Remove the dark theme", "a.css +0 -39", True),
        ("Add tests for the layout", "tests/test_a.py +40", False),
        ("Describe the layout", "README.md +40", False),
        ("Release 1.4.0", "a.py +1 -1", False),
        ("Layout", "a.css +40 -39", False),
        ("Utilise la grille pour la mise en page", "a.css +40 -39", False),
    ],
)
def test_a_reason_is_missed_only_where_it_is_needed(message: str, file: str, lacks: bool) -> None:
    """Of work on code whose kind is known, without a body and without a word of reason in the subject."""
    assert lacks_reason(touching(file, message=message)) == lacks


def test_a_symptom_is_a_word_of_failure_or_a_condition() -> None:
    """Then the cause is asked for, and not how the bug showed."""
    assert tells_symptom(touching("a.py +1", message="Fix a crash on empty pages"))
    assert not tells_symptom(touching("a.py +1", message="Fix the page size"))


def test_a_squashed_branch_is_a_list_as_a_forge_writes_it() -> None:
    """Three subjects are a log of work; two are two changes if they share no word. Steps and scenarios are neither."""
    two = "Add a tag (#1)\n\n* Fix the regex of hosts\n\nIt matched any sign.\n\n* Add media.ccc.de to videos"
    same = "Suggest help (#1)\n\n* Suggest help\n\n* Use the flag of help"
    scenario = "Ensure the view (#1)\n\nIt could happen:\n- Module A calls it\n- Module B calls it\n- both fail"
    other = "Suggest help (#1)\n\n* Suggest help\n\n* Better names, run both ways"
    told = f"{same}\n\n* Fixes\n\n* Lint\n\nUsers typed the name of a command wrong and got no hint, as #12 tells."
    messages = (two, same, f"{same}\n\n* Fixes\n\n* Apply suggestions", scenario, other, told)
    facts = [touching("a.py +9", message=text) for text in messages]
    assert [lists_two_things(each) for each in facts] == [True, False, False, False, False, False]
    assert [lists_branch(each) for each in facts] == [False, False, True, False, False, False]


def test_a_word_that_is_a_file_name_as_well_says_enough_in_a_wide_change() -> None:
    """One of many files is called timeout, and the commit is about a timeout."""
    files = ("index.js +9", "timeout.js +9", "a.js +1", "b.js +1")
    assert leaves_open_what(touching(*files[:2], message="Update timeout"))
    assert not leaves_open_what(touching(*files, message="Update timeout"))


def test_a_first_commit_needs_no_more_than_its_name() -> None:
    """The name "Initial commit" is vague, and says of a commit without parents what there is to say."""
    assert leaves_open_what(touching("README.md +9", message="Initial commit"))
    assert not leaves_open_what(touching("README.md +9", message="Initial commit", parents=()))
