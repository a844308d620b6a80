"""The list that readers get: read as it was written, and empty where it is of another form."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.superseded.listing import listing_path, read_listing, write_listing
from craftnudge.domain.commits.superseded import Superseded
from tests.adapters.store.local.records import hash_of

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    "damage", [b"", b"other form 1\n", b"craftnudge superseded commits 2\nabc unreachable -", b"\xff"]
)
def test_a_list_of_another_form_is_empty(tmp_path: Path, damage: bytes) -> None:
    """Also one of a later version, and a damaged one."""
    listing_path(tmp_path).write_bytes(damage)
    assert read_listing(tmp_path) == {}


def test_a_list_is_read_as_it_was_written(tmp_path: Path) -> None:
    """Reasons and hashes; a line that is none of ours is skipped."""
    written = {hash_of(1): Superseded("copy", hash_of(2)), hash_of(3): Superseded("unreachable")}
    write_listing(tmp_path, written)
    with listing_path(tmp_path).open("ab") as file:
        file.write(b"\nodd line\nabc because -")
    assert read_listing(tmp_path) == written
