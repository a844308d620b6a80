"""Errors about what was typed, settings, files and output."""

from __future__ import annotations

from typing import Final

_FIX_PLUGIN: Final = "Fix the plug-in, or remove it: docs/how-to/plug-ins.md"

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "extra.not-installed": (
        "this needs packages that are not installed.",
        "Install them: pip install 'craftnudge[{extra}]'",
    ),
    "uninstall.unconfirmed": (
        "cannot confirm the uninstall without a terminal.",
        "To do it: --yes. To see it first: --dry-run",
    ),
    "uninstall.not-deleted": ("cannot be deleted: {reason}.", "Delete it yourself: rm -r {path:sh}"),
    "licenses.unknown": ('no library is called "{name}".', "List them: craftnudge licenses"),
    "internal.reported": ("internal error ({type}).", "Please report it. Details are in {report}"),
    "internal.unreported": ("internal error ({type}).", "To see the details, set DEBUG=1 and try again."),
    "command.invalid": ("{words}", "Did you mean {near}", "See: {command} --help"),
    "command.unknown": (
        'unknown command "{name}".',
        "{remedy}",
        "Did you mean {near}? See: {command} --help",
        "See: {command} --help",
    ),
    "option.unknown": (
        "{name} has no option {option}.",
        "{remedy}",
        "{option} belongs to: {others}. See: {command} --help",
        "Did you mean {near}? See: {command} --help",
        "See: {command} --help",
    ),
    "option.needs-value": ("{option} needs a value.", "See: {command} --help"),
    "option.takes-no-value": ("{option} takes no value.", "See: {command} --help"),
    "option.not-a": ('{option} takes {wanted}, not "{value}".', "See: {command} --help"),
    "argument.missing": ("{argument} is missing.", "See: {command} --help"),
    "argument.extra": ("unexpected argument: {arguments}.", "See: {command} --help"),
    "log.range": (
        "log lists recorded commits by date, author and file, not by range: {range}.",
        "Score a range: craftnudge check {range:sh}",
    ),
    "period.reversed": ("--since {since} is after --until {until}.", "Exchange the two dates."),
    "command.incomplete": ("{command} needs one of: {commands:list}.", "See: {path} --help"),
    "option.value": ('invalid value for {option}: "{value}".', "Choose one of: {allowed:list}.", "{remedy}"),
    "option.range": ("invalid value for {option}: {value}.", "Give {range}."),
    "option.together": ("{first} and {second} cannot be used together.", "Name one of them.", "{remedy}"),
    "option.needs": ("{option} needs {other}.", "Add {other}, or leave out {option}."),
    "check.amend-of-revision": (
        "--amend checks the staged change, not a revision.",
        "Leave out --amend, or leave out the revision.",
    ),
    "cursor.invalid": ('invalid cursor "{cursor}".', "Take it from the Link header of the page before."),
    "cursor.gone": ("the commit of that cursor is no longer in the list.", "Start again from the first page."),
    "date.invalid": ('invalid date "{date}".', 'Use 2026-11-24, "2026-11-24 14:05" or "3 weeks ago".'),
    "check.unknown": ('unknown check "{check}".', "Did you mean {near}?", "List all checks: craftnudge explain"),
    "settings.invalid": (
        "{origin}: {name}: {problem}.",
        "{problem_hint} ({more} more: craftnudge config validate)",
        "{problem_hint}",
        "{more} more: craftnudge config validate",
    ),
    "settings.several-invalid": ("{count} settings have a problem and no effect.",),
    "settings.one-invalid": ("1 setting has a problem and no effect.",),
    "score.danger": ("{label} contains what must not be committed ({checks}).", "Fix what is listed above."),
    "scores.danger": (
        "{failed} of {total} commits contain what must not be committed: {commits:first}.",
        "Fix what is listed above.",
    ),
    "commit.danger": ("commit rejected: it contains what must not be committed ({checks}).",),
    "score.below-minimum": (
        "{label}: score {score:.1f} is below the minimum of {minimum:.1f}.",
        "Fix what is listed above. To see why it matters: craftnudge explain ID",
    ),
    "scores.below-minimum": (
        "{failed} of {total} commits score below the minimum of {minimum:.1f}: {commits:first}.",
        "Fix what is listed above. To see why it matters: craftnudge explain ID",
    ),
    "score.rule-broken": ("{label}: {rule}", "Fix what is listed above."),
    "scores.rule-broken": (
        "{failed} of {total} commits break a project rule: {commits:first}.",
        "Fix what is listed above.",
    ),
    "push.no-range": (
        "--push needs two hashes with two dots between them, not {range!r}.",
        "For a new branch, leave the first empty: craftnudge check --push ..HEAD",
    ),
    "commit.below-minimum": ("commit rejected: score {score:.1f} is below the minimum of {minimum:.1f}.",),
    "commit.rule-broken": ("commit rejected: {rule}",),
    "score.invalid-lines": (
        "cannot score line {line} of {path}: {reason}.",
        "{more} more could not be scored. The format: docs/reference/journal.md",
        "All other lines were scored. The format: docs/reference/journal.md",
    ),
    "report.nothing": ("no scored commits in this period, so there is nothing to report.", "{remedy}"),
    "session.no-terminal": ("session needs a terminal.", "Without one: craftnudge coach --json"),
    "session.no-identity": (
        "git has no user.email configured.",
        "Set it: git config --global user.email you@example.com\nOr name yourself: craftnudge session --author NAME",
    ),
    "session.unknown-identity": (
        "no commits by {person} in the journal.",
        "Record yours: craftnudge track --all\nOr name yourself: craftnudge session --author NAME",
    ),
    "session.no-commits": ("no commits of yours in the last {period}.", "{remedy}"),
    "session.nothing-left": ("nothing new to practise on in your commits of the last {period}.", "{remedy}"),
    "file.exists": ("{path} already exists.", "Give another name. Nothing is overwritten."),
    "file.unwritable": ("cannot write {path}: {reason}.", "Name another file: --output FILE"),
    "file.unreadable": ("cannot read {path}: {reason}.", "Name a file of journal lines, or - for standard input."),
    "input.too-long": ("{name} has more than {limit:,} bytes.", "Give a shorter one."),
    "input.long-line": ("a line has more than {limit:,} bytes.", "Give one record per line."),
    "background.not-started": (
        "cannot record in the background: {reason}.",
        "Record now: craftnudge track --all",
    ),
    "background.not-stopped": ("process {process} does not stop.", "It may be waiting for the disk. Try again later."),
    "background.crashed": (
        "internal error: {reason} (a bug in craftnudge).",
        "To see it whole: craftnudge track --all",
    ),
    "folder.unwritable": ("cannot write to {path}: {reason}.", "Name another folder."),
    "output.unwritable": ("cannot write the output: {reason}.", "Free some space, or send the output elsewhere."),
    "plugin.load": ("the plug-in {plugin} was left out: it cannot be loaded: {reason}.", _FIX_PLUGIN),
    "plugin.failed": ("the plug-in {plugin} was left out: {reason}.", _FIX_PLUGIN),
    "plugin.slow": ("the plug-in {plugin} was left out: it took longer than {seconds} seconds.", _FIX_PLUGIN),
    "plugin.ended": ("the plug-in {plugin} was left out: its process ended.", _FIX_PLUGIN),
}
