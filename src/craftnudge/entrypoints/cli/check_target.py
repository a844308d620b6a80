"""What `craftnudge check` is asked to check: one of many ways to name a change, a message or commits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.errors import UnknownRevisionError, UsageError
from craftnudge.runtime.fast_dataclasses import dataclass
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.services.workplace import Workplace

_ZEROS = pattern(r"\.?(?:0{40}|0{64})")
# "name" is what may be a revision, a range or a file; "file" is a message file for certain.
Kind = Literal["staged", "name", "file", "squash", "push", "unpushed"]


@dataclass(frozen=True, slots=True)
class Sources:
    """The options as typed. `edit` means the message that git is about to use, or the file in `what`."""

    what: str | None = None
    message: str | None = None
    message_file: str | None = None
    edit: bool = False
    last: bool = False
    staged: bool = False
    squash: str | None = None
    commit: str | None = None
    commits: str | None = None
    start: str | None = None
    end: str | None = None
    push: str | None = None
    unpushed: bool = False

    def target(self, workplace: Workplace) -> Target:
        """The one thing that is meant. Raises UsageError for two things, UnknownRevisionError for an empty name."""
        self._require_one()
        if "" in (self.what, self.squash, self.commit, self.commits, self.start, self.end):
            raise UnknownRevisionError("revision.empty")
        if self.squash is not None:
            return Target("squash", self.squash)
        if self.push is not None or self.unpushed:
            return Target("unpushed" if self.push is None else "push", self.push or "")
        if self.edit and self.what is None:
            from craftnudge.services.check import edited_message_file

            return Target("file", str(edited_message_file(workplace)))
        if self.edit or self.message_file is not None:
            return Target("file", self.message_file or self.what or "")
        named = self.what or self.commit or self.commits or ("HEAD" if self.last else None)
        if self.start is not None:
            named = f"{self.start}..{self.end or 'HEAD'}"
        if named is None:
            return Target("staged", "")
        # Services give zeros for the beginning of a new branch; no commit has that hash.
        is_push = any(_ZEROS.fullmatch(end) for end in named.split("..") if ".." in named)
        return Target("push" if is_push else "name", named)

    def _require_one(self) -> None:
        if self.end is not None and self.start is None:
            raise UsageError("option.needs", option="--to", other="--from A")
        ways = {
            self.what or "": self.what is not None and not self.edit,
            "--edit": self.edit,
            "--message": self.message is not None,
            "--message-file": self.message_file is not None,
            "--last": self.last,
            "--staged": self.staged and self.message is None and self.message_file is None and not self.edit,
            "--squash": self.squash is not None,
            "--commit": self.commit is not None,
            "--commits": self.commits is not None,
            "--from": self.start is not None,
            "--push": self.push is not None,
            "--unpushed": self.unpushed,
        }
        first, *others = [name for name, typed in ways.items() if typed] or [""]
        if others:
            raise UsageError("option.together", first=first, second=others[0])


@dataclass(frozen=True, slots=True)
class Target:
    """What is checked, and its name."""

    kind: Kind
    name: str
