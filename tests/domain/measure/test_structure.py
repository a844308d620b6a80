"""Branches, nesting and functions, read from changed lines in many languages."""

from __future__ import annotations

import time

import pytest

from craftnudge.domain.measure import measure
from tests.support.deltas import added, changed

# What is measured here takes a tenth of a second; what it once took is half a minute.
PATIENCE_SECONDS = 3.0


def body(lines: int, text: str) -> str:
    """That many lines of a function's body."""
    return text * lines


FUNCTIONS = [
    (
        "a.py",
        "class A:\n    async def load(\n        self,\n    ):\n" + body(30, "        x = 1\n") + "\ny = 2\n",
        "load",
        33,
    ),
    (
        "a.c",
        "static int load(struct row *row,\n\t\tint many)\n{\n" + body(30, "\tx = 1;\n") + "}\nint y;\n",
        "load",
        34,
    ),
    ("a.js", "const load = async (row, {many}) => {\n" + body(30, "  x = 1;\n") + "}\nlet y;\n", "load", 32),
    ("a.js", "function load(row) {\n" + body(30, "  x = 1;\n") + "}\n", "load", 32),
    (
        "A.java",
        "class A {\n  public int load(Row row) throws X {\n" + body(30, "    x = 1;\n") + "  }\n}\n",
        "load",
        32,
    ),
    ("a.cpp", "A::A(int n) : n_(n) {\n" + body(30, "  x = 1;\n") + "}\n", "A::A", 32),
    ("a.go", "func (r *Row) Load(n int) error {\n" + body(30, "\tx = 1\n") + "}\n", "Load", 32),
    (
        "a.rs",
        "impl A {\n    pub(crate) fn load(&self) -> u8 {\n" + body(30, "        x = 1;\n") + "    }\n}\n",
        "load",
        32,
    ),
    ("a.rb", "class A\n  def load!(row)\n" + body(30, "    x = 1\n") + "  end\nend\n", "load!", 32),
    ("a.sh", "load() {\n" + body(30, "\tx=1\n") + "}\n", "load", 32),
    ("a.php", "<?php\npublic function load($row) {\n" + body(30, "    $x = 1;\n") + "}\n", "load", 32),
    ("a.pl", "sub load {\n" + body(30, "  my $x = 1;\n") + "}\n", "load", 32),
    ("a.lua", "local function load(row)\n" + body(30, "  x = 1\n") + "end\n", "load", 32),
    ("a.kt", "override fun load(row: Row): Int {\n" + body(30, "    x = 1\n") + "}\n", "load", 32),
]


@pytest.mark.parametrize(("path", "text", "name", "lines"), FUNCTIONS, ids=[case[0] for case in FUNCTIONS])
def test_a_new_function_is_measured(path: str, text: str, name: str, lines: int) -> None:
    """Its name, where it begins, and how many of its lines hold code."""
    facts = measure([added(path, text)])
    assert facts.count("functions_added") == 1
    (function,) = facts.functions
    assert (function.name, function.lines) == (name, lines)
    assert name in text.splitlines()[function.line - 1]


NO_FUNCTIONS = [
    ("a.c", "\tfor_each(row, rows) {\n\t\tx = 1;\n\t}\n"),
    ("a.c", "struct row {\n\tint x;\n};\nint load(int x);\n"),
    ("a.js", "describe('rows', () => {\n  it('adds', () => {\n    x();\n  });\n});\n"),
    ("a.js", "load(one, two)\nconst x = (a)\nif (x) {\n}\n"),
    ("A.java", "  if (x(y)) {\n  } else if (z) {\n  } while (true) {\n  }\n"),
    ("a.sh", "cp {a,b} c\nif x; then {\n  y\n}\nfi\n"),
    ("a.json", '{"load": 1}\n'),
]


@pytest.mark.parametrize(("path", "text"), NO_FUNCTIONS)
def test_what_only_looks_like_a_function_does_not_count(path: str, text: str) -> None:
    """Loops of macros, declarations, callbacks and conditions are not functions."""
    assert measure([added(path, text)]).count("functions_added") == 0


def test_comments_and_blank_lines_do_not_lengthen_a_function() -> None:
    """A long docstring is no long function."""
    text = "def load():\n" + '    """Loads.\n' + "    More.\n" * 40 + '    """\n\n' + "    # Now.\n    x = 1\n" * 20
    assert [one.lines for one in measure([added("a.py", text)]).functions] == [21]


def test_a_function_ends_with_its_hunk() -> None:
    """Lines beyond the change are not new; what stays short of the listed length is only counted."""
    text = "int load(void)\n{\n" + "\tx = 1;\n" * 20
    assert [one.lines for one in measure([added("a.c", text)]).functions] == [22]
    short = measure([added("a.c", "int f(void)\n{\n\treturn 1;\n}\n"), added("b.py", "def f():\n" + "    # x\n" * 20)])
    assert (short.count("functions_added"), short.functions) == (2, ())


