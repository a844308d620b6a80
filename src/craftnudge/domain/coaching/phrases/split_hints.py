"""What could be a commit of its own: a listed change, a side change."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.quote import sentence_around
from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.rubric.text.truncate import truncate_line
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_ITEM = pattern(r"^(?:[ \t]{0,3}[*+•-]|\d{1,2}[.)])[ \t]+(.+)$", re.MULTILINE)
_ITEM_CHARS = 60


def listed_action(facts: Facts) -> str | None:
    """The last item of the message's list that begins with a verb, without its sign; None without such an item."""
    for item in reversed(_ITEM.findall(facts.message.body)):
        first, second = [*item.split()[:2], ""][:2]
        word = first.strip("*:,").lower()
        if second and (is_verb(word) or imperative(word, second)):
            text = " ".join(item.split()).rstrip(".").replace('"', "'")
            return text if len(text) <= _ITEM_CHARS else truncate_line(text, _ITEM_CHARS - 3)
    return None


def side_change(quote: str | None, facts: Facts) -> str | None:
    """The sentence of the body around a quotation that names a side change; None where it is in the subject."""
    if not quote or quote.lower() in facts.message.subject.lower():
        return None
    return sentence_around(facts.message.body, quote) or None
