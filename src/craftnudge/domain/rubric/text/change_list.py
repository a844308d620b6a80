"""The lists of a body whose items are changes that the commit makes, and not steps, results, reasons or quotations."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.text.second_change import begins_with_action
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Indented numbers list the steps of an account more often than changes.
_ITEM = pattern(r"^(?:\s{0,3}[*+•-]|\d{1,2}[.)])\s+\S")
_ITEM_SIGN = pattern(r"^(?:[*+•-]|\d{1,2}[.)])\s+")
_BOX = pattern(r"\[[ xX✓✔-]?\]\s")
_FENCE = ("```", "~~~")
# What stands above a list of something else than changes, by what that is.
_OTHER_LIST = pattern(
    r"\b(?:"
    r"steps?|reproduce[sd]?|reproduction|repro|scenarios?|cases?|examples?|situations?|conditions?"
    r"|test(?:s|ed|ing)?|test ?plan|verif(?:y|ied|ication)|checked|check-?list|qa|manually"
    r"|options?|alternatives?|approach(?:es)?|ideas?|considered|rejected|possib\w+|ways|choices?"
    r"|results?|outcomes?|output|logs?|benchmarks?|measure\w*|timings?|numbers|figures|before|after|expected|actual"
    r"|reasons?|because|why|motivation|background|benefits?|advantages?|pros|cons|drawbacks?|problems?|issues?|symptoms?"
    r"|limitations?|caveats?|risks?|known|notes?|warnings?"
    r"|order|todo|later|follow[- ]?ups?|future|remaining|left|next|planned|not (?:yet|part|included|done)|out of scope"
    r"|requirements?|requires?|required|needs?|criteria|goals?|rules?|must|should|has to|have to|can be"
    r"|questions?|says?|said|states?|reads?|wrote|writes|quot\w+|according|spec(?:ification)?|guidelines?|docs?"
    r"|affected|affects|impact(?:s|ed)?|used by|callers?|users?|depends?|supported|values?|fields?|files|names?|links?"
    r"|upstream|release notes? (?:of|for)|references?|see|usage|how to|environment|versions?|credits|thanks|reviewers?"
    r")\b[^.]*$",
    re.IGNORECASE,
)
# With one of these above it a list may be one of changes after all.
_CHANGES = pattern(
    r"\b(?:changes?|changed|this (?:commit|patch|pr|change)|commit (?:also )?(?:adds?|does|includes?)|includes"
    r"|including|what'?s new|what (?:was|is|has been) (?:done|changed|new)|improvements|fixes|done|summary)\b",
    re.IGNORECASE,
)
_WORDS_OF_A_HEADING = 5
# What somebody does who uses or tries a program.
_STEP = pattern(
    r"(?:then |now |next,? )?(?:open|click|run|go|start|press|select|type|see|check|try|wait|navigate|log ?in|sign"
    r"|visit|observe|notice|install|launch|enter|scroll|reload|restart|drag|hover|choose|execute|look|watch|download"
    r"|clone|close|repeat|verify|confirm|make sure|ensure that|edit|save|call|read)\b",
    re.IGNORECASE,
)
_NUMBERED = pattern(r"\d")


def listed_changes(paragraphs: Iterable[Sequence[str]]) -> list[str]:
    """The items of those lists that list changes.

    Such a list names actions in half of its items, or in one where it has no numbers and no line above announces it;
    and no heading says that it is one of something else.
    """
    changes: list[str] = []
    items: list[str] = []
    heading = above = ""
    fenced = False
    for line in [line for paragraph in paragraphs for line in (*paragraph, "")]:
        if line.lstrip().startswith(_FENCE):
            fenced = not fenced
        elif fenced:
            continue
        elif line and is_item(line):
            items.append(line.strip())
        elif line and not (items and line[0].isspace()):
            changes += _if_changes(items, heading, above)
            items, above = [], line
            heading = line if _is_heading(line) else heading
    return changes + _if_changes(items, heading, above)


def is_item(line: str) -> bool:
    """Whether a line is an item of a list."""
    return not line[0].isalpha() and _ITEM.match(line) is not None


def without_sign(item: str) -> str:
    """The words of an item."""
    return _ITEM_SIGN.sub("", item)


def _is_heading(line: str) -> bool:
    if line.rstrip(" *_").endswith(":") or line.startswith(("#", "**")):
        return True
    return len(line.split()) <= _WORDS_OF_A_HEADING and not line.rstrip().endswith((".", "!", "?", ",", ";"))


def _if_changes(items: Sequence[str], heading: str, above: str) -> list[str]:
    if not items or any(_is_of_something_else(line) for line in (heading, above)):
        return []
    texts = [without_sign(item) for item in items if not _BOX.match(without_sign(item))]
    numbered = _NUMBERED.match(items[0]) is not None
    steps = sum(bool(_STEP.match(text)) for text in texts)
    if 2 * steps >= len(texts) if numbered else steps >= max(len(texts) - 1, 2):
        return []
    actions = sum(map(begins_with_action, texts))
    needs_most = numbered or above.rstrip().endswith(":")
    return list(items) if actions and (not needs_most or 2 * actions >= len(items)) else []


def _is_of_something_else(line: str) -> bool:
    """Whether a line announces a list of something else than changes."""
    announces = _is_heading(line)
    return announces and _OTHER_LIST.search(line) is not None and _CHANGES.search(line) is None
