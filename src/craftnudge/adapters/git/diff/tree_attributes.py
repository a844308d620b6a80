"""The attributes of files by the `.gitattributes` of their own commit.

Neither the work tree's nor the machine's attributes (`info/attributes`, `core.attributesFile`) are read: the same
commit gives the same record in any clone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from craftnudge.adapters.git.objects.store import ObjectDamagedError, ObjectMissingError
from craftnudge.adapters.git.objects.tree_entries import entry_of
from craftnudge.domain.commits.file_attributes import NO_ATTRIBUTES, FileAttributes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from craftnudge.adapters.git.diff.attribute_rules import AttributeRule, AttributeValue
    from craftnudge.adapters.git.objects.object_cache import ObjectCache

# A larger file is no list of attributes.
_MOST_BYTES = 1024**2
# Of a change of more files, the others have no attributes.
_MOST_FILES = 2_000
# Parsed files; a history has few versions of each.
_CACHED_FILES = 200

# The rules of one folder, and how many folders deep it is.
_Level = tuple[int, "tuple[AttributeRule, ...]"]


class TreeAttributes:
    """Looks attributes up in the trees of one repository."""

    def __init__(self, objects: ObjectCache) -> None:
        self._objects = objects
        self._parsed: dict[bytes, tuple[AttributeRule, ...]] = {}

    def of(self, tree: bytes, paths: Sequence[bytes]) -> list[FileAttributes]:
        """The attributes of each path in a tree, in order."""
        folders: dict[bytes, tuple[bytes, tuple[_Level, ...]]] = {}
        found: list[FileAttributes] = []
        for path in paths[:_MOST_FILES]:
            folder, _, _ = path.rpartition(b"/")
            levels = self._levels(tree, folder, folders)
            found.append(_attributes(path, levels) if levels else NO_ATTRIBUTES)
        return found + [NO_ATTRIBUTES] * (len(paths) - len(found))

    def _levels(
        self, tree: bytes, folder: bytes, folders: dict[bytes, tuple[bytes, tuple[_Level, ...]]]
    ) -> tuple[_Level, ...]:
        """The rules of all folders from the top down to this one; `folders` holds the trees that were seen."""
        parts = folder.split(b"/") if folder else []
        above: tuple[bytes, tuple[_Level, ...]] | None = None
        for depth in range(len(parts) + 1):
            name = b"/".join(parts[:depth])
            entry = folders.get(name)
            if entry is None:
                data = self._tree(tree if above is None else entry_of(above[0], b"40000", parts[depth - 1], len(tree)))
                rules = self._rules(data, len(tree))
                entry = folders[name] = (data, (*(above[1] if above else ()), *([(depth, rules)] if rules else ())))
            above = entry
        return above[1] if above else ()

    def _tree(self, tree: bytes) -> bytes:
        try:
            return self._objects.tree(tree) if tree else b""
        except (ObjectMissingError, ObjectDamagedError):
            return b""

    def _rules(self, tree_data: bytes, id_bytes: int) -> tuple[AttributeRule, ...]:
        """The rules of the attributes file in a folder; none where it is a link, which git does not follow."""
        name = b".gitattributes"
        blob = entry_of(tree_data, b"100644", name, id_bytes) or entry_of(tree_data, b"100755", name, id_bytes)
        if not blob:
            return ()
        rules = self._parsed.get(blob)
        if rules is None:
            # Imported here: many projects have no such file.
            from craftnudge.adapters.git.diff.attribute_rules import attribute_rules  # noqa: PLC0415

            try:
                text = self._objects.blob(blob)
            except (ObjectMissingError, ObjectDamagedError):
                return ()
            rules = attribute_rules(text) if len(text) <= _MOST_BYTES else ()
            if len(self._parsed) == _CACHED_FILES:
                self._parsed.clear()
            self._parsed[blob] = rules
        return rules


def _attributes(path: bytes, levels: Sequence[_Level]) -> FileAttributes:
    """What the rules say of a path: the last line that matches wins, and the deepest file."""
    parts = path.decode("utf-8", "surrogateescape").split("/")
    values: dict[str, AttributeValue] = {}
    for depth, rules in levels:
        below = parts[depth:]
        for rule in rules:
            if rule.matches(below):
                values |= rule.attributes
    return _file_attributes(values) if values else NO_ATTRIBUTES


def _file_attributes(values: Mapping[str, Any]) -> FileAttributes:
    def switch(name: str) -> bool | None:
        value = values.get(name)
        return value if isinstance(value, bool) else None

    return FileAttributes(
        switch("linguist-generated"),
        switch("linguist-vendored"),
        switch("linguist-documentation"),
        switch("diff"),
        values.get("whitespace"),
    )
