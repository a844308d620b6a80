"""Lists the libraries of this program with their licences: those in the one file, or those that are installed."""

from __future__ import annotations

import json
import re
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING

from craftnudge.runtime.own_program import bundled_file
from craftnudge.services.results.third_party import Component

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# Written by release/binary/bundled_licenses.py; it also has the libraries that are not Python packages.
BUNDLED = "third-party.json"
EXTRAS = ("lsp", "otel", "team")
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_EXTRA = re.compile(r"""extra *== *["']([^"']+)["']""")
_TEXT = re.compile(r"(?i)(^|/)(licen[cs]e|copying|notice|authors)[^/]*$")
_CLASSIFIER = "License :: OSI Approved :: "


def third_party() -> tuple[Component, ...]:
    """The libraries of this program, by name; of optional ones, those that are installed."""
    bundled = bundled_file(BUNDLED)
    if bundled is None:
        return tuple(component_of(found) for found in needed_by("craftnudge", EXTRAS))
    rows = json.loads(bundled.read_text("utf-8"))["components"]
    return tuple(Component(row["name"], row["version"], row["license"], tuple(row["texts"])) for row in rows)


def needed_by(name: str, extras: Iterable[str] = ()) -> tuple[Distribution, ...]:
    """The installed distributions that one needs, directly or not, by name; without itself."""
    found: dict[str, Distribution] = {}
    waiting = [(name, frozenset(extras))]
    seen = set(waiting)
    while waiting:
        wanted, with_extras = waiting.pop()
        try:
            known = distribution(wanted)
        except PackageNotFoundError:  # for another system, or an option that is not installed
            continue
        found[_canonical(known.name)] = known
        new = set(_requirements(known, with_extras)) - seen
        seen |= new
        waiting += new
    found.pop(_canonical(name), None)
    return tuple(found[key] for key in sorted(found))


def component_of(found: Distribution) -> Component:
    """Name, version and licence as the metadata has them; without texts if it has none."""
    metadata = found.metadata
    classifiers = (line.removeprefix(_CLASSIFIER) for line in metadata.get_all("Classifier") or ())
    stated = (*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("License") or ()), *classifiers)
    # Some put the whole text there.
    licence = next((text for text in stated if text and "\n" not in text and " :: " not in text), "not stated")
    files = (file for file in found.files or () if ".dist-info/" in str(file) and _TEXT.search(file.as_posix()))
    texts = tuple(text for file in files if (text := Path(str(file.locate())).read_text("utf-8", "replace").strip()))
    return Component(found.name, found.version, licence, texts)


def _requirements(found: Distribution, extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for line in found.requires or ():
        wanted, _, marker = line.partition(";")
        extra = _EXTRA.search(marker)
        name = _NAME.match(wanted)
        if name and (extra is None or extra[1] in extras):
            brackets = re.search(r"\[([^\]]*)\]", wanted)
            yield _canonical(name[0]), frozenset(re.split(r"[ ,]+", brackets[1])) if brackets else frozenset()


def _canonical(name: str) -> str:
    """As PEP 503 compares names."""
    return re.sub(r"[-_.]+", "-", name).lower()
