"""Which commit a revision names (gitrevisions(7)), also where the commit itself is malformed.

Names, hashes, short hashes and the suffixes `~` and `^` are read here, over raw objects; libgit2 would parse each
commit on the way and stop at the first that it does not like. What else there is (`@{1}`, `:/text`) the engine reads.
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
from craftnudge.errors import CommitDamagedError, NoCommitsError, UsageError
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.adapters.git.objects.store import Store

_FULL_HASH = pattern(r"(?:[0-9a-fA-F]{40}|[0-9a-fA-F]{64})\Z")
_SHORT_HASH = pattern(r"[0-9a-fA-F]{4,64}\Z")
_STEP_TEXT = r"([~^])(\d*)(?!\{)|\^\{(?:commit)?\}"
_STEP = pattern(_STEP_TEXT)
_BASE_AND_STEPS = pattern(rf"(.+?)((?:{_STEP_TEXT})*)\Z", re.DOTALL)
_CONTROL = pattern(r"[\x00-\x1f\x7f]")
# gitrevisions(7), in git's own order: the first that exists is meant.
_PLACES = ("refs/{}", "refs/tags/{}", "refs/heads/{}", "refs/remotes/{}", "refs/remotes/{}/HEAD")
# What git itself keeps outside of refs/ (HEAD, ORIG_HEAD, ...); any other name there is no reference.
_TOP_LEVEL = pattern(r"[A-Z][A-Z_]*\Z|refs/")
_CANDIDATES_SHOWN = 5
_TAG_DEPTH = 20

FSCK_HINT = "Run `git fsck` to see what is damaged. A fresh clone often has what is missing here."


def resolve(store: Store, revision: str) -> str:
    """The full hash of the commit that a revision names.

    Raises UsageError where it names none, NoCommitsError where HEAD has none yet, CommitDamagedError where the
    reference or the object it leads to cannot be read.
    """
    matched = _BASE_AND_STEPS.match(revision)
    if not matched or revision.startswith(("-", "^")) or ".." in revision or _CONTROL.search(revision):
        raise _no_commit(revision)
    try:
        found = _base(store, matched[1], revision)
        if found is None:
            found, steps = store.parse(revision), ""
        else:
            steps = matched[2]
        if found is None:
            raise _no_commit(revision)
        return _follow(store, _commit(store, found, revision), steps, revision)
    except ReferenceDamagedError as error:
        raise CommitDamagedError(f"the reference {error.args[0]} is damaged: {error.args[1]}.", FSCK_HINT) from error
    except (ObjectMissingError, ObjectDamagedError) as error:
        raise damaged(error) from error


def damaged(error: ObjectMissingError | ObjectDamagedError) -> CommitDamagedError:
    """The same as an error that a user can do something about."""
    if isinstance(error, ObjectMissingError):
        return CommitDamagedError(f"the object {error.args[0]} is missing from the repository.", FSCK_HINT)
    if isinstance(error, ObjectTooLargeError):
        return CommitDamagedError(f"the object {error.args[0]} is too large for a commit: {error.args[1]}.")
    return CommitDamagedError(f"the object {error.args[0]} is damaged: {error.args[1]}.", FSCK_HINT)


def _no_commit(revision: str) -> UsageError:
    return UsageError(f'"{revision}" names no commit here.', "Give a hash, a branch, a tag, or one like HEAD~2.")


def _base(store: Store, name: str, revision: str) -> str | None:
    """What a name without suffixes stands for: a hash of any kind of object, or None."""
    if _FULL_HASH.match(name):
        if not store.has(bytes.fromhex(name)):
            raise _no_commit(revision)
        return name.lower()
    if name in {"@", "HEAD"}:
        head = store.reference("HEAD")
        if head is None:
            refuse_damaged_list(store.place)
            raise NoCommitsError("there are no commits here yet.", "Make the first one, then try again.")
        return head
    places = (name, *(place.format(name) for place in _PLACES)) if _TOP_LEVEL.match(name) else _named_places(name)
    for place in places:
        found = store.reference(place)
        if found is not None:
            return found
    return _short(store, name.lower(), revision) if _SHORT_HASH.match(name) else None


def _named_places(name: str) -> tuple[str, ...]:
    return tuple(place.format(name) for place in _PLACES)


def _short(store: Store, prefix: str, revision: str) -> str | None:
    """The one commit (or tag of one) that a short hash begins; among several objects a commit is meant."""
    hashes = store.hashes_from(prefix)
    if len(hashes) > 1:
        hashes = [each for each in hashes if store.read(bytes.fromhex(each))[0] in {"commit", "tag"}]
    if len(hashes) > 1:
        shown = ", ".join(each[:12] for each in hashes[:_CANDIDATES_SHOWN])
        raise UsageError(f'"{revision}" could be any of {len(hashes)} commits: {shown}.', "Give more of the hash.")
    return hashes[0] if hashes else None


def _commit(store: Store, found: str, revision: str) -> str:
    """The commit that an object is, or that a tag (of a tag) of it names."""
    for _ in range(_TAG_DEPTH):
        kind, data = store.read(bytes.fromhex(found))
        if kind == "commit":
            check_hash(bytes.fromhex(found), kind, data)
            return found
        target = re.match(rb"object ([0-9a-f]+)\n", data) if kind == "tag" else None
        if target is None:
            break
        found = target[1].decode()
    raise _no_commit(revision)


def _follow(store: Store, commit_hash: str, steps: str, revision: str) -> str:
    """The ancestor that `~n` and `^n` lead to."""
    for step in _STEP.finditer(steps):
        sign, number = step[1], int(step[2] or 1) if step[1] else 0
        for _ in range(number if sign == "~" else min(number, 1)):
            parents = parse_commit(store.read(bytes.fromhex(commit_hash))[1]).parents
            index = 0 if sign == "~" else number - 1
            if index >= len(parents) or commit_hash in shallow_commits(store.place):
                raise _no_commit(revision)
            commit_hash = parents[index]
    return _commit(store, commit_hash, revision)
