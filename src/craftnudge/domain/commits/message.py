"""Parses a commit message as git does: subject, body, trailers."""

from __future__ import annotations

import re

from craftnudge.runtime.cached_value import cached_value
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

# git, trailer.c, find_separator: letters, digits and "-", blanks, a colon; nothing need follow it. One thing is ours:
# git takes a line "https://..." for a trailer called "https", which nobody means.
_TRAILER = marked_pattern((":",), r"([A-Za-z0-9-]+)[ \t]*:(?!//)[ \t]*(.*)")
# git counts these as trailers even among lines that are none (trailer.c, git_generated_prefixes).
_SIGNED_OFF = "Signed-off-by: "
_CHERRY_PICKED = "(cherry picked from commit "
# The list of files that git before 2.0 left at the end of a message, and the one that it leaves in comments since.
_OLD_CONFLICTS = "Conflicts:"
_CONFLICTS = (_OLD_CONFLICTS, "# Conflicts:")
# Where `git commit --verbose` puts the diff (wt-status.c, cut_line).
_SCISSORS = "# ------------------------ >8 ------------------------"
_BYTE_ORDER_MARK = "\ufeff"
# git svn writes where a commit came from as the last line, with or without a blank line before it.
_GIT_SVN = "git-svn-id: "
# What tells a build server to stay quiet; forges and servers spell it in these ways.
_SERVERS = (
    "ci|cd|travis|actions|circle(?:ci)?|gh(?:ci|actions)|gitlab|netlify|vercel|deploy|preview|appveyor|azp"
    "|azure ?pipelines|buildkite|semaphore|drone|jenkins|chromatic|percy|github"
)
_CI_MARKER = pattern(
    rf"\s*(?:\[(?:(?:skip|no)[ -](?:{_SERVERS})|(?:{_SERVERS})[ -]skip)\]|\*{{3}}NO_CI\*{{3}})",
    re.IGNORECASE,
)
# Azure DevOps and Bitbucket Server write these before the title of a pull request that they squash; in Bitbucket's
# message only the line below shows it.
_SQUASHED = pattern(r"(?:Merged PR \d+|(?P<bitbucket>Pull request #\d+)): (?=\S)")
_BITBUCKET_BODY = pattern(r"Merge in \S+ from \S+ to \S+")


@dataclass(frozen=True, slots=True)
class Trailer:
    """A `Token: value` line at the end of a message; the lines of a folded value are joined by a blank."""

    token: str
    value: str


