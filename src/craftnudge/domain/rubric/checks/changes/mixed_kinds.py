"""The change does not mix several kinds of work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.change.scope import fall, missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Code with its tests is one kind of work. Each further kind counts one, and so does each of its files.
ALL_POINTS_UP_TO = 1
NO_POINTS_FROM = 5
# So many documents, and so many files of a program's configuration, are part of the same work as the code.
WITH_CODE = {"docs": 3, "config": 2}
# How a project is built and checked is one kind of work.
SETUP = frozenset(("build", "ci", "config"))


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    kinds = scope.kinds
    if not kinds:
        return not_applicable(scope.why_nothing_is_read)
    main = "code" if "code" in kinds else max(kinds, key=lambda kind: sum(map(lines_of, kinds[kind])))
    others = {kind: changes for kind, changes in kinds.items() if kind not in (main, "test")}
    if "code" in kinds:
        others = {kind: changes for kind, changes in others.items() if len(changes) > WITH_CODE.get(kind, 0)}
    if main in SETUP:
        others = {kind: changes for kind, changes in others.items() if kind not in SETUP}
    if not others:
        return passed("one_kind", Evidence("kind_of_file", path=kinds[main][0].path, name=main))
    count = sum(len(changes) for changes in others.values()) + len(others)
    evidence = [
        Evidence("kind_of_file", path=changes[0].path, figure=len(changes), name=kind)
        for kind, changes in others.items()
    ]
    kind = "other_kind" if len(others) == 1 else "other_kinds"
    return graded(fall(count, ALL_POINTS_UP_TO, NO_POINTS_FROM), kind, *evidence)


CHECK = Check(
    id="CN205",
    name="mixed-kinds",
    pass_name="One kind of work",
    fail_name="Mixes kinds of work",
    topic="kinds",
    points=1,
    why="Code, CI, build files and translations have different reviewers, and are reverted for different reasons.",
    advice="Commit build, CI and translation changes separately, unless the code needs them.",
    good="Code, its test, and a line in the changelog.",
    bad="Code, three CI workflows, a Dockerfile and new icons.",
    grounds="Files other than code and tests are a sign of mixed commits in hand-labelled and synthetic data "
    "(docs/explanation/validity.md).",
    limits="A new dependency changes a build file too: one such file costs little.",
    evaluate=_evaluate,
)
