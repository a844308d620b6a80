"""All points of a score on the screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

_ROW = re.compile(r"^    (CN\d{3})\s+(\d+\.\d\d) of\s+(\d+\.\d\d)\s+(-\d+\.\d\d)?")
_SUM = re.compile(r"^  (\w+)\s+(\d+\.\d\d) of\s+(\d+\.\d\d)$")


@pytest.mark.parametrize("columns", ["60", "80", "120"])
@pytest.mark.parametrize(
    ("message", "files"),
    [
        ("wip", {"a.py": "x = 1\n"}),
        ("Count the readers of a page\n\nEditors ask for them each week.\n", {"a.py": "x = 1\n", "b.py": "y = 2\n"}),
        ("Add settings for payment", {"pay.py": 'KEY = "AKIAIOSFODNN7EXAMPLQ"\n'}),
        ("Compter les lecteurs de chaque page, parce que la rédaction le demande", {"a.py": "x = 1\n" * 900}),
    ],
)
def test_the_points_on_the_screen_add_up(
    program: Program, repository: GitRepository, message: str, files: dict[str, str], columns: str
) -> None:
    """Checks to their category, categories to the score; each check stands there once, with or without points."""
    repository.commit("Begin", {"readme.md": "x\n"})
    repository.commit(message, files)
    shown = program("coach", "--all", "--no-ai", COLUMNS=columns).stdout
    rows = [match for line in shown.splitlines() if (match := _ROW.match(line))]
    sums = {match[1]: (float(match[2]), float(match[3])) for line in shown.splitlines() if (match := _SUM.match(line))}
    earned, of = sums.pop("score")
    assert of == 10
    assert f"  {earned:.1f}  " in shown.splitlines()[0]
    for place in (0, 1):
        assert round(sum(each[place] for each in sums.values()), 2) == (earned, of)[place]
        assert round(sum(float(row[2 + place]) for row in rows), 2) == (earned, of)[place]
    assert all(round(float(row[3]) - float(row[2]), 2) == -float(row[4] or 0) for row in rows)
    named = set(re.findall(r"CN\d{3}", shown.partition("  message ")[2]))
    assert {row[1] for row in rows} <= named
    assert len(rows) == len({row[1] for row in rows})


def test_a_passing_name_stands_only_beside_all_points(program: Program, repository: GitRepository) -> None:
    """A check that earned a part says so."""
    repository.commit("Count the readers of a page", {"a.py": "x = 1\n"})
    for line in program("coach", "--all", "--no-ai").stdout.splitlines():
        row = _ROW.match(line)
        if row and row[4] and float(row[2]):
            assert line.endswith("(partial)") or float(row[2]) < float(row[3])


def test_check_lists_them_on_request(program: Program, repository: GitRepository) -> None:
    """Under each commit, by --verbose; coach takes that word too."""
    repository.commit("Count the readers of a page", {"a.py": "x = 1\n"})
    assert program("check", "HEAD", "-v").stdout.count(" of 10.00") == 1
    assert program("coach", "-v", "--no-ai").stdout == program("coach", "--all", "--no-ai").stdout


def test_points_without_a_sentence_lead_to_the_list(program: Program, repository: GitRepository) -> None:
    """Where what the screen tells of is much less than what was lost."""
    repository.commit("oops", {f"part{number}.py": "x = 1\n" * 90 for number in range(4)})
    shown = program("coach", "--no-ai").stdout
    assert f"craftnudge coach {repository.hashes[0][:7]} --all" in shown


def test_a_low_score_without_a_tip_names_what_cost_most(program: Program, repository: GitRepository) -> None:
    """Facts without advice; none of them is a passing check."""
    repository.commit("Begin", {"readme.md": "x\n"})
    repository.commit("Pull the kit in", {f"kit/part{number}.py": "x = 1\n" * 15 for number in range(60)})
    shown = program("coach", "--no-ai").stdout
    assert "  Lost most\n" in shown
    assert "added lines to review in one commit" in shown


def test_a_change_without_a_message_has_no_grade(program: Program, repository: GitRepository) -> None:
    """At any width; with a message, also an empty one, there is one."""
    repository.write({"a.py": "x = 1\n"})
    for columns in ("50", "80"):
        shown = program("check", COLUMNS=columns).stdout
        assert "no score yet" in shown
        assert "excellent" not in shown
    assert "no score yet" not in program("check", "-m", "Count readers").stdout
    assert "no score yet" not in program("check", "-m", "").stdout
