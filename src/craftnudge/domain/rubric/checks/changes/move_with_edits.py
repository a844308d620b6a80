"""Files are moved in one commit and changed in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# Import lines change with every move: that many lines a moved file are part of the move.
LINES_OF_A_MOVE = 6
_NO_MOVE = not_applicable("It moves no file.")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(why_no_scope(facts.record))
    moved = [change for change in scope.kept if change.status == "R"]
    if not moved:
        return _NO_MOVE
    moved_paths = {change.path for change in moved}
    rewritten = [change for change in moved if (change.added or 0) + (change.deleted or 0) > LINES_OF_A_MOVE]
    beside = sum((change.added or 0) for change in scope.kept if change.path not in moved_paths)
    if not rewritten:
        return passed("It moves files without changing them.", Evidence(f"{len(moved)} moved", path=moved[0].path))
    lines = sum((change.added or 0) + (change.deleted or 0) for change in rewritten)
    return graded(
        max(0.0, 0.7 - 0.4 * len(rewritten) / len(moved) - (0.3 if beside > lines else 0.0)),
        f"It moves {counted(len(moved), 'file')} and changes {counted(lines, 'line')} in {len(rewritten)} of them.",
        Evidence(
            f"moved and changed by {counted(lines, 'line')}",
            path=rewritten[0].path,
            figure=lines,
            limit=LINES_OF_A_MOVE,
        ),
    )


CHECK = Check(
    id="CN209",
    name="move-alone",
    title="Moves by themselves",
    topic="moves",
    points=0.5,
    why="A move hides the lines that changed with it, from reviewers and from git blame.",
    advice="Commit the move first (git mv), then the change.",
    good="Move parser.py to reading/; then, next commit, split it.",
    bad="parser.py moved, renamed and half rewritten at once.",
    grounds="Reviewing guides of git and the Linux kernel ask for code movement apart from changes"
    " (Documentation/SubmittingPatches in both).",
    limits="git takes a file for renamed from half of its lines on; what is less alike is seen as a new file. On "
    "git's own history it fires on 0 % of human commits, on Flask's on 0 %.",
    evaluate=_evaluate,
)
