"""Does a body say more than its change?"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.git.opening import open_reader
from craftnudge.domain.commits.message import Message
from craftnudge.domain.rubric.score import score_commit
from craftnudge.domain.rubric.text.narration import narrates_change
from craftnudge.runtime.fast_dataclasses import replace

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

PARSER = """def parse_header(text, separator, encoding):
    columns = text.decode(encoding).split(separator)
    logger.debug("columns")
    return columns
"""
SUBJECT = "Parse headers"
NARRATED = (
    "Add parse_header with text, separator and encoding. Decode the text, return the columns and call logger.debug."
)
REASON = "Exports of the old mainframe begin with three lines of legend, which crashed the importer."


def test_a_body_that_repeats_its_change_earns_nothing(repository: GitRepository) -> None:
    """A body whose words all stand in the change earns the points of none; a reason of new words earns more."""
    shares: list[float] = []
    for body in ("", NARRATED, REASON):
        repository.commit(
            f"{SUBJECT}\n\n{body}\n" if body else f"{SUBJECT}\n", {"header.py": f"{PARSER}# {len(body)}\n"}
        )
        repository.commit("Empty the parser", {"header.py": ""})
    with closing(open_reader(repository.path, cache_folder=None)) as reader:
        records = list(reader.records(reader.history(["HEAD"])[::2]))
    for record, body in zip(records, ("", NARRATED, REASON), strict=True):
        assert narrates_change(record, Message(record.message)) is (body == NARRATED)
        why = next(check for check in score_commit(record).checks if check.id == "CN102")
        shares.append(why.points_hundredths / why.of_hundredths)
    assert shares[1] == pytest.approx(shares[0], abs=0.03)
    assert shares[1] < shares[2]
    assert not narrates_change(replace(records[1], grounding=None), Message(records[1].message))
