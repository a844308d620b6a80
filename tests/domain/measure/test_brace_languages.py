"""What each language with braces counts as a branch, a function, debug code and a swallowed error."""

from __future__ import annotations

import pytest

from craftnudge.domain.measure.languages import syntax_of


def code(text: str) -> bytes:
    """The lines as they are searched."""
    return b"\n" + text.encode() + b"\n"


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("c", "int total(int a) {\n  return a;\n}\nstatic void\n", ["int total"]),
        ("c", "  if (a) {\n", []),
        ("c++", "  void Row::add(int a) const {\n", ["void Row::add"]),
        ("java", "    public int total(int a) {\n    while (a) {\n", ["public int total"]),
        ("javascript", "  total(rows) {\n  switch (a) {\n", ["total"]),
        ("go", "func (r *Row) Total(a int) int {\n", ["Total"]),
        ("rust", "    pub(crate) fn total(a: u8) -> u8 {\n", ["total"]),
        ("swift", "    private func total(a: Int) -> Int {\n", ["total"]),
        ("php", "    public function total($a) {\n", ["total"]),
    ],
)
def test_functions_are_found_by_their_header(language: str, text: str, names: list[str]) -> None:
    """Conditions with brackets and a brace are none."""
    form = syntax_of(language).function
    assert form is not None
    assert [match["name"].decode().strip() for match in form.finditer(code(text))] == names


@pytest.mark.parametrize(
    ("language", "text", "kinds"),
    [
        ("c", 'printf("here %d", a);', ["debug_output"]),
        ("c", "__debugbreak();", ["breakpoint"]),
        ("c++", 'std::cerr << "DEBUG" << a;', ["debug_output"]),
        ("c#", "Console.WriteLine(total);", ["debug_output"]),
        ("java", "e.printStackTrace();", ["debug_output"]),
        ("java", "@Disabled\nvoid test()", ["disabled_test"]),
        ("javascript", "debugger;", ["breakpoint"]),
        ("javascript", "console.log(rows);", ["debug_output"]),
        ("javascript", "it.only('adds', () => {", ["focused_test"]),
        ("javascript", "describe.skip('adds', () => {", ["disabled_test"]),
        ("javascript", "console.log('Listening on port 80');", []),
        ("php", "var_dump($rows);", ["debug_output"]),
        ("go", "spew.Dump(rows)", ["debug_output"]),
        ("go", "t.SkipNow()", ["disabled_test"]),
        ("rust", "dbg!(rows);", ["debug_output"]),
        ("swift", "debugPrint(rows)", ["debug_output"]),
    ],
)
def test_debug_code_is_known_in_each_language(language: str, text: str, kinds: list[str]) -> None:
    """And a text for people is none."""
    form = syntax_of(language).leftover
    assert form is not None
    assert [match.lastgroup for match in form.finditer(code(text))] == kinds


@pytest.mark.parametrize(
    ("text", "count"), [("} catch (e) {}", 1), ("} catch {\n\n}", 1), ("} catch (e) { log(e) }", 0)]
)
def test_only_an_empty_handler_swallows_an_error(text: str, count: int) -> None:
    """Blank lines are nothing in it."""
    form = syntax_of("java").swallowed
    assert form is not None
    assert len(form.findall(code(text))) == count


def test_branches_need_brackets_in_c_and_none_in_go() -> None:
    """A case counts as one; a word in a sentence does not."""
    c, go = syntax_of("c").branch, syntax_of("go").branch
    assert c is not None
    assert go is not None
    assert c.findall(code("if (a) {\n\tcase 'x':\nfor all of them")) == [b"", b"\t"]
    assert go.findall(code("if a {\n\tcase 1:\nfor all of them")) == [b"", b"\t"]
    assert (syntax_of("c").levels_outside, syntax_of("java").levels_outside) == (1, 2)
