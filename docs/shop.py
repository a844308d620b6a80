"""A made-up shop for the pictures: two repositories, seven people and a year, the same ones each time."""

from __future__ import annotations

import random
import subprocess
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# A Thursday afternoon.
NOW = datetime(2026, 11, 26, 16, 40, tzinfo=UTC)
OWNER = "Ann Dev"
_PEOPLE = (OWNER, "Ben Oak", "Cleo Ash", "Dan Elm", "Eve Fir", "Finn Bay", "Gus Yew")
_PEOPLE_SKILLS = (0.15, 0.25, 0.0, -0.1, 0.3, 0.1, -0.05)
# What the insights find: Friday afternoons, commits minutes after another, a page that changes with its module.
_TIRED, _AFTERNOON = 0.6, 14
_IN_A_HURRY, _HURRY_MINUTES, _HURRIED_SKILL = 0.1, 6, 0.5
_PAGE_CHANGES = 0.8
_DAYS = 372
_WORKDAYS = 5
# Shares of all commits: those that rewrite a line, and the owner's.
_REWRITTEN, _OWN = 0.5, 0.45
# Subject, reason and module; `{}` is one of the things that a module is about.
_CHANGES = (
    (
        "Leave cancelled {} out of the monthly total",
        "The total counted them twice, because a cancelled order\nkeeps its lines.",
    ),
    (
        "Round {} to whole cents before they are booked",
        "The bank refused amounts such as 3.3333, so some of them\nwere never paid out.",
    ),
    ("Keep {} when a session ends", "Customers who came back after lunch had to start again."),
    ("Sort {} by their date", "The newest one was hard to find, because the list had no\norder."),
    ("Reject {} without a customer", "They were written with an empty name, so that no letter\ncould be sent."),
    ("Read the limit for {} from the settings", "Each branch has its own, and it changed twice this year."),
    ("Cache the rates of {} for an hour", "Asking the bank took half of the time of a page."),
    ("Send one letter for {} of several parcels", "Customers took the second letter for a second order."),
    ("Show {} with tax in the basket", "Customers wrote that the price changed at the end."),
    (
        "Retry the export of {} once",
        "The export failed each morning, because the carrier drops\nthe first connection of a day.",
    ),
    ("Count {} of the day in one query", "The page was slow, because it asked the database once for\neach line."),
    ("Name the branch on the list of {}", "Two branches share a printer, so their lists were mixed up."),
    ("Rename total_of to sum_of_{}", "The old name was taken for the number of lines."),
    ("Split the reader of {} into steps", "It could not be tested without a network."),
    ("Stop booking {} after midnight twice", "The job ran in both time zones, so the day ended with a\nwrong total."),
    (
        "Accept {} from the new carrier",
        "It sends weights in grams instead of kilograms, so each\nparcel was a thousand times too heavy.",
    ),
)
_POOR = (
    "fix stuff",
    "update {}",
    "wip",
    "Fixed bug",
    "more changes",
    "cleanup",
    "{} work",
    "minor fixes",
    "Updated code",
)
_THINGS = {
    "orders": ("orders", "returns", "cancelled orders"),
    "basket": ("baskets", "vouchers", "discounts"),
    "tax": ("tax rates", "invoices", "refunds"),
    "letters": ("letters", "reminders", "receipts"),
    "stock": ("parcels", "deliveries", "shelves"),
    "payments": ("payments", "credit notes", "fees"),
}
_VERBS = ("read", "sum", "check", "sort", "book", "find", "send", "count")


