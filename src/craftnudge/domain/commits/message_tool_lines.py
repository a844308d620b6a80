"""Takes out of a body what tools wrote into it: trailers in its midst, generator lines, and the skeletons of reviews.

Readers of words and of lists read what is left. The stored message stays whole, and rules of a project read that.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.commits.pull_request_template import without_template
from craftnudge.domain.commits.tool_signatures import is_signature
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Paragraph = tuple[str, ...]

# What a body has that holds such a line at all; most bodies have nothing of it, and are read no further.
_HINTS = (
    *("-by: ", "-id: ", "-url: ", "made-with: ", "reviewed-on: ", "-queue: ", "-position: ", "-session: ", "-author: "),
    *("-type: ", "-checkpoint: ", "-revid: ", "-request: ", "-rev: ", "ai-assisted: ", "summary:", "reviewers:"),
    *(
        "pr-url: ",
        "pull request",
        "pull-request",
        "differential revision",
        "imported-using",
        "ghstack",
        "merge request",
    ),
    *("---", "___", "===", "***", "cherry", "backported from", "* ", "generated ", "made with", "made by"),
    *("made using", "written ", "created ", "authored ", "assisted ", "claude.ai/", "/codex/", "devin.ai/"),
    *("merge in ", "[git-p4: ", "jules.google", "ampcode.com", "skip-checks:", "moe_mig", "by moe"),
)
_TOOL_LINE = pattern(
    # Credits and the keys of review systems, with a value: "Signed-off-by: ...", "Change-Id: I...".
    r"(?:[a-z]+(?:-[a-z]+)*-by|change-id|reviewed-on|commit-queue|cr-(?:original-)?commit-position|git-svn-id|pr-url"
    r"|fbshipit-source-id|ghstack-(?:source|comment)-id|gitorigin-revid|piperorigin-revid|pull[ -]request(?: resolved)?"
    r"|github-(?:pull-request|change-id|last-rev)|differential revision|claude-session|amp-thread-id|agent-logs-url"
    r"|replit-commit-[a-z-]+|entire-checkpoint|made-with|ai-assisted|skip-checks): ?\S.*"
    r"|\(?(?:cherry[ -]picked|backported) from (?:commit )?\W?[0-9a-f]{7,64}\b.*"
    r"|[-_=*]{3,}|imported-using-ghimport|\[ghstack-poisoned\]|stack from \[?ghstack\b.*"
    r"|\* (?:__)?->(?:__)? #\d+.*|see merge request \S+!\d+"
    r"|merge in \S+ from \S+ to \S+|\[git-p4: [^\]\n]*\]"
    r"|moe_mig[a-z_]*=\d+|created by moe: \S+|revision created by moe\b.*",
    re.IGNORECASE,
)
# The items of a stack, below the line that opens it.
_STACKED = pattern(r"\* (?:(?:__)?->(?:__)? )?#\d+.*")
_FIELD = pattern(
    r"(?P<name>Summary|Test Plan|Reviewers|Reviewed By|Subscribers|Tags|CC|Tasks|Maniphest Tasks|Blame Revision"
    r"|Revert Plan|Pulled By|Differential Revision|fbshipit-source-id|Rollback Plan):(?P<text>.*)"
)
_FIELDS_LEAST = 2
_SQUASHED_LEAST = 2


def authored(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without lines that tools wrote; empty paragraphs are left out."""
    paragraphs = _without_signatures(without_template(paragraphs))
    lower = "\n".join(map("\n".join, paragraphs)).lower()
    if not any(map(lower.__contains__, _HINTS)):
        return paragraphs
    fields = sum(bool(_FIELD.match(line)) for paragraph in paragraphs for line in paragraph)
    if fields >= _FIELDS_LEAST:
        paragraphs = tuple(_under_summary(paragraphs))
    own = (tuple(_own_lines(paragraph)) for paragraph in _without_squashed(paragraphs))
    return tuple(paragraph for paragraph in own if any(paragraph))


def without_tool_lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    """The lines of a message that no tool wrote, trailers among them."""
    lower = "\n".join(lines).lower()
    return tuple(_own_lines(lines)) if any(map(lower.__contains__, _HINTS)) else lines


def _without_signatures(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without single lines that a tool added about itself."""
    return tuple(paragraph for paragraph in paragraphs if len(paragraph) > 1 or not is_signature(paragraph[0]))


def _own_lines(paragraph: Paragraph) -> Iterator[str]:
    """The lines that no tool wrote. A trailer's folded lines go with it."""
    # Loaded for the few bodies that have such a line.
    from craftnudge.domain.commits.agent_names import agent_of_line  # noqa: PLC0415

    dropped = stacked = folded = False
    for line in paragraph:
        if folded and line[:1] in (" ", "\t"):
            continue
        dropped = bool(_TOOL_LINE.fullmatch(line) or (stacked and _STACKED.fullmatch(line)) or agent_of_line(line))
        stacked = dropped and (stacked or line.lower().startswith("stack from"))
        folded = dropped and ": " in line
        if not dropped and not _links_generator(line):
            yield line


def _links_generator(line: str) -> bool:
    """Whether a line is "Generated with [NAME](ADDRESS)" and no more, whatever the name is."""
    return "](" in line and _LINKED_GENERATOR.fullmatch(line) is not None


_LINKED_GENERATOR = pattern(
    r"\W*(?:generated|made|created) (?:with|by|using) \[[^\]\n]{1,60}\]\([^)\n]*\)\W*", re.IGNORECASE
)


def _under_summary(paragraphs: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """A review's message without its headings, its plan of tests and its lists of people; the summary stays."""
    own = True
    for paragraph in paragraphs:
        kept: list[str] = []
        for line in paragraph:
            if field := _FIELD.match(line):
                own = field["name"] == "Summary"
                line = field["text"].strip()  # noqa: PLW2901 - what stands behind the heading
                if not line:
                    continue
            if own:
                kept.append(line)
        if kept:
            yield tuple(kept)


def _without_squashed(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without the subjects of a squashed branch: each is one item with a blank line behind it.

    An item with a full stop is a sentence of the author's.
    """
    subjects = [paragraph for paragraph in paragraphs if _is_squashed_subject(paragraph)]
    if len(subjects) < _SQUASHED_LEAST:
        return paragraphs
    return tuple(paragraph for paragraph in paragraphs if not _is_squashed_subject(paragraph))


def _is_squashed_subject(paragraph: Paragraph) -> bool:
    alone = paragraph[0].startswith("* ") and not any(line.startswith("* ") for line in paragraph[1:])
    return alone and not paragraph[-1].endswith((".", ":"))
