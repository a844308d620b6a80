"""The journal's own lines go out as they stand; damaged ones stay behind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.export import lines_of
from craftnudge.adapters.store.local.line_codec import encode_commit, encode_rewrite
from craftnudge.adapters.store.local.snapshot import snapshot
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import Rewrite
from tests.adapters.store.local.records import a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path

STAMP = "2023-11-23T12:00:00Z"


def test_lines_are_exported_byte_for_byte(tmp_path: Path) -> None:
    """Also of a kind that this version does not know, unless a query narrows; a rewrite goes with its repository."""
    commit = encode_commit(a_record(1), STAMP)
    rewrite = encode_rewrite(Rewrite(hash_of(1), hash_of(2), "amend", "shop-1234"), STAMP)
    unknown = b'{"type": "weather", "sky": "clear"}\n'
    path = tmp_path / "commits.jsonl"
    path.write_bytes(commit + b"{torn\n" + rewrite + unknown)

    def exported(query: CommitQuery) -> list[bytes]:
        with snapshot(path) as journal:
            assert journal is not None
            return [line + b"\n" for line in lines_of(journal, query)]

    assert exported(CommitQuery()) == [commit, rewrite, unknown]
    assert exported(CommitQuery(repository_keys=frozenset({"shop-1234"}))) == [commit, rewrite]
    assert exported(CommitQuery(repository_keys=frozenset({"barn"}))) == []
    assert exported(CommitQuery(emails=frozenset({"bob@example.org"}))) == [rewrite]
