"""The table of all syntaxes, and the languages without braces."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from craftnudge.domain.measure import brace_languages
from craftnudge.domain.measure.syntax import (
    MARKER,
    NAMES,
    SHOWN,
    UNKNOWN_SYNTAX,
    Syntax,
    after_block_comments,
    blot_of,
    branches,
    header,
    left_behind,
    lines_starting,
)
from craftnudge.runtime.lazy_regex import marked_pattern, pattern

if TYPE_CHECKING:
    import re
    from collections.abc import Callable


def _python() -> Syntax:
    """Python: indentation ends a function, and a docstring is a comment."""
    return Syntax(
        comment=lines_starting("#"),
        comment_starts=(b"#",),
        blot=pattern(
            rb"\n[ \t]*+[rRuUbB]?(?:\"\"\"[^\"]*+(?:\"(?!\"\")[^\"]*+)*+\"\"\"|'''[^']*+(?:'(?!'')[^']*+)*+''')"
        ),
        blot_mark=b'"""',
        blot_table=blot_of("#"),
        branch=branches("if|elif|for|while|except|async for|case", r"(?:[^\n]*:|[^\n]*[(\[{\\]\n)[^\n]*"),
        operators=(b" and ", b" or "),
        function=header(r"(?:async[ \t]++)?def[ \t]++(?P<name>\w++)", marks=(b"def",)),
        ending="indent",
        levels_outside=2,
        leftover=left_behind(
            marks=(b"breakpoint", b"pdb", b"pudb", b"print(", b"skip"),
            breakpoint=r"breakpoint\(\)|import[ \t]++(?:i?pdb|pudb)\b[^\n]*+|(?:i?pdb|pudb)\.set_trace\(",
            debug_output=rf"print\((?:f[\"'][^\"'\n]{{0,80}}\{{[^}}=\n]{{1,60}}=\}}|{SHOWN})",
            disabled_test=r"@(?:pytest\.mark\.|unittest\.)?skip(?:\(\))?[ \t]*+(?=\n)",
        ),
        swallowed=marked_pattern(
            (b"except",),
            rb"\n[ \t]*+except(?:[ \t]+(?:Base)?Exception(?:[ \t]+as[ \t]+\w+)?)?[ \t]*:[ \t]*"
            rb"(?:\n[ \t]*+)?(?:pass|\.\.\.)[ \t]*+(?=\n)",
        ),
        commented_code=_code_in_hashes(),
    )


def _code_in_hashes() -> re.Pattern[bytes]:
    return marked_pattern(
        (b"#",),
        rb"\n[ \t]*+#[ \t]*+(?:(?:if|elif|for|while|with|def|class|try|except|else)\b[^\n]*:|"
        rb"[A-Za-z_][\w.\[\]\"']*[ \t]*(?:=|\+=|-=)[ \t]*[^\n=][^\n]*|[A-Za-z_][\w.]*\([^\n]*\)|"
        rb"(?:from[ \t]+[\w.]+[ \t]+)?import[ \t]+[\w.]+(?:[ \t]*,[ \t]*\w+)*|"
        rb"(?:return|raise|assert)[ \t]+[\w.\"'\[({]+[^\n ]*)[ \t]*+(?=\n)",
    )


def _end_function() -> re.Pattern[bytes]:
    """Functions that the word `end` closes."""
    return header(
        r"(?:local[ \t]++|private[ \t]++)?(?:def|defp|function)[ \t]++(?P<name>(?:self\.)?[A-Za-z_][\w.:]*+[?!]?)"
    )


