"""Only files that belong in a repository are committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.commits.unwanted_files import LOG_LINES, LOG_LINES_SINCE, needs_log_lines, unwanted_kind
from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, partial, passed
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.commits.record import CommitRecord, FileChange
    from craftnudge.domain.rubric.facts import Facts

# Frameworks read defaults from such a file, and secrets from one beside it that is ignored.
_SETTINGS = pattern(r"(?:^|/)\.env(?:\.\w+)*$")
_BUILT = pattern(r"\.(?:zip|tar|tgz|gz|7z|rar|exe|dll|so|dylib|jar|war|bin|dmg|iso|mp4|psd)$")
_SHARE_OF_BUILT_FILES = 0.5
_FILES_SHOWN = 3
_NO_NEW_FILE = not_applicable("no_new_file")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(missing_scope_kind(facts.record))
    new = [change for change in scope.files if change.status == "A"]
    if not new:
        return _NO_NEW_FILE
    unwanted: dict[str, str] = {}
    for change in new:
        found = _unwanted(change, facts.record)
        if found is not None:
            unwanted.setdefault(*found)
    if unwanted:
        return failed("unwanted", *_shown(list(unwanted.items())))
    # A pointer of Git LFS or git-annex is text: the file itself is not in the repository.
    built = [
        (change.path, "built_file")
        for change in new
        if change.binary and _BUILT.search(change.path.lower()) and kind_of(change.path) != "test"
    ]
    if built:
        return partial(_SHARE_OF_BUILT_FILES, "built", *_shown(built))
    return passed("clean", Evidence("new_files", figure=len(new)))


def _unwanted(change: FileChange, record: CommitRecord) -> tuple[str, str] | None:
    """The file or its folder, and what it is; where the name does not decide, what was measured in it does."""
    code = record.code if record.facts >= LOG_LINES_SINCE else None
    if code is not None and _SETTINGS.search(change.path):
        secret = any(place.path == change.path for place in code.places_of(*code.secret_kinds))
        return (change.path, "local_settings") if secret else unwanted_kind(change)
    if code is not None and not change.binary and needs_log_lines(change.path):
        return next(
            ((change.path, "log_file") for place in code.places_of(LOG_LINES) if place.path == change.path), None
        )
    return unwanted_kind(change)


def _shown(files: list[tuple[str, str]]) -> list[Evidence]:
    """The first files as evidence, of each kind one before another of the same, each with the number of all."""
    firsts = {kind: path for path, kind in reversed(files)}
    ordered = sorted(files, key=lambda file: firsts[file[1]] != file[0])
    return [Evidence(kind, path=path, figure=len(files)) for path, kind in ordered[:_FILES_SHOWN]]


CHECK = Check(
    id="CN211",
    name="unwanted-files",
    pass_name="No unwanted files",
    fail_name="Adds files that shouldn't be committed",
    topic="stray-files",
    points=0.5,
    why="Editor, build and system files are of use on one machine only, and they stay in the history.",
    advice="Remove the file from the commit and add it to .gitignore.",
    good="src/cart.py and its test.",
    bad="src/cart.py, .DS_Store and debug.log.",
    grounds="Names from GitHub's published .gitignore templates. Names that other files have too count only with such "
    "content: compiled code, dumps and key stores are binary, a log has the lines of one. Of .idea and .vscode, files "
    "that their makers say are shared may be committed.",
    limits="Test fixtures are ignored. A .env file counts only if it contains a secret. Some projects commit "
    "packed files on purpose.",
    evaluate=_evaluate,
    dangerous=True,
    former_name="stray-files",
    weight_factor=6.0,
    caps_tenths=(("unwanted", 49),),
    quick_fix=True,
)
