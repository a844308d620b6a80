"""Plain records made for tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals
from craftnudge.domain.commits.words_of_change import WordsOfChange

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

    from craftnudge.adapters.store.local.journal import Journal

FIRST_SECONDS = 1_700_000_000
ANN = Person("Ann Dev", "ann@example.org")
BOB = Person("Bob Builder", "Bob@Example.org")
SHOP_KEY = "shop-1234"
BARN = Repository("barn", "barn-key", "/srv/barn", None)


def hash_of(number: int) -> str:
    """A full hash, different for each number."""
    return f"{number:040x}"


def a_record(number: int = 1, **changed: Any) -> CommitRecord:
    """The commit of that number: an hour after the one before it."""
    time = CommitTime(FIRST_SECONDS + 3600 * number, 60)
    values: Mapping[str, Any] = {
        "id": commit_id(changed.get("hash", hash_of(number))),
        "hash": hash_of(number),
        "parents": (hash_of(number - 1),) if number else (),
        "repository": Repository("shop", SHOP_KEY, "/home/ann/shop", "main"),
        "author": ANN,
        "committer": ANN,
        "authored": time,
        "committed": time,
        "message": f"Add part {number} so that the shop can open",
        "files": (FileChange("shop/part.py", "M", 12, 3), FileChange("logo.png", "A", None, None, binary=True)),
        "totals": Totals(2, 12, 3, 4),
        "past": Past(7),
        "code": CodeFacts({}, (), ()),
        "grounding": WordsOfChange(3, ("open",)),
    }
    return CommitRecord(**{**values, **changed})


def lines_of(journal: Journal) -> list[bytes]:
    """The journal's lines, with their ends."""
    return journal.path.read_bytes().splitlines(keepends=True)
