"""`.gitlint`: an INI file, a section a rule (jorisroovers.com/gitlint)."""

from __future__ import annotations

import re
from configparser import ConfigParser, Error
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.peers.peer_rules import Collected

if TYPE_CHECKING:
    from pathlib import Path

# Rule, by name and by id: (option, setting). gitlint's defaults hold for rules that are on without a section.
_LENGTHS = {
    ("title-max-length", "T1"): ("line-length", "house-style.subject-chars", 72),
    ("body-max-line-length", "B1"): ("line-length", "house-style.body-line-chars", 80),
}
_GENERAL = ("general",)
_CONVENTIONAL = ("contrib-title-conventional-commits", "CT1")
_SIGN_OFF = ("contrib-body-requires-signed-off-by", "CC1")
# gitlint's own list (contrib/rules/conventional_commit.py).
_DEFAULT_TYPES = "fix,feat,chore,docs,style,refactor,perf,test,revert,ci,build"
# Python refuses to read a number of thousands of digits, and \d and isdigit() take more than int() does.
_HEADER = re.compile(r"\s*\[([^\]]+)\]")
_KEY = re.compile(r"([^#;\s=:][^=:]*?)\s*[=:]")
_NUMBER = re.compile(r"[0-9]{1,9}")
_KNOWN = {name for pair in (*_LENGTHS, _CONVENTIONAL, _SIGN_OFF) for name in pair} | {
    "general",
    "title-match-regex",
    "T7",
    "body-is-missing",
    "B6",
}


def read(path: Path, text: str) -> Collected | None:
    """The settings of a `.gitlint`, None where there is none or it is no INI file."""
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except Error:
        return None
    found = Collected(path)
    lines = _Lines(text)
    general = parser["general"] if parser.has_section("general") else {}
    ignored = set(_list(general.get("ignore", "")))
    contrib = set(_list(general.get("contrib", "")))
    for names, (option, setting, default) in _LENGTHS.items():
        if not ignored & {*names, "all"}:
            given = _option(parser, names, option) or str(default)
            found.take(setting, int(given) if _NUMBER.fullmatch(given) else given, lines.of(names, option))
    if contrib & set(_CONVENTIONAL):
        found.take("house-style.convention", "conventional", lines.of(_GENERAL, "contrib"))
        types = _option(parser, _CONVENTIONAL, "types") or _DEFAULT_TYPES
        found.take("house-style.types", _list(types), lines.of(_CONVENTIONAL, "types"))
    if contrib & set(_SIGN_OFF):
        found.take("house-style.sign-off", value=True, line=lines.of(_GENERAL, "contrib"))
    pattern = _option(parser, ("title-match-regex", "T7"), "regex")
    if pattern and not ignored & {"title-match-regex", "T7", "all"}:
        found.take("house-style.subject-pattern", pattern, lines.of(("title-match-regex", "T7"), "regex"))
    if not ignored & {"body-is-missing", "B6", "all"}:
        found.take("house-style.body-required", value=True)
    found.left_out += [section for section in parser.sections() if section not in _KNOWN and section not in ignored]
    return found


class _Lines:
    """On which line of an INI file an option stands; a value that is gitlint's own stands on none."""

    def __init__(self, text: str) -> None:
        self._at: dict[tuple[str, str], int] = {}
        section = ""
        for number, line in enumerate(text.split("\n"), 1):
            if header := _HEADER.match(line):
                section = header[1]
            elif key := _KEY.match(line):
                self._at[section, key[1].lower()] = number

    def of(self, sections: tuple[str, ...], option: str) -> int | None:
        """The line in the first section that has the option."""
        return next((self._at[section, option] for section in sections if (section, option) in self._at), None)


def _option(parser: Any, names: tuple[str, str], option: str) -> str | None:
    """The option of a rule that may go by its name or by its id."""
    texts = (parser.get(name, option, fallback=None) for name in names)
    return next((text for text in texts if text), None)


def _list(text: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+", text) if part]
