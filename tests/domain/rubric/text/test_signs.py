"""The signs that a message shows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.text.sign_table import SIGN_OF, SIGNS
from craftnudge.domain.rubric.text.word_pairs import PHRASES, phrase_at
from tests.support.facts import commit_record, facts_of


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("to avoid work", "purpose"),
        ("to not allow work", "purpose"),
        ("in order to work", "purpose"),
        ("you don't have to work", "purpose"),
        ("so that it works", "purpose"),
        ("for consistency", "purpose"),
        ("to use it", "aim"),
        ("for debugging", "aim"),
        ("for now", "aim"),
        ("it used to work", "compared"),
        ("no longer works", "compared"),
        ("just in case", "compared"),
        ("rather than work", "compared"),
        ("instead of work", "compared"),
        ("as per review", "compared"),
        ("even if it works", "compared"),
        ("after all", "compared"),
        ("whenever it works", "compared"),
        ("which nobody uses", "purpose"),
        ("which breaks it", "purpose"),
        ("which works", None),
        ("to you", None),
        ("so", None),
        ("for us", None),
        ("longer names", None),
        ("as usual", None),
        ("to", None),
    ],
)
def test_two_words_mean_more_than_one(text: str, phrase: str | None) -> None:
    """A phrase differs from its words apart."""
    words = text.split()
    found = [phrase_at(words, at) for at, word in enumerate(words) if word in PHRASES]
    assert next((one for one in found if one), None) == phrase


@pytest.mark.parametrize(
    ("text", "files", "sign"),
    [
        ("Remove a leak", (), "corrects"),
        ("Do not wait", (), "behaves"),
        ("Avoid a second wait", (), "averts"),
        ("fix: waiting", (), "corrects"),
        ("Ensure order", (), "behaves"),
        ("Replace a with b", (), "swap"),
        ("manifest -> hooks", (), "swap"),
        ("Sort by name", (), "means"),
        ("style: blank lines", (), "reshapes"),
        ("A\n\n- one\n- two and three more words", (), "bullets"),
        ("A\n\nNow it waits. Replace the lock too.", (), "body_action"),
        ("A\n\nThis commit adds a lock there.", (), "body_action"),
        ("A\n\nFix the bug that is there still.", (), "body"),
        ("A\n\nIt calls `read line` there still.", (), "body_code_name"),
        ("Fix waiting\n\nIt was wrong all the time there.", (), "corrects_no_action"),
        ("Update to 2.1", (), "exact_version"),
        ("Update to Gson 2.8.5", (), "exact_version"),
        ("Use Okio 1.4.0", (), "exact_version"),
        ("Remove an unused import", (), "subject_waste_removed"),
        ("Improve the documentation", (), "documents"),
        ("Rows are sorted by name", (), "states"),
        ("Better names for the tests", (), "vague_start"),
        ("Stale rows in the report", (), "problem_alone"),
        ("Fix the crash", (), "corrects_problem"),
        ("Fix sorting (#12)", (), "corrects_ticket"),
        ("Fix a typo in the readme", (), "corrects_text_alone"),
        ("Eliminate some dead code", (), "subject_waste_removed"),
        ("OLD_NAME -> NEW_NAME", (), "moves"),
        ("Reindent the table", (), "reshapes"),
        ("Split the rule to shorten names", (), "subject_purpose"),
        ("fix(lexer): handle empty rules", (), "repairs_by"),
        ("fix: remove stale rules (#12)", (), "repairs_by"),
        ("A", (("pom.xml", 2, 2),), "only_build"),
        ("A", (("tests/test_a.py", 2, 2),), "only_tests"),
        ("A", (("a.py", 500, 2),), "code_many_lines"),
    ],
)
def test_a_sign_is_shown(text: str, files: tuple[tuple[str, int, int], ...], sign: str) -> None:
    """One message for each sign that needs more than a word."""
    assert sign in facts_of(text, *files).evidence.signs


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Use three threads", "exact_version"),
        ("Use 4.5 as the limit of a card", "exact_version"),
        ("Mark a field as unused", "subject_waste_removed"),
        ("Remove the readme", "documents"),
        ("Add a check that the lock is held", "states"),
        ("Ensure rows are sorted", "states"),
        ("Sort rows better", "vague_start"),
        ("Remove stale rows from the report", "problem_alone"),
        ("Refuse stale rows to avoid a crash", "problem_alone"),
        ("Remove the crash handler", "corrects_ticket"),
        ("Say OLD -> NEW in the table", "moves"),
        ("Fix the lexer", "repairs_by"),
        ("fix: empty rules", "repairs_by"),
        ("fix(lexer): handle empty rules (#12)", "corrects_ticket"),
        ("Sort rows (#12)", "corrects_ticket"),
        ("Fix a typo in the readme\n\nIt named the wrong folder to put it in.", "corrects_text_alone"),
    ],
)
def test_a_sign_is_not_shown(text: str, sign: str) -> None:
    """The near misses: the same words in another place or company."""
    assert sign not in facts_of(text).evidence.signs


def test_a_word_about_a_word_is_no_need() -> None:
    """Of "might -> must" both are words that are changed."""
    assert "subject_need" not in facts_of("might -> must").evidence.signs


def test_without_files_there_are_no_signs_of_files() -> None:
    """Unknown is neither few nor many."""
    signs = facts_of("Add a lock", known_files=False).evidence.signs
    assert not {"few_lines", "many_lines", "only_docs", "mostly_new"} & signs.keys()


def test_a_dash_in_prose_is_no_bullet() -> None:
    """Only a line that begins with one is an entry of a list."""
    assert "bullets" not in facts_of("A\n\nIt waits - and then it goes on.").evidence.signs


def test_without_totals_there_are_no_signs_of_size() -> None:
    """A list of files without figures has kinds alone."""
    record = replace(commit_record("Add a lock", ("docs/a.md", 900, 0)), totals=None)
    signs = Facts(record).evidence.signs
    assert "only_docs" in signs
    assert "mostly_new" not in signs


def test_purposes_outdo_aims() -> None:
    """A message with both is counted once."""
    signs = facts_of("Wait to use it, to avoid a race").evidence.signs
    assert "subject_purpose" in signs
    assert "subject_aim" not in signs


def test_every_sign_of_the_table_has_a_weight_and_a_name_of_its_own() -> None:
    """A sign without a weight would be dead, and names are keys."""
    assert len(SIGN_OF) == len(SIGNS)
    assert all(sign.why is not None or sign.what is not None for sign in SIGNS)
