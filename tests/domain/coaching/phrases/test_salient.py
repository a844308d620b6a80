"""What a sentence can point at in a commit."""

from __future__ import annotations

from craftnudge.domain.coaching.phrases.salient import (
    begins_a_file,
    changed_lines,
    code_file,
    main_file,
    new_function,
    short,
)
from craftnudge.domain.coaching.phrases.salient import test_file as file_of_tests
from craftnudge.domain.commits.code_facts import CodeFacts, FunctionFact
from craftnudge.domain.rubric.facts import Facts
from craftnudge.runtime.fast_dataclasses import replace
from tests.support.changed import touching


def test_the_main_file_is_the_largest_of_code() -> None:
    """Generated files are set aside; without code the largest file is it."""
    assert main_file(touching("README.md +90", "src/a.py +9", "dist/a.min.js +900")) == "src/a.py"
    assert main_file(touching("README.md +90", "notes.md +9")) == "README.md"
    assert main_file(touching("logo.svg +900", "README.md +9")) == "README.md"
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
    assert not begins_a_file(touching())


def test_a_long_path_is_shown_by_its_name() -> None:
    """A sentence has room for forty characters."""
    assert short("a/very/deep/folder/with/a/file.py") == "file.py"
    assert short("a/b/c.py") == "c.py"
    assert short("a/" + "x" * 38) == "a/" + "x" * 38
    assert short("a/" + "x" * 39) == "x" * 39
    assert short("x" * 50 + ".py").endswith("...")


def test_a_new_function_of_code_is_named() -> None:
    """The first one with a name: those of tests, and those whose name may be a key, are passed over."""
    functions = (FunctionFact("test_x", "tests/test_a.py", 1, 90), FunctionFact("", "src/a.py", 2, 50))
    code = CodeFacts(functions=(*functions, FunctionFact("parse", "src/a.py", 60, 40)))
    assert new_function(touching("src/a.py +99", code=code)) == "parse()"
    assert new_function(touching("src/a.py +99", code=CodeFacts(functions=functions))) is None


def test_lines_that_are_not_known_are_none() -> None:
    """Added and deleted lines count alike; without figures of the change there are 0."""
    facts = touching("src/a.py +9 -4")
    assert changed_lines(facts) == 13
    assert changed_lines(Facts(replace(facts.record, totals=None))) == 0
