"""What counts among records that were asked for, and what other clones are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.local.superseded.listing import write_listing
from craftnudge.domain.commits.superseded import Superseded
from craftnudge.services.superseded import OpenClone, counted, update_superseded
from tests.adapters.store.local.records import a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def test_a_copy_counts_where_its_original_was_not_asked_for(tmp_path: Path) -> None:
    """Of one repository alone, the copy is what there is; what nothing reaches counts nowhere."""
    store = LocalStore(tmp_path)
    write_listing(tmp_path, {hash_of(2): Superseded("copy", hash_of(1)), hash_of(3): Superseded("unreachable")})
    records = [a_record(number) for number in (1, 2, 3)]
    assert counted(store, records) == records[:1]
    assert counted(store, records[1:]) == records[1:2]


def test_records_without_a_hash_all_count(tmp_path: Path) -> None:
    """Lines of other programs may have none."""
    write_listing(tmp_path, {hash_of(3): Superseded("unreachable")})
    records = [a_record(1, hash=""), a_record(2, hash="")]
    assert counted(LocalStore(tmp_path), records) == records


def test_another_clone_is_asked_only_if_it_can_be_read(repository: GitRepository, tmp_path: Path) -> None:
    """A folder that is no repository knows nothing; one with damaged references may know everything."""
    first, second = repository.commit("One", {"a": "1\n"}), repository.commit("Two", {"a": "2\n"})
    other = tmp_path / "other"
    repository.git("clone", "--quiet", str(repository.path), str(other))
    repository.git("reset", "--quiet", "--hard", first)
    reader = open_reader(repository.path, cache_folder=None)
    clone = OpenClone(reader)
    hashes = [second, "1" * 40]
    assert set(clone.reached_elsewhere([str(tmp_path), str(other)], hashes)) == {second}
    (other / ".git/refs/heads/broken").write_text("no hash\n", "ascii")
    assert set(clone.reached_elsewhere([str(other)], hashes)) == set(hashes)
    reader.close()


def test_a_repository_with_a_damaged_reference_decides_nothing(repository: GitRepository, tmp_path: Path) -> None:
    """Its commits may be what that reference reached."""
    first, second = repository.commit("One", {"a": "1\n"}), repository.commit("Two", {"a": "2\n"})
    store = LocalStore(tmp_path / "data")
    reader = open_reader(repository.path, cache_folder=None)
    store.append([reader.record(first), reader.record(second)])
    reader.close()
    repository.git("reset", "--quiet", "--hard", first)
    broken = repository.path / ".git/refs/heads/broken"
    broken.write_text("no hash\n", "ascii")
    reader = open_reader(repository.path, cache_folder=None)
    assert update_superseded(reader, store) == 0
    broken.unlink()
    assert update_superseded(reader, store) == 1
    reader.close()
