"""Checks commits against a minimum score and rules: existing commits, the staged change, and a squashed range."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.adapters.config.read_configuration import require_valid
from craftnudge.adapters.config.rubric_configuration import project_rules
from craftnudge.adapters.git.command import run_git
from craftnudge.adapters.git.writing.pending_commit import (
    PendingCommit,
    message_settings,
    reader_with_squash,
    reader_with_staged,
)
from craftnudge.domain.coaching.check_result import Checked, checked
from craftnudge.domain.commits.identity import commit_id
from craftnudge.domain.commits.message_file import CLEANUPS, cleaned
from craftnudge.domain.commits.record import CommitRecord, CommitTime, Repository
from craftnudge.domain.rubric.registry import all_checks
from craftnudge.errors import (
    GateNotMetError,
    NoRepositoryError,
    RepositoryRefusedError,
    UnknownRevisionError,
    UsageError,
)
from craftnudge.runtime.fast_dataclasses import dataclass, replace
from craftnudge.services.danger_moment import danger_moment
from craftnudge.services.merge_lines import with_lines_of_merge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.adapters.git.reader import Reader
    from craftnudge.domain.commits.message_file import Cleanup
    from craftnudge.domain.rubric.project_rules import ProjectRules
    from craftnudge.domain.rubric.rubric_settings import RubricSettings
    from craftnudge.services.workplace import Workplace

_NO_HASH = "0" * 40


@dataclass(frozen=True, slots=True)
class Criteria:
    """What commits are checked against; without a `min_score` no score fails."""

    settings: RubricSettings
    rules: ProjectRules
    min_score: float | None

    def check(self, label: str, record: CommitRecord, *, off: frozenset[str] = frozenset()) -> Checked:
        """Scores one record and looks for broken rules; `off` are more checks that are switched off."""
        settings = replace(self.settings, off=self.settings.off | off)
        return checked(label, record, settings, self.rules, self.min_score)


def criteria_of(workplace: Workplace, min_score: float | None = None) -> Criteria:
    """The settings and rules of this repository, with the given minimum score or else the configured one.

    Raises UsageError for an invalid setting: half a configuration would let commits pass.
    """
    configuration = workplace.configuration
    require_valid(configuration)
    min_score = configuration.min_score if min_score is None else min_score
    return Criteria(workplace.rubric_settings, project_rules(configuration), min_score)


def lenient_criteria_of(workplace: Workplace, min_score: float | None = None) -> Criteria:
    """As `criteria_of`, but never fails: invalid settings are ignored, and no minimum score is configured."""
    return Criteria(workplace.rubric_settings, project_rules(workplace.configuration), min_score)


def check_revision(workplace: Workplace, revision: str, criteria: Criteria) -> tuple[Checked, ...]:
    """One commit, or all of a range `A..B`, oldest first.

    Raises RepositoryRefusedError if the clone is too shallow to tell which commits those are, or what they changed:
    unknown is not the same as passed.
    """
    reader = workplace.open_repository()
    try:
        if ".." not in revision:
            return (check_commit(reader, reader.resolve(revision), criteria),)
        start, dots, end = _ends(revision)
        base = _merge_base(workplace.folder, start, end)
        hashes = reader.history([f"{base if dots else start}..{end}"])
        return tuple(check_commit(reader, commit_hash, criteria) for commit_hash in hashes)
    finally:
        reader.close()


def check_staged(
    workplace: Workplace, message: str | None, criteria: Criteria, *, amend: bool | None = False
) -> Checked:
    """The commit that git would make now; without a message, message checks are off and no rule is broken.

    `amend` says whether it replaces HEAD; with None, in a hook, it is derived from git's author and command line.
    """
    pending = PendingCommit(message or "", workplace.environ, workplace.now_seconds, amend=amend)
    with reader_with_staged(workplace.folder, pending, cache_folder=workplace.repository_cache) as (reader, read):
        record = with_lines_of_merge(reader, read)
        if message is not None:
            return replace(criteria.check("staged", record), moment="staged")
        off = frozenset(check.id for check in all_checks().values() if check.category == "message")
        return replace(criteria.check("staged", record, off=off), broken=(), moment="staged")


def check_message(workplace: Workplace, message: str, criteria: Criteria, *, amend: bool | None = False) -> Checked:
    """Checks a message with the staged change; without that if nothing is staged or outside a repository."""
    try:
        staged = check_staged(workplace, message, criteria, amend=amend)
    except NoRepositoryError:
        return criteria.check("message", _message_alone(message, None))
    if staged.record.files or staged.card.generated == "merge":
        return staged
    return criteria.check("message", _message_alone(message, staged.record))


def check_squash(workplace: Workplace, span: str, criteria: Criteria, title: str | None = None) -> Checked:
    """The one commit that squashing a range makes: its whole change, under the message that a forge proposes.

    That message is the commit's own where there is only one; else `title` (the first commit's subject by default) over
    a list of all subjects.
    """
    commits = check_revision(workplace, span if ".." in span else f"{span}..HEAD", criteria)
    if not commits:
        raise UsageError("range.empty", range=span)
    start, _, end = _ends(span if ".." in span else f"{span}..HEAD")
    message = commits[0].record.message
    if len(commits) > 1 or title:
        subjects = [checked.record.message.strip().split("\n", 1)[0] for checked in commits]
        listed = "\n".join(f"* {subject}" for subject in subjects)
        message = f"{title or subjects[0]}\n\n{listed}\n" if len(commits) > 1 else f"{title}\n\n{message}"
    folder = workplace.folder
    with reader_with_squash(
        folder, _merge_base(folder, start, end), end, message, cache_folder=workplace.repository_cache
    ) as (_, record):
        return replace(criteria.check("squash", record), moment="committed")


def stored_message(workplace: Workplace, data: bytes, *, edited: bool) -> str:
    """The text of a message file as git would store it, by git's settings here."""
    settings = message_settings(workplace.folder)
    try:
        text = data.decode(settings.encoding)
    except (LookupError, ValueError):
        text = data.decode("utf-8", "replace")
    mode: Cleanup = next((mode for mode in CLEANUPS if mode == settings.cleanup), "default")
    return cleaned(text, mode, settings.comment, edited=edited)


