"""Which checks speak of one thing, so that a commit is never told it twice, and which of them are worth a word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.change_intent import act_of
from craftnudge.domain.coaching.phrases.salient import hand_written
from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.checks.message.vague_subject import repeats_the_files
from craftnudge.domain.rubric.topics import theme_of_topic

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult, ScoreCard

# What costs less than this is not worth a sentence: the score shows it all the same.
LEAST_LOSS_HUNDREDTHS = 15
# And of an excellent commit, what costs less than this.
LEAST_LOSS_OF_EXCELLENT_HUNDREDTHS = 25

# A find at a line of a file, or a file that should not be there, is rare and put right in a minute: it is told though
# it costs next to nothing. So is a missing sign-off: where most sign off, a commit without it is sent back.
LEAST_LOSS_OF_A_FIND_HUNDREDTHS = 2

# Checks of one idea: the change is large or wide.
WIDE = frozenset({"CN202", "CN203", "CN204", "CN301", "CN302", "CN408"})
# Below so many changed lines written by hand a change is read at a glance, in however many places they are.
LEAST_LINES_OF_WIDE = 20

# What a typo, a rename, tests alone or a new version lack by these, nobody misses.
_NEEDLESS_WHERE_EXCUSED = frozenset({"CN103", "CN105", "CN108"})
# Nobody asks why a changelog was written or a version set: what it tells, or which it is, is all that is missing.
_REASONS = frozenset({"CN102", "CN103"})
_WITHOUT_REASON = frozenset({"record", "version"})


def theme_of(facts: Facts, topic: str) -> str:
    """The theme of a topic in this commit: too few words leave open what was changed, or else why."""
    names_no_more = topic == "body" and (names_nothing(facts) or repeats_the_files(facts))
    return "what" if names_no_more else theme_of_topic(topic)


def names_nothing(facts: Facts) -> bool:
    """Whether the message has to name its change before anybody asks it for a reason."""
    if not facts.english:
        return facts.wording.own_words <= 1
    signs = facts.evidence.signs
    return "body" not in signs and ("no_object" in signs or ("tiny_subject" in signs and "code_name" not in signs))


def is_worth_a_word(facts: Facts, check: CheckResult, card: ScoreCard) -> bool:
    """Whether what a check cost is spoken of: it cost enough, and a reader would miss it."""
    if check.result == "pass":
        return False
    if check.lost_hundredths < _least_loss_hundredths(check, card):
        return False
    if check.id in WIDE and 0 < sum(map(lines_of, hand_written(facts))) < LEAST_LINES_OF_WIDE:
        return False
    if check.id in _REASONS and facts.english and act_of(facts) in _WITHOUT_REASON:
        return False
    if check.id == "CN406" and not _lacks_sign_off(facts):
        return False
    exemption = facts.exemption if facts.english else None
    return exemption is None or check.id not in (_NEEDLESS_WHERE_EXCUSED if exemption.sure else {"CN103"})


def _least_loss_hundredths(check: CheckResult, card: ScoreCard) -> int:
    if check.id in ("CN211", "CN406") or (
        check.check.category == "code" and any(one.line is not None for one in check.evidence)
    ):
        return LEAST_LOSS_OF_A_FIND_HUNDREDTHS
    if check.urgent or card.level != "EXCELLENT":
        return LEAST_LOSS_HUNDREDTHS
    return LEAST_LOSS_OF_EXCELLENT_HUNDREDTHS


def _lacks_sign_off(facts: Facts) -> bool:
    """Whether most sign off here and this commit does not. None is told to leave one out, or a helper's name."""
    fit = facts.project_fit
    return (
        fit is not None
        and "signed_off" not in fit.traits.shown
        and 2 * fit.past.habits.get("signed_off", 0) > fit.past.commits
    )
