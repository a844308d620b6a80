"""Errors about revisions, commits, and changing them."""

from __future__ import annotations

from typing import Final

_FSCK: Final = "See what is damaged: git fsck. A fresh clone often has what is missing here."
_REVISIONS: Final = "Give a hash, a branch, a tag, or a form like HEAD~2."
_UNSHALLOW: Final = (
    "This clone is shallow. Fetch the rest: git fetch --unshallow. "
    "In a GitHub workflow: actions/checkout with fetch-depth: 0."
)

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "commits.none": ("the repository has no commits yet.", "Make the first one, then try again."),
    "commits.none-by": ("no commits by {person} in this repository.", "List what is recorded: craftnudge log"),
    "revision.no-branch": ('no branch "{branch}" here.', "List the branches: git branch"),
    "revision.unknown": ('unknown revision "{revision}".', _REVISIONS),
    "revision.shallow": ('unknown revision "{revision}".', _UNSHALLOW),
    "revision.ambiguous": ('"{revision}" matches {count} commits: {candidates:list}.', "Give more of the hash."),
    "revision.empty": (
        "the revision is empty.",
        "Is a variable unset? Without this argument the default applies.",
    ),
    "revision.no-file": ('no file and no revision is named "{revision}".', _REVISIONS),
    "revision.folder": (
        "{revision} is a folder.",
        "Name a message file in it, or check a repository there: --repo PATH",
    ),
    "range.no-start": ('the range "{range}" has no start.', "Name both ends, such as main..HEAD."),
    "range.empty": ("no commits in {range}.", "Name a range: craftnudge check --squash main..HEAD"),
    "object.missing": ("the object {object} is missing from the repository.", _FSCK),
    "object.too-large": ("the commit object {object} is too large to read: {reason}.",),
    "object.damaged": ("the object {object} is damaged: {reason}.", _FSCK),
    "reference.damaged": ("the reference {reference} is damaged: {reason}.", _FSCK),
    "commit.unreadable": ("cannot read the commit {commit}.",),
    "staged.nothing": ("nothing is staged.", "Stage a change: git add. To check a commit: craftnudge check HEAD"),
    "message.unreadable": ("cannot read the message in {path}: {reason}.", "From standard input: craftnudge check -"),
    "message.tracked": (
        "{path} is a file of this repository, and was read as a commit message.",
        "To check a change of it: git add it, then craftnudge check",
    ),
    "message.binary": ("the message contains a NUL byte, which git does not allow.", "Save it as UTF-8 text."),
    "rewrite.other-branch": ("{commit} is not in the history of this branch.", "Switch to its branch first."),
    "rewrite.pushed": ("{commit} is on {branch}, so others may have it.", "Only unpushed commits can be changed."),
    "rewrite.signed": (
        "{commit} is signed, and the signature would be lost.",
        "git signs what it rewrites itself: git commit --amend, git rebase --interactive",
    ),
    "rewrite.in-progress": ("git is in the middle of a rebase, a merge or the like.", "Finish that first."),
    "rewrite.unsigned": (
        "commits are signed here (commit.gpgSign), and these would not be.",
        "Leave out --apply, and paste the commands instead.",
    ),
    "rewrite.other-files": ("the new commits would not end with the same files.", "Nothing was changed."),
    "rewrite.message-incomplete": (
        "the message is too long, or is not in the encoding it names.",
        "Change it with git: git commit --amend",
    ),
    "reword.generated": ("{commit} is skipped ({kind}), so it has no message to reword.", ""),
    "reword.no-terminal": (
        "the editor needs a terminal.",
        "Write the message to a file, then: craftnudge reword {revision} --file FILE --apply",
    ),
    "editor.none": ("git names no editor for this terminal.", "Name one: git config --global core.editor EDITOR"),
    "editor.failed": ('the editor "{editor}" failed: {reason}.', "See which one git opens: git var GIT_EDITOR"),
    "editor.empty": ("the message is empty, so nothing was changed.", "To try again: craftnudge reword"),
    "draft.unwritable": ("cannot write {path}: {reason}.", "Nothing was changed."),
    "draft.unreadable": ("cannot read {path}: {reason}.", "Nothing was changed."),
    "undo.nothing": (
        "there is nothing to undo: nothing was reworded or split here.",
        "Where a branch stood before: git reflog",
    ),
    "undo.done": (
        "the branch is at {commit} already, where it was before.",
        "All saved states: craftnudge undo --list",
    ),
    "undo.moved": (
        "the branch has moved since the {what}, which left it at {commit}.",
        "To look at the old commits: git branch before-{what} {reference}",
    ),
    "undo.unknown": (
        "an earlier version made the backup of {commit}, so it can't be checked.",
        "To go back to it, if your files are the same: git reset --keep {reference}",
    ),
    "undo.pushed": ("{commit} is on {branch}, so others may have it.", "Only unpushed commits can be undone."),
    "undo.staged": (
        "something is staged, and would be mixed with what was split.",
        "Commit it or unstage it first: git restore --staged .",
    ),
    "split.merge": ("{commit} is a merge.", "Split the commits that it merges."),
    "split.staged-merge": ("the staged change concludes a merge.", "Conclude it in one commit: git commit"),
    "split.uncommitted": ("there are uncommitted changes.", "Commit or stash them first: git stash"),
    "split.staged-changed": ("the staged change is no longer the same.", "Run the command again."),
    "split.unknown-change": ("the change is unknown: {reason}.",),
}
