"""Encodes a record or a rewrite as one line of JSON, and decodes any line.

A line is ASCII, ends in one LF, and holds at most 1 MiB. Its keys and types are a contract (docs/reference/journal.md);
their order is not, but the first ones come first so that `journal.head` finds them without reading the rest. The last
key, `h`, is the first 16 hex digits of the SHA-256 of the line without it: it reveals a flipped bit or a hand edit, and
readers do not need it.

Versions of the format (`v`):
1  2026-11: first release.
"""

from __future__ import annotations

import json
from binascii import b2a_base64
from typing import Any, Final

from craftnudge.adapters.store.local import line_fields
from craftnudge.adapters.store.values import EncodedRecord
from craftnudge.domain.commits.code_facts import CodeFacts
from craftnudge.domain.commits.commit_time import FIRST_SECOND, LAST_SECOND, rfc3339
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import CommitRecord, CommitTime, FileChange, Person, Rewrite
from craftnudge.domain.commits.shared_score import SharedScore
from craftnudge.domain.commits.words_of_change import WordsOfChange
from craftnudge.runtime.digests import sha256_hex
from craftnudge.runtime.limits import FILES_KEPT, JOURNAL_LINE_BYTES, MESSAGE_BYTES_KEPT

LINE_VERSION: Final = 1

# As long as any time of recording; it comes before all text of the commit, so its first occurrence is the right one.
_NO_MOMENT: Final = b"0000-00-00T00:00:00Z"

_HASH_DIGITS: Final = 16
_HASH_TAIL_BYTES: Final = len(',"h":""}') + _HASH_DIGITS
# When a line is too long even without its files, the texts that are left are cut to this many characters.
_LAST_RESORT_CHARS: Final = 1_000
_BODY_BYTES: Final = JOURNAL_LINE_BYTES - _HASH_TAIL_BYTES

_BYTE_ORDER_MARK: Final = b"\xef\xbb\xbf"
_dump = json.JSONEncoder(ensure_ascii=True, allow_nan=False, separators=(",", ":")).encode


class UnreadableLineError(ValueError):
    """A line that is not a JSON object, or whose message cannot be one; the text is a code, or `code: detail`."""


def encode_commit(record: CommitRecord, recorded_at: str) -> bytes:
    """The line of a commit, with its LF. A line that is too long loses files first, then message, and records that."""
    return recorded_line(encode_record(record), recorded_at)


def recorded_line(encoded: EncodedRecord, recorded_at: str) -> bytes:
    """The whole line, with its LF; `recorded_at` is RFC 3339 in UTC, to the second."""
    return _sealed(encoded.text.replace(_NO_MOMENT, recorded_at.encode(), 1))


def encode_record(record: CommitRecord) -> EncodedRecord:
    """Encodes a commit to the journal's line without the time of recording, which only its writer knows."""
    line: dict[str, Any] = {
        "v": LINE_VERSION,
        "type": "commit",
        "id": record.id,
        "facts": record.facts,
        "recorded_at": _NO_MOMENT.decode(),
        "timestamp": _moment(record.authored),
        "author": _person(record.author),
        "repository": {
            "name": record.repository.name,
            "key": record.repository.key,
            "path": record.repository.path,
            "branch": record.repository.branch,
        },
        "hash": record.hash,
        "parents": list(record.parents),
        "utc_offset_minutes": record.authored.utc_offset_minutes if record.authored else None,
        "committer": _person(record.committer),
        "committed_at": _moment(record.committed),
        "committer_utc_offset_minutes": record.committed.utc_offset_minutes if record.committed else None,
        "message": record.message,
        "files": None if record.files is None else [_file(file) for file in record.files[:FILES_KEPT]],
        "totals": None
        if record.totals is None
        else {
            "files": record.totals.files,
            "added": record.totals.added,
            "deleted": record.totals.deleted,
            "hunks": record.totals.hunks,
        },
        "past": None if record.past is None else record.past.to_json(),
        "code": None if record.code is None else record.code.to_json(),
        "grounding": None if record.grounding is None else record.grounding.to_json(),
    }
    line |= _exact_seconds("timestamp_seconds", record.authored)
    line |= _exact_seconds("committed_at_seconds", record.committed)
    line |= _flags(record)
    return EncodedRecord(record.id, record.facts, _fitted(line).encode("ascii"))


