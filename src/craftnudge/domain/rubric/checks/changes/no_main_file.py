"""Most of the change stands in one or two files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.change.scope import fall, why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, Words, graded, not_applicable, said
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.change.scope import Scope
    from craftnudge.domain.rubric.facts import Facts

FOCUSED_FILES = 1.0
SPREAD_FILES = 6.0
_NOTHING = not_applicable("Nothing in it was written by hand.")
_SWEEP = not_applicable("It makes the same small change in many files.")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(why_no_scope(facts.record))
    if not scope.kept:
        return _NOTHING
    if scope.sweep:
        return _SWEEP
    return graded(fall(scope.focus, FOCUSED_FILES, SPREAD_FILES), lambda: _spread(scope))


def _spread(scope: Scope) -> Words:
    main = max(scope.subject_files, key=lines_of)
    files, lines = len(scope.subject_files), sum(map(lines_of, scope.subject_files))
    most = f"at most {100 * lines_of(main) / lines:.0f} % of them in one"
    return said(
        "Its lines are in one file." if files == 1 else f"Its lines are spread over {files} files, {most}.",
        Evidence(f"the largest part: {counted(lines_of(main), 'line')}", path=main.path, figure=round(scope.focus, 1)),
    )


CHECK = Check(
    id="CN203",
    name="main-file",
    title="A main file",
    topic="spread",
    points=1.75,
    why="Where most of a change stands in one or two files, its centre is found at a glance; the rest follows from it.",
    advice="Commit preparations (a moved function, a renamed field) first, each by itself; what is left has a centre.",
    good="40 lines in parser.py, 3 in each of two callers, and a test.",
    bad="10 lines in each of twelve files.",
    grounds="The exponential of the entropy of changed lines over files, tests aside. Entropy of a change is also a"
    " known sign of risk (Kamei and others 2013). Figures: docs/explanation/validity.md.",
    limits="A change of an interface is spread over its callers by nature. On git's own history it fires on 2 % of "
    "human commits, on Flask's on 4 %.",
    evaluate=_evaluate,
)
