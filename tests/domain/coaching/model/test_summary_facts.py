"""What a model may sum up of a history."""

from __future__ import annotations

from datetime import timedelta

from craftnudge.domain.coaching.model.summary_facts import facts_of_insights, facts_of_progress
from craftnudge.domain.habits.insight import Insight
from craftnudge.domain.habits.progress import progress
from tests.support.scored import MONDAY, Diary, check_result


def test_insights_speak_for_themselves() -> None:
    """Headline and detail under the insight's name, eight at most."""
    figures = {"large_share": 0.31, "small_share": 0.74}
    insight = Insight("large_explain_less", figures, (), None, 0.5, {"large_lines": 200}, "big-commits")
    text = "Large commits explain why less often. Over 200 lines: 31% give a reason. Smaller commits: 74%."
    assert facts_of_insights([insight] * 12)[:1] == [("big-commits", text)]
    assert len(facts_of_insights([insight] * 12)) == 8


def test_progress_shows_what_changed_and_what_costs() -> None:
    """Clear changes of scores and habits with both figures; the costliest habit once; nothing without commits."""
    now, before = Diary(), Diary()
    for day in range(20):
        failed = check_result("CN102", "what", 0.0)
        now.write(day, checks=(check_result("CN101", "why", 1.0), failed))
        before.write(day - 30, checks=(check_result("CN101", "why", 0.0), failed))
    today = MONDAY + timedelta(days=25)
    facts = dict(facts_of_progress(progress(now.commits, before.commits, who="Ann", today=today, days=30)))
    assert facts["score"] == "The score is 1.0, +1.0 from the period before."
    assert facts["CN101"].endswith(": 100% of commits, 0% before.")
    assert facts["CN102"] == f"{failed.check.fail_name}: 100% of commits. It costs 1.0 points per commit."
    assert facts_of_progress(progress([], [], who="Ann", today=today, days=30)) == []
