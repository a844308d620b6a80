"""What a commit does, as far as it decides which question about its reason makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.domain.coaching.phrases.salient import begins_a_file
from craftnudge.domain.coaching.rewording.imperative import imperative
from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.commits.message_traits import traits_of
from craftnudge.domain.rubric.text.inflection import word_set
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.file_kind import FileKind
    from craftnudge.domain.rubric.facts import Facts

Intent = Literal[
    "add", "remove", "retire", "move", "replace", "set", "change", "upgrade", "repair", "lint", "tidy", "undo",
    "test", "tell", "record", "version", "remake", "speed", "build", "other",
]  # fmt: skip

_VERBS_OF_INTENT: dict[Intent, str] = {
    "add": "add accept allow create enable expose extend handle implement include introduce install let load offer "
    "permit provide support show teach",
    "remove": "delete disable discard drop eliminate exclude hide omit remove strip suppress skip",
    "retire": "deprecate retire",
    "move": "combine extract factor inline isolate merge move relocate rename reorder separate split",
    "replace": "adopt convert migrate port replace substitute swap switch use",
    "set": "bump cap decrease default increase limit lower pin raise reduce tune upgrade",
    "change": "adapt adjust change make modify relax restrict set tweak update",
    "repair": "address avoid catch correct ensure fix guard patch prevent repair resolve restore",
    "tidy": "clean cleanup format improve modernize polish refactor reformat reorganize restructure rework rewrite "
    "simplify tidy unify",
    "undo": "downgrade revert undo",
    "test": "assert cover test tests verify",
    "tell": "announce clarify comment describe document explain mention note",
    "speed": "accelerate optimise optimize speed",
    "remake": "generate rebuild recompile regen regenerate",
}
_INTENT_OF_VERB: dict[str, Intent] = {
    verb: intent for intent, verbs in _VERBS_OF_INTENT.items() for verb in verbs.split()
}
# Of a subject with a type: "fix: handle xz archives" repairs something, whatever its verb.
_INTENT_OF_TYPE: dict[str, Intent] = {"fix": "repair", "perf": "speed", "feat": "add", "test": "test", "style": "lint"}
# "Merge commit from fork" is what a forge writes, and moves nothing.
_MERGED = frozenset({"branch", "commit", "pull", "remote-tracking", "tag"})
_NEW_VERSIONS = word_set(
    "actions crate crates dep dependencies dependency deps gem gems hook hooks lockfile lockfiles modules package "
    "packages pre-commit requirements submodule submodules version versions"
)
_NO_LETTERS = pattern(r"[^a-z]+")
_PIECES = frozenset({"add", "remove", "change", "set", "repair", "tidy", "other"})
_FIXED_FORM = word_set(
    "autoformat checkstyle clippy codespell eslint findings flake8 fmt format formatting indentation lint linter "
    "linting mypy pep8 pylint re-fmt rubocop ruff shellcheck spelling style typing typings warning warnings whitespace"
)
_SIGNS = word_set("newline newlines semicolon semicolons whitespace whitespaces")
# Files that keep a record of what was done elsewhere: nobody asks why they changed.
_RECORDS = word_set("authors changelog changes contributors credits history news releases thanks whatsnew")
# A subject of these words alone is about a version of one's own.
_OWN_VERSION = word_set("a bump bumped for increment new next prep prepare release set the to update updated version")


def intent_of(facts: Facts) -> Intent:
    """What the subject and the kinds of files say that was done; "other" where no verb is known."""
    intent, words = _stated_intent(facts), {word.strip(".,;:()").lower() for word in facts.wording.headline.split()}
    files = facts.record.files or ()
    kinds = {kind_of(file.path) for file in files}
    if words <= _OWN_VERSION and words & {"release", "version"}:
        return "version"
    if files and intent != "remove" and all(_keeps_a_record(file.path) for file in files):
        return "record"
    if (intent in ("repair", "tidy", "other") and words & _FIXED_FORM) or (intent == "remove" and words & _SIGNS):
        return "lint"
    if intent in ("set", "change", "replace", "other") and words & _NEW_VERSIONS:
        return "upgrade"
    intent = _by_kind(intent, kinds) if intent in _PIECES and kinds else intent
    return "add" if intent == "other" and begins_a_file(facts) else intent


def _keeps_a_record(path: str) -> bool:
    name = path.rpartition("/")[2].lower()
    return kind_of(path) == "docs" and bool(_RECORDS & set(_NO_LETTERS.split(name)))


def _by_kind(intent: Intent, kinds: set[FileKind]) -> Intent:
    """Words, tests and machinery ask for other reasons than the program itself."""
    if kinds == {"docs"} and intent not in ("remove", "remake"):
        return "tell"
    if kinds == {"test"} and intent in ("add", "other"):
        return "test"
    return "build" if kinds <= {"ci", "build", "lock"} and intent != "remove" else intent


def _stated_intent(facts: Facts) -> Intent:
    """What the subject's first word says, or the type before it where that says more."""
    first, second = [*facts.wording.headline.split()[:2], "", ""][:2]
    word = first.rstrip(":,").lower()
    if word == "merge" and second.lower() in _MERGED:
        return "other"
    intent = _INTENT_OF_VERB.get(word) or _INTENT_OF_VERB.get((imperative(word, second) or "").lower()) or "other"
    by_type = _INTENT_OF_TYPE.get(traits_of(facts.message).kind or "")
    says_more = intent in ("add", "set", "change", "other") or (by_type == "speed" and intent == "repair")
    return by_type if by_type and says_more else intent
