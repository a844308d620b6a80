"""The change does not mix several kinds of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.change.scope import fall, why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed, said

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Code with its tests is one kind of work. Each further file of another kind beside code weighs a little.
NO_MORE_FILES = 1
TOO_MANY_MORE_FILES = 5
# So many documents come with code as part of the same work.
DOCS_WITH_CODE = 3
# How a project is built and checked is one kind of work.
SETUP = frozenset(("build", "ci", "config"))
_NAMES = {
    "docs": "documentation",
    "ci": "CI",
    "asset": "binary files",
    "translation": "translations",
    "config": "configuration",
    "build": "build files",
}


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(why_no_scope(facts.record))
    kinds = scope.kinds
    if not kinds:
        return not_applicable("Nothing in it was written by hand.")
    main = "code" if "code" in kinds else max(kinds, key=lambda kind: sum(map(lines_of, kinds[kind])))
    others = {kind: changes for kind, changes in kinds.items() if kind not in (main, "test")}
    if "code" in kinds and len(others.get("docs", ())) <= DOCS_WITH_CODE:
        others.pop("docs", None)
    if main in SETUP:
        others = {kind: changes for kind, changes in others.items() if kind not in SETUP}
    if not others:
        return passed(
            lambda: said("It is one kind of work.", Evidence(_NAMES.get(main, main), path=kinds[main][0].path))
        )
    more = sum(len(changes) for changes in others.values()) + len(others)
    evidence = [
        Evidence(f"{_NAMES.get(kind, kind)}: {len(changes)}", path=changes[0].path) for kind, changes in others.items()
    ]
    named = ", ".join(_NAMES.get(kind, kind) for kind in others)
    return graded(
        fall(more, NO_MORE_FILES, TOO_MANY_MORE_FILES),
        f"Beside {_NAMES.get(main, main)} it changes {named}.",
        *evidence,
    )


CHECK = Check(
    id="CN205",
    name="mixed-kinds",
    title="One kind of work",
    topic="kinds",
    points=2.5,
    why="Code, CI, build and translations have different readers and are reverted for different reasons.",
    advice="Give build, CI and translation changes a commit each, unless the code cannot do without them.",
    good="Code, its test, and a line in the changelog.",
    bad="Code, three CI workflows, a Dockerfile and new icons.",
    grounds="Files beside code and tests are a sign of mixed commits in hand-labelled and synthetic data"
    " (docs/explanation/validity.md).",
    limits="A new dependency needs its build file: one such file costs little. On git's own history it fires on 0 % "
    "of human commits, on Flask's on 2 %.",
    evaluate=_evaluate,
)
