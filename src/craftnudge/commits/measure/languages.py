"""What is read in each family of languages: comments, branches, functions and leftovers, as patterns over bytes.

Every pattern begins with a literal byte, mostly a line end, and repeats only possessively or up to a bound. So a
search costs about 30 to 150 nanoseconds a line whatever the lines hold (benchmarks/speed/measure.py).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Sequence

Ending = Literal["brace", "indent", "end"]

_LINE_END = ord("\n")


def _blot_of(sign: str) -> bytes:
    """A table that turns every byte but a line end into a comment sign: lines and length stay as they were."""
    return bytes(_LINE_END if byte == _LINE_END else ord(sign) for byte in range(256))


@dataclass(frozen=True, eq=False)
class Syntax:
    """How one family of languages writes what is measured; None where it is not measured.

    `branch` has the indentation as its first group; `function` has named groups `indent` and `name`. `levels_outside`
    is how deep the body of a function usually stands: 1, or 2 where functions stand in classes.
    """

    comment: re.Pattern[bytes] | None = None
    comment_starts: tuple[bytes, ...] = ()
    blot: re.Pattern[bytes] | None = None
    blot_mark: bytes = b""
    blot_table: bytes = b""
    branch: re.Pattern[bytes] | None = None
    operators: tuple[bytes, ...] = ()
    function: re.Pattern[bytes] | None = None
    ending: Ending = "brace"
    levels_outside: int = 1
    leftover: re.Pattern[bytes] | None = None
    swallowed: re.Pattern[bytes] | None = None
    commented_code: re.Pattern[bytes] | None = None

    def blotted(self, whole: bytes, hunks: Sequence[bytes]) -> bytes:
        """`whole`, a line end and the hunks, with docstrings and block comments blotted out, each hunk for itself.

        A hunk with an odd number of marks begins or ends inside one, nobody knows which: it stays as it is.
        """
        if self.blot is None or self.blot_mark not in whole:
            return whole
        return b"\n" + b"".join([self._blotted_hunk(hunk) for hunk in hunks])

    def _blotted_hunk(self, hunk: bytes) -> bytes:
        if self.blot is None or self.blot_mark not in hunk:
            return hunk
        if self.blot_mark != b"/*" and hunk.count(self.blot_mark) % 2:
            return hunk
        return self.blot.sub(lambda found: found[0].translate(self.blot_table), b"\n" + hunk)[1:]


def _lines(*starts: str) -> re.Pattern[bytes]:
    """Lines that begin with one of those patterns, after blanks."""
    return re.compile(rb"\n[ \t]*+(?:" + "|".join(starts).encode() + rb")[^\n]*+")


def _branches(words: str, rest: str) -> re.Pattern[bytes]:
    """Lines that begin with one of those words, followed by `rest`; the indentation is the first group."""
    return re.compile(rb"\n([ \t]*+)(?:\}[ \t]*+)?(?:else[ \t]++)?(?:" + words.encode() + rb")\b" + rest.encode())


def _function(header: str) -> re.Pattern[bytes]:
    """Lines that begin a function."""
    return re.compile(rb"\n(?P<indent>[ \t]*+)" + header.encode())


def _leftovers(**kinds: str) -> re.Pattern[bytes]:
    """Lines that begin with a leftover; the name of the group that matched is its kind."""
    named = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in kinds.items())
    return re.compile(rb"\n[ \t]*+(?:" + named.encode() + rb")")


# What a print of a person looking for a fault shows: a marker, a value without words, or only a name.
_MARKER = r"(?:f|u|b|L|@|\$)?[\"'`](?:[*=#>!.~+-]{3,}|(?i:debug|dbg|here|test(?:ing)?|xxx+|foo|bar|asdf|wtf|lol)\b)"
_NAMES = r"[A-Za-z_$][\w.$]*+(?:\[[\w\"']{1,30}\])?"
_SHOWN = rf"(?:{_MARKER}|{_NAMES}[ \t]*+(?:,[ \t]*+{_NAMES}[ \t]*+)*+\)[ \t]*+;?[ \t]*+(?=\n))"
_VALUE_OF = r"f[\"'][^\"'\n]{0,80}\{[^}=\n]{1,60}=\}"

_SLASHES = _lines("//", r"/\*", r"\*(?=[ \t\n/*])")
_HASH = _lines("#")
_BLOCK_COMMENT = re.compile(rb"\n[ \t]*+/\*[^*]*+(?:\*(?!/)[^*]*+)*+\*/")
_DOCSTRING = re.compile(
    rb"\n[ \t]*+[rRuUbB]?(?:\"\"\"[^\"]*+(?:\"(?!\"\")[^\"]*+)*+\"\"\"|'''[^']*+(?:'(?!'')[^']*+)*+''')"
)

_PAREN_BRANCH = _branches("if|for|while|switch|foreach|catch|elseif|elsif|unless|until|case", r"(?=[ \t]*+[(\w\"'-])")
_PLAIN_BRANCH = _branches("if|for|while|switch|select|match|loop|guard|case|when|catch", r"[^\n]*?[{:]")
_PYTHON_BRANCH = _branches("if|elif|for|while|except|async for|case", r"(?:[^\n]*:|[^\n]*[(\[{\\]\n)[^\n]*")
_RUBY_BRANCH = _branches("if|unless|elsif|while|until|for|when|rescue", r"(?=[ \t(\n])")
_SHELL_BRANCH = _branches("if|elif|while|until|for|case", r"(?=[ \t])")

_WORDS = r"[\w \t<>\[\],.*&:?@~$]*+"
_NO_KEYWORD = (
    r"(?!(?:if|for|while|switch|catch|else|do|try|return|case|foreach|using|lock|fixed|with|synchronized|new|throw|"
    r"await|yield|typedef|goto|delete|when|match|unless|until|elsif|elseif|and|or|not|assert|static_assert|define)\b)"
)
_ARGUMENTS = r"\([^;{}]{0,400}+\{"
_C_FUNCTION = re.compile(
    rb"\n(?P<indent>)" + _NO_KEYWORD.encode() + rb"(?P<name>[A-Za-z_]" + _WORDS.encode() + rb")" + _ARGUMENTS.encode()
)
_CLASS_FUNCTION = _function(_NO_KEYWORD + r"(?P<name>[A-Za-z_~@$#*]" + _WORDS + r")" + _ARGUMENTS)
_JS_FUNCTION = _function(_NO_KEYWORD + r"(?P<name>[A-Za-z_$#*][\w \t<>\[\],.*&:?@~$=|]*+)" + _ARGUMENTS)
_WORD_FUNCTION = _function(
    r"(?:[a-z]+(?:\([\w: ]{1,20}\))?[ \t]++){0,4}?(?:fn|func|fun|function|sub)[ \t]++(?:\([^)\n]{0,80}\)[ \t]*+)?"
    r"(?P<name>&?[A-Za-z_][\w.:-]*+)[^;{}]{0,400}+\{"
)
_SHELL_FUNCTION = _function(r"(?:function[ \t]++)?(?P<name>[A-Za-z_][\w-]*+)[ \t]*+(?:\(\))?[ \t\n]*+\{")
_PYTHON_FUNCTION = _function(r"(?:async[ \t]++)?def[ \t]++(?P<name>\w++)")
_END_FUNCTION = _function(
    r"(?:local[ \t]++|private[ \t]++)?(?:def|defp|function)[ \t]++(?P<name>(?:self\.)?[A-Za-z_][\w.:]*+[?!]?)"
)

_EMPTY_CATCH = re.compile(rb"catch[ \t]*+(?:\([^)\n]{0,200}\)[ \t]*+)?\{\s*+\}")
_CODE_IN_SLASHES = re.compile(
    rb"\n[ \t]*+//[ \t]*+(?:[\w.\->\[\]]+[ \t]*+(?:=|\+=|-=)[ \t]*+[^;\n]+;|[\w.\->]+\([^;\n]*\);|"
    rb"(?:return|break|continue)\b[^;\n.]*;|(?:if|for|while|switch)[ \t]*\([^\n]*\)[ \t]*\{?|\}[ \t]*(?:else[ \t]*\{)?|"
    rb"(?:const|let|var|int|char|auto|bool|void|public|private|static)[ \t][^;\n]+[;{])[ \t]*+(?=\n)"
)
_CODE_IN_HASHES = re.compile(
    rb"\n[ \t]*+#[ \t]*+(?:(?:if|elif|for|while|with|def|class|try|except|else)\b[^\n]*:|"
    rb"[A-Za-z_][\w.\[\]\"']*[ \t]*(?:=|\+=|-=)[ \t]*[^\n=][^\n]*|[A-Za-z_][\w.]*\([^\n]*\)|"
    rb"(?:from[ \t]+[\w.]+[ \t]+)?import[ \t]+[\w.]+(?:[ \t]*,[ \t]*\w+)*|"
    rb"(?:return|raise|assert)[ \t]+[\w.\"'\[({]+[^\n ]*)"
    rb"[ \t]*+(?=\n)"
)

_C_LIKE = partial(
    Syntax,
    comment=_SLASHES,
    comment_starts=(b"//", b"/*", b"*"),
    blot=_BLOCK_COMMENT,
    blot_mark=b"/*",
    blot_table=_blot_of("/"),
    operators=(b"&&", b"||"),
    commented_code=_CODE_IN_SLASHES,
)
_C = _C_LIKE(
    branch=_PAREN_BRANCH,
    function=_C_FUNCTION,
    leftover=_leftovers(
        breakpoint=r"__debugbreak\(|(?:__)?asm(?:__)?[ \t]*+(?:volatile)?[ \t]*+\(\"int[ \t]++\$?3\"",
        debug_output=rf"f?printf\((?:stderr, ?+)?{_MARKER}",
    ),
)
_CPP = _C_LIKE(
    branch=_PAREN_BRANCH,
    function=_CLASS_FUNCTION,
    levels_outside=2,
    swallowed=_EMPTY_CATCH,
    leftover=_leftovers(
        breakpoint=r"__debugbreak\(|DebugBreak\(|(?:System\.Diagnostics\.)?Debugger\.Break\(",
        debug_output=rf"(?:f?printf\((?:stderr, ?+)?{_MARKER}|(?:std::)?c(?:out|err)[ \t]*+<<[ \t]*+{_MARKER}|"
        rf"(?:qDebug\(\)|Console\.WriteLine\({_SHOWN}))",
        disabled_test=r"\[Ignore\]|\[Fact\(Skip",
    ),
)
_JAVA = _C_LIKE(
    branch=_PAREN_BRANCH,
    function=_CLASS_FUNCTION,
    levels_outside=2,
    swallowed=_EMPTY_CATCH,
    leftover=_leftovers(
        debug_output=rf"(?:System\.(?:out|err)\.print(?:ln)?|println)\({_SHOWN}|\w++\.printStackTrace\(\)",
        disabled_test=r"@(?:Ignore|Disabled)[ \t]*+\n",
    ),
)
_JAVASCRIPT = _C_LIKE(
    branch=_PAREN_BRANCH,
    function=_JS_FUNCTION,
    levels_outside=2,
    swallowed=_EMPTY_CATCH,
    leftover=_leftovers(
        breakpoint=r"debugger[ \t]*+;?[ \t]*+(?=\n)",
        debug_output=rf"console\.(?:log|debug|dir|trace)\({_SHOWN}|alert\({_SHOWN}",
        focused_test=r"(?:it|test|describe|context)\.only\(|f(?:it|describe)\(",
        disabled_test=r"(?:it|test|describe|context)\.skip\(|x(?:it|describe|test)\(",
    ),
)
_PHP = _C_LIKE(
    comment=_lines("//", r"/\*", r"\*(?=[ \t\n/*])", "#"),
    branch=_PAREN_BRANCH,
    function=_WORD_FUNCTION,
    levels_outside=2,
    swallowed=_EMPTY_CATCH,
    leftover=_leftovers(
        breakpoint=r"xdebug_break\(", debug_output=r"(?:var_dump|print_r|dd|dump|var_export)\(\$[\w>-]++\);"
    ),
)
_GO = _C_LIKE(
    branch=_PLAIN_BRANCH,
    function=_WORD_FUNCTION,
    leftover=_leftovers(
        breakpoint=r"runtime\.Breakpoint\(",
        debug_output=rf"(?:fmt\.Print(?:ln|f)?|println|print)\({_SHOWN}|spew\.Dump\(",
        disabled_test=r"[tb]\.Skip(?:Now)?\(\)",
    ),
)
_RUST = _C_LIKE(
    branch=_PLAIN_BRANCH,
    function=_WORD_FUNCTION,
    levels_outside=2,
    leftover=_leftovers(
        debug_output=rf"dbg!\(|e?println!\((?:{_MARKER}|\"\{{:#?\?\}}\")",
        disabled_test=r"#\[ignore\]",
    ),
)
_SWIFT = _C_LIKE(
    branch=_PLAIN_BRANCH,
    function=_WORD_FUNCTION,
    levels_outside=2,
    swallowed=_EMPTY_CATCH,
    leftover=_leftovers(
        debug_output=rf"(?:print|println|debugPrint|dump)\({_SHOWN}",
        disabled_test=r"@(?:Ignore|Disabled)[ \t]*+\n",
    ),
)
_PYTHON = Syntax(
    comment=_HASH,
    comment_starts=(b"#",),
    blot=_DOCSTRING,
    blot_mark=b'"""',
    blot_table=_blot_of("#"),
    branch=_PYTHON_BRANCH,
    operators=(b" and ", b" or "),
    function=_PYTHON_FUNCTION,
    ending="indent",
    leftover=_leftovers(
        breakpoint=r"breakpoint\(\)|(?:import[ \t]++(?:i?pdb|pudb)\b[^\n]*+)|(?:i?pdb|pudb)\.set_trace\(",
        debug_output=rf"print\((?:{_VALUE_OF}|{_SHOWN})|pprint\({_NAMES}\)",
        disabled_test=r"@(?:pytest\.mark\.|unittest\.)?skip(?:\(\))?[ \t]*+(?=\n)",
    ),
    swallowed=re.compile(
        rb"\n[ \t]*+except(?:[ \t]+(?:Base)?Exception(?:[ \t]+as[ \t]+\w+)?)?[ \t]*:[ \t]*"
        rb"(?:\n[ \t]*+)?(?:pass|\.\.\.)[ \t]*+(?=\n)"
    ),
    commented_code=_CODE_IN_HASHES,
)
_HASH_SYNTAX = partial(Syntax, comment=_HASH, comment_starts=(b"#",))
_RUBY = _HASH_SYNTAX(
    branch=_RUBY_BRANCH,
    operators=(b" && ", b" || "),
    function=_END_FUNCTION,
    ending="end",
    levels_outside=2,
    leftover=_leftovers(
        breakpoint=r"binding\.(?:pry|irb|b)\b|byebug\b|debugger[ \t]*+(?=\n)|IEx\.pry",
        debug_output=rf"(?:pp?|puts|print)[ \t]++(?:{_MARKER}|{_NAMES}\.inspect\b)|pp?[ \t]++{_NAMES}[ \t]*+(?=\n)|"
        r"IO\.inspect\b",
        focused_test=r"f(?:it|describe|context)[ \t]++[\"']",
        disabled_test=r"x(?:it|describe|context)[ \t]++[\"']",
    ),
    swallowed=re.compile(
        rb"\n[ \t]*+rescue(?:[ \t]+(?:StandardError|Exception))?(?:[ \t]*=>[ \t]*\w+)?[ \t]*\n[ \t]*+end\b"
    ),
)
_SHELL = _HASH_SYNTAX(
    branch=_SHELL_BRANCH,
    operators=(b"&&", b"||"),
    function=_SHELL_FUNCTION,
    leftover=_leftovers(debug_output=rf"echo[ \t]++{_MARKER}"),
)
_PERL = _HASH_SYNTAX(
    branch=_PAREN_BRANCH,
    operators=(b"&&", b"||"),
    function=_WORD_FUNCTION,
    leftover=_leftovers(debug_output=r"(?:warn|print)[ \t]++(?:Data::)?Dumper\b"),
)
_LUA = Syntax(
    comment=_lines("--"),
    comment_starts=(b"--",),
    branch=_branches("if|elseif|for|while|repeat", r"(?=[ \t(])"),
    operators=(b" and ", b" or "),
    function=_END_FUNCTION,
    ending="end",
    leftover=_leftovers(debug_output=rf"print\({_SHOWN}"),
)

