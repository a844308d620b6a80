"""The score before a commit, over ranges and of squashes: the same as after it, and never a pass without commits."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING, Any

import pytest
from junitparser import JUnitXml
from sarif_pydantic import Sarif  # type: ignore[import-untyped]

from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program, Run
    from tests.support.repository import GitRepository

MESSAGE = "Reject empty tokens before they reach the reader\n\nThey crashed it on every second request.\n"


@pytest.fixture
def history(repository: GitRepository) -> GitRepository:
    """A project of a few commits, so that a new one has a past."""
    for number in range(5):
        repository.commit(
            f"Add part {number} so that callers need no copy",
            {f"src/part{number}.py": f"def part{number}():\n    return {number}\n", f"tests/test_{number}.py": "1\n"},
        )
    return repository


def categories(document: Any) -> Any:
    """The score in a document, without what names the commit."""
    found = document["commits"][0] if "commits" in document else document
    return found["quality_score"], found["quality_level"], found["aspects"]


@pytest.mark.parametrize("amend", [False, True])
def test_the_score_before_is_the_score_after(history: GitRepository, program: Program, amend: bool) -> None:
    """Score, level, every check with points and evidence: `check` on what is staged equals `coach` on the commit."""
    history.write({"src/token.py": "def reject(token):\n    print(token)\n    return not token\n", "docs/a.md": "x\n"})
    message = history.path.parent / "message.txt"
    message.write_text(MESSAGE)
    before = program("check", str(message), "--json", *(["--amend"] if amend else []))
    history.git("commit", "--quiet", *(["--amend"] if amend else []), "--file", str(message))
    after = program("coach", "--json", "--no-ai")
    assert before.code == after.code == 0
    assert categories(before.json) == categories(after.json)
    assert categories(program("check", "HEAD", "--json").json) == categories(after.json)


def test_the_score_of_a_first_commit_and_of_a_merge_is_the_same_before(
    repository: GitRepository, program: Program
) -> None:
    """A first commit and one that concludes a merge have the score that they will have."""
    repository.write({"a.py": "x = 1\n"})
    first = program("check", "-", "--json", stdin=MESSAGE).json
    repository.git("commit", "--quiet", "--message", MESSAGE)
    assert categories(first) == categories(program("coach", "--json", "--no-ai").json)
    repository.git("switch", "--quiet", "--create", "side")
    repository.commit("Add b so that a has company", {"b.py": "1\n"})
    repository.git("switch", "--quiet", "main")
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "side")
    assert program("check", "-", "--json", stdin="Join both").json["commits"][0]["commit"]["generated"] == "merge"


@pytest.mark.parametrize("form", ["text", "json", "github", "sarif", "junit", "markdown"])
def test_a_revert_without_a_reason_is_shown_in_every_format(
    repository: GitRepository, program: Program, form: str
) -> None:
    """It has no score and no results of checks, but one sentence."""
    repository.commit("Start", {"a.py": "x = 1\n"})
    repository.commit("Count from two", {"a.py": "x = 2\n"})
    repository.git("revert", "--no-edit", "HEAD")
    done = program("check", "HEAD", "--format", form)
    assert (done.code, done.stderr) == (0, "")
    assert "revert" in done.stdout.lower()


def test_checking_writes_nothing_to_the_repository(history: GitRepository, program: Program) -> None:
    """Neither an object nor the index is touched, also where git would keep a cache in it."""
    history.write({"src/token.py": "x = 1\n"})

    def everything() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in (history.path / ".git").rglob("*") if path.is_file()}

    before = everything()
    assert program("check", "-m", MESSAGE).code == 0
    assert everything() == before


@pytest.mark.parametrize("place", ["missing", "here"])
def test_a_temporary_folder_is_found_as_other_programs_find_it(
    history: GitRepository, program: Program, place: str
) -> None:
    """One that is not there is passed over, one named from here is understood, and nothing stays behind."""
    (history.path / "here").mkdir()
    history.write({"src/token.py": "x = 1\n"})
    assert program("check", "-m", MESSAGE, TMPDIR=place).code == 0
    assert list((history.path / "here").iterdir()) == []


def test_debug_code_is_shown_with_its_place(history: GitRepository, program: Program) -> None:
    """A staged breakpoint is the first finding, in `coach` after the commit too; a debug print is shown as well.

    Both have the file and the line.
    """
    history.write({"held.py": "def held(one):\n    import pdb; pdb.set_trace()\n    return one\n"})
    history.git("add", "held.py")
    said = program("check").stdout
    assert "CN307" in said
    assert "held.py:2 adds a breakpoint." in said
    history.commit("Add a way to hold, so that a caller can wait for an answer", {})
    areas = program("coach", "--no-ai", "--json").json["areas_for_improvement"]
    assert areas[0] == "held.py:2 adds a breakpoint."
    history.write({"loud.py": "def loud(one):\n    print('HERE', one)\n    return one\n"})
    history.git("add", "loud.py")
    assert "loud.py:2 adds a debug print." in program("check").stdout


def test_each_commit_of_a_range_that_fails_is_named(history: GitRepository, program: Program) -> None:
    """With its score below a minimum; without one where rules are broken; if all pass, that is said."""
    start = history.git("rev-parse", "HEAD")
    poor = [history.commit(message, {name: "x = 1\n"})[:7] for name, message in (("a.py", "wip"), ("b.py", "fix"))]
    history.commit(MESSAGE, {"c.py": "x = 1\n"})
    refused = program("check", f"{start}..", "--min-score", "6")
    assert "2 of 3 commits score below the minimum of 6.0" in refused.stderr
    assert all(f"{label} (" in refused.stderr for label in poor)
    assert "All 3 commits pass: the minimum score is 1.0." in program("check", f"{start}..", "--min-score", "1").stdout
    (history.path / ".craftnudge.toml").write_text("[project-style]\nsubject-pattern = '.{8,}'\n")
    refused = program("check", f"{start}..")
    assert refused.code == 1
    assert all(label in refused.stderr for label in poor)


def test_a_gate_refuses_with_one(history: GitRepository, program: Program) -> None:
    """Below the score asked for the exit code is 1, and the reason is on standard error; above it is 0."""
    history.write({"src/token.py": "x = 1\n"})
    refused = program("check", "-m", "wip", "--min-score", "9")
    assert refused.code == 1
    assert "below the minimum of 9.0" in refused.stderr
    assert program("check", "-m", MESSAGE, "--min-score", "3").code == 0
    (history.path / ".craftnudge.toml").write_text("min-score = 9.9")
    assert program("check", "-m", "wip").code == 1
    (history.path / ".craftnudge.toml").write_text("min-scor = 1")
    wrong = program("check", "-m", MESSAGE)
    assert wrong.code == 2
    assert ".craftnudge.toml:1: min-scor" in wrong.stderr
    assert "Did you mean min-score?" in wrong.stderr


def test_a_broken_project_rule_is_refused_at_any_score(history: GitRepository, program: Program) -> None:
    """Rules that the project has for another tool count too."""
    (history.path / ".commitlintrc.json").write_text('{"rules": {"type-empty": [2, "never"]}}')
    history.write({"src/token.py": "x = 1\n"})
    found = program("check", "-m", MESSAGE, "--json")
    assert found.code == 1
    assert [rule["id"] for rule in found.json["commits"][0]["broken_rules"]] == ["HR101"]


def test_a_message_alone_says_how_it_reads(program: Program, tmp_path: Path) -> None:
    """Outside a repository too: the parts of a conventional message, and whether a program wrote it."""
    text = "feat(api)!: drop v1\n\nNobody calls it.\n\nRefs: #12\n"
    found = program("check", "-", "--json", stdin=text, folder=tmp_path).json
    assert_valid("check", found)
    assert found["conventional"] == {
        "type": "feat",
        "scope": "api",
        "breaking": True,
        "description": "drop v1",
        "body": "Nobody calls it.",
        "footers": [{"token": "Refs", "separator": ": ", "value": "#12"}],
    }
    assert found["generated"] is None
    assert found["commits"][0]["aspects"]["changes"]["judged"] is False
    reverted = f'Revert "x"\n\nThis reverts commit {"a" * 40}.\n'
    assert program("check", "-", "--json", stdin=reverted).json["generated"] == "revert"
    assert program("check", "-", "--json", stdin="Polish").json["conventional"] is None


def test_the_message_is_read_as_git_would_store_it(history: GitRepository, program: Program) -> None:
    """Scissors, comments by core.commentChar, and commit.cleanup are honoured."""
    scissors = "; ------------------------ >8 ------------------------\ndiff --git a/x b/x\n"
    (history.path / "MSG").write_text(f"Reject tokens\n\n; a hint of git\n# kept\n{scissors}")
    history.git("config", "core.commentChar", ";")
    history.write({"a.py": "1\n"})

    def message() -> str:
        found = program("check", "MSG", "--json", "--format", "json")
        return str(found.json["commits"][0]["commit"]["subject"]) + str(found.json["conventional"])

    assert message() == "Reject tokensNone"
    (history.path / "MSG").write_text("; only a comment\nfix: it\n")
    assert message().startswith("fix: it")
    history.git("config", "commit.cleanup", "whitespace")
    assert message().startswith("; only a comment")


@pytest.mark.parametrize("name", ["../note..txt", "a..b", "...note", "../src/../note", "..", "v1...v2"])
def test_what_exists_is_a_path_whatever_dots_it_has(history: GitRepository, program: Program, name: str) -> None:
    """A file is read from any folder, by a relative or an absolute path; a folder is called one."""
    start = history.path / "src"
    file = start / name
    if not file.is_dir():
        file.write_text(MESSAGE)
    for path in (name, str(file)):
        run = program("check", path, "--json", folder=start)
        assert run.code == (2 if file.is_dir() else 0), run.stderr
        assert f"{path} is a folder" in run.stderr if file.is_dir() else run.json["commits"][0]["label"] == "message"


def test_a_file_that_is_named_like_a_range_does_not_take_its_place(history: GitRepository, program: Program) -> None:
    """Else a branch could bring a file along that is checked instead of its commits; `./` means the file."""
    history.path.joinpath("HEAD~2..HEAD").write_text(MESSAGE)
    history.git("branch", "side/new")
    history.path.joinpath("side").mkdir()
    history.path.joinpath("side/new").write_text(MESSAGE)
    assert len(program("check", "HEAD~2..HEAD", "--json").json["commits"]) == 2
    assert program("check", "side/new", "--json").json["commits"][0]["label"] == history.git("rev-parse", "HEAD")[:7]
    for path in ("./HEAD~2..HEAD", "./side/new"):
        assert [commit["label"] for commit in program("check", path, "--json").json["commits"]] == ["message"]


def test_a_range_is_scored_commit_by_commit(history: GitRepository, program: Program) -> None:
    """`A..B` and `A...B`, oldest first; one revision; the last; nothing in an empty range."""
    history.git("switch", "--quiet", "--create", "side", "HEAD~2")
    history.commit("wip", {"x.py": "1\n"})
    history.commit("Add y since x cannot hold it", {"y.py": "1\n"})
    found = program("check", "main..side", "--json").json
    assert [one["commit"]["subject"] for one in found["commits"]] == ["wip", "Add y since x cannot hold it"]
    assert_valid("check", program("check", "main..side", "--json").json)
    text = program("check", "main..side").stdout
    assert "CN107" in text  # of the poor one
    assert len(program("check", "main...side", "--json").json["commits"]) == 2
    assert len(program("check", "--last", "--json").json["commits"]) == 1
    assert program("check", "side..side").stdout == "  No commits in that range.\n"
    assert program("check", "nothing..side").code == 2
    assert program("check", "--last", "HEAD").code == 2
    history.git("switch", "--quiet", "--orphan", "other")
    history.commit("Begin anew", {"z.py": "1\n"})
    apart = program("check", "main..other")
    assert apart.code == 4
    assert "no commit in common" in apart.stderr


def test_a_shallow_clone_is_an_error_that_names_the_remedy(
    history: GitRepository, program: Program, tmp_path: Path
) -> None:
    """What cannot be known is no pass: at the edge, beyond it, and where no merge base is left."""
    history.git("branch", "side", "HEAD~4")
    clone = tmp_path / "clone"
    history.git("clone", "--quiet", "--depth=2", "--no-single-branch", history.path.as_uri(), str(clone))
    for what in ("HEAD~1", "HEAD~3..HEAD", "origin/side..HEAD"):
        found = program("check", what, folder=clone)
        assert found.code in (2, 4)
        assert "fetch-depth: 0" in found.stderr
    assert program("check", "HEAD~1..HEAD", folder=clone).code == 0


def test_a_squash_is_scored_as_the_one_commit_it_makes(history: GitRepository, program: Program) -> None:
    """Its change is the whole range, its message what a forge proposes: that of one commit, else title and list."""
    history.git("switch", "--quiet", "--create", "side")
    history.commit(MESSAGE, {"x.py": "1\n"})
    one = program("check", "--squash", "main", "--json").json["commits"][0]
    assert one["commit"]["subject"] == MESSAGE.split("\n", 1)[0]
    history.commit("wip", {"x.py": "1\n2\n", "y.py": "1\n"})
    two = program("check", "--squash", "main..side", "--title", "Reject tokens early", "--json").json["commits"][0]
    assert two["commit"]["subject"] == "Reject tokens early"
    assert two["commit"]["totals"]["files"] == 2
    assert two["commit"]["totals"]["added"] == 3
    assert program("check", "--squash", "side..side").code == 2


def test_what_cannot_be_checked_is_wrong_usage(history: GitRepository, program: Program) -> None:
    """Nothing staged, a conflict, an unknown format: exit code 2 and what to do."""
    assert "nothing is staged" in program("check").stderr
    assert program("check", "--format", "xml").code == 2
    history.git("switch", "--quiet", "--create", "side", "HEAD~1")
    history.commit("Change it there", {"src/part4.py": "other\n"})
    assert history.path.joinpath("src/part4.py").exists()
    program_code = program("check", "main..side").code
    assert program_code == 0
    history.path.joinpath(".git/MERGE_HEAD").unlink(missing_ok=True)
    blob = history.git("hash-object", "-w", "src/part4.py")
    history.git("update-index", "--index-info", stdin=f"100644 {blob} 2\tsrc/part4.py\n".encode())
    conflict = program("check", "-m", MESSAGE)
    assert conflict.code == 2
    assert "conflicts" in conflict.stderr


@pytest.mark.parametrize(
    ("arguments", "said", "hint"),
    [
        (["missing.txt"], 'no file and no revision is named "missing.txt"', "Give a hash"),
        (["../missing..txt"], 'no file and no revision is named "../missing..txt"', "Give a hash"),
        (["nope"], 'unknown revision "nope"', "Give a hash"),
        (["HEAD..nope"], 'unknown revision "nope"', "Give a hash"),
        (["src"], "src is a folder", "Name a message file in it"),
        (["HEAD^{tree}"], 'unknown revision "HEAD^{tree}"', "Give a hash"),
        ([""], "the revision is empty", "Is a variable unset?"),
        (["--squash", ""], "the revision is empty", "Is a variable unset?"),
        (["..HEAD"], "has no start", "Name both ends"),
        (["..."], "has no start", "Name both ends"),
        (["--squash", "..HEAD"], "has no start", "Name both ends"),
        (["HEAD", "--last"], "HEAD and --last cannot be used together", "Name one of them"),
        (["--last", "--staged"], "--last and --staged cannot be used together", "Name one of them"),
        (["HEAD", "-m", "x"], "HEAD and --message cannot be used together", "Name one of them"),
        (["HEAD", "--amend"], "--amend checks the staged change, not a revision", "leave out the revision"),
        (["--last", "--amend"], "--amend checks the staged change, not a revision", "leave out the revision"),
        (
            ["--squash", "HEAD~1", "--amend"],
            "--amend checks the staged change, not a revision",
            "leave out the revision",
        ),
        (["--title", "x"], "--title needs --squash A..B", "Add --squash"),
        (
            ["--last", "--format", "xml"],
            'invalid value for --format: "xml"',
            "text, json, github, gitlab, sarif, junit, markdown",
        ),
        (
            ["--last", "--format", "sarif", "--json"],
            "--json and --format sarif cannot be used together",
            "Name one of them",
        ),
        (["--last", "--min-score", "11"], "--min-score takes a number from 0 to 10", "--help"),
        (["--last", "--min-score", "nan"], "--min-score takes a number from 0 to 10", "--help"),
    ],
)
def test_each_wrong_use_has_a_message_and_a_hint(
    history: GitRepository, program: Program, arguments: list[str], said: str, hint: str
) -> None:
    """Exit code 2, what is wrong and what to do; an empty variable in a workflow does not pass."""
    found = program("check", *arguments)
    assert (found.code, found.stdout) == (2, "")
    error, told = found.stderr.strip().split("\n")
    assert said in error
    assert hint in told
    assert history.git("status", "--porcelain") == ""


@pytest.mark.parametrize("text", ["", "\n \n", "#\n", "\r\n\r\n", "\ufeff", "a\r\n\r\nb\r\n" * 9, "\x1b[2J\udcff"])
def test_any_text_is_scored(history: GitRepository, program: Program, text: str) -> None:
    """Nothing, blanks, only comments, CRLF, bytes that are not UTF-8; a NUL is refused, as git refuses it."""
    file = history.path / "message"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert program("check", "message").code == 0
    assert program("check", "message", "--min-score", "9.9").code == 1
    file.write_bytes(b"Add a parser\0\n")
    refused = program("check", "message")
    assert (refused.code, "NUL byte" in refused.stderr) == (2, True)


def checked_bad(history: GitRepository, program: Program, form: str) -> Run:
    """A commit with hostile words in its names, in one format."""
    history.write({"src/a,b%:c.py": "print(1)\nx = 1\n", "docs/a.md": "x\n", "Makefile": "all:\n"})
    return program("check", "-m", "Added ::error::x ]]> <b> @me [l](http://x) \x1b[31m,%0A", "--format", form,
                   "--min-score", "9.9")  # fmt: skip


def test_sarif_is_read_by_a_reader_of_sarif(history: GitRepository, program: Program) -> None:
    """A model of the standard takes the whole document; every result names a rule of the run."""
    found = checked_bad(history, program, "sarif")
    assert found.code == 1
    run = Sarif.model_validate(json.loads(found.stdout)).runs[0]
    assert run.results
    rules = run.tool.driver.rules or []
    assert all(rules[result.rule_index or 0].id == result.rule_id for result in run.results)
    assert all(result.message.text for result in run.results)


def test_junit_is_read_by_a_reader_of_junit(history: GitRepository, program: Program) -> None:
    """One suite, a case a commit, a failure where the gate refuses; control signs cannot break the file."""
    found = checked_bad(history, program, "junit")
    # What the schema of Jenkins' xUnit plugin (junit-10.xsd) allows there.
    assert set(ET.fromstring(found.stdout).attrib) <= {"name", "time", "tests", "failures", "errors"}  # noqa: S314 - our own text
    report = JUnitXml.fromstring(found.stdout.encode())
    assert (report.tests, report.failures) == (1, 1)
    good = JUnitXml.fromstring(program("check", "HEAD~2..HEAD", "--format", "junit").stdout.encode())
    assert (good.tests, good.failures) == (2, 0)


def test_annotations_cannot_be_forged(history: GitRepository, program: Program) -> None:
    """Every line is one whole command; no message or path begins another one or ends a property early."""
    lines = checked_bad(history, program, "github").stdout.splitlines()
    assert lines
    for line in lines:
        assert re.fullmatch(r"::(error|warning|notice) (?:file=[^,:]+,line=\d+,)?title=[^,:]+::.*", line)
        assert "\x1b" not in line
        assert "%0A" not in line


def test_markdown_shows_what_it_is_given(history: GitRepository, program: Program) -> None:
    """A table row a commit; no link, tag or mention of a stranger comes alive."""
    text = checked_bad(history, program, "markdown").stdout
    assert text.startswith("| commit | score | level | subject |\n| --- | ---: | --- | --- |\n| staged | ")
    for sign in (" <b>", "@me", " [l](", "\x1b"):
        assert sign not in text
