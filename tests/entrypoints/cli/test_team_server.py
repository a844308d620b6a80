"""A role that does not exist is refused before anything is looked up."""

from __future__ import annotations

from typing import Any, cast

import pytest

from craftnudge.entrypoints.cli.team_server import serve_team
from craftnudge.errors import UsageError


def test_an_unknown_role_names_the_known_ones() -> None:
    """Without a terminal, a workplace or a database."""
    nothing = cast("Any", None)
    with pytest.raises(UsageError, match=r"serve\.unknown-role") as refused:
        serve_team(nothing, "wbe", nothing, wait_seconds=0, takes_usual_port=True, report=print)
    assert "web" in cast("tuple[str, ...]", refused.value.details["allowed"])
