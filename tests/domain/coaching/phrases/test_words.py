"""What is said fits the commit, reads as sentences whatever a message holds, and is seldom said twice running."""

from __future__ import annotations

from hashlib import sha1
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftnudge.domain.coaching.feedback import feedback_on
from craftnudge.domain.coaching.phrases.check_feedback import said_in_particular
from craftnudge.domain.coaching.phrases.overlaps import is_worth_a_word
from craftnudge.domain.coaching.phrases.variants import turned
from craftnudge.domain.commits.code_facts import CodeFacts, Place
from craftnudge.domain.commits.past import Past
from craftnudge.domain.commits.record import FileChange, Totals
from craftnudge.domain.rubric.facts import Facts
from craftnudge.domain.rubric.score import score_commit
from tests.support.cards import a_record

PATHS = st.sampled_from(
    (
        "src/app.py",
        "src/main.c",
        "README.md",
        "two\nlines.log",
        "web/node_modules/x/y.js",
        "tests/test_app.py",
        "a/b/c/d/" + "long" * 20 + ".py",
        "mit leer zeichen.ts",
        "päckchen/größe.js",
        'quo"ted.py',
        "poetry.lock",
        ".github/workflows/ci.yml",
        "{thing}.py",
        "日本/語.go",
    )
)
SUBJECTS = st.one_of(
    st.sampled_from(
        (
            "wip",
            "fix",
            "Fix it",
            "clean up",
            "add pyarrow s3 test",
            'Remove "old" thing',
            "update {thing} in {file}",
            "Use os.sched_getaffinity for cpu counts when available",
            "support multipart uploads",
            "ログを直す",
            "исправить",
            "Correct the error handler typing",
            "Update README.md",
            "a",
            "…",
            "`s/a/b/g`",
            "Should not crash",
            "#12",
            "%s",
            "feat(cart)!: sum up per currency (#12)",
            "Add a, b and c; also drop d",
            "Überprüfe die Größe",
        )
    ),
    st.text(max_size=90),
)
BODIES = st.one_of(
    st.just(""),
    st.sampled_from(
        (
            "- one\n- two\n- three",
            'It did "crash" because the list was empty.',
            "Nothing else.",
            "Fixes #12",
            "* fix\n* wip\n\nCo-authored-by: A <a@b.c>",
            "While at it, rename x.",
            "x" * 300,
            "1. a\n2. b",
        )
    ),
    st.text(max_size=200),
)


