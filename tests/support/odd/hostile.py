"""Repositories whose configuration would run a program, hang, or change what git shows.

Each builder plants `base/canary`, a program that leaves the file `base/PWNED` behind when it is run.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support.odd.making import Odd, commit, git, init, odd, simple

if TYPE_CHECKING:
    from pathlib import Path

_RUN_BY = (
    *("core.fsmonitor", "core.pager", "pager.log", "pager.diff-tree", "pager.cat-file", "pager.rev-parse"),
    *("diff.external", "diff.evil.textconv", "diff.evil.command", "filter.evil.clean", "filter.evil.smudge"),
    *("filter.evil.process", "core.sshCommand", "core.editor", "sequence.editor", "core.askPass", "credential.helper"),
    *("gpg.program", "gpg.ssh.program", "gpg.x509.program", "core.alternateRefsCommand", "core.gitProxy"),
    *("uploadpack.packObjectsHook", "interactive.diffFilter", "trailer.x.command", "remote.origin.vcs"),
)


def canary(base: Path) -> Path:
    """A program that leaves a trace."""
    path = base / "canary"
    path.write_text(f"#!/bin/sh\ntouch '{base}/PWNED'\n")
    path.chmod(0o755)
    return path


@odd
def configuration_that_runs_programs(base: Path) -> Odd:
    """Every setting that names a program names the canary, and every hook is one."""
    program = canary(base)
    repository = init(base / "r")
    commit(repository, "feat: one", {".gitattributes": "* diff=evil filter=evil\n", "a.txt": "one\n"})
    commit(repository, "feat: two", {"a.txt": "two\n"})
    for name in _RUN_BY:
        git(repository, "config", name, str(program))
    for name in ("cat-file", "log", "rev-parse", "diff-tree", "x"):
        git(repository, "config", f"alias.{name}", f"!{program}")
    hooks = repository / ".git/hooks"
    hooks.mkdir(exist_ok=True)
    for name in ("post-index-change", "reference-transaction", "fsmonitor-watchman", "post-checkout", "query-watchman"):
        (hooks / name).unlink(missing_ok=True)
        (hooks / name).symlink_to(program)
    git(repository, "config", "core.hooksPath", str(hooks))
    git(repository, "config", "log.showSignature", "true")
    return Odd(repository)


@odd
def configured_hooks_and_monitors(base: Path) -> Odd:
    """Hooks by configuration, as git has them from 2.54 on, and a monitor in another spelling."""
    program = canary(base)
    repository = simple(base / "r")
    for event in ("post-index-change", "reference-transaction", "post-commit", "pre-auto-gc"):
        git(repository, "config", f"hook.{event}.event", event)
        git(repository, "config", f"hook.{event}.command", str(program))
    git(repository, "config", "core.useBuiltinFSMonitor", "true")
    git(repository, "config", "core.fsmonitorHookVersion", "2")
    git(repository, "config", "core.fsmonitor", f"{program} #")
    return Odd(repository)


@odd
def promisor_that_is_a_program(base: Path) -> Odd:
    """A missing file, and a remote that would be asked for it through a program."""
    program = canary(base)
    repository = simple(base / "r", 3)
    lost = git(repository, "rev-parse", "HEAD~1:a.txt")
    (repository / ".git/objects" / lost[:2] / lost[2:]).unlink()
    settings = {
        "core.repositoryFormatVersion": "1",
        "extensions.partialClone": "origin",
        "remote.origin.promisor": "true",
        "remote.origin.url": f"ext::{program}",
        "protocol.ext.allow": "always",
        "protocol.allow": "always",
    }
    for name, value in settings.items():
        git(repository, "config", name, value)
    return Odd(repository, "no figures", revisions={"HEAD~2": "whole"}, needs_git=True)


@odd
def configuration_that_bends_diffs(base: Path) -> Odd:
    """Settings and attributes that change what git's diffs show; none may change a record."""
    repository = init(base / "r")
    text = "".join(f"{number}\n" for number in range(60))
    commit(
        repository, "feat: one", {"a.py": text, "moved.py": text.replace("1", "one"), "b.bin": b"\0" + text.encode()}
    )
    (repository / "moved.py").rename(repository / "there.py")
    changed: dict[str | bytes, str | bytes | None] = {
        "a.py": text.replace("30\n", "thirty\n\n\n  30\n"),
        "b.bin": b"\0changed",
        ".gitattributes": "*.py -diff\n*.bin diff\n",
    }
    commit(repository, "feat: two", changed)
    settings = {
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "diff.renames": "false",
        "diff.renameLimit": "1",
        "diff.algorithm": "patience",
        "diff.context": "0",
        "diff.interHunkContext": "9",
        "diff.colorMoved": "zebra",
        "diff.suppressBlankEmpty": "true",
        "diff.ignoreSubmodules": "all",
        "diff.submodule": "log",
        "diff.orderFile": str(base / "order"),
        "diff.wsErrorHighlight": "all",
        "diff.indentHeuristic": "false",
        "color.ui": "always",
        "core.quotePath": "false",
        "core.bigFileThreshold": "1",
        "core.abbrev": "4",
        "core.attributesFile": str(base / "attributes"),
        "core.whitespace": "cr-at-eol",
        "core.autocrlf": "true",
        "i18n.logOutputEncoding": "UTF-16",
        "log.date": "relative",
        "log.mailmap": "true",
        "diff.relative": "true",
        "diff.python.xfuncname": "^(.*)$",
        "diff.python.binary": "true",
        "core.commentChar": "f",
    }
    (base / "order").write_text("b*\n")
    (base / "attributes").write_text("* binary\n")
    for name, value in settings.items():
        git(repository, "config", name, value)
    (repository / ".git/info").mkdir(exist_ok=True)
    (repository / ".git/info/attributes").write_text("*.py diff=python -text\n* whitespace=-all\n")
    return Odd(repository, extra={"git_obeys_attributes": True})


