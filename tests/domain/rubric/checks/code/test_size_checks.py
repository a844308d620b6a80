"""Size and spread: how much there is to review, from the files alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.commits.past import Past, TouchedPast
from craftnudge.domain.commits.record import Totals
from craftnudge.domain.rubric.change.piecewise_linear import LogScale
from craftnudge.domain.rubric.checks.code import change_size, code_spread, missing_tests, rewritten_lines, shared_files
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import checks_by_category
from tests.support.cards import a_record
from tests.support.changed import touching

UNKNOWN = Facts(a_record(files=None, totals=None))


def test_the_category_has_its_twenty_points() -> None:
    """The checks of code are worth 20 of 100 points together, and there are at least nine."""
    checks = checks_by_category()["code"]
    assert sum(check.points for check in checks) == pytest.approx(20)
    assert len(checks) >= 9
    assert len({check.id for check in checks}) == len({check.topic for check in checks}) == len(checks)


def test_no_check_of_code_scores_an_unknown_commit() -> None:
    """Without files, facts and past no check applies, and each says why."""
    outcomes = [check.evaluate(UNKNOWN) for check in checks_by_category()["code"]]
    assert {outcome.result for outcome in outcomes} == {"not_applicable"}
    assert {outcome.kind for outcome in outcomes} == {"no_files", "not_measured", "too_few_commits"}


@given(st.integers(0, 30_000), st.integers(0, 30_000))
def test_more_lines_never_earn_more(one: int, other: int) -> None:
    """The share falls with every line, so that any two sizes can be told apart."""
    less, more = sorted((one, other))
    shares = [change_size.CHECK.evaluate(touching(f"a.py +{lines}")).share for lines in (less, more)]
    assert shares[0] >= shares[1]
    if less != more and more < 20_000:
        assert shares[0] > shares[1]


def test_the_knots_of_size_are_where_they_were_measured() -> None:
    """A hundred lines pass, two hundred earn about half, thousands next to nothing."""
    results = {lines: change_size.CHECK.evaluate(touching(f"a.py +{lines}")) for lines in (1, 100, 200, 20_000)}
    assert results[100].result == "pass"
    assert results[200].result == "partial"
    assert results[200].share == pytest.approx(0.47)
    assert results[20_000].result == "fail"
    assert (results[1].kind, results[1].evidence[0].figure, results[1].evidence[0].path) == ("reviewable", 1, None)
    assert (results[200].kind, results[200].evidence[0].figure, results[200].evidence[0].path) == ("large", 200, "a.py")


def test_generated_lines_do_not_count() -> None:
    """Lock files count nothing, prose little, and code with a marker of generated files is subtracted."""
    heavy = touching("a.py +100")
    generated = touching("a.py +100", "b.py +900", code=CodeFacts({"aside_files": 1, "aside_added": 900}))
    locked = touching("a.py +100", "poetry.lock +4000", code=CodeFacts({"aside_files": 1, "aside_added": 4000}))
    assert (
        change_size.CHECK.evaluate(generated).share
        == change_size.CHECK.evaluate(locked).share
        == change_size.CHECK.evaluate(heavy).share
    )
    assert change_size.CHECK.evaluate(touching("README.md +100")).share > change_size.CHECK.evaluate(heavy).share


def test_files_beyond_the_list_count_too() -> None:
    """Where the list of files was cut, the totals count."""
    whole = touching("a.py +10", *(f"{at}.py +10 -1" for at in range(5)))
    cut = Facts(a_record(files=(whole.record.files or ())[:1], totals=Totals(6, 60, 5, 6)))
    assert whole.workload
    assert cut.workload
    assert cut.workload.weighted_lines == whole.workload.weighted_lines
    assert cut.workload.touched_files == whole.workload.touched_files == 5


def test_spread_counts_code_files_whose_lines_change() -> None:
    """New files, tests and prose don't count; the more code files change, the fewer points."""
    assert code_spread.CHECK.evaluate(touching("new.py +100", "tests/test_a.py +5 -5", "README +1 -1")).share == 1
    one = code_spread.CHECK.evaluate(touching("a.py +1 -1"))
    many = code_spread.CHECK.evaluate(touching(*(f"{at}.py +1 -1" for at in range(20))))
    assert (one.result, many.result) == ("pass", "partial")
    assert [outcome.evidence[0].figure for outcome in (one, many)] == [1, 20]


