"""What can be pointed at in a commit: its main file, its size in words, and what its subject does to which thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.coaching.mood import imperative, is_verb
from craftnudge.commits.file_kind import SET_ASIDE, kind_of
from craftnudge.rubric.reading.concerns import lines_of
from craftnudge.rubric.reading.inflection import word_set
from craftnudge.rubric.reading.vocabulary import FUNCTION_WORDS

if TYPE_CHECKING:
    from craftnudge.commits.record import FileChange
    from craftnudge.rubric.facts import Facts

# What a change does, as far as it decides which question about its reason makes sense.
Act = Literal["add", "remove", "move", "replace", "set", "repair", "tidy", "undo", "test", "tell", "other"]

_ACTS: dict[Act, str] = {
    "add": "add accept allow create enable expose extend handle implement include introduce install let load offer "
    "permit provide support show teach",
    "remove": "cut delete deprecate disable discard drop eliminate exclude hide omit remove retire strip suppress skip",
    "move": "combine extract factor inline isolate merge move relocate rename reorder separate split",
    "replace": "adopt convert migrate port replace substitute swap switch use",
    "set": "adjust bump change decrease default increase limit lower make pin raise reduce relax restrict set tune "
    "tweak update upgrade",
    "repair": "address avoid catch correct ensure fix guard patch prevent repair resolve restore",
    "tidy": "clean cleanup clarify format improve polish refactor reformat reorganize restructure rework rewrite "
    "simplify tidy unify",
    "undo": "downgrade revert undo",
    "test": "assert cover test verify",
    "tell": "announce comment describe document explain mention note",
}
_ACT_OF: dict[str, Act] = {verb: act for act, verbs in _ACTS.items() for verb in verbs.split()}
# Where a thing's name ends: what stands behind tells where, for what or with what.
_ENDS = word_set(
    "to for in on from with so when by via at as into if after before because since while without using and or of "
    "instead rather than that which where during through between upon across against over under is are was be"
)
_THING_WORDS = 4
_THING_CHARS = 36
_PATH_CHARS = 40


def act_of(facts: Facts) -> Act:
    """What the subject says that was done; "other" where it does not begin with a verb that is known."""
    first, second = [*facts.wording.headline.split()[:2], "", ""][:2]
    word = first.rstrip(":,").lower()
    return _ACT_OF.get(word) or _ACT_OF.get((imperative(word, second) or "").lower()) or "other"


def thing_of(facts: Facts) -> str | None:
    """The words of the subject for what was added, moved or mended, between quotation marks; None where unclear."""
    words = facts.wording.headline.split()
    if not words or (act_of(facts) == "other" and not is_verb(words[0])):
        return None
    taken: list[str] = []
    for word in words[1:]:
        plain = word.strip(",;:.!?").lower()
        if plain in _ENDS or (taken and word.startswith("(")):
            break
        if taken or plain not in FUNCTION_WORDS:
            taken.append(word)
        if word.endswith((",", ";", ":")):
            break
    thing = " ".join(taken).strip(" ,;:.!?")
    whole = 0 < len(taken) <= _THING_WORDS and len(thing) <= _THING_CHARS
    return f'"{thing}"' if whole and '"' not in thing and any(map(str.isalpha, thing)) else None


def hand_written(facts: Facts) -> list[FileChange]:
    """The changed files that somebody wrote by hand, the largest change first."""
    files = [file for file in facts.record.files or () if kind_of(file.path) not in SET_ASIDE]
    return sorted(files, key=lambda file: (-lines_of(file), file.path))


def main_file(facts: Facts) -> str | None:
    """The short name of the file that the change is about: the code with most of it, else any; None for no file."""
    files = hand_written(facts)
    about = next((file for file in files if kind_of(file.path) == "code"), files[0] if files else None)
    return short(about.path) if about else None


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


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 line", "1,204 lines"."""
    return f"1 {one}" if number == 1 else f"{number:,} {many or one + 's'}"