def _ruby() -> Syntax:
    return Syntax(
        comment=lines_starting("#"),
        comment_starts=(b"#",),
        branch=branches("if|unless|elsif|while|until|for|when|rescue", r"(?=[ \t(\n])"),
        operators=(b" && ", b" || "),
        function=_end_function(),
        ending="end",
        levels_outside=2,
        leftover=left_behind(
            breakpoint=r"binding\.(?:pry|irb|b)\b|byebug\b|debugger[ \t]*+(?=\n)|IEx\.pry",
            debug_output=rf"(?:puts|print)[ \t]++(?:{MARKER}|{NAMES}\.inspect\b)|pp?[ \t]++{NAMES}[ \t]*+(?=\n)|"
            r"IO\.inspect\b",
            focused_test=r"f(?:it|describe|context)[ \t]++[\"']",
            disabled_test=r"x(?:it|describe|context)[ \t]++[\"']",
        ),
        swallowed=marked_pattern(
            (b"rescue",),
            rb"\n[ \t]*+rescue(?:[ \t]+(?:StandardError|Exception))?(?:[ \t]*=>[ \t]*\w+)?[ \t]*\n[ \t]*+end\b",
        ),
    )


def _shell() -> Syntax:
    return Syntax(
        comment=lines_starting("#"),
        comment_starts=(b"#",),
        branch=branches("if|elif|while|until|for|case", r"(?=[ \t])"),
        operators=(b"&&", b"||"),
        function=header(
            r"(?:function[ \t]++(?=[\w-]+)|(?=[\w-]+[ \t]*\(\)))(?P<name>[A-Za-z_][\w-]*+)[ \t]*+(?:\(\))?\s*+\{"
        ),
        leftover=left_behind(debug_output=rf"echo[ \t]++{MARKER}"),
    )


def _perl() -> Syntax:
    return Syntax(
        comment=lines_starting("#"),
        comment_starts=(b"#",),
        branch=brace_languages.paren_branches(),
        operators=(b"&&", b"||"),
        function=brace_languages.word_function(),
        leftover=left_behind(debug_output=r"(?:warn|print)[ \t]++(?:Data::)?Dumper\b"),
    )


def _lua() -> Syntax:
    return Syntax(
        comment=lines_starting("--"),
        comment_starts=(b"--",),
        branch=branches("if|elseif|for|while|repeat", r"(?=[ \t(])"),
        operators=(b" and ", b" or "),
        function=_end_function(),
        ending="end",
        leftover=left_behind(debug_output=rf"print\({SHOWN}"),
    )


def _hashes() -> Syntax:
    return Syntax(comment=lines_starting("#"), comment_starts=(b"#",))


def _dashes() -> Syntax:
    return Syntax(comment=lines_starting("--"), comment_starts=(b"--",))


def _semicolons() -> Syntax:
    return Syntax(comment=lines_starting(";"), comment_starts=(b";",))


# Languages by the names that `domain/commits/file_kind.py` gives them.
_FAMILY_OF: dict[str, Callable[[], Syntax]] = {
    language: family
    for family, languages in (
        (_python, "python, gdscript"),
        (brace_languages.c, "c, yacc, glsl"),
        (brace_languages.cpp, "c++, c#, objective-c, d"),
        (brace_languages.java, "java, groovy, scala, solidity, vala, haxe, dart"),
        (brace_languages.javascript, "javascript, typescript, vue, svelte"),
        (brace_languages.php, "php"),
        (brace_languages.go, "go"),
        (brace_languages.rust, "rust, zig"),
        (brace_languages.swift, "swift, kotlin"),
        (_ruby, "ruby, crystal, elixir, julia"),
        (_shell, "shell"),
        (_perl, "perl"),
        (_lua, "lua"),
        (_hashes, "r, powershell, terraform, nix, tcl, nim, graphql"),
        (_dashes, "sql, haskell, ada, elm"),
        (_semicolons, "clojure, emacs lisp, lisp, scheme, racket, assembly"),
        (after_block_comments, "css, protobuf, verilog, f#"),
    )
    for language in languages.split(", ")
}


@cache
def _made(family: Callable[[], Syntax]) -> Syntax:
    return family()


def syntax_of(language: str | None) -> Syntax:
    """How the language writes what is measured; the same value for all languages of a family."""
    family = _FAMILY_OF.get(language or "")
    return UNKNOWN_SYNTAX if family is None else _made(family)
