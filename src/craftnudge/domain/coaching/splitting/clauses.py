"""The words with which an author named the parts of a change: clauses of the subject and items of lists in the body."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.change.path_words import words_of as words_of_path
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from craftnudge.domain.coaching.splitting.file_groups import Group
    from craftnudge.domain.commits.message import Message

LONGEST_SUBJECT_CHARS = 72
TICKET_FIRST = pattern(r"\[?(?:[A-Z][A-Z0-9]+-\d+|#\d+)\]?:?\s+")
TICKET_LAST = pattern(r"(?<!\s)\s+\((?:(?:#|!)\d+|[A-Z][A-Z0-9]+-\d+)\)$")
_JOINT = pattern(r"[,;]\s+(?:and\s+)?|(?<!\s)\s+(?:and|&|\+)\s+|(?<=[a-z]{3})\.\s+")
_ITEM = pattern(r"^[ \t]{0,3}(?:[-*+•]|\d{1,2}[.)])[ \t]+(\S[^;\n]*)\n(?![ \t]+[^\s*+•-])", re.MULTILINE)
# They say that something is done, and not to what.
_BARE_VERBS = word_set("add remove fix update change use make improve support handle rename move drop delete create")
# A word of a path or of a definition names the part, one of its lines only hints at it.
_STRONG, _LEAST = 2, 2
_STEM_CHARS = 4
_CAMEL = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def clauses_of(groups: Sequence[Group], message: Message) -> list[str | None]:
    """For each group the words of the author that name it and no other group; None without such words."""
    clauses = clauses_in(message)
    words = [_words_of_files([ChangedFile(delta) for delta in group.deltas]) for group in groups]
    scores = [[_score(clause, *of_group) for clause in clauses] for of_group in words]
    found: list[str | None] = []
    for at, (group, row) in enumerate(zip(groups, scores, strict=True)):
        if group.clause is not None:
            found.append(group.clause)
            continue
        number = -1 if _are_named_apart(group, clauses) else _best(row)
        best = row[number] if number >= 0 else 0
        is_alone = number >= 0 and all(other[number] < best for place, other in enumerate(scores) if place != at)
        taken = {other.clause for other in groups}
        found.append(clauses[number] if is_alone and clauses[number] not in taken else None)
    return found


def _are_named_apart(group: Group, clauses: Sequence[str]) -> bool:
    """Whether different clauses name files of the group: none of them says what all of it does."""
    code = [ChangedFile(delta) for delta in group.deltas if delta.change.file_kind == "code"]
    return len({clause for file in code if (clause := clause_of_files(clauses, [file]))}) > 1


def clauses_in(message: Message) -> list[str]:
    """The clauses of the subject, each with a verb, and the items of lists in the body that begin with one."""
    description = TICKET_LAST.sub("", traits_of(message).description or "")
    description = description[at.end() :] if (at := TICKET_FIRST.match(description)) else description
    clauses: list[str] = []
    verb = ""
    for clause in _JOINT.split(description):
        words = clause.strip().rstrip(".").split()
        if words and (base := _verb_of(words)):
            verb = base
            clauses.append(" ".join([base, *words[1:]]))
        elif words and verb:
            clauses.append(" ".join([verb, *words]))
    if len(clauses) == 1:
        clauses.clear()
    for item in _ITEM.findall(f"{message.body}\n"):
        words = item.rstrip(". ").split()
        if base := _verb_of(words):
            clauses.append(" ".join([base, *words[1:]]))
    return [clause for clause in dict.fromkeys(clauses) if len(clause) <= LONGEST_SUBJECT_CHARS]


def clause_of_files(clauses: Sequence[str], files: Sequence[ChangedFile]) -> str | None:
    """The clause that names these files best, None if none or several do."""
    row = [_score(clause, *_words_of_files(files)) for clause in clauses]
    return clauses[at] if (at := _best(row)) >= 0 else None


def clause_of_hunk(clauses: Sequence[str], part: ChangedFile, inside: Iterable[bytes]) -> str | None:
    """The clause that names a part of a file best; `inside` are the names of the definitions it is in.

    Words of the path are left out: they are the same for each part.
    """
    path = {_stem(word) for word in _CAMEL.findall(part.path)}
    names = [name.decode("ascii", "ignore") for name in (*part.defined, *inside)]
    strong = {_stem(word) for name in names for word in _CAMEL.findall(name)} - path
    weak = {_stem(word.decode("ascii", "ignore")) for word in part.parts_of_words} - path
    row = [_score(clause, strong, weak) for clause in clauses]
    return clauses[at] if (at := _best(row)) >= 0 else None


def _best(row: Sequence[int]) -> int:
    """The place of the highest figure, -1 if it is too low or stands twice."""
    best = max(row, default=0)
    return row.index(best) if best >= _LEAST and row.count(best) == 1 else -1


def _words_of_files(files: Sequence[ChangedFile]) -> tuple[set[str], set[str]]:
    """The stems that name these files, and those that occur in their lines."""
    strong = {stem for file in files for stem in _named_by(file)}
    return strong, {_stem(part.decode("ascii", "ignore")) for file in files for part in file.parts_of_words}


def _verb_of(words: Sequence[str]) -> str:
    """The imperative that the words begin with; "" if they begin with something else or have nothing behind it."""
    first, second = [*words[:2], ""][:2]
    if not second or not first.isalpha():
        return ""
    return first if is_verb(first) else imperative(first, second) or ""


def _named_by(file: ChangedFile) -> set[str]:
    """The stems of the words in a file's path and in the names that it defines."""
    names = [name.decode("ascii", "ignore") for name in file.defined]
    parts = [part for name in names for part in _CAMEL.findall(name)]
    return set(map(_stem, (*parts, *words_of_path(file.path), *_CAMEL.findall(file.path))))


def _score(clause: str, strong: set[str], weak: set[str]) -> int:
    first, *rest = words_of(clause)
    words = set(rest if first in _BARE_VERBS else (first, *rest)) - FUNCTION_WORDS
    stems = {_stem(word) for word in words if len(word) >= _STEM_CHARS}
    return _STRONG * len(stems & strong) + len(stems & (weak - strong))


def _stem(word: str) -> str:
    """A word without the ending of its form: "mails" and "mailer" are "mail", "invoices" and "invoice" "invoic"."""
    low = word.lower()
    for ending in ("ing", "er", "ed", "es", "s"):
        if low.endswith(ending) and len(low) - len(ending) >= _STEM_CHARS:
            low = low.removesuffix(ending)
            break
    return low.rstrip("e") if len(low) > _STEM_CHARS else low
