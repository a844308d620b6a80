"""What to do about a danger, by the moment."""

from __future__ import annotations

from craftnudge.domain.coaching.dangers import danger_advice, dangers_of
from craftnudge.domain.coaching.phrases.catalogue import DANGER_ADVICE
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.score import score_commit
from tests.support.changed import touching


def test_each_dangerous_check_has_advice_for_each_moment() -> None:
    """None is left with words that do not fit."""
    dangerous = {check.name for check in all_checks().values() if check.dangerous}
    for moment in ("staged", "committed", "pushed"):
        assert {key.partition(".")[0] for key in DANGER_ADVICE if key.endswith(f".{moment}")} == dangerous


def test_the_advice_names_the_files() -> None:
    """As a shell takes them; a commit without a danger has none."""
    facts = touching("A .DS_Store", "A src/a.py")
    (danger,) = dangers_of(score_commit(facts.record))
    assert "`git rm -r --cached .DS_Store`" in (danger_advice(danger, facts, "staged") or "")
    assert dangers_of(score_commit(touching("A src/a.py").record)) == ()
