"""`craftnudge login`, `push` and `logout`: what was chosen, what left, and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from craftnudge.domain.habits.number_text import count
from craftnudge.presentation.lines import prose, span
from craftnudge.presentation.safe_text import safe_text
from craftnudge.presentation.screens.next_step import next_step

if TYPE_CHECKING:
    from craftnudge.presentation.lines import Canvas, Line
    from craftnudge.services.results.sharing import PushResult, Shared

_LEAVES: Final = {
    "scores": "hash, times, author, repository name, and the result of each check. No message, no file name.",
    "whole": "the recorded line of each commit with message and file names, without the folder on this machine.",
}
_REFUSED: Final = {
    "unreadable": "cannot be read by the server",
    "not-a-commit": "not commits",
    "not-yours": "with an address that isn't yours there",
    "other-repository": "of another repository",
}


def open_screen(address: str, canvas: Canvas) -> list[Line]:
    """Where the browser has to go."""
    return [*prose("Sign in with the browser. If none opens, open this address:", canvas), (span(address),)]


def signed_in_screen(server: str, role: str, canvas: Canvas) -> list[Line]:
    """Where the user is signed in now."""
    lines = prose(f"Signed in at {safe_text(server)} as {safe_text(role)}. Nothing was sent.", canvas)
    return [*lines, *next_step("craftnudge push --share scores", "share the repository here", canvas)]


def signed_out_screen(erased: int | None, canvas: Canvas) -> list[Line]:
    """That the sign-in is over, and how many commits were erased."""
    if erased is None:
        return prose("Signed out. What you sent stays on the server.", canvas)
    return prose(f"Erased {count(erased, 'commit')} and your account on the server, and signed out.", canvas)


def shared_screen(shared: Shared, canvas: Canvas) -> list[Line]:
    """What leaves of a repository from now on."""
    return prose(f"Sharing {safe_text(shared.name)}: {_LEAVES[shared.level]}", canvas)


def stopped_screen(*, was_shared: bool, canvas: Canvas) -> list[Line]:
    """That nothing leaves of it any more."""
    if not was_shared:
        return prose("This repository is not shared.", canvas)
    return prose("Stopped sharing this repository. What you sent stays on the server.", canvas)


def unshared_screen(commits: int, sample: bytes | None, canvas: Canvas) -> list[Line]:
    """What would leave if the repository were shared, with a line as it would leave."""
    lines = prose("Nothing is shared, and nothing was sent.", canvas)
    if sample is not None:
        lines += prose(
            f"Shared as scores, {count(commits, 'commit')} of yours would leave: {_LEAVES['scores']}", canvas
        )
        lines += prose("The first one, as it would leave:", canvas)
        lines.append((span(sample.decode("ascii", "replace")),))
    return [*lines, *next_step("craftnudge push --share scores", "share this repository", canvas)]


def push_screen(result: PushResult, canvas: Canvas) -> list[Line]:
    """How many commits were sent, and what the server took."""
    if not result.sent:
        return prose("Everything is on the server already.", canvas)
    parts = [f"{result.accepted} new"]
    if result.already_there:
        parts.append(f"{result.already_there} there before")
    lines = prose(f"Sent {count(result.sent, 'commit')} to {safe_text(result.server)}: {', '.join(parts)}.", canvas)
    for reason, number in sorted(result.refused.items()):
        lines += prose(f"Refused {count(number, 'commit')} {_REFUSED.get(reason, safe_text(reason))}.", canvas)
    return lines
