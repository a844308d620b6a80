"""The commit changes files of the types, and in the folders, that the commits of the project change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.path_kind import ending_of, top_folder_of
from craftnudge.domain.rubric.change.path_words import new_path
from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed
from craftnudge.domain.rubric.fit.project_fit import LEAST_COMMITS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from craftnudge.domain.commits.past import Past
    from craftnudge.domain.rubric.facts import Facts

# Of a large commit, only the first files are compared.
_MOST_FILES = 50
_TOO_FEW = not_applicable("too_few_commits")
_ONLY_DELETIONS = not_applicable("only_deletions")
_USUAL = passed("usual")


def _evaluate(facts: Facts) -> Outcome:
    past, files = facts.record.past, facts.record.files
    if past is None or past.commits < LEAST_COMMITS or not past.endings:
        return _TOO_FEW
    if not files:
        return not_applicable(missing_scope_kind(facts.record))
    paths = [new_path(file.path) for file in files if file.status != "D"][:_MOST_FILES]
    if not paths:
        return _ONLY_DELETIONS
    usual = sum([(ending_of(path) in past.endings) + (top_folder_of(path) in past.folders) for path in paths])
    if usual == 2 * len(paths):
        return _USUAL
    outcome = graded(usual / (2 * len(paths)), *_first_unusual(past, paths))
    return _USUAL if outcome.result == "pass" else outcome


def _first_unusual(past: Past, paths: Sequence[str]) -> tuple[str, Evidence]:
    """The kind and evidence of the first file whose type or folder is not a usual one."""
    path = next(
        path for path in paths if ending_of(path) not in past.endings or top_folder_of(path) not in past.folders
    )
    ending = ending_of(path)
    if ending in past.endings:
        kind, quote = "unusual_folder", top_folder_of(path)
    else:
        kind, quote = "unusual_type" if ending and ending[:1] == "." else "unusual_name", ending
    return kind, Evidence(kind, quote=quote, path=path, figure=0, limit=past.commits)


CHECK = Check(
    id="CN409",
    name="unusual-files",
    pass_name="Usual files",
    fail_name="Unusual file for this project",
    topic="usual-places",
    points=1.55,
    why="A file of a new type or in a new folder may surprise reviewers, or may have been added by mistake.",
    advice="Check that the file belongs in this commit, and mention it in the body.",
    good="src/parser.py, where most commits change .py files in src.",
    bad="settings.xml at the top level, where no commit changes such files.",
    grounds="The files are compared with those of the last 50 human commits. In 45 projects that had no part in the "
    "fitting, messages and files together separate a project's own commits from those of others with a mean AUC of "
    "0.96, messages alone with 0.85 (docs/explanation/validity.md).",
    limits="The first file of a new kind costs a little. Deleted files aren't compared.",
    evaluate=_evaluate,
    former_name="usual-places",
)
