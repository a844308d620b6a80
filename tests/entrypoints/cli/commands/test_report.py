"""`craftnudge report`: one file that loads nothing and runs nothing, with the figures of the other commands."""

from __future__ import annotations

import re
import time
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from tests.presentation.test_html import Reader

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

HOSTILE = "<script>alert(1)</script> \"'><img src=x onerror=alert(1)> [x](javascript:alert(1)) \x1b[2J\u202e @ann"


@pytest.fixture
def worked(program: Program, repository: GitRepository) -> GitRepository:
    """Thirty commits of the last weeks in the journal."""
    for number in range(30):
        subject = "x" if number % 3 else f"Reject token number {number} before a session"
        seconds = int(time.time()) - (31 - number) * 86_400
        repository.commit(subject, {f"src/app{number % 4}.py": f"x = {number}\n" * 9}, seconds=seconds)
    assert program("track", "--all").code == 0
    return repository


def written(program: Program, repository: GitRepository, *arguments: str) -> str:
    """The file that a run writes."""
    run = program("report", *arguments)
    assert run.code == 0, run.stderr
    name = "craftnudge-report.md" if "markdown" in arguments else "craftnudge-report.html"
    assert name in run.stdout
    return (repository.path / name).read_text("utf-8")


def test_the_page_loads_and_runs_nothing(program: Program, worked: GitRepository) -> None:
    """No script, handler, link, image or address; a policy that allows one style sheet, which is the one it has."""
    text = written(program, worked)
    read = Reader(text)
    names = {name for name, _ in read.elements}
    assert not names & {"script", "a", "img", "iframe", "link", "object", "form", "base"}
    assert not any(
        key.startswith("on") or key in ("href", "src", "style") for _, attrs in read.elements for key in attrs
    )
    assert "://" not in text
    policy = next(attrs["content"] for name, attrs in read.elements if attrs.get("http-equiv"))
    (css,) = re.findall(r"<style>(.*?)</style>", text, re.DOTALL)
    digest = b64encode(sha256(css.encode()).digest()).decode()
    assert policy is not None
    assert policy.startswith("default-src 'none'; style-src 'sha256-" + digest)


def test_hostile_subjects_are_text(program: Program, repository: GitRepository) -> None:
    """What a subject holds is shown as it is written, in both formats, and is nothing else."""
    repository.commit(HOSTILE, {"a.py": "x = 1\n"}, seconds=int(time.time()) - 86_400)
    program("track")
    text = written(program, repository, "--days", "60")
    assert "<script>alert(1)</script>" in Reader(text).text
    assert "<script" not in text
    assert "\x1b" not in text
    assert "\u202e" not in text
    markdown = written(program, repository, "--days", "60", "--format", "markdown")
    assert "<script" not in markdown
    assert not re.search(r"(?<!\\)\]\(javascript", markdown)
    assert "\u202e" not in markdown


def test_it_is_accessible(program: Program, worked: GitRepository) -> None:
    """A language, one first heading, a title and description for each drawing, a caption or head for each table."""
    read = Reader(written(program, worked, "--days", "60"))
    assert ("html", {"lang": "en"}) in read.elements
    assert [name for name, _ in read.elements].count("h1") == 1
    drawings = [attrs for name, attrs in read.elements if name == "svg"]
    assert all(attrs.get("role") == "img" or attrs.get("aria-hidden") == "true" for attrs in drawings)
    names = [name for name, _ in read.elements]
    for index, (name, attrs) in enumerate(read.elements):
        if name == "svg" and attrs.get("role") == "img":
            assert names[index + 1 : index + 3] == ["title", "desc"]
        if name == "table":
            assert {"caption", "thead"} & set(names[index + 1 : index + 3])


def test_the_calendar_is_of_a_year_and_keeps_its_weekdays(program: Program, worked: GitRepository) -> None:
    """Of several years it draws the newest 53 weeks and says so; a screen reader hears the weekdays once."""
    worked.commit("Reject the first token of all", {"a.py": "x\n"}, seconds=int(time.time()) - 900 * 86_400)
    program("track", "--all")
    read = Reader(written(program, worked, "--days", "1000"))
    assert "newest 53 weeks" in read.text
    assert 53 * 7 <= sum(name == "rect" and attrs.get("rx") == "2" for name, attrs in read.elements) <= 60 * 7
    (names,) = [attrs for name, attrs in read.elements if name == "svg" and "names" in (attrs.get("class") or "")]
    assert names["aria-hidden"] == "true"
    assert "newest 53 weeks" not in Reader(written(program, worked, "--days", "60")).text


def test_its_figures_are_those_of_progress(program: Program, worked: GitRepository) -> None:
    """The average score and the number of commits are the same as `progress --json` gives."""
    document = program("progress", "--days", "60", "--json").json
    page = Reader(written(program, worked, "--days", "60")).text
    markdown = written(program, worked, "--days", "60", "--format", "markdown")
    score = document["courses"]["score"]
    for text in (page, markdown):
        assert f"{score['average']:.1f}" in text
        assert f"{score['commits']} scored commits" in text


def test_a_report_of_nothing_is_not_written(program: Program, repository: GitRepository) -> None:
    """No file, exit code 3, and the command that reaches back to the last commit."""
    repository.commit("x", {"a": "b\n"})
    program("track")
    for more in ((), ("--format", "markdown"), ("--output", "-")):
        done = program("report", "--days", "7", *more)
        assert (done.code, done.stdout) == (3, "")
        assert "nothing to report" in done.stderr
        assert "craftnudge report --days " in done.stderr
    assert sorted(path.name for path in repository.path.iterdir()) == [".git", "a"]


def test_only_a_report_is_replaced(program: Program, worked: GitRepository) -> None:
    """And it is said; any other file stays as it is."""
    del worked
    assert "replaced" not in program("report").stdout
    assert "replaced the report of before" in program("report").stdout
    notes = program.folder / "notes.html"
    notes.write_text("<p>my own</p>", "utf-8")
    done = program("report", "--output", "notes.html")
    assert done.code == 2
    assert "already exists" in done.stderr
    assert notes.read_text("utf-8") == "<p>my own</p>"


def test_it_is_written_where_the_option_says(program: Program, worked: GitRepository, tmp_path: Path) -> None:
    """To standard output for `-`; never through a link, and never readable for others."""
    assert program("report", "-o", "-").stdout.startswith("<!doctype html>")
    target = tmp_path / "report.html"
    assert program("report", "-o", str(target)).code == 0
    assert target.stat().st_mode & 0o077 == 0
    link = tmp_path / "link.html"
    link.symlink_to(tmp_path / "elsewhere")
    assert program("report", "-o", str(link)).code == 2
    assert not (tmp_path / "elsewhere").exists()
    assert program("report", "--format", "pdf").code == 2
    del worked
