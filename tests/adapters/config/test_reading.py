"""Where settings come from, which source wins, and what is said of wrong ones."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from platformdirs import user_data_path

from craftnudge.adapters.config.effective import demand_sound, find_top, read_configuration
from craftnudge.adapters.config.files import user_file
from craftnudge.adapters.config.settings_table import SETTINGS
from craftnudge.errors import UsageError
from craftnudge.runtime.paths import home_folder


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """A project, and beside it the folder of the user's own settings."""
    (tmp_path / "config" / "craftnudge").mkdir(parents=True)
    project = tmp_path / "project"
    (project / ".git").mkdir(parents=True)
    return project


def environ(top: Path, **more: str) -> dict[str, str]:
    """An environment whose user keeps settings beside the project."""
    return {"XDG_CONFIG_HOME": str(top.parent / "config"), **more}


def own_file(top: Path, text: str) -> Path:
    """Writes the user's own file."""
    path = top.parent / "config" / "craftnudge" / "config.toml"
    path.write_text(text)
    return path


def test_a_stronger_source_wins_and_each_value_knows_its_origin(top: Path) -> None:
    """pyproject.toml, .craftnudge.toml, the user's file, the environment, flags: each hides the one before it."""
    (top / "pyproject.toml").write_text('[project]\nname = "x"\n\n[tool.craftnudge]\nmin-score = 1\n')
    assert str(read_configuration(top, environ(top)).origin("min-score")) == f"{top / 'pyproject.toml'}:5"
    (top / ".craftnudge.toml").write_text("\nmin-score = 2\n")
    assert str(read_configuration(top, environ(top)).origin("min-score")) == f"{top / '.craftnudge.toml'}:2"
    own = own_file(top, "min-score = 3.5")
    assert str(read_configuration(top, environ(top)).origin("min-score")) == f"{own}:1"
    loud = environ(top, CRAFTNUDGE_MIN_SCORE="4")
    configuration = read_configuration(top, loud)
    assert (configuration["min-score"], str(configuration.origin("min-score"))) == (4.0, "$CRAFTNUDGE_MIN_SCORE")
    configuration = read_configuration(top, loud, {"min-score": "5"})
    assert (configuration["min-score"], str(configuration.origin("min-score"))) == (5.0, "--min-score")
    assert configuration.findings == ()


def test_what_nobody_set_is_the_default(top: Path) -> None:
    """Every setting has a value without any source and says that it is the default; other names are errors."""
    configuration = read_configuration(top, environ(top))
    for name, setting in SETTINGS.items():
        assert configuration[name] == setting.default
        assert str(configuration.origin(name)) == "default"
    with pytest.raises(KeyError):
        _ = configuration["nothing"]


