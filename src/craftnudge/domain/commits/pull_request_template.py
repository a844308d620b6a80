"""Takes out of a body what a pull request's template brought: comments, headings, boxes, and sections of its process.

A forge makes the request's description the body of a squash merge. What the author wrote under "Description" stays.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Paragraph = tuple[str, ...]

# What a body has that holds any of a template.
_HINTS = ("<!--", "- [", "* [", "+ [", "# ", "**")
_COMMENT = pattern(r"<!--(?:(?!<!--)[\s\S])*?-->")
_HEADING = pattern(
    r"\s{0,3}(?:#{1,6}[ \t]+(?P<hashes>\S.{0,80}?)[ \t#]*|(?:\*\*|__)(?P<bold>[^*_\n]{1,80})(?:\*\*|__):?\s*)"
)
# A box, and what goes on below it.
_BOX = pattern(r"\s*(?:[-*+]|\d{1,2}[.)])\s+\[[ xX✓✔*-]?\]")
# Headings that templates use, by what stands below: the author's words, or the project's process.
_OF_THE_AUTHOR = pattern(
    r"(?:descriptions?|summary|overview|motivation|context|background|purpose|problem|solution|approach|details"
    r"|rationale|(?:what|why|how)\b.*|(?:proposed |main )?changes|changelog|fixes|issue number|breaking changes?"
    r"|(?:related |linked |relevant )?(?:issues?|tickets?|prs?)|notes?(?: for reviewers?)?"
    r"|(?:pull request|pr) (?:description|summary))\b.*",
    re.IGNORECASE,
)
_OF_THE_PROCESS = pattern(
    r"(?:.*check-?list|types? of (?:change|pr|pull request)s?|(?:pull request|pr) type|.*\btest(?:s|ed|ing)?\b.*"
    r"|screen ?shots?.*|.*\brepro(?:duce|duction)?\b.*|review(?:ers?)?|(?:definition of done|dod)|labels?|assignees?"
    r"|before (?:merging|submitting|requesting).*|contribut.*|license|cla|agreement|deploy|deployments?.*"
    r"|roll-?(?:out|back).*|qa|(?:how to )?verif(?:y|ication).*|preview|demo|recordings?|videos?"
    r"|performance impact|risks?|dependencies)\W*",
    re.IGNORECASE,
)
# What is left of a field that nobody filled in.
_UNFILLED = pattern(
    r"(?:[-*+]\s+)?(?:n/?a|none|nothing|no|yes|tbd|_?no response_?"
    r"|(?:fix(?:es)?|closes?|resolves?|refs?|issue):?\s*#?(?:\s*\((?:issue|number)\))?)\W*",
    re.IGNORECASE,
)


def without_template(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The paragraphs without what a template brought; empty paragraphs are left out."""
    if not any(hint in line for paragraph in paragraphs for line in paragraph for hint in _HINTS):
        return paragraphs
    text = "\n\n".join(map("\n".join, paragraphs))
    lines = _COMMENT.sub("", text).split("\n") if "<!--" in text else text.split("\n")
    kept = "\n".join(_own_lines(lines))
    runs = [tuple(run.strip("\n").split("\n")) for run in kept.split("\n\n") if run.strip()]
    return tuple(tuple(line for line in run if line.strip()) for run in runs)


def _own_lines(lines: Iterable[str]) -> Iterator[str]:
    in_process = in_box = is_template = False
    for line in lines:
        heading = _name_of(line)
        if heading is not None and (_OF_THE_PROCESS.fullmatch(heading) or _OF_THE_AUTHOR.fullmatch(heading)):
            in_process, in_box, is_template = _OF_THE_PROCESS.fullmatch(heading) is not None, False, True
        elif heading is not None:
            in_process = in_box = False
            yield line
        elif in_process:
            continue
        elif _BOX.match(line):
            in_box = is_template = True
        elif not line.strip():
            yield line
        elif not (in_box and line[0].isspace()) and not (is_template and _UNFILLED.fullmatch(line.strip())):
            in_box = False
            yield line


def _name_of(line: str) -> str | None:
    """The words of a heading; None for any other line."""
    if "#" not in line[:8] and "*" not in line[:5] and "_" not in line[:5]:
        return None
    found = _HEADING.fullmatch(line)
    return (found["hashes"] or found["bold"]).strip(" *_:?") if found else None
