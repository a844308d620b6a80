"""Lines of the body fit a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import display_width
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed, said
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# git log indents by four; 80 leaves room for a quotation sign or two that a reply by mail adds to 72.
WIDEST_COLUMNS = 80
# Addresses, quoted output and tables cannot be wrapped, and a line without blanks has no place to break.
_CANNOT_WRAP = pattern(r"\s{4}|\t|>|\||(?>\S*?://)\S+$|.*\S{50}|[#$`{}<\[]|\s*at \w")
_NO_BODY = not_applicable("There is no body.")


def _evaluate(facts: Facts) -> Outcome:
    lines = [line for paragraph in facts.message.body_paragraphs for line in paragraph]
    if not lines:
        return _NO_BODY
    wide = [line for line in lines if (len(line) > WIDEST_COLUMNS or not line.isascii()) and _too_wide(line)]
    if not wide:
        return passed(
            lambda: said("The body is wrapped to fit a terminal.", Evidence("lines of body", figure=len(lines)))
        )
    widest = max(map(display_width, wide))
    return graded(
        0.7 * (1 - len(wide) / len(lines)),
        f"{_lines(len(wide))} of the body {'is' if len(wide) == 1 else 'are'} up to {widest} columns wide.",
        Evidence("the widest line, in columns", quote=wide[0], figure=widest, limit=WIDEST_COLUMNS),
    )


def _lines(count: int) -> str:
    return "One line" if count == 1 else f"{count} lines"


def _too_wide(line: str) -> bool:
    return display_width(line) > WIDEST_COLUMNS and not _CANNOT_WRAP.match(line)


CHECK = Check(
    id="CN113",
    name="body-width",
    title="Body wrapped at about 72 columns",
    topic="wrapping",
    points=0.5,
    why="git does not wrap: long lines run off a terminal's edge in git log and in blame views.",
    advice="Let your editor wrap the body at 72 columns; git's own setting for vim and emacs does.",
    good="Keep the order of keys\n\nSome readers of the file compare it line by line,\nand saw changes where there "
    "were none.",
    bad="Keep the order of keys\n\nSome readers of the file compare it line by line, and saw changes where there "
    "were none at all, every day.",
    grounds="git-commit's documentation and SubmittingPatches; no evidence that readers understand less, so half a "
    "point.",
    limits="Forges wrap for the reader, and squash merges keep paragraphs in one line. On git's own history it fires"
    " on 1 % of human commits.",
    evaluate=_evaluate,
)
