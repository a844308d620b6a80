"""What a commit does, as far as it decides which question about its reason makes sense."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.coaching.mood import imperative
from craftnudge.commits.file_kind import kind_of
from craftnudge.rubric.reading.inflection import word_set

if TYPE_CHECKING:
    from craftnudge.commits.file_kind import FileKind
    from craftnudge.rubric.facts import Facts

Act = Literal[
    "add", "remove", "retire", "move", "replace", "set", "change", "upgrade", "repair", "lint", "tidy", "undo",
    "test", "tell", "build", "other",
]  # fmt: skip

_ACTS: dict[Act, str] = {
    "add": "add accept allow create enable expose extend handle implement include introduce install let load offer "
    "permit provide support show teach",
    "remove": "cut delete disable discard drop eliminate exclude hide omit remove strip suppress skip",
    "retire": "deprecate retire",
    "move": "combine extract factor inline isolate merge move relocate rename reorder separate split",
    "replace": "adopt convert migrate port replace substitute swap switch use",
    "set": "bump cap decrease default increase limit lower pin raise reduce tune upgrade",
    "change": "adapt adjust change make modify relax restrict set tweak update",
    "repair": "address avoid catch correct ensure fix guard patch prevent repair resolve restore",
    "tidy": "clean cleanup format improve modernize polish refactor reformat reorganize restructure rework rewrite "
    "simplify tidy unify",
    "undo": "downgrade revert undo",
    "test": "assert cover test verify",
    "tell": "announce clarify comment describe document explain mention note",
}
_ACT_OF: dict[str, Act] = {verb: act for act, verbs in _ACTS.items() for verb in verbs.split()}
_NEW_VERSIONS = word_set(
    "actions crate crates dep dependencies dependency deps gem gems hook hooks lockfile lockfiles modules package "
    "packages pre-commit requirements submodule submodules version versions"
)
_PIECES = frozenset({"add", "remove", "change", "set", "repair", "tidy", "other"})
_MENDED_FORM = word_set(
    "checkstyle clippy codespell eslint findings flake8 format formatting indentation lint linter linting mypy "
    "pep8 pylint rubocop ruff shellcheck spelling style typing typings warning warnings whitespace"
)


def act_of(facts: Facts) -> Act:
    """What the subject and the kinds of files say that was done; "other" where no verb is known."""
    act, words = _said(facts), {word.strip(".,;:()").lower() for word in facts.wording.headline.split()}
    kinds = {kind_of(file.path) for file in facts.record.files or ()}
    if act in ("repair", "tidy", "other") and words & _MENDED_FORM:
        return "lint"
    if act in ("set", "change", "replace", "other") and words & _NEW_VERSIONS:
        return "upgrade"
    return _by_kind(act, kinds) if act in _PIECES and kinds else act


def _by_kind(act: Act, kinds: set[FileKind]) -> Act:
    """Words, tests and machinery ask for other reasons than the program itself."""
    if kinds == {"docs"} and act != "remove":
        return "tell"
    if kinds == {"test"} and act in ("add", "other"):
        return "test"
    return "build" if kinds <= {"ci", "build", "lock"} and act != "remove" else act


def _said(facts: Facts) -> Act:
    first, second = [*facts.wording.headline.split()[:2], "", ""][:2]
    word = first.rstrip(":,").lower()
    return _ACT_OF.get(word) or _ACT_OF.get((imperative(word, second) or "").lower()) or "other"
