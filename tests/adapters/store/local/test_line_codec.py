"""The codec: what a line holds, what it bears, and what any line means."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.store.local.line_codec import (
    UnreadableLineError,
    decode_line,
    encode_commit,
    encode_rewrite,
    line_hash,
)
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Rewrite, Totals
from craftnudge.runtime.limits import FILES_KEPT, JOURNAL_LINE_BYTES, MESSAGE_BYTES_KEPT
from tests.adapters.store.local.records import a_record
from tests.adapters.store.local.strategies import any_text, records

NOW = "2026-11-23T12:00:00Z"


def decoded(line: dict[str, object]) -> CommitRecord:
    """The commit of a line given as an object."""
    said = decode_line(json.dumps(line).encode())
    assert isinstance(said, CommitRecord)
    return said


@given(records())
def test_what_is_written_is_read_back(record: CommitRecord) -> None:
    """Writing and reading a record is the identity, for any text, any time and any path."""
    line = encode_commit(record, NOW)
    assert decode_line(line[:-1]) == replace(record, recorded_at=NOW)


@given(records())
def test_a_line_is_one_line_of_ascii(record: CommitRecord) -> None:
    """Exactly one LF, at the end; every byte ASCII and printable; the last key is the right hash of the rest."""
    line = encode_commit(record, NOW)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert all(32 <= byte < 127 for byte in line[:-1])
    hashes = line_hash(line[:-1])
    assert hashes is not None
    assert hashes[0] == hashes[1]


@given(any_text, any_text, any_text, any_text)
def test_a_rewrite_is_read_back(old: str, new: str, how: str, key: str) -> None:
    """A rewrite with any texts is read as it was written."""
    rewrite = Rewrite(old or "a", new or "b", how, key, NOW)
    assert decode_line(encode_rewrite(rewrite, NOW)[:-1]) == rewrite


def test_the_agent_is_written_beside_the_facts() -> None:
    """Other programs need no rules of ours; our reader derives it, so that lines of older versions have it too."""
    record = a_record(message="Open the shop\n\nCo-authored-by: Claude <noreply@anthropic.com>\n")
    assert json.loads(encode_commit(record, NOW))["agent"] == "Claude"
    assert "agent" not in json.loads(encode_commit(a_record(), NOW))


def test_the_keys_of_a_line_are_those_of_the_contract() -> None:
    """A plain commit has exactly the keys that the reference documents, with their types."""
    line = json.loads(encode_commit(a_record(), NOW))
    assert {key: type(value).__name__ for key, value in line.items()} == {
        "v": "int",
        "type": "str",
        "id": "str",
        "facts": "int",
        "recorded_at": "str",
        "timestamp": "str",
        "author": "dict",
        "repository": "dict",
        "hash": "str",
        "parents": "list",
        "utc_offset_minutes": "int",
        "committer": "dict",
        "committed_at": "str",
        "committer_utc_offset_minutes": "int",
        "message": "str",
        "files": "list",
        "totals": "dict",
        "past": "dict",
        "code": "dict",
        "grounding": "dict",
        "h": "str",
    }
    assert line["timestamp"] == "2023-11-14T23:13:20Z"
    assert line["files"][1] == {"path": "logo.png", "status": "A", "added": None, "deleted": None, "binary": True}


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [
        (2**62, "9999-12-31T23:59:59Z"),
        (-(2**62), "0001-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59Z"),
        (253_402_300_800, "9999-12-31T23:59:59Z"),
    ],
)
def test_any_time_is_shown_and_kept(seconds: int, shown: str) -> None:
    """A time that no calendar can write is shown as the nearest one, and kept exactly."""
    line = encode_commit(a_record(authored=CommitTime(seconds, 0)), NOW)
    assert json.loads(line)["timestamp"] == shown
    said = decode_line(line[:-1])
    assert isinstance(said, CommitRecord)
    assert said.authored == CommitTime(seconds, 0)


@pytest.mark.parametrize(
    "record",
    [
        a_record(message="\x01" * 200_000),
        a_record(message="\U0001f600" * 100_000),
        a_record(files=tuple(FileChange("\u4e00" * 900 + str(n), "M", 1, 1) for n in range(1_000))),
        a_record(files=tuple(FileChange(f"f{n}", "M", 1, 1) for n in range(50_000))),
        a_record(author=Person("\x00" * 3_000_000, "a@b.c")),
        a_record(parents=tuple(f"{n:040x}" for n in range(60_000))),
    ],
    ids=["controls", "astral", "long paths", "many files", "endless name", "octopus"],
)
def test_a_line_is_never_too_long(record: CommitRecord) -> None:
    """The line of any commit has at most 1 MiB, can be read, and keeps identity and totals."""
    line = encode_commit(record, NOW)
    assert len(line) <= JOURNAL_LINE_BYTES
    said = decode_line(line[:-1])
    assert isinstance(said, CommitRecord)
    assert (said.id, said.hash, said.totals) == (record.id, record.hash, record.totals)


def test_what_was_cut_says_so() -> None:
    """A cut message keeps its first 64 KiB and a cut list its first 1,000 files, and both are marked."""
    files = tuple(FileChange(f"f{n}", "M", 1, 1) for n in range(1_500))
    said = decode_line(encode_commit(a_record(message="é" * 60_000, files=files), NOW)[:-1])
    assert isinstance(said, CommitRecord)
    assert said.message == "é" * (MESSAGE_BYTES_KEPT // 2)
    assert said.files == files[:FILES_KEPT]
    assert said.message_truncated
    assert said.files_truncated


def test_a_message_alone_is_a_commit() -> None:
    """A line of another program may hold nothing but a message: the rest is unknown, and its id its own."""
    said = decoded({"message": "Fix the door"})
    assert said.message == "Fix the door"
    assert (said.files, said.totals, said.code, said.past, said.author, said.authored) == (None,) * 6
    assert said.hash == ""
    assert said.id != decoded({"message": "Fix the window"}).id
    assert said.id == decoded({"message": "Fix the door"}).id


def test_a_partial_line_is_read_as_far_as_it_goes() -> None:
    """Words for a status, missing figures, nulls and unknown keys are no obstacle."""
    said = decoded(
        {
            "hash": "a" * 40,
            "message": "Open the shop",
            "repository": "ann/shop",
            "author": "Ann Dev <ann@example.org>",
            "timestamp": "2024-02-03T04:05:06+02:00",
            "files": [
                {"path": "a.py", "status": "modified", "added": 3, "deleted": 1},
                {"path": "b.py", "status": "added", "added": 5, "deleted": 0, "blame": "?"},
                {"path": "c.py", "status": "R087", "added": 1, "deleted": 1, "old_path": "d.py"},
                {"status": "A"},
                "x.py",
            ],
            "totals": {"files": None, "added": None, "hunks": None},
            "code": None,
            "past": None,
            "zeal": 11,
        }
    )
    assert said.id == commit_id("a" * 40)
    assert said.author == Person("Ann Dev", "ann@example.org")
    assert said.authored == CommitTime(1_706_925_906, 120)
    assert said.files is not None
    assert [(file.path, file.status) for file in said.files] == [("a.py", "M"), ("b.py", "A"), ("c.py", "R")]
    assert said.totals == Totals(3, 9, 2, None)
    assert said.repository.key == "ann/shop"


def test_totals_are_never_guessed() -> None:
    """Where the list of files was cut, or a count is unknown, there are no totals rather than wrong ones."""
    known = {"path": "a", "added": 1, "deleted": 1}
    assert decoded({"message": "", "files": [known], "totals": {"files": 7}}).totals is None
    assert decoded({"message": "", "files": [known], "files_truncated": True}).totals is None
    assert decoded({"message": "", "files": [known, {"path": "b"}]}).totals is None
    assert decoded({"message": "", "files": [known, {"path": "b", "binary": True}]}).totals == Totals(2, 1, 1, None)


@pytest.mark.parametrize(
    "line",
    [
        {"message": "m", "timestamp": "yesterday"},
        {"message": "m", "timestamp": True},
        {"message": "m", "timestamp": ["2024"], "author": 7, "files": {}, "totals": [], "parents": "abc"},
        {"message": "m", "facts": "9", "code": {"counts": 1}, "past": {"commits": "x"}, "repository": 3},
        {"message": "m", "author": {"name": None}, "files": [{"path": 3}], "id": 4, "hash": 5, "type": None},
        {"message": "m", "files": [{"path": "p", "path_raw_b64": "%%%", "status": 3, "added": 1.5}]},
        {"v": 99, "type": "commit", "message": "m", "mood": {"of": ["the", "day"]}},
    ],
)
def test_a_wrong_type_is_an_absent_value(line: dict[str, object]) -> None:
    """What is of another type than expected is absent; it never refuses the line."""
    said = decoded(line)
    assert said.message == "m"
    assert said.authored is None
    assert said.facts == 0


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"", "line.not-json"),
        (b"null", "line.not-object"),
        (b'"text"', "line.not-object"),
        (b"[]", "line.not-object"),
        (b'{"message": "a"} {"message": "b"}', "line.not-json"),
        (b'{"message": "a"', "line.not-json"),
        (b'{"message": 3}', "line.message-not-text"),
        (b'{"id": "x"}', "line.no-commit"),
        (b'{"message": "\xff"}', "line.not-utf8"),
        (b'{"message":' + b"[" * 100_000, "line.too-deep"),
        (b'{"message": "m", "facts": ' + b"9" * 5_000 + b"}", "line.not-json"),
        (b'{"type": "rewrite", "old": "a"}', "line.half-rewrite"),
        (b"\x00" * 100, "line.not-json"),
    ],
)
def test_what_is_no_line_is_refused_with_a_reason(raw: bytes, reason: str) -> None:
    """Only what is no JSON object, or hopelessly typed, is refused."""
    with pytest.raises(UnreadableLineError, match=reason):
        decode_line(raw)


@pytest.mark.parametrize(
    "raw",
    [
        b'\xef\xbb\xbf{"message": "m"}',
        b'{"message": "m"}\r',
        b'{"message": "m", "facts": NaN}',
        b'{"message": "m", "timestamp": 1e999, "utc_offset_minutes": Infinity}',
        b'{"message": "other", "message": "m"}',
    ],
    ids=["BOM", "CRLF", "NaN", "infinite", "twice"],
)
def test_what_json_readers_accept_is_accepted(raw: bytes) -> None:
    """A byte order mark, a CR at the end, invalid numbers, a key given twice: the line is read."""
    said = decode_line(raw)
    assert isinstance(said, CommitRecord)
    assert said.message == "m"


def test_a_kind_of_a_later_version_is_known_to_be_unknown() -> None:
    """A line of a type that this version does not know is neither a commit nor an error."""
    assert decode_line(b'{"v": 2, "type": "nudge", "text": "x"}') is None


@given(
    st.binary(max_size=300)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "type",
                        "id",
                        "hash",
                        "message",
                        "files",
                        "totals",
                        "path",
                        "added",
                        "author",
                        "name",
                        "timestamp",
                        "past",
                    ]
                )
                | st.text(max_size=3),
                inner,
                max_size=6,
            )
        ),
    ).map(lambda value: json.dumps(value).encode())
)
def test_any_bytes_are_a_record_or_a_reason(raw: bytes) -> None:
    """No line of any content raises anything but the one error that says why, and what is read can be written."""
    try:
        said = decode_line(raw)
    except UnreadableLineError:
        return
    if isinstance(said, CommitRecord):
        written = decode_line(encode_commit(said, NOW).rstrip(b"\n"))
        assert isinstance(written, CommitRecord)
        assert (written.id, written.hash, written.files) == (said.id, said.hash, said.files)
