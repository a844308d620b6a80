"""Which sources are read, and which of them wins."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.config.files import TextFiles, WorkTreeFiles
from craftnudge.adapters.config.read_configuration import read_configuration, require_valid
from craftnudge.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.adapters.config.configuration import Configuration


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """The top folder of a project, with a folder for the user's own settings beside it."""
    (tmp_path / "config" / "craftnudge").mkdir(parents=True)
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    return project


def read(top: Path, options: dict[str, str] | None = None, **variables: str) -> Configuration:
    """The configuration at `top` for a user whose own settings lie beside it."""
    return read_configuration(WorkTreeFiles(top), {"XDG_CONFIG_HOME": str(top.parent / "config"), **variables}, options)


def write_own_file(top: Path, text: str) -> Path:
    """Writes the user's own file."""
    path = top.parent / "config" / "craftnudge" / "config.toml"
    path.write_text(text)
    return path


def test_a_stronger_source_wins_and_each_value_has_its_origin(top: Path) -> None:
    """pyproject.toml, .craftnudge.toml, the user's file, the environment, options: each hides the one before it."""
    (top / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.craftnudge]\nmin-score = 1\n')
    assert str(read(top).origin("min-score")) == f"{top / 'pyproject.toml'}:5"
    (top / ".craftnudge.toml").write_text("\nmin-score = 2\n")
    assert str(read(top).origin("min-score")) == f"{top / '.craftnudge.toml'}:2"
    own = write_own_file(top, "min-score = 3.5")
    assert str(read(top).origin("min-score")) == f"{own}:1"
    configuration = read(top, CRAFTNUDGE_MIN_SCORE="4")
    assert (configuration.min_score, str(configuration.origin("min-score"))) == (4.0, "$CRAFTNUDGE_MIN_SCORE")
    configuration = read(top, {"min-score": "5"}, CRAFTNUDGE_MIN_SCORE="4")
    assert (configuration.min_score, str(configuration.origin("min-score"))) == (5.0, "--min-score")
    assert configuration.problems == ()


def test_a_project_cannot_set_what_reaches_beyond_its_repository(top: Path) -> None:
    """Only the user's own file says where a model listens and which addresses are the user's."""
    write_own_file(top, 'identities = { Ann = ["a@b"] }\n[ai]\nbase-url = "http://own:1"\n')
    (top / ".craftnudge.toml").write_text('[ai]\nbase-url = "http://evil:1"\n')
    (top / "pyproject.toml").write_text('[tool.craftnudge]\nai.base-url = "http://evil:2"\n')
    configuration = read(top)
    assert configuration.ai.base_url == "http://own:1"
    assert configuration.identities == {"Ann": ("a@b",)}
    assert [problem.name for problem in configuration.problems] == ["ai.base-url", "ai.base-url"]


def test_texts_give_the_same_settings_as_files(top: Path) -> None:
    """The configuration of a commit is read from its texts, with names that say which commit."""
    text = 'min-score = 6\n[project-style]\ntypes = ["feat"]\n'
    (top / ".craftnudge.toml").write_text(text)
    of_texts = read_configuration(TextFiles({".craftnudge.toml": text}, "1a2b3c4:"), None)
    assert str(of_texts.origin("project-style.types")) == "1a2b3c4:.craftnudge.toml:3"
    assert of_texts.project_style == read(top).project_style
    assert of_texts.min_score == read(top).min_score == 6


def test_without_an_environment_no_setting_of_a_user_is_read() -> None:
    """A server that reads a commit's settings uses neither its own variables nor the file of its user."""
    configuration = read_configuration(TextFiles({}), None)
    assert configuration.origins == {}
    assert configuration.problems == ()


def test_a_minimum_score_requires_a_valid_configuration(top: Path) -> None:
    """With a problem it stops with the first, and says how many more there are."""
    (top / ".craftnudge.toml").write_text("a = 1\nb = 2\n")
    with pytest.raises(UsageError) as raised:
        require_valid(read(top))
    assert str(raised.value.details["origin"]).endswith(".craftnudge.toml:1")
    assert (raised.value.details["name"], raised.value.details["more"]) == ("a", 1)
    require_valid(read_configuration(None, {"HOME": str(top)}))


def test_files_that_cannot_be_read_set_nothing(top: Path) -> None:
    """A folder in a file's place, or bytes that are not text, never stop the program."""
    (top / ".craftnudge.toml").mkdir()
    (top / "pyproject.toml").write_bytes(b"\xff\xfe craftnudge")
    assert [problem.name for problem in read(top).problems] == ["toml"]
