"""Which results of a score card are worth a tip: few, and only where the fault is sure.

A score may weigh a doubtful sign; a sentence may not. So a check alone makes no tip. Each theme has a test of its own,
which reads the commit again and is narrow: in a doubtful case nothing is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.message_gaps import (
    explains_itself,
    is_an_import,
    lacks_reason,
    leaves_open_what,
    lists_branch,
    lists_two_things,
)
from craftnudge.domain.coaching.phrases.salient import hand_written
from craftnudge.domain.coaching.work_kind import work_kind_of
from craftnudge.domain.rubric.topics import theme_of_topic
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from craftnudge.domain.coaching.work_kind import WorkKind
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

MOST_TIPS = 2
# Of dangers so many are shown; each is in the card.
MOST_DANGERS = 3
# What a theme must have cost, over all its checks, to be worth a minute of the author's.
LEAST_LOSS_HUNDREDTHS = 25
# A reason that cost less is there in part, or behind a ticket.
LEAST_LOSS_OF_A_REASON_HUNDREDTHS = 50
# A fault of form, or at a line of a file, is fixed in seconds.
LEAST_LOSS_OF_QUICK_FIX_HUNDREDTHS = 2
# A habit of nearly all earlier commits, so that a commit without it stands out.
_SURE_HABIT_SHARE = 0.9
_SIGN_OFF_SHARE = 0.6
_SIGNED_OFF = pattern(r"(?mi)^[\s*-]*Signed-off-by: ")
# Where line ends are what a commit is about, nobody flipped them by mistake.
_LINE_ENDS = pattern(r"(?i)\bre-?normali[sz]|\bline[ -]?end|\b(?:crlf|lf|eols?)\b|\.gitattributes|autocrlf")
# A subject so much wider than the limit is cut off in every list. Of fourteen such tips on new projects those with less
# than thirty were not worth a minute.
_LEAST_COLUMNS_OVER = 28
# Where so many earlier subjects are as wide, nobody minds.
_MOST_WIDE_SHARE = 0.2

TANGLE_TOPICS = frozenset({"concerns", "kinds", "scatter", "spread", "folders", "size", "listed-changes"})
# Topics whose checks name the fault of their theme most exactly; too few words are no fault by themselves.
_NAMING_TOPICS = ("finished", "object", "why", "listed-changes", "blank-line")
# A list of conflicts in a message that is otherwise finished: a theme of its own, fixed in seconds.
_LEFT_BY_GIT = "left-by-git"
# A subject that the change itself contradicts: a theme of its own, which nothing else hides.
_CONTRADICTED = "contradicted"
_FORM_TOPICS = frozenset({"blank-line", "subject-length"})
_THEME_OF_KIND = {"conflict_list": _LEFT_BY_GIT, "contradiction": _CONTRADICTED}
# A change that takes as long to read as so many added lines, over so many files, is too large whatever it is about.
_VERY_LARGE_EFFORT_LINES = 2_000
_LEAST_FILES_OF_VERY_LARGE = 5
# From so many files written by hand on, a split is tried; of these kinds of work, since others are wide by nature: of
# six such tips on features and migrations of new projects, one was worth a minute.
_MANY_FILES = 10
_SPREAD_WORK: frozenset[WorkKind] = frozenset({"fix", "refactoring", "performance", "change"})
# Their changes are written by a program or a form; their messages name nothing more, and need not.
_NAMED_BY_KIND: frozenset[WorkKind] = frozenset({"release", "translation", "generated", "dependency", "move"})


def tips_of(facts: Facts, card: ScoreCard, *, splits: bool = False) -> tuple[CheckResult, ...]:
    """The results that are worth a tip, dangers alone, else those whose themes cost most.

    `splits` says that `craftnudge split` makes parts of this change that score higher than the whole.
    """
    dangers = [check for check in card.checks if check.result == "fail" and (check.check.dangerous or check.urgent)]
    if dangers:
        dangers.sort(key=lambda check: (-check.lost_hundredths, check.id))
        return tuple(dangers[:MOST_DANGERS])
    chosen: list[tuple[int, CheckResult]] = []
    for theme, checks in by_theme(facts, card.checks, passed=True).items():
        lost = sum(check.lost_hundredths for check in checks)
        best = _tip_of_theme(theme, checks, lost, facts, splits=splits)
        if best is not None:
            chosen.append((lost, best))
    if any(check.topic == "listed-changes" for _, check in chosen):
        # A summary in place of the list says why too.
        chosen = [(lost, check) for lost, check in chosen if theme_of(facts, check.topic) != "why"]
    chosen.sort(key=lambda tip: (tip[1].topic != "size", -tip[0], tip[1].id))
    return tuple(check for _, check in chosen[:MOST_TIPS])


def may_be_several_changes(card: ScoreCard) -> bool:
    """Whether it is worth trying a split: the message names several changes, or the work spreads over many files."""
    record = card.record
    if not record.files or len(record.files) < 2 or len(record.parents) > 1:  # noqa: PLR2004 - one file is one part
        return False
    if card.facts.message.own_number is not None:
        # A pull request that a forge has squashed is not split any more.
        return False
    lost = [check for check in card.checks if check.topic in TANGLE_TOPICS and check.lost_hundredths > 0]
    if sum(check.lost_hundredths for check in lost) < LEAST_LOSS_HUNDREDTHS:
        return False
    if any(check.topic == "listed-changes" and check.result != "pass" for check in lost):
        return True
    return len(hand_written(card.facts)) >= _MANY_FILES and work_kind_of(card.facts) in _SPREAD_WORK


def by_theme(facts: Facts, checks: Iterable[CheckResult], *, passed: bool = False) -> dict[str, list[CheckResult]]:
    """The results that lost points, by theme; of a theme the one about the matter itself first, then the costliest.

    With `passed`, a check that passed for a part of its points counts where it is about a reason: an implied one.
    """
    counted = {"partial", "fail", "pass"} if passed else {"partial", "fail"}
    themes: dict[str, list[CheckResult]] = {}
    for check in checks:
        of_kind = check.result in counted and (check.result != "pass" or check.topic == "why")
        if of_kind and check.lost_hundredths > 0:
            theme = _THEME_OF_KIND.get(check.kind) or theme_of(facts, check.topic)
            themes.setdefault(theme, []).append(check)
    for results in themes.values():
        results.sort(key=lambda check: (_rank(check.topic), -check.lost_hundredths, check.id))
    return themes


def theme_of(facts: Facts, topic: str) -> str:
    """The theme of a topic in this commit: a message of too few words leaves open what was changed, or else why."""
    if topic in TANGLE_TOPICS:
        return "tangle"
    if topic in _FORM_TOPICS:
        return "form"
    if topic == "finished":
        return "what"
    return "what" if topic == "body" and leaves_open_what(facts) else theme_of_topic(topic)


def _rank(topic: str) -> int:
    return _NAMING_TOPICS.index(topic) if topic in _NAMING_TOPICS else len(_NAMING_TOPICS)


def _tip_of_theme(
    theme: str, checks: Sequence[CheckResult], lost: int, facts: Facts, *, splits: bool
) -> CheckResult | None:
    """The result to make a tip of; None where the theme cost too little or its fault is not sure."""
    quick = _QUICK.get(theme)
    if quick is not None:
        sure = (check for check in checks if check.lost_hundredths >= LEAST_LOSS_OF_QUICK_FIX_HUNDREDTHS)
        return next((check for check in sure if quick(check, facts)), None)
    if lost < LEAST_LOSS_HUNDREDTHS:
        return None
    if theme == "tangle":
        listed = checks[0].topic == "listed-changes" and (lists_branch(facts) or lists_two_things(facts))
        return checks[0] if splits or listed else _very_large(checks, facts)
    if theme == "what":
        unfinished = any(check.topic == "finished" for check in checks)
        open_what = leaves_open_what(facts) and work_kind_of(facts) not in _NAMED_BY_KIND
        return checks[0] if unfinished or open_what else None
    if (
        theme == "why"
        and lost >= LEAST_LOSS_OF_A_REASON_HUNDREDTHS
        and lacks_reason(facts)
        and not leaves_open_what(facts)
    ):
        # Where the check itself sees a part of a reason, nothing is sure.
        return None if checks[0].kind == "partial_reason" else checks[0]
    return None


def _very_large(checks: Sequence[CheckResult], facts: Facts) -> CheckResult | None:
    """The result about the size, where the change is very large; a history's first commit has to be."""
    load = facts.workload
    if load is None or load.effort < _VERY_LARGE_EFFORT_LINES or not facts.record.parents:
        return None
    if len(hand_written(facts)) < _LEAST_FILES_OF_VERY_LARGE or work_kind_of(facts) in _NAMED_BY_KIND:
        return None
    # Of ten such tips on new projects, those beside a message that explains its size were not worth a minute.
    if explains_itself(facts) or is_an_import(facts):
        return None
    # The one about added lines: they can be counted in the diff.
    return next((check for check in checks if check.kind == "large"), None)


