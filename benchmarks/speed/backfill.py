"""How long a history takes beside `git log --no-merges --numstat -M` on the same commits, and whether both agree.

git counts lines; we also give hunks, facts of code, what came before each commit, and, with `track --all`, a journal.
"""

from __future__ import annotations

import os
import subprocess
from functools import partial
from typing import TYPE_CHECKING

from benchmarks.speed.timing import OURS, PYTHON, Row, in_turn, process_seconds
from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from benchmarks.speed.timing import Workbench
    from craftnudge.domain.commits.record import CommitRecord

# Of git's own history, and of any longer one, the newest commits are read.
COMMITS = 10_000
# The goals: a history of Redis' size (10,000 commits), and a smaller one.
LONG = 2 * COMMITS  # of a history of so many commits, the whole is not tracked again and again
LARGE, LARGE_FASTER, SMALL_FASTER = 8_000, 1.5, 1.2
LEAST_AGREEMENT = 0.998
PROCESSES = os.cpu_count() or 1

_READ = """
import resource
import sys
from pathlib import Path
from craftnudge.adapters.git.opening import open_reader
if __name__ == "__main__":
    reader = open_reader(Path(sys.argv[1]), cache_folder=None)
    hashes = sys.stdin.read().split()
    assert sum(1 for record in reader.records(hashes, processes=int(sys.argv[2]))) == len(hashes)
    reader.close()
    print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)))
"""

# How many of the newest commits PyDriller reads: five milliseconds each and more would not do for all.
PEER_COMMITS = 2_000
PEER_FASTER = 8
_PYDRILLER = """
import sys
from pydriller import Git
git = Git(sys.argv[1])
for commit_hash in sys.stdin.read().split():
    for file in git.get_commit(commit_hash).modified_files:
        file.added_lines
"""


def peak_mib(path: Path, hashes: Sequence[str]) -> float:
    """The largest resident size of any process that reads those commits, the git that is asked among them, in MiB.

    To be asked before anything large is held here: a process that is started counts what its parent held as its own.
    """
    arguments = [*PYTHON, "-c", _READ, str(path), str(PROCESSES)]
    done = subprocess.run(arguments, input="\n".join(hashes).encode(), stdout=subprocess.PIPE, check=True)
    return int(done.stdout) / 1024


FileRow = tuple[str, str, int | None, int | None]


def _git(path: Path, *arguments: str, stdin: str = "") -> bytes:
    done = subprocess.run(["git", "-C", path, *arguments], input=stdin.encode(), capture_output=True, check=True)
    return done.stdout


def newest(path: Path, commits: int = COMMITS) -> list[str]:
    """The newest commits without merges, the oldest of them first."""
    listed = _git(path, "rev-list", "--no-merges", "--date-order", f"--max-count={commits}", "HEAD").decode().split()
    return listed[::-1]


_NUMSTAT = ("log", "--no-walk=unsorted", "--stdin", "--numstat", "-M", "--no-ext-diff", "--no-textconv")


def agreement(path: Path, hashes: Sequence[str]) -> tuple[float, int]:
    """The share of rows (one file of one commit) that are the same in git's numstat and in ours, and how many rows."""
    raw = _git(path, *_NUMSTAT, "-z", "--format=%x01%H", stdin="\n".join(hashes))
    theirs = {part[:40].decode(): set(_rows(part[40:])) for part in raw.split(b"\x01")[1:]}
    reader = open_reader(path, cache_folder=None)
    try:
        ours = {record.hash: set(_own_rows(record)) for record in reader.records(hashes, processes=PROCESSES)}
    finally:
        reader.close()
    rows = sum(len(found) for found in theirs.values())
    alike = sum(len(theirs[commit] & ours.get(commit, set())) for commit in theirs)
    return alike / max(rows, 1), rows


def _own_rows(record: CommitRecord) -> Iterable[FileRow]:
    for file in record.files or ():
        yield file.old_path or file.path, file.path, file.added, file.deleted


def _rows(text: bytes) -> Iterable[FileRow]:
    """The rows of one commit in git's `-z` form: a rename has two more tokens, the old path and the new one."""
    tokens = iter(text.lstrip(b"\0\n").split(b"\0"))
    for token in tokens:
        figures = token.lstrip(b"\n").split(b"\t", 2)
        if len(figures) == 3:
            old = path = figures[2]
            if not path:
                old, path = next(tokens), next(tokens)
            added, deleted = (None if figure == b"-" else int(figure) for figure in figures[:2])
            yield old.decode("utf-8", "backslashreplace"), path.decode("utf-8", "backslashreplace"), added, deleted


