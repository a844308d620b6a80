"""unusual-files: types and folders of files beside those that the project changes."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.rubric.checks.context.unusual_files import CHECK
from craftnudge.domain.rubric.facts import Facts
from tests.support.cards import a_record

PAST = Past(50, endings={".py": 50, ".md": 5}, folders={"src": 50, "docs": 5})


def outcome(*files: tuple[str, str], past: Past | None = PAST) -> tuple[str, float]:
    """Kind and share for files by path and status."""
    changes = tuple(FileChange(path, status, 1, 0) for path, status in files)
    answer = CHECK.evaluate(Facts(a_record(files=changes, past=past)))
    return answer.kind, round(answer.share, 2)


@pytest.mark.parametrize(
    ("path", "kind", "share"),
    [
        ("src/parser.py", "usual", 1),
        ("tools/parser.py", "unusual_folder", 0.5),
        ("src/settings.xml", "unusual_type", 0.5),
        ("src/Makefile", "unusual_name", 0.5),
        ("build/settings.xml", "unusual_type", 0),
    ],
)
def test_a_new_type_and_a_new_folder_cost_half_each(path: str, kind: str, share: float) -> None:
    """The kind says which of them is new."""
    assert outcome((path, "A")) == (kind, share)


def test_the_share_is_that_of_all_files() -> None:
    """Of deleted files nothing is asked; only the first fifty count."""
    assert outcome(("src/a.py", "M"), ("web/b.py", "A")) == ("unusual_folder", 0.75)
    assert outcome(("src/a.py", "M"), ("web/b.xml", "D")) == ("usual", 1)
    assert outcome(("web/b.xml", "D")) == ("only_deletions", 0)
    assert outcome(*[("src/a.py", "M")] * 50, ("web/b.xml", "A")) == ("usual", 1)
    assert outcome(("web/b.xml", "A"), past=Past(9, endings={".py": 9})) == ("too_few_commits", 0)
