"""The messages of a split's parts: a subject that is true of the part, and what the whole message says besides.

A part keeps the people and the tickets of the whole: sign-off, co-authors, references. Its subject is the clause or the
list item in which the author named the part, where one names it alone; else it is put together from the files.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.conventional_type import added_type
from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.coaching.rewording.message_layout import layout_of
from craftnudge.domain.coaching.rewording.wrap_body import filled
from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.coaching.splitting.group_subject import group_subject
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.change.path_words import words_of as words_of_path
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.message_words import words_of
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS
from craftnudge.runtime.fast_dataclasses import replace
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.splitting.file_groups import Group
    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.project_rules import ProjectRules

_LONGEST_SUBJECT_CHARS = 72
_JOINT = pattern(r"[,;]\s+(?:and\s+)?|(?<!\s)\s+(?:and|&|\+)\s+|(?<=[a-z]{3})\.\s+")
_ITEM = pattern(r"^[ \t]{0,3}(?:[-*+•]|\d{1,2}[.)])[ \t]+(\S[^;\n]*)\n(?![ \t]+[^\s*+•-])", re.MULTILINE)
_TICKET_FIRST = pattern(r"\[?(?:[A-Z][A-Z0-9]+-\d+|#\d+)\]?:?\s+")
_TICKET_LAST = pattern(r"(?<!\s)\s+\((?:(?:#|!)\d+|[A-Z][A-Z0-9]+-\d+)\)$")
# Of one commit alone: Gerrit's id, the line of git svn.
_OF_ONE = ("change-id: ", "git-svn-id: ")
_BREAKING = ("BREAKING CHANGE", "BREAKING-CHANGE")
# They say that something is done, and not to what.
_BARE_VERBS = word_set("add remove fix update change use make improve support handle rename move drop delete create")
# A word of a path or of a definition names the part, one of its lines only hints at it.
_STRONG, _LEAST = 2, 2
_STEM_CHARS = 4
_CAMEL = pattern(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


def part_records(
    groups: Sequence[Group], records: Sequence[CommitRecord], rules: ProjectRules | None
) -> list[CommitRecord]:
    """The records of the parts, each with its message; `records` hold the message of the whole."""
    if not records:
        return []
    message = Facts(records[0]).message
    clauses = _clauses_of(groups, message)
    made = []
    for number, (group, record, clause) in enumerate(zip(groups, records, clauses, strict=True)):
        subject = _subject(group, Facts(record), clause, rules, is_first=not number)
        made.append(replace(record, message=part_message(subject, message, is_first=not number)))
    return made


def part_message(subject: str, message: Message, *, is_first: bool) -> str:
    """The whole message with another subject, which it names in the body; no words and no trailers are lost.

    What is of one commit alone (Change-Id, a breaking change) stands in the first part only.
    """
    if not message.lines:
        return subject + "\n"
    layout = layout_of(message)
    body, ending = list(layout.body), list(layout.ending)
    if not is_first:
        start = next((at for at, line in enumerate(body) if line.startswith(_BREAKING)), len(body))
        body = body[:start]
        ending = [line for line in ending if not line.lower().startswith(_OF_ONE)]
    title = [line.strip() for line in layout.title]
    whole = filled((f'Part of "{" ".join(title)}".',)) if message.subject != subject else ()
    paragraphs = ["\n".join(whole), "\n".join(body).strip("\n"), "\n".join(ending).strip("\n")]
    return "\n\n".join([subject, *filter(None, paragraphs)]) + "\n"


def _subject(group: Group, facts: Facts, clause: str | None, rules: ProjectRules | None, *, is_first: bool) -> str:
    """The clause or the files in words, with the ticket and the type of the whole."""
    subject = facts.message.subject
    first, last = _TICKET_FIRST.match(subject), _TICKET_LAST.search(subject)
    traits = traits_of(facts.message)
    said = clause or group_subject(group.deltas)
    small = bool(traits.description) and traits.description[0].islower()
    head = said.partition(" ")[0]
    if is_verb(head):
        said = (head.lower() if small or traits.kind else head.capitalize()) + said[len(head) :]
    prefix = first[0] if first else ""
    typed = None if prefix else added_type(facts, rules, said)
    if typed:
        prefix = typed[0]
    elif traits.kind and not prefix:
        kind = traits.kind if clause or _holds_code(group) else _type_of_no_code(facts, rules) or traits.kind
        prefix = f"{kind}{'!' if is_first and '!: ' in subject else ''}: "
    return prefix + said + (last[0] if last else "")


def _holds_code(group: Group) -> bool:
    return any(delta.change.file_kind == "code" for delta in group.deltas)


def _type_of_no_code(facts: Facts, rules: ProjectRules | None) -> str | None:
    """The type for files of no kind that has one, such as .gitignore: "chore", if the project has it."""
    past = facts.record.past
    types = (rules.types if rules else ()) or tuple(past.types if past else ())
    return "chore" if "chore" in types else None


def _clauses_of(groups: Sequence[Group], message: Message) -> list[str | None]:
    """For each group the words of the author that name it and no other group; None without such words."""
    clauses = _candidates(message)
    files = [[ChangedFile(delta) for delta in group.deltas] for group in groups]
    strong = [{stem for file in some for stem in _named_by(file)} for some in files]
    weak = [{_stem(part.decode("ascii", "ignore")) for file in some for part in file.parts_of_words} for some in files]
    scores = [[_score(clause, *words) for clause in clauses] for words in zip(strong, weak, strict=True)]
    found: list[str | None] = []
    for at, row in enumerate(scores):
        best = max(row, default=0)
        number = row.index(best) if best >= _LEAST and row.count(best) == 1 else -1
        is_alone = number >= 0 and all(other[number] < best for place, other in enumerate(scores) if place != at)
        found.append(clauses[number] if is_alone else None)
    return found


def _candidates(message: Message) -> list[str]:
    """The clauses of the subject, each with a verb, and the items of lists in the body that begin with one."""
    description = _TICKET_LAST.sub("", traits_of(message).description or "")
    description = description[at.end() :] if (at := _TICKET_FIRST.match(description)) else description
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
    return [clause for clause in dict.fromkeys(clauses) if len(clause) <= _LONGEST_SUBJECT_CHARS]


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
