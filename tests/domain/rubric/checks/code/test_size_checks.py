"""Size and spread: what a change asks of a reader, from its files alone."""

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


def test_the_aspect_has_its_twenty_points() -> None:
    """The checks of code are worth 20 of 100 points together, and there are at least nine."""
    checks = checks_by_category()["code"]
    assert sum(check.points for check in checks) == pytest.approx(20)
    assert len(checks) >= 9
    assert len({check.id for check in checks}) == len({check.topic for check in checks}) == len(checks)


def test_no_check_of_code_has_an_opinion_on_nothing() -> None:
    """Without files, facts and past every check says that it does not apply, with a reason."""
    answers = [check.evaluate(UNKNOWN) for check in checks_by_category()["code"]]
    assert {answer.result for answer in answers} == {"not_applicable"}
    assert all(answer.says for answer in answers)


@given(st.integers(0, 30_000), st.integers(0, 30_000))
def test_more_lines_never_earn_more(one: int, other: int) -> None:
    """The share falls with every line, so that any two sizes can be told apart."""
    less, more = sorted((one, other))
    shares = [change_size.CHECK.evaluate(touching(f"a.py +{lines}")).share for lines in (less, more)]
    assert shares[0] >= shares[1]
    if less != more and more < 20_000:
        assert shares[0] > shares[1]


def test_the_knees_of_size_stand_where_they_were_measured() -> None:
    """A hundred lines are met, two hundred about half, thousands next to nothing."""
    results = {lines: change_size.CHECK.evaluate(touching(f"a.py +{lines}")) for lines in (1, 100, 200, 20_000)}
    assert results[100].result == "pass"
    assert results[200].result == "partial"
    assert results[200].share == pytest.approx(0.47)
    assert results[20_000].result == "fail"
    assert "1 line." in results[1].says
    assert results[200].evidence[0].path == "a.py"


def test_what_nobody_wrote_is_not_to_be_read() -> None:
    """Lock files weigh nothing, prose little, and code that says it is generated is taken off."""
    heavy = touching("a.py +100")
    generated = touching("a.py +100", "b.py +900", code=CodeFacts({"aside_files": 1, "aside_added": 900}))
    locked = touching("a.py +100", "poetry.lock +4000", code=CodeFacts({"aside_files": 1, "aside_added": 4000}))
    assert (
        change_size.CHECK.evaluate(generated).share
        == change_size.CHECK.evaluate(locked).share
        == change_size.CHECK.evaluate(heavy).share
    )
    assert change_size.CHECK.evaluate(touching("README.md +100")).share > change_size.CHECK.evaluate(heavy).share


def test_files_beyond_the_kept_list_count_too() -> None:
    """A list of files that was cut is made up for from the totals."""
    whole = touching("a.py +10", *(f"{at}.py +10 -1" for at in range(5)))
    cut = Facts(a_record(files=(whole.record.files or ())[:1], totals=Totals(6, 60, 5, 6)))
    assert whole.workload
    assert cut.workload
    assert cut.workload.weighted_lines == whole.workload.weighted_lines
    assert cut.workload.touched_files == whole.workload.touched_files == 5


def test_spread_counts_code_files_whose_lines_change() -> None:
    """New files, tests and prose are no spread; the more code files change, the less is earned."""
    assert code_spread.CHECK.evaluate(touching("new.py +100", "tests/test_a.py +5 -5", "README +1 -1")).share == 1
    one = code_spread.CHECK.evaluate(touching("a.py +1 -1"))
    many = code_spread.CHECK.evaluate(touching(*(f"{at}.py +1 -1" for at in range(20))))
    assert (one.result, many.result) == ("pass", "partial")
    assert "one file" in one.says
    assert "20 files" in many.says


def test_a_change_of_comments_is_no_spread() -> None:
    """Where it was measured that no line of code changes, nobody's code is touched."""
    comments = CodeFacts({"comment_added": 2, "comment_deleted": 2})
    assert code_spread.CHECK.evaluate(touching("a.py +2 -2", code=comments)).share == 1
    assert code_spread.CHECK.evaluate(touching("a.py +2 -2", code=CodeFacts({"source_added": 2}))).share < 1


def test_rewriting_costs_little_and_deleting_nothing() -> None:
    """Lines that took the place of others count; lines that only went do not."""
    assert rewritten_lines.CHECK.evaluate(touching("a.py +0 -500")).share == 1
    outcome = rewritten_lines.CHECK.evaluate(touching("a.py +400 -500"))
    assert outcome.result == "partial"
    assert outcome.evidence[0].figure == 400
    respaced = touching("a.py +400 -400", code=CodeFacts({"whitespace_only_lines": 400}))
    assert rewritten_lines.CHECK.evaluate(respaced).share == 1


def test_tests_are_asked_for_where_code_is_added() -> None:
    """Code with a test is met, without one the worse the more it is; prose, settings and a few lines are not asked."""
    assert missing_tests.CHECK.evaluate(touching("a.py +50", "tests/test_a.py +9")).result == "pass"
    small = missing_tests.CHECK.evaluate(touching("a.py +12"))
    large = missing_tests.CHECK.evaluate(touching("a.py +300"))
    assert small.share > large.share > 0
    assert "grows by 300 lines without a test" in large.says
    for files in ("README.md +80", "settings.ini +80", "a.py +9", "a.py +80 -75", "poetry.lock +900"):
        assert missing_tests.CHECK.evaluate(touching(files)).result == "not_applicable"


def test_what_was_measured_tells_more_about_tests() -> None:
    """Docstrings are no code to be tested, and a test inside the file of the code is one."""
    prose = touching("a.py +300", code=CodeFacts({"source_added": 3}))
    inside = touching("a.rs +300", code=CodeFacts({"source_added": 280, "inline_tests": 2}))
    assert missing_tests.CHECK.evaluate(prose).result == "not_applicable"
    assert missing_tests.CHECK.evaluate(inside).result == "pass"


def test_hands_in_the_same_files_count_where_the_past_is_known() -> None:
    """What others did to the files lately costs a little, the author's own commits nothing, a short past nothing."""
    quiet = Past(50, touched=TouchedPast(known_files=1, commits=9, by_author=9, authors=1, days=1.0))
    busy = Past(50, touched=TouchedPast(known_files=1, commits=30, by_author=1, authors=9, days=1.0))
    short = Past(5, touched=TouchedPast(known_files=1, commits=5, authors=5))
    assert shared_files.CHECK.evaluate(touching("a.py", past=quiet)).share == 1
    outcome = shared_files.CHECK.evaluate(touching("a.py", past=busy))
    assert outcome.result == "partial"
    assert "29 of the last 50" in outcome.says
    assert shared_files.CHECK.evaluate(touching("a.py", past=short)).result == "not_applicable"


@given(st.floats(0, 1e9))
def test_a_scale_stays_within_its_knots(figure: float) -> None:
    """Beyond its first and last knot a scale gives their shares."""
    scale = LogScale((2, 1.0), (10, 0.5), (100, 0.0))
    assert 0 <= scale.share(figure) <= 1
    assert scale.share(1) == 1
    assert scale.share(10) == pytest.approx(0.5)
    assert scale.share(101) == 0
