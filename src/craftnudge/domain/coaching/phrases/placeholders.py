"""Fills the placeholders of a phrase from the evidence of a check and the features of its commit."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.domain.coaching.phrases.catalogue import EVIDENCE, EXEMPTION, KIND_OF_FILE, STYLE
from craftnudge.domain.coaching.phrases.quote import sentence_around, sentence_of_reason
from craftnudge.domain.coaching.phrases.salient import (
    begins_a_file,
    changed_lines,
    code_file,
    main_file,
    new_function,
    short,
    test_file,
)
from craftnudge.domain.coaching.phrases.split_hints import (
    listed_action,
    side_change,
)
from craftnudge.domain.coaching.phrases.subject_names import praised_symbol
from craftnudge.domain.rubric.text.plural import counted
from craftnudge.domain.rubric.text.truncate import truncate_line
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from craftnudge.domain.rubric.check import Evidence
    from craftnudge.domain.rubric.facts import Facts

    Value = str | int | None
    Phrased = str | float | tuple[str, ...]

LONGEST_QUOTE_CHARS = 60
# Fewer changed lines are not worth mentioning beside a short message.
MANY_LINES = 20
_IRREGULAR = {
    "branch": "branches",
    "line of body": "lines of body",
    "word of body": "words of body",
    "repository": "repositories",
    "person": "people",
}
# `string.Formatter` reads the same; loading its module costs a hook half a millisecond.
_PLACEHOLDER = pattern(r"\{(\w+)(?::([^{}]*))?\}")


def fill(variants: Iterable[str], evidence: tuple[Evidence, ...], facts: Facts) -> str | None:
    """The first variant whose placeholders all have a value, filled; None if no variant can be filled.

    `{name}` is a value as it is, `{name:noun}` a number with its noun ("1 line", "3,725 lines").
    """
    return fill_with(variants, lambda name: PLACEHOLDERS[name](evidence, facts), _shown)


def fill_with(
    variants: Iterable[str], value_of: Callable[[str], Phrased | None], shown: Callable[[Any, str], str]
) -> str | None:
    """The first variant of which `value_of` knows all values; `shown` turns a value and its noun into words."""
    for variant in variants:
        filled = _filled(variant, value_of, shown)
        if filled is not None:
            return filled
    return None


def placeholders_of(variant: str) -> set[str]:
    """The names of the placeholders of a phrase."""
    return {name for name, _ in _PLACEHOLDER.findall(variant)}


def _filled(variant: str, value_of: Callable[[str], Phrased | None], shown: Callable[[Any, str], str]) -> str | None:
    # Between texts stand the name and the noun of each placeholder.
    pieces = _PLACEHOLDER.split(variant)
    filled = pieces[:1]
    for name, noun, text in zip(pieces[1::3], pieces[2::3], pieces[3::3], strict=True):
        value = value_of(name)
        if value is None or value == "":
            return None
        filled += [shown(value, noun or ""), text]
    return "".join(filled)


def _shown(value: str | int, noun: str) -> str:
    return value if isinstance(value, str) else counted_noun(value, noun)


def counted_noun(number: int, noun: str) -> str:
    """A number, with its noun where one is given: "3,725", "1 line", "2 branches"."""
    return counted(number, noun, _IRREGULAR.get(noun)) if noun else f"{number:,}"


def quoted(text: str) -> str:
    """A quotation on one line, at most 60 characters and three dots, without double quotation marks of its own."""
    line = " ".join(text.split()).replace('"', "'")
    return line if len(line) <= LONGEST_QUOTE_CHARS else truncate_line(line, LONGEST_QUOTE_CHARS)


def _of_first(evidence: tuple[Evidence, ...], attribute: str) -> Value:
    value = getattr(evidence[0], attribute) if evidence else None
    return round(value) if isinstance(value, float) else value


def _quote(evidence: tuple[Evidence, ...], facts: Facts) -> Value:
    return next((quote for entry in evidence if (quote := quote_of(entry, facts))), None)


def quote_of(evidence: Evidence, facts: Facts) -> str | None:
    """The quotation of a piece of evidence as it is shown; None where it has none.

    Of a reason only the sign that shows it is recorded; its sentence is looked up here.
    """
    if evidence.kind == "reason" and evidence.name:
        wording = facts.wording
        text = wording.body if evidence.name.startswith("body") else wording.headline
        return sentence_around(text, facts.evidence.signs.get(evidence.name, ""))
    if evidence.quote is None:
        return None
    return sentence_around(evidence.quote, "") if evidence.kind == "body" else quoted(evidence.quote)


def _reason(_evidence: tuple[Evidence, ...], facts: Facts) -> Value:
    """The sentence of the body that surely gives a reason, where it can stand alone."""
    return sentence_of_reason(facts.wording.body) if facts.english else None


def _place(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    entry = next((entry for entry in evidence if entry.path), None)
    if entry is None or entry.path is None:
        return None
    path = " ".join(entry.path.split())
    return f"{path}:{entry.line}" if entry.line else path


def _paths(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    """Several paths as a list, and how many more there are; None for a single one."""
    paths = [" ".join(entry.path.split()) for entry in evidence if entry.path]
    if not paths[1:]:
        return None
    more = int(evidence[0].figure or 0) - len(paths)
    return ", ".join(paths) + f" (+{more} more)" if more > 0 else ", ".join(paths[:-1]) + f" and {paths[-1]}"


def _other_path(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    paths = [entry.path for entry in evidence if entry.path]
    return short(paths[1]) if len(paths) > 1 else None


def _path(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    path = next((entry.path for entry in evidence if entry.path), None)
    return short(path) if path else None


def _shell_path(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    """The paths as a shell takes them; None where one cannot be pasted, as with a line end in it."""
    # Imported here: a hook seldom needs it.
    from shlex import quote  # noqa: PLC0415

    paths = list(dict.fromkeys(entry.path for entry in evidence if entry.path))
    return " ".join(map(quote, paths)) if paths and all(map(str.isprintable, paths)) else None


def _label(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    return EVIDENCE.get(evidence[0].kind) if evidence else None


def _others(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    """How many more places there are than the first, by the figure of the first evidence."""
    more = int(evidence[0].figure or 0) - 1 if evidence else 0
    return more if more > 0 else None


def _difference(evidence: tuple[Evidence, ...], _facts: Facts) -> Value:
    if not evidence or evidence[0].figure is None or evidence[0].limit is None:
        return None
    return round(abs(evidence[0].figure - evidence[0].limit))


def _named(table: Mapping[str, str]) -> Callable[[tuple[Evidence, ...], Facts], Value]:
    """A placeholder whose value is the word that a table has for the `name` of the evidence."""
    return lambda evidence, _facts: next((table.get(entry.name) for entry in evidence if entry.name), None)


# What a phrase may name. The evidence comes first; what is not in it is read from the commit.
PLACEHOLDERS: dict[str, Callable[[tuple[Evidence, ...], Facts], Value]] = {
    "quote": _quote,
    "reason": _reason,
    "place": _place,
    "path": _path,
    "paths": _paths,
    "other_path": _other_path,
    "what": _label,
    "figure": lambda evidence, _facts: _of_first(evidence, "figure"),
    "limit": lambda evidence, _facts: _of_first(evidence, "limit"),
    "difference": _difference,
    "others": _others,
    "style": _named(STYLE),
    "kind_of_file": _named(KIND_OF_FILE),
    "exemption": lambda _evidence, facts: EXEMPTION.get(facts.exemption.kind) if facts.exemption else None,
    "file": lambda _evidence, facts: main_file(facts),
    "old_file": lambda _evidence, facts: None if begins_a_file(facts) else main_file(facts),
    "code_file": lambda _evidence, facts: code_file(facts),
    "test_file": lambda _evidence, facts: test_file(facts),
    "lines": lambda _evidence, facts: changed_lines(facts) or None,
    "many_lines": lambda _evidence, facts: lines if (lines := changed_lines(facts)) >= MANY_LINES else None,
    "files": lambda _evidence, facts: len(facts.record.files or ()) or None,
    "words": lambda _evidence, facts: facts.wording.own_words or None,
    "subject": lambda _evidence, facts: quoted(facts.wording.headline) if facts.wording.headline else None,
    "shell_path": _shell_path,
    "function": lambda _evidence, facts: new_function(facts),
    "item": lambda _evidence, facts: listed_action(facts),
    "side_change": lambda evidence, facts: side_change(evidence[0].quote if evidence else None, facts),
    "symbol": lambda _evidence, facts: praised_symbol(facts),
    "ticket": lambda _evidence, facts: facts.evidence.signs.get("ticket") if facts.english else None,
}
