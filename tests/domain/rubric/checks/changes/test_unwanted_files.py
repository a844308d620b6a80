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
    ("path", "kind"),
    [
        ("a/b.pyc", "compiled_file"),
        ("Main.class", "compiled_file"),
        ("web/bower_components/x.js", "installed_packages"),
        (".idea/modules.xml", "editor_settings"),
        ("app.iml", "editor_settings"),
        (".gradle/x", "tool_cache"),
        ("docs/.DS_Store", "system_file"),
        ("Thumbs.db", "system_file"),
        ("npm-debug.log", "log_file"),
        ("out/server.log", "log_file"),
        (".env", "local_settings"),
        ("keys/id_rsa", "private_key_file"),
        ("core", "memory_dump"),
        ("src/core", "memory_dump"),
        ("heap.dump", "memory_dump"),
        ("a.py.orig", "merge_leftover"),
        ("a.py.rej", "merge_leftover"),
        (".a.py.swp", "editor_backup"),
        ("notes.txt~", "editor_backup"),
        ("server.pid", "temporary_file"),
    ],
)
def test_the_kind_of_an_unwanted_file_is_evidence(path: str, kind: str) -> None:
    """The evidence says what the name shows the file to be."""
    outcome = find_check("unwanted-files").evaluate(touching(f"A {path}"))
    assert (outcome.result, outcome.kind, outcome.evidence[0].kind) == ("fail", "unwanted", kind)


def test_an_unwanted_folder_is_reported_once() -> None:
    """Of a folder that a tool made, the folder is evidence, not each file."""
    added = [f"A web/node_modules/x/{name}.js" for name in "abcdef"]
    outcome = find_check("unwanted-files").evaluate(touching("A src/a.py", *added))
    assert [(entry.path, entry.figure) for entry in outcome.evidence] == [("web/node_modules/", 1)]
