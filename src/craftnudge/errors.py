"""Expected failures, by what can be done about them.

Each carries a stable code and the values that its message names, and no words: `presentation/errors/` has a message
and a hint for each code, and each door decides by class which exit code or HTTP status it gives. The codes are listed
in docs/reference/exit-codes.md.
"""

from __future__ import annotations


class Cause:
    """Why something cannot be read or used: a stable code, and the values that its words are filled with.

    An error has one among its details where several causes lead to the same failure.
    """

    __slots__ = ("code", "details")

    def __init__(self, code: str, /, **details: object) -> None:
        self.code = code
        self.details = details

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Cause) and (self.code, self.details) == (other.code, other.details)

    def __hash__(self) -> int:
        return hash(self.code)

    def __repr__(self) -> str:
        return f"Cause({self})"

    def __str__(self) -> str:
        """The code and the details, for a log; a user reads the catalogue's words."""
        return _logged(self.code, self.details)


class CraftNudgeError(Exception):
    """An expected failure: `code` names it, `details` are the values that its message is filled with."""

    def __init__(self, code: str, /, **details: object) -> None:
        super().__init__(code)
        self.code = code
        self.details = details

    def __str__(self) -> str:
        """The code and the details, for a log; a user reads the catalogue's words."""
        return _logged(self.code, self.details)


class InternalError(CraftNudgeError):
    """A bug in CraftNudge."""


class GateNotMetError(CraftNudgeError):
    """A commit scores below the minimum that the user set, or breaks a rule of the project."""


class UsageError(CraftNudgeError):
    """Something that the user gave cannot be used: an option, a value, a file, a setting, the state of a change."""


class PluginError(UsageError):
    """A plug-in check cannot be used, and is left out."""


class UnknownRevisionError(UsageError):
    """No commit has that name, or several have."""


class UnknownPersonError(UsageError):
    """No author in the journal has that name or address, or several have."""


class UnknownRepositoryError(UsageError):
    """The journal has no commits of a repository with that name."""


class UnknownCheckError(UsageError):
    """No check has that id or name."""


class SignInError(UsageError):
    """Signing in to a team's server failed."""


class NotSignedInError(UsageError):
    """A token is missing, or is not valid (any more)."""


class NotAllowedError(UsageError):
    """The role, or the scope of the token, does not allow that."""


class NoRepositoryError(CraftNudgeError):
    """There is no repository, or no folder, at that place."""


class NoCommitsError(CraftNudgeError):
    """The repository or the selection has no commits."""


class RepositoryRefusedError(CraftNudgeError):
    """The repository exists, and git, its format or its permissions keep it from being read or written."""


class ForgeError(RepositoryRefusedError):
    """A forge cannot be reached, refuses, or sends something else than expected; a later attempt may work."""


class CommitDamagedError(CraftNudgeError):
    """The object of a commit is missing or cannot be read."""


class OutputError(CraftNudgeError):
    """The output, or a file beside the journal, cannot be written: a full disk, a device that fails."""


class RemoteError(CraftNudgeError):
    """A team's server does not answer, or refuses."""


class JournalError(CraftNudgeError):
    """The journal cannot be read or written: full disk, no permission, locked by another process."""


class StoreError(JournalError):
    """The same of the team's database: out of reach, refused, or its schema is not this program's."""


def _logged(code: str, values: dict[str, object]) -> str:
    details = ", ".join(f"{name}={value}" for name, value in values.items())
    return f"{code} ({details})" if details else code
