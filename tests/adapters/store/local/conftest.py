"""A journal that several tests of the local store begin with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.journal import Journal
from craftnudge.domain.commits.record import Rewrite
from tests.adapters.store.local.records import ANN, BARN, BOB, FIRST_SECONDS, SHOP_KEY, a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """Ten commits: even ones by Ann, odd ones by Bob; 0 to 4 in the shop, the others in the barn; one rewrite."""
    journal = Journal(tmp_path, now=lambda: FIRST_SECONDS + 100 * 3600)
    journal.append(
        a_record(
            number,
            author=BOB if number % 2 else ANN,
            **({"repository": BARN} if number > 4 else {}),
        )
        for number in range(10)
    )
    journal.append_rewrites([Rewrite(hash_of(3), hash_of(4), "amend", SHOP_KEY)])
    return journal