@dataclass
class _Repository:
    """What is written so far; `functions` are those of each module."""

    chance: random.Random
    functions: dict[str, list[str]] = field(default_factory=dict)
    number: int = 0

    def change(self, module: str, *, tested: bool, large: bool) -> dict[str, str]:
        """The files that one more commit leaves behind."""
        own = self.functions.setdefault(module, [])
        for _ in range(self.chance.randrange(6, 14) if large else self.chance.randrange(1, 4)):
            self.number += 1
            name = f"{self.chance.choice(_VERBS)}_{module}_{self.number}"
            limit = self.chance.randrange(2, 90)
            body = f"def {name}(rows, limit={limit}):\n    found = [row for row in rows if row.size <= limit]\n"
            own.append(f"{body}    return sorted(found, key=lambda row: row.day)\n")
        if len(own) > 1 and self.chance.random() < _REWRITTEN:
            place = self.chance.randrange(len(own) - 1)
            own[place] = own[place].replace("row.size <= limit", "0 < row.size <= limit")
        files = {f"shop/{module}.py": '"""Part of the shop."""\n\n\n' + "\n\n".join(own)}
        if module == "tax" and self.chance.random() < _PAGE_CHANGES:
            files["docs/tax.md"] = f"# Tax\n\nThe page has {len(own)} rules.\n"
        if tested:
            names = [text.split("(")[0].removeprefix("def ") for text in own]
            tests = "\n\n".join(f"def test_{name}():\n    assert {name}([]) == []\n" for name in names)
            files[f"tests/test_{module}.py"] = f"from shop.{module} import {', '.join(names)}\n\n\n{tests}"
        return files


def make(folder: Path, environment: Mapping[str, str], *, seed: int, commits: int) -> list[str]:
    """A new repository with so many commits; returns the hashes of its owner's, the oldest first."""

    def git(*arguments: str, given: bytes | None = None) -> str:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, env=environment, input=given, check=True, capture_output=True, timeout=120
        )
        return done.stdout.decode()

    folder.mkdir()
    git("init", "--quiet", "--initial-branch=main")
    git("fast-import", "--quiet", given=b"".join(_stream(random.Random(seed), commits)))  # noqa: S311 - the same shop
    git("reset", "--quiet", "--hard")
    return git("log", "--reverse", "--format=%H", f"--author={OWNER}").split()


def _stream(chance: random.Random, commits: int) -> Iterator[bytes]:
    """The commits as `git fast-import` reads them."""
    repository = _Repository(chance)
    for place, when in enumerate(sorted(_time(chance) for _ in range(commits))):
        person = OWNER if chance.random() < _OWN else chance.choice(_PEOPLE[1:])
        skill = 0.2 + 0.5 * place / commits + _PEOPLE_SKILLS[_PEOPLE.index(person)]
        is_tired = when.weekday() == _WORKDAYS - 1 and when.hour >= _AFTERNOON
        skill -= _TIRED if is_tired else 0
        module = chance.choice(list(_THINGS))
        large = chance.random() < (0.6 if is_tired else 0.4 - skill / 3)
        files = repository.change(module, tested=chance.random() < skill, large=large)
        yield _commit(person, when, _message(chance, module, skill), files)
        if person == OWNER and chance.random() < _IN_A_HURRY:
            files = repository.change(module, tested=False, large=False)
            soon = when + timedelta(minutes=_HURRY_MINUTES)
            yield _commit(person, soon, _message(chance, module, skill - _HURRIED_SKILL), files)


def _time(chance: random.Random) -> datetime:
    """A time of a working day; few commits are made at a weekend or at night."""
    while True:
        when = NOW - timedelta(days=chance.randrange(_DAYS), minutes=chance.randrange(24 * 60))
        hour = when.hour
        likely = 1.0 if 9 <= hour < 12 or 13 <= hour < 18 else 0.15 if 8 <= hour < 22 else 0.01  # noqa: PLR2004
        if when < NOW - timedelta(minutes=20) and chance.random() < likely * (
            1 if when.weekday() < _WORKDAYS else 0.06
        ):
            return when


def _message(chance: random.Random, module: str, skill: float) -> str:
    thing = chance.choice(_THINGS[module])
    if chance.random() > skill + 0.2:
        return chance.choice(_POOR).format(thing)
    subject, reason = chance.choice(_CHANGES)
    subject = subject.format(thing.replace(" ", "_") if "_{" in subject else thing)
    return f"{subject}\n\n{reason}" if chance.random() < skill else subject


def _commit(person: str, when: datetime, message: str, files: Mapping[str, str]) -> bytes:
    who = f"{person} <{person.split(maxsplit=1)[0].lower()}@example.org> {int(when.timestamp())} +0000"
    lines = [f"commit refs/heads/main\nauthor {who}\ncommitter {who}\n", _data(message)]
    lines += [f"M 100644 inline {path}\n{_data(content)}" for path, content in files.items()]
    return "".join(lines).encode()


def _data(text: str) -> str:
    return f"data {len(text.encode())}\n{text}\n"
