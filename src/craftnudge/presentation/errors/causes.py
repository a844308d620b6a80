"""Why something cannot be read or used, without a full stop: the sentence around it has one."""

from __future__ import annotations

from typing import Final

_HOW_TO_SET: Final = "Set them under [project-style]."

# By code: what is wrong, and what to do. Of several hints the first holds whose values the cause has.
CAUSES: Final[dict[str, tuple[str, ...]]] = {
    "toml.invalid": ("invalid TOML: {reason}",),
    "toml.long-key": ("invalid TOML: a key of more than {limit} parts (at line {line})",),
    "toml.no-lists": ("{table} is not a table of lists",),
    "setting.unknown": ("unknown setting", "Did you mean {near}?"),
    "setting.only-own": (
        "a project cannot set this",
        "Set it in your own file (craftnudge config where) or in the environment.",
    ),
    "setting.not-table": ("must be a table",),
    "setting.renamed": ("renamed to {new}",),
    "variable.unknown": ("unknown variable", "Did you mean {near}?"),
    "check.unknown-here": (
        "unknown check {check:json}",
        "Did you mean {near}?",
        "List all checks: craftnudge explain",
    ),
    "value.not-number": ("must be a number, not {value:json}",),
    "value.not-whole": ("must be a whole number, not {value:json}",),
    "value.out-of-range": ("must be between {least:g} and {most:g}, not {value:json}",),
    "value.not-flag": ("must be true or false, not {value:json}",),
    "value.not-string": ("must be a string, not {value:json}", 'Put it in quotes: "...".'),
    "value.long-pattern": ("must have at most {limit} characters",),
    "value.invalid-pattern": ("invalid regular expression {value:json}: {reason}",),
    "value.not-choice": ("must be one of {choices:list}, not {value:json}", "Did you mean {near}?"),
    "value.not-list": ("must be a list of strings, not {value:json}", 'Write it as ["first", "second"].'),
    "value.not-points": ("must be a table, not {value:json}", "Write it as {{ CN110 = 5 }}."),
    "value.not-people": (
        "must be a table, not {value:json}",
        'Write it as {{ "Ann Dev" = ["ann@example.org"] }}.',
    ),
    "address.password": (
        "has an address with a password in it",
        "Use a credential helper of git's, or ssh.",
    ),
    "address.invalid": (
        "{value:json} is not an address of a repository",
        'Write it as "https://github.com/OWNER/NAME" or "git@HOST:OWNER/NAME".',
    ),
    "secret.not-list": ("must be a list of secrets", 'Write it as ["first", "second"].'),
    "secret.too-short": ("must have at least {limit} characters each", "Make one: openssl rand -hex 32"),
    "value.only-in-file": ("cannot be set here", "Set it in a configuration file."),
    "journal.missing": ("there is no journal",),
    "line.not-utf8": ("it is not UTF-8",),
    "line.not-json": ("it is not JSON ({reason})",),
    "line.not-object": ("it is not a JSON object",),
    "line.too-deep": ("it is nested too deeply",),
    "line.too-long": ("it is longer than 1 MiB",),
    "line.no-commit": ("it has no message, no hash and no files",),
    "line.message-not-text": ("its message is not a string",),
    "line.half-rewrite": ("it is a rewrite without an old and a new commit",),
    "line.torn": ("it is cut off, as a killed writer leaves it",),
    "line.run-together": ("it is two lines without a line end between them",),
    "line.filled": ("it holds NUL bytes, as a power cut leaves them",),
    "line.changed": ("a line was changed",),
    "line.changed-since": ("it changed after it was written: by hand, or on the disk",),
    "line.unfinished": ("the last line has no line end yet; the next record will end it",),
    "event.unfinished": ("the hook did not finish writing it",),
    "event.invalid": ("it is not an event of a hook",),
    "rules.no-counterpart": ("CraftNudge has no such rule",),
    "rules.script": ("not read: CraftNudge doesn't run scripts", _HOW_TO_SET),
    "rules.unread": ("not read: {reason}", _HOW_TO_SET),
    "rules.no-table": ("not a table of rules",),
    "rules.not-json": ("invalid JSON: {reason}",),
    "rules.not-ini": ("invalid INI file",),
    "yaml.too-long": ("more than {limit:,} characters of YAML",),
    "yaml.too-deep": ("nested too deeply",),
    "yaml.aliases": ("aliases that expand to too much",),
    "yaml.invalid": ("invalid YAML: {reason}",),
    "yaml.character": ("invalid YAML: a character that YAML doesn't allow",),
    "yaml.value": ("invalid YAML: a value that cannot be read ({error})",),
}
