"""An error as a message and a hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.presentation.errors import (
    about_commands,
    about_commits,
    about_repositories,
    about_teams,
    about_the_journal,
    about_the_server,
    about_webhooks,
)
from craftnudge.presentation.templates import MessageAndHint, filled

if TYPE_CHECKING:
    from craftnudge.errors import CraftNudgeError

# By code: what is wrong, and what to do. Of several hints the first holds whose values the error has.
CATALOGUE: dict[str, tuple[str, ...]] = {
    **about_repositories.ERRORS,
    **about_commits.ERRORS,
    **about_the_journal.ERRORS,
    **about_commands.ERRORS,
    **about_the_server.ERRORS,
    **about_teams.ERRORS,
    **about_webhooks.ERRORS,
}


def error_text(error: CraftNudgeError) -> MessageAndHint:
    """The words for an error; its code and values where the catalogue has no words for it."""
    try:
        return filled(CATALOGUE[error.code], error.details)
    except (KeyError, ValueError, TypeError):
        return MessageAndHint(str(error), "")
