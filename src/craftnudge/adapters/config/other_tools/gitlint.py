"""`.gitlint`: an INI file with a section for each rule (jorisroovers.com/gitlint)."""

from __future__ import annotations

import re
from configparser import ConfigParser, MissingSectionHeaderError, ParsingError

from craftnudge.adapters.config.other_tools.rule_files import RuleFile, RuleFileError
from craftnudge.errors import Cause

# Rule, by name and by id: (option, setting, default). A rule without a section is on, with gitlint's default.
_LENGTHS = {
    ("title-max-length", "T1"): ("line-length", "project-style.subject-chars", 72),
    ("body-max-line-length", "B1"): ("line-length", "project-style.body-line-chars", 80),
}
_GENERAL = ("general",)
_CONVENTIONAL = ("contrib-title-conventional-commits", "CT1")
_SIGN_OFF = ("contrib-body-requires-signed-off-by", "CC1")
# gitlint's own list (contrib/rules/conventional_commit.py).
_DEFAULT_TYPES = "fix,feat,chore,docs,style,refactor,perf,test,revert,ci,build"
_HEADER = re.compile(r"\s*\[([^\]]+)\]")
_KEY = re.compile(r"([^#;\s=:][^=:]*?)\s*[=:]")
# Python refuses to read a number of thousands of digits; \d and isdigit() accept more characters than int() does.
_NUMBER = re.compile(r"[0-9]{1,9}")
_SUPPORTED = {name for pair in (*_LENGTHS, _CONVENTIONAL, _SIGN_OFF) for name in pair} | {
    "general",
    "title-match-regex",
    "T7",
    "body-is-missing",
    "B6",
}


def read(_name: str, where: str, text: str) -> RuleFile | None:
    """The rules in a `.gitlint`. Raises RuleFileError for an invalid file."""
    parser = ConfigParser(interpolation=None, strict=False)
    try:
        parser.read_string(text)
    except MissingSectionHeaderError as error:
        raise RuleFileError(Cause("rules.not-ini"), error.lineno) from error
    except ParsingError as error:
        raise RuleFileError(Cause("rules.not-ini"), error.errors[0][0]) from error
    rules = RuleFile(where, "gitlint")
    lines = _OptionLines(text)
    general = parser["general"] if parser.has_section("general") else {}
    ignored = set(_list(general.get("ignore", "")))
    contrib = set(_list(general.get("contrib", "")))
    for names, (option, setting, default) in _LENGTHS.items():
        if not ignored & {*names, "all"}:
            length = _option(parser, names, option) or str(default)
            rules.add(setting, int(length) if _NUMBER.fullmatch(length) else length, lines.of(names, option))
    if contrib & set(_CONVENTIONAL):
        rules.add("project-style.convention", "conventional", lines.of(_GENERAL, "contrib"))
        types = _option(parser, _CONVENTIONAL, "types") or _DEFAULT_TYPES
        rules.add("project-style.types", _list(types), lines.of(_CONVENTIONAL, "types"))
    if contrib & set(_SIGN_OFF):
        rules.add("project-style.sign-off", value=True, line=lines.of(_GENERAL, "contrib"))
    pattern = _option(parser, ("title-match-regex", "T7"), "regex")
    if pattern and not ignored & {"title-match-regex", "T7", "all"}:
        rules.add("project-style.subject-pattern", pattern, lines.of(("title-match-regex", "T7"), "regex"))
    if not ignored & {"body-is-missing", "B6", "all"}:
        rules.add("project-style.body-required", value=True)
    rules.left_out += [name for name in parser.sections() if name not in _SUPPORTED and name not in ignored]
    return rules


class _OptionLines:
    """The line of each option in an INI file. gitlint's defaults have none."""

    def __init__(self, text: str) -> None:
        self._lines: dict[tuple[str, str], int] = {}
        section = ""
        for number, line in enumerate(text.split("\n"), 1):
            if header := _HEADER.match(line):
                section = header[1]
            elif key := _KEY.match(line):
                self._lines[section, key[1].lower()] = number

    def of(self, sections: tuple[str, ...], option: str) -> int | None:
        """The line in the first section that has the option."""
        return next((self._lines[name, option] for name in sections if (name, option) in self._lines), None)


def _option(parser: ConfigParser, names: tuple[str, str], option: str) -> str | None:
    """The option of a rule, whose section is named by the rule's name or id."""
    texts = (parser.get(name, option, fallback=None) for name in names)
    return next((text for text in texts if text), None)


def _list(text: str) -> list[str]:
    return [part for part in re.split(r"[\s,]+", text) if part]