def encode_rewrite(rewrite: Rewrite, recorded_at: str) -> bytes:
    """The line of a rewrite, with its LF."""
    return _sealed(
        _dump(
            {
                "v": LINE_VERSION,
                "type": "rewrite",
                "old": rewrite.old,
                "new": rewrite.new,
                "recorded_at": recorded_at,
                "how": rewrite.how,
                "repository_key": rewrite.repository_key,
            }
        ).encode()
    )


def _moment(time: CommitTime | None) -> str | None:
    return None if time is None else rfc3339(time.seconds)


def _exact_seconds(key: str, time: CommitTime | None) -> dict[str, int]:
    """The seconds themselves, if no calendar can express them."""
    return {} if time is None or FIRST_SECOND <= time.seconds <= LAST_SECOND else {key: time.seconds}


def _person(person: Person | None) -> dict[str, str] | None:
    return None if person is None else {"name": person.name, "email": person.email}


def _file(file: FileChange) -> dict[str, Any]:
    line: dict[str, Any] = {
        "path": file.path,
        "status": file.status,
        "added": file.added,
        "deleted": file.deleted,
        "binary": file.binary,
    }
    if file.old_path is not None:
        line["old_path"] = file.old_path
    if file.path_raw is not None:
        line["path_raw_b64"] = b2a_base64(file.path_raw, newline=False).decode()
    shown = {"kind": file.kind, "read": file.read and list(file.read)}
    return line | {key: value for key, value in shown.items() if value is not None}


def _flags(record: CommitRecord) -> dict[str, Any]:
    """The keys that are written only if they differ from their default."""
    # Imported here: most runs only read.
    from craftnudge.domain.commits.coding_agent import agent_of  # noqa: PLC0415

    flags: dict[str, Any] = {
        "message_truncated": record.message_truncated,
        "message_lossy": record.message_lossy,
        "files_truncated": record.files_truncated or len(record.files or ()) > FILES_KEPT,
        "shallow_boundary": record.shallow_boundary,
        "signed": record.signed,
        "stats_error": record.stats_error,
        "agent": agent_of(record),
        "score": None if record.shared_score is None else record.shared_score.to_json(),
    }
    return {key: value for key, value in flags.items() if value is not False and value is not None}


