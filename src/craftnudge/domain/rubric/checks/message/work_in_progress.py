"""The message is not a placeholder."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, partial, passed
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

_PLACEHOLDER = pattern(
    r"(?:\[?wip\]?\b|work[ -]in[ -]progress\b|(?:tmp|temp|temporary|checkpoint|save ?point|savepoint|backup|snapshot)"
    r"(?: commit| work| save)?[.!]*$|(?:commit|test commit|stuff|asdf\w*|qwer\w*|foo|bar|xxx+|todo|do not merge|dnm"
    r"|no ?message|message|empty log message|oops|fixme|squash me|fix me later|same|same again|again|more|ditto"
    r"|ok(?:ay)?|done|works|yes|hi|hello|idk|nothing|whatever|blah?|yolo|ready|finally|latest|[^\W\u2e80-\U0003ffff])[.!]*$"
    r"|(?P<same>\w+)(?:[\s,]+(?P=same))+(?: because (?P=same))?[.!]*$"
    r"|(?P<sign>.)(?P=sign){2,}$|(?!v?\d+\.\d)[\W_\d]*$"
    # What a forge offers as a message, and work that only the reviewers know.
    r"|add(?:ed)? files via upload[.!]*$|appl(?:y|ied) \d+ suggestions?(?:\(s\))? to \d+ files?(?:\(s\))?$"
    r"|\S+ (?:(?:created|edited) online|deleted) with Bitbucket$|squashed commit of the following:?$"
    # "Fix comments" may be about comments in the code.
    r"|(?!fix(?:e?[sd]|ing)? (?:the |some )?comments[.!]*$)"
    r"(?:address|appl[yi]|fix)(?:e?[sd]|ing)? (?:the )?(?:pr |code |more |all |some )*"
    r"(?:reviews?|comments|feedback|suggestions?)(?: (?:comments?|feedback|suggestions?))*(?: from (?:code )?review)?"
    r"[.!]*$)",
    re.IGNORECASE,
)
_NOTE_TO_SELF = pattern(
    r"(?:ok(?:ay)?|ugh+|oops|whoops|argh+|lol|yay|hmm+|damn|sigh|meh|duh)(?:[,.!:]+ |\s(?:i|we|that|this|forgot|need\w*"
    r"|had|so|fix\w*)\b)|.*(?<![\w(])(?-i:i) (?:think|guess|hope|kind of|kinda|don't know|have no idea|hate|love)\b",
    re.IGNORECASE,
)
_EDITOR_LEFTOVER = pattern(
    r"^(?:<{7} |>{7} |={7}$|# Please enter the commit message|# Changes to be committed"
    r"|# This is a combination of \d|# Changes not staged for commit|# It looks like you may be committing a "
    r"|(?:\S{1,3} )?-{8,} >8 -{8,})",
    re.MULTILINE,
)

_MARKS = ("<<<<<<<", ">>>>>>>", "=======", "# Please enter", "# Changes ", "# This is", "# It looks", ">8 ---")
_NOT_ENGLISH = not_applicable("not_english")
_EMPTY = failed("empty", Evidence("no_text"))
_FINISHED = passed("finished")
# "wip: hydrate fragments" says what was done; "wip" and "wip again" do not.
_MARKED = marked_pattern(("wip", "work"), r"\[?(?:wip|work[ -]in[ -]progress)\b(?:\([^)]*\))?[\]:]*", re.IGNORECASE)
_TELLING_WORDS = 2
_MOST_PLACEHOLDER_WORDS = 3
_CONFLICT_LIST_SHARE = 0.5
_FIRST_EMOJI = "\u2190"


def _evaluate(facts: Facts) -> Outcome:
    message = facts.message
    subject = message.plain_subject
    if not subject:
        return failed("tool_line", Evidence("subject", quote=message.subject)) if message.subject else _EMPTY
    if not message.body_paragraphs and not any(map(str.isalnum, subject)):
        drawn = any(sign >= _FIRST_EMOJI for sign in subject)
        return failed("emoji" if drawn else "no_letters", Evidence("subject", quote=subject))
    leftover = _EDITOR_LEFTOVER.search(message.text) if any(mark in message.text for mark in _MARKS) else None
    if leftover:
        return failed("editor_line", Evidence("editor_line", quote=leftover[0]))
    readable = subject.isascii() or facts.english
    if readable and (kind := _unfinished(subject, facts.wording.headline)):
        return failed(kind, Evidence("subject", quote=subject))
    if conflicts := message.conflict_list:
        return partial(_CONFLICT_LIST_SHARE, "conflict_list", Evidence("editor_line", quote=conflicts))
    # That no placeholder is seen says nothing of a message that is not read.
    return _FINISHED if facts.english else _NOT_ENGLISH


def _unfinished(subject: str, headline: str) -> str | None:
    mark = _MARKED.match(subject)
    if mark and len(subject[mark.end() :].split()) >= _TELLING_WORDS:
        return "marked_unfinished"
    if _is_placeholder(headline) or (headline != subject and _is_placeholder(subject)):
        return "placeholder"
    return "note_to_self" if _NOTE_TO_SELF.match(headline) else None


def _is_placeholder(text: str) -> bool:
    """Whether the form matches. It is compiled for few texts, since that adds a thirtieth to a commit-msg hook.

    What it matches has few different words, or no letters, or one of the beginnings and parts named here.
    """
    lower = text.lower()
    may_be = (
        not text.isascii()
        or len(set(lower.replace(",", " ").rstrip(".!").split())) <= _MOST_PLACEHOLDER_WORDS
        or lower.startswith(("wip", "[wip", "work"))
        or any(
            map(
                lower.__contains__,
                ("review", "comment", "feedback", "suggestion", "via upload", "bitbucket", "squashed commit of"),
            )
        )
        or not any(map(str.isalpha, lower))
    )
    return may_be and _PLACEHOLDER.match(text) is not None


CHECK = Check(
    id="CN107",
    name="work-in-progress",
    pass_name="Finished message",
    fail_name="Placeholder message",
    topic="finished",
    points=0.5,
    caps_tenths=(
        ("empty", 30),
        ("tool_line", 30),
        ("no_letters", 33),
        ("emoji", 36),
        ("placeholder", 45),
        ("editor_line", 50),
    ),
    weight_factor=20.0,
    why='A "wip" commit in the shared history is hard to understand, revert or release.',
    advice="Say what the commit does, or squash it into its parent before you push.",
    good="Draw the axis before the bars",
    bad="wip",
    grounds="Single words are the first of the bad patterns that raters found (Tian et al., ICSE 2022); of "
    "subjects of up to ten characters 11% were rated good (974 messages, docs/explanation/validity.md).",
    limits="Work in progress on a private branch is fine.",
    evaluate=_evaluate,
    former_name="finished",
)
