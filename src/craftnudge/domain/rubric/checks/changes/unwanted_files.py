"""Only files that belong in a repository are committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.rubric.change.scope import missing_scope_kind
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, partial, passed
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# A folder is reported once, however many files it contains.
_UNWANTED = pattern(
    r"^(?:.*?/)?(?:__pycache__|node_modules|\.idea|\.vs|\.gradle|\.pytest_cache|\.mypy_cache|bower_components|\.eggs)/|"
    r"(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|npm-debug\.log|yarn-error\.log|\.env|id_rsa|core|nohup\.out)$|"
    r"\.(?:orig|rej|swp|swo|pyc|pyo|class|o|obj|log|bak|tmp|suo|user|iml|dump|pid)$|~$",
)
# What the matched folder, name or ending shows a file to be.
_KINDS = {
    "compiled_file": "__pycache__ .pyc .pyo .class .o .obj",
    "installed_packages": "node_modules bower_components .eggs",
    "editor_settings": ".idea .vs .iml .suo .user",
    "tool_cache": ".gradle .pytest_cache .mypy_cache",
    "system_file": ".DS_Store Thumbs.db desktop.ini",
    "log_file": "npm-debug.log yarn-error.log nohup.out .log",
    "local_settings": ".env",
    "private_key_file": "id_rsa",
    "memory_dump": "core .dump",
    "merge_leftover": ".orig .rej",
    "editor_backup": ".swp .swo .bak ~",
    "temporary_file": ".tmp .pid",
}
_KIND_OF_NAME = {name: kind for kind, names in _KINDS.items() for name in names.split()}
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
    added = [change.path for change in new]
    unwanted = dict(found for path in added if (found := _unwanted(path)))
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
    return passed("clean", Evidence("new_files", figure=len(added)))


def _unwanted(path: str) -> tuple[str, str] | None:
    """The file, or the folder it is in, that does not belong in a repository, and its kind; None for other files."""
    matched = _UNWANTED.search(path)
    if matched is None or kind_of(path) == "test":
        return None
    text = matched[0]
    kind = _KIND_OF_NAME[text.rstrip("/").rpartition("/")[2]]
    return (text if text.endswith("/") else path), kind


def _shown(files: list[tuple[str, str]]) -> list[Evidence]:
    """The first files as evidence, each with the number of all of them as its figure."""
    return [Evidence(kind, path=path, figure=len(files)) for path, kind in files[:_FILES_SHOWN]]


CHECK = Check(
    id="CN211",
    name="unwanted-files",
    pass_name="No unwanted files",
    fail_name="Adds files that shouldn't be committed",
    topic="stray-files",
    points=0.5,
    why="Files of editors, builds and operating systems help no one, and they stay in the history.",
    advice="Remove the file from the commit and add it to .gitignore.",
    good="src/cart.py and its test.",
    bad="src/cart.py, .DS_Store and debug.log.",
    grounds="Names from GitHub's published .gitignore templates.",
    limits="Test fixtures are ignored. A project may have a reason for a packed file. Fires on 0% of human commits in "
    "git's history and on 0% in Flask's.",
    evaluate=_evaluate,
    dangerous=True,
    former_name="stray-files",
    weight_factor=6.0,
    quick_fix=True,
)
