"""What is fuzzed: each target takes any bytes, and raises nothing but what it promises to raise.

python -m tests.fuzz.targets NAME [libFuzzer options]      needs atheris (pip install '.[fuzz]')
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import atheris

with atheris.instrument_imports(include=["craftnudge"]):
    from craftnudge.adapters.git.objects.raw_commit import committer_seconds, parents_of, parse_commit
    from craftnudge.adapters.store.local.line_codec import (
        UnreadableLineError,
        decode_line,
        encode_commit,
        encode_rewrite,
    )
    from craftnudge.adapters.store.local.line_filter import head_of
    from craftnudge.domain.commits.record import CommitRecord, Rewrite
    from craftnudge.errors import CommitDamagedError
    from craftnudge.runtime.limits import JOURNAL_LINE_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable

STAMP = "2026-11-23T12:00:00Z"


def journal_line(raw: bytes) -> None:
    """Any bytes are a line that can be written again, or are refused with a reason."""
    try:
        said = decode_line(raw)
        head_of(raw)
    except UnreadableLineError:
        return
    if isinstance(said, CommitRecord):
        line = encode_commit(said, STAMP)
    elif isinstance(said, Rewrite):
        line = encode_rewrite(said, STAMP)
    else:
        return
    if len(line) > JOURNAL_LINE_BYTES or line.count(b"\n") != 1 or not line.isascii():
        raise AssertionError("it is no line")
    decode_line(line[:-1])


def raw_commit(raw: bytes) -> None:
    """Any bytes of a commit object are parsed, or are a damaged commit."""
    try:
        parse_commit(raw)
        parents_of(raw)
        committer_seconds(raw)
    except CommitDamagedError:
        return


TARGETS: dict[str, Callable[[bytes], None]] = {"journal_line": journal_line, "raw_commit": raw_commit}


if __name__ == "__main__":
    target = TARGETS[sys.argv[1]]
    atheris.Setup([sys.argv[0], *sys.argv[2:]], target)
    atheris.Fuzz()
