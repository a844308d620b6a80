"""Compares the copies that facts alone recognize with `git patch-id`: `python -m benchmarks.copies CLONE...`.

For every clone it prints the commits of all references without merges, the pairs that count as one commit, and how
many of them have the same patch: with three lines of context, or with none where the text around was another.
"""

from __future__ import annotations

import subprocess
import sys
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.twins import Copy, copy_of, superseded_copies


def main(clones: list[str]) -> None:
    """Prints one line per clone, and every pair whose patches differ."""
    print("| clone | commits | pairs | same patch | same without context | different |")
    print("| --- | ---: | ---: | ---: | ---: | ---: |")
    for clone in clones:
        commits, pairs = copies_in(clone)
        ends = [(old, now, _same(clone, old, now)) for old, now in pairs]
        figures = [sum(end == kind for _, _, end in ends) for kind in ("same", "context", "different")]
        print(
            "|",
            " | ".join([Path(clone).parent.name, *(f"{figure:,}" for figure in (commits, len(pairs), *figures))]),
            "|",
        )
        for old, now, end in ends:
            if end == "different":
                print(f"  different: {old[:10]} {now[:10]}", file=sys.stderr)


def copies_in(clone: str) -> tuple[int, list[tuple[str, str]]]:
    """How many commits there are, and each that is superseded with the one that counts."""
    listed = _git(clone, "log", "--all", "--no-merges", "--format=%H %at").split()
    by_second: dict[str, list[str]] = defaultdict(list)
    for commit_hash, second in zip(listed[::2], listed[1::2], strict=True):
        by_second[second].append(commit_hash)
    reader = open_reader(Path(clone), cache_folder=None)
    pairs: list[tuple[str, str]] = []
    hashes = [commit_hash for group in by_second.values() if len(group) > 1 for commit_hash in group]
    by_change: dict[bytes, list[Copy]] = defaultdict(list)
    links: dict[str, tuple[tuple[str, ...], int]] = {}
    for copy in map(copy_of, reader.records(hashes)):
        links[copy.hash] = (copy.parents, copy.seconds)
        if copy.change is not None:
            by_change[copy.change].append(copy)
    for group in by_change.values():
        pairs += superseded_copies(group, (), links.get).items()
    reader.close()
    return len(listed) // 2, pairs


def _same(clone: str, old: str, now: str) -> str:
    if _patch_id(clone, old, 3) == _patch_id(clone, now, 3):
        return "same"
    return "context" if _patch_id(clone, old, 0) == _patch_id(clone, now, 0) else "different"


@lru_cache(maxsize=10_000)
def _patch_id(clone: str, commit_hash: str, context: int) -> str:
    patch = _git(clone, "diff-tree", "-p", "--root", f"-U{context}", commit_hash)
    done = subprocess.run(
        ["git", "patch-id", "--stable"], input=patch.encode("utf-8", "surrogateescape"), capture_output=True, check=True
    )
    return done.stdout.decode().partition(" ")[0]


def _git(clone: str, *arguments: str) -> str:
    done = subprocess.run(["git", "-C", clone, *arguments], capture_output=True, check=True)
    return done.stdout.decode("utf-8", "surrogateescape")


if __name__ == "__main__":
    main(sys.argv[1:])
