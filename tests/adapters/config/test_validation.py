"""Values against the kinds of their settings."""

from __future__ import annotations

import pytest

from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.adapters.config.validation import InvalidValueError, checked, value_of_text


@pytest.mark.parametrize("name", SETTINGS)
def test_no_value_breaks_the_check(name: str) -> None:
    """A number that Python refuses to print, like any other wrong value, is an InvalidValueError."""
    for value in (16**5_000, -(16**5_000), [16**5_000], {"a": [16**5_000]}, object(), float("nan"), float("inf")):
        with pytest.raises(InvalidValueError):
            checked(SETTINGS[name], value)


@pytest.mark.parametrize(("text", "value"), [("on", True), ("YES", True), ("0", False), ("", False)])
def test_flags_in_text(text: str, value: bool) -> None:
    """Variables hold flags as people write them."""
    assert value_of_text(SETTINGS["ignore.bots"], text) is value