@dataclass(frozen=True)
class Message:
    """A message, split on LF alone (CR at a line's end is dropped) as git splits it."""

    text: str

    @cached_value
    def lines(self) -> tuple[str, ...]:
        """All lines without their ends, without leading and trailing blank ones and without git svn's own line.

        A byte order mark at the beginning belongs to the file, and is left out.
        """
        text = self.text.removeprefix(_BYTE_ORDER_MARK)
        lines = list(map(str.rstrip, text.split("\n")))
        if _GIT_SVN in text:
            lines = [line for line in lines if not line.startswith(_GIT_SVN)]
        first = next((index for index, line in enumerate(lines) if line), len(lines))
        last = len(lines)
        while last > first and not lines[last - 1]:
            last -= 1
        return tuple(lines[first:last])

    @cached_value
    def paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """Runs of lines between blank ones."""
        return _paragraphs_of(self.lines)

    @cached_value
    def subject(self) -> str:
        """The first paragraph, its lines joined by a space: what `git log --format=%s` prints."""
        return " ".join(line.strip() for line in self.title_lines)

    @property
    def marked_subject(self) -> str:
        """The subject with a byte order mark before it, where the message begins with one."""
        return _BYTE_ORDER_MARK + self.subject if self.text.startswith(_BYTE_ORDER_MARK) else self.subject

    @cached_value
    def subject_with_prefix(self) -> str:
        """The subject without marks for build servers such as `[skip ci]`; empty where a tool wrote all of it."""
        subject = self.subject
        if "[" in subject or "***" in subject:
            subject = _CI_MARKER.sub("", subject).strip()
        if ("-by" in subject or "-By" in subject) and not self.body_paragraphs and _trailer_block((subject,)):
            return ""
        return subject

    @cached_value
    def squash_prefix(self) -> str:
        """What a server put before the title of a squashed pull request, such as "Merged PR 12: "; else empty."""
        subject = self.subject_with_prefix
        matched = _SQUASHED.match(subject) if subject[:4] in ("Merg", "Pull") else None
        if matched is None or (matched["bitbucket"] and not _BITBUCKET_BODY.match(self.body)):
            return ""
        return matched[0]

    @cached_value
    def plain_subject(self) -> str:
        """The subject in its author's words: without marks for build servers and the prefix of a squash."""
        return self.subject_with_prefix[len(self.squash_prefix) :]

    @cached_value
    def title_lines(self) -> tuple[str, ...]:
        """The lines of the first paragraph; more than one where the blank second line is missing."""
        return self.paragraphs[0] if self.paragraphs else ()

    @cached_value
    def trailers(self) -> tuple[Trailer, ...]:
        """The trailers of the last paragraph, where that is a trailer block by git's rule."""
        return self._ending[1]

    @cached_value
    def among_trailers(self) -> tuple[str, ...]:
        """The lines of the trailer block that are not trailers, in order: prose that git counts to the block."""
        if not self.trailers:
            return ()
        block = self.paragraphs[1:][len(self.body_paragraphs)]
        prose: list[str] = []
        folded = False
        for line in block:
            is_trailer = line.startswith(_CHERRY_PICKED) or bool(_TRAILER.match(line))
            folded = is_trailer or (folded and line[0] in " \t")
            if not folded:
                prose.append(line)
        return tuple(prose)

    @cached_value
    def after_trailers(self) -> tuple[str, ...]:
        """What git tools left below everything else: a list of conflicts, comments, the line of git svn."""
        left = self._left_by_git
        return (*left, *(line.rstrip() for line in self.text.split("\n") if line.startswith(_GIT_SVN)))

    @cached_value
    def body_paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs after the subject, without the trailer block."""
        return self._ending[0]

    @cached_value
    def body(self) -> str:
        """The text after the subject, without trailers; paragraphs are joined by one blank line."""
        return "\n\n".join("\n".join(paragraph) for paragraph in self.body_paragraphs)

    @cached_value
    def authored_paragraphs(self) -> tuple[tuple[str, ...], ...]:
        """The paragraphs of the body without lines that tools wrote; see `message_tool_lines`."""
        if not self.body_paragraphs:
            return ()
        # Imported here: half of all messages have no body.
        from craftnudge.domain.commits.message_tool_lines import authored  # noqa: PLC0415

        return authored(self.body_paragraphs)

    @cached_value
    def authored_body(self) -> str:
        """The body as its author wrote it; paragraphs are joined by one blank line."""
        return "\n\n".join("\n".join(paragraph) for paragraph in self.authored_paragraphs)

    @cached_value
    def pointing_text(self) -> str:
        """Where the author may point to a ticket: subject, body and trailers without the lines that tools wrote."""
        lines = self.lines[len(self.title_lines) :]
        if not lines:
            return self.subject
        from craftnudge.domain.commits.message_tool_lines import without_tool_lines  # noqa: PLC0415 - as above

        return "\n".join((self.subject, *without_tool_lines(lines)))

    @property
    def own_number(self) -> str | None:
        """The number that a forge put at the subject's end for the commit's own pull request: "#12" of "... (#12)"."""
        subject = self.plain_subject
        number = subject[subject.rfind("(") + 1 : -1] if subject.endswith(")") else ""
        return number if number[:1] in ("#", "!") and number[1:].isdecimal() else None

    @property
    def conflict_list(self) -> str | None:
        """The line that opens the list of conflicts which a merge left at the end; None without one."""
        return next((line for line in self._left_by_git if line in _CONFLICTS), None)

    @cached_value
    def _left_by_git(self) -> tuple[str, ...]:
        """The lines at the end in which git looks for no trailer, where they are a list of conflicts or follow one."""
        lines = self.lines[_ignored_from(self.lines) :] if "\n#" in self.text or "\nConflicts:" in self.text else ()
        if any(line in _CONFLICTS for line in lines):
            return lines
        above = _paragraphs_of(self.lines[: len(self.lines) - len(lines)])
        return lines if lines and len(above) > 1 and _trailer_block(above[-1]) else ()

    @cached_value
    def _ending(self) -> tuple[tuple[tuple[str, ...], ...], tuple[Trailer, ...]]:
        left = len(self._left_by_git)
        rest = (_paragraphs_of(self.lines[:-left]) if left else self.paragraphs)[1:]
        if not rest:
            return (), ()
        trailers = _trailer_block(rest[-1])
        return (rest[:-1], trailers) if trailers else (rest, ())


def _paragraphs_of(lines: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Runs of lines between blank ones."""
    runs = "\n".join(lines).split("\n\n")
    return tuple(tuple(run.strip("\n").split("\n")) for run in runs if run.strip("\n"))


def _ignored_from(lines: tuple[str, ...]) -> int:
    """The index from which on git looks for no trailer: comments and lists of conflicts at the end, scissors.

    git's rule: commit.c, ignored_log_message_bytes. The first paragraph is the subject, whatever it looks like.
    """
    title = next((at for at, line in enumerate(lines) if not line), len(lines))
    end = next((at for at, line in enumerate(lines) if line == _SCISSORS and at >= title), len(lines))
    begin: int | None = None
    in_list = False
    for at in range(title, end):
        line = lines[at]
        if line == _OLD_CONFLICTS:
            in_list = True
        elif line and line[0] != "#" and not (in_list and line[0] == "\t"):
            begin, in_list = None, False
            continue
        if begin is None and line:
            begin = at
    return end if begin is None else begin


def _trailer_block(paragraph: tuple[str, ...]) -> tuple[Trailer, ...]:
    """The trailers of a paragraph, or nothing where it is prose.

    git's rule (trailer.c, find_trailer_block_start): all lines are trailers or their continuation, or one is a
    line that git itself writes and at least a quarter are trailers. Lines that begin with "#" are comments and do not
    count.
    """
    found: list[Trailer] = []
    others = 0
    generated = False
    folded = False
    for line in paragraph:
        if line[0] == "#":
            folded = False
        elif line.startswith(_CHERRY_PICKED):
            found.append(Trailer(_CHERRY_PICKED[1:].rstrip(), line[len(_CHERRY_PICKED) :].rstrip(")")))
            generated = folded = True
        elif line[0] in " \t":
            if folded:
                found[-1] = Trailer(found[-1].token, f"{found[-1].value} {line.strip()}".lstrip())
            else:
                others += 1
        elif matched := _TRAILER.match(line):
            found.append(Trailer(matched[1], matched[2]))
            generated = generated or line.startswith(_SIGNED_OFF)
            folded = True
        else:
            others += 1
            folded = False
    if others and not (generated and len(found) * 3 >= others):
        return ()
    return tuple(found)
