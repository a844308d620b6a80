"""Removes a person, a repository or a span of time from a journal; the other lines are copied byte for byte.

The one exception: another's commit that names the forgotten person (as its committer, in a trailer) stays without
them, marked `redacted`. A damaged line goes where it may hold what is to be forgotten.
"""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line, object_of, sealed_line
from craftnudge.adapters.store.local.line_filter import Head, LineFilter, email_key, head_of, text_key
from craftnudge.adapters.store.local.lock import exclusive
from craftnudge.adapters.store.local.rewrite_journal import drop_unfinished, replace_content
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.values import CommitQuery, ForgetResult
from craftnudge.domain.commits.record import CommitRecord, Rewrite
from craftnudge.runtime.fast_dataclasses import dataclass, field
from craftnudge.runtime.lazy_regex import pattern
from craftnudge.runtime.limits import LOCK_SECONDS

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from pathlib import Path

    from craftnudge.adapters.store.local.journal import Journal
    from craftnudge.adapters.store.local.snapshot import Snapshot

NOBODY: Final = "forgotten"
_TIMESTAMP = pattern(rb'"timestamp":"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ)"')
_HASHES = pattern(rb"[0-9a-f]{64}|[0-9a-f]{40}")
_TOKENS = pattern(rb"[0-9a-f]{64}|[0-9a-f]{40}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass
class _Counts:
    commits: int = 0
    rewrites: int = 0
    damaged: int = 0
    redacted: int = 0
    kept: int = 0
    hashes: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)


def preview(journal: Journal, query: CommitQuery) -> ForgetResult:
    """What `forget` would do; nothing is changed."""
    with snapshot(journal.path) as content:
        return ForgetResult() if content is None else Forgetting(query).over(content)


def forget(journal: Journal, query: CommitQuery) -> ForgetResult:
    """Removes the commits asked for from the journal, with all that names them; on JournalError nothing is changed.

    A new journal is written and renamed over the old one: a run killed on the way leaves one or the other.
    """
    with journal.locked(), snapshot(journal.path) as content:
        if content is None:
            return ForgetResult()
        forgetting = Forgetting(query)
        done = forgetting.over(content)
        if done.changes:
            replace_content(journal.path, forgetting.lines(content))
        return done


class Forgetting:
    """Decides of each line what stays of it. `note` has to see all lines before `left` sees the first."""

    def __init__(self, query: CommitQuery) -> None:
        self._filter = LineFilter(query)
        self._emails = sorted(query.emails or ())
        self._repositories = [text_key(key) for key in query.repository_keys or ()]
        self._counts = _Counts()

    def over(self, content: Snapshot) -> ForgetResult:
        """Reads all lines twice: first to choose the commits, then to find what names them."""
        for raw in content.all_lines():
            self.note(raw)
        for _ in self.lines(content):
            pass
        return self.result

    @property
    def result(self) -> ForgetResult:
        """What `left` has decided so far."""
        counts = self._counts
        return ForgetResult(
            counts.commits,
            counts.rewrites,
            counts.damaged,
            counts.redacted,
            counts.kept,
            frozenset(counts.hashes),
            frozenset(counts.folders),
        )

    def note(self, raw: bytes) -> None:
        """Remembers the commit on a line if it is asked for."""
        try:
            if not self._filter.covers(head_of(raw)):
                return
            decoded = decode_line(raw)
        except UnreadableLineError:
            return
        if isinstance(decoded, CommitRecord):
            self._counts.hashes.add(decoded.hash)
            self._counts.folders.add(decoded.repository.path)

    def lines(self, content: Snapshot) -> Iterator[bytes]:
        """What stays, with the LF of each line."""
        counts = self._counts
        counts.commits = counts.rewrites = counts.damaged = counts.redacted = counts.kept = 0
        for raw in content.all_lines():
            line = self.left(raw)
            if line is not None:
                yield line + b"\n"

    def left(self, raw: bytes) -> bytes | None:
        """What stays of a line: the line itself, one without the person who is forgotten, or None."""
        counts = self._counts
        try:
            decoded = decode_line(raw)
            head = head_of(raw)
        except UnreadableLineError:
            if self._may_hold(raw):
                counts.damaged += 1
                return None
            counts.kept += 1
            return raw
        if head.kind == "commit" and self._filter.covers(head):
            counts.commits += 1
            return None
        if isinstance(decoded, Rewrite) and (decoded.old in counts.hashes or decoded.new in counts.hashes):
            counts.rewrites += 1
            return None
        return self._redacted(raw, head)

    def _redacted(self, raw: bytes, head: Head) -> bytes | None:
        """The line without the forgotten person, if it is in the repositories and times asked for."""
        here = head.kind != "commit" or self._filter.covers(head._replace(email=self._filter.any_email))
        if not (here and _names(raw, self._emails)):
            self._counts.kept += 1
            return raw
        line = _without(object_of(raw), self._emails)
        line.pop("grounding", None)  # its words may be of the name
        left = sealed_line(line | {"redacted": True})
        if _names(left, self._emails):  # in a key, say: then nothing of it can stay
            self._counts.damaged += 1
            return None
        self._counts.redacted += 1
        return left

    def _may_hold(self, raw: bytes) -> bool:
        """Whether a line that cannot be read may hold what is to be forgotten."""
        if not raw.strip(b" \t\r"):
            return False
        if any(found.decode() in self._counts.hashes for found in _HASHES.findall(raw)):
            return True
        if self._emails:
            return _names(raw, self._emails)
        if self._repositories:
            return any(key in raw for key in self._repositories)
        moments = _TIMESTAMP.findall(raw)
        return not moments or any(self._filter.since <= moment < self._filter.until for moment in moments)


def _names(raw: bytes, emails: Iterable[str]) -> bool:
    """Whether any of the addresses stands in the bytes, as JSON or as they are, in any case of letters."""
    lower = raw.lower()
    return any(email_key(email) in lower or email.lower().encode("utf-8", "replace") in lower for email in emails)


def names_forgotten(raw: bytes, *, tokens: Collection[str], emails: Collection[str]) -> bool:
    """Whether a line names any of these commits (by hash or id) or addresses."""
    return _names(raw, emails) or any(found.decode() in tokens for found in _TOKENS.findall(raw))


def forget_beside(path: Path, tokens: Collection[str], emails: Collection[str]) -> int:
    """Removes the lines that name any of these commits (by hash or id) or addresses from another file of lines.

    Returns their number. Such a file has its own lock beside it, as the journal has.
    """
    goes = partial(names_forgotten, tokens=tokens, emails=emails)
    with exclusive(path.with_name(f"{path.name}.lock"), LOCK_SECONDS), snapshot(path) as content:
        drop_unfinished(path)
        if content is None or not (gone := sum(map(goes, content.all_lines()))):
            return 0
        replace_content(path, (raw + b"\n" for raw in content.all_lines() if not goes(raw)))
        return gone


def _without(value: Any, emails: Iterable[str]) -> Any:
    """The value without the addresses, and without the names that stand before them."""
    if isinstance(value, str):
        for email in emails:
            written = re.escape(email)
            value = re.sub(rf"[^\n<>:;,]*<{written}>", f" {NOBODY} <{NOBODY}>", value, flags=re.IGNORECASE)
            value = re.sub(written, NOBODY, value, flags=re.IGNORECASE)
        return value
    if isinstance(value, list):
        return [_without(item, emails) for item in value]
    if isinstance(value, dict):
        if isinstance(value.get("email"), str) and value["email"].lower() in {email.lower() for email in emails}:
            return None
        return {key: _without(item, emails) for key, item in value.items()}
    return value
