"""A message on its own, in plain values."""

from __future__ import annotations

import json

from craftnudge.domain.rubric.text.message_only import bare_message


def test_a_conventional_message_comes_in_its_parts() -> None:
    """The six parts by name, ready for JSON; not generated."""
    found = json.loads(json.dumps(bare_message("Feat(api)!: add a\n\nWhy.\n\nRefs #12\n")))
    assert found == {
        "conventional": {
            "type": "feat",
            "scope": "api",
            "breaking": True,
            "description": "add a",
            "body": "Why.",
            "footers": [{"token": "Refs", "separator": " #", "value": "12"}],
        },
        "generated": None,
    }


def test_a_merge_is_generated_and_not_conventional() -> None:
    """Both readings are always there, null where there is nothing to say."""
    assert bare_message("Merge branch 'x' into y") == {"conventional": None, "generated": "merge"}
