"""Which new files called *.log are logs."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.unwanted_files import LOG_LINES
from craftnudge.domain.measure import measure
from tests.support.deltas import added, changed


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-30 10:00:01,123 INFO started\n2026-11-30 10:00:02,001 WARN slow\n",
        "[30/Nov/2026:10:00:01 +0000] GET /\n10.0.0.1 - - [30/Nov/2026] GET /\n",
        "Nov 30 10:00:01 host app[12]: started\n",
        "INFO: started\nERROR: no such file\n",
        "0 info it worked if it ends with ok\n1 verbose cli\n",
    ],
)
def test_the_lines_of_a_program_are_a_log(text: str) -> None:
    """They begin with a time or a level."""
    assert [place.path for place in measure([added("out/server.log", text)]).places_of(LOG_LINES)] == ["out/server.log"]


def test_other_lines_are_none() -> None:
    """A list of changes may have this name, and a file that exists is no new one."""
    assert not measure([added("release.log", "Changes of this release\n\n- Faster start\n- Fewer files\n")]).places
    assert not measure([changed("out/server.log", "", "2026-11-30 10:00:01 INFO started\n")]).places
    assert not measure([added("notes.txt", "2026-11-30 10:00:01 INFO started\n")]).places
