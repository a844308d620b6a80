"""A patch between two contents turns the old one into the new one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.git.diff.line_diff import patch_between
from craftnudge.domain.commits.change import extent_of, hunks_of

_TEXT = st.lists(
    st.sampled_from([b"a\n", b"b\n", b"\n", b"@@ -1 +1 @@\n", b"-x\n", b"+x\n", b"\\ No\n", b"\r\n", b"c"])
)
_BYTES = _TEXT.map(b"".join)


@given(_BYTES, _BYTES)
def test_hunks_turn_the_old_content_into_the_new_one(old: bytes, new: bytes) -> None:
    """Each hunk removes lines of the old text and adds lines of the new one, at the places that it names."""
    old_lines, new_lines = _lines(old), _lines(new)
    patch = patch_between(old, new)
    hunks = hunks_of(patch) if patch else ()
    built: list[bytes] = []
    at = 0
    for hunk in hunks:
        removed, added = _lines(hunk.removed), _lines(hunk.added)
        assert removed or added
        built += old_lines[at : hunk.old_start - 1]
        assert len(built) == hunk.new_start - 1
        assert old_lines[hunk.old_start - 1 : hunk.old_start - 1 + len(removed)] == removed
        built += added
        at = hunk.old_start - 1 + len(removed)
    built += old_lines[at:]
    assert built == new_lines
    assert extent_of(patch) == (
        sum(len(_lines(hunk.added)) for hunk in hunks),
        sum(len(_lines(hunk.removed)) for hunk in hunks),
        len(hunks),
    )


def _lines(text: bytes) -> list[bytes]:
    lines = [line + b"\n" for line in text.split(b"\n")]
    lines[-1] = lines[-1][:-1]
    return lines if lines[-1] else lines[:-1]
