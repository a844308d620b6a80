"""Does the subject name a thing of its own?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.vague_subject import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Sort the contributors in the about dialog", "definite"),
        ("Cache the result of parse_url() per host", "named"),
        ("Introduce the journal lock", "named"),
        ("Fix typo in docs", "enough_for_kind"),
    ],
)
def test_a_definite_subject_is_met(text: str, kind: str) -> None:
    """By several words of content, by a name from the code or of a changed file, or because nothing more is needed."""
    outcome = CHECK.evaluate(facts_of(text, ("src/journal.py", 3, 2)))
    assert outcome.result == "pass"
    assert outcome.kind == kind


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("Minor changes", "fail"),
        ("", "fail"),
        ("Rounding", "partial"),
        ("Handle retries", "partial"),
        ("Polish", "fail"),
    ],
)
def test_a_subject_for_any_commit_is_not(text: str, result: str) -> None:
    """Words that fit every commit name nothing; one word leaves it open."""
    assert CHECK.evaluate(facts_of(text, ("src/other.py", 90, 90))).result == result


@pytest.mark.parametrize(
    "text",
    [
        "Update journal.py",
        "Fix src/journal.py (#12)",
        "Change journal",
        "Journal update",
        "journal.py",
        "Journal (#12)",
    ],
)
def test_a_verb_and_a_file_say_no_more_than_the_list_of_files(text: str) -> None:
    """Naming the changed file alone names nothing that the commit does not show anyhow."""
    outcome = CHECK.evaluate(facts_of(text, ("src/journal.py", 3, 2)))
    assert outcome.share == 0.2
    assert outcome.kind == "file_names_only"
    for more in ("Change journal keys", "Journal of keys"):
        assert CHECK.evaluate(facts_of(more, ("src/journal.py", 3, 2))).share != 0.2


def test_half_definite_subjects_say_so() -> None:
    """One object beside its verb earns a part."""
    outcome = CHECK.evaluate(facts_of("Handle empty retries", ("a.py", 90, 90)))
    assert 0.3 < outcome.share < 0.95
    assert outcome.kind == "vague"


def test_a_subject_that_adds_what_is_only_deleted_contradicts_the_change() -> None:
    """Whatever it names; not where lines were added too, or where a deletion can add something."""
    outcome = CHECK.evaluate(facts_of("Add the parser of dates", ("src/dates.py", 0, 7)))
    assert (outcome.result, outcome.kind) == ("fail", "contradiction")
    assert outcome.evidence[0].quote == "Add"
    for text, added, deleted in (
        ("Add the parser of dates", 1, 7),
        ("Add the parser of dates", 0, 0),
        ("Remove the parser of dates", 0, 7),
        ("Add Windows to the build by removing its exclusion", 0, 7),
    ):
        assert CHECK.evaluate(facts_of(text, ("src/dates.py", added, deleted))).kind != "contradiction"
