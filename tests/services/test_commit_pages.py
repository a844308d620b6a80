"""Lists of commits in pages."""

from __future__ import annotations

import pytest

from craftnudge.errors import UsageError
from craftnudge.services.commit_pages import Cursor


def test_a_cursor_survives_being_written() -> None:
    """Its text is what `parse` reads."""
    cursor = Cursor(12, "94608224-83e0-5d01-9f3f-0d6c5f1b2a3c")
    assert Cursor.parse(str(cursor)) == cursor


@pytest.mark.parametrize("text", ["", ".", "x.y", "1", "1.", ".x", "1e3.x", "12345678901.x"])
def test_what_is_no_cursor_is_refused(text: str) -> None:
    """With an error of its own."""
    with pytest.raises(UsageError) as error:
        Cursor.parse(text)
    assert error.value.code == "cursor.invalid"
