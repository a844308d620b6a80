"""Our named tuples behave as those of `typing` do."""

from __future__ import annotations

import copy
import pickle
import typing
from typing import Any

import pytest

from craftnudge.runtime import fast_named_tuples


class Ours(fast_named_tuples.NamedTuple):
    """A class with all that this program puts into one."""

    name: str
    figure: float | None = None
    rows: tuple[str, ...] = ()

    @property
    def twice(self) -> float:
        """A property stays one."""
        return 2 * (self.figure or 0)

    def named(self, name: str) -> Any:
        """A method stays one."""
        return self._replace(name=name)


class Theirs(typing.NamedTuple):
    """A class with all that this program puts into one."""

    name: str
    figure: float | None = None
    rows: tuple[str, ...] = ()

    @property
    def twice(self) -> float:
        """A property stays one."""
        return 2 * (self.figure or 0)

    def named(self, name: str) -> Any:
        """A method stays one."""
        return self._replace(name=name)


def test_an_instance_is_as_of_the_standard_class() -> None:
    """Values, equality, hash, repr, order, methods, copies, unpickling."""
    ours, theirs = Ours("a", 2.0), Theirs("a", 2.0)
    assert tuple(ours) == tuple(theirs) == ("a", 2.0, ())
    assert ours == Ours("a", 2.0) != Ours("b", 2.0)
    assert hash(ours) == hash(theirs)
    assert repr(ours).replace("Ours", "Theirs") == repr(theirs)
    assert (ours.twice, ours.named("b"), ours._asdict()) == (4.0, ("b", 2.0, ()), theirs._asdict())
    assert ours < Ours("b")
    copied = pickle.loads(pickle.dumps(ours))  # noqa: S301 - just made
    assert (type(copied), copied, copy.copy(ours)) == (Ours, ours, ours)


def test_a_class_is_as_the_standard_one() -> None:
    """Fields, defaults, names, documentation; no room for other attributes."""
    for attribute in (
        "_fields",
        "_field_defaults",
        "__doc__",
        "__match_args__",
        "__bases__",
        "__module__",
        "__slots__",
    ):
        assert getattr(Ours, attribute) == getattr(Theirs, attribute)
    assert (Ours.__name__, Ours.__qualname__) == ("Ours", "Ours")
    assert typing.get_type_hints(Ours) == typing.get_type_hints(Theirs)
    with pytest.raises(AttributeError):
        Ours("a").name = "b"  # type: ignore[misc]
    with pytest.raises(TypeError):
        Ours()  # type: ignore[call-arg]
