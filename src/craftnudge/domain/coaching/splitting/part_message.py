"""The messages of a split's parts: a subject that is true of the part, and what the whole message says besides.

A part keeps the people and the tickets of the whole: sign-off, co-authors, references. Its subject is the clause or the
list item in which the author named the part, where one names it alone; else it is put together from the files.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.conventional_type import added_type
from craftnudge.domain.coaching.rewording.imperative import is_verb
from craftnudge.domain.coaching.rewording.message_layout import layout_of
from craftnudge.domain.coaching.rewording.wrap_body import filled
from craftnudge.domain.coaching.splitting.clauses import TICKET_FIRST, TICKET_LAST, clauses_of
from craftnudge.domain.coaching.splitting.group_subject import group_subject
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.facts import Facts
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.coaching.splitting.file_groups import Group
    from craftnudge.domain.commits.message import Message
    from craftnudge.domain.commits.record import CommitRecord
    from craftnudge.domain.rubric.project_rules import ProjectRules

# Of one commit alone: Gerrit's id, the line of git svn.
_OF_ONE = ("change-id: ", "git-svn-id: ")
_BREAKING = ("BREAKING CHANGE", "BREAKING-CHANGE")


def part_records(
    groups: Sequence[Group], records: Sequence[CommitRecord], rules: ProjectRules | None
) -> list[CommitRecord]:
    """The records of the parts, each with its message; `records` hold the message of the whole."""
    if not records:
        return []
    message = Facts(records[0]).message
    clauses = clauses_of(groups, message)
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
    first, last = TICKET_FIRST.match(subject), TICKET_LAST.search(subject)
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
