"""What a check of the user's own found in a commit: beside the score, like a broken rule of the project."""

from __future__ import annotations

from craftnudge.runtime.fast_dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PluginFinding:
    """One finding, in the plug-in's words. `line` is 1-based, of `path` or else of the message.

    A `required` one fails the check of the commit: the user's settings say so, not the plug-in.
    """

    id: str
    title: str
    says: str
    advice: str
    quote: str | None
    path: str | None
    line: int
    required: bool
