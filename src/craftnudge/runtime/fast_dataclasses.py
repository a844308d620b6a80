"""Dataclasses whose classes are made in a tenth of the time: the standard ones cost a hook more than all of its work.

`dataclasses` writes half a dozen methods as text for each class and has Python compile them, and it loads `inspect` to
do so: half a millisecond a class, where a hook loads thirty to sixty of them and has thirty milliseconds. Here
equality, hash, text and immutability are shared by all classes, and `__init__` alone is compiled, when a first instance
is made.

Instances are what those of `dataclasses.dataclass` are, and `replace`, `asdict` and `fields` of the standard library
work on them. What this program does not use is left out: order, keyword-only fields, `__post_init__`, `InitVar`, and
of `field` all but `default_factory`.
"""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from dataclasses import dataclass, field, replace

__all__ = ("dataclass", "field", "replace")

_MISSING = object()


class _Field:
    """A default that is a value, or a function that makes one for each instance."""

    __slots__ = ("default", "factory")

    def __init__(self, default: object = _MISSING, factory: Any = _MISSING) -> None:
        self.default = default
        self.factory = factory

    @property
    def source(self) -> str:
        """What stands behind the parameter of `__init__`."""
        return "" if self.default is self.factory else "=None" if self.factory is _MISSING else "=_MISSING"


def _field(*, default_factory: Any) -> Any:
    """A field whose default is made anew for each instance, as `dataclasses.field` has it."""
    return _Field(factory=default_factory)


def _dataclass(
    cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True
) -> type | Callable[[type], type]:
    """The decorator, with or without parentheses."""
    if cls is None:
        return lambda made: _made(made, frozen=frozen, slots=slots, eq=eq)
    return _made(cls, frozen=frozen, slots=slots, eq=eq)


def _made(cls: type, *, frozen: bool, slots: bool, eq: bool) -> type:
    known: dict[str, _Field] = dict(getattr(cls, "_lean_fields", {}))
    for name, annotation in getattr(cls, "__annotations__", {}).items():
        if not str(annotation).startswith("ClassVar") and (name in cls.__dict__ or name not in known):
            default = cls.__dict__.get(name, _MISSING)
            known[name] = default if isinstance(default, _Field) else _Field(default)
    shared = _shared(known, frozen=frozen, slots=slots, eq=eq)
    if slots:
        return _with_slots(cls, known, shared)
    for name, one in known.items():
        if one.factory is not _MISSING and name in cls.__dict__:
            delattr(cls, name)
    for name, part in shared.items():
        setattr(cls, name, part)
    return cls


def _with_slots(cls: type, known: Mapping[str, _Field], shared: Mapping[str, Any]) -> type:
    """The class once more, for slots can only be given to one that is being made."""
    kept = {name: part for name, part in cls.__dict__.items() if name not in known}
    for name in ("__dict__", "__weakref__"):
        kept.pop(name, None)
    inherited = {name for base in cls.__mro__[1:] for name in getattr(base, "__slots__", ())}
    slots = tuple(name for name in known if name not in inherited)
    return type(cls)(
        cls.__name__, cls.__bases__, {**kept, **shared, "__slots__": slots, "__qualname__": cls.__qualname__}
    )


def _shared(known: Mapping[str, _Field], *, frozen: bool, slots: bool, eq: bool) -> dict[str, Any]:
    """What all such classes have in common."""
    names = tuple(known)
    read = attrgetter(*names) if len(names) > 1 else (lambda one: tuple([getattr(one, name) for name in names]))
    shared: dict[str, Any] = {
        "_lean_fields": known,
        "_lean_values": staticmethod(read),
        "__dataclass_fields__": _StandardFields(),
        "__match_args__": names,
        "__init__": _first_init(frozen=frozen, slots=slots),
        "__repr__": _repr,
    }
    if slots:  # without them pickle and copy take `__dict__`, or what a class says of itself by `__getstate__`
        shared["__reduce__"] = _reduce
    if eq:
        shared |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
    if frozen:
        shared |= {"__setattr__": _refuse_to_set, "__delattr__": _refuse_to_delete}
    return shared


