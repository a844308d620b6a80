"""Which repositories an answer is about, in the first line of every screen that looks back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_NAMED = 3


def repositories_text(names: Iterable[str]) -> str:
    """Such as "shop", "shop and till", or "shop, till, web and 4 more"; empty for none."""
    known = sorted(set(names))
    if len(known) > _MOST_NAMED:
        return f"{', '.join(known[:_MOST_NAMED])} and {len(known) - _MOST_NAMED} more"
    return " and ".join(filter(None, (", ".join(known[:-1]), *known[-1:])))
