"""Looking back over a journal as users have it: recorded at once, from several repositories, with rewritten commits.

Each command runs a second time here, with the index and the scores that its first run left. Its whole history is also
analysed by gitstats, which reads it anew each time.
"""

from __future__ import annotations

import subprocess
from functools import partial
from typing import TYPE_CHECKING, Final

from benchmarks.speed.timing import OURS, PYTHON, Row, in_turn, peak_mib, processor_seconds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from benchmarks.speed.timing import Workbench

EVERYONE: Final = ("--all-repos", "--all-authors")
# Processor time against `python -c "import sqlite3"`, and peak memory in MiB: the goals of a history of 82,000 commits.
QUESTIONS: Final[dict[str, tuple[Sequence[str], float, float]]] = {
    "log": (("log", "--all-repos"), 15, 80),
    "progress, 30 days": (("progress", *EVERYONE, "--days", "30"), 15, 80),
    "progress, 365 days": (("progress", *EVERYONE, "--days", "365"), 50, 120),
    "progress, 3,650 days": (("progress", *EVERYONE, "--days", "3650"), 375, 200),
    "insights, 365 days": (("insights", *EVERYONE, "--days", "365"), 62, 120),
}
REWRITTEN: Final = 200


def rewritten_clone(path: Path, folder: Path, environment: Mapping[str, str]) -> Path:
    """A clone in which the newest commits have another committer, as a rebase leaves them."""
    clone = folder / f"{path.name}-rewritten"
    more = {"FILTER_BRANCH_SQUELCH_WARNING": "1"}
    change = "export GIT_COMMITTER_NAME=Someone GIT_COMMITTER_EMAIL=someone@example.org"
    subprocess.run(["git", "clone", "--quiet", path, clone], env=dict(environment), check=True)
    subprocess.run(
        ["git", "filter-branch", "--env-filter", change, f"HEAD~{REWRITTEN}..HEAD"],
        cwd=clone,
        env={**environment, **more},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return clone


def rows(workbench: Workbench) -> list[Row]:
    """The commands that look back, then the whole history of the first repository beside gitstats."""
    home = str(workbench.folder / "looking-back")
    environment = workbench.environment(CRAFTNUDGE_HOME=home)
    first = workbench.repositories[0]
    measured = partial(processor_seconds, folder=first, environment=environment)
    for path in workbench.repositories:
        measured([*OURS, "track", "--all", "--repo-path", path])
    measured([*OURS, "track", "--all", "--repo-path", rewritten_clone(first, workbench.folder, environment)])
    for arguments, _, _ in QUESTIONS.values():
        measured([*OURS, *arguments])  # keeps scores
    found = in_turn(
        {
            **{name: partial(measured, [*OURS, *arguments]) for name, (arguments, _, _) in QUESTIONS.items()},
            "git": partial(measured, ["git", "log", "-1"]),
            "sqlite3": partial(measured, [*PYTHON, "-c", "import sqlite3"]),
        },
        workbench.rounds,
    )
    table = [
        Row(
            f"`{name}`, {len(workbench.repositories) + 1} repositories recorded at once",
            found[name],
            "import sqlite3",
            found["sqlite3"],
            slower_at_most=goal,
            note=f"processor time; {found[name] / found['git']:,.0f} times `git log -1`; goal {most_mib:.0f} MiB",
            peak_mib=peak_mib([*OURS, *arguments], folder=first, environment=environment),
        )
        for name, (arguments, goal, most_mib) in QUESTIONS.items()
    ]
    return [*table, *_beside_gitstats(first, workbench)]


def _beside_gitstats(path: Path, workbench: Workbench) -> list[Row]:
    """A report of a history that nothing is known of yet, each beginning with the repository alone."""
    program = workbench.peer("gitstats")
    if program is None:
        return []
    numbers = iter(range(1_000))

    def ours() -> float:
        home = str(workbench.folder / f"analysed-{next(numbers)}")
        measured = partial(processor_seconds, folder=path, environment=workbench.environment(CRAFTNUDGE_HOME=home))
        arguments = ("report", *EVERYONE, "--days", "3650", "--output", f"{home}.html")
        return measured([*OURS, "track", "--all", "--repo-path", path]) + measured([*OURS, *arguments])

    def theirs() -> float:
        output = workbench.folder / f"gitstats-{next(numbers)}"
        return processor_seconds([program, path, output], folder=path, environment=workbench.environment())

    found = in_turn({"ours": ours, "theirs": theirs}, min(workbench.rounds, 3))
    what = f"`track --all` of {path.name}, then `report` of ten years"
    return [Row(what, found["ours"], "gitstats", found["theirs"], note="processor time")]
