"""Only files that belong in a repository are committed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from craftnudge.domain.commits.file_kind import kind_of
from craftnudge.domain.rubric.change.scope import why_no_scope
from craftnudge.domain.rubric.check import Check, Evidence, Outcome, failed, not_applicable, partial, passed
from craftnudge.domain.rubric.text.plural import counted
from craftnudge.runtime.lazy_regex import pattern

if TYPE_CHECKING:
    from craftnudge.domain.rubric.facts import Facts

# A folder is shown once, with all that is in it.
_STRAY = pattern(
    r"^(?:.*?/)?(?:__pycache__|node_modules|\.idea|\.vs|\.gradle|\.pytest_cache|\.mypy_cache|bower_components|\.eggs)/|"
    r"(?:^|/)(?:\.DS_Store|Thumbs\.db|desktop\.ini|npm-debug\.log|yarn-error\.log|\.env|id_rsa|core|nohup\.out)$|"
    r"\.(?:orig|rej|swp|swo|pyc|pyo|class|o|obj|log|bak|tmp|suo|user|iml|dump|pid)$|~$",
)
_ARCHIVE = pattern(r"\.(?:zip|tar|tgz|gz|7z|rar|exe|dll|so|dylib|jar|war|bin|dmg|iso|mp4|psd)$")
_SHARE_OF_ARCHIVE = 0.5
_SHOWN = 3
_NO_FILE = not_applicable("It adds no file.")


def _evaluate(facts: Facts) -> Outcome:
    scope = facts.scope
    if scope is None:
        return not_applicable(why_no_scope(facts.record))
    added = [change.path for change in scope.files if change.status == "A"]
    strays = list(dict.fromkeys(stray for path in added if (stray := _stray(path))))
    if strays:
        return _left_behind(strays)
    archives = [path for path in added if _ARCHIVE.search(path.lower()) and kind_of(path) != "test"]
    if archives:
        return partial(
            _SHARE_OF_ARCHIVE,
            "It adds built or packed files.",
            *(Evidence("built or packed", path=path) for path in archives[:_SHOWN]),
            advice="Keep built files out of the history: publish them as a release, or use Git LFS.",
        )
    return (
        passed("No stray file in it.", Evidence(counted(len(added), "new file"), figure=len(added)))
        if added
        else _NO_FILE
    )


def _left_behind(strays: list[str]) -> Outcome:
    # Imported here: a hook judges every message, and its time is the user's.
    from shlex import quote  # noqa: PLC0415

    names = ", ".join(" ".join(stray.split()) for stray in strays[:_SHOWN])
    more = f" and {len(strays) - _SHOWN} more" if len(strays) > _SHOWN else ""
    # A name with a line end in it is nothing to paste.
    advice = f"git rm -r --cached {quote(strays[0])}, and name it in .gitignore." if strays[0].isprintable() else None
    return failed(
        f"It adds what belongs to one machine alone: {names}{more}.",
        *(Evidence("left behind", path=stray) for stray in strays[:_SHOWN]),
        advice=advice,
    )


def _stray(path: str) -> str | None:
    """The file, or the folder it is in, that does not belong in a repository; None where it does."""
    found = _STRAY.search(path)
    if found is None or kind_of(path) == "test":
        return None
    return found[0] if found[0].endswith("/") else path


CHECK = Check(
    id="CN211",
    name="stray-files",
    title="No stray files",
    topic="stray-files",
    points=0.5,
    why="What editors, builds and systems leave behind has no reader, and a repository keeps it for ever.",
    advice="Take the file out of the commit and name it in .gitignore.",
    good="src/cart.py and its test.",
    bad="src/cart.py, .DS_Store and debug.log.",
    grounds="Names on GitHub's published .gitignore templates.",
    limits="Fixtures of tests are passed over; a project may have its reason for a packed file. On git's own history "
    "it fires on 0 % of human commits, on Flask's on 0 %.",
    evaluate=_evaluate,
    weight_factor=6.0,
)
