"""G6 for whole documents: whatever the index holds, the commands that look back print what they print without one."""

from __future__ import annotations

import random
import shutil
import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING

from craftnudge.adapters.store.local.index.files import index_path
from craftnudge.adapters.store.local.index.policy import INDEX_FROM_BYTES
from craftnudge.adapters.store.local.journal import Journal
from craftnudge.domain.commits.record import CommitTime, FileChange, Person, Repository, Rewrite, Totals
from tests.adapters.store.local.records import a_record, hash_of
from tests.adapters.store.local.test_last_write import change_in_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from craftnudge.domain.commits.record import CommitRecord
    from tests.support.program import Program
    from tests.support.repository import GitRepository

COMMITS = 300
DAY = 24 * 3600
LAST_HOUR = 23
PEOPLE = (
    *(Person("Ann Dev", "ann@example.org"), Person("Ann", "ann@home.example"), Person("Bob", "BOB@example.org")),
    *(Person("Zoë", "zoë@x"), Person("renovate[bot]", "bot@example.org"), None),
)
PLACES = tuple(Repository(name, f"{name}-key", f"/nowhere/{name}", "main") for name in ("shop", "barn", "tür"))
MESSAGES = (
    *("Fix", "wip", "Merge branch 'main'", "Update app.py, README and the tests", "fixup! Add a page"),
    "Close the socket when the peer is gone\n\nA reader waited for ever, because nothing woke it up.\n",
    "feat(shop): let a basket be shared\n\nSigned-off-by: Ann Dev <ann@example.org>\n",
    "Add retries to the upload, since proxies drop idle connections (#12)\n",
)
EVERYONE = ("--all-repos", "--all-authors", "--until")
SETTINGS = {"CRAFTNUDGE_CHECKS_OFF": "CN101,CN104", "CRAFTNUDGE_IGNORE_PATHS": "docs"}


def commit(number: int, now_seconds: int, chance: random.Random) -> CommitRecord:
    """A commit of the last 120 days."""
    seconds = now_seconds - chance.randrange(120 * DAY)
    added = chance.choice((0, 3, 40, 900))
    files = (
        FileChange(chance.choice(("app.py", "docs/a.md", "tests/test_app.py", "a b.c")), "M", added, 2),
        *([FileChange("page.html", "A", 20, 0)] if chance.random() < 1 / 3 else []),
    )
    return a_record(
        number,
        author=chance.choice(PEOPLE),
        repository=chance.choice(PLACES),
        message=chance.choice(MESSAGES),
        authored=CommitTime(seconds, chance.choice((0, 120, -480))),
        committed=CommitTime(seconds + chance.randrange(DAY), 0),
        parents=tuple(map(hash_of, range(chance.choice((0, 1, 1, 1, 2))))),
        files=files,
        totals=Totals(len(files), sum(file.added or 0 for file in files), 2, 4),
        facts=chance.choice((1, 2)),
    )


def write_on(program: Program, numbers: range, now_seconds: int, chance: random.Random) -> None:
    """Commits in several repositories, some twice, some rewritten, with damaged lines between them."""
    journal = Journal(program.journal.parent, now=lambda: now_seconds)
    for first in range(numbers.start, numbers.stop, 30):
        some = range(first, min(first + 30, numbers.stop))
        journal.append(commit(number, now_seconds, chance) for number in some)
        again = commit(chance.choice(some), now_seconds, chance)
        journal.append([a_record(int(again.hash, 16), message="Said again, with more facts", facts=3)])
        old, new = chance.sample(some, 2)
        journal.append_rewrites([Rewrite(hash_of(old), hash_of(new), "amend", "shop-key")])
        with program.journal.open("ab") as stream:
            stream.write(chance.choice((b"damage\n", b'{"message":"by hand"}\n', b"\n")))


def documents(program: Program, today: date, settings: Mapping[str, str] = MappingProxyType({})) -> list[str]:
    """What each command says, without the goal that an earlier overview chose."""
    program.journal.with_name("nudges.jsonl").unlink(missing_ok=True)
    answers = [
        program(*arguments, folder=None, stdin="", **settings)
        for arguments in (
            ("log", *EVERYONE, str(today), "-n", "0", "--json"),
            ("progress", *EVERYONE, str(today), "--days", "60", "--json", "--no-ai"),
            ("insights", *EVERYONE, str(today), "--days", "60", "--json", "--no-ai"),
            ("report", *EVERYONE, str(today), "--days", "60", "--format", "markdown", "--output", "-"),
            ("team", "--all-repos", "--until", str(today), "--days", "60", "--json"),
            *([()] if datetime.now(UTC).hour < LAST_HOUR else []),  # the overview's week ends with the day
        )
    ]
    assert [answer.code for answer in answers] == [0] * len(answers), answers
    return [answer.stdout for answer in answers]


@contextmanager
def no_index(index: Path) -> Iterator[None]:
    """A folder has the name of the index, so that none can be read or made."""
    index.rename(index.with_name("aside"))
    index.mkdir()
    yield
    index.rmdir()
    index.with_name("aside").rename(index)


def garble(index: Path, chance: random.Random) -> None:
    """Other bytes in the middle of the file."""
    content = bytearray(index.read_bytes())
    at = chance.randrange(4096, len(content) - 4096)
    content[at : at + 2000] = chance.randbytes(2000)
    index.write_bytes(bytes(content))


def edit_old_line(program: Program, number: int) -> None:
    """An editor puts another name, of the same length, into the line of a commit."""
    content = program.journal.read_bytes()
    at = content.index(b'"message":"', content.index(hash_of(number).encode())) + len(b'"message":"')
    change_in_place(program.journal, at, b"#")


def test_no_document_depends_on_the_index(program: Program, repository: GitRepository) -> None:
    """Built, with scores kept, garbled, of other settings, and stale below an edited line and new ones."""
    chance = random.Random(1)
    now = int(time.time())
    today = datetime.now(UTC).date() - timedelta(days=1)
    repository.commit("Add a page, because readers asked for one\n", {"page.py": "PAGE = 1\n"}, seconds=now - DAY)
    assert program("track").code == 0
    repository.git("commit", "--quiet", "--amend", "--message", "Add a page, because a reader asked for one")
    assert program().code == 0
    other = b'{"type":"other","x":"%s"}\n' % (b"x" * 1_000_000)
    with program.journal.open("ab") as stream:  # a kind that is not known, up to where an index is used
        stream.write(other * (INDEX_FROM_BYTES // len(other) + 1))
    write_on(program, range(1, COMMITS), now, chance)
    index = index_path(program.journal.parent)
    assert program("index", "rebuild").code == 0
    with no_index(index):
        expected = documents(program, today)
        with_settings = documents(program, today, SETTINGS)
    assert expected[:3] != with_settings[:3]

    assert documents(program, today) == expected
    scored = index.stat().st_size
    assert documents(program, today) == expected
    garble(index, chance)
    assert documents(program, today) == expected
    assert documents(program, today, SETTINGS) == with_settings
    assert documents(program, today, SETTINGS) == with_settings
    assert index.stat().st_size >= scored

    shutil.copy2(index, index.with_name("old"))
    edit_old_line(program, COMMITS // 2)
    write_on(program, range(COMMITS, COMMITS + 40), now, chance)
    with no_index(index):
        later = documents(program, today)
    assert later[0] != expected[0]
    index.with_name("old").replace(index)
    assert documents(program, today) == later
