"""A message as words."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.text.message_words import Wording, count_words, words_of


@pytest.mark.parametrize(
    ("subject", "area", "headline"),
    [
        ("Add a lock", "", "Add a lock"),
        ("feat(api)!: add a lock", "feat(api)!", "add a lock"),
        ("t/lib-httpd: add a lock", "t/lib-httpd", "add a lock"),
        ("[JOURNAL] Add a lock", "", "Add a lock"),
        ("ABC-12: add a lock", "", "add a lock"),
        ("issue #364: add a lock", "", "add a lock"),
        ("fix issue #364: add a lock", "", "add a lock"),
        ("Closes #364 - add a lock", "", "add a lock"),
        ("Fix #364 and add a lock", "", "Fix #364 and add a lock"),
        ("fix: add a lock", "fix", "add a lock"),
        ("✨ Add a lock", "", "Add a lock"),
        (":sparkles: Add a lock", "", "Add a lock"),
        ("Add a lock (#12)", "", "Add a lock"),
        ("Add a lock. Fixes #12.", "", "Add a lock"),
        ("Add a lock, closes ABC-12", "", "Add a lock"),
        ("Add a lock [skip ci]", "", "Add a lock"),
        ("Add HTTP/2 in 2012", "", "Add HTTP/2 in 2012"),
        ("Add (#pragma) in (12)", "", "Add (#pragma) in (12)"),
    ],
)
def test_a_headline_is_what_the_subject_says(subject: str, area: str, headline: str) -> None:
    """Without area, tags, emoji, tickets and marks for build servers."""
    wording = Wording(Message(subject), frozenset({"ABC"}))
    assert (wording.area, wording.headline) == (area, headline)


@pytest.mark.parametrize("subject", ["https://example.org/browse/ABC-12", "#12", "ABC-12"])
def test_a_ticket_for_a_subject_leaves_the_saying_to_the_body(subject: str) -> None:
    """The first paragraph of the body is the headline then; without a body there is little."""
    keys = frozenset({"ABC"})
    assert Wording(Message(f"{subject}\n\nAdd a lock\naround it\n\nMore"), keys).headline == "Add a lock around it"
    assert "lock" not in Wording(Message(subject), keys).headline


def test_a_name_with_a_number_is_a_word() -> None:
    """Only the keys of tickets are taken off."""
    assert Wording(Message("Drop support for RHEL-7")).headline == "Drop support for RHEL-7"
    assert Wording(Message("UTF-8: read it")).area == "utf-8"


def test_a_body_is_read_without_pointers() -> None:
    """Lines that only name tickets, and addresses within lines, are no words."""
    wording = Wording(
        Message("Add a lock\n\nTwo writers, see https://example.org/x there.\n\nCloses #12\nSee gh-3, #4\n")
    )
    assert wording.body_words == ["two", "writers", "see", "there"]


def test_the_list_of_a_squashed_branch_is_no_body() -> None:
    """The subjects that a forge puts together are no words about the change; what stands beside them is."""
    squashed = "Add a lock (#12)\n\n* Add a lock\n\n* fix the linter\n  again\n\nTwo writers met.\n\n* Apply review"
    assert Wording(Message(squashed)).body_words == ["two", "writers", "met"]
    steps = "Add a lock\n\nIt is taken\n* by writers\n* by readers that wait"
    assert "readers" in Wording(Message(steps)).body_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Исправить падение при пустом списке", 5),
        ("修复空列表时的崩溃", 5),
        ("แก้บั๊ก", 4),
        ("Fix für Ärger", 3),
    ],
)
def test_words_are_counted_in_any_script(text: str, words: int) -> None:
    """A word between blanks is one, however long; where a script sets no blanks, two signs count for one."""
    assert count_words(text) == words


def test_what_names_the_change_is_counted() -> None:
    """Figures and the part of the project say what a change is about; a type of change alone does not."""
    assert Wording(Message("build: test on 8, 10")).naming_words == 5
    assert Wording(Message("chore: test on all")).naming_words == 3


def test_words_keep_apostrophes_and_hyphens_inside() -> None:
    """Signs around words, dashes and quotes fall away; typographic ones too."""
    assert words_of("Don’t re-use 'x' -- it's “bad”: a--b -c (d)") == [
        *("don't", "re-use", "x", "it's", "bad", "a", "b", "c", "d")
    ]


def test_names_from_code_are_found() -> None:
    """In backquotes, called, dotted, with inner capitals, underscores, dashes in front, paths, acronyms."""
    wording = Wording(Message("Let readLine() of `x y`, a.b, snake_case, --flag, src/a.c and HTTP be"))
    assert wording.code_names == ["readLine()", "`x y`", "a.b", "snake_case", "--flag", "src/a.c", "HTTP"]
    assert Wording(Message("Add a lock")).code_names == []
    assert Wording(Message("A\n\nCalls readLine now")).body_code_name == "dLine"
    assert Wording(Message("A\n\nCalls `read line` now")).body_code_name == "`read line`"
    assert Wording(Message("A\n\nCalls it now")).body_code_name is None