def rows(workbench: Workbench) -> list[Row]:
    """Reading in all processes, and the whole of `track --all`, each beside git alone."""
    table: list[Row] = []
    peaks = {path: peak_mib(path, newest(path)) for path in workbench.repositories}
    for path in workbench.repositories:
        hashes = newest(path)
        stdin = "\n".join(hashes).encode()
        run = partial(process_seconds, folder=path, environment=workbench.environment())
        found = in_turn(
            {
                "git": partial(run, ["git", *_NUMSTAT], stdin=stdin),
                "reading": partial(run, [*PYTHON, "-c", _READ, path, str(PROCESSES)], stdin=stdin),
            },
            workbench.rounds,
        )
        share, compared = agreement(path, hashes)
        verdict = "" if share >= LEAST_AGREEMENT else f", short of {LEAST_AGREEMENT:.1%}"
        table.append(
            Row(
                f"reading {len(hashes):,} commits of {path.name}, {PROCESSES} processes",
                found["reading"],
                "git log --numstat -M",
                found["git"],
                faster=LARGE_FASTER if LARGE <= len(newest(path, LONG)) < LONG else SMALL_FASTER,
                note=f"{share:.3%} of {compared:,} rows agree{verdict}; a process takes {peaks[path]:.0f} MiB",
            )
        )
        if len(newest(path, LONG)) < LONG:
            table += _tracking(path, workbench)
        table += _beside_pydriller(path, hashes[-PEER_COMMITS:], workbench)
    return table


def _beside_pydriller(path: Path, hashes: list[str], workbench: Workbench) -> list[Row]:
    """The same commits' files and lines, with the start of Python, as users have it: PyDriller has one process."""
    program = workbench.peer("python")
    if program is None:
        return []
    stdin = "\n".join(hashes).encode()
    run = partial(process_seconds, folder=path, environment=workbench.environment(), stdin=stdin)
    found = in_turn(
        {
            "ours": partial(run, [*PYTHON, "-c", _READ, path, str(PROCESSES)]),
            "pydriller": partial(run, [program, "-c", _PYDRILLER, path]),
        },
        min(workbench.rounds, 3),
    )
    what = f"reading {len(hashes):,} commits of {path.name}, {PROCESSES} processes"
    return [Row(what, found["ours"], "PyDriller", found["pydriller"], faster=PEER_FASTER)]


def _tracking(path: Path, workbench: Workbench) -> list[Row]:
    """`track --all` into an empty journal each time, with everything that HEAD reaches, merges too."""
    git = partial(process_seconds, folder=path, environment=workbench.environment())
    homes = iter(range(1_000))

    def tracking() -> float:
        home = str(workbench.folder / "home" / f"tracked-{path.name}-{next(homes)}")
        environment = workbench.environment(CRAFTNUDGE_HOME=home)
        return process_seconds([*OURS, "track", "--all", "--repo-path", path], folder=path, environment=environment)

    found = in_turn(
        {"git": partial(git, ["git", "log", "--no-merges", "--numstat", "-M"]), "ours": tracking},
        min(workbench.rounds, 3),
    )
    faster = LARGE_FASTER if len(newest(path)) >= LARGE else SMALL_FASTER
    return [
        Row(f"track --all of {path.name}", found["ours"], "git log --numstat -M", found["git"], faster=faster),
        _tracking_again(path, workbench),
    ]


def _tracking_again(path: Path, workbench: Workbench) -> Row:
    """`track --all` where all of it is recorded, beside a process that does nothing."""
    run = partial(process_seconds, folder=path, environment=workbench.environment())
    found = in_turn(
        {
            "again": partial(run, [*OURS, "track", "--all", "--repo-path", path]),
            "--version": partial(run, [*OURS, "--version"]),
        },
        workbench.rounds,
    )
    return Row(
        f"`track --all` of {path.name} with nothing new",
        found["again"],
        "`craftnudge --version`",
        found["--version"],
        slower_at_most=1.3,
    )