ONE_LINERS = [
    ("a.c", "int f{0}(void) {{ return {0}; }}\n", "int table[] = {\n" + "\t1,\n" * 40 + "};\n"),
    ("a.js", "function f{0}() {{ return {0}; }}\n", "const table = [\n" + "  1,\n" * 40 + "];\nif (x) {\n}\n"),
    ("A.java", "  int f{0}() {{ return {0}; }}\n", "  int[] table = {\n" + "    1,\n" * 40 + "  };\n"),
    ("a.rs", "fn f{0}() -> u8 {{ {0} }}\n", "const T: [u8; 40] = [\n" + "    1,\n" * 40 + "];\nstruct A {\n}\n"),
    ("a.rb", "def f{0}(a = 1) = {0}\n", "TABLE = [\n" + "  1,\n" * 40 + "]\nend\n"),
    ("a.lua", "function f{0}() return {0} end\n", "table = {{\n" + "  1,\n" * 40 + "}\nend\n"),
]


@pytest.mark.parametrize(("path", "one_liner", "after"), ONE_LINERS, ids=[case[0] for case in ONE_LINERS])
def test_a_function_of_one_line_ends_there(path: str, one_liner: str, after: str) -> None:
    """It does not reach on to the next line that could end a function."""
    facts = measure([added(path, "".join(map(one_liner.format, range(40))) + after)])
    assert (facts.count("functions_added"), facts.functions) == (40, ())


def test_a_header_with_a_default_value_is_no_function_of_one_line() -> None:
    """An equals sign among the arguments gives none of them a body."""
    text = (
        "def load(row, many = 1)\n"
        + "  x = 1\n" * 20
        + "end\n"
        + "def save row, many = 1\n"
        + "  x = 1\n" * 20
        + "end\n"
    )
    assert [one.lines for one in measure([added("a.rb", text)]).functions] == [22, 22]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.js", "function f() { return 1; }\n" * 10_000),
        ("a.rs", "fn f()\n{\n" * 10_000),
        ("a.rb", "def f\n" * 10_000),
        ("a.py", "x = 1\n" * 1_000 + "eyJ" * 80_000 + "\n"),
    ],
    ids=["one line", "never ended", "never ended by a word", "beginnings of tokens"],
)
def test_many_beginnings_without_an_end_take_no_longer_than_other_lines(path: str, text: str) -> None:
    """No beginning is followed further than to the next one."""
    began = time.process_time()
    measure([added(path, text)])
    assert time.process_time() - began < PATIENCE_SECONDS


def test_a_moved_function_is_not_new() -> None:
    """Its header was taken away in the same change."""
    text = "def load():\n" + "    x = 1\n" * 30
    assert measure([changed("a.py", text, ""), added("b.py", text)]).count("functions_added") == 0


BRANCHES = [
    ("a.py", "if a and b:\n    for x in y:\n        while (\n            z\n        ):\n            pass\n", 4),
    ("a.py", '"""Text.\n\nif you like: do.\nfor example:\n"""\nx = 1\n', 0),
    ("a.py", "# if x:\nfor the = 1\n", 0),
    ("a.c", "if (a && b || c)\n\treturn;\nelse if (d)\nswitch (e) {\ncase 1:\n\tbreak;\n}\n", 6),
    ("a.c", "/*\nif (this) is prose\nfor example\n*/\nint x;\n", 0),
    ("a.go", "if a {\n} else if b {\n}\nfor _, x := range y {\n}\n", 3),
    ("a.rb", "if a && b\nend\nunless c\nend\n", 3),
    ("a.sh", "if a; then\nfi\nfor x in y; do\ndone\n", 2),
    ("a.md", "if a:\n", 0),
]


@pytest.mark.parametrize(("path", "text", "branches"), BRANCHES)
def test_branches_are_counted(path: str, text: str, branches: int) -> None:
    """Conditions, loops, cases and what joins conditions; not prose, whose lines may begin with the same words."""
    assert measure([added(path, text)]).count("branches_added") == branches


def test_half_a_docstring_hides_no_code() -> None:
    """If a change shows one end of a docstring only, it is unknown which lines are inside: all count."""
    half = changed("a.py", "", '    more text.\n    """\n    if x:\n        pass\n')
    assert measure([half, added("b.py", '"""Whole."""\n')]).count("branches_added") == 1


def test_branches_taken_away_are_counted_too() -> None:
    """A change is measured before and after."""
    facts = measure([changed("a.py", "if a or b:\n    pass\n", "x = 1\n"), changed("b.c", "int x;\n", "int y;\n")])
    assert (facts.count("branches_added"), facts.count("branches_deleted")) == (0, 2)


@pytest.mark.parametrize(
    ("path", "line", "levels"),
    [
        ("a.c", "\t\t\tif (x)\n", 3),
        ("a.py", "    if a:\n        if b:\n            if c:\n                pass\n", 2),
        ("a.js", "    if (a) {\n      if (b) {\n        x();\n", 2),
        ("a.c", "       if (odd)\n", 1),
        ("a.c", "if (x)\n", 0),
    ],
)
def test_nesting_is_read_from_the_indentation(path: str, line: str, levels: int) -> None:
    """Also of a line in the middle of a function, whose beginning the change does not show."""
    assert measure([changed(path, "", line)]).count("nesting_deepest") == levels


def test_a_language_of_unknown_branches_has_its_indentation() -> None:
    """Indentation is a measure that any language has."""
    facts = measure([changed("a.hs", "    x\n", "    where\n        y\n")])
    assert (facts.count("levels_added"), facts.count("levels_deleted")) == (3, 1)
    assert facts.count("branches_added") == 0


def test_tests_and_prose_have_no_structure() -> None:
    """A deep test is no deep code."""
    assert measure([added("tests/test_a.py", "def test_a():\n    if a:\n        b()\n")]).count("branches_added") == 0
