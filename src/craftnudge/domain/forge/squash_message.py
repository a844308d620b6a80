"""The message that a forge gives the one commit of a squash merge, before anybody edits it.

GitHub goes by two settings of the repository, which a delivery names; without them its defaults hold: the message of
an only commit, else the title over a list of the commits. Gitea and Forgejo take the title always.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.forge.delivery import PullRequest
    from craftnudge.domain.forge.signature import Forge


def squash_message(forge: Forge, request: PullRequest, messages: Sequence[str]) -> str:
    """The message, with the request's number behind the subject; `messages` are the commits', the oldest first."""
    subject, own_body = _first_message(messages) if len(messages) == 1 else ("", "")
    takes_title = forge != "github" or request.squash_title == "PR_TITLE" or not subject
    heading = f"{(request.title if takes_title else subject).strip()} (#{request.number})"
    body = _body(forge, request, messages, own_body)
    return f"{heading}\n\n{body}\n" if body else f"{heading}\n"


def _body(forge: Forge, request: PullRequest, messages: Sequence[str], own_body: str) -> str:
    if forge != "github":
        return request.body.strip()
    if request.squash_body == "PR_BODY":
        return request.body.strip()
    if request.squash_body == "BLANK":
        return ""
    return own_body if len(messages) == 1 else "\n\n".join(f"* {message.strip()}" for message in messages)


def _first_message(messages: Sequence[str]) -> tuple[str, str]:
    subject, _, body = messages[0].strip().partition("\n")
    return subject, body.strip()
