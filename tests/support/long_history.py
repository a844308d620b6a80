"""A history of thousands of commits, made in one stream."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.repository import FIRST_COMMIT_SECONDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.support.repository import GitRepository


def long_history(
    repository: GitRepository, commits: int, authors: Sequence[str] = ("Ann Dev <ann@example.org>",)
) -> list[str]:
    """Each commit has new lines in one of a hundred files; the authors take turns. Gives the hashes, in order."""
    stream = bytearray()
    for number in range(commits):
        who = f"{authors[number % len(authors)]} {FIRST_COMMIT_SECONDS + number} +0000".encode()
        message = f"Count page {number}".encode()
        content = b"".join(b"line %d of %d\n" % (line, number) for line in range(40))
        stream += b"commit refs/heads/main\nauthor %s\ncommitter %s\ndata %d\n%s\n" % (who, who, len(message), message)
        stream += b"M 644 inline page%d.txt\ndata %d\n%s\n" % (number % 100, len(content), content)
    repository.git("fast-import", "--quiet", stdin=bytes(stream))
    return repository.git("rev-list", "--reverse", "HEAD").splitlines()
