"""What can be pointed at in a commit: its main file, its size in words, and the thing that its subject names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.plural import counted
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import FileChange
    from craftnudge.domain.rubric.facts import Facts

# Where a thing's name ends: what stands behind tells where, for what or with what.
_ENDS = word_set(
    "about to for in on from with so when by via at as into if after before because since while without using and or "
    "instead rather than that which where during through between upon across against over under is are was be"
)
# What belongs to the verb: "add back", "clean up".
_PARTICLES = word_set("away back down off out over up")
# Verbs of a thing and of what it becomes, which cannot be told apart: "make the writer sensitive".
_OF_TWO = word_set("keep leave let make mark render turn")
_BEHIND = frozenset({"translation", "asset", "data"})
_THING_WORDS = 4
_THING_CHARS = 36
_PATH_CHARS = 40


def thing_of(facts: Facts) -> str | None:
    """The words of the subject for what was added, moved or mended, between quotation marks; None where unclear."""
    words = facts.wording.headline.split()
    first = words[0].rstrip(":,").lower() if words else ""
    if not first or not (is_verb(first) or imperative(first, " ".join(words[1:2]))):
        return None
    taken: list[str] = []
    for word in words[1:]:
        plain = word.strip(",;:.!?").lower()
        if plain in _ENDS or (taken and word.startswith("(")):
            break
        if taken or plain not in FUNCTION_WORDS | _PARTICLES:
            taken.append(word)
        if word.endswith((",", ";", ":")):
            break
    if first in _OF_TWO and len(taken) > 1:
        return None
    thing = " ".join(taken).strip(" ,;:.!?")
    # "function" and "support" alone are too little to speak of.
    whole = 0 < len(taken) <= _THING_WORDS and len(thing) <= _THING_CHARS and not (thing.isalpha() and thing.islower())
    paired = '"' not in thing and thing.count("`") % 2 == 0 and thing.count("(") == thing.count(")")
    return f'"{thing}"' if whole and paired and any(map(str.isalpha, thing)) else None


def hand_written(facts: Facts) -> list[FileChange]:
    """The changed files that somebody wrote by hand, the largest change first, data and pictures behind the rest."""
    files = [file for file in facts.record.files or () if kind_of(file.path) not in SET_ASIDE]
    return sorted(files, key=lambda file: (kind_of(file.path) in _BEHIND, -lines_of(file), file.path))


def main_file(facts: Facts) -> str | None:
    """The short name of the file that the change is about: the code with most of it, else any; None for no file."""
    about = _main(hand_written(facts))
    return short(about.path) if about else None


def _main(files: list[FileChange]) -> FileChange | None:
    return next((file for file in files if kind_of(file.path) == "code"), files[0] if files else None)


def where_the_lines_are(facts: Facts) -> str | None:
    """Where the changed lines are: all or most of them in the main file, else in how many files; None without one."""
    about = _main(hand_written(facts))
    files = facts.record.files or ()
    if about is None:
        return None
    if len(files) == 1:
        return f"all of them in {short(about.path)}"
    if 2 * lines_of(about) > changed_lines(facts):
        return f"most of them in {short(about.path)}"
    return f"in {counted(len(files), 'file')}"


def begins_a_file(facts: Facts) -> bool:
    """Whether the file with most of the change is new: nobody can say what it was like before."""
    files = hand_written(facts)
    return bool(files) and files[0].status == "A"


def short(path: str) -> str:
    """A path as a sentence can hold it: the name alone where the whole is long or deep."""
    whole = " ".join(path.split())
    if len(whole) <= _PATH_CHARS and whole.count("/") <= 1:
        return whole
    name = whole.rpartition("/")[2] or whole
    return name if len(name) <= _PATH_CHARS else f"{name[: _PATH_CHARS - 3]}..."


def changed_lines(facts: Facts) -> int:
    """How many lines were added and deleted; 0 where that is not known."""
    totals = facts.record.totals
    return totals.added + totals.deleted if totals else 0