def edited_message_file(workplace: Workplace) -> Path:
    """The file of the message that git's editor is or was last opened on. Raises NoRepositoryError."""
    workplace.open_repository().close()
    shown = run_git(workplace.folder, "rev-parse", "--git-path", "COMMIT_EDITMSG")
    return workplace.folder / shown.stdout.decode("utf-8", "surrogateescape").rstrip("\n")


def is_tracked(workplace: Workplace, path: str) -> bool:
    """Whether git has that file in its index, so that it is hardly a message."""
    return run_git(workplace.folder, "ls-files", "--error-unmatch", "--", path).returncode == 0


def names_commits(workplace: Workplace, name: str) -> bool:
    """Whether that name is a commit to git, or a range whose two ends are."""
    start, dots, end = name.partition("...") if "..." in name else name.partition("..")
    return all(part and _is_commit(workplace.folder, part) for part in ((start, end) if dots else (start,)))


def check_commit(reader: Reader, commit_hash: str, criteria: Criteria) -> Checked:
    """Checks one commit. Raises RepositoryRefusedError if a shallow clone does not have its parents."""
    record = with_lines_of_merge(reader, reader.record(commit_hash))
    if record.shallow_boundary:
        raise RepositoryRefusedError("repository.shallow", commit=commit_hash[:12])
    result = criteria.check(commit_hash[:7], record)
    return replace(result, moment=danger_moment(Path(record.repository.path), result.record, result.dangers))


def _ends(span: str) -> tuple[str, bool, str]:
    """Both ends of a range (HEAD if the second is omitted), and whether three dots ask for the merge base."""
    start, dots, end = span.partition("...") if "..." in span else span.partition("..")
    if not start:
        # git reads it as HEAD. Here it is nearly always an unset variable, and nothing would be checked.
        raise UnknownRevisionError("range.no-start", range=span)
    return start, dots == "...", end or "HEAD"


