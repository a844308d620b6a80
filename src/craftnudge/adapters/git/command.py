"""The git command, run so that nothing in a repository can make it do more than it is asked."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.special_files import refuse_endless
from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from pathlib import Path

# No pager, no monitor, no way out to any server, no helper that a repository's own configuration names.
_SAFE = (
    *("--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.pager=cat"),
    *("-c", "diff.external=", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "commit.gpgSign=false"),
    # Shuts the way out of a partial clone also for a git that does not know GIT_NO_LAZY_FETCH (before 2.39.4).
    *("-c", "protocol.allow=never", "-c", "credential.helper="),
)
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "LC_ALL": "C",
}
# Where the user's own git and its settings are, and who commits.
_KEPT = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH", "GIT_AUTHOR", "GIT_COMMITTER")
_SECONDS = 60


def sealed_command(*arguments: str) -> list[bytes]:
    """The whole command line; arguments may hold bytes that are not UTF-8, as surrogates."""
    return [os.fsencode(part) for part in ("git", *_SAFE, *arguments)]


def sealed_environment(keep: tuple[str, ...] = ()) -> dict[str, str]:
    """The environment without what an outer git tells its hooks, but for the variables named in `keep`."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in keep or name.startswith(_KEPT)
    }
    return kept | _ENVIRONMENT


def run_git(
    folder: Path, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None, keep: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    """What git does in a folder; never raises for git's own failures.

    Variables by which an outer git speaks to its hooks (`GIT_DIR`, `GIT_INDEX_FILE`, ...) are left out, but for those
    named in `keep`. Raises RepositoryRefusedError where there is no git, or it does not end within a minute, or would
    have to read what has no end.
    """
    # Imported here: it brings threads and selectors, 3 ms that a hook has better use for.
    import subprocess  # noqa: PLC0415

    refuse_endless(folder)
    try:
        return subprocess.run(
            sealed_command(*arguments),
            cwd=folder,
            env=sealed_environment(keep) | dict(more or {}),
            input=stdin,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise _no_git() from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RepositoryRefusedError(f"git {arguments[0]} could not be run: {error}.") from error


def _no_git() -> RepositoryRefusedError:
    return RepositoryRefusedError("the git command is not on PATH.", "This needs git itself: install it.")


def quick_answer(folder: Path, *arguments: str) -> bytes:
    """What git prints in answer to a short question, nothing where it fails: `run_git` for a hook.

    Started right by the system where that can be. There is no limit of time; a hook has its own.
    """
    if not hasattr(os, "posix_spawnp"):
        return run_git(folder, *arguments).stdout
    refuse_endless(folder)
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    try:
        command = sealed_command("-C", str(folder), *arguments)
        child = os.posix_spawnp("git", command, sealed_environment(), file_actions=actions)
    except OSError as error:
        os.close(reading)
        raise _no_git() from error
    finally:
        os.close(writing)
    with os.fdopen(reading, "rb") as stream:
        answer = stream.read()
    os.waitpid(child, 0)
    return answer


def git_text(
    folder: Path, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None, keep: tuple[str, ...] = ()
) -> str:
    """What git prints, without its last line end; RepositoryRefusedError with git's own words where it fails."""
    done = run_git(folder, *arguments, stdin=stdin, more=more, keep=keep)
    if done.returncode:
        words = done.stderr.decode("utf-8", "backslashreplace").strip().split("\n")[0]
        raise RepositoryRefusedError(f"git {arguments[0]} failed: {words}")
    return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


def stop(process: subprocess.Popen[bytes]) -> None:
    """Ends a git that was left running to answer questions, whatever it is at."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.kill()
    process.wait()
