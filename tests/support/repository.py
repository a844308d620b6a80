"""A real git repository, built commit by commit with fixed identities and dates."""

from __future__ import annotations

import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.support.environment import known_environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

FIRST_COMMIT_SECONDS = 1_700_000_000  # 2023-11-14T22:13:20Z


def sealed_environment(home: Path, **more: str) -> dict[str, str]:
    """The known environment with that home folder: for git, and for our own command."""
    environment = known_environment() | {
        "HOME": str(home),
        "USERPROFILE": str(home),
        "CRAFTNUDGE_HOME": str(home / "craftnudge"),
        "GIT_CONFIG_GLOBAL": str(home / ".gitconfig"),
        "NO_COLOR": "1",
    }
    environment.pop("CRAFTNUDGE_GOLDEN", None)  # for the tests; to the program an unknown setting
    return environment | more


@dataclass
class GitRepository:
    """A repository at `path`; each commit comes an hour after the one before it, unless told otherwise."""

    path: Path
    home: Path
    author: str = "Ann Dev <ann@example.org>"
    branch: str = "main"
    seconds: int = FIRST_COMMIT_SECONDS
    hashes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.home.mkdir(parents=True, exist_ok=True)
        self.path.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet", f"--initial-branch={self.branch}")
        name, _, email = self.author.partition(" <")
        self.git("config", "user.name", name)
        self.git("config", "user.email", email.rstrip(">"))

    def git(self, *arguments: str, stdin: bytes | None = None, **environment: str) -> str:
        """What git prints, without its final line end."""
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.path,
            env=sealed_environment(self.home, **environment),
            input=stdin,
            capture_output=True,
            check=True,
        )
        return done.stdout.decode("utf-8", "surrogateescape").rstrip("\n")

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Writes each file into the work tree and stages it; None deletes it."""
        for name, content in files.items():
            target = self.path / name
            if content is None:
                self.git("--literal-pathspecs", "rm", "--quiet", "--force", "--", name)
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
            self.git("--literal-pathspecs", "add", "--force", "--", name)

    def commit(
        self,
        message: str,
        files: Mapping[str, str | bytes | None] | None = None,
        *,
        author: str | None = None,
        seconds: int | None = None,
        offset: str = "+0000",
    ) -> str:
        """Commits `files` on top of HEAD and gives the new hash; without files the commit is empty."""
        self.write(files or {})
        self.seconds = self.seconds + 3600 if seconds is None else seconds
        name, _, email = (author or self.author).partition(" <")
        date = f"{self.seconds} {offset}"
        self.git(
            "commit",
            "--quiet",
            "--allow-empty",
            "--allow-empty-message",
            "--cleanup=verbatim",
            "--file=-",
            stdin=message.encode("utf-8", "surrogateescape"),
            GIT_AUTHOR_NAME=name,
            GIT_AUTHOR_EMAIL=email.rstrip(">"),
            GIT_AUTHOR_DATE=date,
            GIT_COMMITTER_NAME=name,
            GIT_COMMITTER_EMAIL=email.rstrip(">"),
            GIT_COMMITTER_DATE=date,
        )
        self.hashes.append(self.git("rev-parse", "HEAD"))
        return self.hashes[-1]
