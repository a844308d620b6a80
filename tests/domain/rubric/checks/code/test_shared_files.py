"""shared-files: recent commits of others to the same files."""

from __future__ import annotations

from craftnudge.domain.commits.past import Past, TouchedPast
from craftnudge.domain.rubric.checks.code import shared_files
from tests.support.changed import touching


def test_commits_of_others_count_where_the_past_is_known() -> None:
    """Recent commits of others to the files cost a little, the author's own nothing; a short past is not scored."""
    quiet = Past(50, touched=TouchedPast(known_files=1, commits=9, by_author=9, authors=1, days=1.0))
    busy = Past(50, touched=TouchedPast(known_files=1, commits=30, by_author=1, authors=9, days=1.0))
    short = Past(5, touched=TouchedPast(known_files=1, commits=5, authors=5))
    assert shared_files.CHECK.evaluate(touching("a.py", past=quiet)).share == 1
    outcome = shared_files.CHECK.evaluate(touching("a.py", past=busy))
    assert outcome.result == "partial"
    assert (outcome.evidence[0].figure, outcome.evidence[0].limit) == (29, 50)
    assert shared_files.CHECK.evaluate(touching("a.py", past=short)).result == "not_applicable"
