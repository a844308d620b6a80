"""Errors as problem documents (RFC 9457): which status and type each class of error has, and its words.

The type is the stable part, `/problems/<type>`. The detail comes from the catalogue of errors where its words suit a
program that asks over HTTP: they name no path of this machine, no option of the command line and no other person.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from craftnudge.errors import (
    CommitDamagedError,
    CraftNudgeError,
    JournalError,
    NoCommitsError,
    NoRepositoryError,
    NotAllowedError,
    NotSignedInError,
    OutputError,
    RepositoryRefusedError,
    StoreError,
    UnknownCheckError,
    UnknownPersonError,
    UnknownRepositoryError,
    UnknownRevisionError,
    UsageError,
)
from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from collections.abc import Mapping

MEDIA_TYPE: Final = "application/problem+json"


@dataclass(frozen=True, slots=True)
class ProblemKind:
    """One kind of problem: the end of its type's address, its HTTP status and its title."""

    name: str
    status: int
    title: str
    about: str = ""


KINDS: Final[dict[str, ProblemKind]] = {
    kind.name: kind
    for kind in (
        ProblemKind("invalid-request", 400, "The request is invalid", "A value is missing, or not of its kind."),
        ProblemKind("invalid-delivery", 400, "The delivery is invalid", "It is not JSON, or a value is missing."),
        ProblemKind("not-signed-in", 401, "The token is missing or wrong", "Send it as `Authorization: Bearer TOKEN`."),
        ProblemKind("wrong-signature", 401, "The signature is missing or wrong", "Use the secret of `hooks.secrets`."),
        ProblemKind("foreign-origin", 403, "Another site sent this request", "Only this server's own pages may."),
        ProblemKind("repository-not-configured", 403, "This repository is not configured", "See `hooks.repositories`."),
        ProblemKind(
            "not-allowed", 403, "You may not do that", "Your role or the scope of the token does not allow it."
        ),
        ProblemKind("unknown-person", 404, "No commits of this person", "Use an address or a name of the journal."),
        ProblemKind("unknown-repository", 404, "No commits of this repository", "Use a name of the journal."),
        ProblemKind("unknown-commit", 404, "This commit is not recorded", "Record it: craftnudge track."),
        ProblemKind("unknown-check", 404, "No check has this id", "`craftnudge explain` lists all checks."),
        ProblemKind("unknown-session", 404, "No session has this id", "Start one: POST /coach/session/start."),
        ProblemKind("unknown-job", 404, "No job has this id", "Jobs are forgotten when the server ends."),
        ProblemKind("nothing-there", 404, "Not found", "No such page, or no commits to answer from."),
        ProblemKind("wrong-method", 405, "The method is not allowed", "The `Allow` header names those that are."),
        ProblemKind("too-slow", 408, "The body came too slowly", "It must arrive within ten seconds."),
        ProblemKind("ambiguous-commit", 409, "Several commits begin with this", "Give more digits of the hash."),
        ProblemKind("repository-refused", 409, "The repository cannot be read", "`craftnudge doctor` says why."),
        ProblemKind("still-running", 409, "The same request is still running", "Wait for its answer."),
        ProblemKind("too-large", 413, "The request is too large", "At most 1 MiB."),
        ProblemKind("media-type", 415, "The body must be JSON", "Send `Content-Type: application/json`."),
        ProblemKind("wrong-host", 421, "This server does not answer for that host", "See `--allow-host`."),
        ProblemKind("commit-damaged", 422, "The commit is damaged", "`git fsck` says more."),
        ProblemKind("other-request", 422, "The idempotency key belongs to another request", "Use a new key."),
        ProblemKind("too-many", 429, "Too many requests", "Wait a minute."),
        ProblemKind("headers-too-large", 431, "The request's headers are too large", "At most 64 KiB."),
        ProblemKind("internal-error", 500, "Internal error (a bug in CraftNudge)", "Please report it."),
        ProblemKind("database-unavailable", 503, "The database does not answer", "Try again in a few seconds."),
        ProblemKind("journal-busy", 503, "The journal is in use", "Try again in two seconds."),
        ProblemKind("inbox-full", 503, "Too many deliveries wait", "Send it again later."),
        ProblemKind("too-many-deliveries", 503, "Too many deliveries at once", "Send it again in a moment."),
        ProblemKind("journal-not-writable", 507, "The journal cannot be written", "`craftnudge doctor` says why."),
    )
}

# The most special class comes first.
_BY_CLASS: Final[tuple[tuple[type[CraftNudgeError], str], ...]] = (
    (UnknownPersonError, "unknown-person"),
    (UnknownRepositoryError, "unknown-repository"),
    (UnknownRevisionError, "unknown-commit"),
    (UnknownCheckError, "unknown-check"),
    (NotSignedInError, "not-signed-in"),
    (NotAllowedError, "not-allowed"),
    (UsageError, "invalid-request"),
    (NoRepositoryError, "nothing-there"),
    (NoCommitsError, "nothing-there"),
    (RepositoryRefusedError, "repository-refused"),
    (CommitDamagedError, "commit-damaged"),
    (StoreError, "database-unavailable"),
    (JournalError, "journal-not-writable"),
    (OutputError, "journal-not-writable"),
)
_BY_STATUS: Final = {kind.status: kind.name for kind in reversed(KINDS.values())}
# Codes whose class alone does not tell the kind.
_BY_CODE: Final = {
    "journal.locked": "journal-busy",
    "revision.ambiguous": "ambiguous-commit",
    "cursor.gone": "unknown-commit",
}


class RequestProblemError(Exception):
    """A request that is refused, with the kind of problem in the answer."""

    def __init__(self, name: str, detail: str | None = None) -> None:
        super().__init__(name)
        self.kind = KINDS[name]
        self.detail = detail


def kind_of(error: CraftNudgeError) -> ProblemKind:
    """The kind of problem that an error is over HTTP."""
    if error.code in _BY_CODE:
        return KINDS[_BY_CODE[error.code]]
    return KINDS[next((name for expected, name in _BY_CLASS if isinstance(error, expected)), "internal-error")]


def kind_of_status(status: int) -> ProblemKind:
    """The kind of problem that a status of the framework's own means."""
    special = {404: "nothing-there", 422: "invalid-request"}
    return KINDS[special.get(status) or _BY_STATUS.get(status, "internal-error")]


def problem_document(
    kind: ProblemKind, *, instance: str, detail: str | None = None, more: Mapping[str, Any] | None = None
) -> dict[str, Any]:
    """The document; `instance` is the request's id, `more` are members of this kind of problem alone."""
    return {
        "type": f"/problems/{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail or kind.about,
        "instance": instance,
        **(more or {}),
    }


def problem_bytes(kind: ProblemKind, *, instance: str, **members: Any) -> bytes:
    """The document as it is sent."""
    return json.dumps(problem_document(kind, instance=instance, **members), ensure_ascii=False).encode()
