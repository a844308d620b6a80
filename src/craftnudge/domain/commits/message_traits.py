"""How one message is written, apart from what it says: prefix, ticket, case, width, body, trailers.

Traits need no vocabulary beyond the types of Conventional Commits, so that they mean the same in any language. They are
counted over a project's past (`commits.past`) and compared with a new commit (`rubric.context`).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from craftnudge.domain.commits.display_width import display_width
from craftnudge.domain.commits.ticket_keys import KEY, likely_keys
from craftnudge.domain.commits.ticket_references import NUMBER, names_ticket, ticket_forms, without_pull
from craftnudge.runtime.fast_named_tuples import NamedTuple
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from craftnudge.domain.commits.message import Message, Trailer

# Types in use under conventionalcommits.org: the specification names feat and fix, the others are commitlint's and
# those that adopting projects added.
_PLAIN_TYPES = frozenset(
    ("chore", "dx", "feat", "feature", "fix", "hotfix", "improvement", "perf", "refactor", "revert", "style", "wip")
)
# These name parts of a project as well: "docs: ..." tells a conventional project from one of areas only by its others.
_DOUBTFUL_TYPES = frozenset(
    ("build", "ci", "deps", "doc", "docs", "i18n", "release", "security", "test", "tests", "types", "workflow")
)

# Every habit that can be shown, in the order in which `Past` adds them up. Names are stored in journals: a name may be
# added at any time, and never gets another meaning.
HABITS = (
    *("conventional", "either_prefix", "area", "bracket", "scoped", "nested_area"),
    *("gitmoji", "emoji", "key_first", "number_first", "capital", "small", "period", "ends_ed", "ends_s", "ends_ing"),
    *("pull_last", "ticket", "closes_in_body", "link_in_body"),
    *("columns_15", "columns_25", "columns_35", "columns_50", "columns_60", "columns_72", "columns_more"),
    *("words_2", "words_3", "words_5", "words_7", "words_10", "words_more"),
    *("body", "body_8", "body_25", "body_60", "body_150", "body_more", "body_stops", "body_paragraphs"),
    *("dashes", "stars", "wide_lines", "title_lines", "signed_off", "co_authored", "reviewed", "other_trailers"),
    *("backticks", "code_words", "hyphen", "dot", "underscore", "acronym", "inner_capital", "digits"),
    *("non_ascii", "other_script"),
)
POSITION = {name: position for position, name in enumerate(HABITS)}

_HEADER = marked_pattern((":",), r"(?P<type>[A-Za-z][\w-]*)(?:\((?P<scope>[^()]*)\))?!?:[ \t]+")
_BRACKET = marked_pattern(("[",), r"\[(?P<area>[^\]]{1,40})\][ \t:-]*")
_AREA = marked_pattern((":",), r"(?P<area>[^\s:`'\"()\[\]]{1,40}(?:,? [^\s:`'\"()\[\]]{1,30})?):[ \t]+")
_GITMOJI = marked_pattern((":",), r":[a-z0-9_+-]+:[ \t]*")
_CODE_WORD = pattern(r"\w\(\)|[a-z0-9]_[a-z0-9]|[a-z][A-Z][a-z]|--[a-z]|\w::\w|</?\w+>|\w\.\w+\.\w")
_CODE_SIGNS = frozenset("()_-:<>.")
_SIGNS = (("`", "backticks"), ("-", "hyphen"), ("_", "underscore"))
_INNER_CAPITAL = pattern(r"(?<=\s)[A-Z]")
_BULLET = pattern(r"^[ \t]*([-*+•])[ \t]", re.MULTILINE)
# Only where one of these is there need `_BULLET` be searched for.
_BULLET_SIGNS = ("- ", "* ", "+ ", "• ", "\t")
_DIGIT = pattern(r"\d")
_CLOSES = pattern(r"\b(?:close[sd]?|fix(?:e[sd])?|resolve[sd]?|refs?|see|bug|issue)\b:?\s+https?://", re.IGNORECASE)
_LINE_WIDTH = 80
_AGENT_CREDITS = frozenset(
    ("co-authored-by", "assisted-by", "generated-by", "generated-with", "made-with", "claude-session")
)
# The subject's width without the number of its pull request, its words, and the words of the body, in bands.
COLUMN_BANDS = (15, 25, 35, 50, 60, 72)
WORD_BANDS = (2, 3, 5, 7, 10)
BODY_BANDS = (8, 25, 60, 150)


# Tuples with names, not dataclasses: they are made for each commit and each of its ancestors, and a frozen dataclass
# takes four times as long to make.
class Traits(NamedTuple):
    """The habits that one message shows, and the words of its prefix.

    `shown` holds names out of `HABITS`. `kind` is a conventional type in lower case, `scope` its scope, `area` the
    first part of what stands before a colon or in brackets otherwise; `description` is the subject without all that
    and without the number of its pull request at the end.
    `ticket_forms` are forms ("#N", "ABC-N"), not tickets; `trailers` are tokens in lower case.
    """

    shown: frozenset[str]
    kind: str | None
    scope: str | None
    area: str | None
    description: str
    ticket_forms: tuple[str, ...]
    trailers: tuple[str, ...]
    subject_columns: int
    body_words: int


class _Prefix(NamedTuple):
    """What a subject begins with, and where its description starts."""

    end: int
    habit: str | None = None
    kind: str | None = None
    scope: str | None = None
    area: str | None = None


def traits_of(message: Message, keys: Collection[str] | None = None) -> Traits:
    """The traits of a message. `keys` are those of its tickets; without them the message alone shows which they are."""
    subject = message.subject
    keys = likely_keys(message) if keys is None else keys
    opening, start = _opening(subject, keys)
    prefix = _prefix(subject, start)
    whole = subject[prefix.end :]
    description = without_pull(whole)
    body_words = len(message.authored_body.split())
    trailers = tuple(trailer.token.lower() for trailer in message.trailers if not _credits_agent(trailer))
    shown = {*opening, *_wording(subject, description), *_body(message, body_words, keys), *_trailers(trailers)}
    if names_ticket(without_pull(subject), keys):
        shown.add("ticket")
    if prefix.habit:
        shown.add(prefix.habit)
    if prefix.scope:
        shown.add("scoped")
    elif prefix.area and _AREA.match(description):
        shown.add("nested_area")
    if len(whole) != len(description):
        shown.add("pull_last")
    columns = display_width(subject)
    shown.add(band("columns", columns - len(whole) + len(description), COLUMN_BANDS))
    shown.add(band("words", len(description.split()), WORD_BANDS))
    return Traits(
        frozenset(shown),
        prefix.kind,
        prefix.scope,
        prefix.area,
        description,
        ticket_forms(subject, keys),
        trailers,
        columns,
        body_words,
    )


def _credits_agent(trailer: Trailer) -> bool:
    """Whether a tool credits itself, which is not a habit of the project."""
    if trailer.token.lower() not in _AGENT_CREDITS:
        return False
    from craftnudge.domain.commits.agent_names import agent_of_credit  # noqa: PLC0415 - few messages have one

    return agent_of_credit(trailer.token, trailer.value) is not None


def band(name: str, figure: int, limits: tuple[int, ...]) -> str:
    """The name of the first band whose limit the figure does not exceed: `columns_50`, or `columns_more`."""
    for limit in limits:
        if figure <= limit:
            return f"{name}_{limit}"
    return f"{name}_more"


def _opening(subject: str, keys: Collection[str]) -> tuple[tuple[str, ...], int]:
    """A gitmoji, an emoji or a ticket at the very beginning, and where the rest starts."""
    if matched := _GITMOJI.match(subject):
        return ("gitmoji",), matched.end()
    if subject and not subject[0].isascii() and unicodedata.category(subject[0]) == "So":
        start = next((at for at, sign in enumerate(subject) if sign.isalnum()), len(subject))
        return ("emoji",), start
    first = subject.lstrip("([")[:1]
    if not first.isupper() and first not in ("#", "!", "g"):
        return (), 0
    for name, form in (("key_first", KEY), ("number_first", NUMBER)):
        matched = form.match(subject.lstrip("([")[:40])
        if matched and (form is NUMBER or matched["key"] in keys):
            start = matched.end() + len(subject) - len(subject.lstrip("(["))
            return (name,), start + len(subject[start:]) - len(subject[start:].lstrip("])}:,-. \t"))
    return (), 0


def _prefix(subject: str, start: int) -> _Prefix:
    header = _HEADER.match(subject, start)
    if header:
        kind = header["type"].lower()
        if header["scope"] is not None or kind in _PLAIN_TYPES:
            return _Prefix(header.end(), "conventional", kind, (header["scope"] or "").strip().lower() or None)
        if kind in _DOUBTFUL_TYPES:
            return _Prefix(header.end(), "either_prefix", kind, area=kind)
    bracket = _BRACKET.match(subject, start)
    if bracket:
        return _Prefix(bracket.end(), "bracket", area=first_part(bracket["area"]))
    area = _AREA.match(subject, start)
    if area:
        return _Prefix(area.end(), "area", area=first_part(area["area"]))
    return _Prefix(start)


def first_part(area: str) -> str:
    """The part of an area before the first slash or comma, in lower case: `net/http` is `net`."""
    return area.partition("/")[0].partition(",")[0].strip().lower()


def _wording(subject: str, description: str) -> Iterator[str]:
    """The case of the first letter, the form of the first word's end, and the signs used."""
    first_word = description.split(" ", 1)[0]
    if first_word[:1].isupper():
        yield "capital"
    elif first_word[:1].islower():
        yield "small"
    if first_word.endswith("ed"):
        yield "ends_ed"
    elif first_word.endswith("ing"):
        yield "ends_ing"
    elif first_word.endswith("s") and not first_word.endswith(("ss", "us")):
        yield "ends_s"
    if description.endswith(".") and not description.endswith(".."):
        yield "period"
    yield from _signs(subject, description)


