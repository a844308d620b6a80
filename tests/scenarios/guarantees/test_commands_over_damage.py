"""Promises of docs/explanation/guarantees.md, kept by the command itself: G5, G6 and G12."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import INDEX_FROM_BYTES
from craftnudge.adapters.store.local.line_codec import encode_commit
from tests.adapters.store.local.records import a_record, hash_of
from tests.scenarios.guarantees.test_damaged_journal import NASTY

if TYPE_CHECKING:
    from tests.support.program import Program

STAMP = "2023-11-23T12:00:00Z"
GOOD_LINES = 60
JOURNALS = Path(__file__).parents[2] / "golden" / "journals"
RELEASED = sorted(JOURNALS.glob("[0-9]*.jsonl"))
LOOKS_BACK = ("--everyone", "--json", "--days", "9000", "--repo", "shop")
READERS = (("log", "--everywhere", "--json"), ("progress", *LOOKS_BACK), ("insights", *LOOKS_BACK))


def lines_of(numbers: range) -> list[bytes]:
    """The journal's own lines of those commits."""
    return [encode_commit(a_record(number), STAMP) for number in numbers]


def write(program: Program, content: bytes) -> None:
    """The journal holds these bytes."""
    program.journal.parent.mkdir(parents=True, exist_ok=True)
    program.journal.write_bytes(content)


def shown_by(program: Program, *more: str) -> list[str]:
    """The commits that `log` lists, the newest first."""
    run = program("log", "--everywhere", "--json", "--limit", "0", *more)
    assert run.code == 0
    assert run.stderr == "" or "lines of the journal (line " in run.stderr
    return [one["commit"]["hash"] for one in run.json["commits"]]


def spoilt(line: bytes, chance: random.Random) -> bytes:
    """A line cut, with a bit fallen over, with bytes taken out or put in, or other bytes altogether."""
    at = chance.randrange(len(line) - 1)
    return chance.choice(
        [
            line[:at] + b"\n",
            line[:at] + bytes([line[at] ^ 1 << chance.randrange(8)]) + line[at + 1 :],
            line[:at] + line[at + chance.randrange(1, 99) :],
            line[:at] + chance.randbytes(chance.randrange(1, 99)) + line[at:],
            bytes(len(line)) + b"\n",
            line.rstrip(b"\n") + line,
        ]
    )


@pytest.mark.parametrize("seed", range(6))
def test_every_whole_line_is_read_among_damaged_ones(program: Program, seed: int) -> None:
    """G5: no command fails, each whole line is shown, and `verify` counts what it cannot read."""
    chance = random.Random(seed)
    lines = lines_of(range(GOOD_LINES))
    nasty = list(NASTY.values())
    content = b""
    for number, line in enumerate(lines):
        content += line
        for _ in range(3):
            content += spoilt(encode_commit(a_record(1_000 + number), STAMP), chance)
        # A line that was torn is closed off by the writer that comes after it.
        content += (b"" if content.endswith(b"\n") else b"\n") + chance.choice(nasty) + b"\n"
    write(program, content)
    wanted = {hash_of(number) for number in range(GOOD_LINES)}
    for way in ((), ("--no-index",)):
        assert wanted <= set(shown_by(program, *way))
    for reader in READERS:
        run = program(*reader)
        assert (run.code, "lines of the journal (line " in run.stderr) == (0, True)
        json.loads(run.stdout)
    verified = program("journal", "verify", "--json")
    assert verified.code == 1
    assert verified.json["lost"] > 0
    exported = program("journal", "export").stdout.encode().splitlines(keepends=True)
    assert set(lines) <= set(exported)


def _deleted(index: Path, _old: Path) -> None:
    index.unlink()


def _garbage(index: Path, _old: Path) -> None:
    index.write_bytes(random.Random(1).randbytes(index.stat().st_size))


