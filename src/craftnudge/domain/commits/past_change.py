"""An earlier commit, as it is needed to see which files change together: author, subject and files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PastChange:
    """One commit before the one looked at."""

    author_email: str
    subject: str
    paths: frozenset[str]
