"""Whose commit it is: the author's, and where asked the co-authors'."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from craftnudge.adapters.store.values import entry_of
from craftnudge.services.authors import author_in, people_among
from craftnudge.services.co_authorship import SharedEntries
from craftnudge.services.superseded import ListedEntries
from tests.adapters.store.local.records import ANN, a_record, hash_of
from tests.support.schema import assert_valid

if TYPE_CHECKING:
    from pathlib import Path

    from tests.support.program import Program
    from tests.support.repository import GitRepository

TRAILER = "\n\nCo-authored-by: Bob Builder <bob@example.org>\n"


def test_a_co_author_is_credited_by_any_address() -> None:
    """Also somebody who never was an author; the author's own commits stay the author's."""
    entries = SharedEntries(
        ListedEntries([entry_of(a_record(1, message="Add a page" + TRAILER)), entry_of(a_record(2))])
    )
    people = people_among(entries.authors, {"bob": ["bob@example.org", "bob@work.example"]})
    bob, ann = people.find("bob@work.example"), people.find(ANN.email)
    for person, numbers in ((bob, [1]), (ann, [1, 2])):
        credited = entries.credited_to(person, people).commits()
        own = [entry for entry in credited if author_in(people, entry.repository, entry.author) == person]
        assert [(entry.hash, entry.record().hash) for entry in own] == [(hash_of(number),) * 2 for number in numbers]


def test_commands_count_co_authored_commits_by_option_or_setting(
    repository: GitRepository, program: Program, tmp_path: Path
) -> None:
    """`--no-co-authored` overrides the setting; without either, the author alone counts."""
    now = int(time.time())
    repository.commit("Add a page" + TRAILER, {"a.txt": "1\n"}, seconds=now - 7200)
    repository.commit("Add a map", {"b.txt": "1\n"}, author="Bob Builder <bob@example.org>", seconds=now - 3600)
    program("track", "--all")

    def count(*options: str) -> int:
        document = program("progress", "--author", "bob@example.org", "--json", *options).json
        assert_valid("progress", document)
        return len(document["commits"])

    assert (count(), count("--co-authored")) == (1, 2)
    settings = tmp_path / "home" / ".config" / "craftnudge" / "config.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("count-co-authored = true\n", "utf-8")
    assert (count(), count("--no-co-authored")) == (2, 1)
    insights = program("insights", "--author", "bob@example.org", "--json").json
    assert insights["commits"] == 2
