"""The pages about the journal say what is so."""

from __future__ import annotations

import json
import re
from pathlib import Path

from craftnudge.adapters.store.local.line_codec import encode_commit
from tests.adapters.store.local.records import a_record

ROOT = Path(__file__).parents[3]


def test_every_promise_names_tests_that_exist() -> None:
    """Each test named on the page of guarantees is there, and each of the fifteen promises names one."""
    page = (ROOT / "docs" / "explanation" / "guarantees.md").read_text("utf-8")
    named = re.findall(r"`(tests/[\w/]+\.py)(?:::(\w+))?`", page)
    assert named
    for path, name in named:
        assert (ROOT / path).exists(), path
        assert not name or f"def {name}(" in (ROOT / path).read_text("utf-8"), f"{path}::{name}"
    promises = re.split(r"^## (?=G\d)", page, flags=re.MULTILINE)[1:]
    assert [promise.split()[0] for promise in promises] == [f"G{number}" for number in range(1, 17)]
    assert all("::test_" in promise for promise in promises)


def test_every_key_of_a_line_is_documented() -> None:
    """The reference names each key that a commit's line may have."""
    page = (ROOT / "docs" / "reference" / "journal.md").read_text("utf-8")
    flags = {"message_truncated": True, "message_lossy": True, "files_truncated": True, "signed": True}
    line = json.loads(
        encode_commit(
            a_record(message="Open the shop\n\nMade-with: Cursor", shallow_boundary=True, stats_error="x", **flags), ""
        )
    )
    assert all(f"`{key}`" in page for key in line)
