"""pygit2 and the git command give the same records, or fail alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.errors import CraftNudgeError
from tests.support.repository import GitRepository

if TYPE_CHECKING:
    from pathlib import Path

    from craftnudge.domain.commits.record import CommitRecord
    from tests.support.odd import Odd


def _alike(record: CommitRecord | type[CraftNudgeError], odd: Odd) -> CommitRecord | type[CraftNudgeError]:
    """A record without what the engines may call differently: git says of a damaged file that it is missing."""
    if isinstance(record, type):
        return record
    if odd.extra.get("git_sees_another_place"):
        record = replace(record, repository=replace(record.repository, path=""))
    why = record.stats_error and record.stats_error.replace("is damaged", "is not in this clone")
    return replace(record, stats_error=why)


def _read(odd: Odd, revision: str, engine: Literal["pygit2", "git"]) -> CommitRecord | type[CraftNudgeError]:
    try:
        reader = open_reader(odd.path, cache_folder=None, engine=engine)
    except CraftNudgeError as error:
        return type(error)
    assert reader.engine == engine
    try:
        return reader.record(reader.resolve(revision))
    except CraftNudgeError as error:
        return type(error)
    finally:
        reader.close()


def test_two_engines_give_one_record(odd_repository: Odd) -> None:
    """Over every odd repository that both open, and every revision of it."""
    odd = odd_repository
    if odd.needs_git or odd.extra.get("git_refuses") or odd.extra.get("git_sees_no_repository"):
        pytest.skip("only one of the engines opens it")
    for revision in (odd.revision, *odd.revisions):
        one, other = (_alike(_read(odd, revision, engine), odd) for engine in ("pygit2", "git"))
        assert one == other, revision


def test_two_engines_see_one_history(repository: GitRepository, tmp_path: Path) -> None:
    """History, identity, mailmap, branch and key do not depend on the engine; nor do they on being bare."""
    repository.commit("One", {".mailmap": "Ann D. <ann@example.org> <a@example.org>\n"})
    repository.git("tag", "v1")
    repository.commit("Two", {"a.txt": "a\n"})
    repository.git("clone", "--quiet", "--bare", str(repository.path), str(tmp_path / "bare.git"))
    for folder in (repository.path, tmp_path / "bare.git"):
        readers = [open_reader(folder, cache_folder=None, engine=engine) for engine in ("pygit2", "git")]
        one, other = (
            (reader.history(["HEAD"]), reader.history(["v1.."]), reader.mailmap(), reader.repository)
            for reader in readers
        )
        assert one == other
        assert one[1] == [repository.hashes[1]]
        assert one[2].by_email["a@example.org"].name == "Ann D."
        assert one[3].key == f"{repository.hashes[0]}/repo"
    readers = [open_reader(repository.path, cache_folder=None, engine=engine) for engine in ("pygit2", "git")]
    assert readers[0].identity() == readers[1].identity()


def test_the_git_command_is_taken_where_pygit2_cannot_open(tmp_path: Path) -> None:
    """A repository of SHA-256 objects is read whole, with hashes of 64 digits."""
    repository = GitRepository(tmp_path / "plain", tmp_path / "home")
    path = tmp_path / "long"
    repository.git("init", "--quiet", "--object-format=sha256", str(path))
    (path / "a.txt").write_text("a\n")
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    repository.git("-C", str(path), "add", "a.txt")
    repository.git("-C", str(path), *who, "commit", "--quiet", "-m", "Start")
    reader = open_reader(path, cache_folder=None)
    record = reader.record(reader.resolve("HEAD"))
    reader.close()
    assert reader.engine == "git"
    assert len(record.hash) == 64
    assert record.totals is not None
    assert (record.totals.files, record.totals.added) == (1, 1)
