"""Every format of `check` over commits that were made to break out of it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING
from xml.dom.minidom import parseString

import pytest
from markdown_it import MarkdownIt

from craftnudge.domain.coaching.check_result import Checked, checked
from craftnudge.domain.commits.record import CommitRecord, FileChange
from craftnudge.domain.rubric.project_rules import ProjectRules
from craftnudge.domain.rubric.rubric_settings import AS_RELEASED
from craftnudge.presentation.formats.github_annotations import github_annotations
from craftnudge.presentation.formats.job_summary import markdown_report
from craftnudge.presentation.formats.junit import junit_report
from craftnudge.presentation.formats.record_csv import csv_rows
from craftnudge.presentation.formats.record_markdown import markdown_rows
from craftnudge.presentation.formats.sarif import sarif_document
from tests.adapters.store.local.records import a_record

if TYPE_CHECKING:
    from collections.abc import Callable

HOSTILE = (
    "::error::x%0A::set-output name=a::b",
    "a\r::add-mask::b",
    "[x](https://evil.example) <https://evil.example> www.evil.example WWW.evil.example",
    "![x](https://evil.example/p.png) <img src=x onerror=alert(1)> | a | b |",
    "`code` @everyone #1 GH-1 ~~x~~ $x$ {0} {{x}}",
    "]]> </testcase><testcase name='x'/> <![CDATA[ &amp; &#0;",
    "\x00\x01\x0b\x1b[31m\x1b]8;;https://evil.example\x07\x1b]52;c;eA==\x07\x7f\x85\x9b",
    "\ufffe \uffff \ud800 \udfff \u202e\u2066\u200b\u2028\ufeff",
    '=cmd|"/c calc"!A1',
    "\t=1+1",
)
RAW = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
HARMLESS = {"table", "thead", "tbody", "tr", "th", "td", "p", "ul", "li", "strong", "br"}


def checked_commit(text: str) -> Checked:
    """A commit whose every text is that one, refused by a gate."""
    record = a_record(message=f"{text}\n\n{text}\n", files=(FileChange(f"src/{text}", "M", 3, 1),))
    record = replace(record, repository=replace(record.repository, name=text, branch=text))
    return checked(text, record, AS_RELEASED, ProjectRules(conventional=True, subject_pattern="nothing like it"), 9.9)


def _commits_rows(record: CommitRecord) -> str:
    return "".join(markdown_rows([record]))


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_format_holds_a_stranger_s_control(text: str) -> None:
    """All of them are UTF-8, and none holds a control, a turned-around or an invisible character."""
    one = checked_commit(text)
    formats: tuple[Callable[[], str], ...] = (
        lambda: junit_report((one,)),
        lambda: github_annotations((one,)),
        lambda: markdown_report((one,)),
        lambda: json.dumps(sarif_document((one,))),
        lambda: _commits_rows(one.record),
        lambda: "".join(csv_rows([one.record])),
    )
    for written in (form() for form in formats):
        written.encode()
        assert not RAW.search(written)
    parseString(junit_report((one,)))  # noqa: S318 - it is ours


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_stranger_gives_no_command_to_a_workflow(text: str) -> None:
    """Each line is one command of ours, whose parts hold no colon or comma of a stranger's."""
    lines = github_annotations((checked_commit(text),)).split("\n")
    assert lines.pop() == ""
    for line in lines:
        found = re.fullmatch(r"::(error|warning|notice) ((?:file=[^:,]*,line=\d+,)?title=[^:,]*)::(.*)", line)
        assert found, line
        assert not re.search("%0[aAdD]", line)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_stranger_makes_no_link_picture_or_tag(text: str) -> None:
    """Read by CommonMark with tables, both tables and lists hold nothing but text; GitHub's own links find no start."""
    one = checked_commit(text)
    for written in (markdown_report((one,)), _commits_rows(one.record)):
        page = MarkdownIt("commonmark").enable("table").enable("strikethrough").render(written)
        assert set(re.findall(r"</?([a-z0-9]+)", page)) <= HARMLESS
        assert not re.search(r"(?i)www\.|https?://|(?<![&\\])#\d|(?<!\\)@everyone", written)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_message_of_sarif_holds_no_link_and_no_placeholder(text: str) -> None:
    """Brackets are escaped and braces doubled, as its standard asks for; a path is an address without a scheme."""
    for result in sarif_document((checked_commit(text),))["runs"][0]["results"]:
        said = result["message"]["text"].replace("\\\\", "")
        assert not re.search(r"(?<!\\)[\[\]]", said)
        assert "{" not in said.replace("{{", "")
        for location in result["locations"]:
            if "physicalLocation" in location:
                assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", location["physicalLocation"]["artifactLocation"]["uri"])
