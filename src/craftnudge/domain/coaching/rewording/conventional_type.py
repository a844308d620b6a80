"""The conventional type of a commit, where its files or its verb leave only one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.catalogue import REWORDING
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.message_words import words_of

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.project_rules import ProjectRules

CONVENTIONAL_SHARE = 0.6

_TYPE_OF_KIND = {"docs": "docs", "test": "test", "ci": "ci", "build": "build", "lock": "build"}
# A verb that is itself the type. "Add" is none: "Add a lock" is a fix as often as a feature.
_TYPE_OF_VERB = {"fix": "fix", "refactor": "refactor", "revert": "revert"}
# What such a verb is about has a type of its own: "Fix the docs".
_OF_ANOTHER_TYPE = word_set(
    "typo typos spelling grammar wording comment comments docs documentation docstring docstrings readme "
    "changelog test tests spec specs flaky lint linter linting warning warnings formatting format indentation "
    "whitespace style ci build builds workflow pipeline dependency dependencies deps types typing translation "
    "translations"
)
# Projects without one of these types write another for it.
_ELSE = {"build": "chore", "ci": "chore", "test": "tests"}


def added_type(facts: Facts, rules: ProjectRules | None, description: str) -> tuple[str, str] | None:
    """The prefix ("docs: ") and the sentence that says where it comes from, or None where the project has no types.

    None too where files and verb allow several types: a wrong type misleads a changelog.
    """
    past = facts.record.past
    wanted = rules is not None and rules.conventional
    if not wanted and (past is None or past.share("conventional") < CONVENTIONAL_SHARE):
        return None
    kinds = {_TYPE_OF_KIND.get(file.file_kind, "") for file in facts.record.files or ()}
    verb = description.split(" ", 1)[0].lower()
    if len(kinds) == 1 and "" not in kinds:
        name, phrase = kinds.pop(), "type_of_files"
    elif verb in _TYPE_OF_VERB and _OF_ANOTHER_TYPE.isdisjoint(words_of(description)):
        name, phrase = _TYPE_OF_VERB[verb], "type_of_verb"
    else:
        return None
    types = (rules.types if rules else ()) or tuple(past.types if past else ())
    if types and name not in types:
        name = _ELSE.get(name, "")
        if name not in types:
            return None
    return f"{name}: ", REWORDING[phrase].format(type=name, verb=verb)
