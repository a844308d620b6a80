"""What each place on this machine holds, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from craftnudge.services.results.places import PlaceName

HOLDS: Final[Mapping[PlaceName, str]] = {
    "home": "everything below; set CRAFTNUDGE_HOME to move it",
    "journal": "all recorded commits (back this up)",
    "sessions": "practice sessions",
    "nudges": "what was shown after commits, and the goal",
    "index": "a cache of the journal; may be deleted at any time",
    "superseded": "a cache of which commits were rewritten; may be deleted at any time",
    "spool": "commits that hooks queued, recorded by the next command",
    "replies": "replies of local models; to delete: craftnudge cache clear",
    "roots": "a cache of each repository's first commit; may be deleted",
    "whole": "a cache of which histories are recorded completely; may be deleted",
    "background": "what track --background is doing, and how it ended; may be deleted",
    "webhooks": "deliveries of forges that wait or failed: craftnudge webhook status",
    "mirrors": "copies of the repositories in hooks.repositories; fetched again if deleted",
    "reports": "reports of internal errors, for you to read and send",
    "settings": "your own settings, for all repositories",
}