def _fitted(line: dict[str, Any]) -> str:
    """The line's text within the limit: fewer files, then a shorter message, then shorter everything else."""
    message = line["message"].encode("utf-8", "surrogatepass")
    if len(message) > MESSAGE_BYTES_KEPT:
        _cut_message(line, message[:MESSAGE_BYTES_KEPT].decode("utf-8", "ignore"))
    text = _dump(line)
    while len(text) > _BODY_BYTES and line["files"]:
        del line["files"][len(line["files"]) // 2 :]
        line["files_truncated"] = True
        text = _dump(line)
    while len(text) > _BODY_BYTES and line["message"]:
        _cut_message(line, line["message"][: len(line["message"]) // 2])
        text = _dump(line)
    if len(text) > _BODY_BYTES:
        text = _dump(_last_resort(line | {"code": None, "past": None, "grounding": None}))
    return text


def _cut_message(line: dict[str, Any], shorter: str) -> None:
    line["message"] = shorter
    line["message_truncated"] = True


def _last_resort(value: Any) -> Any:
    """The value with every text and list in it cut to what is certain to fit."""
    if isinstance(value, str):
        return value[:_LAST_RESORT_CHARS]
    if isinstance(value, list):
        return [_last_resort(item) for item in value[:_LAST_RESORT_CHARS]]
    if isinstance(value, dict):
        return {key: _last_resort(item) for key, item in value.items()}
    return value


def _sealed(body: bytes) -> bytes:
    return body[:-1] + b',"h":"%s"}\n' % sha256_hex(body)[:_HASH_DIGITS].encode()


def sealed_line(line: dict[str, Any]) -> bytes:
    """The line (without LF) of an object that was read, with the hash that it now has."""
    return _sealed(_dump({key: value for key, value in line.items() if key != "h"}).encode())[:-1]


def line_hash(raw: bytes) -> tuple[bytes, bytes] | None:
    """The hash at the end of a line (without LF), and the correct one; None for a line without a hash."""
    tail = raw[-_HASH_TAIL_BYTES:]
    if not (tail.startswith(b',"h":"') and tail.endswith(b'"}')):
        return None
    return tail[6:-2], sha256_hex(raw[:-_HASH_TAIL_BYTES] + b"}")[:_HASH_DIGITS].encode()


def is_sound(raw: bytes) -> bool:
    """Whether the line (without LF) is unchanged since it was written, by its own hash."""
    return (hashes := line_hash(raw)) is not None and hashes[0] == hashes[1]


def decode_line(raw: bytes, *, with_measures: bool = True) -> CommitRecord | Rewrite | None:
    """Decodes a line; None for a kind of line that this version does not know.

    Without measures a commit has neither past, code nor grounding, which take a third of the time. Raises
    UnreadableLineError if it is not a JSON object, or has neither a message nor a hash nor files.
    """
    line = object_of(raw)
    kind = line.get("type")
    if kind == "rewrite":
        return _rewrite(line)
    if isinstance(kind, str) and kind != "commit":
        return None
    message = line.get("message")
    if message is not None and not isinstance(message, str):
        raise UnreadableLineError("line.message-not-text")
    if message is None and not isinstance(line.get("hash"), str) and not isinstance(line.get("files"), list):
        raise UnreadableLineError("line.no-commit")
    return _commit(line, raw, with_measures=with_measures)


def object_of(raw: bytes) -> dict[str, Any]:
    """The JSON object of a line of any kind; raises UnreadableLineError if it is not one."""
    try:
        line = json.loads(raw.removeprefix(_BYTE_ORDER_MARK).decode("utf-8"))
    except UnicodeDecodeError:
        raise UnreadableLineError("line.not-utf8") from None
    except RecursionError:
        raise UnreadableLineError("line.too-deep") from None
    except ValueError as error:
        raise UnreadableLineError(f"line.not-json: {str(error).partition(';')[0]}") from None
    if not isinstance(line, dict):
        raise UnreadableLineError("line.not-object")
    return line


def _rewrite(line: dict[str, Any]) -> Rewrite:
    old, new = line_fields.text_of(line.get("old")), line_fields.text_of(line.get("new"))
    if not old or not new:
        raise UnreadableLineError("line.half-rewrite")
    recorded_at = line_fields.text_of(line.get("recorded_at")) or None
    return Rewrite(
        old, new, line_fields.text_of(line.get("how")), line_fields.text_of(line.get("repository_key")), recorded_at
    )


def _commit(line: dict[str, Any], raw: bytes, *, with_measures: bool) -> CommitRecord:
    measures = line if with_measures else {}
    commit_hash = line_fields.text_of(line.get("hash"))
    files = line_fields.files_of(line.get("files"))
    parents = line.get("parents")
    return CommitRecord(
        id=line_fields.text_of(line.get("id"))
        or commit_id(commit_hash if commit_hash and commit_hash.isascii() else sha256_hex(raw)),
        hash=commit_hash,
        parents=tuple(parent for parent in parents if isinstance(parent, str)) if isinstance(parents, list) else (),
        repository=line_fields.repository_of(line.get("repository")),
        author=line_fields.person_of(line.get("author")),
        committer=line_fields.person_of(line.get("committer")),
        authored=line_fields.time_of(
            line.get("timestamp"), line.get("timestamp_seconds"), line.get("utc_offset_minutes")
        ),
        committed=line_fields.time_of(
            line.get("committed_at"), line.get("committed_at_seconds"), line.get("committer_utc_offset_minutes")
        ),
        message=line_fields.text_of(line.get("message")),
        files=files,
        totals=line_fields.totals_of(line.get("totals"), None if line.get("files_truncated") is True else files),
        past=Past.from_json(measures.get("past")),
        code=CodeFacts.from_json(measures.get("code")),
        stats_error=line_fields.text_of(line.get("stats_error")) or None,
        message_truncated=line.get("message_truncated") is True,
        message_lossy=line.get("message_lossy") is True,
        files_truncated=line.get("files_truncated") is True,
        shallow_boundary=line.get("shallow_boundary") is True,
        signed=line.get("signed") is True,
        grounding=WordsOfChange.from_json(measures.get("grounding")),
        facts=line_fields.whole_of(line.get("facts")) or 0,
        shared_score=SharedScore.from_json(line.get("score")),
        recorded_at=line_fields.text_of(line.get("recorded_at")) or None,
    )
