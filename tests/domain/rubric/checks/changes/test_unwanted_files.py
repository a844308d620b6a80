"""unwanted-files: added files that should not be committed."""

from __future__ import annotations

import pytest

from craftnudge.domain.rubric.registry import find_check
from tests.support.changed import share_of, touching


def test_unwanted_files_fail() -> None:
    """Files of tools fail, packed files are partial; test fixtures and changes of existing files are ignored."""
    assert share_of("unwanted-files", "A .DS_Store", "A src/a.py") == 0
    assert share_of("unwanted-files", "A tool.exe binary") == 0.5
    assert share_of("unwanted-files", "A src/a.py", "A tests/data/in.log", "A tests/data/in.zip") == 1
    assert share_of("unwanted-files", "A logo.psd +3", "A tool.exe +1") == 1  # pointers of Git LFS and git-annex
    assert find_check("unwanted-files").evaluate(touching("M debug.log")).result == "not_applicable"
    outcome = find_check("unwanted-files").evaluate(touching("A a.zip binary", "A b.exe binary"))
    assert [(entry.kind, entry.path, entry.figure) for entry in outcome.evidence] == [
        ("built_file", "a.zip", 2),
        ("built_file", "b.exe", 2),
    ]


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ("a/b.pyc binary", "compiled_file"),
        ("Main.class binary", "compiled_file"),
        ("parser.obj binary", "compiled_file"),
        ("target/classes/Main.class binary", "compiled_file"),
        ("web/bower_components/x.js", "installed_packages"),
        (".venv/lib/python3.11/site-packages/x.py", "installed_packages"),
        (".idea/workspace.xml", "editor_settings"),
        (".idea/dataSources.local.xml", "editor_settings"),
        ("shop.csproj.user", "editor_settings"),
        (".vs/shop/v17/.suo binary", "editor_settings"),
        (".gradle/x", "tool_cache"),
        (".terraform/modules/x.tf", "tool_cache"),
        ("docs/.DS_Store", "system_file"),
        ("Thumbs.db", "system_file"),
        ("npm-debug.log", "log_file"),
        ("out/server.log", "log_file"),
        (".env.local", "local_settings"),
        ("keys/id_rsa", "private_key_file"),
        ("release.keystore binary", "key_store"),
        ("core binary", "memory_dump"),
        ("src/core.4711 binary", "memory_dump"),
        ("heap.dump binary", "memory_dump"),
        ("a.py.orig", "merge_leftover"),
        ("a.py.rej", "merge_leftover"),
        (".a.py.swp", "editor_backup"),
        ("notes.txt~", "editor_backup"),
        ("~$offer.docx binary", "editor_backup"),
        ("server.pid", "temporary_file"),
    ],
)
def test_the_kind_of_an_unwanted_file_is_evidence(change: str, kind: str) -> None:
    """The evidence says what the name shows the file to be."""
    outcome = find_check("unwanted-files").evaluate(touching(f"A {change}"))
    assert (outcome.result, outcome.kind, outcome.evidence[0].kind) == ("fail", "unwanted", kind)


def test_an_unwanted_folder_is_reported_once() -> None:
    """Of a folder that a tool made, the folder is evidence, not each file."""
    added = [f"A web/node_modules/x/{name}.js" for name in "abcdef"]
    outcome = find_check("unwanted-files").evaluate(touching("A src/a.py", *added))
    assert [(entry.path, entry.figure) for entry in outcome.evidence] == [("web/node_modules/", 1)]


@pytest.mark.parametrize(
    "change",
    [
        "assets/teapot.obj",
        "bin/core",
        "lib/core/index.js",
        ".env",
        ".idea/codeStyles/Project.xml",
        ".idea/vcs.xml",
        "app.iml",
        ".vscode/settings.json",
        ".vs/launch.vs.json",
        "android/app/debug.keystore",
        "schema.dump",
        "notes.user",
        "types.class",
        "server.pem",
        "build/index.js",
        "target/page.html",
    ],
)
def test_a_file_that_only_shares_its_name_is_no_finding(change: str) -> None:
    """A model, a script, defaults, and settings of an editor that a team shares."""
    assert find_check("unwanted-files").evaluate(touching(f"A {change}")).result == "pass"


def test_one_file_of_each_kind_is_shown() -> None:
    """More files of one kind hide none of another."""
    added = ["a.pyc binary", "b.pyc binary", "c.pyc binary", "d.pyc binary", ".DS_Store", "npm-debug.log"]
    outcome = find_check("unwanted-files").evaluate(touching(*(f"A {name}" for name in added)))
    assert {entry.kind for entry in outcome.evidence} == {"compiled_file", "system_file", "log_file"}
    assert outcome.evidence[0].figure == len(added)
