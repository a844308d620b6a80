"""Does the subject name a thing of its own?"""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.checks.message.vague_subject import CHECK
from tests.support.facts import facts_of


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Sort the contributors in the about dialog", "one definite thing"),
        ("Cache the result of parse_url() per host", "names parse_url()"),
        ("Introduce the journal lock", "names journal"),
        ("Fix typo in docs", "definite enough"),
    ],
)
def test_a_definite_subject_is_met(text: str, said: str) -> None:
    """By several words of content, by a name from the code or of a changed file, or because nothing more is needed."""
    outcome = CHECK.evaluate(facts_of(text, ("src/journal.py", 3, 2)))
    assert outcome.result == "pass"
    assert said in outcome.says


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
    assert "list of files" in outcome.says
    for more in ("Change journal keys", "Journal of keys"):
        assert CHECK.evaluate(facts_of(more, ("src/journal.py", 3, 2))).share != 0.2


def test_the_advice_names_the_biggest_file() -> None:
    """The question points at the place, or at none where the files are not known."""
    outcome = CHECK.evaluate(facts_of("Minor changes", ("a/small.py", 1, 1), ("b/big.py", 9, 9)))
    assert outcome.advice == "Name the thing: what in big.py did you change?"
    assert CHECK.evaluate(facts_of("Minor changes", known_files=False)).advice == "Name the thing: what did you change?"


def test_half_definite_subjects_say_so() -> None:
    """One object beside its verb earns a part."""
    outcome = CHECK.evaluate(facts_of("Handle empty retries", ("a.py", 90, 90)))
    assert 0.3 < outcome.share < 0.95
    assert "more definite" in outcome.says
