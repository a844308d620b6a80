"""A message as the lines it is made of: what stands before the subject, the title, the body, the ending.

Joined, they are the message to the byte. A change to one part cannot touch another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.message import Message

_GIT_SVN = "git-svn-id: "
# Footers that git does not parse as trailers: https://www.conventionalcommits.org, items 8 to 10.
_FOOTER = pattern(r"(?:BREAKING[ -]CHANGES?|[A-Za-z][\w-]*): |(?!(?:See|In|From|For|With|Like|Of) )[A-Za-z][\w-]* #\w")


@dataclass(frozen=True, slots=True)
class MessageLayout:
    """`body` begins with the blank lines behind the title; `ending` holds the trailers and what tools left below."""

    before: tuple[str, ...]
    title: tuple[str, ...]
    body: tuple[str, ...]
    ending: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole message."""
        return "\n".join((*self.before, *self.title, *self.body, *self.ending))


def layout_of(message: Message) -> MessageLayout:
    """The parts of a message; the ending begins where git's trailers, or what stands below the body, begin."""
    lines = message.text.split("\n")
    first = next((at for at, line in enumerate(lines) if line.rstrip()), len(lines))
    behind = next((at for at in range(first, len(lines)) if not lines[at].rstrip()), len(lines))
    end = _end_of_body(lines, behind, len(message.body_paragraphs))
    return MessageLayout(*map(tuple, (lines[:first], lines[first:behind], lines[behind:end], lines[end:])))


def with_paragraph(body: Sequence[str], paragraph: Sequence[str]) -> tuple[str, ...]:
    """The body with one more paragraph at its end, above footers that git does not parse."""
    lines = list(body)
    while lines and not lines[-1].strip():
        lines.pop()
    end = _first_footer(lines)
    below = ["", *lines[end:]] if end < len(lines) else []
    above = lines[:end]
    while above and not above[-1].strip():
        above.pop()
    return (*above, "", *paragraph, *below, "")


def _end_of_body(lines: list[str], start: int, paragraphs: int) -> int:
    """The index of the line that begins the ending; the blank lines before it belong to the body."""
    left = paragraphs
    is_in_paragraph = False
    for at in range(start, len(lines)):
        has_text = bool(lines[at].rstrip()) and not lines[at].startswith(_GIT_SVN)
        if lines[at].startswith(_GIT_SVN) or (has_text and not is_in_paragraph and not left):
            return at
        left -= has_text and not is_in_paragraph
        is_in_paragraph = has_text
    return len(lines)


def _first_footer(lines: list[str]) -> int:
    """Where the footers begin: the first line of the last paragraphs that all begin with a footer."""
    starts = [at for at, line in enumerate(lines) if line.strip() and (not at or not lines[at - 1].strip())]
    breaking = next((at for at in starts if lines[at].startswith(("BREAKING CHANGE", "BREAKING-CHANGE"))), None)
    if breaking is not None:
        return breaking
    end = len(lines)
    for at in reversed(starts):
        if not _FOOTER.match(lines[at]):
            break
        end = at
    return end