def _cut(index: Path, _old: Path) -> None:
    index.write_bytes(index.read_bytes()[: index.stat().st_size // 2])


def _zeros(index: Path, _old: Path) -> None:
    content = bytearray(index.read_bytes())
    content[8192:12288] = bytes(4096)
    index.write_bytes(bytes(content))


def _of_another_journal(index: Path, old: Path) -> None:
    shutil.copy2(old, index)


def _a_folder(index: Path, _old: Path) -> None:
    index.unlink()
    index.mkdir()


def test_nothing_that_happens_to_the_index_changes_an_answer(program: Program, tmp_path: Path) -> None:
    """G6: the same commits with it, without it, after anything, and when the journal went on meanwhile."""
    # Lines of a kind that is not known fill the journal up to where an index is used at all.
    other = b'{"type":"other","x":"%s"}\n' % (b"x" * 1_000_000)
    long = other * (INDEX_FROM_BYTES // len(other) + 1)
    index, old = index_path(program.journal.parent), tmp_path / "old"
    since = ("--since", "2023-11-16")
    write(program, long + b"".join(lines_of(range(7, 90, 2))))
    assert program("index", "rebuild").code == 0
    shutil.copy2(index, old)
    write(program, long + b"".join(lines_of(range(80))))
    expected = shown_by(program, *since, "--no-index")
    assert 40 < len(expected) < 80
    for spoil in (_deleted, _garbage, _cut, _zeros, _of_another_journal, _a_folder):
        if index.is_dir():
            index.rmdir()
        assert program("index", "rebuild").code == 0
        spoil(index, old)
        assert shown_by(program, *since) == expected, spoil
    index.rmdir()
    assert program("index", "rebuild").code == 0
    with program.journal.open("ab") as journal:
        journal.write(b"".join(lines_of(range(80, 90))))
    longer = shown_by(program, *since, "--no-index")
    assert longer[10:] == expected
    assert shown_by(program, *since) == longer


@pytest.mark.parametrize("path", RELEASED, ids=lambda path: path.stem)
def test_the_journal_of_a_release_is_read_by_every_command(program: Program, path: Path, tmp_path: Path) -> None:
    """G12: whole to `verify`, shown by `log`, exported byte for byte, and taken in by `import` elsewhere."""
    write(program, path.read_bytes())
    verified = program("journal", "verify")
    assert (verified.code, verified.stderr) == (0, "")
    said = [json.loads(line) for line in path.read_bytes().splitlines()]
    commits = {line.get("hash") for line in said if line["type"] == "commit"}
    replaced = {line["old"] for line in said if line["type"] == "rewrite"}
    assert set(shown_by(program)) == commits - replaced
    saved = tmp_path / "saved"
    assert program("journal", "export", "--output", str(saved)).code == 0
    assert saved.read_bytes() == path.read_bytes()
    other: dict[str, Any] = {"CRAFTNUDGE_HOME": str(tmp_path / "other")}
    assert program("journal", "import", str(saved), **other).code == 0
    assert program("journal", "export", **other).stdout.encode() == path.read_bytes()


def test_lines_of_a_later_version_pass_through_every_command(program: Program, tmp_path: Path) -> None:
    """G12: tracked beside, forgotten around, exported and imported, they stay byte for byte."""
    later = set((JOURNALS / "later.jsonl").read_bytes().splitlines(keepends=True))
    write(program, (JOURNALS / "later.jsonl").read_bytes() + b"".join(lines_of(range(5))))
    assert program("journal", "forget", "--yes", "--until", "2024-01-01").code == 0
    assert shown_by(program) == ["6" * 40]
    assert later <= set(program.journal.read_bytes().splitlines(keepends=True))
    saved = tmp_path / "saved"
    assert program("journal", "export", "--output", str(saved)).code == 0
    other: dict[str, Any] = {"CRAFTNUDGE_HOME": str(tmp_path / "other")}
    assert program("journal", "import", str(saved), **other).code == 0
    assert later <= set(program("journal", "export", **other).stdout.encode().splitlines(keepends=True))
    assert program("journal", "verify").code == 0
