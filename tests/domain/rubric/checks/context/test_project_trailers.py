"""project-trailers: trailers beside those of the project."""

from __future__ import annotations

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.context.project_trailers import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

SIGNED = Past(50, {"signed_off": 50, "body": 50})
PLAIN = "Count readers\n\nEditors ask for it.\n"


def test_a_missing_sign_off_is_a_situation_of_its_own() -> None:
    """It has its own advice, `git commit -s`, where all other commits are signed off."""
    without = CHECK.evaluate(Facts(a_record(PLAIN, past=SIGNED)))
    signed = CHECK.evaluate(Facts(a_record(f"{PLAIN}\nSigned-off-by: Ann Dev <ann@example.org>\n", past=SIGNED)))
    assert (without.kind, without.result, without.evidence[0].figure) == ("no_sign_off", "fail", 50)
    assert (signed.kind, signed.share) == ("fits", 1)


def test_other_trailers_are_a_difference_like_any() -> None:
    """A reviewer that all others have."""
    reviewed = Past(50, {"reviewed": 50, "other_trailers": 50})
    assert CHECK.evaluate(Facts(a_record(PLAIN, past=reviewed))).kind in ("differs", "no_clear_difference")
    assert CHECK.evaluate(Facts(a_record(PLAIN, past=Past(50)))).kind == "fits"
