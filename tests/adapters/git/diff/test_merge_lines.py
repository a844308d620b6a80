"""The lines that only a merge adds are those that git's combined diff marks in every column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.adapters.git.opening import open_reader

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

LINES = [f"line {number}\n" for number in range(30)]


def added_by_all(repository: GitRepository) -> list[str]:
    """The lines of HEAD that git marks as absent from both parents."""
    shown = repository.git("show", "-c", "--format=", "HEAD").splitlines()
    return [line[2:] for line in shown if line.startswith("++") and not line.startswith("+++ ")]


def test_they_are_those_of_the_combined_diff(repository: GitRepository) -> None:
    """At the first line, between lines, in a new file; a moved file brings its branch's lines along."""
    repository.commit("Start", {"a.txt": "".join(LINES), "b.txt": "".join(LINES)})
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit("Change the end", {"a.txt": "".join([*LINES, "topic\n"]), "b.txt": "".join([*LINES, "topic\n"])})
    repository.git("switch", "--quiet", "main")
    repository.git("mv", "b.txt", "moved.txt")
    repository.commit("Change the start", {"a.txt": "".join(["main\n", *LINES])})
    repository.git("merge", "--quiet", "--no-ff", "--no-commit", "topic")
    merged = ["evil 1\n", "main\n", "evil 2\n", "evil 3\n", *LINES[:20], "evil 4\n", *LINES[20:], "topic\n"]
    repository.write({"a.txt": "".join(merged), "new.txt": "evil 5\n"})
    repository.git("commit", "--quiet", "--message", "Merge branch 'topic'")
    reader = open_reader(repository.path, cache_folder=None)
    deltas = reader.lines_of_merge(reader.resolve("HEAD"))
    added = [line for delta in deltas for hunk in delta.hunks for line in hunk.added.decode().splitlines()]
    assert added == added_by_all(repository) == [f"evil {number}" for number in range(1, 6)]
    assert [(delta.change.path, delta.change.status) for delta in deltas if delta.hunks] == [
        ("a.txt", "M"),
        ("new.txt", "A"),
    ]
    assert [hunk.new_start for delta in deltas for hunk in delta.hunks] == [1, 3, 25, 1]


def test_a_commit_with_one_parent_has_none(repository: GitRepository) -> None:
    """And so has a merge that adds nothing."""
    repository.commit("Start", {"a.txt": "a\n"})
    repository.git("switch", "--quiet", "--create", "topic")
    repository.commit("Add b", {"b.txt": "b\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit("Add c", {"c.txt": "c\n"})
    repository.git("merge", "--quiet", "--no-ff", "--message", "Merge branch 'topic'", "topic")
    reader = open_reader(repository.path, cache_folder=None)
    assert [reader.lines_of_merge(reader.resolve(name)) for name in ("HEAD", "HEAD^1")] == [(), ()]
