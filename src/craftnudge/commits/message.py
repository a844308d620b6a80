"""A commit message taken apart the way git does it: subject, body, trailers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

# git interpret-trailers: a token, optional blanks, a separator. A URL ("http://...") is no trailer.
_TRAILER = re.compile(r"^([A-Za-z0-9][A-Za-z0-9-]*)[ \t]*:[ \t]+(\S.*)$")
_CONTINUATION = re.compile(r"^[ \t]+\S")
# git counts these as trailers even among lines that are none (trailer.c, git_generated_prefixes).
_GIT_GENERATED = ("Signed-off-by: ", "(cherry picked from commit ")


@dataclass(frozen=True)
class Trailer:
    """A `Token: value` line at the end of a message."""

    token: str
    value: str


@dataclass(frozen=True)
class Message:
    """A message, split on LF alone (CR at a line's end is dropped) as git splits it."""

    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """All lines without their ends, without leading and trailing blank ones."""
        lines = [line.rstrip("\r \t") for line in self.text.split("\n")]
        first = next((index for index, line in enumerate(lines) if line), len(lines))
        last = len(lines)
        while last > first and not lines[last - 1]:
            last -= 1
        return tuple(lines[first:last])

    @cached_property
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """Runs of lines between blank ones."""
        runs: list[tuple[str, ...]] = []
        run: list[str] = []
        for line in (*self.lines, ""):
            if line:
                run.append(line)
            elif run:
                runs.append(tuple(run))
                run = []
        return tuple(runs)

    @cached_property
    def subject(self) -> str:
        """The first paragraph, its lines joined by a space: what `git log --format=%s` prints."""
        return " ".join(line.strip() for line in self.paragraphs[0]) if self.paragraphs else ""

    @cached_property
    def title_lines(self) -> tuple[str, ...]:
        """The lines of the first paragraph; more than one where the blank second line is missing."""
        return self.paragraphs[0] if self.paragraphs else ()

    @cached_property
    def trailers(self) -> tuple[Trailer, ...]:
        """The trailers of the last paragraph, where that is a trailer block by git's rule."""
        return self._ending[1]

    @cached_property
    def body_paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs after the subject, without the trailer block."""
        return self._ending[0]

    @cached_property
    def body(self) -> str:
        """The text after the subject, without trailers; paragraphs are joined by one blank line."""
        return "\n\n".join("\n".join(paragraph) for paragraph in self.body_paragraphs)

    @cached_property
    def _ending(self) -> tuple[tuple[tuple[str, ...], ...], tuple[Trailer, ...]]:
        rest = self.paragraphs[1:]
        if not rest:
            return (), ()
        trailers = _trailer_block(rest[-1])
        return (rest[:-1], trailers) if trailers else (rest, ())


def _trailer_block(paragraph: tuple[str, ...]) -> tuple[Trailer, ...]:
    """The trailers of a paragraph, or nothing where it is prose.

    git's rule (git-interpret-trailers): all lines are trailers, or at least one is one that git itself writes and at
    least a quarter of the lines are trailers.
    """
    found: list[Trailer] = []
    others = 0
    generated = False
    for line in paragraph:
        matched = _TRAILER.match(line)
        if line.startswith(_GIT_GENERATED):
            generated = True
        if matched:
            found.append(Trailer(matched[1], matched[2]))
        elif line.startswith(_GIT_GENERATED[1]):
            found.append(Trailer("cherry picked from commit", line[len(_GIT_GENERATED[1]) :].rstrip(")")))
        elif found and _CONTINUATION.match(line):
            found[-1] = Trailer(found[-1].token, f"{found[-1].value} {line.strip()}")
        else:
            others += 1
    if others and not (generated and len(found) * 3 >= others):
        return ()
    return tuple(found)
