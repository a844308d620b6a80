"""The kind of work is known for sure, or not at all."""

from __future__ import annotations

import pytest

from craftnudge.domain.coaching.work_kind import WorkKind, is_obvious_removal, work_kind_of
from tests.support.changed import touching


@pytest.mark.parametrize(
    ("subject", "files", "kind"),
    [
        ("Release v0.27.3 (1000)", ("build.gradle +2 -2",), "release"),
        ("1.4.0", ("src/a.py +1 -1",), "release"),
        ("updated version info", ("src/version.rb +1 -1",), "release"),
        ("Prepare for the next development version", ("pom.xml +1 -1",), "release"),
        ("Bump lodash from 4.17.20 to 4.17.21", ("package.json +1 -1",), "dependency"),
        ("Update to clap 3", ("Cargo.toml +4 -3", "src/app.rs +54 -57"), "dependency"),
        ("chore(deps): refresh", ("src/app.rs +5 -5",), "dependency"),
        ("Refresh", ("Cargo.lock +5 -5",), "dependency"),
        ("Anything", ("dist/app.min.js +5 -5",), "generated"),
        ("Translated using Weblate (Czech)", ("src/texts.py +5 -5",), "translation"),
        ("Anything", ("po/cs.po +5 -5",), "translation"),
        ("Fix checkstyle violation", ("src/A.java +2 -4",), "style"),
        ("Describe the options", ("README.md +9",), "docs"),
        ("Mention /fset in the header comment", ("src/config.c +1 -1",), "docs"),
        ("Minor revisions", ("tests/test_a.py +17 -26",), "test"),
        ("force the type of getters", ("test-dts/store.ts +1",), "test"),
        ("Add macOS 11", (".github/workflows/ci.yml +2 -1",), "configuration"),
        ("anything", ("R new/a.py +0 -0",), "move"),
        ("Rename Reader to Parser", ("src/a.py +9 -9",), "move"),
        ("Fix the page size", ("src/a.py +9 -9",), "fix"),
        ("fix: page size", ("src/a.py +9 -9",), "fix"),
        ("Implement renaming modules", ("src/a.rs +225 -11",), "feature"),
        ("Add a page size", ("src/a.py +9 -9",), "change"),
        ("Extract the reader", ("src/a.py +9 -9",), "refactoring"),
        ("perf: read once", ("src/a.py +9 -9",), "performance"),
        ("Remove the old reader", ("src/a.py +1 -90",), "removal"),
        ("Convert directory.entries to dagop", ("src/a.go +24 -38",), "migration"),
        ("Use CSS Grid for the overall layout", ("src/a.css +40 -39",), "change"),
        ("Strikes now grow grass", ("src/a.java +40 -9",), "change"),
        ("Strikes grow grass", ("src/a.java +40 -9",), None),
        ("Fix the tests", ("src/a.py +9 -9",), None),
        ("Fix the build", ("src/a.py +9 -9",), None),
        ("Corrige el tamaño de la página", ("src/a.py +9 -9",), None),
    ],
)
def test_a_kind_is_known_by_words_and_files(subject: str, files: tuple[str, ...], kind: WorkKind | None) -> None:
    """Words that give a kind away first, then files alone, then the verb of a change of code; else none."""
    assert work_kind_of(touching(*files, message=subject)) == kind


def test_nothing_is_known_without_files() -> None:
    """An empty commit is of no kind."""
    assert work_kind_of(touching(message="Fix the page size")) is None


def test_what_is_of_no_use_is_removed_for_an_obvious_reason() -> None:
    """Unused code needs no reason to go; a feature does."""
    assert is_obvious_removal(touching("a.py +0 -9", message="Remove unused imports"))
    assert not is_obvious_removal(touching("a.py +0 -9", message="Remove the importer"))
