"""Files of another user: read where they may be read, refused with the documented code where not, never a traceback.

The user who runs the command is root without the right to pass over permissions, and the other user owns files. The
reverse, another user who runs the command, would need a Python and a clone that this user can reach: often both lie
below a home folder with mode 0700.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import GitRepository, sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from pathlib import Path

INTERNAL_ERROR = 70
OTHER = 65534
# Root passes over permissions by these rights; without them it is a user like any other.
WITHOUT_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", "--inh-caps=-all")
pytestmark = pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files to another user"
)


@dataclass
class OrdinaryUser:
    """The command as a user who has no rights over the files of others, in a repository of two commits."""

    home: Path
    repository: GitRepository

    @property
    def journal(self) -> Path:
        """The journal of this user."""
        return self.home / "craftnudge/data/behaviors/commits.jsonl"

    def __call__(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Runs it; there is no traceback, also where access is refused."""
        done = subprocess.run(
            [*WITHOUT_RIGHTS, sys.executable, "-m", "craftnudge", *arguments],
            cwd=self.repository.path,
            env=sealed_environment(self.home),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=PATIENCE_SECONDS,
            check=False,
        )
        assert done.returncode != INTERNAL_ERROR, done.stderr
        assert "Traceback" not in done.stderr, done.stderr
        return done


def give_away(folder: Path) -> None:
    """Gives a file, or a folder with all that is in it, to the other user."""
    for path in (folder, *folder.rglob("*")):
        os.chown(path, OTHER, OTHER, follow_symlinks=False)


def can_drop_rights() -> bool:
    """Whether root can give up its rights here, and reach Python without them."""
    if shutil.which(WITHOUT_RIGHTS[0]) is None:
        return False
    done = subprocess.run([*WITHOUT_RIGHTS, sys.executable, "-c", ""], capture_output=True, check=False)
    return done.returncode == 0


@pytest.fixture
def user(repository: GitRepository) -> OrdinaryUser:
    """A user with a repository of two commits."""
    if not can_drop_rights():
        pytest.skip("needs setpriv (util-linux), and a Python that root can reach without special rights")
    repository.commit("Begin", {"a": "1\n"})
    repository.commit("Go on", {"a": "2\n"})
    return OrdinaryUser(repository.home, repository)


def test_a_journal_that_may_only_be_read_is_read(user: OrdinaryUser) -> None:
    """What reads works; what writes ends with exit code 6 and one line, a hook with 0; the journal stays as it is."""
    assert user("track").returncode == 0
    give_away(user.home / "craftnudge")
    for path in (user.home / "craftnudge", *(user.home / "craftnudge").rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = user.journal.read_bytes()
    for call in (("log",), ("progress", "--everyone"), ("journal", "verify"), ("journal", "export")):
        done = user(*call)
        assert done.returncode == 0, (call, done.stderr)
    for words in ("", "track HEAD~1", "goal CN107", "journal forget --yes --since 2000-01-01"):
        done = user(*words.split())
        assert (done.returncode, done.stdout) == (6, ""), (words, done.stderr)
        assert done.stderr.startswith("craftnudge: "), (words, done.stderr)
    hook = user("hook-run", "post-commit")
    assert (hook.returncode, hook.stderr.count("\n")) == (0, 1)
    assert user.journal.read_bytes() == before


def test_a_journal_that_may_not_be_read_is_named(user: OrdinaryUser) -> None:
    """Commands that read it and commands that write it end with exit code 6, and name its path."""
    assert user("track").returncode == 0
    give_away(user.journal)
    user.journal.chmod(0o600)
    for call in (("log",), ("progress", "--everyone"), ("journal", "verify"), ("track", "HEAD~1")):
        done = user(*call)
        assert (done.returncode, str(user.journal) in done.stderr) == (6, True), (call, done.stderr)
    assert user("doctor").returncode == 1


@pytest.mark.parametrize("name", [".git", ".git/HEAD", ".git/objects", ".git/refs/heads/main"])
def test_a_repository_that_may_not_be_read_is_refused(user: OrdinaryUser, name: str) -> None:
    """One of the documented exit codes; commands that only need the journal work."""
    assert user("track").returncode == 0
    path = user.repository.path / name
    give_away(path)
    path.chmod(0o700 if path.is_dir() else 0o600)
    for call in (("track",), ("coach", "--no-ai"), ("check", "HEAD")):
        done = user(*call)
        assert done.returncode in {3, 4, 5}, (call, done.stderr)
        assert done.stderr.startswith("craftnudge: "), (call, done.stderr)
    assert user("log", "--everywhere").returncode == 0
    assert user("doctor").returncode == 0
    assert user("hook-run", "post-commit").returncode == 0


def test_a_repository_of_another_user_is_read_where_git_trusts_it(user: OrdinaryUser) -> None:
    """Exit code 4 and the git command that allows it; after that command it is read."""
    give_away(user.repository.path)
    done = user("track")
    assert (done.returncode, "git config --global --add safe.directory" in done.stderr) == (4, True)
    (user.home / ".gitconfig").write_text(f"[safe]\n\tdirectory = {user.repository.path}\n")
    assert user("track", "--all").returncode == 0
    assert len(user.journal.read_bytes().splitlines()) == 2
