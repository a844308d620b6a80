"""Reads the samples of gitleaks' rules from its Go source: what a rule must find, and what it must not.

The rules make many of them by functions: `utils.GenerateSampleSecrets(name, secret)` writes one secret in thirty
notations, `secrets.NewSecret(pattern)` draws one. Both are done here. What needs more of Go is left out and counted.
"""

from __future__ import annotations

import re
import string
import warnings
from itertools import pairwise
from random import Random
from typing import TYPE_CHECKING, Any, NamedTuple

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import sre_parse

if TYPE_CHECKING:
    from collections.abc import Callable

_SEED = 11
_TOKEN = re.compile(
    r"\s+|//[^\n]*|/\*.*?\*/|(?P<raw>`[^`]*`)|(?P<quoted>\"(?:[^\"\\]|\\.)*\")|(?P<name>[A-Za-z_][\w.]*)|(?P<number>\d+)|"
    r"(?P<sign>:=|\.\.\.|\[\]string|\[string\]string|.)",
    re.DOTALL,
)
_RULE = re.compile(r"^func (?P<name>\w+)\(\) \*config\.Rule \{\n(?P<body>.*?)^\}", re.DOTALL | re.MULTILINE)
_ASSIGNED = re.compile(r"^\t(?:var )?(?P<name>\w+)\s*:?= ", re.MULTILINE)
_POSITIVE, _NEGATIVE = ("tps", "truePositives"), ("fps", "falsePositives")
_CLASSES = {
    "utils.Numeric": "[0-9]{%s}",
    "utils.Hex": "[a-f0-9]{%s}",
    "utils.AlphaNumeric": "[a-z0-9]{%s}",
    "utils.AlphaNumericExtendedShort": "[a-z0-9_-]{%s}",
    "utils.AlphaNumericExtended": "[a-z0-9=_-]{%s}",
    "utils.AlphaNumericExtendedLong": "[a-z0-9/=_+-]{%s}",
}


class UnknownGoError(Exception):
    """An expression that is not read here."""


class Sample(NamedTuple):
    """One text of a test suite: its rule, the file that it stands in, and whether it holds a secret."""

    rule: str
    path: str
    text: str
    secret: bool


class GoReader:
    """Evaluates the few forms of expression that the samples are written in."""

    def __init__(self, templates: list[str]) -> None:
        self._templates = templates
        self._chance = Random(_SEED)  # noqa: S311 - samples, no secrets
        self.left_out = 0

    def rule_samples(self, rule: str, body: str) -> list[Sample]:
        """The samples of one rule."""
        names: dict[str, list[str]] = {}
        for match in _ASSIGNED.finditer(body):
            tokens = _tokens(body[match.end() :])
            try:
                names[match["name"]] = self._expression(tokens, names)
            except (UnknownGoError, IndexError):
                self.left_out += match["name"] in (*_POSITIVE, *_NEGATIVE)
        return [
            Sample(rule, "settings.conf", text, name in _POSITIVE)
            for name in (*_POSITIVE, *_NEGATIVE)
            for text in names.get(name, ())
        ]

    def _expression(self, tokens: list[tuple[str, str]], names: dict[str, list[str]]) -> list[str]:
        value = self._term(tokens, names)
        while tokens and tokens[0][1] == "+":
            tokens.pop(0)
            value = [left + right for left in value for right in self._term(tokens, names)]
        if tokens and tokens[0][1] == "...":
            tokens.pop(0)
        return value

    def _term(self, tokens: list[tuple[str, str]], names: dict[str, list[str]]) -> list[str]:
        kind, text = tokens.pop(0)
        if kind == "raw":
            return [text[1:-1]]
        if kind == "quoted":
            return [_unquoted(text)]
        if text == "[]string":
            return self._list(tokens, names, "}")
        if kind == "name" and tokens and tokens[0][1] == "(":
            return self._call(text, tokens, names)
        if kind == "name" and text in names:
            return names[text]
        raise UnknownGoError(text)

    def _list(self, tokens: list[tuple[str, str]], names: dict[str, list[str]], end: str) -> list[str]:
        """The values of a list; an entry that is not understood is left out."""
        tokens.pop(0)
        values: list[str] = []
        while tokens[0][1] != end:
            rest = list(tokens)
            try:
                values += self._expression(tokens, names)
            except UnknownGoError:
                self.left_out += 1
                tokens[:] = rest
                _skip(tokens, end)
            if tokens[0][1] == ",":
                tokens.pop(0)
        tokens.pop(0)
        return values

    def _call(self, function: str, tokens: list[tuple[str, str]], names: dict[str, list[str]]) -> list[str]:
        if function == "append":
            return self._list(tokens, names, ")")
        arguments: list[list[str]] = []
        tokens.pop(0)
        while tokens[0][1] != ")":
            if tokens[0][0] == "number":
                arguments.append([tokens.pop(0)[1]])
            else:
                arguments.append(self._expression(tokens, names))
            if tokens[0][1] == ",":
                tokens.pop(0)
        tokens.pop(0)
        return self._result(function, [values[0] for values in arguments if values])

    def _result(self, function: str, arguments: list[str]) -> list[str]:
        if function in ("secrets.NewSecret", "secrets.NewSecretWithEntropy", "newPlausibleSecret"):
            return [drawn_from(arguments[0], self._chance)]
        if function in _CLASSES:
            return [_CLASSES[function] % arguments[0]]
        if function == "utils.Hex8_4_4_4_12":
            return ["[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}"]
        if function == "utils.GenerateSampleSecret":
            return ['{}_api_token = "{}"'.format(*arguments)]
        if function == "utils.GenerateSampleSecrets":
            name, secret = arguments
            return [
                form.replace("{i}", name).replace("{I}", name.upper()).replace("{s}", secret)
                for form in self._templates
            ]
        if function == "fmt.Sprintf":
            return [re.sub(r"%[sv]", "{}", arguments[0].replace("{", "{{").replace("}", "}}")).format(*arguments[1:])]
        raise UnknownGoError(function)


