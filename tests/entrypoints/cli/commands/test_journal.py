"""`craftnudge journal`, as a user runs it."""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.support.pseudo_terminal import at_terminal
from tests.support.repository import sealed_environment
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

BOB = "Bob Builder <bob@example.org>"


@pytest.fixture
def tracked(program: Program, repository: GitRepository) -> Program:
    """A journal of three commits, one of them Bob's, with texts that other media would take for their own."""
    repository.commit('=HYPERLINK("http://evil")', {"a.py": "a = 1\n"})
    repository.commit("Say <script>hi</script> | [x](http://y) `z`\n\nBecause.", {"b.py": "b = 2\n"}, author=BOB)
    repository.commit("Third\x1b]0;owned\x07", {"c.py": "c = 3\n"})
    assert program("track", "--all").code == 0
    return program


def test_verify_says_that_a_journal_is_whole(tracked: Program) -> None:
    """No damage: one sentence, exit code 0, and a document of its schema."""
    run = tracked("journal", "verify")
    assert (run.code, run.stderr) == (0, "")
    assert "3 lines: 3 commits." in run.stdout
    assert_valid("journal-verify", tracked("journal", "verify", "--json").json)


def test_verify_names_damage_and_exits_1(tracked: Program) -> None:
    """An unreadable line is named with its number, and the exit code is 1."""
    content = tracked.journal.read_bytes().splitlines(keepends=True)
    tracked.journal.write_bytes(content[0] + content[1][:99] + b"\n" + content[2])
    run = tracked("journal", "verify")
    assert run.code == 1
    assert "line 2, torn, ignored" in run.stdout
    document = tracked("journal", "verify", "--json").json
    assert_valid("journal-verify", document)
    assert document["lost"] == 1


def test_damage_whose_commit_was_recorded_again_is_no_loss(tracked: Program) -> None:
    """A torn line whose commit was recorded again is named as such, and the exit code is 0."""
    content = tracked.journal.read_bytes().splitlines(keepends=True)
    tracked.journal.write_bytes(content[0] + content[1][:99] + b"\n" + content[2])
    assert tracked("journal", "verify").code == 1
    assert tracked("track", "--all").code == 0
    run = tracked("journal", "verify")
    assert (run.code, run.stderr) == (0, "")
    assert "line 2, torn, recorded again since" in run.stdout
    assert "Nothing is lost" in run.stdout
    document = tracked("journal", "verify", "--json").json
    assert_valid("journal-verify", document)
    assert (document["lost"], document["made_good"], document["damages"][0]["made_good"]) == (0, 1, True)


def test_an_export_is_exact_in_a_pipe_and_harmless_at_a_terminal(tracked: Program) -> None:
    """Lines of others, with raw controls: byte for byte, or as JSON that says the same."""
    line = json.loads(tracked.journal.read_bytes().splitlines()[0]) | {"h": None}
    line["message"] = "Fix \x7f \x9b31m \u202egnp \u200b \U000e0041 \ufeff é"
    raw = json.dumps(line, ensure_ascii=False).encode()
    written = [raw, raw.replace(b",", b"\r\t,", 1)]
    tracked.journal.write_bytes(b"\n".join(written) + b"\n")
    done = subprocess.run(
        [sys.executable, "-m", "craftnudge", "journal", "export"],
        cwd=tracked.folder,
        env=sealed_environment(tracked.home),
        capture_output=True,
        check=True,
    )
    assert done.stdout == tracked.journal.read_bytes()
    code, shown = at_terminal(tracked.home, tracked.folder, "journal", "export")
    lines = shown.replace("\r\n", "\n").splitlines()
    assert code == 0
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\ufeff\U000e0041]", "".join(lines))
    assert [json.loads(each) for each in lines] == [line, line]


def test_a_file_that_is_no_journal_is_refused(tracked: Program, tmp_path: Path) -> None:
    """Nothing is taken in, and a script learns of it from the exit code."""
    (tmp_path / "notes.md").write_text("# Notes\n\nNone of them is a commit.\n", "utf-8")
    before = tracked.journal.read_bytes()
    done = tracked("journal", "import", str(tmp_path / "notes.md"))
    assert (done.code, done.stdout) == (2, "")
    assert "has no journal lines" in done.stderr
    assert tracked.journal.read_bytes() == before


def test_an_export_can_be_imported(tracked: Program, tmp_path: Path) -> None:
    """What is exported is the journal, byte for byte, and comes back into an empty home."""
    assert tracked("journal", "export", "-o", str(tmp_path / "saved.jsonl")).code == 0
    saved = tracked.journal.read_bytes()
    assert (tmp_path / "saved.jsonl").read_bytes() == saved
    tracked.journal.unlink()
    run = tracked("journal", "import", str(tmp_path / "saved.jsonl"))
    assert (run.code, run.stdout) == (0, "  3 lines imported.\n")
    assert tracked.journal.read_bytes() == saved
    document = tracked("journal", "import", str(tmp_path / "saved.jsonl"), "--json").json
    assert_valid("journal-import", document)
    assert (document["written"], document["already_there"]) == (0, 3)