def test_tables_and_lists_arrive_as_they_are_used(top: Path) -> None:
    """Sections may be tables or dotted keys; lists are tuples; points are numbers."""
    (top / ".craftnudge.toml").write_text(
        'checks.off = ["CN110"]\nticket.pattern = "T-[0-9]+"\n[checks.points]\nCN101 = 12\n[house-style]\n'
        'types = ["feat"]\nsubject-chars = 60\nsign-off = true\n'
    )
    configuration = read_configuration(top, environ(top))
    assert configuration.findings == ()
    assert configuration["checks.off"] == ("CN110",)
    assert configuration["checks.points"] == {"CN101": 12.0}
    assert configuration["house-style.subject-chars"] == 60
    assert configuration["house-style.sign-off"] is True
    assert configuration.origin("house-style.subject-chars").line == 7
    assert configuration.origin("checks.off").line == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("\nmin-scor = 7", 2, "no such setting. Did you mean min-score?"),
        ("[house-stile]", 1, "Did you mean house-style?"),
        ("[house-style]\n\ntipes = []", 3, "Did you mean house-style.types?"),
        ('min-score = "high"', 1, "no number"),
        ("min-score = 11", 1, "not between 0 and 10"),
        ("min-score = nan", 1, "not between 0 and 10"),
        ("min-score = true", 1, "no number"),
        ('ai-attribution = "forbit"', 1, "Did you mean forbid?"),
        ("house-style.subject-chars = 72.5", 1, "no whole number"),
        ("house-style.subject-chars = true", 1, "no whole number"),
        ("house-style.subject-chars = 5", 1, "not between 20 and 500"),
        ("ticket.pattern = 5", 1, "no text"),
        ('ticket.pattern = "["', 1, "no regular expression"),
        (f'ticket.pattern = "{"x" * 501}"', 1, "at most 500 characters"),
        ('ticket.required = "yes"', 1, "neither true nor false"),
        ('checks.off = "CN110"', 1, "no list of texts"),
        ("checks.points = 5", 1, "no table"),
        ("checks.points = { CN101 = 200 }", 1, "not between 0 and 100"),
        ("min-score = 7\nmin-score = ", 2, "not TOML"),
        ("house-style = 3", 1, "no such setting"),
        ('ai.base-url = "http://elsewhere"', 1, "your own file"),
        ('identities = { Ann = ["a@b"] }', 1, "your own file"),
    ],
)
def test_a_wrong_setting_is_named_with_file_line_and_the_nearest_right_name(
    top: Path, text: str, line: int, words: str
) -> None:
    """What is wrong has no effect, and the finding says where, what, and what to write instead."""
    path = top / ".craftnudge.toml"
    path.write_text(text)
    configuration = read_configuration(top, environ(top))
    assert len(configuration.findings) == 1
    (finding,) = configuration.findings
    assert (finding.origin.where, finding.origin.line) == (str(path), line)
    assert words in str(finding)
    assert configuration.values == {}


@pytest.mark.parametrize(
    ("text", "table", "inner"),
    [
        ("[check]\n\nmin-scor = 3", "Did you mean checks?", "Did you mean min-score?"),
        ("[house-stile]\n\ntipes = []", "Did you mean house-style?", "Did you mean house-style.types?"),
        ("[check]\n\npattern = 'x'", "Did you mean checks?", "check.pattern: there is no such setting."),
        ("[tickets]\n\npatern = 'x'", "Did you mean ticket?", "Did you mean ticket.pattern?"),
        ("[hours]\n\nzzzz = 1", "hours: there is no such setting.", "hours.zzzz: there is no such setting."),
    ],
)  # fmt: skip
def test_what_stands_in_a_table_that_is_none_is_named_too(top: Path, text: str, table: str, inner: str) -> None:
    """Whoever mistypes a table learns in one go where each of its settings belongs."""
    (top / ".craftnudge.toml").write_text(text)
    found = read_configuration(top, environ(top)).findings
    assert [finding.origin.line for finding in found] == [1, 3]
    assert str(found[0]).endswith(table)
    assert str(found[1]).endswith(inner)


def test_tool_craftnudge_must_be_a_table(top: Path) -> None:
    """Something else under that name is told with its line; an unrelated pyproject.toml is nothing to us."""
    (top / "pyproject.toml").write_text("[tool]\ncraftnudge = 3\n")
    (finding,) = read_configuration(top, environ(top)).findings
    assert (finding.origin.line, finding.says) == (2, "is no table.")
    (top / "pyproject.toml").write_text("tool = 3 # craftnudge\n")
    assert read_configuration(top, environ(top)).findings == ()


def test_a_project_cannot_reach_beyond_its_repository(top: Path) -> None:
    """Where a model listens and who the user is are the user's to say, in the user's own file."""
    own_file(top, 'identities = { Ann = ["a@b"] }\n[ai]\nbase-url = "http://own:1"\n')
    (top / ".craftnudge.toml").write_text('[ai]\nbase-url = "http://evil:1"\n')
    configuration = read_configuration(top, environ(top))
    assert configuration["ai.base-url"] == "http://own:1"
    assert configuration["identities"] == {"Ann": ("a@b",)}
    assert len(configuration.findings) == 1


