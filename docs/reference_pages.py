"""Write the reference pages that are generated from the source, or check that they are up to date.

python -m docs.reference_pages           writes them
python -m docs.reference_pages --check   exits 1 if one is out of date or a link is dead
"""

from __future__ import annotations

import json
import os
import re
import sys
from functools import partial
from pathlib import Path

# Typer wraps help to the terminal, and reads these variables when it is imported.
os.environ.update(COLUMNS="88", NO_COLOR="1", TERM="dumb")

from typer.main import get_command

from craftnudge.adapters.config.json_schema import config_schema
from craftnudge.adapters.config.settings_table import RENAMED_SETTINGS, SETTINGS, Setting
from craftnudge.domain.habits.find_insights import questions
from craftnudge.domain.rubric.registry import all_checks, checks_by_category
from craftnudge.domain.rubric.scorecard import CATEGORY_WEIGHTS_PERCENT, RUBRIC_VERSION, worth_of
from craftnudge.entrypoints.cli.app import COMMANDS, build
from craftnudge.entrypoints.cli.manual_page import pages as manual_pages
from craftnudge.presentation.documents.schemas import schema_names, schema_text
from craftnudge.presentation.errors.error_text import CATALOGUE

ROOT = Path(__file__).parent.parent
REFERENCE = ROOT / "docs" / "reference"
_LINK = re.compile(r"\]\((?!https?://|mailto:)([^)#\s]*)(?:#([^)\s]+))?\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)
_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def checks_page() -> str:
    """All checks, each with its documentation."""
    lines = [
        "# Checks",
        "",
        (
            f"The {len(all_checks())} checks of rubric version {RUBRIC_VERSION}. `craftnudge explain ID` prints the"
            " same. [What a score means](../explanation/scores.md) says how points become a score,"
            " and [false alarms](../explanation/false-alarms.md) how often checks fail on well-maintained projects."
            " This page is generated from the source of each check."
        ),
        "",
    ]
    for category, checks in checks_by_category().items():
        lines += [f"## {category}: {CATEGORY_WEIGHTS_PERCENT[category]} of 100 points", ""]
        for check in checks:
            lines += [
                f"### {check.id} {check.name}",
                "",
                f"Pass: **{check.pass_name}**. Fail: **{check.fail_name}**. Weight: {worth_of(check)}.",
                "",
                check.why,
                "",
                f"- To do: {check.advice}",
                f"- Good example: `{_one_line(check.good)}`",
                f"- Bad example: `{_one_line(check.bad)}`",
                f"- Evidence: {check.grounds}",
                f"- Known limits: {check.limits}",
                "",
            ]
    return "\n".join(lines)


def _one_line(text: str) -> str:
    return " / ".join(line for line in text.splitlines() if line).replace("`", "'")


def commands_page() -> str:
    """The help of the program and of each command."""
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


def schemas_page() -> str:
    """A list of the schemas, each with what prints such a document."""
    lines = [
        "# JSON schemas",
        "",
        (
            "Every command that reads takes `--json`. What it prints is one document of a schema, and its key `schema`"
            " names that and its version. This page is generated from the schemas in the package."
        ),
        "",
        "| schema | of |",
        "| --- | --- |",
    ]
    titles = {name: str(json.loads(schema_text(name)).get("title", "")) for name in schema_names()}
    titles["config"] = "the settings in `.craftnudge.toml`, for editors"
    lines += [f"| [{name}.json](schemas/{name}.json) | {title} |" for name, title in sorted(titles.items())]
    return "\n".join(lines) + "\n"


def insights_page() -> str:
    """Every question of `craftnudge insights`, and how many commits an answer needs."""
    lines = [
        "# Insights",
        "",
        (
            f"`craftnudge insights` looks for answers to {len(questions())} questions. It shows an answer only if"
            " chance is an unlikely cause; [progress, insights, goals and teams](../explanation/habits.md) has the"
            " details. This page is generated from the source of each question."
        ),
        "",
    ]
    for question in questions():
        lines += [f"## {question.name}", "", f"{question.question}", "", f"- Needs: {question.needs}", ""]
    return "\n".join(lines)


_KINDS = {
    "number": "a number",
    "count": "a whole number",
    "text": "a string",
    "pattern": "a regular expression",
    "flag": "`true` or `false`",
    "texts": "a list of strings",
    "points": "a table of points by check",
    "people": "a table of lists of addresses by name",
    "addresses": "a list of repository addresses",
    "secrets": "a list of secrets",
}


def settings_page() -> str:
    """All settings with kind, default, variable and purpose."""
    lines = [
        "# Settings",
        "",
        (
            "This page is generated from the table of settings. [Configure CraftNudge](../how-to/configuration.md)"
            " says where to write them. A setting marked with * can only be set in your own file or the environment."
        ),
        "",
        "| setting | purpose | value | default | variable |",
        "| --- | --- | --- | --- | --- |",
    ]
    for name, setting in SETTINGS.items():
        cells = (
            f"`{name}`{' *' if setting.own else ''}",
            setting.purpose.replace("|", "\\|"),
            _kind_of(setting),
            "" if setting.default in (None, (), {}) else f"`{json.dumps(setting.default)}`",
            "" if setting.kind in ("points", "people") else f"`{setting.variable}`",
        )
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines) + "\n"


