"""What a user gets where the fault is ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from craftnudge.entrypoints.cli.crash_report import report_crash
from craftnudge.entrypoints.cli.exit_codes import exit_code_of
from craftnudge.presentation.errors.error_text import error_text
from craftnudge.presentation.safe_text import safe_text

HOSTILE = "no such key: \x1b[2J\u202e"


def failing() -> None:
    """Fails with text by a stranger."""
    raise ValueError(HOSTILE)


def fault() -> Exception:
    """That error as it is caught."""
    with pytest.raises(ValueError, match="no such key") as caught:
        failing()
    return caught.value


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder for reports, which does not exist yet."""
    return tmp_path / "reports"


def test_an_internal_error_is_a_line_and_a_file(
    reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The exit code is 70; the traceback is in a private file, and not on the screen."""
    monkeypatch.delenv("DEBUG", raising=False)
    told = report_crash(fault(), ["coach"], reports)
    assert exit_code_of(told) == 70
    assert told.details["type"] == "ValueError"
    (path,) = reports.iterdir()
    assert str(path) in error_text(told).hint
    assert path.stat().st_mode & 0o077 == 0
    assert "Traceback" in path.read_text("utf-8")
    assert capsys.readouterr().err == ""


def test_without_a_folder_the_report_is_written_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A data folder that cannot be made moves the report to the system's folder for such files."""
    (tmp_path / "file").write_text("a file where a folder should be")
    monkeypatch.delenv("DEBUG", raising=False)
    path = Path(str(report_crash(fault(), [], tmp_path / "file" / "reports").details["report"]))
    assert path.is_file()
    path.unlink()


def test_debug_shows_it_and_moves_no_cursor(
    reports: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With DEBUG the traceback is on standard error at once, its foreign words made harmless."""
    monkeypatch.setenv("DEBUG", "1")
    report_crash(fault(), ["coach"], reports)
    lines = capsys.readouterr().err.splitlines()
    assert any("Traceback" in line for line in lines)
    assert any(r"\x1b[2J\u202e" in line for line in lines)
    assert all(safe_text(line) == line for line in lines)