def _signs(subject: str, description: str) -> Iterator[str]:
    for sign, name in _SIGNS:
        if sign in description:
            yield name
    if "." in description.rstrip("."):
        yield "dot"
    # Most descriptions have no capital behind the first letter, and then need no search for any of these.
    capitals = not description[1:].islower() or description[:2].isupper()
    if (capitals or not _CODE_SIGNS.isdisjoint(description)) and _CODE_WORD.search(description):
        yield "code_words"
    if capitals and any(len(word) > 1 and word.isupper() for word in description.split()):
        yield "acronym"
    if capitals and _INNER_CAPITAL.search(description):
        yield "inner_capital"
    if _DIGIT.search(description):
        yield "digits"
    if not subject.isascii():
        yield "non_ascii"
        if _other_script(subject):
            yield "other_script"


def _other_script(subject: str) -> bool:
    """Whether a letter of the subject is of another script than the Latin one."""
    return any(
        sign.isalpha() and not sign.isascii() and not unicodedata.name(sign, "").startswith("LATIN") for sign in subject
    )


def _body(message: Message, body_words: int, keys: Collection[str]) -> Iterator[str]:
    if len(message.title_lines) > 1:
        yield "title_lines"
    paragraphs = message.authored_paragraphs
    if not paragraphs:
        return
    body = message.authored_body
    yield "body"
    yield band("body", body_words, BODY_BANDS)
    if len(paragraphs) > 1:
        yield "body_paragraphs"
    if body.endswith("."):
        yield "body_stops"
    bullet = _BULLET.search(body) if any(sign in body for sign in _BULLET_SIGNS) else None
    if bullet:
        yield "dashes" if bullet[1] == "-" else "stars"
    if len(max(body.split("\n"), key=len)) > _LINE_WIDTH:
        yield "wide_lines"
    link = "http://" in body or "https://" in body
    if link:
        yield "link_in_body"
    if names_ticket(body, keys) or (link and _CLOSES.search(body)):
        yield "closes_in_body"


def _trailers(tokens: tuple[str, ...]) -> Iterator[str]:
    for name in tokens:
        if name == "signed-off-by":
            yield "signed_off"
        elif name == "co-authored-by":
            yield "co_authored"
        elif name.endswith("-by"):
            yield "reviewed"
        else:
            yield "other_trailers"
