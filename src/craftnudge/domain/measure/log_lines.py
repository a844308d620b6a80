"""Which new files called *.log hold the lines of a log: the name alone is also that of lists and of expected output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.unwanted_files import LOG_LINES, needs_log_lines
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.domain.commits.change import FileDelta
    from craftnudge.domain.measure.tally import Tally

_LOOKED_AT_LINES = 40
_LEAST_SHARE = 0.3
# A date or a time, a level, or a number in brackets begins the lines that programs log.
_LOGGED = pattern(
    rb"[\[(]?(?:\d{4}[-/]\d\d[-/]\d\d|\d\d[:.]\d\d[:.]\d\d|(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|"
    rb"Sep|Oct|Nov|Dec)\w*[ ,]+\w*\d|\d{9,13}\b|\d{1,3}(?:\.\d{1,3}){3} )|"
    rb"[\[(<]?(?:TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|FATAL|CRITICAL|info|warn|debug|error|verbose|silly|[IWEDF]\d{4})\b|"
    rb"\d+ (?:info|verbose|silly|error|warn|http) |Traceback \(most recent|\tat |npm ERR!|> Task "
)


def measure_log_lines(deltas: Iterable[FileDelta], tally: Tally) -> None:
    """Notes each new file that is a log by its name and by a third of its first lines; an empty one is a log."""
    for delta in deltas:
        change = delta.change
        if change.status == "A" and needs_log_lines(change.path) and not change.binary and _is_log(delta):
            tally.found(LOG_LINES, change.path, 1)


def _is_log(delta: FileDelta) -> bool:
    added = delta.hunks[0].added if delta.hunks else b""
    lines = [line for line in added.split(b"\n", _LOOKED_AT_LINES)[:_LOOKED_AT_LINES] if line.strip()]
    return sum(_LOGGED.match(line) is not None for line in lines) >= _LEAST_SHARE * len(lines)
