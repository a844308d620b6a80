"""What counts among records that were asked for, and what other clones are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.local.index.policy import IndexPolicy
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.adapters.store.local.superseded.listing import write_listing
from craftnudge.adapters.store.values import CommitQuery
from craftnudge.domain.commits.record import Repository
from craftnudge.domain.commits.superseded import Superseded
from craftnudge.services.superseded import OpenClone, update_superseded, without_superseded
from tests.adapters.store.local.records import SHOP_KEY, a_record, hash_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.repository import GitRepository


def counted(store: LocalStore, query: CommitQuery | None = None) -> list[str]:
    """The hashes of the commits that count, with an index and without."""
    found = []
    for policy in (IndexPolicy(from_bytes=0), IndexPolicy()):
        with LocalStore(store.folder, index_policy=policy).survey(query) as survey:
            entries, superseded = without_superseded(store, survey)
            assert not superseded
            found.append([entry.hash for entry in entries.commits()])
            assert entries.count() == len(found[-1])
    assert found[0] == found[1]
    return found[0]


def test_a_copy_counts_where_its_original_was_not_asked_for(tmp_path: Path) -> None:
    """Of one repository alone, the copy is what there is; what nothing reaches counts nowhere."""
    store = LocalStore(tmp_path)
    write_listing(tmp_path, {hash_of(2): Superseded("copy", hash_of(1)), hash_of(3): Superseded("unreachable")})
    barn = Repository("barn", "barn-key", "/barn", None)
    store.append([a_record(1, repository=barn), a_record(2), a_record(3)])
    assert counted(store) == [hash_of(1)]
    assert counted(store, CommitQuery(repository_keys=frozenset({SHOP_KEY}))) == [hash_of(2)]


def test_records_without_a_hash_all_count(tmp_path: Path) -> None:
    """Lines of other programs may have none."""
    write_listing(tmp_path, {hash_of(3): Superseded("unreachable")})
    store = LocalStore(tmp_path)
    store.path.write_text('{"message": "one"}\n{"message": "two"}\n', "utf-8")
    assert counted(store) == ["", ""]


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
