"""The attribute `whitespace` means what it means to git."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.file_attributes import FileAttributes
from craftnudge.domain.measure.whitespace_rules import USUAL_RULES, whitespace_rules
from tests.support.repository import sealed_environment

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

LINES = "def f():\n\treturn 1\n        return 2\n   \treturn 3\n    return 4 \n\t        return 5\nx = 1\t\n   y\n"
OURS = ("trailing_blank", "mixed_indentation", "tab_indentation", "space_indentation")


@pytest.mark.parametrize(
    "attribute",
    [
        *("whitespace", "-whitespace", "!whitespace", "text"),
        *("whitespace=-trailing-space", "whitespace=-blank-at-eol", "whitespace=-space-before-tab", "whitespace=trail"),
        *("whitespace=tab-in-indent", "whitespace=indent-with-non-tab", "whitespace=indent,tabwidth=4,-trailing"),
        *("whitespace=cr-at-eol", "whitespace=tab-in-indent,-space-before-tab", "whitespace=tabwidth=0"),
        "whitespace=odd",
    ],
)  # fmt: skip
def test_the_lines_are_those_that_git_would_show(repository: GitRepository, attribute: str) -> None:
    """Each line that `git diff --check` shows under the same attribute is found, and no other."""
    repository.commit("Begin", {".gitattributes": f"*.py {attribute}\n"})
    repository.commit("Add", {"a.py": LINES})
    done = subprocess.run(
        ["git", "diff-tree", "--check", "HEAD~1", "HEAD"],
        cwd=repository.path,
        env=sealed_environment(repository.home),
        capture_output=True,
        text=True,
        check=False,
    )
    reader = open_reader(repository.path, cache_folder=None)
    try:
        code = reader.record(reader.resolve("HEAD")).code
    finally:
        reader.close()
    assert code is not None
    assert {place.line for place in code.places_of(*OURS)} == set(
        map(int, re.findall(r"^a\.py:(\d+): ", done.stdout, re.MULTILINE))
    )


def test_without_the_attribute_the_usual_rules_hold() -> None:
    """Those of git without settings; unset, none does."""
    assert whitespace_rules(FileAttributes()) == USUAL_RULES
    assert not USUAL_RULES.none
    assert whitespace_rules(FileAttributes(whitespace=False)).none


@pytest.mark.parametrize("value", ["tabwidth=99999999999", "tabwidth=-3", "tabwidth=", "tabwidth=²", ",", "-", "="])
def test_no_value_is_too_odd(value: str) -> None:
    """What a stranger wrote into the file changes nothing that git would not change."""
    assert whitespace_rules(FileAttributes(whitespace=value)).tab_width == 8
