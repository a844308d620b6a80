"""Tries the installation on data of its own, and gathers what a bug report needs and nothing that is private."""

from __future__ import annotations

import locale
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from craftnudge import __version__
from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.adapters.git.opening import open_reader
from craftnudge.adapters.store.local.line_codec import decode_line
from craftnudge.adapters.store.local.store import LocalStore
from craftnudge.domain.commits.record import CommitRecord
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.scorecard import RUBRIC_VERSION
from craftnudge.errors import CraftNudgeError
from craftnudge.runtime.own_program import is_one_file
from craftnudge.services.doctor import examine
from craftnudge.services.hook_state import look_at_hooks
from craftnudge.services.results.self_check import SelfCheck, Trial
from craftnudge.services.third_party import third_party

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from craftnudge.services.workplace import Workplace

# A commit of nobody. Every installation of a version gives it the same score, which the report names.
SAMPLE: Final = (
    b'{"v":1,"type":"commit","id":"fcc9ff01-df3f-59af-9aaa-e6e208b21cd4","facts":5,'
    b'"recorded_at":"2026-01-01T00:00:00Z","timestamp":"2023-11-15T00:13:20Z","author":{"name":"A",'
    b'"email":"a@example.org"},"repository":{"name":"sample","key":"sample","path":"/sample"},'
    b'"hash":"4b15c24ba789c2f08cc1da55b877063fe96f6438",'
    b'"parents":["78e521e4344bea32de7d8c769cd9c5dc4f232842"],"utc_offset_minutes":0,'
    b'"committer":{"name":"A","email":"a@example.org"},"committed_at":"2023-11-15T00:13:20Z",'
    b'"committer_utc_offset_minutes":0,'
    b'"message":"Leave cancelled orders out of the total\\n\\nFinance saw totals that were too high,'
    b' because orders that\\nwere cancelled after the invoice still counted.\\n",'
    b'"files":[{"path":"test_totals.py","status":"A","added":5,"deleted":0,"binary":false},'
    b'{"path":"totals.py","status":"M","added":1,"deleted":1,"binary":false}],"totals":{"files":2,'
    b'"added":6,"deleted":1,"hunks":2},"code":{"counts":{"blank_added":2,"code_added":4,"code_deleted":1,'
    b'"source_added":1,"source_deleted":1}}}'
)
_VERSION = re.compile(r"\d+(?:\.\d+)+")
_SECONDS = 30


def self_check(workplace: Workplace) -> SelfCheck:
    """Facts and trials; the user's data is looked at and not changed."""
    tried = (
        ("scoring", _try_scoring),
        ("recording", _try_recording),
        ("reading git", partial(_try_git, workplace.environ)),
    )
    return SelfCheck(dict(_facts(workplace)), tuple(_trial(name, attempt) for name, attempt in tried))


def _facts(workplace: Workplace) -> Iterator[tuple[str, str]]:
    yield "program", f"craftnudge {__version__}, rubric {RUBRIC_VERSION}, {_installation()}"
    yield "score of the sample", f"{score_commit(_sample()).score}"
    yield "Python", f"{platform.python_implementation()} {platform.python_version()}"
    libc = " ".join(platform.libc_ver())
    yield "system", f"{platform.system()} {platform.release()} {platform.machine()} {libc}".rstrip()
    encodings = sys.stdout.encoding, sys.getfilesystemencoding(), locale.getpreferredencoding(do_setlocale=False)
    yield "encodings", "output {}, files {}, text {}".format(*encodings)
    yield "git", _git_version() or "not found"
    yield "libraries", ", ".join(f"{found.name} {found.version}" for found in third_party())
    # Of what doctor found only the codes: its sentences name folders, people and repositories.
    for diagnosis in examine(workplace):
        yield f"doctor: {diagnosis.name}", f"{diagnosis.condition} ({diagnosis.code})"
    yield "hooks here", _hooks(workplace)
    yield "changed settings", ", ".join(_changed_settings(workplace)) or "none"
    reports = workplace.reports_folder
    yield "internal errors", str(len(list(reports.glob("craftnudge-fault-*"))) if reports.is_dir() else 0)


def _installation() -> str:
    if is_one_file():
        return "one file"
    if "pipx" in Path(sys.prefix).parts:
        return "pipx"
    return "Python's own packages" if sys.prefix == sys.base_prefix else "virtual environment"


def _git_version() -> str:
    path = shutil.which("git")
    if path is None:
        return ""
    try:
        completed = subprocess.run([path, "--version"], capture_output=True, check=True, timeout=_SECONDS)
    except (OSError, subprocess.SubprocessError):
        return "does not run"
    found = _VERSION.search(completed.stdout.decode("utf-8", "replace"))
    return found[0] if found else "of an unknown version"


def _hooks(workplace: Workplace) -> str:
    try:
        hooks = look_at_hooks(workplace).hooks
    except CraftNudgeError as error:
        return error.code
    return ", ".join(f"{hook.event} {hook.state}{' after another' if hook.chained else ''}" for hook in hooks)


def _changed_settings(workplace: Workplace) -> list[str]:
    """The names of settings that are ours; rules and tables of the project's own have names of theirs."""
    known = {setting.name for setting in SETTINGS.values()}
    return sorted(name for name in workplace.configuration.origins if name in known)


def _trial(name: str, attempt: Callable[[], bool | None]) -> Trial:
    """Tries it; None means that it cannot be tried here."""
    try:
        passed = attempt()
    except CraftNudgeError as error:
        return Trial(name, "failed", error.code)
    except Exception as error:  # noqa: BLE001 - whatever is broken is what is looked for
        return Trial(name, "failed", type(error).__name__)
    return Trial(name, "skipped" if passed is None else "passed" if passed else "failed")


def _sample() -> CommitRecord:
    record = decode_line(SAMPLE)
    assert isinstance(record, CommitRecord)  # noqa: S101
    return record


def _try_scoring() -> bool:
    """The sample gets a score, by checks of every category."""
    card = score_commit(_sample())
    return card.score is not None and all(category.checks for category in card.categories)


def _try_recording() -> bool:
    """What is written into a journal in a temporary folder is read again."""
    with tempfile.TemporaryDirectory(prefix="craftnudge-") as folder:
        store = LocalStore(Path(folder))
        store.append([_sample()])
        with store.survey() as survey:
            return survey.count() == 1 and not survey.unreadable


def _try_git(environ: Mapping[str, str]) -> bool | None:
    """A commit that git makes in a temporary folder is read and scored."""
    if not _git_version():
        return None
    with tempfile.TemporaryDirectory(prefix="craftnudge-") as name:
        folder = Path(name)
        variables = {key: value for key, value in environ.items() if not key.startswith("GIT_")}
        variables |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        person = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
        (folder / "a.txt").write_text("a\n", "utf-8")
        for words in (["init", "--quiet"], ["add", "a.txt"], [*person, "commit", "--quiet", "--message", "Begin"]):
            subprocess.run(
                ["git", *words], cwd=folder, env=variables, capture_output=True, check=True, timeout=_SECONDS
            )
        reader = open_reader(folder, cache_folder=None)
        try:
            record = reader.record(reader.resolve("HEAD"))
        finally:
            reader.close()
        return record.message.startswith("Begin") and len(record.files or ()) == 1