def a_hash(text: str) -> str:
    """A commit hash made from any text."""
    return sha1(text.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


@st.composite
def commits(draw: st.DrawFn) -> Facts:
    """A commit of any message and some files, none of them or many lines."""
    paths = draw(st.lists(PATHS, unique=True, max_size=6))
    files = tuple(
        FileChange(path, draw(st.sampled_from("AMDR")), draw(st.integers(0, 2_000)), draw(st.integers(0, 300)))
        for path in paths
    )
    added, deleted = sum(file.added or 0 for file in files), sum(file.deleted or 0 for file in files)
    totals = Totals(len(files), added, deleted, draw(st.one_of(st.none(), st.integers(0, 90))))
    seed = draw(st.integers(0, 10_000))
    message = f"{draw(SUBJECTS)}\n\n{draw(BODIES)}\n"
    return Facts(a_record(message, files=files, totals=totals, hash=a_hash(f"{seed}"), parents=(a_hash(f"{seed}p"),)))


@given(commits())
def test_whatever_is_said_reads_as_a_sentence(facts: Facts) -> None:
    """One line, begun and ended, no slot left open, of a length that a screen can hold, and the same each time."""
    feedback = feedback_on(facts, score_commit(facts.record), is_latest=True)
    assert feedback == feedback_on(Facts(facts.record), score_commit(facts.record), is_latest=True)
    remarks = (*feedback.strengths, *feedback.areas_for_improvement)
    own = facts.record.message + " ".join(file.path for file in facts.record.files or ())
    for text in [*(remark.text for remark in remarks), *(area.advice for area in feedback.areas_for_improvement)]:
        assert "\n" not in text
        assert text.strip() == text
        assert text[-1:] in '.?!"…'
        assert len(text) < 260
        assert "{" not in text or "{" in own


@given(commits())
def test_keeping_and_mending_never_speak_of_one_thing(facts: Facts) -> None:
    """No file or word is praised in one breath and found wanting in the next: themes are told once."""
    feedback = feedback_on(facts, score_commit(facts.record), is_latest=True)
    kept = {remark.topic for remark in feedback.strengths}
    wanting = {remark.topic for remark in feedback.areas_for_improvement}
    about = ({"what", "object"}, {"size", "spread", "scatter"}, {"why"})
    assert not any(kept & topics and wanting & topics for topics in about)


@pytest.mark.parametrize(
    ("subject", "asked"),
    [
        ("Add a pyarrow test", '"pyarrow test"'),
        ("Remove the second cache", '"second cache"'),
        ("Rename session store to logins", '"session store"'),
    ],
)
def test_the_reason_is_asked_for_in_the_terms_of_the_subject(subject: str, asked: str) -> None:
    """The thing that was added or removed stands in what is said, in one of the neighbouring turns at the latest."""
    said = []
    for turn in range(12):
        files = (FileChange("src/store.py", "M", 120, 3),)
        record = a_record(f"{subject}\n", files=files, totals=Totals(1, 120, 3, 4), hash=a_hash(f"{turn}"))
        areas = feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement
        said += [f"{area.text} {area.advice}" for area in areas if area.check_id == "CN102"]
    assert any(asked in text for text in said)
    assert len(set(said)) > 2


def test_no_reason_is_ever_made_up() -> None:
    """Where no reason is given, what is said asks or instructs: it never says because."""
    for turn in range(40):
        record = a_record("Change the idle timeout\n", hash=a_hash(f"{turn}"), parents=(a_hash(f"{turn - 1}"),))
        for area in feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement:
            assert " because " not in f"{area.text} {area.advice}".replace('"because"', "")


def test_a_child_is_seldom_told_what_its_parent_was() -> None:
    """Along a line of 500 commits with one subject, the same remark follows itself in fewer than one of ten cases."""
    said: list[tuple[str, ...]] = []
    for number in range(500):
        files = (FileChange("src/store.py", "M", 30, 3),)
        record = a_record(
            "Change the store\n",
            files=files,
            totals=Totals(1, 30, 3, 4),
            hash=a_hash(f"{number}"),
            parents=(a_hash(f"{number - 1}"),),
        )
        feedback = feedback_on(Facts(record), score_commit(record), is_latest=True)
        said.append(tuple(area.text + area.advice for area in feedback.areas_for_improvement))
    again = sum(first == second for first, second in pairwise(said))
    assert again < len(said) / 10


@given(st.text(alphabet="0123456789abcdef", min_size=40, max_size=40), st.integers(2, 7))
def test_a_turn_depends_on_the_commit_alone(own: str, ways: int) -> None:
    """The same commit gets the same way of saying it, whatever the offset; each is one of the ways."""
    choices = [f"way {number}" for number in range(ways)]
    for offset in range(3):
        assert turned(a_record(hash=own), choices, offset) == turned(a_record(hash=own), choices, offset)
        assert turned(a_record(hash=own), choices, offset) in choices


@pytest.mark.parametrize(
    "subject",
    ["Update AUTHORS", "Support Elixir/Erlang in the runner", "fix: close idle sockets @someone"],
)
def test_no_name_is_praised_that_half_of_all_logs_hold(subject: str) -> None:
    """What is praised for being found by a search is a name that few subjects hold."""
    record = a_record(f"{subject}\n", files=(FileChange("src/store.py", "M", 30, 3),), totals=Totals(1, 30, 3, 4))
    said = feedback_on(Facts(record), score_commit(record), is_latest=True).strengths
    assert not any("AUTHORS" in each.text or "Erlang" in each.text or "@someone" in each.text for each in said)


@pytest.mark.parametrize(("subject", "path"), [("update dev dependencies", "requirements.txt"), ("fix lint", "a.py")])
def test_work_of_routine_is_not_asked_what_a_user_notices(subject: str, path: str) -> None:
    """New versions and what a linter found are asked for what called for them, whatever the turn."""
    for turn in range(12):
        files = (FileChange(path, "M", 30, 3),)
        record = a_record(f"{subject}\n", files=files, totals=Totals(1, 30, 3, 4), hash=a_hash(f"{turn}"))
        advice = " ".join(
            area.advice
            for area in feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement
        )
        assert "notice" not in advice
        assert "who was held up" not in advice


def test_few_lines_in_many_files_are_no_long_read() -> None:
    """A change that is read at a glance is not called wide, in however many files it is."""
    files = tuple(FileChange(f"src/part{number}/store.py", "M", 1, 1) for number in range(6))
    record = a_record("Spell colour as the rest does\n", files=files, totals=Totals(6, 6, 6, 6))
    areas = feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement
    assert not {"CN202", "CN203", "CN204", "CN301", "CN302"} & {area.check_id for area in areas}


def test_a_picture_has_no_lines() -> None:
    """Of a change without lines nobody is told to look at them, nor to name a function in it."""
    files = (FileChange("docs/logo.png", "A", None, None, binary=True),)
    for turn in range(12):
        record = a_record("Add logo\n", files=files, totals=Totals(1, 0, 0, 0), hash=a_hash(f"{turn}"))
        for area in feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement:
            assert "lines" not in area.text
            assert "function" not in area.advice
            assert "could stand over any commit" not in area.text


def test_a_file_that_should_not_be_there_is_told_though_it_costs_little() -> None:
    """A folder of a tool is spoken of in an otherwise good commit."""
    files = (FileChange("src/a.py", "M", 9, 2), FileChange("node_modules/x/y.js", "A", 40, 0))
    message = "Close the socket on errors\n\nOpen ones piled up until the server refused new calls.\n"
    record = a_record(message, files=files, totals=Totals(2, 49, 2, 3))
    areas = feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement
    assert "CN211" in [area.check_id for area in areas]


@pytest.mark.parametrize(
    ("subject", "unsaid"),
    [("Исправить опечатку в описании, потому что она мешала", "named"), ("Remove unused import", '"unused import"')],
)
def test_nothing_is_said_that_was_not_read(subject: str, unsaid: str) -> None:
    """Of words in another language nobody claims what they name; nor is the use asked for of what had none."""
    for turn in range(12):
        files = (FileChange("README.md" if unsaid == "named" else "src/a.py", "M", 1, 3),)
        record = a_record(f"{subject}\n", files=files, totals=Totals(1, 1, 3, 1), hash=a_hash(f"{turn}"))
        areas = feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement
        assert areas
        assert not any(unsaid in f"{area.text} {area.advice}" for area in areas)


def test_blanks_at_line_ends_are_told_with_more_than_one_remedy() -> None:
    """The finding stays as it is; other damage to whitespace keeps the advice of its check."""
    advice = set()
    for kind in ("trailing_blank", "mixed_indentation"):
        for turn in range(12):
            code = CodeFacts({"code_added": 9, kind: 3}, (Place(kind, "src/a.c", 7),), ())
            files = (FileChange("src/a.c", "M", 9, 2),)
            record = a_record(
                "Close sockets\n", files=files, totals=Totals(1, 9, 2, 1), code=code, hash=a_hash(f"{turn}")
            )
            (check,) = (each for each in score_commit(record).checks if each.id == "CN312")
            said = said_in_particular(Facts(record), check)
            assert (said is None) == (kind == "mixed_indentation")
            advice |= {said.advice} if said else set()
            assert said is None or said.text == check.says
    assert len(advice) > 2


@pytest.mark.parametrize(
    ("sizes", "where"),
    [
        ((280,) * 12, "in 12 files"),
        ((2_000, 90, 80), "most of them in src/a0.py"),
        ((900,), "all of them in src/a0.py"),
    ],
)
@pytest.mark.parametrize("subject", ["huge refactoring", "Rework parts of the importer"])
def test_the_lines_are_where_it_is_said_that_they_are(subject: str, sizes: tuple[int, ...], where: str) -> None:
    """A file is said to hold most of a change only where more than half of the lines are in it."""
    files = tuple(FileChange(f"src/a{number}.py", "M", lines, 0) for number, lines in enumerate(sizes))
    said: set[str] = set()
    for turn in range(40):
        totals = Totals(len(files), sum(sizes), 0, 9)
        record = a_record(f"{subject}\n", files=files, totals=totals, hash=a_hash(f"{turn}"))
        said |= {
            area.text for area in feedback_on(Facts(record), score_commit(record), is_latest=True).areas_for_improvement
        }
    placed = [text for text in said if "changed lines, " in text]
    assert placed
    assert all(where in text for text in placed), placed


@pytest.mark.parametrize(("signing", "told"), [(0, False), (48, True)])
def test_a_sign_off_is_asked_for_and_never_forbidden(signing: int, told: bool) -> None:
    """Where most sign off, one who does not is told; where nobody does, one who does is not."""
    message = "Change the order of sockets\n"
    signed = "" if told else "\nSigned-off-by: Ann <ann@example.org>\n"
    past = Past(50, habits={"signed_off": signing, "capital": 50})
    record = a_record(message + signed, files=(FileChange("a.py", "M", 9, 2),), totals=Totals(1, 9, 2, 3), past=past)
    facts, card = Facts(record), score_commit(record)
    check = next(check for check in card.checks if check.id == "CN406")
    assert check.result != "pass"
    assert is_worth_a_word(facts, check, card) == told
