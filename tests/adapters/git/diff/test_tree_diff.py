"""The changed paths of two trees are all paths whose entries differ."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha1

from hypothesis import given
from hypothesis import strategies as st

from craftnudge.adapters.git.diff.tree_diff import TREE, TreeError, changed_paths, common_head, common_tail


@given(st.binary(max_size=600), st.binary(max_size=20), st.binary(max_size=20), st.binary(max_size=2_000))
def test_common_ends_are_as_long_as_they_can_be(head: bytes, first: bytes, second: bytes, tail: bytes) -> None:
    """One more byte at either end would differ."""
    left, right = head + first + tail, head + second + tail
    equal = next((n for n, (a, b) in enumerate(zip(left, right, strict=False)) if a != b), min(len(left), len(right)))
    assert common_head(left, right) == equal
    back = common_tail(left, right)
    assert left[len(left) - back :] == right[len(right) - back :]
    assert back == min(len(left), len(right)) or left[-back - 1] != right[-back - 1]


_MODES = st.sampled_from([b"100644", b"100755", b"120000", b"160000"])
_FILES = st.dictionaries(
    st.sampled_from([b"a", b"a.b", b"a/x", b"a/y/z", b"b", b"b/x", b"c-d", b"d/e", b"zz"]),
    st.tuples(_MODES, st.binary(min_size=20, max_size=20)),
)


@given(_FILES, _FILES)
def test_changed_paths_are_those_whose_entries_differ(old: dict[bytes, object], new: dict[bytes, object]) -> None:
    """With folders, links, submodules, and files that become folders; in the order of paths."""
    trees: dict[bytes, bytes] = {}
    sides = [_tree(_without_clashes(files), trees) for files in (old, new)]
    before, after = _without_clashes(old), _without_clashes(new)
    changes = changed_paths(trees.__getitem__, sides[0], sides[1], 20)
    paths = [change.path for change in changes]
    assert paths == sorted(path for path in before.keys() | after.keys() if before.get(path) != after.get(path))
    for change in changes:
        for side, files in ((change.old, before), (change.new, after)):
            assert (side and (b"%o" % side.mode, side.object_id)) == files.get(change.path)


@given(st.binary(max_size=120), st.binary(max_size=120))
def test_any_bytes_for_a_tree_give_changes_or_a_tree_error(old: bytes, new: bytes) -> None:
    """No other error is raised, which is all that is tested."""
    trees = {b"o" * 20: old, b"n" * 20: new}
    with suppress(TreeError):
        changed_paths(lambda tree: trees.get(tree, b""), b"o" * 20, b"n" * 20, 20)


def _without_clashes(files: dict[bytes, object]) -> dict[bytes, object]:
    """The files without those whose path another file needs as a folder."""
    return {path: entry for path, entry in files.items() if not any(other.startswith(path + b"/") for other in files)}


def _tree(files: dict[bytes, object], trees: dict[bytes, bytes]) -> bytes:
    """Stores the tree objects of some files; returns the id of the outermost."""
    entries: dict[bytes, tuple[bytes, bytes]] = {}
    folders: dict[bytes, dict[bytes, object]] = {}
    for path, entry in files.items():
        name, slash, rest = path.partition(b"/")
        if slash:
            folders.setdefault(name, {})[rest] = entry
        elif isinstance(entry, tuple):
            entries[name] = entry
    for name, inside in folders.items():
        entries[name] = (b"%o" % TREE, _tree(inside, trees))
    ordered = sorted(entries, key=lambda name: name + b"/" if entries[name][0] == b"%o" % TREE else name)
    data = b"".join(b"%s %s\0%s" % (entries[name][0], name, entries[name][1]) for name in ordered)
    tree_id = sha1(data, usedforsecurity=False).digest()
    trees[tree_id] = data
    return tree_id
