"""A message read as Conventional Commits 1.0.0, to the letter of the specification (conventionalcommits.org)."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

# Items 1, 4, 5 and 13: a noun, an optional scope that is a noun in parentheses, an optional "!", colon and blank, text.
_HEADER = pattern(
    r"(?P<type>[^\W_][\w-]*)(?:\((?P<scope>[^\s()](?:[^()]*[^\s()])?)\))?(?P<bang>!)?: +(?P<description>\S.*)"
)
# Items 8, 9, 12 and 16: a token without blanks, or BREAKING CHANGE in capitals; ": " or " #"; a value.
_FOOTER = pattern(r"(?P<token>BREAKING CHANGE|[^\W_][\w-]*)(?P<separator>: | #)(?P<value>.*\S.*)")
_BREAKING = ("BREAKING CHANGE", "BREAKING-CHANGE")


@dataclass(frozen=True, slots=True)
class Footer:
    """One footer: `separator` is ": " or " #", and no part of the value, which may hold several lines."""

    token: str
    separator: str
    value: str


@dataclass(frozen=True, slots=True)
class Conventional:
    """The parts of a message in the conventional form.

    `type` is in lower case, since case carries no meaning (item 15); `scope`, `description`, `body` and footers are as
    written. `breaking` is set by "!" before the colon or by either spelling of the footer.
    """

    type: str
    scope: str | None
    breaking: bool
    description: str
    body: str | None
    footers: tuple[Footer, ...]


def parse_conventional(text: str) -> Conventional | None:
    """The parts of a message, or None where it is not in the conventional form.

    Lines may end in LF or CRLF, and more than one blank line may stand between the parts. A second line that is not
    blank is against item 6 ("one blank line after the description"), so such a message is not in the form.
    """
    lines = [line.rstrip() for line in text.rstrip().split("\n")]
    lines = lines[next((at for at, line in enumerate(lines) if line), 0) :]
    header = _HEADER.fullmatch(lines[0])
    if header is None or (len(lines) > 1 and lines[1]):
        return None
    body, footers = _body_and_footers(lines[1:])
    breaking = bool(header["bang"]) or any(footer.token in _BREAKING and footer.separator == ": " for footer in footers)
    return Conventional(header["type"].lower(), header["scope"], breaking, header["description"], body, footers)


def _body_and_footers(lines: list[str]) -> tuple[str | None, tuple[Footer, ...]]:
    """The body, and the footers of the paragraphs behind it, each up to the next token and separator (item 10)."""
    begin = _footers_begin(lines)
    found: list[tuple[str, str, list[str]]] = []
    for line in lines[begin:]:
        footer = _FOOTER.fullmatch(line)
        if footer is not None:
            found.append((footer["token"], footer["separator"], [footer["value"].strip()]))
        else:
            found[-1][2].append(line)
    footers = tuple(Footer(token, separator, "\n".join(value).strip()) for token, separator, value in found)
    return "\n".join(lines[:begin]).strip("\n") or None, footers


def _footers_begin(lines: list[str]) -> int:
    """The index of the first footer: it follows a blank line, and what follows it belongs to footers.

    A paragraph of the body may begin as a footer does ("Note: ..."): where other prose follows, it is not a footer
    (item 8, "after the body"). Only what a breaking change has to say may take paragraphs (items 10 and 12).
    """
    begin: int | None = None
    breaking = False
    for at, line in enumerate(lines):
        if not line or (at and lines[at - 1]):
            if begin is not None and _breaks(line):
                breaking = True
            continue
        if _FOOTER.fullmatch(line):
            begin = at if begin is None else begin
            breaking = breaking or _breaks(line)
        elif not breaking and not line[0].isspace():
            begin = None
    return len(lines) if begin is None else begin


def _breaks(line: str) -> bool:
    return line.startswith(_BREAKING) and _FOOTER.fullmatch(line) is not None