def test_no_cell_of_a_spreadsheet_is_a_formula(tracked: Program) -> None:
    """A subject that a spreadsheet would compute is a text there."""
    rows = list(csv.DictReader(io.StringIO(tracked("journal", "export", "--format", "csv").stdout)))
    assert [row["author_name"] for row in rows] == ["Ann Dev", "Bob Builder", "Ann Dev"]
    assert rows[0]["subject"] == '\'=HYPERLINK("http://evil")'
    assert rows[0]["added"] == "1"


def test_no_text_in_a_table_is_markup(tracked: Program) -> None:
    """Pipes, tags, links and control characters stay what they are: text."""
    rows = tracked("journal", "export", "--format", "markdown").stdout.splitlines()
    assert len(rows) == 5
    assert r"Say &lt;script>hi&lt;/script> \| \[x\](http&#58;" in rows[3]
    assert "\x1b" not in rows[4]
    assert rows[2].startswith("| 2023-11-14 | repo | ")


def test_nothing_is_overwritten(tracked: Program, tmp_path: Path) -> None:
    """A file that is there is not written to, and neither is what a link leads to."""
    (tmp_path / "out").write_text("mine")
    run = tracked("journal", "export", "-o", str(tmp_path / "out"))
    assert run.code == 2
    assert "already exists" in run.stderr
    assert (tmp_path / "out").read_text() == "mine"


def test_an_unknown_format_is_wrong_usage(tracked: Program) -> None:
    """The formats are named."""
    run = tracked("journal", "export", "--format", "xml")
    assert run.code == 2
    assert "jsonl, csv, markdown" in run.stderr


def test_a_person_is_gone_from_all_that_is_kept(tracked: Program, repository: GitRepository) -> None:
    """No file under the home folder holds the address, the name or the words; what points to the commit is gone too."""
    tracked("index", "rebuild")
    beside = tracked.journal.with_name("nudges.jsonl")
    beside.write_text(f'{{"commit":"{repository.hashes[1]}"}}\n{{"commit":"{repository.hashes[0]}"}}\n')
    spool = tracked.journal.with_name("spool")
    spool.mkdir()
    (spool / "1.x").write_text(f"1 commit {repository.hashes[1]}\n\n{repository.path}\n")
    preview = tracked("journal", "forget", "--user-id", "bob builder", "--dry-run", "--json").json
    assert_valid("journal-forget", preview)
    assert (preview["done"], preview["commits"], preview["kept"]) == (False, 1, 2)
    assert tracked("journal", "forget", "--user-id", "bob builder").code == 2  # nobody is there to be asked
    run = tracked("journal", "forget", "--user-id", "bob builder", "--yes")
    assert (run.code, run.stderr) == (0, "")
    assert run.stdout == "  1 commit forgotten.\n  2 lines kept as before.\n"
    home = tracked.home / "craftnudge"
    for path in home.rglob("*"):
        if path.is_file():
            content = path.read_bytes().lower()
            for trace in (b"bob", b"script"):
                assert trace not in content, path
    assert beside.read_text() == f'{{"commit":"{repository.hashes[0]}"}}\n'
    assert list(spool.iterdir()) == []


def test_forgetting_needs_a_limit_and_a_known_person(tracked: Program) -> None:
    """Without a limit, or with an unknown person, the exit code is 2 and nothing changes."""
    before = tracked.journal.read_bytes()
    for arguments in ([], ["--dry-run"], ["--user-id", "nobody"], ["--repo", "none"]):
        assert tracked("journal", "forget", "--yes", *arguments).code == 2
    run = tracked("journal", "forget", "--yes", "--user-id", "eve@example.org")
    assert (run.code, run.stdout) == (0, "  Nothing to forget: no line of the journal matches.\n")
    assert tracked.journal.read_bytes() == before


def test_a_journal_that_cannot_be_written_exits_6(program: Program, repository: GitRepository) -> None:
    """One clear line and a hint, no traceback, and nothing written where a link leads."""
    repository.commit("One", {"a.py": "a = 1\n"})
    program.journal.parent.mkdir(parents=True)
    program.journal.symlink_to(repository.path / "trap")
    run = program("track")
    assert (run.code, run.stdout) == (6, "")
    assert run.stderr.startswith("craftnudge: cannot write ")
    assert "symbolic link" in run.stderr
    assert not (repository.path / "trap").exists()


def test_what_would_be_forgotten_is_named(program: Program, repository: GitRepository) -> None:
    """Repositories, number of authors and days; that it cannot be undone; and the command that keeps a copy."""
    repository.commit("Count readers", {"a.py": "x\n"}, seconds=1_700_000_000)
    repository.commit("Count pages", {"b.py": "x\n"}, author="Bob <bob@example.org>", seconds=1_700_200_000)
    program("track", "--all")
    shown = " ".join(program("journal", "forget", "--repo", "repo", "--dry-run").stdout.split())
    assert "of repo, by 2 authors, 14 Nov 2023 to 17 Nov 2023" in shown
    assert "can't be undone" in shown
    assert "craftnudge journal export --output FILE" in shown
