"""Which repositories an answer is about, in the first line of every screen that looks back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.habits.number_text import count

if TYPE_CHECKING:
    from collections.abc import Iterable

_MOST_NAMED = 3


def repositories_text(names: Iterable[str]) -> str:
    """Such as "shop", "shop and till", or "shop, till, web and 4 more"; empty without repositories."""
    known = sorted(set(names))
    if len(known) > _MOST_NAMED:
        return f"{', '.join(known[:_MOST_NAMED])} and {len(known) - _MOST_NAMED} more"
    return " and ".join(filter(None, (", ".join(known[:-1]), *known[-1:])))


def scope_text(who: str, repositories: Iterable[str], period: str, commits: int) -> str:
    """What an answer looks at, such as "Ann Dev, shop, last 90 days: 12 commits"; without repositories, no name."""
    return f"{', '.join(filter(None, (who, repositories_text(repositories), period)))}: {count(commits, 'commit')}"
