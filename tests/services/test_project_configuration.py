"""The configuration of a repository, from its work tree and from the texts of a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import TextFiles
from craftnudge.services.project_configuration import (
    configuration_here,
    configuration_of_project,
    settings_files,
    validate_configuration,
)

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

SETTINGS_FILE = 'checks.off = ["CN1110"]\nmin-score = 6\n'
GITLINT = "[T1]\nline-length=60\n[body-min-length]\nmin-length=5\n"


def test_a_commit_has_the_configuration_of_its_texts(repository: GitRepository, tmp_path: Path) -> None:
    """Its own settings, the rules of other tools and the problems are those of a work tree with the same files."""
    repository.write({".craftnudge.toml": SETTINGS_FILE, ".gitlint": GITLINT})
    here = configuration_here(repository.path, {"HOME": str(tmp_path)})
    texts = TextFiles({".craftnudge.toml": SETTINGS_FILE, ".gitlint": GITLINT}, "1a2b3c4:")
    of_texts = configuration_of_project(texts, None)
    assert of_texts.project_style == here.project_style
    assert of_texts.project_style.subject_chars == 60
    assert (of_texts.min_score, of_texts.checks) == (here.min_score, here.checks)
    (problem,) = of_texts.problems
    assert str(problem).startswith("1a2b3c4:.craftnudge.toml:1: checks.off: ")
    assert [other.message for other in here.problems] == [problem.message]


def test_validation_lists_problems_and_rules_that_are_left_out(repository: GitRepository, tmp_path: Path) -> None:
    """Outside a repository only the user's own settings are checked."""
    repository.write({".craftnudge.toml": SETTINGS_FILE, ".gitlint": GITLINT})
    environ = {"HOME": str(tmp_path), "CRAFTNUDGE_MIN_SCOR": "1"}
    validation = validate_configuration(repository.path, environ)
    assert [problem.name for problem in validation.problems] == ["CRAFTNUDGE_MIN_SCOR", "checks.off"]
    assert validation.rule_files == (str(repository.path / ".gitlint"),)
    assert [problem.name for problem in validation.left_out] == ["body-min-length"]
    outside = tmp_path / "outside"
    outside.mkdir()
    assert [problem.name for problem in validate_configuration(outside, environ).problems] == ["CRAFTNUDGE_MIN_SCOR"]


def test_the_files_of_settings_are_listed_strongest_last(repository: GitRepository, tmp_path: Path) -> None:
    """Those that are missing too, since that is where settings could be written."""
    repository.write({".craftnudge.toml": SETTINGS_FILE, ".gitlint": GITLINT})
    own = tmp_path / "own.toml"
    own.write_text("")
    files = settings_files(repository.path, {"CRAFTNUDGE_CONFIG": str(own)})
    top = repository.path
    assert [(file.where, file.exists) for file in files] == [
        (str(top / ".gitlint"), True),
        (str(top / "pyproject.toml"), False),
        (str(top / ".craftnudge.toml"), True),
        (str(own), True),
    ]
