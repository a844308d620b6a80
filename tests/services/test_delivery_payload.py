"""The JSON of a delivery."""

from __future__ import annotations

import pytest

from craftnudge.services.delivery_payload import FORM_TYPE, JSON_TYPE, payload_of


def test_a_body_or_a_field_of_a_form_is_read() -> None:
    """Both forms of GitHub's."""
    assert payload_of(JSON_TYPE, b'{"a": 1}') == {"a": 1}
    assert payload_of(FORM_TYPE, b"payload=%7B%22a%22%3A+1%7D") == {"a": 1}


@pytest.mark.parametrize("body", [b"", b"{", b"[" * 100_000, b"9" * 5000, b"\xff"])
def test_anything_else_is_a_value_error(body: bytes) -> None:
    """Also what nests too deeply, and a number of thousands of digits."""
    for media_type, sent in ((JSON_TYPE, body), (FORM_TYPE, b"payload=" + body), (FORM_TYPE, b"&a=1" * 20)):
        with pytest.raises(ValueError):  # noqa: PT011 - of several libraries
            payload_of(media_type, sent)