def _first_init(*, frozen: bool, slots: bool) -> Any:
    """An `__init__` that makes way for a compiled one when it is first called."""

    def __init__(self: Any, *args: Any, **kwargs: Any) -> None:  # noqa: N807 - it stands in for it
        cls: Any = type(self)
        while "_lean_fields" not in cls.__dict__:
            cls = cls.__base__
        _compile_init(cls, frozen=frozen, slots=slots)
        cls.__init__(self, *args, **kwargs)

    return __init__


def _compile_init(cls: Any, *, frozen: bool, slots: bool) -> None:
    """Gives the class its `__init__`. A slot is set by its own descriptor, the fastest way past an immutable class."""
    known: dict[str, _Field] = cls._lean_fields
    scope: dict[str, Any] = {"_MISSING": _MISSING}
    lines = [] if slots or not frozen else [" _own = self.__dict__"]
    for name, one in known.items():
        value = name
        if one.factory is not _MISSING:
            scope[f"_make_{name}"] = one.factory
            value = f"_make_{name}() if {name} is _MISSING else {name}"
        if slots:
            scope[f"_set_{name}"] = getattr(cls, name).__set__
            lines.append(f" _set_{name}(self, {value})")
        else:
            lines.append(f" _own[{name!r}] = {value}" if frozen else f" self.{name} = {value}")
    parameters = ", ".join(f"{name}{one.source}" for name, one in known.items())
    exec(f"def __init__(self, {parameters}):\n" + "\n".join(lines or [" pass"]), scope)  # noqa: S102 - our own names
    made = scope["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    made.__module__ = cls.__module__
    made.__annotations__ = {name: cls.__annotations__.get(name, "object") for name in known} | {"return": None}
    made.__defaults__ = tuple(
        _MISSING if one.factory is not _MISSING else one.default for one in known.values() if one.source
    )
    cls.__init__ = made


class _StandardFields:
    """The fields as `dataclasses` describes them, for who asks: only then is that module loaded."""

    def __get__(self, instance: object, owner: Any) -> dict[str, Any]:
        import dataclasses  # noqa: PLC0415 - hardly anybody asks

        rows: list[Any] = []
        for name, one in owner._lean_fields.items():  # noqa: SLF001 - our own mark
            if one.factory is not _MISSING:
                rows.append((name, Any, dataclasses.field(default_factory=one.factory)))
            else:
                rows.append(
                    (name, Any) if one.default is _MISSING else (name, Any, dataclasses.field(default=one.default))
                )
        found: dict[str, Any] = getattr(dataclasses.make_dataclass(owner.__name__, rows), "__dataclass_fields__")  # noqa: B009 - a name that types do not know

        owner.__dataclass_fields__ = found
        return found


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._lean_values(self) == self._lean_values(other)


def _hash(self: Any) -> int:
    return hash(self._lean_values(self))


def _repr(self: Any) -> str:
    shown = ", ".join([f"{name}={getattr(self, name)!r}" for name in self._lean_fields])
    return f"{type(self).__qualname__}({shown})"


def _reduce(self: Any) -> Any:
    return type(self), tuple([getattr(self, name) for name in self._lean_fields])


def _refuse_to_set(self: Any, name: str, value: object) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only after a mistake

    del self, value
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_to_delete(self: Any, name: str) -> None:
    from dataclasses import FrozenInstanceError  # noqa: PLC0415 - only after a mistake

    del self
    raise FrozenInstanceError(f"cannot delete field {name!r}")


def _replace(value: Any, /, **changes: Any) -> Any:
    """A copy with other values for some fields."""
    for name in value._lean_fields:  # noqa: SLF001 - our own mark
        if name not in changes:
            changes[name] = getattr(value, name)
    return type(value)(**changes)


if not TYPE_CHECKING:
    dataclass, field, replace = _dataclass, _field, _replace
