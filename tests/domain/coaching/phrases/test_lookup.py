"""What is said of a result: the same words for the same situation, whatever the commit."""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.lookup import advice_text, evidence_text, finding_text, praise_text
from craftnudge.domain.rubric.check import Evidence
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.scorecard import CheckResult
from tests.support.facts import facts_of

REASON = all_checks()["CN102"]


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


def test_praise_quotes_the_reason() -> None:
    """A reason that is a sentence is praised by quoting it; a passing check without words is not praised."""
    text = "Close idle connections\n\nThe balancer drops them because it must free its ports."
    facts = facts_of(text, ("src/cart.py", 30, 2))
    assert praise_text(result_of(text), facts) == (
        'You say why: "The balancer drops them because it must free its ports."'
    )
    assert praise_text(result_of("Show the total (#12)"), facts_of("Show the total (#12)")) is None


def test_a_situation_without_a_phrase_gets_the_heading() -> None:
    """Whatever a plug-in or an older line answers, there is a sentence."""
    unknown = CheckResult(REASON, "fail", 0, 100, "no_such_situation")
    assert finding_text(unknown, facts_of("Show it")) == f"{REASON.fail_name}."
    assert evidence_text(Evidence("no_such_kind")) == "no such kind"
    assert evidence_text(Evidence("secret:no_such_form")) == "a key or token"
    assert evidence_text(Evidence("secret:stripe")) == "a Stripe key"