def test_a_change_of_comments_does_not_count_as_spread() -> None:
    """Where the measured lines contain no code, no existing code changes."""
    comments = CodeFacts({"comment_added": 2, "comment_deleted": 2})
    assert code_spread.CHECK.evaluate(touching("a.py +2 -2", code=comments)).share == 1
    assert code_spread.CHECK.evaluate(touching("a.py +2 -2", code=CodeFacts({"source_added": 2}))).share < 1


def test_rewriting_costs_little_and_deleting_nothing() -> None:
    """Lines that replaced others count; lines that were only deleted do not."""
    assert rewritten_lines.CHECK.evaluate(touching("a.py +0 -500")).share == 1
    outcome = rewritten_lines.CHECK.evaluate(touching("a.py +400 -500"))
    assert outcome.result == "partial"
    assert outcome.evidence[0].figure == 400
    respaced = touching("a.py +400 -400", code=CodeFacts({"whitespace_only_lines": 400}))
    assert rewritten_lines.CHECK.evaluate(respaced).share == 1


def test_tests_are_asked_for_where_code_is_added() -> None:
    """Code with a test passes, more code without one costs more; prose, settings and a few lines are not scored."""
    tested = missing_tests.CHECK.evaluate(touching("a.py +50", "tests/test_a.py +9"))
    assert (tested.result, tested.kind, tested.evidence[0].figure) == ("pass", "tested", 1)
    small = missing_tests.CHECK.evaluate(touching("a.py +12"))
    large = missing_tests.CHECK.evaluate(touching("a.py +300"))
    assert small.share > large.share > 0
    assert (large.kind, large.evidence[0].figure) == ("untested", 300)
    for files in ("README.md +80", "settings.ini +80", "a.py +9", "a.py +80 -75", "poetry.lock +900"):
        assert missing_tests.CHECK.evaluate(touching(files)).result == "not_applicable"


def test_measured_lines_refine_what_needs_a_test() -> None:
    """Docstrings need no test, and a test inside the file of the code counts."""
    prose = touching("a.py +300", code=CodeFacts({"source_added": 3}))
    inside = touching("a.rs +300", code=CodeFacts({"source_added": 280, "inline_tests": 2}))
    assert missing_tests.CHECK.evaluate(prose).result == "not_applicable"
    assert missing_tests.CHECK.evaluate(inside).kind == "inline_tests"


def test_commits_of_others_count_where_the_past_is_known() -> None:
    """Recent commits of others to the files cost a little, the author's own nothing; a short past is not scored."""
    quiet = Past(50, touched=TouchedPast(known_files=1, commits=9, by_author=9, authors=1, days=1.0))
    busy = Past(50, touched=TouchedPast(known_files=1, commits=30, by_author=1, authors=9, days=1.0))
    short = Past(5, touched=TouchedPast(known_files=1, commits=5, authors=5))
    assert shared_files.CHECK.evaluate(touching("a.py", past=quiet)).share == 1
    outcome = shared_files.CHECK.evaluate(touching("a.py", past=busy))
    assert outcome.result == "partial"
    assert (outcome.evidence[0].figure, outcome.evidence[0].limit) == (29, 50)
    assert shared_files.CHECK.evaluate(touching("a.py", past=short)).result == "not_applicable"


@given(st.floats(0, 1e9))
def test_a_scale_stays_within_its_knots(figure: float) -> None:
    """Beyond its first and last knot a scale gives their shares."""
    scale = LogScale((2, 1.0), (10, 0.5), (100, 0.0))
    assert 0 <= scale.share(figure) <= 1
    assert scale.share(1) == 1
    assert scale.share(10) == pytest.approx(0.5)
    assert scale.share(101) == 0
