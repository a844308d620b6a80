"""A module that is loaded when something in it is first used.

The server answers before it has loaded the rubric, the templates and the forges' part: together they take two fifths
of its start. For type checkers the module is imported as usual, beside `if TYPE_CHECKING`.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any


class LazyModule:
    """Stands for the module of that name. Safe to use from several threads, as imports are."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:
        """The attribute of the module, which is loaded if it is not yet."""
        if attribute.startswith("__"):
            raise AttributeError(attribute)
        return getattr(import_module(self._name), attribute)
