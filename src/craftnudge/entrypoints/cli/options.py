"""The options of all commands, each declared once: the same thing is said in the same way everywhere.

Four groups say which commits: where (`--repo`, `--all-repos`), who (`--author`, `--all-authors`), when (`--since`,
`--until`, `--days`) and how many (`-n`). Commands that look back get them from `cli.selection`; `--days` and `-n` are
declared there, since their defaults differ.
"""

from __future__ import annotations

from typing import Annotated, Final

import typer

Repository = Annotated[
    str | None,
    typer.Option(
        "--repo", metavar="PATH|NAME", help="A repository: any folder in it, or its recorded name. Default: this one."
    ),
]
Repositories = Annotated[
    list[str] | None,
    typer.Option("--repo", metavar="PATH|NAME", help="A repository; may be given several times. Default: this one."),
]
AllRepositories = Annotated[bool, typer.Option("--all-repos", help="All recorded repositories.")]
RepositoryToLookBackOn = Annotated[
    str | None,
    typer.Option(
        "--repo",
        metavar="PATH|NAME",
        help="A repository: any folder in it, or its recorded name. Default: this one; outside a repository, all.",
    ),
]
RepositoryOfAll = Annotated[
    str | None,
    typer.Option(
        "--repo", metavar="PATH|NAME", help="A repository: any folder in it, or its recorded name. Default: all."
    ),
]
Author = Annotated[
    str | None,
    typer.Option("--author", metavar="WHO", help="An email address, a name or an alias. Default: you."),
]
OneAuthor = Annotated[
    str | None,
    typer.Option("--author", metavar="WHO", help="An email address, a name or an alias. Default: all authors."),
]
AllAuthors = Annotated[bool, typer.Option("--all-authors", help="Include commits by all authors.")]
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="DATE", help='From this date on: 2026-11-24, or "3 weeks ago".'),
]
Until = Annotated[str | None, typer.Option("--until", metavar="DATE", help="Up to and including this date.")]
AllPoints = Annotated[bool, typer.Option("--all", help="List the points of every check; they add up to the score.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", hidden=True)]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document.")]
CoAuthored = Annotated[
    bool | None,
    typer.Option("--co-authored/--no-co-authored", help="Also commits with a Co-authored-by line of theirs."),
]
NoIndex = Annotated[bool, typer.Option("--no-index", help="Read the journal without its index.")]
Ai = Annotated[bool | None, typer.Option("--ai/--no-ai", help="Ask a local model for notes, or don't.")]
AiDiff = Annotated[bool, typer.Option("--ai-diff", help="Show the model the changed lines, without secrets.")]
ShowPrompt = Annotated[bool, typer.Option("--show-prompt", help="Print what a model would get, and send nothing.")]

# Accepted without being listed: former names, and what the same thing is called in git, gitlint, commitlint and
# commitizen. A command accepts those of the options that it has, and of names that no option of its own has.
OTHER_SPELLINGS: Final[dict[str, tuple[str, ...]]] = {
    "--repo": ("--repo-path", "--repository", "--target"),
    "--all-repos": ("--everywhere", "--all-repositories"),
    "--author": ("--user-id", "--user"),
    "--all-authors": ("--everyone",),
    "--since": ("--after",),
    "--until": ("--before",),
    "-n": ("--limit", "--max-count", "--number", "--commits"),
    "--output": ("--output-file", "--out"),
    "--min-score": ("--fail-under", "--minimum-score"),
    "--message-file": ("--msg-filename", "--commit-msg-file", "--file", "-F"),
    "--from": ("--from-ref", "-f"),
    "--to": ("--to-ref", "-t"),
    "--commit": ("--commit-id", "--rev"),
    "--commits": ("--rev-range", "--range", "--revision-range"),
    "--last": ("-l",),
    "--edit": ("-e",),
    "--staged": ("--cached",),
    "--yes": ("-y",),
    "--dry-run": ("-n",),
    "--force": ("-f",),
    "--format": ("-o",),
    "--all": ("--show-all",),
}
