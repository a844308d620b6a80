"""What a sentence can point at in a commit: its main file, its size, and the thing that its subject names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.coaching.rewording.imperative import imperative, is_verb
from craftnudge.domain.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.domain.rubric.change.concerns import lines_of
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.domain.rubric.text.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from craftnudge.domain.commits.file_kind import FileKind
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
# Up to here a change is small enough that it is worth saying.
_SMALL_LINES = 30


def thing_of(facts: Facts) -> str | None:
    """The words of the subject for what was added, moved or fixed, in quotation marks; None where unclear."""
    words = facts.wording.headline.split()
    first = words[0].rstrip(":,").lower() if words else ""
    if not first or not (is_verb(first) or imperative(first, " ".join(words[1:2]))):
        return None
    words_of_thing: list[str] = []
    for word in words[1:]:
        plain = word.strip(",;:.!?").lower()
        if plain in _ENDS or (words_of_thing and word.startswith("(")):
            break
        if words_of_thing or plain not in FUNCTION_WORDS | _PARTICLES:
            words_of_thing.append(word)
        if word.endswith((",", ";", ":")):
            break
    if first in _OF_TWO and len(words_of_thing) > 1:
        return None
    thing = " ".join(words_of_thing).strip(" ,;:.!?")
    # "function" and "support" alone are too little to speak of.
    short_enough = 0 < len(words_of_thing) <= _THING_WORDS and len(thing) <= _THING_CHARS
    whole = short_enough and not (thing.isalpha() and thing.islower())
    paired = '"' not in thing and thing.count("`") % 2 == 0 and thing.count("(") == thing.count(")")
    return f'"{thing}"' if whole and paired and any(map(str.isalpha, thing)) else None


def hand_written(facts: Facts) -> list[FileChange]:
    """The changed files that are not generated, the largest change first, data and pictures last."""
    files = [file for file in facts.record.files or () if kind_of(file.path) not in SET_ASIDE]
    return sorted(files, key=lambda file: (kind_of(file.path) in _BEHIND, -lines_of(file), file.path))


def main_file(facts: Facts) -> str | None:
    """The short name of the file that the change is about: the code with most of it, else any; None for no file."""
    about = _main(hand_written(facts))
    return short(about.path) if about else None


def _main(files: list[FileChange]) -> FileChange | None:
    return next((file for file in files if kind_of(file.path) == "code"), files[0] if files else None)


def code_file(facts: Facts) -> str | None:
    """The short name of the file of code with most changed lines; None without code."""
    return _first_of_kind(facts, "code")


def test_file(facts: Facts) -> str | None:
    """The short name of the test with most changed lines; None without a test."""
    return _first_of_kind(facts, "test")


def _first_of_kind(facts: Facts, kind: FileKind) -> str | None:
    return next((short(file.path) for file in hand_written(facts) if kind_of(file.path) == kind), None)


def small_file(facts: Facts) -> str | None:
    """The short name of the one changed file, where few of its lines changed; None for other changes."""
    files = hand_written(facts)
    if len(files) != 1 or len(facts.record.files or ()) != 1 or not 0 < changed_lines(facts) <= _SMALL_LINES:
        return None
    return short(files[0].path)


def new_function(facts: Facts) -> str | None:
    """The longest new function of code that has a name, with parentheses; None without one."""
    functions = facts.record.code.functions if facts.record.code else ()
    return next((f"{entry.name}()" for entry in functions if entry.name and kind_of(entry.path) == "code"), None)


def begins_a_file(facts: Facts) -> bool:
    """Whether the file with most of the change is new, so that it has no earlier state to describe."""
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
