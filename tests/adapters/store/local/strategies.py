"""Any record that a reader of strangers' repositories may hand over."""

from __future__ import annotations

from hypothesis import strategies as st

from craftnudge.domain.commits.code_facts import CodeFacts, CodePlace, FunctionFact
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Repository, Totals
from craftnudge.domain.commits.words_of_change import WordsOfChange
from tests.adapters.store.local.records import hash_of

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
    st.lists(st.builds(CodePlace, any_text, any_text, any_count), max_size=3).map(tuple),
    st.lists(st.builds(FunctionFact, any_text, any_text, any_count, any_count), max_size=3).map(tuple),
)
any_words = st.lists(st.text(max_size=40), max_size=3).map(lambda words: WordsOfChange(len(words) + 2, tuple(words)))


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
        grounding=draw(st.none() | any_words),
        facts=draw(st.integers(0, 9)),
    )
