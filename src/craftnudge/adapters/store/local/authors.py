"""Counts the authors of a journal from the beginnings of its lines, without decoding a commit."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local import line_fields
from craftnudge.adapters.store.local.line_codec import UnreadableLineError, decode_line
from craftnudge.adapters.store.local.line_filter import TEXT, quick_head
from craftnudge.adapters.store.local.scan import followed
from craftnudge.adapters.store.values import Authors
from craftnudge.domain.commits.record import CommitRecord, Rewrite
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.adapters.store.local.snapshot import Snapshot

# Author and repository as written in our own lines, and the hash.
_WHO = pattern(
    rb'[^{]*\{[^{]*("author":(?:null|\{"name":"' + TEXT + rb'","email":"' + TEXT + rb'"\}),'
    rb'"repository":\{"name":"' + TEXT + rb'","key":"' + TEXT + rb'","path":"' + TEXT + rb'",'
    rb'"branch":(?:null|"' + TEXT + rb'")\}),"hash":"([0-9a-f]+)"'
).match


def authors_in(journal: Snapshot) -> Authors | None:
    """How many commits each author has in each repository: each commit once, without those that a rewrite replaced.

    None if every line has to be decoded: another program wrote one, or two lines of a commit differ.
    """
    commits: dict[bytes, tuple[bytes, ...]] = {}
    rewrites: list[Rewrite] = []
    for _, raw in journal.forwards():
        head = quick_head(raw)
        matched = _WHO(raw) if head else None
        if head and matched:
            who = matched.groups()
            if commits.setdefault(head[0], who) != who:
                return None
            continue
        try:
            decoded = decode_line(raw)
        except UnreadableLineError:
            continue
        if isinstance(decoded, CommitRecord):
            return None
        if decoded is not None:
            rewrites.append(decoded)
    replaced = {old.encode() for old in followed(rewrites)}
    counted = Counter(who for who, commit_hash in commits.values() if commit_hash not in replaced)
    authors = Authors()
    for text, count in counted.items():
        fields = json.loads(b"{%s}" % text)
        authors[line_fields.person_of(fields["author"]), line_fields.repository_of(fields["repository"])] += count
    return authors
