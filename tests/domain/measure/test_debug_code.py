"""What was left behind on added lines, in many languages, and what only looks like it."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure import measure
from tests.support.deltas import added, changed

LEFT = [
    ("breakpoint", "app.py", "def f():\n    breakpoint()\n"),
    ("breakpoint", "app.py", "def f():\n    import pdb; pdb.set_trace()\n"),
    ("breakpoint", "app.js", "function f() {\n  debugger;\n}\n"),
    ("breakpoint", "app.rb", "def f\n  binding.pry\nend\n"),
    ("breakpoint", "app.go", "func f() {\n\truntime.Breakpoint()\n}\n"),
    ("debug_output", "app.py", 'def f(x):\n    print(f"{x=}")\n'),
    ("debug_output", "app.py", "def f(rows, at):\n    print(rows, at)\n"),
    ("debug_output", "app.ts", "const f = (user: User) => {\n  console.log(user.roles);\n}\n"),
    ("debug_output", "app.c", 'int f(void)\n{\n\tprintf("here\\n");\n}\n'),
    ("debug_output", "app.cc", 'void f() {\n  std::cerr << "DEBUG " << x;\n}\n'),
    ("debug_output", "App.java", "class App {\n  void f() {\n    e.printStackTrace();\n  }\n}\n"),
    ("debug_output", "app.php", "<?php\nvar_dump($rows);\n"),
    ("debug_output", "app.rs", "fn f() {\n    dbg!(rows);\n}\n"),
    ("debug_output", "app.kt", "fun f() {\n    println(rows)\n}\n"),
    ("debug_output", "app.go", "func f() {\n\tfmt.Println(rows)\n}\n"),
    ("debug_output", "app.rb", "def f\n  p rows\nend\n"),
    ("debug_output", "app.sh", 'echo "DEBUG $x"\n'),
    ("debug_output", "app.pl", "sub f {\n  print Dumper($x);\n}\n"),
    ("debug_output", "app.lua", "function f()\n  print(rows)\nend\n"),
    ("focused_test", "a.spec.ts", "it.only('adds', () => {\n});\n"),
    ("focused_test", "spec/a_spec.rb", 'fit "adds" do\nend\n'),
    ("disabled_test", "a.test.js", "xit('adds', () => {\n});\n"),
    ("disabled_test", "tests/test_a.py", "@pytest.mark.skip\ndef test_a():\n    assert True\n"),
    ("disabled_test", "src/test/ATest.java", "@Disabled\nvoid adds() {\n}\n"),
    ("disabled_test", "a_test.go", "func TestA(t *testing.T) {\n\tt.Skip()\n}\n"),
    ("disabled_test", "tests/a.rs", "#[ignore]\nfn adds() {\n}\n"),
    ("swallowed_error", "app.py", "try:\n    f()\nexcept Exception:\n    pass\n"),
    ("swallowed_error", "app.js", "try {\n  f();\n} catch (e) {\n}\n"),
    ("swallowed_error", "App.java", "try {\n  f();\n} catch (IOException e) {}\n"),
    ("swallowed_error", "app.rb", "begin\n  f\nrescue\nend\n"),
    ("commented_code", "app.py", "# total = add(a, b)\n# if total:\n# return total\nx = 1\n"),
    ("commented_code", "app.c", "// total = add(a, b);\n// if (total) {\n// print(total);\n// }\nint x;\n"),
    ("open_end", "app.py", "x = 1  # TODO: bound this\n"),
    ("open_end", "app.c", "/* FIXME */\nint x;\n"),
    *(
        ("conflict_marker", path, "<<<<<<< HEAD\nx = 1\n=======\nx = 2\n>>>>>>> side\n")
        for path in (
            "app.py",
            "package-lock.json",
            "README.md",
            "po/de.po",
            "data/a.csv",
            "vendor/github.com/a/b.go",
            "a.min.js",
        )
    ),
    ("conflict_marker", "app.py", "x = 1\n>>>>>>> side\n"),
]

KEPT = [
    ("app/cli.py", "def f(rows):\n    print(rows)\n"),
    ("app/show.py", 'def f():\n    print("Nothing to do.")\n    print(message)\n    print(error)\n'),
    ("scripts/count.js", "console.log(total);\n"),
    ("tests/test_a.py", "def test_a(rows):\n    print(rows)\n"),
    ("app.py", '"""Sets a breakpoint:\n\n    breakpoint()\n"""\n'),
    ("app.c", 'int f(void)\n{\n\tprintf("%d rows\\n", rows);\n\tprintf("=====\\n");\n}\n'),
    ("app.py", "try:\n    f()\nexcept KeyError:\n    pass\n"),
    ("app.js", "try {\n  f();\n} catch (e) {\n  // a closed tab has no say\n}\n"),
    ("app.py", "# The total is what is left when all\n# is said and done, for example (a, b)\n# and no more.\nx = 1\n"),
    ("app.py", 'MARK = "TODO"\nname = mktemp("fooXXX")\n'),
    ("docs/plan.md", "TODO: write this\n\nTitle\n=======\n"),
    ("app.rst", "Heading\n=======\n"),
    ("tests/test_a.py", '@pytest.mark.skip(reason="needs a network")\ndef test_a():\n    assert True\n'),
    ("notes.txt", "<<<<<<< HEAD\nx\n>>>>>>> side\n"),
    ("docs/merge.md", "So:\n\n```\n<<<<<<< HEAD\nx\n=======\ny\n>>>>>>> side\n```\n"),
    ("tests/test_merge.py", "x\n>>>>>>> side\n"),
    ("app.go", "func (t *T) Skip() {\n\treturn\n}\n"),
]


@pytest.mark.parametrize(("kind", "path", "text"), LEFT)
def test_debug_code_is_found_at_its_place(kind: str, path: str, text: str) -> None:
    """Each kind is found in the languages that have it, once, and the place is a line of the text."""
    facts = measure([added(path, text)])
    assert facts.count(kind) >= 1
    place = facts.places_of(kind)[0]
    assert place.path == path
    assert 1 <= place.line <= text.count("\n")


@pytest.mark.parametrize(("path", "text"), KEPT)
def test_what_only_looks_like_debug_code_is_not_found(path: str, text: str) -> None:
    """Programs that print, prose, strings, examples and handlers with a reason are not findings."""
    assert measure([added(path, text)]).places == ()


def test_lines_are_found_where_they_stand() -> None:
    """The line is the line of the new file, also in the second file and in a later hunk."""
    facts = measure([added("a.py", "x = 1\n"), changed("b.py", "", "y = 1\nbreakpoint()\n", line=70)])
    assert [(place.path, place.line) for place in facts.places] == [("b.py", 71)]


def test_a_breakpoint_in_an_edited_file_of_others_is_found() -> None:
    """Somebody opened it to look for a bug; a new version of it holds what its authors wrote."""
    path, line = "third_party/a.py", "breakpoint()\n"
    assert measure([changed(path, "x = 1\n", line)]).count("breakpoint") == 1
    assert measure([changed(path, "x = 1\n", line + "y = 2\n" * 60)]).places == ()


def test_a_moved_line_is_not_found() -> None:
    """A line that was deleted elsewhere in the change has only moved."""
    moved = [
        changed("a.py", "breakpoint()\n# TODO: later\n", "x = 1\n"),
        added("b.py", "breakpoint()\n# TODO: later\n"),
    ]
    assert measure(moved).places == ()
    handler = "try:\n    f()\nexcept Exception:\n    pass\n"
    assert measure([changed("a.py", handler, f"if x:\n    y()\n{handler}")]).places == ()
    dead = "# a = f(1)\n# b = f(2)\n# c = f(3)\n"
    assert measure([changed("a.py", dead, f"x = 1\n{dead}")]).places == ()


def test_places_are_bounded_and_counts_are_not() -> None:
    """A thousand finds are a thousand in the figures, and five in the list."""
    facts = measure([added("a.py", "breakpoint()\n" * 1_000)])
    assert facts.count("breakpoint") == 1_000
    assert len(facts.places) == 5
