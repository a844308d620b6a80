"""The score card of one commit: categories, checks and evidence, with points that add up exactly to the score."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from craftnudge.domain.commits.bots import BotSign
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.check import CategoryName, Check, Evidence, Result
    from craftnudge.domain.rubric.facts import Facts

Level = Literal["EXCELLENT", "GOOD", "FAIR", "NEEDS_WORK"]

# The version of checks, points and readings together. Scores of different versions are never averaged silently.
# 1  2026-11: first points.
# 2  2026-11: an unsaid reason costs more; a message that names nothing, a key and a conflict marker weigh many times
#    their points; the list of a squashed branch is no body; "do not" and "avoid" say what was done; a body that
#    opens with how things are gives a reason; rules of form carry less.
# 3  2026-11: a fault, a ticket or a comparison that stands where the change should be leaves the what open; removing
#    what is superfluous, documenting, and using a named version give their own reason; a breakpoint and a test that
#    keeps others from running weigh many times their points, output for the author alone less than it did; a file that
#    belongs to one machine weighs six times its points; lines that were only respaced are formatting;
#    "also" is a second change only where something done follows; a small change that is named exactly keeps a third of
#    the points for its reason; the few words of a typo or of formatting cost nothing;
#    kinds and folders of files are compared with those of the last commits; a list of four changes, a log of work and a
#    subject of three actions weigh three times their points.
# 4: what and why of a message are fitted features; what repeats or connects gives no reason, nor does what the change
#    doesn't bear out; messages in other languages are not scored; an empty message, a placeholder, a live key or a
#    conflict marker outweighs all else; few words count in the message.
RUBRIC_VERSION = 4
# Points are whole hundredths that add up exactly, so a check may lose one of them.
_LOST_BY_ROUNDING = 1

CATEGORY_WEIGHTS_PERCENT: dict[CategoryName, int] = {"message": 40, "changes": 30, "code": 20, "context": 10}

_LEVELS_FROM_TENTHS: tuple[tuple[int, Level], ...] = ((85, "EXCELLENT"), (70, "GOOD"), (50, "FAIR"))


# A named tuple, for the reason given in check.py.
class CheckResult(NamedTuple):
    """One check's answer. `points_hundredths` of `of_hundredths` were earned: 100 hundredths are one point of ten.

    `kind` names the situation that the check found; with the check it is the key to the words (coaching/phrases).
    """

    check: Check
    result: Result
    points_hundredths: int
    of_hundredths: int
    kind: str
    evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """The check's id."""
        return self.check.id

    @property
    def name(self) -> str:
        """The check's name."""
        return self.check.name

    @property
    def heading(self) -> str:
        """The check's passing or failing name, as the result is."""
        return self.check.heading(self.result)

    @property
    def outcome(self) -> Result:
        """The result as it is shown: a check passes only with all its points, but for what rounding took.

        A habit is kept by less: a reason that a ticket gives is one, though it does not earn all points.
        """
        return "partial" if self.result == "pass" and self.lost_hundredths > _LOST_BY_ROUNDING else self.result

    @property
    def topic(self) -> str:
        """What the check is about."""
        return self.check.topic

    @property
    def urgent(self) -> bool:
        """Whether it found what is spoken of first."""
        return self.check.urgent and self.result == "fail"

    @property
    def lost_hundredths(self) -> int:
        """How much of the score this check cost."""
        return self.of_hundredths - self.points_hundredths


class Category(NamedTuple):
    """One of the four parts. One where no check applies is not scored, and its weight goes to the others."""

    name: CategoryName
    checks: tuple[CheckResult, ...]

    @property
    def weight_percent(self) -> int:
        """The fixed weight of the rubric, also where it was shared out."""
        return CATEGORY_WEIGHTS_PERCENT[self.name]

    @property
    def points_hundredths(self) -> int:
        """Points earned, in hundredths of a point of ten."""
        return sum([check.points_hundredths for check in self.checks])

    @property
    def of_hundredths(self) -> int:
        """Points that could be earned here: 0 where the category was not scored."""
        return sum([check.of_hundredths for check in self.checks])

    @property
    def judged(self) -> bool:
        """Whether any check of the category had an opinion."""
        return self.of_hundredths > 0

    @property
    def score(self) -> float | None:
        """0 to 10 with two decimals, None where the category was not scored."""
        return round(10 * self.points_hundredths / self.of_hundredths, 2) if self.judged else None


@dataclass(frozen=True)
class ScoreCard:
    """All outcomes of one commit under one rubric version.

    `record` is what was scored: the commit's record without the files that the settings ignore. Everything said about
    the score comes from it. `generated` is the kind of a commit that no person wrote ("merge", "revert", "bot", ...);
    it is skipped, and has neither checks nor a score. `ticket_pattern` is the setting that it was scored with.
    `bot` is by what the author of a skipped commit was taken for a bot.
    """

    record: CommitRecord
    generated: str | None
    categories: tuple[Category, ...]
    rubric_version: int = RUBRIC_VERSION
    ticket_pattern: str | None = None
    bot: BotSign | None = None

    @property
    def commit_id(self) -> str:
        """The id of the commit."""
        return self.record.id

    @property
    def commit_hash(self) -> str:
        """The hash of the commit."""
        return self.record.hash

    @cached_value
    def facts(self) -> Facts:
        """The features of what was scored, to put the score into words.

        They are derived again: kept from scoring, they would take some kilobytes for each commit of a history.
        """
        # Imported here: most cards are only counted.
        from craftnudge.domain.rubric.facts import Facts  # noqa: PLC0415

        by_bot = self.bot is not None if self.generated in (None, "bot") else None
        return Facts(self.record, self.ticket_pattern, by_bot)

    @property
    def score_tenths(self) -> int | None:
        """The score in tenths, 0 to 100: exactly the sum of all points. None where nothing was scored."""
        if not any(category.judged for category in self.categories):
            return None
        return sum(category.points_hundredths for category in self.categories) // 10

    @property
    def score(self) -> float | None:
        """0 to 10 with one decimal."""
        tenths = self.score_tenths
        return None if tenths is None else tenths / 10

    @property
    def level(self) -> Level | None:
        """The score's name."""
        return level_of(self.score_tenths)

    @property
    def checks(self) -> tuple[CheckResult, ...]:
        """All checks, in the order of aspects and ids."""
        return tuple(check for category in self.categories for check in category.checks)

    def category(self, name: CategoryName) -> Category:
        """The aspect of that name; raises KeyError for a card without aspects."""
        for category in self.categories:
            if category.name == name:
                return category
        raise KeyError(name)


def worth_of(check: Check) -> str:
    """The points of a check in words."""
    more = f", {check.weight_factor:g} times as many if it fails" if check.weight_factor > 1 else ""
    caps = [cap for _, cap in check.caps_tenths]
    cap = f"; the score is at most {max(caps) / 10} if it fails" if caps else ""
    return f"{check.points:g} of {CATEGORY_WEIGHTS_PERCENT[check.category]} points in {check.category}{more}{cap}"


def level_of(tenths: float | None) -> Level | None:
    """The level of a score in tenths: EXCELLENT from 8.5, GOOD from 7.0, FAIR from 5.0, else NEEDS_WORK."""
    if tenths is None:
        return None
    return next((level for least, level in _LEVELS_FROM_TENTHS if tenths >= least), "NEEDS_WORK")
