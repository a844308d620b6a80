"""With any file in the spool, a command records what hooks left, loses nothing else, and does not wait."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.events.protocol import RepositoryEvent
from craftnudge.adapters.events.spool import Spool

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

LONG_AGO = 1_600_000_000
NAME = "x.entry"


def _links_to(target: str, path: Path) -> None:
    path.symlink_to(target)


def _huge(path: Path) -> None:
    with path.open("wb") as stream:
        stream.truncate(2 * 1024**3)


def _locked(path: Path) -> None:
    path.write_bytes(b"1 commit -\n\n/x\n")
    path.chmod(0)


def _aside_is_a_file(path: Path) -> None:
    path.write_bytes(b"nonsense\n\n/x\n")
    (path.parent / "aside").write_bytes(b"")


def _aside_is_full_of_traps(path: Path) -> None:
    path.write_bytes(b"nonsense\n\n/x\n")
    aside = path.parent / "aside"
    aside.mkdir()
    os.mkfifo(aside / "a.reason")
    (aside / "b.reason").mkdir()
    (aside / "c.reason").symlink_to("/dev/zero")
    (aside / NAME).mkdir()


TRAPS = {
    "a named pipe": os.mkfifo,
    "a folder": os.mkdir,
    "a link to nothing": lambda path: _links_to("gone", path),
    "a link to endless zeros": lambda path: _links_to("/dev/zero", path),
    "a link to itself": lambda path: _links_to(NAME, path),
    "two gigabytes of nothing": _huge,
    "what nobody may read": _locked,
    "strangers' bytes": lambda path: path.write_bytes(bytes(range(256)) * 40),
    "torn in the middle": lambda path: path.write_bytes(b"1 commit 01234"),
    "a path that no system takes": lambda path: path.write_bytes(b"1 commit -\n\n/" + b"x/" * 9000 + b"\n"),
    "a name that no system takes": lambda path: path.write_bytes(b"1 commit -\n\n/" + b"x" * 900 + b"\n"),
    "a file where a folder was": lambda path: path.write_bytes(b"1 commit -\n\n/etc/passwd\n"),
    "escape sequences": lambda path: path.write_bytes(b"1 commit -\n\n/\x1b]0;owned\x07\xff\n"),
    "a file named aside": _aside_is_a_file,
    "traps in the folder of what is set aside": _aside_is_full_of_traps,
}


@pytest.mark.parametrize("trap", TRAPS)
def test_a_trap_in_the_spool_stops_nothing(program: Program, repository: GitRepository, trap: str) -> None:
    """The next command records the commit that waits beside it, says nothing raw, and `verify` still answers."""
    commit = repository.commit("Add a", {"a": "x\n"})
    spool = Spool(program.journal.parent)
    spool.prepare()
    TRAPS[trap](spool.folder / NAME)
    os.utime(spool.folder / NAME, (LONG_AGO, LONG_AGO), follow_symlinks=False)
    spool.put(RepositoryEvent("commit", repository.path, commit))
    for arguments in (("log",), ("hook-run", "drain"), ("journal", "verify"), ("doctor",)):
        run = program(*arguments)
        assert "Traceback" not in run.stderr
        assert "internal error" not in run.stderr
        assert "\x1b" not in run.stdout + run.stderr
        assert run.code == 0, (arguments, run)
    assert [json.loads(line)["hash"] for line in program.journal.read_bytes().splitlines()] == [commit]


def test_a_repository_that_is_refused_does_not_stop_every_command(
    program: Program, repository: GitRepository, tmp_path: Path
) -> None:
    """What a hook left in one that cannot be opened any more is set aside, and said by `journal verify`."""
    broken = tmp_path / "broken"
    repository.git("init", "--quiet", str(broken))
    (broken / ".git" / "config").write_text("[core\n")
    commit = repository.commit("Add a", {"a": "x\n"})
    spool = Spool(program.journal.parent)
    spool.put(RepositoryEvent("commit", broken, None))
    spool.put(RepositoryEvent("commit", repository.path, commit))
    assert program("log").code == 0
    run = program("journal", "verify")
    shown = " ".join(run.stdout.split())
    assert run.code == 0
    assert "ignored file" in shown
    assert f"cannot read the repository {broken}: " in shown
    assert "repository.unreadable" not in shown
    aside = program("journal", "verify", "--json").json["aside"]
    assert [event["reason"].partition(" ")[0] for event in aside] == ["repository.unreadable"]
    assert [json.loads(line)["hash"] for line in program.journal.read_bytes().splitlines()] == [commit]
