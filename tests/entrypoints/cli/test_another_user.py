"""What belongs to somebody else: read where that may be, told where it may not, and never a fault of ours."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository, sealed_environment

if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = 65534
pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may act as another user"
)


class Stranger:
    """The command as a user called nobody runs it, in a repository of his own."""

    def __init__(self, folder: Path) -> None:
        self.home = folder / "home"
        self.repository = GitRepository(folder / "repo", self.home)
        self.repository.commit("Begin", {"a": "1\n"})
        self.repository.commit("Go on", {"a": "2\n"})
        self.give(folder)

    @property
    def journal(self) -> Path:
        """His journal."""
        return self.home / "craftnudge/data/behaviors/commits.jsonl"

    @staticmethod
    def give(folder: Path, owner: int = NOBODY) -> None:
        """A folder, with all that is in it, belongs to that user."""
        for path in (folder, *folder.rglob("*")):
            os.chown(path, owner, owner, follow_symlinks=False)

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """One run of his."""
        done = subprocess.run(
            [sys.executable, "-m", "craftnudge", *arguments],
            cwd=self.repository.path,
            env=sealed_environment(self.home, PYTHONDONTWRITEBYTECODE="1"),
            user=NOBODY,
            group=NOBODY,
            extra_groups=[],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert "fault of ours" not in done.stderr, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done


@pytest.fixture
def nobody() -> Iterator[Stranger]:
    """A user with a repository of two commits, in a folder that he may enter: pytest's own are root's alone."""
    folder = Path(tempfile.mkdtemp(prefix="craftnudge-test-"))
    try:
        stranger = Stranger(folder)
        if stranger("--version").returncode:
            pytest.skip("another user cannot run this Python")
        yield stranger
    finally:
        shutil.rmtree(folder)


def test_a_journal_that_may_only_be_read_is_read(nobody: Stranger) -> None:
    """Looking back works; what would write exits with 6 in one clear line, a hook with 0, and nothing is changed."""
    assert nobody("track").returncode == 0
    nobody.give(nobody.home / "craftnudge", 0)
    for path in (nobody.home / "craftnudge", *(nobody.home / "craftnudge").rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = nobody.journal.read_bytes()
    for call in (("log",), ("progress", "--everyone"), ("journal", "verify"), ("journal", "export"), ("doctor",)):
        done = nobody(*call)
        assert done.returncode == 0, (call, done.stderr)
    for words in ("", "track HEAD~1", "goal CN107", "journal forget --yes --since 2000-01-01"):
        done = nobody(*words.split())
        assert (done.returncode, done.stdout) == (6, ""), (words, done.stderr)
        assert done.stderr.startswith("craftnudge: "), (words, done.stderr)
    hook = nobody("hook-run", "post-commit")
    assert (hook.returncode, hook.stderr.count("\n")) == (0, 1)
    assert nobody.journal.read_bytes() == before


def test_a_journal_that_may_not_be_read_is_told(nobody: Stranger) -> None:
    """Exit code 6 and its path, for whoever reads and whoever writes."""
    assert nobody("track").returncode == 0
    os.chown(nobody.journal, 0, 0)
    nobody.journal.chmod(0o600)
    for call in (("log",), ("progress", "--everyone"), ("journal", "verify"), ("track", "HEAD~1")):
        done = nobody(*call)
        assert (done.returncode, str(nobody.journal) in done.stderr) == (6, True), (call, done.stderr)
    assert nobody("doctor").returncode == 0


@pytest.mark.parametrize("name", [".git", ".git/HEAD", ".git/objects", ".git/refs/heads/main"])
def test_a_repository_that_may_not_be_read_is_told(nobody: Stranger, name: str) -> None:
    """By one of the documented codes; looking back at what is recorded does not need it."""
    assert nobody("track").returncode == 0
    path = nobody.repository.path / name
    os.chown(path, 0, 0)
    path.chmod(0o700 if path.is_dir() else 0o600)
    for call in (("track",), ("coach", "--no-ai"), ("check", "HEAD")):
        done = nobody(*call)
        assert done.returncode in {3, 4, 5}, (call, done.stderr)
        assert done.stderr.startswith("craftnudge: "), (call, done.stderr)
    assert nobody("log", "--everywhere").returncode == 0
    assert nobody("doctor").returncode == 0
    assert nobody("hook-run", "post-commit").returncode == 0


def test_a_repository_of_another_user_is_read_where_git_trusts_it(nobody: Stranger) -> None:
    """Refused with the command that allows it (exit code 4), and read once that was given."""
    Stranger.give(nobody.repository.path, 0)
    done = nobody("track")
    assert (done.returncode, "git config --global --add safe.directory" in done.stderr) == (4, True)
    (nobody.home / ".gitconfig").write_text(f"[safe]\n\tdirectory = {nobody.repository.path}\n")
    assert nobody("track", "--all").returncode == 0
    assert len(nobody.journal.read_bytes().splitlines()) == 2