def _merge_base(path: Path, start: str, end: str) -> str:
    """The merge base of two commits; raises RepositoryRefusedError if this clone does not have it."""
    for name in (start, end):
        if not _is_commit(path, name):
            code = "revision.shallow" if _is_shallow(path) else "revision.unknown"
            raise UnknownRevisionError(code, revision=name)
    completed = run_git(path, "merge-base", start, end)
    if completed.returncode == 0:
        return completed.stdout.decode().strip()
    if _is_shallow(path):
        raise RepositoryRefusedError("repository.shallow-base", start=start, end=end)
    raise RepositoryRefusedError("repository.unrelated", start=start, end=end)


def _is_commit(path: Path, name: str) -> bool:
    arguments = ("rev-parse", "--verify", "--quiet", f"{name}^{{commit}}")
    return not name.startswith("-") and run_git(path, *arguments).returncode == 0


def _is_shallow(path: Path) -> bool:
    return run_git(path, "rev-parse", "--is-shallow-repository").stdout.strip() == b"true"


def _message_alone(message: str, like: CommitRecord | None) -> CommitRecord:
    """A record of a message without a change; `known` gives author, repository and past."""
    moment = CommitTime(0, 0)
    return CommitRecord(
        id=commit_id(_NO_HASH),
        hash=_NO_HASH,
        parents=("",),
        repository=like.repository if like else Repository("", "", "", None),
        author=like.author if like else None,
        committer=None,
        authored=like.authored if like else moment,
        committed=moment,
        message=message,
        files=None,
        totals=None,
        past=like.past if like else None,
        code=None,
        stats_error="only the message was given",
    )


def refusal(results: Sequence[Checked], *, of_a_commit: bool = False) -> GateNotMetError | None:
    """The error for dangers, for the worst result below the minimum score, or the first broken rule; None if all pass.

    `of_a_commit` gives the words for a commit that git is about to make.
    """
    failed = [result for result in results if not result.passed]
    if not failed:
        return None
    dangerous = [result for result in failed if result.dangers]
    if dangerous:
        return _danger(dangerous, len(results), of_a_commit=of_a_commit)
    below = [result for result in failed if result.below]
    if below:
        worst = min(below, key=lambda result: result.card.score_tenths or 0)
        code = "commit.below-minimum" if of_a_commit else "score.below-minimum"
        if len(below) > 1:
            code = "scores.below-minimum"
        return GateNotMetError(
            code,
            label=worst.label,
            score=worst.card.score,
            minimum=worst.min_score,
            failed=len(below),
            total=len(results),
            commits=tuple(f"{result.label} ({result.card.score:.1f})" for result in below),
        )
    # Imported here: most commits break no rule, and a hook's time is the user's.
    from craftnudge.domain.coaching.phrases.lookup import rule_text  # noqa: PLC0415

    if len(failed) > 1:
        commits = tuple(result.label for result in failed)
        return GateNotMetError("scores.rule-broken", failed=len(failed), total=len(results), commits=commits)
    code = "commit.rule-broken" if of_a_commit else "score.rule-broken"
    first = failed[0]
    rule = (
        rule_text(first.broken[0]) if first.broken else next(own.says for own in first.plugin_findings if own.required)
    )
    return GateNotMetError(code, label=first.label, rule=rule)


def _danger(results: Sequence[Checked], total: int, *, of_a_commit: bool) -> GateNotMetError:
    """The error for commits with a danger, which no setting allows."""
    checks = ", ".join(check.id for check in results[0].dangers)
    if of_a_commit:
        return GateNotMetError("commit.danger", checks=checks)
    if len(results) > 1:
        commits = tuple(result.label for result in results)
        return GateNotMetError("scores.danger", failed=len(results), total=total, commits=commits)
    return GateNotMetError("score.danger", label=results[0].label, checks=checks)
