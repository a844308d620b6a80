"""Errors of a team's server: its database, its events, its settings."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, ...]]] = {
    "team.not-installed": (
        "a team's server needs packages that are not installed.",
        "Install them: pip install 'craftnudge[team]'",
    ),
    "team.no-database": (
        "the variable DATABASE_URL is not set.",
        "Name the database: DATABASE_URL=postgresql://user@host/name craftnudge db status",
    ),
    "team.bad-database": (
        "invalid DATABASE_URL: it is not the address of a PostgreSQL database.",
        "Write it like this: postgresql://user:password@host:5432/name",
    ),
    "team.reset-unconfirmed": (
        "this deletes everything in the database.",
        "If you want that: craftnudge db reset --yes",
    ),
    "team.which-work": (
        "say which work: give its numbers, or --all.",
        "Look at it first: craftnudge db dead list\nAll of it: craftnudge db dead {command} --all",
    ),
    "team.secret-file": (
        "cannot read {path}, which {name} names: {reason}.",
        "The file must exist, and hold only the value.",
    ),
    "team.not-flag": ("{name} must be true or false, not {value:json}.", "Set {name}=true, or leave it out."),
    "team.not-level": ("{name} must be one of {allowed:list}, not {value:json}.", "Set {name}=INFO, or leave it out."),
    "team.not-whole": (
        "{name} must be a whole number from {least} to {most}, not {value:json}.",
        "Correct it, or leave it out.",
    ),
    "team.bad-address": ("invalid {name}: it is not an address.", "Write it like this: {example}"),
    "audit.bad-seal": ("{value:json} is not a seal.", "Write it as verify-audit printed it: PLACE:DIGEST"),
    "audit.broken": (
        "the audit log was changed: its seal {place} does not fit entry {entry}.",
        "Compare it with a backup from before. Entries before this place are as they were.",
    ),
    "remote.not-signed-in": ("you are not signed in at a team's server.", "Sign in: craftnudge login ADDRESS"),
    "remote.bad-file": ("cannot read {path}.", "Delete it, and sign in again: craftnudge login ADDRESS"),
    "remote.not-written": ("cannot write {path}: {reason}.", "Free space or fix the permissions, then try again."),
    "remote.bad-address": (
        "{value:json} is not the address of a server.",
        "Write it like this: https://craft.example.org",
    ),
    "remote.not-encrypted": (
        "{host} is another machine, and http:// is not encrypted.",
        "Use https://{host}",
    ),
    "remote.bad-token": (
        "standard input holds no token.",
        "Send it like this: craftnudge login ADDRESS --with-token < FILE",
    ),
    "remote.nothing-shared": (
        "no repository is shared.",
        "Share the one here: craftnudge push --share scores",
    ),
    "remote.unreachable": ("{host} does not answer ({reason}).", "Try again later. Nothing is lost."),
    "remote.answer": ("{host} did not answer as a team's server does.", "Check the address: craftnudge login ADDRESS"),
    "remote.refused": ("{host} refused with status {status}.", "Ask who runs it. Nothing is lost."),
    "remote.token": ("{host} does not know your sign-in any more.", "Sign in again: craftnudge login ADDRESS"),
    "remote.not-allowed": ("{host} does not allow that to your token.", "Sign in again: craftnudge login ADDRESS"),
    "remote.nobody-signed-in": (
        "the sign-in at {host} was not finished in time.",
        "Begin again: craftnudge login ADDRESS",
    ),
    "load.no-history": (
        "no recorded commits to make a load from.",
        "Record a repository first: craftnudge track --all",
    ),
    "load.no-role": (
        "an analysis role did not start.",
        "Start one to see why: craftnudge serve --role analysis",
    ),
    "load.lost": (
        "the store does not hold what it acknowledged: {faulty} of {acknowledged} commits.",
        "Is an analysis role running? Run it with --json for what is wrong.",
    ),
    "events.bad-address": (
        "invalid REDIS_URL: it is not the address of a Redis server.",
        "Write it like this: redis://host:6379/0",
    ),
    "store.unreachable": ("the database does not answer: {reason}", "Check DATABASE_URL, and that the server runs."),
    "store.never-reached": (
        "the database did not answer within {seconds:g} s: {reason}",
        "Check DATABASE_URL, and that the server runs.",
    ),
    "store.refused": ("the database refused: {reason}", "Check the rights of the user in DATABASE_URL."),
    "store.no-schema": ("the database is empty.", "Set it up first: craftnudge db upgrade"),
    "store.old-schema": (
        "the database has schema {applied}, and this version needs {newest}.",
        "Bring it up to date: craftnudge db upgrade",
    ),
    "store.new-schema": (
        "the database has schema {applied}, which this version does not know. Its newest is {newest}.",
        "Use the version of craftnudge that made it, or a later one.",
    ),
    "store.no-role": (
        "the user of the database may not change into the database role {role}.",
        "See what is missing: craftnudge db status",
    ),
    "sign-in.refused": ("sign-in was refused by GitHub.", "Begin again, and let the application read your addresses."),
    "sign-in.unreachable": ("sign-in failed: GitHub did not answer as expected.", "Try again in a minute."),
    "sign-in.unknown-state": ("this sign-in was not begun here, or too long ago.", "Begin again."),
    "sign-in.not-invited": (
        "{login} (GitHub user {number}) is not a member of this team.",
        "Ask an admin to invite the number {number}.",
    ),
    "sign-in.no-token": ("the request has no token.", "Send it as: Authorization: Bearer TOKEN"),
    "sign-in.bad-token": ("the token is not valid.", "Sign in again."),
    "sign-in.bad-code": ("the code is not valid.", "A code is good once, for ten minutes. Begin again."),
    "accounts.not-set": ("the variable {name} is not set.", "A team's server needs it: see docs/how-to/team-access.md"),
    "accounts.not-allowed": ("you may not do that.", "Ask an admin of your team."),
    "accounts.no-person": ("a machine's token may not do that.", "Sign in, or use a token of your own."),
    "accounts.open-file": ("others may read {path}, which holds a key.", "Close it: chmod 600 {path}"),
    "accounts.unreadable-file": ("cannot read {path}: {reason}.", "Check that it exists and is yours."),
    "accounts.bad-keys": ("{path} does not hold keys for signing.", "Delete it; the server makes a new one."),
    "push-body.not-gzip": ("the body is not gzip, or is cut off.", "Compress it again and send the whole of it."),
    "push-body.too-large": ("the body is too large.", "Send at most {most} bytes at once, unpacked."),
    "push-body.too-many": ("the body has too many lines.", "Send at most {most} lines at once."),
    "store.line-gone": ("a commit was removed while it was read.", "Run the command again."),
}
