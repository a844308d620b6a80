"""Checks that look at files alone: all points for one change, fewer the further it spreads."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.record import Totals
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import find_check
from tests.support.cards import a_record
from tests.support.changed import touching


def share(name: str, *files: str, **changes: object) -> float:
    """The share of the check's points that a change of these files gets."""
    outcome = find_check(name).evaluate(touching(*files, **changes))  # type: ignore[arg-type]
    assert outcome.result != "not_applicable"
    assert outcome.evidence or outcome.result == "pass"
    return outcome.share


def test_concerns_cost_more_the_more_there_are() -> None:
    """One group passes; two, three and six unrelated ones earn less and less; the groups are evidence."""
    files = ["mail/smtp.py", "cart/total.py", "deploy/run.py", "tax/vat.py", "ui/draw.py", "log/rotate.py"]
    shares = [share("several-concerns", *files[:count]) for count in (1, 2, 3, 6)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == 0
    outcome = find_check("several-concerns").evaluate(touching(*files[:2]))
    assert outcome.kind == "two_groups"
    assert [evidence.path for evidence in outcome.evidence] == ["cart/total.py", "mail/smtp.py"]
    assert find_check("several-concerns").evaluate(touching(*files[:3])).kind == "several_groups"


def test_scattered_places_cost_by_their_logarithm() -> None:
    """Three hunks pass, a hundred fail; the first few more cost little. Unknown is not scored."""
    shares = [share("scattered-edits", "a.py", hunks=hunks) for hunks in (3, 6, 12, 24, 100)]
    assert (shares[0], shares[-1]) == (1, 0)
    assert 1 - shares[1] < shares[1] - shares[2] < shares[2] - shares[3]
    for hunks in (None, 0):
        assert find_check("scattered-edits").evaluate(touching("a.py", "b.py", hunks=hunks)).result == "not_applicable"


def test_a_main_file_is_found_by_lines() -> None:
    """Many lines in one file and few in others is focused; equal parts of a dozen are not. Tests do not count."""
    assert share("no-main-file", "a.py +90", "b.py +2", "tests/test_a.py +200") > 0.9
    assert share("no-main-file", *(f"{name}.py +9" for name in "abcdefghijkl")) == 0
    assert 0 < share("no-main-file", "a.py +9", "b.py +9", "c.py +9") < 1
    assert share("no-main-file", "tests/test_a.py +9") == 1
    largest, spread = find_check("no-main-file").evaluate(touching("a.py +60", "b.py +20", "c.py +20")).evidence
    assert (largest.path, largest.figure) == ("a.py", 60)
    assert spread.figure == 2.6


def test_folders_count_without_those_of_layout() -> None:
    """A mirrored test tree is the same folder; eight folders fail, and all are listed."""
    assert share("many-folders", "src/cart/a.py", "tests/cart/test_a.py") == 1
    assert share("many-folders", *(f"{name}/a.py" for name in "abdefghi")) == 0
    outcome = find_check("many-folders").evaluate(touching("z.py", *(f"{name}/a.py" for name in "abdefg")))
    assert (outcome.evidence[0].quote, outcome.evidence[0].figure) == ("., a, b, d, e, f, g", 7)


def test_other_kinds_of_work_cost() -> None:
    """Code with tests and a document is one kind, and so are build and CI files; files of other kinds cost."""
    assert share("mixed-kinds", "a.py", "test_a.py", "README.md") == 1
    assert share("mixed-kinds", "README.md", "docs/a.md") == 1
    assert share("mixed-kinds", "Makefile +9", ".travis.yml", "app.yaml") == 1
    one = share("mixed-kinds", "a.py", "Makefile")
    two = share("mixed-kinds", "a.py", "app.yaml", "Makefile")
    many = share("mixed-kinds", "a.py", "Makefile", ".travis.yml", "a.png")
    assert 1 > one > two > many == 0
    assert share("mixed-kinds", "a.py", *(f"docs/{name}.md" for name in "abcd")) == 0
    assert share("mixed-kinds", "README.md +90", "Makefile +2") == one
    outcome = find_check("mixed-kinds").evaluate(touching("a.py", "b.yaml", "app.yaml", "Makefile"))
    assert outcome.kind == "other_kinds"
    assert [(entry.name, entry.path, entry.figure) for entry in outcome.evidence] == [
        ("config", "b.yaml", 2),
        ("build", "Makefile", 1),
    ]
    assert find_check("mixed-kinds").evaluate(touching("a.py", "Makefile")).kind == "other_kind"


def test_a_sweep_is_one_change() -> None:
    """The same small edit in many files does not count as scattered, spread or mixed; an uneven one does."""
    sweep = [f"{name}/{name}.py +2 -2" for name in ("mail", "cart", "tax", "log", "user", "draw")]
    assert share("several-concerns", *sweep) == 1
    for name in ("scattered-edits", "no-main-file", "many-folders"):
        assert find_check(name).evaluate(touching(*sweep, hunks=40)).result == "not_applicable"
        assert find_check(name).evaluate(touching(*sweep, "net/net.py +60 -9", hunks=40)).result != "not_applicable"
    assert (
        share("several-concerns", *(f"{name}/{name}.py +9" for name in ("mail", "cart", "tax", "log", "user", "draw")))
        == 0
    )


def test_tests_of_one_topic_are_the_clearest_sign() -> None:
    """A test named for the code passes; none, or one of another name, earns less; several topics cost most."""
    assert share("mixed-test-topics", "src/array.c", "tests/test_array.c") == 1
    assert share("mixed-test-topics", "tests/test_array.c") == 1
    unmatched = share("mixed-test-topics", "src/array.c")
    assert unmatched == share("mixed-test-topics", "src/array.c", "tests/test_socket.c")
    two = share("mixed-test-topics", "src/array.c", "tests/test_array.c", "tests/test_hash.c")
    assert unmatched < two < 1
    assert (
        share("mixed-test-topics", "src/array.c", *(f"tests/test_{name}.c" for name in ("hash", "yaml", "gem")))
        < unmatched
    )


def test_how_tests_match_the_code_is_the_kind() -> None:
    """The kind tells a matching test from none, another one, several topics and tests without code."""
    kinds = [
        find_check("mixed-test-topics").evaluate(touching(*files)).kind
        for files in (
            ("src/array.c", "tests/test_array.c"),
            ("src/array.c",),
            ("src/array.c", "tests/test_socket.c"),
            ("src/array.c", "tests/test_array.c", "tests/test_hash.c"),
            ("tests/test_array.c",),
            ("README.md",),
        )
    ]
    assert kinds == ["matched", "no_tests", "unmatched", "several_topics", "tests_only", "no_code_or_tests"]


def test_moves_without_edits_pass() -> None:
    """A pure move passes; a move with edits, and with other work in the same commit, costs more and more."""
    assert share("move-with-edits", "R new/a.py +2 -2") == 1
    mixed = share("move-with-edits", "R new/a.py +60 -40", "R new/b.py +0 -0")
    both = share("move-with-edits", "R new/a.py +60 -40", "c.py +900")
    assert 1 > mixed > both
    outcome = find_check("move-with-edits").evaluate(touching("R new/a.py +60 -40", "R new/b.py +0 -0"))
    assert (outcome.evidence[0].path, outcome.evidence[0].figure) == ("new/a.py", 100)
    assert find_check("move-with-edits").evaluate(touching("a.py")).result == "not_applicable"


def test_unwanted_files_fail() -> None:
    """Files of tools fail, packed files are partial; test fixtures and changes of existing files are ignored."""
    assert share("unwanted-files", "A .DS_Store", "A src/a.py") == 0
    assert share("unwanted-files", "A tool.exe binary") == 0.5
    assert share("unwanted-files", "A src/a.py", "A tests/data/in.log", "A tests/data/in.zip") == 1
    assert find_check("unwanted-files").evaluate(touching("M debug.log")).result == "not_applicable"
    outcome = find_check("unwanted-files").evaluate(touching("A a.zip binary", "A b.exe binary"))
    assert [(entry.kind, entry.path, entry.figure) for entry in outcome.evidence] == [
        ("built_file", "a.zip", 2),
        ("built_file", "b.exe", 2),
    ]


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("a/b.pyc", "compiled_file"),
        ("Main.class", "compiled_file"),
        ("web/bower_components/x.js", "installed_packages"),
        (".idea/modules.xml", "editor_settings"),
        ("app.iml", "editor_settings"),
        (".gradle/x", "tool_cache"),
        ("docs/.DS_Store", "system_file"),
        ("Thumbs.db", "system_file"),
        ("npm-debug.log", "log_file"),
        ("out/server.log", "log_file"),
        (".env", "local_settings"),
        ("keys/id_rsa", "private_key_file"),
        ("core", "memory_dump"),
        ("src/core", "memory_dump"),
        ("heap.dump", "memory_dump"),
        ("a.py.orig", "merge_leftover"),
        ("a.py.rej", "merge_leftover"),
        (".a.py.swp", "editor_backup"),
        ("notes.txt~", "editor_backup"),
        ("server.pid", "temporary_file"),
    ],
)
def test_the_kind_of_an_unwanted_file_is_evidence(path: str, kind: str) -> None:
    """The evidence says what the name shows the file to be."""
    outcome = find_check("unwanted-files").evaluate(touching(f"A {path}"))
    assert (outcome.result, outcome.kind, outcome.evidence[0].kind) == ("fail", "unwanted", kind)


def test_an_unwanted_folder_is_reported_once() -> None:
    """Of a folder that a tool made, the folder is evidence, not each file."""
    added = [f"A web/node_modules/x/{name}.js" for name in "abcdef"]
    outcome = find_check("unwanted-files").evaluate(touching("A src/a.py", *added))
    assert [(entry.path, entry.figure) for entry in outcome.evidence] == [("web/node_modules/", 1)]


def test_an_empty_commit_differs_from_unknown_files() -> None:
    """With totals of zero, the commit changes no files; without totals, they are not known."""
    names = (
        "several-concerns",
        "no-main-file",
        "many-folders",
        "mixed-kinds",
        "listed-changes",
        "several-tickets",
        "unwanted-files",
    )
    for totals, kind in ((Totals(0, 0, 0, 0), "empty_change"), (None, "no_files")):
        empty = Facts(a_record(files=() if totals else None, totals=totals))
        assert {find_check(name).evaluate(empty).kind for name in names} == {kind}
