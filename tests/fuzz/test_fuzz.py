"""Coverage-guided fuzzing of what reads strangers' bytes: a minute for each target."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from craftnudge.adapters.store.local.line_codec import encode_commit
from tests.adapters.store.local.records import a_record
from tests.scenarios.guarantees.test_damaged_journal import NASTY

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

ROOT = Path(__file__).parents[2]
SECONDS = 60


def fuzz(name: str, corpus: Path) -> None:
    """Runs the fuzzer on one target, starting from a corpus."""
    if importlib.util.find_spec("atheris") is None:
        pytest.skip("needs atheris (pip install '.[fuzz]')")
    options = [f"-max_total_time={SECONDS}", "-timeout=10", "-rss_limit_mb=2048", "-max_len=20000", "-verbosity=0"]
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.targets", name, str(corpus), *options],
        cwd=ROOT,
        capture_output=True,
        timeout=SECONDS + 120,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode("utf-8", "replace")[-4000:]


@pytest.mark.soak
def test_no_bytes_break_the_reader_of_journal_lines(tmp_path: Path) -> None:
    """Any line is a record that can be written again, or is refused with a reason."""
    seeds = [encode_commit(a_record(number), "2026-11-23T12:00:00Z")[:-1] for number in range(5)]
    for number, seed in enumerate([*seeds, *NASTY.values()]):
        (tmp_path / str(number)).write_bytes(seed[:20_000])
    fuzz("journal_line", tmp_path)


@pytest.mark.soak
def test_no_bytes_break_the_parser_of_commits(tmp_path: Path, repository: GitRepository) -> None:
    """Any commit object is parsed, or is a damaged commit."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for number, message in enumerate(("One\n", "Zwei\n\nWeil.\n\nSigned-off-by: A <a@b.c>\n", "")):
        commit = repository.commit(message, {f"{number}": "x"}, author="Zoë <zoë@x>", offset="-0730")
        content = subprocess.run(
            ["git", "-C", str(repository.path), "cat-file", "commit", commit], capture_output=True, check=True
        ).stdout
        (corpus / commit).write_bytes(content)
    fuzz("raw_commit", corpus)
