"""A change that is large, wide or mixed: said once, with what makes it so and the part that could go first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.phrases.change_intent import act_of
from craftnudge.domain.coaching.phrases.remark import Said
from craftnudge.domain.coaching.phrases.salient import hand_written, short
from craftnudge.domain.coaching.phrases.variants import turned
from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.text.plural import counted

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import FileChange
    from craftnudge.domain.rubric.facts import Facts
    from craftnudge.domain.rubric.scorecard import CheckResult

_NEW_FILE_LINES = 15
_MANY_PLACES = 10
# Of these nobody asks whether they could have come first.
_COMES_ALONG = frozenset({"test", "docs", "translation", "asset", "data"})
_OF_VERSIONS = [
    "What the program needs and what its developers need can be raised apart: only one of them may have to go back.",
    "If one of these versions breaks something, it is quicker taken back from a commit of its own.",
    "Say in the body which of these had to be changed by hand; the rest a machine can do again.",
]


def wide(facts: Facts) -> Said | None:
    """What is said where lines, places or files are many; None where the files are not known."""
    files = hand_written(facts)
    totals = facts.record.totals
    if not files or totals is None:
        return None
    return Said(
        turned(facts.record, _how_wide(files, totals.added, totals.hunks)),
        turned(facts.record, _steps(facts, files), 1),
    )


def _how_wide(files: list[FileChange], added: int, hunks: int | None) -> list[str]:
    lines = sum(map(lines_of, files))
    share = round(100 * lines_of(files[0]) / lines) if lines else 0
    main = short(files[0].path)
    if len(files) == 1:
        places = f" in {hunks} places" if hunks and hunks > 1 else ""
        return [
            f"{main} takes {counted(added, 'new line')}{places} in one step.",
            f"One commit, one file, {counted(lines, 'changed line')}{places}: a long read at one sitting.",
        ]
    ways = [f"{counted(lines, 'changed line')} in {len(files)} files are to be read as one; {share} % are in {main}."]
    if hunks and hunks >= max(_MANY_PLACES, 2 * len(files)):
        ways.append(f"A reader has {hunks} places in {len(files)} files to hold together, {main} the largest.")
    second = short(files[1].path)
    if second != main:
        more = f"; {counted(len(files) - 2, 'more file')} came along" if len(files) > 2 else ""  # noqa: PLR2004
        most = 2 * sum(map(lines_of, files[:2])) >= lines
        ways.append(
            f"{main} and {second} hold most of it{more}."
            if most
            else f"No file stands out: {main} and {second} are the largest of {len(files)}."
        )
    return ways


def _steps(facts: Facts, files: list[FileChange]) -> list[str]:
    """What could have been a commit of its own, seen in groups, new files, documents and moves."""
    if act_of(facts) == "upgrade":
        return _OF_VERSIONS
    ways: list[str] = []
    scope = facts.scope
    groups = scope.concerns.groups if scope else ()
    if len(groups) > 1:
        ways.append(f"{short(groups[1].name)} shares nothing with the rest by name: it could be a commit of its own.")
    new = [
        file
        for file in files
        if file.status == "A" and kind_of(file.path) == "code" and lines_of(file) >= _NEW_FILE_LINES
    ]
    if len(new) > 1:
        ways.append(f"Begin with {short(new[-1].path)} and its test, then build {short(new[0].path)} on it.")
        ways.append(
            f"Of {len(new)} new files, each that works alone can come alone: {short(new[0].path)} first or last?"
        )
    elif new and len(files) > 1:
        ways.append(f"{short(new[0].path)} is new and could come first; the files that use it follow.")
    moved = next((file for file in files if file.status == "R"), None)
    if moved is not None and len(files) > 1:
        ways.append(f"Commit the move of {short(moved.path)} by itself: git then shows what really changed.")
    apart = next((file for file in files if kind_of(file.path) in ("ci", "build", "config", "docs", "data")), None)
    if apart is not None and kind_of(files[0].path) in ("code", "test"):
        ways.append(f"See whether {short(apart.path)} can go ahead or after: git add -p takes it apart.")
    touched = [file for file in files if file.status == "M" and kind_of(file.path) == "code"]
    if len(touched) > 1:
        last = short(touched[-1].path)
        ways.append(f"Ask of each place whether the subject names its reason; begin with {last}.")
    return ways + _looked_through(files) if len(ways) < 3 else ways  # noqa: PLR2004


def _looked_through(files: list[FileChange]) -> list[str]:
    """Ways to look for a part where nothing shows one: of tests, of one file, of several."""
    main = short(files[0].path)
    if all(kind_of(file.path) == "test" for file in files):
        return [
            f"Tests need not come together: what {main} shows of each thing can be a commit.",
            f"Say in the body which faults {main} would have caught; the number of lines then explains itself.",
        ]
    second = next((short(file.path) for file in files[1:] if kind_of(file.path) not in _COMES_ALONG), main)
    if second == main:
        return [
            f"Go through {main} with git add -p, place by place; what the subject does not name can wait.",
            f"Does {main} still work with the first half of this? Then that half is a commit.",
            f"What in {main} only prepared the rest? Commit that first, then the rest on top.",
        ]
    return [
        f"Could {second} have come first, with {main} built on it?",
        f"Go through {second} with git add -p, and leave out what the subject does not name.",
        f"If {main} were taken back, would {second} have to go as well? If not, part them.",
        f"Say in the body how {main} and {second} hang together; a reader then knows where to begin.",
    ]


def groups_apart(facts: Facts) -> Said | None:
    """What is said where files fall into groups that nothing ties together; None where they do not."""
    scope = facts.scope
    groups = scope.concerns.groups if scope else ()
    if len(groups) < 2:  # noqa: PLR2004
        return None
    first, second = short(groups[0].name), short(groups[1].name)
    others = f" and {counted(len(groups) - 2, 'more group')}" if len(groups) > 2 else ""  # noqa: PLR2004
    ways = (
        f"{first} and {second}{others} have neither a folder nor a name in common.",
        f"Nothing but this commit ties {second} to {first}.",
        f"Its files fall into {len(groups)} groups, {first} and {second} the largest.",
    )
    advice = (
        f"See whether {second} could be a commit of its own: git reset -p, or git add -p next time.",
        f"If {second} belongs to it, a word in the body shows how; if not, part them.",
        f"Ask which of the two the subject is about, {first} or {second}; the other can follow.",
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, 1))


def kinds_mixed(facts: Facts, check: CheckResult) -> Said | None:
    """What is said where several kinds of work come together; None where no file shows it."""
    other = next((seen.path for seen in check.evidence if seen.path), None)
    if other is None:
        return None
    path = short(other)
    ways = (
        check.says,
        f"{path} is another kind of work than the rest.",
        f"{path} came along; it is read and reverted for other reasons.",
    )
    advice = (
        f"See whether the rest works without {path}; then it can have a commit of its own.",
        f"Give {path} a commit of its own, unless this change cannot do without it.",
        f"If {path} has to come along, half a sentence in the body says why.",
    )
    return Said(turned(facts.record, ways), turned(facts.record, advice, 1))


def untested(facts: Facts, check: CheckResult) -> Said | None:
    """What is said where code grows without a test; None where it is not known which."""
    new = facts.record.code.functions if facts.record.code else ()
    name = next((f"{one.name}()" for one in new if one.name), None)
    code = next((short(file.path) for file in hand_written(facts) if kind_of(file.path) == "code"), None)
    if code is None:
        return None
    what = name or code
    advice = (
        f"Add the test that fails without {what}.",
        f"Which call of {what} worries you most? Write that one down as a test.",
        f"One test that shows {what} at work tells the next reader what it is for.",
    )
    return Said(check.says, turned(facts.record, advice))
