"""Repositories that git makes or bears and that readers stumble over, each built by one function.

A builder is a function marked `@odd`: it gets an empty folder, makes a repository there with the git command and
gives an `Odd`. Its name is the repository's name, its docstring says what is odd. All identities and dates are fixed,
so the same git makes the same objects.
"""

from __future__ import annotations

from tests.support.odd import (
    damage,
    headers,
    hostile,
    links,
    messages,
    people,
    places,
    references,
    refusals,
    revisions,
    shapes,
    storage,
    trees,
)
from tests.support.odd.making import BUILDERS, Odd, UnavailableError

__all__ = [
    "BUILDERS",
    "Odd",
    "UnavailableError",
    "damage",
    "headers",
    "hostile",
    "links",
    "messages",
    "people",
    "places",
    "references",
    "refusals",
    "revisions",
    "shapes",
    "storage",
    "trees",
]
