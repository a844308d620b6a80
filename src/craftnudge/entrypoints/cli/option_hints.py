"""What to type instead of options and commands that users of other tools expect here."""

from __future__ import annotations

from typing import Final

_PROJECT_RULES: Final = "Rules belong in .craftnudge.toml: craftnudge explain HR101 and craftnudge config show"
_SETTINGS: Final = "List the files that settings are read from: craftnudge config where"
_GIT_LOG: Final = "That is an option of git log. For the score of each commit: craftnudge log"
_RANGE: Final = "Score a range: craftnudge check A..B"
_FORMATS: Final = "Choose the output: craftnudge check --format text, json, github, gitlab, sarif, junit or markdown"
_FILTER: Final = "Name authors, dates and files: craftnudge log --author WHO --since DATE --until DATE -- PATH"
_LEVEL: Final = "Choose by score: craftnudge log --level needs-work"
_REPOSITORY: Final = "Name another repository: --repo PATH"

# By command and option. What a command understands never comes here.
OPTION_HINTS: Final[dict[tuple[str, str], str]] = {
    # git log, git rev-list
    ("log", "--all"): "Recorded commits of all branches are listed already. All repositories: --all-repos",
    ("log", "--graph"): _GIT_LOG,
    ("log", "--stat"): _GIT_LOG,
    ("log", "--patch"): _GIT_LOG,
    ("log", "-p"): _GIT_LOG,
    ("log", "--follow"): _GIT_LOG,
    ("log", "--decorate"): _GIT_LOG,
    ("log", "--merges"): _FILTER,
    ("log", "--no-merges"): _FILTER,
    ("log", "--committer"): _FILTER,
    ("log", "--reverse"): "The newest come first. All as a table: craftnudge journal export --format csv",
    ("log", "--pretty"): "For programs: craftnudge log --json",
    ("log", "--format"): "For programs: craftnudge log --json",
    ("log", "--branches"): "Recorded commits of all branches are listed already.",
    ("log", "--skip"): "List all: craftnudge log -n 0",
    ("log", "--score"): _LEVEL,
    ("log", "--min-score"): _LEVEL,
    (
        "track",
        "--author",
    ): "Commits of all authors are recorded. List yours: craftnudge log --author me",
    ("track", "--until"): "Name the last commit: craftnudge track --since DATE REV",
    ("track", "--days"): 'Name the first day: craftnudge track --since "30 days ago"',
    ("team", "--author"): "The team counts everyone. One person: craftnudge progress --author WHO",
    ("team", "--all-authors"): "The team counts everyone already.",
    # commitlint
    ("check", "--extends"): _PROJECT_RULES,
    ("check", "-x"): _PROJECT_RULES,
    (
        "check",
        "--config",
    ): "Settings are read from .craftnudge.toml; also from the files listed by: craftnudge config where",
    ("check", "-g"): "Settings are read from .craftnudge.toml; also from the files listed by: craftnudge config where",
    ("check", "--env"): "Name the file: craftnudge check FILE",
    ("check", "-E"): "Name the file: craftnudge check FILE",
    ("check", "--default-config"): _PROJECT_RULES,
    ("check", "--help-url"): "Each finding names its page: craftnudge explain CN101",
    ("check", "--strict"): "Set a minimum score: craftnudge check --min-score 6",
    ("check", "--print-config"): "Show the settings: craftnudge config show --origin",
    ("check", "--parser-preset"): _PROJECT_RULES,
    ("check", "--git-log-args"): _RANGE,
    ("check", "--cwd"): _REPOSITORY,
    ("check", "-d"): _REPOSITORY,
    # gitlint
    ("check", "--contrib"): _PROJECT_RULES,
    ("check", "--ignore"): "Turn a check off in .craftnudge.toml: craftnudge config schema",
    ("check", "-c"): _PROJECT_RULES,
    ("check", "--extra-path"): _PROJECT_RULES,
    ("check", "--ignore-stdin"): "Standard input is read only on request: craftnudge check -",
    ("check", "--stdin"): "Read a message from standard input: craftnudge check -",
    ("check", "--fail-without-commits"): "An empty range is not an error; count the commits with git rev-list.",
    ("check", "--debug"): "Show the internal error: DEBUG=1 craftnudge check",
    # commitizen, commit-check
    ("check", "--use-default-range"): _RANGE,
    ("check", "--allow-abort"): "An empty message is git's own concern: it makes no commit.",
    ("check", "--allowed-prefixes"): _PROJECT_RULES,
    ("check", "--message-length-limit"): _PROJECT_RULES,
    ("check", "--no-verify"): "Skip the hook for one commit: git commit --no-verify",
    ("check", "--fix"): "Fix the message of a commit: craftnudge reword",
    ("check", "--all"): "Score all commits of a branch: craftnudge check main..HEAD",
    ("check", "--since"): _RANGE,
    ("check", "--author"): _RANGE,
    # one command's option at another
    ("coach", "--last"): "coach takes the last commit by default: craftnudge coach",
    ("coach", "-l"): "coach takes the last commit by default: craftnudge coach",
    ("coach", "--message"): "Score a message before the commit: craftnudge check --message TEXT",
    ("coach", "-m"): "Score a message before the commit: craftnudge check --message TEXT",
    ("coach", "--staged"): "Score the staged change: craftnudge check",
    ("coach", "--cached"): "Score the staged change: craftnudge check",
    ("coach", "--min-score"): "Fail below a score: craftnudge check --last --min-score 6",
    ("coach", "--format"): "Another format: craftnudge check --last --format FORMAT",
    ("report", "--json"): "For programs: craftnudge progress --json and craftnudge insights --json",
    ("session", "--json"): "For programs: craftnudge coach --json",
    ("reword", "--message"): "Give your reason: craftnudge reword --why TEXT",
    ("reword", "-m"): "Give your reason: craftnudge reword --why TEXT",
    ("reword", "--amend"): "Change the commit: craftnudge reword --apply",
    ("hook install", "--json"): "Show the state: craftnudge hook status --json",
    ("hook uninstall", "--json"): "Show the state: craftnudge hook status --json",
}
COMMAND_HINTS: Final[dict[str, str]] = {
    "init": "Install the hooks: craftnudge hook install",
    "install": "Install the hooks: craftnudge hook install",
    "setup": "Install the hooks: craftnudge hook install",
    "hooks": "See: craftnudge hook --help",
    "lint": "Score the staged change, a message or a range: craftnudge check",
    "commit": "Commit with git; the hooks score it: craftnudge hook install",
    "amend": "Fix the last message: craftnudge reword --apply",
    "show": "Score a commit: craftnudge coach REV",
    "review": "Score a commit: craftnudge coach REV",
    "analyze": "Score a commit: craftnudge coach REV",
    "stats": "Show how your score changes: craftnudge progress",
    "history": "List recorded commits: craftnudge log",
    "list": "List recorded commits: craftnudge log",
    "ls": "List recorded commits: craftnudge log",
    "scan": "Record the whole history: craftnudge track --all",
    "import": "Import a journal: craftnudge journal import FILE",
    "export": "Export commits: craftnudge journal export",
    "forget": "Forget commits: craftnudge journal forget",
    "settings": "Show settings: craftnudge config show",
    "checks": "List all checks: craftnudge explain",
    "rules": "List all checks: craftnudge explain",
    "goals": "Show your goal: craftnudge goal",
    "practice": "Practise on your commits: craftnudge session",
    "practise": "Practise on your commits: craftnudge session",
    "status": "Show the last commit, your week and your goal: craftnudge",
    "week": "Show the last commit, your week and your goal: craftnudge",
    "digest": "Show how your score changed this week: craftnudge progress --days 7",
    "mute": 'Switch a check off: add it to [checks] off = ["CN108"] in .craftnudge.toml',
    "ignore": 'Switch a check off: add it to [checks] off = ["CN108"] in .craftnudge.toml',
    "fix": "Fix the last message: craftnudge reword",
    "whoami": "Show your addresses: craftnudge identity",
    "config set": "Change a setting in .craftnudge.toml. List them: craftnudge config show",
    "config get": "Show all settings: craftnudge config show",
    "config list": "Show all settings: craftnudge config show",
    "config edit": "Show which files settings are read from: craftnudge config where",
}


def option_hint(command: str, option: str) -> str:
    """What to type instead of an option that a command does not have; empty if nothing is known."""
    return OPTION_HINTS.get((command, option), "")
