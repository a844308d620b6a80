"""reading-effort: how long a change takes to read."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching

CHECK = find_check("reading-effort")


@pytest.mark.parametrize(
    ("less", "more"),
    [
        (("a.py +10",), ("a.py +40",)),
        (("a.py +40",), ("a.py +40 -40",)),
        (("tests/test_a.py +80",), ("a.py +80",)),
        (("README.md +80",), ("a.py +80",)),
        (("locale/de.po +80",), ("tests/test_a.py +80",)),
    ],
)
def test_what_takes_longer_to_read_costs_more(less: tuple[str, ...], more: tuple[str, ...]) -> None:
    """More lines, replaced lines, and code rather than tests, prose or translations."""
    assert share_of("reading-effort", *less) > share_of("reading-effort", *more) > 0


def test_each_edit_counts() -> None:
    """The same lines take longer at many places."""
    shares = [share_of("reading-effort", "a.py +60", hunks=hunks) for hunks in (1, 2, 5, 20)]
    assert shares == sorted(set(shares), reverse=True)


def test_generated_files_take_no_time() -> None:
    """Lock and vendored files beside code cost nothing, and alone are not scored."""
    assert share_of("reading-effort", "a.py +9", "uv.lock +900", hunks=1) == share_of(
        "reading-effort", "a.py +9", hunks=1
    )
    assert CHECK.evaluate(touching("uv.lock +900")).kind == "only_generated_files"


def test_unknown_edits_are_estimated_by_files() -> None:
    """Where edits were not counted, each file is one; without files nothing is scored."""
    assert share_of("reading-effort", "a.py +9", "b.py +9", hunks=None) == share_of(
        "reading-effort", "a.py +9", "b.py +9", hunks=2
    )
    assert CHECK.evaluate(touching()).result == "not_applicable"


def test_the_largest_change_keeps_nothing() -> None:
    """A small change passes with nearly all points, the largest one fails."""
    assert CHECK.evaluate(touching("a.py +1", hunks=1)).share > 0.98
    largest = CHECK.evaluate(touching("a.py +9000 -9000", hunks=900))
    assert (largest.result, largest.kind, largest.share) == ("fail", "long", 0)
