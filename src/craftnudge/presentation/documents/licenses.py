"""`licenses --json`: the libraries of this program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from craftnudge.services.results.third_party import Component

# 1  2026-12: first release.
SCHEMA = "craftnudge.licenses/1"


def licenses_document(components: Iterable[Component]) -> dict[str, Any]:
    """Each library: its name, version and licence, and the texts of that licence."""
    rows = [
        {"name": found.name, "version": found.version, "license": found.licence, "texts": list(found.texts)}
        for found in components
    ]
    return {"schema": SCHEMA, "components": rows}
