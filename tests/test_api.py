"""The Python API: what it promises, and its surface."""

from __future__ import annotations

import inspect
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import FrozenInstanceError, fields, is_dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, assert_type

import pytest

from craftnudge import api
from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository

HERE = Path(__file__).parent
PAGE = HERE.parent / "docs" / "reference" / "python-api.md"
SURFACE = HERE / "api_surface.txt"


def example() -> str:
    """The program of the reference page."""
    found = re.search(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    assert found
    return found[1]


def surface() -> str:
    """Every public name with its signature, its fields and its public methods."""
    lines: list[str] = []
    for name in sorted(api.__all__):
        value = getattr(api, name)
        if not is_dataclass(value):
            lines.append(f"{name}{inspect.signature(value)}" if inspect.isfunction(value) else f"class {name}")
            continue
        lines.append(f"class {name}")
        lines += [f"    {field.name}: {field.type}" for field in fields(value) if not field.name.startswith("_")]
        lines += [f"    {prop} (property)" for prop, kept in vars(value).items() if isinstance(kept, property)]
    return "\n".join(lines) + "\n"


def test_the_surface_is_what_was_promised() -> None:
    """A change of a name, a signature or a field is seen: change the file only with the version that allows it."""
    assert surface() == SURFACE.read_text("utf-8")


def test_points_add_up_and_values_are_frozen(repository: GitRepository) -> None:
    """The points of the checks are the score, and no value can be changed."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    score = api.score(api.open_repository(repository.path))
    assert_type(score.value, float | None)
    assert_type(score.commit.files, tuple[api.File, ...] | None)
    assert score.value == pytest.approx(sum(check.points for check in score.checks), abs=0.1)
    assert score.commit.subject == "Add a page, because readers asked for one"
    assert score.commit.author == api.Person("Ann Dev", "ann@example.org")
    assert score.commit.files == (api.File("page.py", "A", 1, 0),)
    with pytest.raises(FrozenInstanceError):
        score.commit.hash = ""  # type: ignore[misc]


def test_it_finds_what_check_finds(repository: GitRepository, program: Program) -> None:
    """Findings, scores and whether commits pass are those of the command; history has the latest first."""
    for count, message in enumerate(("Add a page, because readers asked for one", "stuff", "wip")):
        repository.commit(f"{message}\n", {f"page{count}.py": "PAGE = 1\n"})
    opened = api.open_repository(repository.path)
    reviews = api.check(opened, "HEAD~2..HEAD", min_score=6)
    assert_type(reviews[0].findings[0].severity, Literal["error", "warning", "note"])
    document = program("check", "HEAD~2..HEAD", "--min-score", "6", "--json").json
    assert [(review.score.value, review.passed) for review in reviews] == [
        (commit["quality_score"], commit["passed"]) for commit in document["commits"]
    ]
    assert [finding.check for finding in reviews[0].findings] == ["CN107", "CN102"]
    assert [score.commit.subject for score in api.history(opened, newest=2)] == ["wip", "stuff"]
    assert api.history(opened, "HEAD~1..HEAD") == api.history(opened, newest=1)
    assert api.review(opened, "HEAD", min_score=6) == reviews[-1]


def test_a_staged_change_is_checked_with_its_message(repository: GitRepository) -> None:
    """A commit that is not made yet has no hash."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    repository.write({"page.py": "PAGE = 2\n"})
    (review,) = api.check(api.open_repository(repository.path), message="stuff")
    assert review.score.commit.hash == ""
    assert review.score.commit.files == (api.File("page.py", "M", 1, 1),)
    assert {finding.check for finding in review.findings} & {"CN104", "CN107"}


def test_errors_have_a_code_and_words(tmp_path: Path, repository: GitRepository) -> None:
    """An expected failure is a CraftNudgeError."""
    with pytest.raises(api.NoRepositoryError) as caught:
        api.open_repository(tmp_path / "home")
    assert caught.value.code == "repository.none"
    assert api.error_message(caught.value).startswith("No git repository in ")
    opened = api.open_repository(repository.path)
    with pytest.raises(api.NoCommitsError):
        api.score(opened)
    repository.commit("Add a page\n", {"page.py": "PAGE = 1\n"})
    with pytest.raises(api.UnknownRevisionError):
        api.review(opened, "nowhere")
    with pytest.raises(api.UsageError):
        api.check(opened, "HEAD", message="Add it")


def test_nothing_is_written_and_no_home_is_looked_up(repository: GitRepository, tmp_path: Path) -> None:
    """Without the environment the user's settings have no effect; no file appears anywhere."""
    repository.commit("Add a page\n", {"page.py": "PAGE = 1\n"})
    settings = tmp_path / "config.toml"
    settings.write_text("min-score = 10\n")
    before = sorted(tmp_path.rglob("*"))
    os.environ["CRAFTNUDGE_CONFIG"] = str(settings)
    try:
        assert api.review(api.open_repository(repository.path)).passed
        assert not api.review(api.open_repository(repository.path, environ=os.environ)).passed
    finally:
        del os.environ["CRAFTNUDGE_CONFIG"]
    assert sorted(tmp_path.rglob("*")) == before


def test_threads_share_a_repository(repository: GitRepository) -> None:
    """Sixteen calls in eight threads get what one thread gets."""
    for count in range(8):
        repository.commit(f"Add page {count}, because readers asked for it\n", {f"page{count}.py": f"PAGE = {count}\n"})
    opened = api.open_repository(repository.path)
    revisions = [f"HEAD~{count}" for count in range(8)] * 2
    with ThreadPoolExecutor(8) as pool:
        scores = list(pool.map(lambda revision: api.score(opened, revision), revisions))
    assert scores == [*api.history(opened), *api.history(opened)]


def test_the_example_of_the_page_runs(repository: GitRepository, tmp_path: Path) -> None:
    """It lists scores and findings, and says what is wrong outside a repository."""
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"})
    repository.commit("stuff\n", {"more.py": "MORE = 1\n"})
    run = [sys.executable, "-c", example()]
    environment = sealed_environment(tmp_path / "home")
    done = subprocess.run(
        [*run, repository.path], env=environment, capture_output=True, text=True, timeout=PATIENCE_SECONDS, check=True
    )
    assert re.search(r"\A[0-9a-f]{7}  +\d\.\d  stuff\n[0-9a-f]{7}  +\d\.\d  Add a page.*\n", done.stdout)
    assert "CN107  " in done.stdout
    outside = subprocess.run(
        [*run, tmp_path / "home"],
        env=environment,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
        check=False,
    )
    assert (outside.returncode, outside.stdout) == (1, "")
    assert outside.stderr.startswith("No git repository in ")


@pytest.mark.parametrize("checker", [("mypy", "--strict"), ("pyright", "--pythonpath", sys.executable)], ids=" ".join)
def test_the_example_of_the_page_is_typed(tmp_path: Path, checker: tuple[str, ...]) -> None:
    """A strict type checker sees the installed package's types."""
    program = shutil.which(checker[0], path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ.get('PATH', '')}")
    if program is None or (checker[0] == "pyright" and shutil.which("node") is None):
        pytest.skip(f"{checker[0]} is not installed")
    (tmp_path / "example.py").write_text(example())
    done = subprocess.run(
        [program, *checker[1:], "example.py"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
