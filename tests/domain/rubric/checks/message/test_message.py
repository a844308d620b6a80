"""What holds for every check of the message."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.domain.coaching.phrases.lookup import finding_text
from craftnudge.domain.rubric.registry import checks_by_category
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.scorecard import CheckResult
from tests.support.facts import commit_record, facts_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.check import Check

CHECKS = checks_by_category()["message"]
MECHANICAL = {"CN110", "CN111", "CN112", "CN113", "CN114"}
# Large, so that the check of the body of large changes has an opinion.
FILES = (("src/report.py", 80, 60),)


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_the_examples_of_a_check_are_what_they_say(check: Check) -> None:
    """The good example is met and the bad one is not, by the check's own judgement."""
    assert check.evaluate(facts_of(check.good, *FILES)).result == "pass"
    assert check.evaluate(facts_of(check.bad, *FILES)).result in ("partial", "fail")


def test_points_add_up_to_the_weight_of_the_category() -> None:
    """40 points, at least ten checks, and at most five points on mechanical form."""
    assert sum(check.points for check in CHECKS) == 40
    assert len(CHECKS) >= 10
    assert sum(check.points for check in CHECKS if check.id in MECHANICAL) <= 5


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
@pytest.mark.parametrize("text", ["Corrige les tests du module réseau", "修复空列表时的崩溃\n\n因为列表可能为空。"])
def test_other_languages_are_not_scored_by_english_words(check: Check, text: str) -> None:
    """What is not read is not scored: only a placeholder is known in any language."""
    assert check.evaluate(facts_of(text)).result == "not_applicable" or check.id == "CN107"


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
@pytest.mark.parametrize(
    "text", ["", "\n\n", "x", "#", "\0", "a" * 70_000, "é" * 300, "🎉", "Fix:\n\n-\n-", "#1", "://"]
)
def test_no_message_is_too_odd(check: Check, text: str) -> None:
    """Every check has an answer to every text, with a share between 0 and 1 and a sentence."""
    facts = facts_of(text, known_files=False)
    outcome = check.evaluate(facts)
    assert 0 <= outcome.share <= 1
    result = CheckResult(check, outcome.result, 0, 0, outcome.kind, outcome.evidence)
    assert finding_text(result, facts).strip()


@pytest.mark.parametrize(
    ("text", "files"),
    [
        ("Fix typo in docs", (("docs/index.md", 1, 1),)),
        ("Fix typo in helpers.py", (("src/helpers.py", 1, 1),)),
        ("Bump pytest to 8.3.2", (("pyproject.toml", 1, 1),)),
        ("Rename Reader to JournalReader", (("src/a.py", 10, 10), ("src/b.py", 4, 4))),
        ("Document the limits of the cache", (("docs/cache.rst", 12, 2),)),
        ("Add tests for empty journals", (("tests/test_journal.py", 30, 0),)),
    ],
)
def test_a_careful_terse_commit_does_well(text: str, files: tuple[tuple[str, int, int], ...]) -> None:
    """Where the reason goes without saying, what and why are met, and little is lost by saying no more."""
    record = commit_record(text, *files)
    category = score_commit(record).category("message")
    results = {check.name: check.result for check in category.checks}
    assert results["missing-what"] == results["missing-reason"] == "pass"
    assert category.score is not None
    assert category.score >= 5.5


def test_a_long_message_without_a_reason_does_not() -> None:
    """Length alone earns nothing: a body that lists what was done leaves the why open."""
    listing = "".join(
        f"Move the function number {word} to the other file.\n" for word in ["one", "two", "three", "four"]
    )
    facts = facts_of(f"Move some functions to the other file\n\n{listing}", ("a.py", 300, 10))
    why = next(check for check in CHECKS if check.name == "missing-reason").evaluate(facts)
    assert why.result in ("partial", "fail")
    assert why.kind == "body_without_reason"
