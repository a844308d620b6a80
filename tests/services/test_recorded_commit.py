"""Questions about one recorded commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from craftnudge.errors import UnknownPersonError, UnknownRevisionError
from craftnudge.services.recorded_commit import commits_before, find_commit, recorded_review
from craftnudge.services.workplace import Workplace

if TYPE_CHECKING:
    from tests.support.program import Program
    from tests.support.repository import GitRepository


@pytest.fixture
def workplace(program: Program, repository: GitRepository) -> Workplace:
    """A journal of twenty commits, whose repository is not asked."""
    for number in range(20):
        repository.commit(f"Add step {number}", {"app.py": f"x = {number}\n"}, seconds=1_700_000_000 + number)
    program("track", "--all")
    return Workplace(program.home / "craftnudge", {"HOME": str(program.home)}, None)


def test_a_commit_has_several_names(workplace: Workplace, repository: GitRepository) -> None:
    """Its hash in either case, the beginning of it, and its id."""
    commit_hash = repository.git("rev-parse", "HEAD~4").strip()
    record = find_commit(workplace, commit_hash)
    assert record.message == "Add step 15"
    for name in (commit_hash.upper(), commit_hash[:12], record.id):
        assert find_commit(workplace, name) == record


def test_a_name_of_none_or_of_several_is_refused(workplace: Workplace, repository: GitRepository) -> None:
    """Twenty hashes have some first digit in common."""
    first = max("0123456789abcdef", key=lambda digit: repository.git("log", "--format=%H").count(f"\n{digit}"))
    with pytest.raises(UnknownRevisionError) as several:
        find_commit(workplace, first)
    assert several.value.code == "revision.ambiguous"
    for name in ("0" * 40, "00000000-0000-5000-8000-000000000000", "g"):
        with pytest.raises(UnknownRevisionError) as none:
            find_commit(workplace, name)
        assert none.value.code == "revision.unknown"


def test_what_was_before_is_the_newest_first(workplace: Workplace, repository: GitRepository) -> None:
    """At most as many as asked for; before the first commit there is nothing."""
    hashes = repository.git("log", "--format=%H").split()
    before = commits_before(workplace, find_commit(workplace, hashes[5]), 3)
    assert [commit.record.hash for commit in before] == hashes[6:9]
    assert commits_before(workplace, find_commit(workplace, hashes[-1]), 3) == ()


def test_a_review_needs_no_repository(workplace: Workplace, repository: GitRepository) -> None:
    """The user is the author, or who is named and known."""
    record = find_commit(workplace, repository.git("rev-parse", "HEAD").strip())
    assert record.author is not None
    review = recorded_review(workplace, record)
    assert review.user == record.author.email
    assert review.card.score is not None
    assert recorded_review(workplace, record, record.author.name).user == record.author.email
    with pytest.raises(UnknownPersonError):
        recorded_review(workplace, record, "nobody@nowhere.example")
