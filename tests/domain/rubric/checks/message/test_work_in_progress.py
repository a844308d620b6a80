"""Is the message a finished one?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.work_in_progress import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    "text",
    [
        *(
            "wip",
            "WIP: parser",
            "[wip] parser",
            "tmp",
            "checkpoint",
            "asdf",
            "...",
            "xxx",
            "Commit.",
            "parser: wip",
            "",
        ),
        *("Add files via upload", "address review comments", "Apply suggestions from code review", "Fixes PR feedback"),
        *(
            "Apply 1 suggestion(s) to 1 file(s)",
            "a.py edited online with Bitbucket",
            "Squashed commit of the following:",
        ),
        *("ugh needed to fix docker", "okay, i think it is right now", "go tests pass, i kind of like it"),
    ],
)
def test_placeholders_are_missed(text: str) -> None:
    """Work in progress, keyboard mash, and names for no change at all."""
    assert CHECK.evaluate(facts_of(text)).result == "fail"


def test_marks_of_a_merge_or_a_template_fail() -> None:
    """Marks of a merge and of git's own template are quoted."""
    scissors = "------------------------ >8 ------------------------"
    combination = "# This is a combination of 2 commits."
    for left in (
        "<<<<<<< HEAD",
        "# Please enter the commit message for",
        combination,
        scissors,
        f"# {scissors}",
        f"; {scissors}",
    ):
        text = f"Add it\n\n{left}\n"
        outcome = CHECK.evaluate(facts_of(text))
        assert outcome.result == "fail"
        assert outcome.evidence[0].quote


def test_a_list_of_conflicts_costs_a_part() -> None:
    """Git's list of conflicts at the end is reported; the words in prose are not."""
    outcome = CHECK.evaluate(facts_of("Read the header first\n\nIt holds the length.\n\n# Conflicts:\n#\ta.c\n"))
    assert (outcome.result, outcome.kind, outcome.evidence[0].quote) == ("partial", "conflict_list", "# Conflicts:")
    assert CHECK.evaluate(facts_of("wip\n\n# Conflicts:\n#\ta.c\n")).kind == "placeholder"
    prose = "List conflicts\n\nConflicts: two files at once.\n\nThey are shown first."
    assert CHECK.evaluate(facts_of(prose)).result == "pass"


@pytest.mark.parametrize(
    "text",
    [
        *("Backup the journal first", "Temporary files go to /tmp", "Todo list: sort by date", "=======, a rule"),
        *("Address review comments by their line", "Oops is an error page now", "Loop with i like the others do"),
    ],
)
def test_sentences_that_begin_so_are_met(text: str) -> None:
    """The words of placeholders may begin a sentence."""
    assert CHECK.evaluate(facts_of(text)).result == "pass"


def test_other_scripts_are_not_scored() -> None:
    """Placeholders are known in English."""
    assert CHECK.evaluate(facts_of("修复空列表时的崩溃")).result == "not_applicable"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("wip", "placeholder"),
        ("Work in progress", "placeholder"),
        ("wip: save", "placeholder"),
        ("[WIP] Add the parser", "marked_unfinished"),
        ("wip(ssr): hydrate static nodes", "marked_unfinished"),
    ],
)
def test_a_mark_before_what_was_done_is_no_placeholder(text: str, kind: str) -> None:
    """It says what was done all the same, and doesn't cap the score."""
    outcome = CHECK.evaluate(facts_of(text))
    assert (outcome.result, outcome.kind) == ("fail", kind)
    assert (kind in dict(CHECK.caps_tenths)) == (kind == "placeholder")


@pytest.mark.parametrize("text", ["Corrige a falha no login", "Fehler beim Anmelden behoben", "修复登录"])
def test_a_language_that_is_not_read_earns_nothing_here(text: str) -> None:
    """That no placeholder is seen is no point for a message that is not read, in Latin letters or others."""
    assert CHECK.evaluate(facts_of(text)).result == "not_applicable"
