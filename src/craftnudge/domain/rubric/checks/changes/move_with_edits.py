"""Files are moved in one commit and edited in another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, graded, not_applicable, passed

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import FileChange
    from craftnudge.domain.rubric.facts import Facts

# A move changes import lines: up to this many changed lines of a moved file are part of the move.
LINES_OF_A_MOVE = 6
_NO_MOVE = not_applicable("no_move")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    moved = [change for change in scope.kept if change.status == "R"]
    if not moved:
        return _NO_MOVE
    edited = [change for change in moved if _lines(change) > LINES_OF_A_MOVE]
    if not edited:
        return passed("only_moves", Evidence("moved_files", path=moved[0].path, figure=len(moved)))
    moved_paths = {change.path for change in moved}
    added_elsewhere = sum(change.read_lines[0] for change in scope.kept if change.path not in moved_paths)
    lines = sum(map(_lines, edited))
    return graded(
        max(0.0, 0.7 - 0.4 * len(edited) / len(moved) - (0.3 if added_elsewhere > lines else 0.0)),
        "moves_and_edits",
        Evidence("edited_lines_of_moved_files", path=edited[0].path, figure=lines, limit=LINES_OF_A_MOVE),
    )


def _lines(change: FileChange) -> int:
    return sum(change.read_lines)


CHECK = Check(
    id="CN209",
    name="move-with-edits",
    pass_name="Moves without edits",
    fail_name="Moves and edits files together",
    topic="moves",
    points=0.25,
    why="A move hides the lines that you edited in the same commit, from reviewers and from `git blame`.",
    advice="Commit the move first (`git mv`), then the edits.",
    good="Move parser.py to reading/; then, in the next commit, split it.",
    bad="parser.py moved, renamed and half rewritten in one commit.",
    grounds="The guides of git and of the Linux kernel ask for moves and edits in separate patches "
    "(Documentation/SubmittingPatches in both).",
    limits="git detects a rename if at least half of the file is unchanged; otherwise the file counts as new.",
    evaluate=_evaluate,
    former_name="move-alone",
)
