"""Which commits were not written by hand: those of git, a forge or a bot are recorded, but not scored."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from craftnudge.domain.commits.bots import bot_sign
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.record import Person

Generated = Literal[
    "merge", "revert", "fixup", "squash", "amend", "version", "bot", "translation", "import", "automatic"
]

_INTO = r"(?:\ of\ \S+)?(?:\ (?:into|to)\ \S+)?"
_BRANCH = r"'[^']+'"
# Whole titles, so that a sentence which goes on in its own words is a person's. git: builtin/fmt-merge-msg.c, and what
# it wrote before 1.7; then GitHub, Gitea, GitLab, Bitbucket, Azure, Gerrit, bors and Kubernetes' queue.
_MERGE = pattern(
    rf"""Merge\ (?:
        (?:remote(?:-tracking)?\ )?branch(?:es)?\ {_BRANCH}(?:(?:,\ |\ and\ |,\ and\ ){_BRANCH})*{_INTO}
      | (?:tag|commit)s?\ {_BRANCH}(?:(?:,\ |\ and\ |,\ and\ ){_BRANCH})*{_INTO}
      | branch\ \S+\ (?:of\ \S+(?:\ into\ \S+)?|into\ \S+)
      | (?:\S+\ )?(?:from|with)\ (?:\w+://|\S+:/)\S+
      | (?:\w+://|\S+:/)\S+
      | pull\ request\ \#\d+\ (?:from|in)\ \S+(?:\ from\ \S+)?(?:\ (?:into|to)\ \S+)?
      | pull\ request\ '.+'\ \(\#\d+\)\ from\ \S+(?:\ into\ \S+)?
      | (?:pull\ request\ )?\#\d+(?:\ \#\d+)*(?::.*)?
      | (?:changes?|topic)\ (?:I[0-9a-f]{{7,}}(?:,\s?I[0-9a-f]{{7,}})*|from\ topic[s]?\ ["'].+["'])(?:\ into\ \S+)?
      | "[^"]+"(?:\ into\ \S+)?
      | [0-9a-f]{{40}}\ into\ [0-9a-f]{{40}}
      | commit\ [0-9a-f]{{7,40}}
    )
    | Merged\ in\ \S+\ \(pull\ request\ \#\d+\) | Merged\ PR\ \d+:\ .+ | Merged\ revisions?\ [\d,\s-]+\ via\ \S+.*
    | Pull\ request\ \#\d+:\ .+
    | (?:Auto|Rollup)[ -]merge\ of\ \#\d+.* | Automatic\ merge\ from\ submit-queue.*
    """,
    re.VERBOSE,
)
# Bitbucket Server writes a person's title under its own words; only the line below it shows that it is a merge.
_BITBUCKET_MERGE = pattern(r"Merge in \S+ from \S+ to \S+")
_REVERT = marked_pattern(("Revert", "Reapply"), r'(?:Revert|Reapply) ".+"(?: \(#\d+\))?')
_REVERT_TITLE = pattern(r"revert\b", re.IGNORECASE)
_CONVENTIONAL_REVERT = marked_pattern(("revert",), r"revert(?:\([^()]*\))?!?: ", re.IGNORECASE)
_REVERTED_COMMIT = pattern(r"\s*This reverts commits? [0-9a-f]{7,64}")
_AUTOSQUASH = pattern(r"(fixup|squash|amend)! ")
_BARE_VERSION = pattern(
    r"""(?:(?:\w+\(release\):|release|releasing|version|bump\ (?:the\ )?version(?:\ to|:)?|version\ bump(?:\ to|:)?
          |v(?:ersion)?
          |\[maven-release-plugin\]\ prepare\ release\ (?:[\w.]+-)?)\s*)?
        v?\d+(?:\.\d+)+(?:[-.+]?\w+)*(?:\ release)?
        (?:\s*(?:->|→|to)\s*v?\d+(?:\.\d+)+(?:[-.+]?\w+)*)?\.?
      | \[maven-release-plugin\].*
      | (?:\[?[\w.-]+\]?:?\ ){0,3}prepare\ for\ next\ development\ iteration""",
    re.IGNORECASE | re.VERBOSE,
)

# What the titles of other tools begin with: nearly every other message is left alone after one look.
_TOOL_BEGINNINGS = pattern(
    r"translat|(?:added|deleted) trans|new |update |pontoon|launchpad|locali|import|this |\*\*\* |project |internal "
    r"|copybara|squashed |auto|initialized |blocked |deploy|gitbutler|index on |untracked |wip on |git snapshot|\[auto",
    re.IGNORECASE,
)


# What git and forges write below the title, and lines that are about people.
_REVERTED_BY_TOOL = pattern(
    r"\s*(?:This reverts commits? [0-9a-f]{7,64}(?:, reversing\s+changes made to [0-9a-f]{7,64})?\.?|"
    r"Reverts? \S+#\d+\.?|\(cherry picked from commit [0-9a-f]{7,64}\)|[A-Z][\w-]+: .*)\s*"
)
_FEW_WORDS = 2


def reverts_without_reason(message: Message) -> bool:
    """Whether a revert has no words of its author: only git's title and the line with the hash."""
    return (
        len(_REVERTED_BY_TOOL.sub(" ", message.body).split()) <= _FEW_WORDS
        and _REVERT_TITLE.match(message.plain_subject) is not None
    )


def generated_kind(message: Message, parents: int, author: Person | None) -> Generated | None:
    """What kind of commit this is that no person wrote, or None for a human's.

    `parents` is how many parents the commit has, 0 where that is not known (a message alone). A human sentence that
    merely begins with "Merge" or "Revert" is a human's, and so is a cherry-pick, whose words are its author's. A branch
    that a server squashed has one parent, and the title of its pull request.
    """
    if parents > 1:
        return "merge"
    if author is not None and bot_sign(author.name, author.email):
        return "bot"
    return _kind_by_text(message, parents)


def _kind_by_text(message: Message, parents: int) -> Generated | None:
    if parents == 1 and message.squash_prefix:
        return None  # a server squashed a branch: the title is a person's
    subject = message.subject_with_prefix
    if "! " in subject and (autosquash := _AUTOSQUASH.match(subject)):
        return {"fixup": "fixup", "squash": "squash"}.get(autosquash[1], "amend")  # type: ignore[return-value]
    if subject[:4] in ("Merg", "Pull", "Auto", "Roll") and _is_merge(message, subject):
        return "merge"
    if subject[:2] in ("Re", "re", "RE") and _is_revert(message, subject):
        return "revert"
    # A version has a dot and digits; what Maven writes has a bracket, or a project's name with a dot.
    versioned = "[" in subject or (
        "." in subject and (any(map(str.isdigit, subject)) or "iteration" in subject.lower())
    )
    if versioned and not message.body and _BARE_VERSION.fullmatch(subject):
        return "version"
    return _kind_by_other_tools(message) if _TOOL_BEGINNINGS.match(subject) else None


def _kind_by_other_tools(message: Message) -> Generated | None:
    # Imported here: few messages begin so, and a hook reads one.
    from craftnudge.domain.commits.tool_titles import tool_title  # noqa: PLC0415

    return tool_title(message)


def _is_merge(message: Message, subject: str) -> bool:
    if subject.startswith("Pull request") and not _BITBUCKET_MERGE.match(message.body):
        return False
    return _MERGE.fullmatch(subject) is not None


def _is_revert(message: Message, subject: str) -> bool:
    """Whether git wrote it: its title alone, or its title, also in the conventional form, and its sentence below."""
    if _REVERT.fullmatch(subject):
        return not message.body or "This reverts commit" in message.body or message.body.startswith("Reverts ")
    return bool(_CONVENTIONAL_REVERT.match(subject) and _REVERTED_COMMIT.match(message.body))
