"""A commit of the past, as far as it tells which files change together: who, the subject, and the files."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PastChange:
    """One commit before the one looked at."""

    author_email: str
    subject: str
    paths: frozenset[str]
