"""The body is wrapped at about 72 columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import display_width
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# git log indents by four; 80 leaves room for a quotation mark or two that a reply by mail adds to 72.
WIDEST_COLUMNS = 80
# Addresses, quoted output and tables cannot be wrapped, and a line without blanks has no place to break.
_CANNOT_WRAP = pattern(r"\s{4}|\t|>|\||(?>\S*?://)\S+$|.*\S{50}|[#$`{}<\[]|\s*at \w")
_NO_BODY = not_applicable("no_body")
_WRAPPED = passed("wrapped")
_NOT_ENGLISH = not_applicable("not_english")


def _evaluate(facts: Facts) -> Outcome:
    if not facts.english:
        return _NOT_ENGLISH
    lines = [line for paragraph in facts.message.authored_paragraphs for line in paragraph]
    if not lines:
        return _NO_BODY
    wide = [line for line in lines if (len(line) > WIDEST_COLUMNS or not line.isascii()) and _too_wide(line)]
    if not wide:
        return _WRAPPED
    shown = Evidence("widest_line", quote=wide[0], figure=max(map(display_width, wide)), limit=WIDEST_COLUMNS)
    return graded(0.7 * (1 - len(wide) / len(lines)), "wide_lines", shown, Evidence("wide_lines", figure=len(wide)))


def _too_wide(line: str) -> bool:
    return display_width(line) > WIDEST_COLUMNS and not _CANNOT_WRAP.match(line)


CHECK = Check(
    id="CN113",
    name="body-width",
    pass_name="Body wrapped",
    fail_name="Body lines too wide",
    topic="wrapping",
    points=0.5,
    why="git doesn't wrap lines: long ones run off the screen in `git log` and `git blame`.",
    advice="Wrap the body at 72 columns. Most editors can do it.",
    good="Keep the order of keys\n\nSome readers of the file compare it line by line,\nand saw changes where there "
    "were none.",
    bad="Keep the order of keys\n\nSome readers of the file compare it line by line, and saw changes where there "
    "were none at all, every day.",
    grounds="git-commit's documentation and SubmittingPatches; there is no evidence that people understand less, "
    "so half a point.",
    limits="Forges wrap long lines in the browser, and squash merges put each paragraph on one line.",
    evaluate=_evaluate,
)
