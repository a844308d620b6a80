"""Records made for tests: plain ones, and any that a reader of strangers' repositories may hand over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from craftnudge.commits.code_facts import CodeFacts, FunctionFact, Place
from craftnudge.commits.identity import commit_id
from craftnudge.commits.past import Past
from craftnudge.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

FIRST_SECONDS = 1_700_000_000
ANN = Person("Ann Dev", "ann@example.org")


def hash_of(number: int) -> str:
    """A full hash, different for each number."""
    return f"{number:040x}"


def a_record(number: int = 1, **changed: Any) -> CommitRecord:
    """The commit of that number: an hour after the one before it."""
    time = CommitTime(FIRST_SECONDS + 3600 * number, 60)
    values: Mapping[str, Any] = {
        "id": commit_id(changed.get("hash", hash_of(number))),
        "hash": hash_of(number),
        "parents": (hash_of(number - 1),) if number else (),
        "repository": Repository("shop", "shop-1234", "/home/ann/shop", "main"),
        "author": ANN,
        "committer": ANN,
        "authored": time,
        "committed": time,
        "message": f"Add part {number} so that the shop can open",
        "files": (FileChange("shop/part.py", "M", 12, 3), FileChange("logo.png", "A", None, None, binary=True)),
        "totals": Totals(2, 12, 3, 4),
        "past": Past(7),
        "code": CodeFacts({}, (), ()),
    }
    return CommitRecord(**{**values, **changed})


# Any text that a decoder of bytes may give: controls, separators, bidirectional marks, lone surrogates.
any_text = st.text(st.characters(), max_size=60)
any_count = st.integers(0, 10**9)
any_hash = st.integers(0, 2**160 - 1).map(hash_of)
people = st.none() | st.builds(Person, any_text, any_text)
# What no line may carry is a text that reads as no text at all; otherwise any integer is a time.
times = st.none() | st.builds(CommitTime, st.integers(-(2**70), 2**70), st.integers(-10_000, 10_000))
repositories = st.builds(Repository, any_text, any_text, any_text, st.none() | any_text)
files = st.builds(
    FileChange,
    any_text,
    st.sampled_from("AMDRCT"),
    st.none() | any_count,
    st.none() | any_count,
    st.booleans(),
    st.none() | any_text,
    st.none() | st.binary(max_size=40),
)
any_totals = st.builds(Totals, any_count, any_count, any_count, st.none() | any_count)

code_facts = st.builds(
    CodeFacts,
    st.dictionaries(any_text, any_count, max_size=4),
    st.lists(st.builds(Place, any_text, any_text, any_count), max_size=3).map(tuple),
    st.lists(st.builds(FunctionFact, any_text, any_text, any_count, any_count), max_size=3).map(tuple),
)


@st.composite
def records(draw: st.DrawFn) -> CommitRecord:
    """Any commit that fits a line."""
    commit_hash = draw(any_hash)
    has_diff = draw(st.booleans())
    return CommitRecord(
        id=commit_id(commit_hash),
        hash=commit_hash,
        parents=tuple(draw(st.lists(any_hash, max_size=3))),
        repository=draw(repositories),
        author=draw(people),
        committer=draw(people),
        authored=draw(times),
        committed=draw(times),
        message=draw(any_text),
        files=tuple(draw(st.lists(files, max_size=5))) if has_diff else None,
        totals=draw(any_totals) if has_diff else None,
        past=draw(st.none() | st.builds(Past, st.integers(0, 50))),
        code=draw(st.none() | code_facts),
        stats_error=None if has_diff else "a blob is missing",
        message_truncated=draw(st.booleans()),
        message_lossy=draw(st.booleans()),
        files_truncated=draw(st.booleans()),
        shallow_boundary=draw(st.booleans()),
        signed=draw(st.booleans()),
        facts=draw(st.integers(0, 9)),
    )
