"""How other tools apply the rules that a project wrote for them: which messages they let pass, and how they count.

A rule that came from such a tool refuses only what the tool itself would refuse. Sources: @commitlint/is-ignored,
defaults.ts; commitizen, defaults.py (allowed_prefixes); gitlint, git.py (is_merge_commit and its like).
"""

from __future__ import annotations

from craftnudge.domain.commits.display_width import display_width
from craftnudge.runtime.lazy_regex import pattern

_OF_COMMITLINT = pattern(
    r"Merge pull request\b|Merge .*? into |Merge branch |Merge tag |Merge remote-tracking branch|Automatic merge"
    r"|Auto-merged .*? into |Merged .*?(?:in|into) |Merged PR .*: |[Rr]evert |[Rr]eapply |(?:amend|fixup|squash)!"
    # A version alone, by semver.org.
    r"|(?:chore(?:\([^)]+\))?:)?\s*[=v]?\d+\.\d+\.\d+(?:-[\w.-]+)?(?:\+[\w.-]+)?\s*\Z"
)
_OF_COMMITIZEN = pattern(r"Merge|Revert|Pull request|fixup!|squash!|amend!")
_OF_GITLINT = pattern(r"Merge|Revert|fixup!|squash!|amend!")
_IGNORED = {"commitlint": _OF_COMMITLINT, "commitizen": _OF_COMMITIZEN, "gitlint": _OF_GITLINT}
_SURROGATE_BYTES = 2


def is_ignored_by(tool: str, subject: str) -> bool:
    """Whether the tool checks no message with this subject; False without a tool."""
    ignored = _IGNORED.get(tool)
    return ignored is not None and ignored.match(subject) is not None


def length_by(tool: str, text: str) -> int:
    """How long a line is to the tool: characters, or UTF-16 units in JavaScript; columns of a screen without a tool."""
    if tool == "commitlint":
        return len(text.encode("utf-16-le", "surrogatepass")) // _SURROGATE_BYTES
    return len(text) if tool else display_width(text)