def gitleaks_samples(read: Callable[[str], str], paths: list[str]) -> tuple[list[Sample], int]:
    """All samples of the rules in a checkout, whose files `read` returns; and how many entries were left out."""
    made = read("cmd/generate/config/utils/generate.go").partition("samples := map[string]string{")[2]
    templates = [
        _unquoted(text) if kind == "quoted" else text[1:-1]
        for before, (kind, text) in _pairs(_tokens(made.partition("\n\t}")[0]))
        if before == ":"
    ]
    reader = GoReader(templates)
    samples: list[Sample] = []
    for path in sorted(paths):
        if path.startswith("cmd/generate/config/rules/") and path.endswith(".go"):
            for match in _RULE.finditer(read(path)):
                samples += reader.rule_samples(match["name"], match["body"])
    return samples, reader.left_out


def drawn_from(form: str, chance: Random) -> str:
    """A text that matches the pattern, drawn by lot."""
    return _drawn(
        sre_parse.parse(re.sub(r"\[\[:alnum:\]\]", "[0-9A-Za-z]", form.replace("(?i)", "").replace(r"\z", r"\Z"))),
        chance,
    )


def _drawn(parsed: Any, chance: Random) -> str:
    text = ""
    for operation, argument in parsed:
        name = str(operation)
        if name == "LITERAL":
            text += chr(argument)
        elif name == "IN":
            text += _one_of(argument, chance)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            low, high, inner = argument
            text += "".join(_drawn(inner, chance) for _ in range(chance.randint(low, min(high, low + 20))))
        elif name == "SUBPATTERN":
            text += _drawn(argument[-1], chance)
        elif name == "BRANCH":
            text += _drawn(chance.choice(argument[1]), chance)
        elif name == "ANY":
            text += chance.choice("abcdefghijkmnpqrstuvwxyz23456789")
        elif name != "AT":
            raise UnknownGoError(name)
    return text


def _one_of(parts: Any, chance: Random) -> str:
    signs = ""
    for operation, argument in parts:
        name = str(operation)
        if name == "LITERAL":
            signs += chr(argument)
        elif name == "RANGE":
            signs += "".join(map(chr, range(argument[0], argument[1] + 1)))
        elif name == "CATEGORY" and "WORD" in str(argument):
            signs += string.ascii_letters + string.digits + "_"
        elif name == "CATEGORY" and "DIGIT" in str(argument):
            signs += string.digits
        else:
            raise UnknownGoError(name)
    return chance.choice(signs)


def _tokens(source: str) -> list[tuple[str, str]]:
    return [(match.lastgroup, match[0]) for match in _TOKEN.finditer(source) if match.lastgroup]


def _pairs(tokens: list[tuple[str, str]]) -> list[tuple[str, tuple[str, str]]]:
    """Each text with the sign before it."""
    return [(before[1], after) for before, after in pairwise(tokens) if after[0] in ("raw", "quoted")]


def _skip(tokens: list[tuple[str, str]], end: str) -> None:
    depth = 0
    while tokens and not (depth == 0 and tokens[0][1] in (",", end)):
        depth += {"(": 1, "{": 1, "[": 1, ")": -1, "}": -1, "]": -1}.get(tokens.pop(0)[1], 0)


def _unquoted(text: str) -> str:
    return text[1:-1].encode("latin-1", "backslashreplace").decode("unicode_escape")
