"""The prefix that the project uses."""

from __future__ import annotations

from craftnudge.domain.commits.past import Past
from craftnudge.domain.rubric.checks.context.project_prefix import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

PAST = Past(50, habits={"conventional": 49, "either_prefix": 0}, types={"fix": 30, "feat": 19})


def test_a_prefix_is_missed_where_nearly_all_commits_have_one() -> None:
    """The same subject with it earns more."""
    plain = CHECK.evaluate(Facts(a_record("Add a total", past=PAST)))
    typed = CHECK.evaluate(Facts(a_record("feat: add a total", past=PAST)))
    assert plain.result in ("partial", "fail")
    assert typed.share > plain.share
