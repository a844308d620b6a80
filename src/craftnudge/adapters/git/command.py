"""Runs the git command, sealed: nothing that a repository configures is run, and no server is contacted."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from craftnudge.adapters.git.git_variables import variables_for
from craftnudge.adapters.git.objects.repository_files import refuse_special_files
from craftnudge.errors import RepositoryRefusedError

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Mapping
    from pathlib import Path

# No pager, no file monitor, no connection to a server, no helper that a repository's configuration names.
_SAFE = (
    *("--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.pager=cat"),
    *("-c", "diff.external=", "-c", "gc.auto=0", "-c", "maintenance.auto=false", "-c", "commit.gpgSign=false"),
    # Keeps a partial clone from fetching also with a git that does not know GIT_NO_LAZY_FETCH (before 2.39.4).
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
# Prefixes of the variables that say where the user's git and its settings are, and who commits.
_USER_PREFIXES = ("GIT_CONFIG", "GIT_CEILING_DIRECTORIES", "GIT_EXEC_PATH", "GIT_AUTHOR", "GIT_COMMITTER")
_SECONDS = 60


def sealed_command(*arguments: str) -> list[bytes]:
    """The command line of a sealed git; arguments may hold bytes that are not UTF-8, as surrogates."""
    return [os.fsencode(part) for part in ("git", *_SAFE, *arguments)]


def sealed_environment(keep: tuple[str, ...] = (), *, folder: Path | None = None) -> dict[str, str]:
    """The environment without the variables that an outer git sets for its hooks, except those named in `keep`.

    Those that name another repository than git would find in `folder` are kept, with absolute paths.
    """
    inherited = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("GIT_") or name in keep or name.startswith(_USER_PREFIXES)
    }
    named = variables_for(folder) if folder else {}
    return {**inherited, **_ENVIRONMENT, **named}


def run_git(
    folder: Path, *arguments: str, stdin: bytes = b"", more: Mapping[str, str] | None = None, keep: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[bytes]:
    """Runs git in a folder and returns its exit code and output; a failure of git's is not raised.

    Variables that an outer git sets for its hooks (`GIT_DIR`, `GIT_INDEX_FILE`, ...) are left out, except those named
    in `keep`, and those that name another repository than is found in the folder. Raises RepositoryRefusedError if
    there is no git, if it does not end within a minute, or if one of its own files is a pipe, a device or too large.
    """
    # Imported here: with threads and selectors it takes 3 ms, which a hook can save.
    import subprocess  # noqa: PLC0415

    refuse_special_files(folder)
    try:
        return subprocess.run(
            sealed_command(*arguments),
            cwd=folder,
            env=sealed_environment(keep, folder=folder) | dict(more or {}),
            input=stdin,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except FileNotFoundError as error:
        raise _no_git() from error
    except (OSError, subprocess.TimeoutExpired) as error:
        raise RepositoryRefusedError("git.not-started", command=arguments[0], reason=str(error)) from error


def _no_git() -> RepositoryRefusedError:
    return RepositoryRefusedError("git.missing")


def quick_answer(folder: Path, *arguments: str) -> bytes:
    """What git prints in answer to a short question, nothing if it fails: `run_git` for a hook.

    Where the system can spawn processes, `subprocess` is not loaded. There is no time limit; a hook has its own.
    """
    if not hasattr(os, "posix_spawnp"):
        return run_git(folder, *arguments).stdout
    refuse_special_files(folder)
    reading, writing = os.pipe()
    actions = [
        (os.POSIX_SPAWN_DUP2, writing, 1),
        (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
        (os.POSIX_SPAWN_OPEN, 2, os.devnull, os.O_WRONLY, 0),
    ]
    try:
        command = sealed_command("-C", str(folder), *arguments)
        child = os.posix_spawnp("git", command, sealed_environment(folder=folder), file_actions=actions)
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
    """What git prints, without its last line end. Raises RepositoryRefusedError with git's own words if it fails."""
    done = run_git(folder, *arguments, stdin=stdin, more=more, keep=keep)
    if done.returncode:
        reason = done.stderr.decode("utf-8", "backslashreplace").strip().split("\n")[0]
        raise RepositoryRefusedError("git.failed", command=arguments[0], reason=reason)
    return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


def stop(process: subprocess.Popen[bytes]) -> None:
    """Kills a git that was left running to answer questions."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            with suppress(OSError):
                pipe.close()
    process.kill()
    process.wait()
