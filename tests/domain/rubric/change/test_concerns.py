"""Which files of a change belong together."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import FileChange
from craftnudge.domain.rubric.change.concerns import concerns_of, effective_number
from craftnudge.domain.rubric.change.path_words import new_path, place_of, words_of
from craftnudge.domain.rubric.change.scope import scope_of
from tests.support.cards import a_record
from tests.support.changed import touching


def groups(*files: str) -> list[set[str]]:
    """The groups of a change, the largest first."""
    return [set(group.paths) for group in concerns_of(touching(*files).record.files or ()).groups]


@pytest.mark.parametrize(
    "files",
    [
        ("src/cart.py", "tests/test_cart.py", "docs/cart.md", "CHANGELOG.md", "setup.py"),
        ("src/main/java/org/shop/cart/Cart.java", "src/test/java/org/shop/cart/CartTest.java"),
        ("src/cart/model.py", "src/cart/rows/total.py"),
        ("api/user_routes.py", "storage/user_table.py"),
        ("a.c", "b.c"),
        ("README.md", "docs/index.rst"),
        ("tests/test_a.py", "tests/test_b.py"),
    ],
)
def test_what_belongs_together_is_one_group(files: tuple[str, ...]) -> None:
    """Code with its test, documentation and build file, a folder with its parent, and files of one name."""
    assert groups(*files) == [set(files)]


def test_what_nothing_ties_together_is_apart() -> None:
    """Code of unrelated folders and names, and CI beside code, are groups of their own, the largest first."""
    assert groups("mail/smtp.py +90", "mail/test_smtp.py +9", "cart/total.py +30", ".github/workflows/ci.yml +2") == [
        {"mail/smtp.py", "mail/test_smtp.py"},
        {"cart/total.py"},
        {".github/workflows/ci.yml"},
    ]


def test_companions_go_to_the_code_that_they_fit() -> None:
    """A test goes to the code of its name, a document of no name to the largest group."""
    found = groups("mail/smtp.py +90", "cart/total.py +30", "tests/test_total.py", "README.md")
    assert found == [{"mail/smtp.py", "README.md"}, {"cart/total.py", "tests/test_total.py"}]


def test_without_code_each_kind_is_a_group() -> None:
    """Documents, set-up and tests without code are grouped by kind, and tests by what they test."""
    found = groups(
        "README.md +19", "app.yaml +9", ".travis.yml +1", "tests/x/test_mail.py +4", "tests/y/test_cart.py +3"
    )
    assert found == [
        {"README.md"},
        {"app.yaml", ".travis.yml"},
        {"tests/x/test_mail.py"},
        {"tests/y/test_cart.py"},
    ]


def test_without_code_a_few_lines_go_with_the_rest() -> None:
    """A version named in several files of several kinds is one change."""
    assert len(groups("setup.py +1 -2", "README.md +1 -1", ".github/workflows/test.yml +0 -1", "tox.ini +2 -4")) == 1


def test_generated_files_are_set_aside() -> None:
    """Lock, generated and vendored files make no group."""
    files = touching("cart.py", "poetry.lock", "dist/app.min.js", "vendor/x.go").record.files or ()
    found = concerns_of(files)
    assert [group.paths for group in found.groups] == [("cart.py",)]
    assert found.aside == ("poetry.lock", "dist/app.min.js", "vendor/x.go")
    assert concerns_of(files[1:]).groups == ()
    assert concerns_of(files[1:]).effective == 0


def test_a_word_that_all_files_share_ties_nothing() -> None:
    """The project's own name, in most names of files, is no sign of a concern."""
    assert len(groups("a/ruby_mail.c", "b/ruby_cart.c", "e/ruby_tax.c", "d/ruby_pay.c")) == 4
    assert len(groups("a/ruby_mail.c", "b/ruby_cart.c")) == 1


def test_the_effective_number_lies_between_one_and_all() -> None:
    """Equal parts count fully, a small one beside a large one hardly."""
    assert effective_number([5, 5, 5]) == pytest.approx(3)
    assert effective_number([7]) == pytest.approx(1)
    assert 1 < effective_number([99, 1]) < 1.1
    assert effective_number([]) == effective_number([0]) == 0


def test_names_are_read_as_words() -> None:
    """Folders of layout and words for roles say nothing; renames count under their new path."""
    assert place_of("src/main/java/org/shop/Cart.java") == "shop"
    assert words_of("src/RubyArrayHelpers.java") == {"ruby", "array"}
    assert words_of("tests/test_http_headers.py") == {"http", "header"}
    assert new_path("src/{old => new}/a.c") == "src/new/a.c"
    assert new_path("src/{old => }/a.c") == "src/a.c"
    assert new_path("a.c => b.c") == "b.c"
    assert new_path("a.c") == "a.c"


def test_a_rename_as_numstat_writes_it_is_read_under_its_new_path() -> None:
    """A record by another hand may hold such paths; the rest of the record stays."""
    assert scope_of(a_record(files=None)) is None
    found = scope_of(a_record(files=(FileChange("lib/{old => new}/x.c", "M", 1, 1),), totals=None))
    assert found is not None
    assert (found.files[0].path, found.hunks) == ("lib/new/x.c", None)
