"""Checks that look at files alone: full points for one thing, fewer the further it spreads."""

from __future__ import annotations

from craftnudge.domain.commits.record import Totals
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.registry import find_check
from tests.support.cards import a_record
from tests.support.changed import touching


def share(name: str, *files: str, **changes: object) -> float:
    """The share of the check's points that a change of these files gets."""
    outcome = find_check(name).evaluate(touching(*files, **changes))  # type: ignore[arg-type]
    assert outcome.result != "not_applicable"
    assert outcome.evidence or outcome.result == "pass"
    return outcome.share


def test_concerns_cost_more_the_more_there_are() -> None:
    """One group is met; two, three and five unrelated ones earn less and less; the groups are named."""
    files = ["mail/smtp.py", "cart/total.py", "deploy/run.py", "tax/vat.py", "ui/draw.py", "log/rotate.py"]
    shares = [share("one-concern", *files[:count]) for count in (1, 2, 3, 6)]
    assert shares[0] == 1
    assert shares == sorted(shares, reverse=True)
    assert shares[-1] == 0
    outcome = find_check("one-concern").evaluate(touching(*files[:2]))
    assert [evidence.path for evidence in outcome.evidence] == ["cart/total.py", "mail/smtp.py"]
    assert outcome.advice is not None
    assert "mail/smtp.py" in outcome.advice


def test_scattered_places_cost_by_their_logarithm() -> None:
    """Three hunks are met, a hundred missed; the first few more cost little. Unknown is no opinion."""
    shares = [share("scattered-places", "a.py", hunks=hunks) for hunks in (3, 6, 12, 24, 100)]
    assert (shares[0], shares[-1]) == (1, 0)
    assert 1 - shares[1] < shares[1] - shares[2] < shares[2] - shares[3]
    for hunks in (None, 0):
        assert find_check("scattered-places").evaluate(touching("a.py", "b.py", hunks=hunks)).result == "not_applicable"


def test_a_main_file_is_found_by_lines() -> None:
    """Many lines in one file and few in others is focused; equal parts of a dozen are not. Tests do not count."""
    assert share("main-file", "a.py +90", "b.py +2", "tests/test_a.py +200") > 0.9
    assert share("main-file", *(f"{name}.py +9" for name in "abcdefghijkl")) == 0
    assert 0 < share("main-file", "a.py +9", "b.py +9", "c.py +9") < 1
    assert share("main-file", "tests/test_a.py +9") == 1


def test_folders_count_without_those_of_layout() -> None:
    """A mirrored test tree is the same place; eight parts of the tree are missed."""
    assert share("folders", "src/cart/a.py", "tests/cart/test_a.py") == 1
    assert share("folders", *(f"{name}/a.py" for name in "abdefghi")) == 0
    said = find_check("folders").evaluate(touching(*(f"{name}/a.py" for name in "abdefg"))).says
    assert "6 parts of the tree: a, b, d, e and 2 more" in said


def test_kinds_of_work_beside_the_code_cost() -> None:
    """Code with tests and a document is one kind, and so is the set-up; files of other kinds cost."""
    assert share("mixed-kinds", "a.py", "test_a.py", "README.md") == 1
    assert share("mixed-kinds", "README.md", "docs/a.md") == 1
    assert share("mixed-kinds", "Makefile +9", ".travis.yml", "app.yaml") == 1
    one = share("mixed-kinds", "a.py", "Makefile")
    two = share("mixed-kinds", "a.py", "app.yaml", "Makefile")
    many = share("mixed-kinds", "a.py", "Makefile", ".travis.yml", "a.png")
    assert 1 > one > two > many == 0
    assert share("mixed-kinds", "a.py", *(f"docs/{name}.md" for name in "abcd")) == 0
    assert share("mixed-kinds", "README.md +90", "Makefile +2") == one


def test_a_sweep_is_one_change() -> None:
    """The same small change in many files is not called scattered, spread or mixed; an uneven one is."""
    sweep = [f"{name}/{name}.py +2 -2" for name in ("mail", "cart", "tax", "log", "user", "draw")]
    assert share("one-concern", *sweep) == 1
    for name in ("scattered-places", "main-file", "folders"):
        assert find_check(name).evaluate(touching(*sweep, hunks=40)).result == "not_applicable"
        assert find_check(name).evaluate(touching(*sweep, "net/net.py +60 -9", hunks=40)).result != "not_applicable"
    assert (
        share("one-concern", *(f"{name}/{name}.py +9" for name in ("mail", "cart", "tax", "log", "user", "draw"))) == 0
    )


def test_tests_of_one_topic_are_the_clearest_sign() -> None:
    """A test named for the code is met; none, or one of another name, says less; several topics cost most."""
    assert share("test-topic", "src/array.c", "tests/test_array.c") == 1
    assert share("test-topic", "tests/test_array.c") == 1
    untold = share("test-topic", "src/array.c")
    assert untold == share("test-topic", "src/array.c", "tests/test_socket.c")
    two = share("test-topic", "src/array.c", "tests/test_array.c", "tests/test_hash.c")
    assert untold < two < 1
    assert share("test-topic", "src/array.c", *(f"tests/test_{name}.c" for name in ("hash", "yaml", "gem"))) < untold
    assert find_check("test-topic").evaluate(touching("README.md")).result == "not_applicable"


def test_moves_by_themselves_are_met() -> None:
    """A pure move is met; a move with a rewrite, and with other work beside it, costs more and more."""
    assert share("move-alone", "R new/a.py +2 -2") == 1
    mixed = share("move-alone", "R new/a.py +60 -40", "R new/b.py +0 -0")
    both = share("move-alone", "R new/a.py +60 -40", "c.py +900")
    assert 1 > mixed > both
    assert find_check("move-alone").evaluate(touching("a.py")).result == "not_applicable"


def test_stray_files_are_named() -> None:
    """What tools leave behind is missed, packed files are partly; fixtures of tests and changes are passed over."""
    assert share("stray-files", "A .DS_Store", "A src/a.py") == 0
    assert share("stray-files", "A tool.exe binary") == 0.5
    assert share("stray-files", "A src/a.py", "A tests/data/in.log", "A tests/data/in.zip") == 1
    assert find_check("stray-files").evaluate(touching("M debug.log")).result == "not_applicable"
    assert ".DS_Store" in (find_check("stray-files").evaluate(touching("A .DS_Store")).advice or "")


def test_a_stray_folder_is_shown_once() -> None:
    """Of a folder that a tool made the folder is named, not each file; what is pasted removes it whole."""
    added = [f"A web/node_modules/x/{name}.js" for name in "abcdef"]
    outcome = find_check("stray-files").evaluate(touching("A src/a.py", *added))
    assert outcome.says == "It adds what belongs to one machine alone: web/node_modules/."
    assert (outcome.advice or "").startswith("git rm -r --cached web/node_modules/,")
    assert [one.path for one in outcome.evidence] == ["web/node_modules/"]


def test_an_empty_commit_is_not_said_to_have_unknown_files() -> None:
    """That it changes no file is known; without figures of the diff nothing is."""
    names = ("one-concern", "main-file", "folders", "mixed-kinds", "listed-changes", "several-tickets", "stray-files")
    for totals, says in ((Totals(0, 0, 0, 0), "It changes no file."), (None, "Its files are not known.")):
        empty = Facts(a_record(files=() if totals else None, totals=totals))
        assert all(find_check(name).evaluate(empty).says.startswith(says) for name in names)
