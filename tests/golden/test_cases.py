"""Golden cases: a folder each, commits in, the score card out.

A case is compared by keys and points, so that a sentence of the catalogue can change without it; the case in PROSE also
by every word that the program prints. To add a case, add a folder with a commits.toml. To write the expected files, and
then look at every difference: CRAFTNUDGE_GOLDEN=write python -m pytest tests/golden
"""

from __future__ import annotations

import os
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.rubric.score import score_commit
from tests.golden.card_text import card_text

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

CASES = sorted(path.parent for path in (Path(__file__).parent / "cases").glob("*/commits.toml"))
PROSE = Path(__file__).parent / "cases" / "wip"
ANSWERS = {
    "coach.txt": ("coach", "--no-ai"),
    "coach.json": ("coach", "--no-ai", "--json"),
    "log.txt": ("log",),
}
WRITE = os.environ.get("CRAFTNUDGE_GOLDEN") == "write"


def build(repository: GitRepository, case: Path) -> None:
    """Makes the commits of a case, oldest first."""
    for commit in tomllib.loads((case / "commits.toml").read_text("utf-8"))["commits"]:
        files: dict[str, Any] = dict(commit.get("files", {}))
        for path, repeated in commit.get("repeated", {}).items():
            files[path] = "".join(repeated["line"].replace("NUMBER", str(n)) for n in range(repeated["times"]))
        if commit.get("merges"):
            merge(repository, commit["message"], files)
        else:
            repository.commit(commit["message"], files)


def merge(repository: GitRepository, message: str, files: dict[str, Any]) -> None:
    """A branch with these files, merged without a fast-forward."""
    repository.git("checkout", "--quiet", "-b", "topic")
    repository.commit("Add what the branch is for\n", files)
    repository.git("checkout", "--quiet", "main")
    repository.seconds += 3600
    date = f"{repository.seconds} +0000"
    repository.git("merge", "--quiet", "--no-ff", "-m", message, "topic", GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)


def assert_golden(file: Path, text: str) -> None:
    """The text is what the file holds, letter for letter."""
    if WRITE:
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8"), f"{file.parent.name}/{file.name} (see the top of test_cases.py)"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_has_its_score_card(case: Path, repository: GitRepository, program: Program) -> None:
    """The same commits give the same results, points, kinds and evidence; the document of the command agrees."""
    build(repository, case)
    reader = open_reader(repository.path, cache_folder=None)
    card = score_commit(reader.record(reader.resolve("HEAD")))
    assert_golden(case / "card.txt", card_text(card, feedback_on(card, is_latest=True)))
    document = program("coach", "--no-ai", "--json").json
    assert (document["quality_score"], document["quality_level"]) == (card.score, card.level)
    shown = [(check["id"], check["points"]) for aspect in document["aspects"].values() for check in aspect["checks"]]
    assert shown == [(result.id, result.points_hundredths / 100) for result in card.checks]


def test_one_case_has_its_words(repository: GitRepository, program: Program) -> None:
    """Screen, document and log of one commit, in full prose."""
    build(repository, PROSE)
    assert program("track", "--all").code == 0
    for name, arguments in ANSWERS.items():
        run = program(*arguments)
        assert (run.code, run.stderr) == (0, "")
        assert_golden(PROSE / name, run.stdout)
