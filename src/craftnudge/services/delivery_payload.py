"""The JSON that a delivery carries: as its body, or in the field `payload` of a form."""

from __future__ import annotations

import json
from typing import Any, Final
from urllib.parse import parse_qs

JSON_TYPE: Final = "application/json"
FORM_TYPE: Final = "application/x-www-form-urlencoded"
MEDIA_TYPES: Final = (JSON_TYPE, FORM_TYPE)
_MOST_FIELDS: Final = 10


def payload_of(media_type: str, body: bytes) -> Any:
    """The parsed payload. Raises ValueError if it is none, or nests deeper than Python reads."""
    try:
        if media_type == FORM_TYPE:
            body = parse_qs(body.decode("ascii"), max_num_fields=_MOST_FIELDS)["payload"][0].encode()
        return json.loads(body)
    except (KeyError, RecursionError) as error:
        raise ValueError("payload") from error
