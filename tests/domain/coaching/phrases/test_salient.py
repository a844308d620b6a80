"""What a sentence can point at in a commit."""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.salient import begins_a_file, code_file, main_file, short
from craftnudge.domain.coaching.phrases.salient import test_file as file_of_tests
from tests.support.changed import touching


def test_the_main_file_is_the_largest_of_code() -> None:
    """Generated files are set aside; without code the largest file is it."""
    assert main_file(touching("README.md +90", "src/a.py +9", "dist/a.min.js +900")) == "src/a.py"
    assert main_file(touching("README.md +90", "notes.md +9")) == "README.md"
    assert main_file(touching()) is None


def test_code_and_test_are_named_apart() -> None:
    """Each only where the commit has one."""
    facts = touching("src/a.py +9", "tests/test_a.py +90")
    assert (code_file(facts), file_of_tests(facts)) == ("src/a.py", "tests/test_a.py")
    assert file_of_tests(touching("src/a.py +9")) is None


def test_a_new_file_has_no_earlier_state() -> None:
    """The one with most of the change decides."""
    assert begins_a_file(touching("A src/a.py +90", "src/b.py +9"))
    assert not begins_a_file(touching("A src/a.py +9", "src/b.py +90"))


def test_a_long_path_is_shown_by_its_name() -> None:
    """A sentence has room for forty characters."""
    assert short("a/very/deep/folder/with/a/file.py") == "file.py"
    assert short("x" * 50 + ".py").endswith("...")
