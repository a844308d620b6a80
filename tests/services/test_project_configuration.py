"""The configuration of a repository, from its work tree and from the texts of a commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.config.files import TextFiles
from craftnudge.services.project_configuration import configuration_here, configuration_of_project

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
    assert str(problem.origin) == "1a2b3c4:.craftnudge.toml:1"
    assert [other.cause for other in here.problems] == [problem.cause]
