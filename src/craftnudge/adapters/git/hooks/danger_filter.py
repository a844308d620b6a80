"""What a hook searches the staged lines for before it starts Python: a coarse filter that lets most commits pass.

It must find everything that the program would report, and may find more: then the program looks and says nothing. So a
commit costs a run of git and grep, a few milliseconds. tests/adapters/git/hooks holds both to the same samples.
"""

from __future__ import annotations

import shlex

from craftnudge.domain.measure.secrets.issuer_formats import prefixes
from craftnudge.domain.measure.secrets.secret_names import STEMS, key_owners


def _cases(*words: str) -> list[str]:
    return [form for word in words for form in (word, word.capitalize(), word.upper())]


_OWNERS = "|".join(sorted(_cases(*(owner.decode() for owner in key_owners()))))
_OTHER_STEMS = "|".join(_cases(*(stem.decode() for stem in STEMS if stem != b"key")))
_STEMS = f"{_OTHER_STEMS}|({_OWNERS})[_.-]?(key|Key|KEY)"
# Eight signs with a digit or a special one among them, which no program reads as words.
_VALUE = "([^ \"'`]{4,}[0-9!@#$%^&*?~]|[^ \"'`]{0,4}[0-9!@#$%^&*?~][^ \"'`]{3,})"
_BREAKPOINTS = (
    "breakpoint|Breakpoint|set_trace|pdb|pudb|debugger|binding\\.(pry|irb|b$)|byebug|IEx\\.pry|int[ ]+\\$?3|debugbreak|"
    "DebugBreak|"
    "Debugger|xdebug_break|\\.only\\(|f(it|describe|context)[ (]"
)
_LINES = (
    _BREAKPOINTS,
    # A name, a sign and a value; the value may be in the next line.
    f"({_STEMS})[^ ]{{0,40}} ?.{{0,12}}[:=,>( ][\"'`]*{_VALUE}",
    f"({_STEMS})[^ ]*[ \t]*[|>][+-]?$",
    f"(value|Value)[\"']?[ \t]*[:=][ \t]*[\"']?{_VALUE}",
    f"{_VALUE}[\"'`] *[=!]=+ *[A-Za-z_.]*({_STEMS})",
    "://[^/ ]*:[^/ @{$<]+@",
    "(earer|asic)[ \t]+[A-Za-z0-9._~+/=-]{10}",
    "[ \t](-u|--user|--proxy-user|-U)[ =\"']*[^ ]*:[^ $]",
    "(sshpass|mysql|mariadb|mongo|redis-cli|docker login|az login|zip|7z).* -[pa]",
    "(IDENTIFIED BY|identified by|PASSWORD|password|SecureString( -String)?)[ \t]+[\"']?[^ \"';]{8}|configure set ",
    "PRIVATE KEY|PuTTY-User-Key-File",
    "(:AA|[0-9]Q~|sig=|\\.atlasv1\\.|webhook|[0-9]{15}\\|)[A-Za-z0-9._~%+/=-]{10}",
    "[0-9a-f]{32}-us[0-9]|_mmk|webhooks?b?2?/",
    "eyJ[A-Za-z0-9_-]{10}",
    "[MNO][A-Za-z0-9_-]{23,25}\\.[A-Za-z0-9_-]{6}\\.",
)
_FOLDERS = (
    "__pycache__|CMakeFiles|xcuserdata|DerivedData|\\.stack-work|dist-newstyle|node_modules|bower_components|\\.eggs|"
    "\\.venv|site-packages|\\.bundle|jspm_packages|\\.gradle|\\.[a-z]+_cache|\\.tox|\\.nox|\\.hypothesis|\\.[a-z]+-cache|"
    "\\.turbo|\\.nyc_output|\\.ipynb_checkpoints|\\.terraform|\\.dart_tool|\\.metals|\\.bloop|\\.elixir_ls|\\.vagrant|"
    "\\.next|\\.nuxt|\\.svelte-kit|\\.angular|\\.serverless|\\.cache|\\.history|\\.metadata|\\.vs|\\.vscode|\\.idea|"
    "__MACOSX|\\.Spotlight-V100|\\.Trashes|\\$RECYCLE\\.BIN|htmlcov|lcov-report|target|bin|obj|[A-Za-z0-9_.-]+\\.egg-info|"
    "vendor/bundle"
)
_ENDINGS = (
    "log|orig|rej|swp|swo|kate-swp|un~|bak|tmp|pid|stackdump|hprof|pyc|pyo|class|o|obj|lo|la|elc|beam|hi|ilk|pdb|gch|pch|"
    "ko|dump|dmp|mdmp|p12|pfx|jks|keystore|kdbx|bks|suo|sdf|opensdf|VC\\.db|xcuserstate|userosscache|user|rsuser|tfstate|"
    "backup|docstates"
)
_FILES = (
    "\\.DS_Store|[Tt]humbs\\.db|ehthumbs\\.db|[Dd]esktop\\.ini|\\.directory|Icon.*|nohup\\.out|\\.[a-z._]*cache|"
    "CMakeCache\\.txt|\\.coverage|\\.[a-z_]+_history|\\.env.*|id_[a-z0-9]+|local\\.properties|core(\\.[0-9]+)?|"
    f"[~#._][^/]*[#~]|~\\$[^/]*|\\._[^/]*|\\.#[^/]*|\\.nfs[^/]*|[^/]*~|[^/]*\\.({_ENDINGS})"
)


def danger_pattern() -> str:
    """The extended regular expression for the lines of `git diff`, as grep reads it."""
    marks = "|".join(_escaped(prefix) for prefix in prefixes())
    key = f"^\\+([^+].*[^A-Za-z0-9_])?({marks})[A-Za-z0-9_+/=.~-]{{10}}"
    # The header of a file begins with three plus signs.
    added = f"^\\+([^+].*)?({'|'.join(_LINES)})"
    named = f'^diff --git .*[ /](({_FOLDERS})/|({_FILES})"?$)'
    return f"^\\+(<<<<<<<|>>>>>>>) |{added}|{key}|{named}"


def danger_lines() -> str:
    """The lines of a hook that end it unless the staged change may hold a danger."""
    # Settings for people (colours, prefixes, external programs) must not change what is searched.
    return (
        "git diff --cached --no-color --no-ext-diff --no-textconv --no-renames --src-prefix=a/ --dst-prefix=b/ -U0 \\\n"
        f"  --diff-filter=AMT 2>/dev/null | LC_ALL=C grep -aqE -e {shlex.quote(danger_pattern())}"
    )


def _escaped(text: str) -> str:
    return "".join(f"\\{sign}" if sign in ".+*?()[]{}|^$" else sign for sign in text)
