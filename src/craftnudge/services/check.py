"""Commits judged for a gate: those that are there, the one about to be made, and the one a squash would make."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.config.problems import Origin, RenamedName
from craftnudge.adapters.config.rubric_configuration import project_rules, rubric_settings
from craftnudge.adapters.git.command import run_git
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.git.writing.pending_commit import (
    PendingCommit,
    message_settings,
    reader_with_squash,
    reader_with_staged,
)
from craftnudge.domain.coaching.check_result import Checked, checked
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.message import Message
from craftnudge.domain.commits.message_file import CLEANUPS, cleaned
from craftnudge.domain.commits.record import CommitRecord, CommitTime, Repository
from craftnudge.domain.rubric.former_names import former_names
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.domain.rubric.rubric_settings import OPT_OUT_TRAILER, opted_out
from craftnudge.errors import (
    GateNotMetError,
    NoRepositoryError,
    RepositoryRefusedError,
    UnknownRevisionError,
    UsageError,
)
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.runtime.paths import cache_folder, home_folder

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from craftnudge.adapters.config.configuration import Configuration
    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.message_file import Cleanup

_NO_HASH = "0" * 40


@dataclass(frozen=True, slots=True)
class Gate:
    """How commits are judged here: the configuration, and the least score asked for (None: none)."""

    configuration: Configuration
    min_score: float | None

    def check(self, label: str, record: CommitRecord, *, off: frozenset[str] = frozenset()) -> Checked:
        """The verdict on one record; `off` are more checks that are not asked."""
        settings = rubric_settings(self.configuration)
        rules = project_rules(self.configuration)
        return checked(label, record, replace(settings, off=settings.off | off), rules, self.min_score)


def renamed_opt_outs(results: Iterable[Checked]) -> tuple[RenamedName, ...]:
    """The checks that trailers of these commits opt out of by a name that the check had before."""
    return tuple(
        RenamedName(Origin(result.label), f"{OPT_OUT_TRAILER.title()}: {old}", new)
        for result in results
        for old, new in former_names(sorted(opted_out(Message(result.record.message)))).items()
    )


def check_revision(path: Path, revision: str, gate: Gate) -> tuple[Checked, ...]:
    """One commit, or all of a range `A..B`, oldest first.

    Raises RepositoryRefusedError where the clone is too shallow to tell which commits those are, or what they changed:
    not to know is not to pass.
    """
    reader = open_reader(path, cache_folder=cache_folder(home_folder()))
    try:
        if ".." not in revision:
            return (_judged(reader, reader.resolve(revision), gate),)
        start, dots, end = _ends(revision)
        base = _merge_base(path, start, end)
        hashes = reader.history([f"{base if dots else start}..{end}"])
        return tuple(_judged(reader, one, gate) for one in hashes)
    finally:
        reader.close()


def check_staged(
    path: Path, message: str | None, gate: Gate, environ: Mapping[str, str], *, amend: bool | None = False
) -> Checked:
    """The commit that git would make now; without a message its aspect is not judged, and no rule is broken.

    `amend` says whether it takes the place of HEAD; None, in a hook, is to find out.
    """
    asked = PendingCommit(message or "", environ, int(time.time()), amend=amend)
    with reader_with_staged(path, asked, cache_folder=cache_folder(home_folder(environ))) as (_, record):
        if message is not None:
            return gate.check("staged", record)
        off = frozenset(check.id for check in all_checks().values() if check.category == "message")
        return replace(gate.check("staged", record, off=off), broken=())


def check_message(path: Path, message: str, gate: Gate, environ: Mapping[str, str], *, amend: bool = False) -> Checked:
    """A message with the change that is staged for it; alone, where nothing is staged or there is no repository."""
    try:
        found = check_staged(path, message, gate, environ, amend=amend)
    except NoRepositoryError:
        return gate.check("message", _bare(message, None))
    return found if found.record.files else gate.check("message", _bare(message, found.record))


def check_squash(path: Path, span: str, gate: Gate, title: str | None = None) -> Checked:
    """The one commit that squashing a range makes: its whole change, under the message that a forge proposes.

    That message is the commit's own where there is only one; else `title` (the first commit's subject by default) over
    a list of all subjects.
    """
    commits = check_revision(path, span if ".." in span else f"{span}..HEAD", gate)
    if not commits:
        raise UsageError("range.empty", range=span)
    start, _, end = _ends(span if ".." in span else f"{span}..HEAD")
    message = commits[0].record.message
    if len(commits) > 1 or title:
        subjects = [one.record.message.strip().split("\n", 1)[0] for one in commits]
        listed = "\n".join(f"* {subject}" for subject in subjects)
        message = f"{title or subjects[0]}\n\n{listed}\n" if len(commits) > 1 else f"{title}\n\n{message}"
    with reader_with_squash(
        path, _merge_base(path, start, end), end, message, cache_folder=cache_folder(home_folder())
    ) as (_, record):
        return gate.check("squash", record)


def stored_message(path: Path, data: bytes, *, edited: bool) -> str:
    """The text of a message file as git would store it, by the settings that hold at a folder."""
    found = message_settings(path if path.is_dir() else Path())
    try:
        text = data.decode(found.encoding)
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    mode: Cleanup = next((mode for mode in CLEANUPS if mode == found.cleanup), "default")
    return cleaned(text, mode, found.comment, edited=edited)


def _judged(reader: Reader, commit_hash: str, gate: Gate) -> Checked:
    record = reader.record(commit_hash)
    if record.shallow_boundary:
        raise RepositoryRefusedError("repository.shallow", commit=commit_hash[:12])
    return gate.check(commit_hash[:7], record)


def _ends(span: str) -> tuple[str, bool, str]:
    """Both ends of a range, HEAD where the second is left out, and whether three dots ask for the merge base."""
    start, dots, end = span.partition("...") if "..." in span else span.partition("..")
    if not start:
        # To git it is HEAD; here it is nearly always an empty variable, and nothing would be checked.
        raise UnknownRevisionError("range.no-start", range=span)
    return start, dots == "...", end or "HEAD"


def _merge_base(path: Path, start: str, end: str) -> str:
    """The commit where two lines of history part; raises where this clone cannot tell."""
    for each in (start, end):
        if each.startswith("-") or run_git(path, "rev-parse", "--verify", "--quiet", f"{each}^{{commit}}").returncode:
            code = "revision.shallow" if _is_shallow(path) else "revision.unknown"
            raise UnknownRevisionError(code, revision=each)
    found = run_git(path, "merge-base", start, end)
    if found.returncode == 0:
        return found.stdout.decode().strip()
    if _is_shallow(path):
        raise RepositoryRefusedError("repository.shallow-base", start=start, end=end)
    raise RepositoryRefusedError("repository.unrelated", start=start, end=end)


def _is_shallow(path: Path) -> bool:
    return run_git(path, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _bare(message: str, known: CommitRecord | None) -> CommitRecord:
    """A message as a record of which nothing else is known, but for what a repository knows without a change."""
    moment = CommitTime(0, 0)
    return CommitRecord(
        id=commit_id(_NO_HASH),
        hash=_NO_HASH,
        parents=("",),
        repository=known.repository if known else Repository("", "", "", None),
        author=known.author if known else None,
        committer=None,
        authored=known.authored if known else moment,
        committed=moment,
        message=message,
        files=None,
        totals=None,
        past=known.past if known else None,
        code=None,
        stats_error="only the message was given",
    )


def refusal(results: Sequence[Checked], *, of_a_commit: bool = False) -> GateNotMetError | None:
    """The error for the worst result below the minimum score, else for the first broken rule; None if all pass.

    `of_a_commit` gives the words for a commit that git is about to make.
    """
    wrong = [one for one in results if not one.passed]
    if not wrong:
        return None
    below = [one for one in wrong if one.below]
    if below:
        worst = min(below, key=lambda one: one.card.score_tenths or 0)
        code = "commit.below-minimum" if of_a_commit else "score.below-minimum"
        return GateNotMetError(code, label=worst.label, score=worst.card.score, minimum=worst.min_score)
    code = "commit.rule-broken" if of_a_commit else "score.rule-broken"
    return GateNotMetError(code, label=wrong[0].label, rule=wrong[0].broken[0].says)
