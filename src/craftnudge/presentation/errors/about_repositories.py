"""Errors about folders, repositories and git itself."""

from __future__ import annotations

from typing import Final

_RIGHTS: Final = "Check who owns it, and whether you may read it."
_UNSHALLOW: Final = "Fetch the rest: git fetch --unshallow. In a GitHub workflow: actions/checkout with fetch-depth: 0."

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "folder.none": ("no repository was named.", "Name one: --repo PATH"),
    "folder.missing": ("the folder {folder} does not exist.", "Name one that exists: --repo PATH"),
    "folder.unreadable": ("cannot read the folder {folder}: {reason}.", _RIGHTS),
    "folder.deleted": ("the current folder was deleted.", "Change to a folder that exists."),
    "folder.no-temporary": ("no folder for temporary files can be written.", "Set TMPDIR to one that can."),
    "repository.none": (
        "no git repository in {folder} or above it.",
        "Change to a repository, or name one: --repo PATH",
    ),
    "repository.none-in-variable": (
        "the variable GIT_DIR names no git repository: {folder}.",
        "Unset GIT_DIR, or let it name a git folder.",
    ),
    "repository.untrusted": (
        "git does not trust {repository}: it belongs to another user.",
        "If you trust it: git config --global --add safe.directory {repository:sh}",
    ),
    "repository.unreadable": ("cannot read the repository {repository}: {reason}.", _RIGHTS),
    "repository.special-file": (
        "cannot read {path}: it is not a regular file.",
        "Replace it with a regular file, or remove it.",
    ),
    "repository.large-file": (
        "{path} is too large to read: more than {limit:,} bytes.",
        "Find out which program wrote it.",
    ),
    "repository.many-alternates": ("{repository} borrows objects from more than {limit:,} repositories.",),
    "repository.many-includes": ("{path} includes more than {limit:,} files.",),
    "repository.shallow": (
        "this clone is shallow: it lacks the parent of {commit}, so the change is unknown.",
        _UNSHALLOW,
    ),
    "repository.shallow-base": (
        "this clone is shallow: it does not reach the common ancestor of {start} and {end}.",
        _UNSHALLOW,
    ),
    "repository.unrelated": (
        "{start} and {end} have no commit in common.",
        "Name the branch that {end} was started from.",
    ),
    "git.missing": ("git is not installed, or not on PATH.", "Install git, then try again."),
    "git.not-started": ("could not run git {command}: {reason}.",),
    "git.failed": ("git {command} failed: {reason}",),
    "index.unreadable": ("cannot read the index {path}: {reason}.",),
    "index.conflicts": ("the index has unresolved conflicts.", "Resolve them, stage the result, then try again."),
    "index.no-tree": ("git cannot make a tree of the index: {reason}",),
    "hooks.unwritable": ("cannot write the hooks folder: {reason}.",),
    "hooks.edited": (
        "the hook {path} was edited after it was installed.",
        "Save your edits, then: craftnudge hook uninstall --force",
    ),
    "hooks.disabled": (
        "core.hooksPath is {value!r}, so git runs no hooks in this repository.",
        "To use the repository's own hooks: git config --{unset} --unset-all core.hooksPath",
        "To use the repository's own hooks: git config core.hooksPath {override:sh}",
        "It is set for this command only: check GIT_CONFIG_PARAMETERS and GIT_CONFIG_COUNT.",
    ),
    "hooks.linked-folder": ("{folder} is a symbolic link.", "Remove it, then try again."),
    "hooks.old-git": (
        "this version of git ignores hooks named in its configuration; git 2.54 and later run them.",
        "Leave out --way to install into git's hooks folder.",
    ),
    "hooks.tracked-folder": (
        "{reason}: that folder is tracked, so everyone who clones the project would get the hooks.",
        "To install them there anyway: craftnudge hook install --shared",
    ),
    "hooks.shared-folder": (
        "{reason}: other repositories share that folder, so the hooks would run in all of them.",
        "To install them there anyway: craftnudge hook install --shared",
    ),
}
