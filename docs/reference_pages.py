"""Writes the reference pages that are generated from the code, or checks that they are up to date.

python -m docs.reference_pages           writes them
python -m docs.reference_pages --check   exits 1 where one is stale or a link leads nowhere
"""

from __future__ import annotations

import json
import os
import re
import sys
from functools import partial
from pathlib import Path

# Help is wrapped to the terminal: fixed before anything reads it.
os.environ.update(COLUMNS="88", NO_COLOR="1", TERM="dumb")

from typer.main import get_command

from craftnudge.adapters.config.json_schema import config_schema
from craftnudge.domain.habits.find_insights import questions
from craftnudge.domain.rubric.registry import all_checks, checks_by_category
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT, RUBRIC_VERSION, worth_of
from craftnudge.entrypoints.cli.app import COMMANDS, build
from craftnudge.presentation.documents.schemas import schema_names, schema_text
from docs import man_pages

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
_LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#\s]+)")


def checks_page() -> str:
    """All checks with everything their files say."""
    lines = [
        "# Checks",
        "",
        (
            f"Rubric version {RUBRIC_VERSION}: {len(all_checks())} checks. This page is generated from the checks' own"
            " files; `craftnudge explain ID` prints the same."
        ),
        "",
    ]
    for category, checks in checks_by_category().items():
        lines += [f"## {category}: {CATEGORY_WEIGHTS_PERCENT[category]} of 100 points", ""]
        for check in checks:
            lines += [
                f"### {check.id} {check.name}",
                "",
                f"**{check.title}.** Worth {worth_of(check)}.",
                "",
                check.why,
                "",
                f"- To do: {check.advice}",
                f"- Good: `{_one_line(check.good)}`",
                f"- Less good: `{_one_line(check.bad)}`",
                f"- Grounds: {check.grounds}",
                f"- Limits: {check.limits}",
                "",
            ]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " / ".join(line for line in text.splitlines() if line).replace("`", "'")


def commands_page() -> str:
    """The help of the program and of each command, word for word."""
    lines = ["# Commands", "", "This page is generated from `craftnudge --help` and the help of each command.", ""]
    lines += _help("craftnudge", [])
    for entry in COMMANDS:
        lines += [f"## craftnudge {entry.name}", "", *_help(f"craftnudge {entry.name}", [entry.name])]
    return "\n".join(lines)


def _help(title: str, arguments: list[str]) -> list[str]:
    command = get_command(build())
    context = command.make_context("craftnudge", [], resilient_parsing=True)
    for name in arguments:
        command = command.get_command(context, name)  # type: ignore[attr-defined]
        context = command.make_context(name, [], parent=context, resilient_parsing=True)
    texts = ["```text", command.get_help(context).rstrip(), "```", ""]
    for name in getattr(command, "commands", {}) if arguments else ():
        texts += [f"### {title} {name}", "", *_help(f"{title} {name}", [*arguments, name])]
    return texts


def insights_page() -> str:
    """Every question that insights are answers to, and how many cases an answer takes."""
    lines = [
        "# Insights",
        "",
        (
            f"`craftnudge insights` asks {len(questions())} questions of a history. This page is generated from the"
            " questions' own files; [how chance is kept out](../explanation/habits.md) says when an answer is told."
        ),
        "",
    ]
    for question in questions():
        lines += [f"## {question.name}", "", f"{question.asks}", "", f"- Needs: {question.needs}", ""]
    return "\n".join(lines)


def config_schema_page() -> str:
    """The schema of the configuration file, for editors."""
    return json.dumps(config_schema(), indent=2) + "\n"


PAGES = {"checks.md": checks_page, "commands.md": commands_page, "insights.md": insights_page}
# The package holds the schemas of documents; readers of the docs find a copy here.
PAGES |= {f"schemas/{name}.json": partial(schema_text, name) for name in schema_names()}
PAGES["schemas/config.json"] = config_schema_page
# The wheel brings them along.
PAGES |= {f"man1/{name}": page for name, page in man_pages.PAGES.items()}


def stale_pages() -> list[str]:
    """The generated pages whose text is not what the code says."""
    return [
        name
        for name, page in PAGES.items()
        if not (REFERENCE / name).exists() or (REFERENCE / name).read_text("utf-8") != page()
    ]


def dead_links() -> list[str]:
    """Links between our own pages that lead nowhere."""
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [
        f"{page.relative_to(ROOT)}: {target}"
        for page in pages
        if page.exists()
        for target in _LINK.findall(page.read_text("utf-8"))
        if not (page.parent / target).exists()
    ]


def main(arguments: list[str]) -> int:
    """Writes or checks; prints what is wrong."""
    if "--check" in arguments:
        wrong = [f"stale: docs/reference/{name} (make docs)" for name in stale_pages()]
        wrong += [f"dead link in {link}" for link in dead_links()]
        for line in wrong:
            sys.stderr.write(line + "\n")
        return 1 if wrong else 0
    for name, page in PAGES.items():
        (REFERENCE / name).parent.mkdir(exist_ok=True)
        (REFERENCE / name).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
