"""Opens the editor that git would open, and keeps the text beside git's own message files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from craftnudge.adapters.git.command import git_text, run_git
from craftnudge.errors import Cause, OutputError, UsageError

if TYPE_CHECKING:
    from pathlib import Path

_EDITOR_VARIABLES = ("GIT_EDITOR",)


def draft_path(folder: Path, commit_hash: str) -> Path:
    """The file for a new message of this commit, in the git folder of the work tree."""
    named = git_text(folder, "rev-parse", "--git-path", f"craftnudge/reword-{commit_hash[:12]}.txt")
    return (folder / named).absolute()


def write_draft(path: Path, text: str, *, keeps_older: bool = False) -> None:
    """Writes the file. With `keeps_older` an existing one, left by an editor that was killed, is kept beside it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if keeps_older and path.exists():
            number = next(number for number in range(1, 10_000) if not _older(path, number).exists())
            path.rename(_older(path, number))
        path.write_text(text, "utf-8", "surrogateescape", newline="\n")
    except OSError as error:
        raise OutputError("draft.unwritable", path=path, reason=error.strerror or str(error)) from None


def read_draft(path: Path) -> str:
    """The text of the file; empty if there is no file."""
    try:
        return path.read_text("utf-8", "surrogateescape")
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise OutputError("draft.unreadable", path=path, reason=error.strerror or str(error)) from None


def delete_draft(path: Path) -> None:
    """Deletes the file, once its text is in a commit."""
    path.unlink(missing_ok=True)


def open_editor(folder: Path, path: Path) -> None:
    """Opens the file in the editor that `git var GIT_EDITOR` names, and waits. Raises UsageError if it fails."""
    import subprocess  # noqa: PLC0415 - only a command that asks needs it

    done = run_git(folder, "var", "GIT_EDITOR", keep=_EDITOR_VARIABLES)
    editor = done.stdout.decode("utf-8", "surrogateescape").strip()
    if done.returncode or not editor:
        raise UsageError("editor.none")
    # As git does it: the command may hold options and quotes of the shell (editor.c, launch_specified_editor).
    command = ["sh", "-c", f'{editor} "$@"', editor, os.fspath(path)]
    try:
        code = subprocess.run(command, cwd=folder, check=False).returncode
    except OSError as error:
        raise UsageError("editor.failed", editor=editor, reason=error.strerror or str(error)) from None
    if code:
        raise UsageError("editor.failed", editor=editor, reason=Cause("editor.exit", code=code))


def _older(path: Path, number: int) -> Path:
    return path.with_name(f"{path.stem}.{number}{path.suffix}")
