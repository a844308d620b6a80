"""Writes `[identities]` of the user's own file of settings; comments and all other settings stay as they are."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING, Any

from craftnudge.adapters.config.files import LARGEST_FILE_BYTES
from craftnudge.adapters.config.toml_source import InvalidTomlError, toml_of
from craftnudge.errors import Cause, UsageError
from craftnudge.runtime.atomic_files import private_folder, write_file
from craftnudge.runtime.bounded_read import ordinary_bytes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_TABLE = "identities"


def add_addresses(path: Path, alias: str, addresses: Sequence[str]) -> tuple[str, ...]:
    """Lists the addresses under an alias; returns those that were not listed there yet. Raises UsageError.

    The file is created if it does not exist. Where nothing is new, it is not written.
    """
    document = _document(path)
    table = document.setdefault(_TABLE, {})
    listed = table.get(alias)
    known = {str(address).lower() for address in listed or ()}
    new = tuple(address for address in dict.fromkeys(addresses) if address.lower() not in known)
    if not new:
        return ()
    if listed is None:
        table[alias] = list(new)
    else:
        listed.extend(new)
    _write(path, document)
    return new


def remove_addresses(path: Path, addresses: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Takes the addresses out of every alias; returns which were taken out of which. Raises UsageError.

    An alias without addresses is removed, and so is an empty table.
    """
    document = _document(path)
    table = document.get(_TABLE, {})
    unwanted = {address.lower() for address in addresses}
    removed: dict[str, tuple[str, ...]] = {}
    for alias in list(table):
        taken = tuple(str(address) for address in table[alias] if str(address).lower() in unwanted)
        for address in taken:
            table[alias].remove(address)
        if taken:
            removed[str(alias)] = taken
        if taken and not table[alias]:
            del table[alias]
    if removed:
        if not table:
            del document[_TABLE]
        _write(path, document)
    return removed


def _document(path: Path) -> Any:
    """The file as a document that keeps its form; an empty one if there is none."""
    # Imported here: only for a change, and it takes 30 ms.
    import tomlkit  # noqa: PLC0415

    try:
        text = ordinary_bytes(path, LARGEST_FILE_BYTES).decode("utf-8-sig")
    except FileNotFoundError:
        return tomlkit.document()
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None
    try:
        checked: Mapping[str, Any] = toml_of(text)
        document = tomlkit.parse(text)
    except InvalidTomlError as error:
        raise UsageError("identity.unreadable", path=path, reason=error.cause) from None
    except ValueError as error:
        raise _unreadable(path, error) from None
    table = checked.get(_TABLE, {})
    if not isinstance(table, dict) or not all(isinstance(listed, list) for listed in table.values()):
        raise UsageError("identity.unreadable", path=path, reason=Cause("toml.no-lists", table=_TABLE))
    return document


def _write(path: Path, document: Any) -> None:
    """Writes the file whole or not at all; a link stays a link, and the permissions stay."""
    import tomlkit  # noqa: PLC0415 - loaded already

    target = path.resolve()
    try:
        private_folder(target.parent)
        mode = stat.S_IMODE(target.stat().st_mode) if target.exists() else None
        write_file(target, [tomlkit.dumps(document).encode("utf-8")], durable=True)
        if mode is not None:
            target.chmod(mode)
    except OSError as error:
        raise UsageError("file.unwritable", path=path, reason=error.strerror or str(error)) from None


def _unreadable(path: Path, error: Exception) -> UsageError:
    reason = getattr(error, "strerror", None) or str(error)
    return UsageError("identity.unreadable", path=path, reason=reason)
