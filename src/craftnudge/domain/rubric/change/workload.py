"""How much there is to review in a commit: lines and files by kind, without generated files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import NOTEBOOK_ENDING, SET_ASIDE
from craftnudge.domain.commits.record import READ_LINES_SINCE
from craftnudge.domain.rubric.change.effort import LINE_WEIGHT, edits_read, effort_beside_lines
from craftnudge.runtime.fast_named_tuples import NamedTuple

if TYPE_CHECKING:
    from craftnudge.domain.commits.code_facts import CodeFacts
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.commits.record import CommitRecord, FileChange


# A named tuple, for the reason given in check.py.
class Workload(NamedTuple):
    """Figures over the files of a commit, without generated, lock and vendored files.

    - `weighted_lines`: added lines, each counted by `LINE_WEIGHT`;
    - `code_added`: lines added to code without tests and notebooks; `code_growth`: these minus the deleted lines;
    - `touched_files`: code files whose existing lines change, 0 where only comments change;
    - `replaced_lines`: lines that were replaced by others that differ in more than whitespace, all kinds alike;
    - `edits`: separate edits, of files that are read; None where edits were not counted;
    - `effort`: the added lines that take a reader as long as the commit: weighted lines, edits and replaced lines;
    - `largest`: the file with most added lines; `kinds`: all kinds of files that changed.
    """

    weighted_lines: float
    code_added: int
    code_growth: int
    test_files: int
    touched_files: int
    replaced_lines: int
    edits: int | None
    effort: float
    largest: FileChange | None
    kinds: frozenset[FileKind]


def workload_of(record: CommitRecord) -> Workload | None:
    """The figures of a record; None where its diff is not known."""
    if record.files is None:
        return None
    weighted, code_added, code_deleted, test_files, touched_files, replaced_lines, most = 0.0, 0, 0, 0, 0, 0, -1
    largest: FileChange | None = None
    kinds: set[FileKind] = set()
    for change in record.files:
        kind = change.file_kind
        if kind in SET_ASIDE:
            continue
        kinds.add(kind)
        added, deleted = change.read_lines
        weighted += added * LINE_WEIGHT.get(kind, 1.0)
        replaced_lines += min(added, deleted)
        test_files += kind == "test"
        if kind == "code" and not change.path.endswith(NOTEBOOK_ENDING):
            code_added += added
            code_deleted += deleted
        touched_files += kind == "code" and deleted > 0
        if added > most:
            largest, most = change, added
    files_beyond, added_beyond = _beyond_the_list(record)
    # Later records have the lines that are read of each file.
    is_older = record.facts < READ_LINES_SINCE and record.code is not None
    respaced = record.code.count("whitespace_only_lines") if is_older and record.code else 0
    by_programs = _generated_by_marker(record.code, record.files)
    weighted_lines = max(weighted + added_beyond - by_programs, 0.0)
    return Workload(
        weighted_lines=weighted_lines,
        code_added=max(code_added + added_beyond - by_programs, 0),
        code_growth=max(code_added - code_deleted - by_programs, 0),
        test_files=test_files,
        touched_files=0 if _comments_alone(record.code) else touched_files + files_beyond,
        replaced_lines=max(replaced_lines - respaced, 0),
        edits=edits_read(record),
        effort=weighted_lines + effort_beside_lines(record, respaced),
        largest=largest,
        kinds=frozenset(kinds),
    )


def _comments_alone(code: CodeFacts | None) -> bool:
    """Whether the lines were measured and none of the changed ones is code."""
    return code is not None and bool(code.counts) and not code.count("source_added", "source_deleted")


def _beyond_the_list(record: CommitRecord) -> tuple[int, int]:
    """How many files and added lines the totals count beyond the list of files, which is cut at a limit."""
    files, totals = record.files or (), record.totals
    if totals is None or totals.files <= len(files):
        return 0, 0
    return totals.files - len(files), max(totals.added - sum([change.added or 0 for change in files]), 0)


def _generated_by_marker(code: CodeFacts | None, files: tuple[FileChange, ...]) -> int:
    """How many lines were added to files that only a marker in their text shows to be generated."""
    if code is None or not code.count("aside_added"):
        return 0
    by_path = sum([change.added or 0 for change in files if change.file_kind in SET_ASIDE])
    return max(code.count("aside_added") - by_path, 0)
