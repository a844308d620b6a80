"""A load is a recorded history that no other commit can be mistaken for."""

from __future__ import annotations

from itertools import islice

from craftnudge.domain.commits.identity import commit_id
from craftnudge.services.load_history import AUTHORS, LoadHistory
from tests.adapters.store.local.records import FIRST_SECONDS, a_record


def test_commits_have_the_facts_of_the_source_and_nothing_else_of_it() -> None:
    """Other hashes and authors, a repository of their own, times within thirty days; the source begins anew."""
    source = [a_record(1), a_record(2)]
    history = LoadHistory(source, "run", FIRST_SECONDS)
    records = list(islice(history.records(), 50))
    assert len({record.id for record in records}) == 50
    assert len({record.author for record in records}) == AUTHORS
    for number, record in enumerate(records):
        assert (record.message, record.files) == (source[number % 2].message, source[number % 2].files)
        assert record.id == commit_id(record.hash)
        assert record.repository.key == history.repository_key
        assert record.authored is not None
        assert 0 <= FIRST_SECONDS - record.authored.seconds < 30 * 86_400
    assert list(islice(history.records(), 50)) == records


def test_two_runs_have_no_commit_in_common() -> None:
    """So each can be removed without the other."""
    runs = [LoadHistory([a_record(1)], run, FIRST_SECONDS) for run in ("a", "b")]
    ids = [{record.id for record in islice(run.records(), 20)} for run in runs]
    assert not ids[0] & ids[1]
    assert runs[0].repository_key != runs[1].repository_key