def _always(_check: CheckResult, _facts: Facts) -> bool:
    return True


def _has_faulty_form(check: CheckResult, facts: Facts) -> bool:
    """Whether the body begins in line 2, or the subject is much too wide for this project."""
    if check.topic == "blank-line":
        # A sentence that goes on in line 2 is a long subject: a blank line would cut it.
        first, *more = facts.message.title_lines
        return first.rstrip().endswith((".", ":", "!", ")")) or not (more and more[0][:1].islower())
    entry = check.evidence[0] if check.evidence else None
    if entry is None or entry.figure is None or entry.limit is None:
        return False
    past = facts.record.past
    usual = past is not None and past.share("columns_more") > _MOST_WIDE_SHARE
    return entry.figure >= entry.limit + _LEAST_COLUMNS_OVER and not usual


def _is_cut_off(check: CheckResult, _facts: Facts) -> bool:
    return check.kind == "cut_off"


def _has_flipped_line_ends(check: CheckResult, facts: Facts) -> bool:
    return check.kind == "line_ends_flipped" and _LINE_ENDS.search(facts.record.message) is None


def _lacks_sign_off(_check: CheckResult, facts: Facts) -> bool:
    """Whether most earlier commits are signed off and this one is not. Of trailers, only this one is mentioned."""
    fit = facts.project_fit
    return (
        fit is not None
        and "signed_off" not in fit.traits.shown
        # A squash merge leaves the sign-offs of its commits above the last paragraph.
        and _SIGNED_OFF.search(facts.record.message) is None
        and fit.past.habits.get("signed_off", 0) > _SIGN_OFF_SHARE * fit.past.commits
    )


def _lacks_a_sure_prefix(check: CheckResult, _facts: Facts) -> bool:
    """Whether nearly all earlier commits have a prefix and this one has none."""
    entry = check.evidence[0] if check.evidence else None
    return (
        check.kind == "differs"
        and entry is not None
        and (entry.name or "no_").partition("_")[0] != "no"
        and bool(entry.limit)
        and (entry.figure or 0) >= _SURE_HABIT_SHARE * (entry.limit or 0)
    )


# Themes whose fault is fixed in seconds, and the test that makes it sure.
_QUICK: dict[str, Callable[[CheckResult, Facts], bool]] = {
    "leftovers": _always,
    _LEFT_BY_GIT: _always,
    _CONTRADICTED: _always,
    "form": _has_faulty_form,
    "subject-end": _is_cut_off,
    "whitespace": _has_flipped_line_ends,
    "trailers": _lacks_sign_off,
    "prefix": _lacks_a_sure_prefix,
}
