"""Settings as a user asks about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.services.settings import settings_files, validate_configuration
from tests.support.program import Program
from tests.support.workplace import workplace_in

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository

SETTINGS_FILE = 'checks.off = ["CN1110"]\nmin-score = 6\n'
GITLINT = "[T1]\nline-length=60\n[body-min-length]\nmin-length=5\n"


def test_validation_lists_problems_and_rules_that_are_left_out(repository: GitRepository, tmp_path: Path) -> None:
    """Outside a repository only the user's own settings are checked."""
    repository.write({".craftnudge.toml": SETTINGS_FILE, ".gitlint": GITLINT})
    workplace = workplace_in(tmp_path, repository.path, HOME=str(tmp_path), CRAFTNUDGE_MIN_SCOR="1")
    validation = validate_configuration(workplace)
    assert [problem.name for problem in validation.problems] == ["CRAFTNUDGE_MIN_SCOR", "checks.off"]
    assert validation.rule_files == (str(repository.path / ".gitlint"),)
    assert [problem.name for problem in validation.left_out] == ["body-min-length"]
    outside = tmp_path / "outside"
    outside.mkdir()
    assert [problem.name for problem in validate_configuration(workplace.at(outside)).problems] == [
        "CRAFTNUDGE_MIN_SCOR"
    ]


def test_the_files_of_settings_are_listed_strongest_last(repository: GitRepository, tmp_path: Path) -> None:
    """Those that are missing too, since that is where settings could be written."""
    repository.write({".craftnudge.toml": SETTINGS_FILE, ".gitlint": GITLINT})
    own = tmp_path / "own.toml"
    own.write_text("")
    files = settings_files(workplace_in(tmp_path, repository.path, CRAFTNUDGE_CONFIG=str(own)))
    top = repository.path
    assert [(file.where, file.exists) for file in files] == [
        (str(top / ".gitlint"), True),
        (str(top / "pyproject.toml"), False),
        (str(top / ".craftnudge.toml"), True),
        (str(own), True),
    ]


def test_secrets_are_never_shown(tmp_path: Path) -> None:
    """`config show` says how many there are; a problem with one does not quote it."""
    program = Program(tmp_path, tmp_path)
    secret = "0123456789abcdef-first"  # noqa: S105 - of this test alone
    shown = program("config", "show", "--json", "--origin", GITHUB_WEBHOOK_SECRET=secret)
    assert shown.json["settings"]["hooks.secrets"]["value"] == ["(hidden)"]
    own = tmp_path / ".config" / "craftnudge" / "config.toml"
    own.parent.mkdir(parents=True)
    own.write_text('[hooks]\nsecrets = ["tooshort"]\nrepositories = ["https://ann:pass@example.org/a/b"]\n')
    problems = program("config", "validate")
    assert problems.code == 2
    for text in (shown.stdout, shown.stderr, problems.stdout, problems.stderr):
        assert not any(hidden in text for hidden in (secret, "tooshort", "ann:pass"))
    assert "16 characters" in problems.stdout + problems.stderr
