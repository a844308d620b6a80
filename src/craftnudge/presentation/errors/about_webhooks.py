"""Why a delivery of a forge could not be handled."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "mirror.no-git": ("cannot run git: {reason}.", "Install git."),
    "mirror.fetch": (
        "cannot fetch {address}: {reason}.",
        "Try it by hand: git ls-remote {address:sh}\nFor a private repository, see docs/how-to/webhook.md.",
    ),
    "mirror.stopped": ("the server was ended meanwhile.",),
    "mirror.slow": ("fetching took longer than {seconds} seconds, so it was stopped.",),
    "mirror.too-large": ("the mirror is larger than {gib} GiB.",),
    "mirror.partial": (
        "{folder} is a partial or shallow copy.",
        "Delete that folder. The next delivery makes a full copy.",
    ),
    "forge.unreachable": ("cannot reach {host}: {reason}.",),
    "forge.no-token": (
        "no access token for {host}.",
        "Set hooks.tokens-file, or GITHUB_ACCESS_TOKEN for github.com.",
    ),
    "forge.refused": (
        "{host} refused to {action}: status {status}.",
        "Check that the token may write comments on pull requests there.",
    ),
    "forge.limit": ("{host} asks to wait for {seconds} seconds.",),
    "forge.answer": ("{host} sent an answer that I can't read.",),
    "forge.not-configured": (
        "{repository} is not in hooks.repositories any more.",
        "Add it to your settings: craftnudge config where",
    ),
    "delivery.failed": ("handling it failed: {reason}.", "craftnudge doctor says whether the journal can be written."),
}
