"""Whether a habit applies to a commit, and was kept; exempt commits and informational checks differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from craftnudge.domain.habits.scored_commit import CheckAnswer

# A typo, a rename or a new version passes these without a word of its author: it says nothing about the habit.
_PASSED_WITHOUT_EFFORT = frozenset({"CN102", "CN103", "CN105", "CN106", "CN108", "CN109"})
# A forge writes the number of the pull request behind the subject; it says nothing about giving reasons either.
_PASSED_BY_A_NUMBER = frozenset({"CN102", "CN103"})


def comes_up(check: CheckAnswer) -> bool:
    """Whether a commit shows anything about the habit; an informational one is kept where nothing is found."""
    return check.result != "not_applicable" or check.check.informational


def is_kept(check: CheckAnswer) -> bool:
    """Whether a habit that applied was kept."""
    return check.result == "pass" or (check.check.informational and check.result == "not_applicable")


class Effort(Protocol):
    """What is asked of a commit: whether it needs no reason, and whether its only reason is a ticket's number."""

    @property
    def exempt(self) -> bool:
        """Whether it is of a kind that needs no reason."""
        ...

    @property
    def reason_in_ticket(self) -> bool:
        """Whether its only reason is the number of a ticket or pull request."""
        ...


def takes_effort(commit: Effort, check: CheckAnswer) -> bool:
    """Whether a habit applied to a commit in which keeping it took some effort."""
    if check.id in _PASSED_BY_A_NUMBER and check.result == "pass" and commit.reason_in_ticket:
        return False
    return comes_up(check) and not (check.id in _PASSED_WITHOUT_EFFORT and commit.exempt)