# Languages by the names that `commits/file_kind.py` gives them.
SYNTAXES: dict[str, Syntax] = {
    language: syntax
    for syntax, languages in (
        (_PYTHON, "python, gdscript"),
        (_C, "c, yacc, glsl"),
        (_CPP, "c++, c#, objective-c, d"),
        (_JAVA, "java, groovy, scala, solidity, vala, haxe, dart"),
        (_JAVASCRIPT, "javascript, typescript, vue, svelte"),
        (_PHP, "php"),
        (_GO, "go"),
        (_RUST, "rust, zig"),
        (_SWIFT, "swift, kotlin"),
        (_RUBY, "ruby, crystal, elixir, julia"),
        (_SHELL, "shell"),
        (_PERL, "perl"),
        (_LUA, "lua"),
        (_HASH_SYNTAX(), "r, powershell, terraform, nix, tcl, nim, graphql"),
        (Syntax(comment=_lines("--"), comment_starts=(b"--",)), "sql, haskell, ada, elm"),
        (Syntax(comment=_lines(";"), comment_starts=(b";",)), "clojure, emacs lisp, lisp, scheme, racket, assembly"),
        (Syntax(comment=_SLASHES, comment_starts=(b"//", b"/*", b"*")), "css, protobuf, verilog, f#"),
    )
    for language in languages.split(", ")
}
UNKNOWN_SYNTAX = Syntax()
