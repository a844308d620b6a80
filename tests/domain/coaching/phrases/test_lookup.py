"""The words for a result: the same for the same situation in any commit."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.catalogue import FINDINGS, NOT_SCORED
from craftnudge.domain.coaching.phrases.lookup import advice_text, evidence_text, finding_text, praise_text
from craftnudge.domain.coaching.phrases.placeholders import fill
from craftnudge.domain.rubric.check import Evidence
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.scorecard import CheckResult
from tests.support.facts import commit_record, facts_of

REASON = all_checks()["CN102"]
MESSAGES = (
    "",
    "wip",
    "Update README",
    "Updated cart.py.",
    "Fix carts",
    "Fix typo",
    "Bump pytest to 8.3.2",
    "Fix login (#12)",
    "Better names",
    "Names should not be empty",
    "feat(cart): reject expired tokens and add a retry\n\n- one\n- two\n- three",
    "Close idle connections\n\nThe balancer drops them because it must free its ports.",
    "Corrige les tests du module",
    "Reject tokens\nwithout a blank line",
    "Rename Reader to JournalReader in all of the files that read journals and in their tests, everywhere",
)
CHANGES = (
    (),
    (("README.md", 1, 12),),
    (("src/cart.py", 9, 2), ("tests/test_cart.py", 4, 0)),
    (("src/cart.py", 900, 20), ("docs/cart.md", 40, 2), (".env", 3, 0), ("poetry.lock", 90, 80)),
    tuple((f"part{number}/file{number}.py", 3, 1) for number in range(12)),
)


def result_of(text: str) -> CheckResult:
    """The result of the check for a reason on a message."""
    outcome = REASON.evaluate(facts_of(text, ("src/cart.py", 30, 2)))
    return CheckResult(REASON, outcome.result, 0, 100, outcome.kind, outcome.evidence)


def test_one_situation_has_one_sentence() -> None:
    """Two commits without a reason get the same sentence and the same advice."""
    facts = facts_of("Show the total", ("src/cart.py", 30, 2))
    other = facts_of("Sort the rows", ("src/cart.py", 60, 9))
    assert finding_text(result_of("Show the total"), facts) == finding_text(result_of("Sort the rows"), other)
    assert finding_text(result_of("Show the total"), facts) == "I couldn't find a reason for the change to src/cart.py."
    assert advice_text(result_of("Show the total"), facts) == REASON.advice


@pytest.mark.parametrize("text", MESSAGES)
@pytest.mark.parametrize("files", CHANGES)
def test_every_situation_of_a_commit_has_its_own_sentence(text: str, files: tuple[tuple[str, int, int], ...]) -> None:
    """No phrase of a real outcome lacks a value, so that the heading would stand in for it."""
    card = score_commit(commit_record(text, *files))
    for result in card.checks:
        says, _, _ = FINDINGS[result.name].get(result.kind, ((), (), ()))
        text_of_it = fill(says or (NOT_SCORED[result.kind],), result.evidence, card.facts)
        assert text_of_it, f"{result.name}.{result.kind}"


def test_praise_quotes_the_reason() -> None:
    """A reason that is a sentence is praised by quoting it; a passing check without words is not praised."""
    text = "Close idle connections\n\nThe balancer drops them because it must free its ports."
    facts = facts_of(text, ("src/cart.py", 30, 2))
    assert praise_text(result_of(text), facts) == (
        'You say why: "The balancer drops them because it must free its ports."'
    )
    assert praise_text(result_of("Show the total (#12)"), facts_of("Show the total (#12)")) is None


def test_a_situation_without_a_phrase_gets_the_heading() -> None:
    """Any kind, also of a plug-in or an older line, has a sentence."""
    unknown = CheckResult(REASON, "fail", 0, 100, "no_such_situation")
    assert finding_text(unknown, facts_of("Show it")) == f"{REASON.fail_name}."
    assert evidence_text(Evidence("no_such_kind")) == "no such kind"
    assert evidence_text(Evidence("secret:no_such_form")) == "a key or token"
    assert evidence_text(Evidence("secret:stripe")) == "a Stripe key"