def test_the_environment_speaks_in_texts(top: Path) -> None:
    """Numbers, flags, lists and choices are read from text; the names that users know from elsewhere are honoured."""
    configuration = read_configuration(
        top,
        environ(
            top, OLLAMA_MODEL="small", OLLAMA_BASE_URL="http://127.0.0.1:9", LOG_LEVEL="INFO", DEBUG="1",
            CRAFTNUDGE_CHECKS_OFF="CN101, CN102", CRAFTNUDGE_HOUSE_STYLE_SUBJECT_CHARS="60", CRAFTNUDGE_HOME="/x",
        ),
    )  # fmt: skip
    assert configuration["ai.model"] == "small"
    assert configuration["ai.base-url"] == "http://127.0.0.1:9"
    assert configuration["log-level"] == "info"
    assert configuration["debug"] is True
    assert configuration["checks.off"] == ("CN101", "CN102")
    assert configuration["house-style.subject-chars"] == 60
    assert configuration.findings == ()


def test_wrong_variables_are_named_and_those_of_others_are_not(top: Path) -> None:
    """A variable of ours with a wrong name or form is a finding; DEBUG as other programs use it is none."""
    configuration = read_configuration(
        top,
        environ(
            top, CRAFTNUDGE_MIN_SCOR="7", CRAFTNUDGE_MIN_SCORE="much", CRAFTNUDGE_IGNORE_BOTS="maybe",
            CRAFTNUDGE_IDENTITIES="x", DEBUG="app:*", LOG_LEVEL="TRACE",
        ),
    )  # fmt: skip
    words = [str(finding) for finding in configuration.findings]
    assert len(words) == 4
    assert "Did you mean CRAFTNUDGE_MIN_SCORE?" in words[0]
    assert configuration["debug"] is False


def test_a_gate_refuses_half_a_configuration(top: Path) -> None:
    """With something wrong a gate stops with the first finding and tells how many more there are."""
    (top / ".craftnudge.toml").write_text("a = 1\nb = 2\n")
    with pytest.raises(UsageError) as raised:
        demand_sound(read_configuration(top, environ(top)))
    assert ".craftnudge.toml:1: a: there is no such setting." in raised.value.message
    assert "1 more" in raised.value.hint
    demand_sound(read_configuration(None, environ(top)))


def test_unreadable_files_are_nothing(top: Path) -> None:
    """A folder in a file's place, or bytes that are no text, never stop the program."""
    (top / ".craftnudge.toml").mkdir()
    (top / "pyproject.toml").write_bytes(b"\xff\xfe craftnudge")
    assert [finding.name for finding in read_configuration(top, environ(top)).findings] == ["toml"]


def test_the_users_file_is_where_the_platform_keeps_settings(tmp_path: Path) -> None:
    """Named by variable, else by XDG_CONFIG_HOME, else in ~/.config."""
    assert user_file({"CRAFTNUDGE_CONFIG": "/a/b.toml"}) == Path("/a/b.toml")
    assert user_file({"XDG_CONFIG_HOME": "/c"}) == Path("/c/craftnudge/config.toml")
    assert user_file({"HOME": str(tmp_path)}) == tmp_path / ".config" / "craftnudge" / "config.toml"


def test_the_top_is_the_nearest_folder_with_a_repository(top: Path) -> None:
    """Also from a folder below; nothing outside any repository."""
    below = top / "a" / "b"
    below.mkdir(parents=True)
    assert find_top(below) == top
    assert find_top(Path("/")) is None


def test_the_home_is_where_the_platform_keeps_data() -> None:
    """Named by variable, else by an absolute XDG_DATA_HOME, else in ~/.local/share; platformdirs says the same."""
    assert home_folder({"CRAFTNUDGE_HOME": "/h", "XDG_DATA_HOME": "/d", "HOME": "/u"}) == Path("/h")
    assert home_folder({"XDG_DATA_HOME": "/d", "HOME": "/u"}) == Path("/d/craftnudge")
    for none in ("", "relative"):
        assert home_folder({"XDG_DATA_HOME": none, "HOME": "/u"}) == Path("/u/.local/share/craftnudge")
    assert home_folder(os.environ | {"CRAFTNUDGE_HOME": ""}) == user_data_path("craftnudge", appauthor=False)