@odd
def configuration_includes_itself(base: Path) -> Odd:
    """The configuration includes itself, and a file that is not there."""
    repository = simple(base / "r")
    git(repository, "config", "include.path", str(base / "nowhere"))
    (repository / ".git/config").write_text((repository / ".git/config").read_text() + "[include]\n\tpath = config\n")
    return Odd(repository, "refused")


@odd
def configuration_empty(base: Path) -> Odd:
    """No section at all."""
    repository = simple(base / "r")
    (repository / ".git/config").write_bytes(b"")
    return Odd(repository)


@odd
def configuration_with_a_mark(base: Path) -> Odd:
    """A byte order mark in front, as some editors leave it, and a bracket in a comment."""
    repository = simple(base / "r")
    config = repository / ".git/config"
    config.write_bytes(b"\xef\xbb\xbf" + config.read_bytes() + b"# [\n")
    return Odd(repository)


@odd
def configuration_of_the_users_name(base: Path) -> Odd:
    """The repository says who its user is: with markup, escapes and a line end."""
    repository = simple(base / "r")
    git(repository, "config", "user.name", "[red]Eve\x1b[2J\u202e\n=1+1")
    git(repository, "config", "user.email", "<script>@example.org")
    return Odd(repository)


@odd
def own_settings_of_a_stranger(base: Path) -> Odd:
    """A craftnudge.toml in the work tree, full of escapes, unknown names and a model elsewhere."""
    repository = simple(base / "r")
    settings = '[craftnudge]\n"\\u001b[2J[red]" = 1\n[model]\nurl = "http://evil.example"\nenabled = true\nhost = "http://10.0.0.1"\n'
    for name in ("craftnudge.toml", ".craftnudge.toml", "pyproject.toml", ".gitlint", "commitlint.config.js"):
        (repository / name).write_text(settings)
    return Odd(repository)
