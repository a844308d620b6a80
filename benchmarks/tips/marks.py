"""Reads a marked sheet and counts the marks."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MARKS = ("useful", "harmless", "annoying", "wrong")
_BAD = frozenset({"annoying", "wrong"})
_HEADING = re.compile(r"^## (.+)$")
_REMARK = re.compile(r"^- \[\s*(\w*)\s*\] (tip|praise|subject) ")
_Z_95 = 1.96


@dataclass(frozen=True)
class MarkedCommit:
    """A commit of a sheet with the marks of its tips and of its praise; an unmarked one is ""."""

    title: str
    tips: tuple[str, ...]
    praise: tuple[str, ...]


def read_sheet(text: str) -> list[MarkedCommit]:
    """The commits of a sheet; raises ValueError for a mark that is not in `MARKS`."""
    commits: list[MarkedCommit] = []
    for line in text.splitlines():
        if heading := _HEADING.match(line):
            commits.append(MarkedCommit(heading[1], (), ()))
        elif commits and (remark := _REMARK.match(line)):
            mark = remark[1].lower()
            if mark and mark not in MARKS:
                raise ValueError(f"{commits[-1].title}: unknown mark {mark!r}, use one of {', '.join(MARKS)}")
            last = commits[-1]
            praise = remark[2] == "praise"
            commits[-1] = MarkedCommit(
                last.title,
                last.tips if praise else (*last.tips, mark),
                (*last.praise, mark) if praise else last.praise,
            )
    return commits


def count_of(commits: Sequence[MarkedCommit]) -> str:
    """The table of the marks, and the two shares with their intervals."""
    tips = [mark for commit in commits for mark in commit.tips]
    praise = [mark for commit in commits for mark in commit.praise]
    with_tips = sum(bool(commit.tips) for commit in commits)
    bad_commits = sum(not _BAD.isdisjoint(commit.tips) for commit in commits)
    lines = [
        f"{len(commits)} commits, {with_tips} with a tip",
        "",
        f"| | {' | '.join(MARKS)} | not marked | all |",
        "|---" + "|---:" * (len(MARKS) + 2) + "|",
        _row("tips", tips),
        _row("praise", praise),
        "",
        _share("tips wrong or annoying", sum(mark in _BAD for mark in tips), len(tips)),
        _share("commits with such a tip", bad_commits, len(commits)),
        _share("praise wrong or annoying", sum(mark in _BAD for mark in praise), len(praise)),
    ]
    return "\n".join(lines)


def _row(name: str, marks: Sequence[str]) -> str:
    cells = [str(marks.count(mark)) for mark in (*MARKS, "")]
    return f"| {name} | {' | '.join(cells)} | {len(marks)} |"


def _share(name: str, count: int, of: int) -> str:
    if not of:
        return f"{name}: none"
    low, high = wilson(count, of)
    return f"{name}: {count} of {of}, {100 * count / of:.0f}% (95% interval {100 * low:.0f} to {100 * high:.0f})"


def wilson(count: int, of: int, z: float = _Z_95) -> tuple[float, float]:
    """The Wilson score interval of a share, 0 to 1 (E. B. Wilson, 1927)."""
    share = count / of
    middle = share + z * z / (2 * of)
    half = z * math.sqrt(share * (1 - share) / of + z * z / (4 * of * of))
    scale = 1 + z * z / of
    return max(0.0, (middle - half) / scale), min(1.0, (middle + half) / scale)
