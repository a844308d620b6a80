"""Resolves revisions (gitrevisions(7)), also to malformed commits.

Names, hashes, short hashes and the suffixes `~` and `^` are resolved here, on raw objects; libgit2 would parse each
commit on the way and stop at the first that it refuses. The engine resolves all other forms (`@{1}`, `:/text`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.adapters.git.objects.object_cache import check_hash
from craftnudge.adapters.git.objects.raw_commit import parse_commit
from craftnudge.adapters.git.objects.store import (
    ObjectDamagedError,
    ObjectMissingError,
    ObjectTooLargeError,
    ReferenceDamagedError,
    refuse_damaged_list,
    shallow_commits,
)
from craftnudge.errors import CommitDamagedError, NoCommitsError, UnknownRevisionError
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.adapters.git.objects.store import Store

# What every hook asks for: it needs no pattern.
_HEAD = frozenset(("@", "HEAD"))
_FULL_HASH = pattern(r"(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})\Z")
_SHORT_HASH = pattern(r"[0-9a-fA-F]{4,64}\Z")
_STEP_TEXT = r"([~^])(\d*)(?!\{)|\^\{(?:commit)?\}"
_STEP = pattern(_STEP_TEXT)
_BASE_AND_STEPS = pattern(rf"(.+?)((?:{_STEP_TEXT})*)\Z", re.DOTALL)
_CONTROL = pattern(r"[\x00-\x1f\x7f]")
# gitrevisions(7), in git's own order: the first that exists is meant.
_PLACES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
# The references that git keeps outside refs/ (HEAD, ORIG_HEAD, ...); no other name there is one.
_TOP_LEVEL = pattern(r"[A-Z][A-Z_]*\Z|refs/")
_CANDIDATES_SHOWN = 5
_TAG_DEPTH = 20


def resolve(store: Store, revision: str) -> str:
    """The full hash of the commit that a revision names.

    Raises UnknownRevisionError, NoCommitsError for HEAD before the first commit, CommitDamagedError if
    the reference or the object it leads to cannot be read.
    """
    if not revision:
        raise UnknownRevisionError("revision.empty")
    name, steps = _name_and_steps(revision)
    try:
        object_hash = _base(store, name, revision)
        if object_hash is None:
            object_hash, steps = store.parse(revision), ""
        if object_hash is None:
            raise _no_commit(revision)
        return _follow(store, _commit(store, object_hash, revision), steps, revision)
    except ReferenceDamagedError as error:
        raise CommitDamagedError("reference.damaged", reference=error.args[0], reason=error.args[1]) from error
    except (ObjectMissingError, ObjectDamagedError) as error:
        raise damaged(error) from error


def _name_and_steps(revision: str) -> tuple[str, str]:
    """A revision without its suffixes, and these; raises UnknownRevisionError for what cannot be one."""
    if revision in _HEAD:
        return revision, ""
    matched = _BASE_AND_STEPS.match(revision)
    if not matched or revision.startswith(("-", "^")) or ".." in revision or _CONTROL.search(revision):
        raise _no_commit(revision)
    return matched[1], matched[2]


def damaged(error: ObjectMissingError | ObjectDamagedError) -> CommitDamagedError:
    """The error for the user that a store's error stands for."""
    if isinstance(error, ObjectMissingError):
        return CommitDamagedError("object.missing", object=error.args[0])
    if isinstance(error, ObjectTooLargeError):
        return CommitDamagedError("object.too-large", object=error.args[0], reason=error.args[1])
    return CommitDamagedError("object.damaged", object=error.args[0], reason=error.args[1])


def _no_commit(revision: str) -> UnknownRevisionError:
    return UnknownRevisionError("revision.unknown", revision=revision)


def _base(store: Store, name: str, revision: str) -> str | None:
    """The hash of the object, of any kind, that a name without suffixes stands for; None if there is none."""
    if name in _HEAD:
        head = store.reference("HEAD")
        if head is None:
            refuse_damaged_list(store.place)
            raise NoCommitsError("commits.none")
        return head
    if _FULL_HASH.match(name):
        if not store.has(bytes.fromhex(name)):
            raise _no_commit(revision)
        return name.lower()
    places = (name, *(place.format(name) for place in _PLACES)) if _TOP_LEVEL.match(name) else _named_places(name)
    for place in places:
        target = store.reference(place)
        if target is not None:
            return target
    return _short(store, name.lower(), revision) if _SHORT_HASH.match(name) else None


def _named_places(name: str) -> tuple[str, ...]:
    return tuple(place.format(name) for place in _PLACES)


def _short(store: Store, prefix: str, revision: str) -> str | None:
    """The one commit (or tag) whose hash has this prefix. Raises UnknownRevisionError if there are several."""
    hashes = store.hashes_from(prefix)
    if len(hashes) > 1:
        hashes = [full_hash for full_hash in hashes if store.read(bytes.fromhex(full_hash))[0] in {"commit", "tag"}]
    if len(hashes) > 1:
        candidates = [full_hash[:12] for full_hash in hashes[:_CANDIDATES_SHOWN]]
        raise UnknownRevisionError("revision.ambiguous", revision=revision, count=len(hashes), candidates=candidates)
    return hashes[0] if hashes else None


def _commit(store: Store, object_hash: str, revision: str) -> str:
    """The object itself if it is a commit, else the commit that a tag, or a tag of a tag, names."""
    for _ in range(_TAG_DEPTH):
        kind, data = store.read(bytes.fromhex(object_hash))
        if kind == "commit":
            check_hash(bytes.fromhex(object_hash), kind, data)
            return object_hash
        target = re.match(rb"object ([0-9a-f]+)\n", data) if kind == "tag" else None
        if target is None:
            break
        object_hash = target[1].decode()
    raise _no_commit(revision)


def _follow(store: Store, commit_hash: str, steps: str, revision: str) -> str:
    """The ancestor that `~n` and `^n` lead to."""
    for step in _STEP.finditer(steps) if steps else ():
        sign, number = step[1], int(step[2] or 1) if step[1] else 0
        for _ in range(number if sign == "~" else min(number, 1)):
            parents = parse_commit(store.read(bytes.fromhex(commit_hash))[1]).parents
            index = 0 if sign == "~" else number - 1
            if index >= len(parents) or commit_hash in shallow_commits(store.place):
                raise _no_commit(revision)
            commit_hash = parents[index]
    return _commit(store, commit_hash, revision)
