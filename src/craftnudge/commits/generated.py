"""Which commits nobody wrote by hand: what git, a forge or a bot wrote is recorded, and not coached."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from craftnudge.commits.message import Message
    from craftnudge.commits.record import Person

Generated = Literal["merge", "revert", "fixup", "squash", "amend", "version", "bot"]

# The titles that `git merge` and the forges write (git's builtin/fmt-merge-msg.c; GitHub, GitLab, Bitbucket).
_MERGE = re.compile(
    r"Merge (?:(?:remote-tracking )?branch(?:es)? '|tags? '|commits? '|pull request #\d+ (?:in|from) |"
    r"pull request #\d+$|pull request \S+ from |branch \S+ (?:into|of) )|Merged in \S+ \(pull request #\d+\)"
)
_REVERT = re.compile(r'(?:Revert|Reapply) ".+"')
_REVERTED_COMMIT = re.compile(r"\bThis reverts commit [0-9a-f]{7,64}")
_AUTOSQUASH = re.compile(r"(fixup|squash|amend)! ")
_BARE_VERSION = re.compile(
    r"(?:(?:release|version|bump version to|chore\(release\):)\s+)?v?\d+(?:\.\d+)+(?:[-.+]?\w+)*", re.IGNORECASE
)
_BOT = re.compile(
    r"\[bot\]|^(?:dependabot|renovate|greenkeeper|pyup-bot|github-actions|semantic-release-bot)\b", re.IGNORECASE
)


def generated_kind(message: Message, parents: int, author: Person | None) -> Generated | None:
    """What kind of commit this is that no person wrote, or None for a human's.

    `parents` is how many parents the commit has, 0 where that is not known (a message alone). A human sentence that
    merely begins with "Merge" or "Revert" is a human's.
    """
    subject = message.subject
    if autosquash := _AUTOSQUASH.match(subject):
        return {"fixup": "fixup", "squash": "squash"}.get(autosquash[1], "amend")  # type: ignore[return-value]
    if parents > 1 or _MERGE.match(subject):
        return "merge"
    if _REVERT.fullmatch(subject) and _REVERTED_COMMIT.search(message.body):
        return "revert"
    if _BARE_VERSION.fullmatch(subject) and not message.body:
        return "version"
    if author is not None and (_BOT.search(author.name) or "[bot]" in author.email):
        return "bot"
    return None
