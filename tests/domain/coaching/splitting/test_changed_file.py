"""The words of one changed file: of its changed lines, of those around them, and of the whole file."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.splitting.changed_file import ChangedFile
from craftnudge.domain.commits.change import FileDelta, Hunk
from craftnudge.domain.commits.record import FileChange

# Each line has a word of its own.
LINES = [b"line%03d" % number for number in range(1, 41)]
BEFORE = b"\n".join(LINES) + b"\n"


def changed(path: str, *hunks: Hunk, before: bytes = b"", old_path: str | None = None) -> ChangedFile:
    """A changed file with these hunks."""
    return ChangedFile(FileDelta(FileChange(path, "M", 1, 1, old_path=old_path), hunks), before)


def replacing(line: int, lines: int = 1) -> ChangedFile:
    """BEFORE with lines of it replaced, from that line on."""
    removed = b"".join(text + b"\n" for text in LINES[line - 1 : line - 1 + lines])
    return changed("a.txt", Hunk(line, line, removed, b"instead\n" * lines), before=BEFORE)


def test_words_near_are_those_of_five_lines_on_each_side() -> None:
    """The lines right before and right after a hunk, and no line further away; a heading aside."""
    near = replacing(20).words_near
    assert near >= {b"instead", *LINES[14:25]}
    assert not near & {*LINES[:14], *LINES[25:]}


def test_lines_below_a_longer_hunk_begin_after_it() -> None:
    """As many lines are passed over as the hunk removes."""
    assert replacing(20, lines=3).words_near >= {*LINES[22:27]}
    assert LINES[27] not in replacing(20, lines=3).words_near


@pytest.mark.parametrize(("line", "near"), [(1, LINES[1:6]), (40, LINES[34:39])])
def test_lines_near_end_with_the_file(line: int, near: list[bytes]) -> None:
    """A hunk at either end has neighbours on one side."""
    assert replacing(line).words_near == {b"instead", LINES[line - 1], *near}


def test_the_heading_above_a_hunk_is_near() -> None:
    """The nearest line above that begins at the margin, as git names a hunk by it, however far up it is."""
    before = b"def first():\n" + b"    filler\n" * 30 + b"def second():\n" + b"    filler\n" * 30
    near = changed("a.py", Hunk(55, 55, b"    filler\n", b"    instead\n"), before=before).words_near
    assert b"second" in near
    assert b"first" not in near


def test_words_belong_to_the_side_they_are_on() -> None:
    """New, gone, exchanged: what only one side has."""
    file = changed("a.py", Hunk(1, 1, b"shared removed_word\n", b"shared added_word\n"), before=b"shared old_word\n")
    assert file.words == {b"shared", b"removed_word", b"added_word"}
    assert file.words_new == {b"added_word"}
    assert file.words_gone == {b"removed_word"}
    assert file.words_exchanged == {b"added_word", b"removed_word"}
    assert file.words_of_file == {b"shared", b"old_word", b"added_word"}
    assert file.parts_of_words == {b"shared", b"removed", b"added", b"word"}
    assert file.low_text == b"shared added_word\nshared removed_word\n"


def test_names_of_several_words_or_ten_letters_differ_from_others() -> None:
    """A chosen name says more than a word of the language."""
    file = changed("a.py", Hunk(1, 1, b"", b"reject_token maxRows retryLimit concurrency return None\n"))
    made, others = file.names
    assert made == {b"reject_token", b"maxRows", b"retryLimit", b"concurrency"}
    assert others == {b"return", b"None"}


def test_definitions_are_read_from_added_lines() -> None:
    """Keyword and name, with a receiver between them too."""
    added = b"def reject_token(x):\nclass Palette:\nfunc (s *Store) Append() {\nreject_other(x)\n"
    file = changed("a.py", Hunk(1, 1, b"def gone_function():\n", added))
    assert file.defined == {b"reject_token", b"Palette", b"Append"}


@pytest.mark.parametrize(
    "path", ["src/tokens.py", "tests/test_tokens.py", "tokens_test.go", "tokens.spec.ts", "Tokens-tests.js"]
)
def test_a_test_and_its_code_have_one_stem(path: str) -> None:
    """The marks of a test and all endings are left out."""
    assert changed(path).stem == b"tokens"


def test_a_moved_file_has_its_old_path_as_its_past() -> None:
    """Whose past it has is asked by the name it had."""
    assert changed("new.py", old_path="old.py").past_path == "old.py"
    assert changed("new.py").past_path == "new.py"
