"""Why a model gave no words: a kind for programs, and a cause that a door puts into words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from craftnudge.runtime.fast_dataclasses import dataclass

if TYPE_CHECKING:
    from craftnudge.errors import Cause

ReasonKind = Literal[
    "off",  # switched off, or not wanted here
    "nothing_to_add",  # the rules left nothing to choose
    "address",  # the address is none, or not allowed
    "no_server",  # nothing answers there
    "not_ollama",  # something else answers there
    "no_model",  # the server has no such model, or none at all
    "cloud",  # the model runs on another's machine
    "timeout",  # our own deadline passed
    "busy",  # the server has too much to do
    "server_error",  # the server said that it failed, or broke off
    "bad_reply",  # what came back is not of the agreed form
    "interrupted",  # the user did not want to wait
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason. The cause may hold words of a server: they are made safe wherever they are shown."""

    kind: ReasonKind
    cause: Cause


class NoWordsError(Exception):
    """No words, for one reason. It does not leave this package: callers get the reason as a value."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(str(reason.cause))
        self.reason = reason
