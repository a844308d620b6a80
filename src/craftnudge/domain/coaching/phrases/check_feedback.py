"""What is said of a check that cost points, fitted to the commit; None where the rubric's own words are best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases import listed_changes, missing_reason, size_and_spread, vague_subject
from craftnudge.domain.coaching.phrases.overlaps import WIDE, names_nothing
from craftnudge.domain.coaching.phrases.remark import Said
from craftnudge.domain.coaching.phrases.variants import turned
from craftnudge.domain.rubric.checks.message.vague_subject import repeats_the_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult

_STATES = frozenset({"problem_alone", "states", "subject_need", "subject_negation"})

_WAYS_OUT = (
    "Let the editor strip them, and let git diff --check look before each commit.",
    "Most editors take them away when a file is saved; it is one setting.",
    "git diff --check names each of them before you commit.",
    "git show --check lists them; an amend takes them out.",
    "An .editorconfig with trim_trailing_whitespace spares everybody here the next ones.",
)


def _blanks(facts: Facts, check: CheckResult) -> Said | None:
    """The finding as it is, which names file and line, and a remedy; None for other damage than blanks at line ends."""
    return Said(check.says, turned(facts.record, _WAYS_OUT)) if "in blanks" in check.says else None


def _sign_off(_facts: Facts, check: CheckResult) -> Said:
    """Of trailers, a missing sign-off alone is spoken of."""
    return Said(check.says, "git commit --amend --no-edit --signoff adds yours.")


_BY_FINDING: dict[str, Callable[[Facts, CheckResult], Said | None]] = {
    "CN205": size_and_spread.kinds_mixed,
    "CN206": size_and_spread.untested,
    "CN305": size_and_spread.untested,
    "CN312": _blanks,
    "CN406": _sign_off,
}


def said_in_particular(facts: Facts, check: CheckResult) -> Said | None:
    """What is said of this check in this commit."""
    if check.id in WIDE:
        return size_and_spread.wide(facts)
    if check.id == "CN201":
        return size_and_spread.groups_apart(facts)
    if check.id in _BY_FINDING:
        return _BY_FINDING[check.id](facts, check)
    if check.id == "CN207":
        return listed_changes.listed(facts, check.evidence[0] if check.evidence else None)
    return _of_message(facts, check.id) if facts.wording.headline else None


def _of_message(facts: Facts, check_id: str) -> Said | None:
    if check_id in ("CN108", "CN212"):
        if repeats_the_files(facts):
            return vague_subject.only_the_files(facts)
        return vague_subject.could_be_any(facts) if names_nothing(facts) else missing_reason.few_words(facts)
    if not facts.english:
        return None
    if check_id == "CN101":
        return _of_what(facts)
    if check_id == "CN104":
        return _of_thing(facts)
    return _of_reason(facts, check_id) if check_id in ("CN102", "CN103") else None


def _of_what(facts: Facts) -> Said:
    signs = facts.evidence.signs
    if "no_object" in signs and "body" not in signs:
        return vague_subject.could_be_any(facts)
    if "corrects" in signs:
        return vague_subject.repair_unnamed(facts)
    return vague_subject.state_not_change(facts) if _STATES & signs.keys() else vague_subject.vague(facts)


def _of_thing(facts: Facts) -> Said:
    if repeats_the_files(facts):
        return vague_subject.only_the_files(facts)
    return vague_subject.could_be_any(facts) if names_nothing(facts) else vague_subject.vague(facts)


def _of_reason(facts: Facts, check_id: str) -> Said:
    found = facts.evidence
    hint = (found.reason("body_") if "body" in found.signs else None) or found.reason("subject_")
    only_body_counts = hint is not None and hint.name.startswith("subject_") and facts.wording.body_words
    if hint is not None and hint.name != "corrects" and not only_body_counts:
        return missing_reason.reason_hinted(facts, hint)
    ticket = found.signs.get("ticket")
    if check_id == "CN103" and ticket:
        return missing_reason.reason_elsewhere(facts, ticket)
    return missing_reason.reason_missing(facts)