def _kind_of(setting: Setting) -> str:
    kind = _KINDS.get(setting.kind) or ", ".join(f"`{choice}`" for choice in setting.choices)
    return kind if setting.least is None else f"{kind}, {setting.least:g} to {setting.most:g}"


def renamed_page() -> str:
    """The former names of checks and settings with their new ones."""
    lines = [
        "# Renamed checks and settings",
        "",
        (
            "The old names and ids still work wherever you wrote them: in a"
            " configuration file, in a variable, in a `Craftnudge-Ignore:` trailer and on the command line."
            " `craftnudge config validate` lists old names with the new ones. The journal did not change. This page is"
            " generated from the source."
        ),
        "",
        "| id | old name | new name |",
        "| --- | --- | --- |",
        *(
            f"| {check.id} | `{check.former_name}` | `{check.name}` |"
            for check in all_checks().values()
            if check.former_name
        ),
        "",
        "| old id | new id | name |",
        "| --- | --- | --- |",
        *(f"| {check.former_id} | {check.id} | `{check.name}` |" for check in all_checks().values() if check.former_id),
        "",
        "| old setting | new setting |",
        "| --- | --- |",
        *(f"| `{old}` | `{new}` |" for old, new in RENAMED_SETTINGS.items()),
    ]
    return "\n".join(lines) + "\n"


def config_schema_page() -> str:
    """The schema of the configuration file, for editors."""
    return json.dumps(config_schema(), indent=2) + "\n"


def error_codes_page() -> str:
    """Every error code with its message and its hints."""
    lines = [
        "# Error codes",
        "",
        (
            "Each error has a code that stays the same from release to release. Messages and hints are those of the"
            " command line; `{...}` is filled in. Of several hints the first is shown whose values are known. This page"
            " is generated. [Exit codes](exit-codes.md) are on another page."
        ),
        "",
        "| code | message | hint |",
        "| --- | --- | --- |",
    ]
    for code, (message, *hints) in sorted(CATALOGUE.items()):
        cells = (f"`{code}`", _cell(message), "<br>".join(map(_cell, hints)))
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join([*lines, ""])


def _cell(template: str) -> str:
    """A template as a table's cell: format specifications left out."""
    plain = re.sub(r"\{(\w+):[^}]*\}", r"{\1}", template)
    return plain.replace("|", "\\|").replace("<", "&lt;").replace("\n", "<br>")


PAGES = {
    "checks.md": checks_page,
    "commands.md": commands_page,
    "error-codes.md": error_codes_page,
    "insights.md": insights_page,
    "json-schemas.md": schemas_page,
    "renamed.md": renamed_page,
    "settings.md": settings_page,
}
# Copies of the schemas in the package, for readers of the documentation.
PAGES |= {f"schemas/{name}.json": partial(schema_text, name) for name in schema_names()}
PAGES["schemas/config.json"] = config_schema_page
# The wheel ships these.
PAGES |= {f"man1/{name}": partial(str, text) for name, text in manual_pages(get_command(build())).items()}


def stale_pages() -> list[str]:
    """The generated pages that differ from the source."""
    return [
        name
        for name, page in PAGES.items()
        if not (REFERENCE / name).exists() or (REFERENCE / name).read_text("utf-8") != page()
    ]


def dead_links() -> list[str]:
    """Links between pages of this repository whose page or heading does not exist."""
    pages = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
    return [
        f"{page.relative_to(ROOT)}: {target}{heading and '#'}{heading}"
        for page in pages
        for target, heading in _LINK.findall(page.read_text("utf-8"))
        if not _exists(page.parent / target if target else page, heading)
    ]


def _exists(page: Path, heading: str) -> bool:
    return page.exists() and (not heading or heading in _anchors(page.read_text("utf-8")))


def _anchors(text: str) -> set[str]:
    """The anchors that GitHub makes of the headings."""
    headings = _HEADING.findall(_FENCED.sub("", text))
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def main(arguments: list[str]) -> int:
    """Write the pages, or check them and print what is wrong."""
    if "--check" in arguments:
        problems = [f"out of date: docs/reference/{name} (make docs)" for name in stale_pages()]
        problems += [f"dead link in {link}" for link in dead_links()]
        for problem in problems:
            sys.stderr.write(problem + "\n")
        return 1 if problems else 0
    for name, page in PAGES.items():
        (REFERENCE / name).parent.mkdir(exist_ok=True)
        (REFERENCE / name).write_text(page(), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
