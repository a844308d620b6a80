"""A run in the background, in words: how far it is, or how it ended."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

from craftnudge.domain.habits.number_text import count
from craftnudge.errors import CraftNudgeError
from craftnudge.presentation.errors.error_text import error_text
from craftnudge.presentation.number_text import MONTHS
from craftnudge.presentation.templates import MessageAndHint, filled

if TYPE_CHECKING:
    from craftnudge.services.results.background_track import BackgroundTrack

_CONTINUE: Final = "Continue: craftnudge track --all --background --repo {folder:sh}"
_SENTENCES: Final[dict[str, tuple[str, ...]]] = {
    "running": (
        "recording {repository} in the background since {since}{at}.",
        "Stop: craftnudge track --stop --repo {folder:sh}",
    ),
    "done": ("recorded all of {repository} in the background: {commits}.",),
    "stopped": ("stopped recording {repository} in the background{at}.", _CONTINUE),
    "interrupted": ("recording {repository} in the background was interrupted{at}.", _CONTINUE),
    "failed": ("recording {repository} in the background failed: {message}", "{remedy}", _CONTINUE),
}


def background_text(run: BackgroundTrack, now: datetime) -> MessageAndHint:
    """What a run does or how it ended, and what to type; `now` is in the user's time zone."""
    details: dict[str, object] = {
        "repository": run.repository,
        "folder": run.folder,
        "since": _moment(run.started_seconds, now),
        "at": f", {run.done:,} of {count(run.total, 'commit')}" if run.total else "",
        "commits": count(run.done, "commit"),
    }
    if run.state == "failed":
        details["message"], details["remedy"] = error_text(CraftNudgeError(run.error or "", **run.details))
    return filled(_SENTENCES[run.state], details)


def _moment(seconds: int, now: datetime) -> str:
    """The time of a day, with its date if that is not today's."""
    try:
        moment = datetime.fromtimestamp(seconds, now.tzinfo)
    except (ValueError, OverflowError, OSError):
        return "an unknown time"
    date = "" if moment.date() == now.date() else f"{moment.day} {MONTHS[moment.month - 1]} "
    return f"{date}{moment:%H:%M}"
