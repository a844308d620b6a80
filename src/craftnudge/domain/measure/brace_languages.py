"""Languages with braces, two slashes for a comment, and && for "and": C and what came after it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from craftnudge.domain.measure.syntax import (
    MARKER,
    SHOWN,
    Syntax,
    after_block_comments,
    branches,
    header,
    left_behind,
    lines_starting,
)
from craftnudge.runtime.lazy_regex import marked_pattern

if TYPE_CHECKING:
    import re

_WORDS = r"[\w \t<>\[\],.*&:?@~$]*+"
_NO_KEYWORD = (
    r"(?!(?:if|for|while|switch|catch|else|do|try|return|case|foreach|using|lock|fixed|with|synchronized|new|throw|"
    r"await|yield|typedef|goto|delete|when|match|unless|until|elsif|elseif|and|or|not|assert|static_assert|define)\b)"
)
_ARGUMENTS = r"\([^;{}]{0,400}+\{"


def paren_branches() -> re.Pattern[bytes]:
    """Conditions in round brackets, and cases."""
    return branches(
        r"(?:if|for|while|switch|foreach|catch|elseif|elsif|unless|until|for await)(?=[ \t]*+\()|"
        r"case(?=[ \t]++[\w\"'(-][^\n]*:)",
        "",
    )


def plain_branches() -> re.Pattern[bytes]:
    """Conditions without brackets, which a brace or a colon ends on the same line."""
    return branches("if|for|while|switch|select|match|loop|guard|case|when|catch", r"[^\n]*?[{:]")


def word_function() -> re.Pattern[bytes]:
    """Functions that a word begins: fn, func, fun, function, sub."""
    return header(
        r"(?:[a-z]+(?:\([\w: ]{1,20}\))?[ \t]++){0,4}?(?:fn|func|fun|function|sub)[ \t]++(?:\([^)\n]{0,80}\)[ \t]*+)?"
        r"(?P<name>&?[A-Za-z_][\w.:-]*+)[^;{}]{0,400}+\{"
    )


def _class_function() -> re.Pattern[bytes]:
    return header(_NO_KEYWORD + rf"(?P<name>[A-Za-z_~@$#*]{_WORDS})" + _ARGUMENTS)


def _empty_catch() -> re.Pattern[bytes]:
    return marked_pattern((b"catch",), rb"catch[ \t]*+(?:\([^)\n]{0,200}\)[ \t]*+)?\{\s*+\}")


def _code_in_slashes() -> re.Pattern[bytes]:
    return marked_pattern(
        (b"//",),
        rb"\n[ \t]*+//[ \t]*+(?:[\w.\->\[\]]+[ \t]*+(?:=|\+=|-=)[ \t]*+[^;\n]+;|[\w.\->]+\([^;\n]*\);|"
        rb"(?:return|break|continue)\b[^;\n.]*;|(?:if|for|while|switch)[ \t]*\([^\n]*\)[ \t]*\{?|"
        rb"\}[ \t]*(?:else[ \t]*\{)?|"
        rb"(?:const|let|var|int|char|auto|bool|void|public|private|static)[ \t][^;\n]+[;{])[ \t]*+(?=\n)",
    )


def _braced(**more: object) -> Syntax:
    return after_block_comments(operators=(b"&&", b"||"), commented_code=_code_in_slashes(), **more)


def c() -> Syntax:
    """C: functions begin at the start of a line."""
    return _braced(
        branch=paren_branches(),
        function=header(_NO_KEYWORD + rf"(?P<name>[A-Za-z_]{_WORDS})" + _ARGUMENTS, indent=""),
        leftover=left_behind(
            breakpoint=r"__debugbreak\(|(?:__)?asm(?:__)?[ \t]*+(?:volatile)?[ \t]*+\(\"int[ \t]++\$?3\"",
            debug_output=rf"f?printf\((?:stderr, ?+)?{MARKER}",
        ),
    )


_classes = partial(_braced, levels_outside=2)


def cpp() -> Syntax:
    """C++, C#, Objective-C and D."""
    return _classes(
        branch=paren_branches(),
        function=_class_function(),
        swallowed=_empty_catch(),
        leftover=left_behind(
            breakpoint=r"__debugbreak\(|DebugBreak\(|(?:System\.Diagnostics\.)?Debugger\.Break\(",
            debug_output=rf"f?printf\((?:stderr, ?+)?{MARKER}|(?:std::)?c(?:out|err)[ \t]*+<<[ \t]*+{MARKER}|"
            rf"Console\.WriteLine\({SHOWN}",
            disabled_test=r"\[Ignore\]|\[Fact\(Skip",
        ),
    )


def java() -> Syntax:
    """Java and its neighbours."""
    return _classes(
        branch=paren_branches(),
        function=_class_function(),
        swallowed=_empty_catch(),
        leftover=left_behind(
            debug_output=rf"(?:System\.(?:out|err)\.print(?:ln)?|println)\({SHOWN}|\w++\.printStackTrace\(\)",
            disabled_test=r"@(?:Ignore|Disabled)[ \t]*+\n",
        ),
    )


def javascript() -> Syntax:
    """JavaScript, TypeScript, and what embeds them."""
    return _classes(
        branch=paren_branches(),
        function=header(
            _NO_KEYWORD + r"(?P<name>[A-Za-z_$#*][\w \t<>\[\],.*&:?@~$=|]*+)\((?:[^;{}]|\{[^;{}]{0,200}+\}){0,400}+\{"
        ),
        swallowed=_empty_catch(),
        leftover=left_behind(
            breakpoint=r"debugger[ \t]*+;?[ \t]*+(?=\n)",
            debug_output=rf"(?:console\.(?:log|debug|dir|trace)|alert)\({SHOWN}",
            focused_test=r"(?:it|test|describe|context)\.only\(|f(?:it|describe)\(",
            disabled_test=r"(?:it|test|describe|context)\.skip\(|x(?:it|describe|test)\(",
        ),
    )


def php() -> Syntax:
    """PHP, which has # for a comment too."""
    return _classes(
        comment=lines_starting("//", r"/\*", r"\*(?=[ \t\n/*])", "#"),
        branch=paren_branches(),
        function=word_function(),
        swallowed=_empty_catch(),
        leftover=left_behind(
            breakpoint=r"xdebug_break\(", debug_output=r"(?:var_dump|print_r|dd|dump|var_export)\(\$[\w>-]++\);"
        ),
    )


def go() -> Syntax:
    """Go."""
    return _braced(
        branch=plain_branches(),
        function=word_function(),
        leftover=left_behind(
            breakpoint=r"runtime\.Breakpoint\(",
            debug_output=rf"(?:fmt\.Print(?:ln|f)?|println|print)\({SHOWN}|spew\.Dump\(",
            disabled_test=r"[tb]\.Skip(?:Now)?\(\)",
        ),
    )


def rust() -> Syntax:
    """Rust and Zig."""
    return _classes(
        branch=plain_branches(),
        function=word_function(),
        leftover=left_behind(
            debug_output=rf"dbg!\(|e?println!\((?:{MARKER}|\"\{{:#?\?\}}\")", disabled_test=r"#\[ignore\]"
        ),
    )


def swift() -> Syntax:
    """Swift and Kotlin."""
    return _classes(
        branch=plain_branches(),
        function=word_function(),
        swallowed=_empty_catch(),
        leftover=left_behind(
            debug_output=rf"(?:print|println|debugPrint|dump)\({SHOWN}", disabled_test=r"@(?:Ignore|Disabled)[ \t]*+\n"
        ),
    )
