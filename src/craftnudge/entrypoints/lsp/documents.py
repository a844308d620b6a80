"""The messages that are open in an editor, and the repository that each belongs to."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit
from urllib.request import url2pathname

from craftnudge.entrypoints.lsp.message_lines import MessageLines, message_lines
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.bounded_read import ordinary_bytes
from craftnudge.services.live_message import LiveMessage, message_of_head
from craftnudge.services.project_style import style_answer

if TYPE_CHECKING:
    from craftnudge.domain.coaching.check_result import Checked
    from craftnudge.domain.coaching.rewording.reworded_message import Rewording
    from craftnudge.domain.habits.project_style import ProjectStyle
    from craftnudge.services.workplace import Workplace

# The files that git opens an editor on for a message.
MESSAGE_FILES: Final = frozenset({"COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "TAG_EDITMSG"})
LANGUAGE_IDS: Final = frozenset({"gitcommit", "git-commit"})
_LONGEST_TEXT_CHARS: Final = 200_000
_GITDIR_BYTES: Final = 4_096


class OpenMessage:
    """One message in an editor. `check` gives the last result again as long as the text is the same."""

    def __init__(self, workplace: Workplace, text: str) -> None:
        self._workplace = workplace
        live = LiveMessage(workplace)
        typed = live.cleaned(text)
        # git opens the editor on the old message where it amends; it says so nowhere else.
        if typed and typed.strip() == message_of_head(workplace).strip():
            live = LiveMessage(workplace, amends=True)
        self._live = live
        self._style: ProjectStyle | None = None
        self._last: tuple[str, Checked | None, MessageLines] | None = None

    def check(self, text: str) -> tuple[Checked | None, MessageLines]:
        """The result for the text, and where its lines stand; no result for an empty message, or without an answer."""
        text = text[:_LONGEST_TEXT_CHARS]
        if self._last is not None and self._last[0] == text:
            return self._last[1:]
        message = self._live.cleaned(text)
        lines = message_lines(text, message)
        result = None
        if message.strip():
            try:
                result = self._live.check(text)
            except CraftNudgeError:
                result = None
        self._last = text, result, lines
        return result, lines

    def reworded(self, text: str) -> Rewording | None:
        """What can be fixed; None if nothing can."""
        try:
            rewording = self._live.reworded(text[:_LONGEST_TEXT_CHARS])
        except CraftNudgeError:
            return None
        return rewording if rewording.changes else None

    def style(self) -> ProjectStyle | None:
        """The style of the project's last commits; None if there are none."""
        if self._style is None:
            try:
                self._style = style_answer(self._workplace).style
            except CraftNudgeError:
                return None
        return self._style


def is_message(uri: str, language_id: str) -> bool:
    """Whether a document is the message of a commit, by its name or by what the editor says."""
    return language_id in LANGUAGE_IDS or path_of(uri).name in MESSAGE_FILES


def path_of(uri: str) -> Path:
    """The file of a document; an empty path for one that is in no file."""
    parts = urlsplit(uri)
    return Path(url2pathname(parts.path)) if parts.scheme == "file" else Path()


def folder_of(uri: str, root: Path | None) -> Path | None:
    """The folder of the work tree that a message is for: by where git keeps it, else what the editor has open."""
    git_folder = path_of(uri).parent
    if git_folder.name == ".git":
        return git_folder.parent
    try:
        linked = ordinary_bytes(git_folder / "gitdir", _GITDIR_BYTES).decode("utf-8", "surrogateescape").strip()
    except OSError:
        return root or (git_folder if git_folder.is_dir() and git_folder != Path() else None)
    return Path(linked).parent
