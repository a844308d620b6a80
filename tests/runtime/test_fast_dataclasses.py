"""Our dataclasses behave as those of the standard library do."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import TYPE_CHECKING, Any, ClassVar

import pytest

from craftnudge.runtime import fast_dataclasses

if TYPE_CHECKING:
    from collections.abc import Callable


def _figure(decorator: Callable[..., Any], options: dict[str, bool], made: Callable[..., Any]) -> Any:
    @decorator(**options)
    class Figure:
        """A class with all that this program puts into one."""

        name: str
        figure: float | None = None
        rows: list[int] = made(default_factory=list)
        limit: ClassVar[int] = 3

        @property
        def twice(self) -> float:
            """A property stays one."""
            return 2 * (self.figure or 0)

    return Figure


OPTIONS = [
    {"frozen": True, "slots": True},
    {"frozen": True},
    {"frozen": True, "eq": False},
    {"slots": True},
    {},
    {"eq": False},
]


def _both(options: dict[str, bool]) -> tuple[Any, Any]:
    return _figure(fast_dataclasses.dataclass, options, fast_dataclasses.field), _figure(
        dataclasses.dataclass, options, dataclasses.field
    )


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_they_are_made_and_shown_alike(options: dict[str, bool]) -> None:
    """By place or by name, with defaults; and what is wrong with a call is said in the same words."""
    ours, theirs = _both(options)
    right: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
        (("a",), {}),
        (("a", 1.5, [2]), {}),
        ((), {"rows": [], "name": "b"}),
    ]
    for arguments, named in right:
        one, other = ours(*arguments, **named), theirs(*arguments, **named)
        assert repr(one).partition("(")[2] == repr(other).partition("(")[2]
        assert (one.name, one.figure, one.rows, one.twice) == (other.name, other.figure, other.rows, other.twice)
        assert ours("a").rows is not ours("a").rows
    wrong: list[tuple[tuple[Any, ...], dict[str, Any]]] = [((), {}), ((1, 2, 3, 4), {}), ((1,), {"none": 2})]
    for arguments, named in wrong:
        with pytest.raises(TypeError) as ours_says:
            ours(*arguments, **named)
        with pytest.raises(TypeError) as theirs_says:
            theirs(*arguments, **named)
        assert str(ours_says.value) == str(theirs_says.value).replace(theirs.__qualname__, ours.__qualname__)
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__doc__ == theirs.__doc__
    assert hasattr(ours("a"), "__dict__") == hasattr(theirs("a"), "__dict__")


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_they_are_compared_alike(options: dict[str, bool]) -> None:
    """Equal by class and values, with the hash of their values where nothing can change them."""
    ours, theirs = _both(options)
    for cls in (ours, theirs):
        assert (cls("a", 1.0) == cls("a", 1.0)) is options.get("eq", True)
        assert cls("a", 1.0) != cls("a", 2.0)
        assert cls("a") != ("a", None, [])
    if options.get("eq", True):
        assert (ours.__hash__ is None) is (theirs.__hash__ is None)
    if options.get("frozen") and options.get("eq", True):
        assert hash(ours("a", 1.0, ())) == hash(theirs("a", 1.0, ()))


@pytest.mark.parametrize("options", OPTIONS, ids=str)
def test_they_are_kept_from_change_alike(options: dict[str, bool]) -> None:
    """A frozen one refuses with the standard library's own error; others change."""
    ours, _ = _both(options)
    one = ours("a")
    if not options.get("frozen"):
        one.name = "b"
        assert one.name == "b"
        return
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot assign to field 'name'"):
        one.name = "b"
    with pytest.raises(dataclasses.FrozenInstanceError, match="cannot delete field 'name'"):
        del one.name


@fast_dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """At the top of a module, where pickle finds it."""

    name: str
    rows: tuple[int, ...] = ()


@fast_dataclasses.dataclass(frozen=True, slots=True)
class More(Kept):
    """With a field more than its base."""

    further: str = ""


def test_they_are_copied_pickled_and_replaced() -> None:
    """As any value: between processes, and with other values for some fields."""
    one = More("a", (1, 2), "b")
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == copy.deepcopy(one) == one  # noqa: S301 - our own bytes
    assert fast_dataclasses.replace(one, name="c") == dataclasses.replace(one, name="c") == More("c", (1, 2), "b")
    with pytest.raises(TypeError):
        fast_dataclasses.replace(one, none=1)  # type: ignore[call-arg]
    with pytest.raises(AttributeError):
        object.__setattr__(one, "unknown", 1)


@fast_dataclasses.dataclass(frozen=True)
class Partly:
    """Its second field is not for another process."""

    name: str
    own: object = None

    def __getstate__(self) -> dict[str, object]:
        """All but that."""
        return self.__dict__ | {"own": None}


def test_what_a_class_says_of_its_state_is_what_is_pickled() -> None:
    """As with the standard library's; and one that says nothing is pickled whole."""
    assert pickle.loads(pickle.dumps(Partly("a", 1))) == copy.copy(Partly("a", 1)) == Partly("a")  # noqa: S301 - our own bytes


def test_the_standard_library_takes_them_for_its_own() -> None:
    """`fields`, `asdict` and `is_dataclass` work on them."""
    assert dataclasses.is_dataclass(More)
    assert [field.name for field in dataclasses.fields(More)] == ["name", "rows", "further"]
    assert dataclasses.asdict(More("a", (1,), "b")) == {"name": "a", "rows": (1,), "further": "b"}


def test_a_class_without_fields_works() -> None:
    """Instances are equal, and have the hash of the empty tuple."""

    @fast_dataclasses.dataclass(frozen=True, slots=True)
    class Empty:
        pass

    assert Empty() == Empty()
    assert hash(Empty()) == hash(())
