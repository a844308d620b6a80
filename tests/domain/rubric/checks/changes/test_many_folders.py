"""many-folders: folders without those of layout."""

from __future__ import annotations

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_folders_count_without_those_of_layout() -> None:
    """A mirrored test tree is the same folder; eight folders fail, and all are listed."""
    assert share_of("many-folders", "src/cart/a.py", "tests/cart/test_a.py") == 1
    assert share_of("many-folders", *(f"{name}/a.py" for name in "abdefghi")) == 0
    outcome = find_check("many-folders").evaluate(touching("z.py", *(f"{name}/a.py" for name in "abdefg")))
    assert (outcome.evidence[0].quote, outcome.evidence[0].figure) == ("., a, b, d, e, f, g", 7)
