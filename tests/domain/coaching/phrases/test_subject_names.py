"""Names of a subject that are worth pointing out."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.phrases.subject_names import praised_symbol
from tests.support.changed import touching


@pytest.mark.parametrize(
    ("subject", "symbol"),
    [
        ("Reject empty rows in parse_header()", "parse_header()"),
        ("Close sockets of Plug.run/3 in time", "Plug.run/3"),
        ("Read JavaScript files in full", None),
        ("Keep the order of rows", None),
        ("Say why the cache of user@example.org is cold", None),
        ("Draw a_name_that_is_much_longer_than_forty_characters_in_all", None),
    ],
)
def test_a_symbol_of_the_code_is_praised(subject: str, symbol: str | None) -> None:
    """With all of its signs; no product, no address, nothing too long to repeat."""
    assert praised_symbol(touching("src/other.py +20", message=subject)) == symbol


def test_a_name_that_only_repeats_the_file_is_not_praised() -> None:
    """Git shows the file anyway."""
    assert praised_symbol(touching("src/parse_header.py +20", message="parse_header")) is None


def test_a_typo_is_no_reason_for_praise() -> None:
    """The subject explains itself, and names a thing by the way."""
    assert praised_symbol(touching("README.md +1 -1", message="Fix typo in parse_header")) is None
