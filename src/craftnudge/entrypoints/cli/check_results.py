"""The results of `craftnudge check` for each kind of target: the staged change, a message, commits, a push."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.errors import UnknownRevisionError, UsageError
from craftnudge.runtime.bounded_read import at_most, named_file
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.limits import MESSAGE_FILE_BYTES

if TYPE_CHECKING:
    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.entrypoints.cli.check_target import Target
    from craftnudge.presentation.templates import MessageAndHint
    from craftnudge.services.check import Criteria
    from craftnudge.services.workplace import Workplace


@dataclass(frozen=True, slots=True)
class Results:
    """What was checked, the message if it is not a commit's, and what is to be said beside it."""

    checked: tuple[Checked, ...]
    message: str | None = None
    notes: tuple[MessageAndHint, ...] = ()


def results_of(
    workplace: Workplace,
    target: Target,
    *,
    message: str | None,
    title: str | None,
    min_score: float | None,
    amend: bool,
) -> Results:
    """Checks the target; empty if nothing is staged. Raises UsageError for `amend` with commits that exist.

    Plug-ins are asked too, but not about a change without its message, which breaks no rule either.
    """
    results = _results_of(workplace, target, message=message, title=title, min_score=min_score, amend=amend)
    if not results.checked or (target.kind == "staged" and message is None):
        return results
    from craftnudge.services.plugin_checks import with_plugins

    checked, faults = with_plugins(workplace, results.checked)
    if not faults:
        return Results(checked, results.message, results.notes)
    from craftnudge.presentation.errors.error_text import error_text

    return Results(checked, results.message, (*results.notes, *map(error_text, faults)))


def _results_of(
    workplace: Workplace,
    target: Target,
    *,
    message: str | None,
    title: str | None,
    min_score: float | None,
    amend: bool,
) -> Results:
    from craftnudge.services.check import check_squash, check_staged, criteria_of

    criteria = criteria_of(workplace, min_score)
    match target.kind:
        case "squash":
            return Results((check_squash(workplace, target.name, criteria, title),))
        case "push" | "unpushed":
            return _of_push(workplace, target.name if target.kind == "push" else None, criteria)
        case "staged":
            staged = check_staged(workplace, message, criteria, amend=amend)
            return Results((staged,) if staged.record.files or message is not None else (), message)
        case _:
            return _named(workplace, target, criteria, amend=amend)


def _of_push(workplace: Workplace, push: str | None, criteria: Criteria) -> Results:
    """The results for a push, or for what a push would bring; and what is to be said about it."""
    from craftnudge.presentation.push_text import push_note_text
    from craftnudge.services.push import check_push, check_unpushed

    found = check_unpushed(workplace, criteria) if push is None else check_push(workplace, push, criteria)
    return Results(found.results, notes=tuple(push_note_text(note) for note in found.notes))


def _named(workplace: Workplace, target: Target, criteria: Criteria, *, amend: bool) -> Results:
    """The results for a range, a message from a file or standard input, or a revision, as the name suggests."""
    from craftnudge.services.check import check_message, is_tracked, stored_message

    what = target.name
    if what == "-":
        data, edited = at_most(sys.stdin.buffer, MESSAGE_FILE_BYTES, "the message"), False
    elif target.kind == "file" or (_is_file(Path(what)) and not _is_revision(workplace, what)):
        # An editor wrote it, unless git says that it opened no editor.
        data, edited = _content(Path(what)), workplace.environ.get("GIT_EDITOR") != ":"
    else:
        if amend:
            raise UsageError("check.amend-of-revision")
        return Results(_of_commits(workplace, what, criteria))
    if b"\0" in data:
        raise UsageError("message.binary")
    text = stored_message(workplace, data, edited=edited)
    notes: tuple[MessageAndHint, ...] = ()
    if target.kind == "name" and what != "-" and is_tracked(workplace, str(Path(what).absolute())):
        from craftnudge.presentation.errors.error_text import error_text

        notes = (error_text(UsageError("message.tracked", path=what)),)
    # In a hook, such as one of pre-commit's, git knows whether the commit is amended, and the user cannot say.
    return Results((check_message(workplace, text, criteria, amend=amend or None),), text, notes)


def _is_file(path: Path) -> bool:
    """Whether the name is something to read: a file, a pipe or a device."""
    try:
        return path.exists() and not path.is_dir()
    except (OSError, ValueError):
        return False


def _content(path: Path) -> bytes:
    try:
        with named_file(path) as file:
            return at_most(file, MESSAGE_FILE_BYTES, str(path))
    except OSError as error:
        raise UsageError("message.unreadable", path=path, reason=error.strerror) from None


def _of_commits(workplace: Workplace, what: str, criteria: Criteria) -> tuple[Checked, ...]:
    """The results for a revision or range. If it is unknown, the error says what else the name might be."""
    from craftnudge.services.check import check_revision

    try:
        return check_revision(workplace, what, criteria)
    except UnknownRevisionError as error:
        if Path(what).is_dir():
            raise UsageError("revision.folder", revision=what) from error
        may_be_path = ".." not in what and ("/" in what or "." in what)
        if may_be_path or what.startswith(("./", "../")) or Path(what).is_absolute():
            raise UnknownRevisionError("revision.no-file", revision=what) from error
        raise


def _is_revision(workplace: Workplace, name: str) -> bool:
    """Whether an existing file has the name of a commit or a range, which is then meant: `./NAME` is the file.

    A file that a branch brings along must not take the place of the range that a job checks.
    """
    if name.startswith(".") or Path(name).is_absolute():  # no revision begins like that
        return False
    from craftnudge.services.check import names_commits

    return names_commits(workplace, name)
