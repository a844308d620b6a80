"""What kind of file a path names."""

from __future__ import annotations

import re

import pytest

from craftnudge.domain.commits import file_kind
from craftnudge.domain.commits.file_kind import extension_of, kind_of, language_of

# A path in a folder of each table, and a name in none, so that only the entry decides.
_KIND_OF_TABLE = {
    "_LOCKS": ("lock", "{}"),
    "_BUILD_NAMES": ("build", "{}"),
    "_DOC_NAMES": ("docs", "{}"),
    "_CI_NAMES": ("ci", "{}"),
    "VENDORED_FOLDERS": ("vendored", "{}/lib/zlib.c"),
    "_CI_FOLDERS": ("ci", "{}/steps.yml"),
    "_FIXTURE_FOLDERS": ("test", "{}/rows.csv"),
    "_TEST_FOLDERS": ("test", "{}/helper.py"),
    "_SPEC_FOLDERS": ("test", "{}/cart_helper.rb"),
    "_DOC_FOLDERS": ("docs", "{}/Doxyfile"),
    "_TRANSLATION_FOLDERS": ("translation", "{}/de.json"),
    "_BUILD_FOLDERS": ("build", "{}/FindZlib.cmake"),
    "GENERATED_FOLDERS": ("generated", "{}/client.js"),
    "_PAGES": ("docs", "tests/reading.{}"),
}
_WITHOUT_A_KIND = {"FILE_KINDS", "SET_ASIDE", "_EXAMPLE_FOLDERS", "_CI_SCRIPTS"}


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        ("code", "src/main.c lib/x.rb build.rs cmd/root.go tool.py app/views/home.html Foo.java x/run"),
        ("code", "src/main/java/lang/Object.java lang/parser.c"),
        ("test", "tests/test_a.py a/foo_test.go t/t0001-init.sh src/FooTest.java spec/a_spec.rb x.test.tsx TestA.java"),
        ("docs", "README docs/index.rst doc/Doxyfile man/git.1 CHANGELOG LICENSE.txt docs/conf.py docs/a.json"),
        ("config", ".gitignore .editorconfig config/app.yaml settings.ini tsconfig.json"),
        ("build", "Makefile CMakeLists.txt pom.xml package.json requirements-dev.txt cmake/Find.cmake pyproject.toml"),
        ("ci", ".github/workflows/test.yml .travis.yml ci/run.sh .gitlab-ci.yml"),
        ("build", "Dockerfile.ci build.gradle.kts setup.py"),
        ("test", "testdata/in.json pkg/test.js"),
        ("lock", "package-lock.json go.sum Cargo.lock web/yarn.lock anything.lock"),
        ("generated", "a.min.js api.pb.go x_pb2.py dist/app.js zz_generated.deepcopy.go __snapshots__/a.snap"),
        ("generated", "single_include/json.hpp"),
        ("vendored", "vendor/a.go third_party/x/y.c node_modules/a/index.js deps/lua/lua.c"),
        ("asset", "logo.png a/font.woff2 lib/x.jar"),
        ("data", "rows.csv fixture.sqlite"),
        ("translation", "po/de.po locale/de.json res/strings.resx i18n/en.yml resources/lang/en/a.php"),
    ],
)  # fmt: skip
def test_kinds(kind: str, paths: str) -> None:
    """Names, folders and endings of many ecosystems are recognised."""
    assert {path: kind_of(path) for path in paths.split()} == dict.fromkeys(paths.split(), kind)


def test_languages_and_extensions() -> None:
    """The language comes from the ending alone, in any case; a dot file has no ending."""
    assert [language_of(path) for path in ("a.PY", "b/c.rs", "x.tsx", "README.md", "Makefile")] == [
        "python",
        "rust",
        "typescript",
        None,
        None,
    ]
    assert [extension_of(path) for path in ("a.tar.GZ", ".gitignore", "x.y/z")] == ["gz", "", ""]


_ENTRIES = [
    (table, entry)
    for table, value in vars(file_kind).items()
    if isinstance(value, frozenset)
    for entry in sorted(value)
]


@pytest.mark.parametrize(("table", "entry"), [pair for pair in _ENTRIES if pair[0] not in _WITHOUT_A_KIND])
def test_every_entry_of_every_table_is_the_name_of_a_real_path(table: str, entry: str) -> None:
    """An entry that was cut in two, or that an earlier rule hides, names nothing."""
    kind, path = _KIND_OF_TABLE[table]
    assert re.fullmatch(r"[._]*\w+(?:[ .+_-]+\w+)*_*", entry)
    assert kind_of(path.format(entry)) == kind


def test_a_yaml_file_of_ci_may_end_either_way() -> None:
    """Services read `.yml` and `.yaml`; a program's own config.yaml is none of theirs."""
    assert [kind_of(name) for name in (".pre-commit-config.yaml", "azure-pipelines.yaml", "codecov.yaml")] == ["ci"] * 3
    assert [kind_of(name) for name in ("conf/config.yaml", "config.yml", "pre-commit-notes.yaml")] == ["config"] * 3


@pytest.mark.parametrize(
    ("kind", "paths"),
    [
        # The word is a part of another one, or stands for something else.
        ("code", "latest.py contest.py src/attestation.go Contest.java AUDIT.cs PodSpec.java inspector/spec.go"),
        ("code", "dockerfile_parser.py src/ci/models.py shop/manual/views.py src/parse_string.go"),
        ("config", "openapi-spec.yaml api_spec.json config/security.yml news.json specs/openapi.yaml"),
        ("docs", "tests/README.md docs/testing/setup.md specs/001/plan.md test-plan.md .github/workflows/README.md"),
        # What the word says is meant.
        ("test", "test_latest.py contest_test.py spec/models/order_spec.rb OrderSpec.scala CheckoutIT.java"),
        ("test", "tests/fixtures/page.md spec/fixtures/a.json api-spec.rb"),
        ("build", "Dockerfile docker/app.Dockerfile Dockerfile.alpine test-requirements.txt Containerfile"),
        ("ci", "ci/build.sh tools/ci/steps.yml .github/actions/setup/action.yml .gitlab/jobs.yml"),
        ("docs", "docs/conf.py doc/tools/render.py LICENSE-MIT README.fr CHANGES.rst"),
    ],
)  # fmt: skip
def test_a_word_in_a_name_decides_only_where_it_is_meant(kind: str, paths: str) -> None:
    """A name that merely looks like one of another kind has the kind of its ending."""
    assert {path: kind_of(path) for path in paths.split()} == dict.fromkeys(paths.split(), kind)


@pytest.mark.parametrize(
    ("kind", "ending"),
    [(kind, ending) for kind, endings in file_kind._KIND_ENDINGS.items() for ending in endings.split()],
)
def test_every_ending_is_that_of_a_file_of_its_kind(kind: str, ending: str) -> None:
    """No ending stands in two lists, and no earlier rule hides it."""
    found = kind_of(f"shop/thing.{ending}")
    assert found == kind or (kind, found) == ("asset", "generated")  # object files, which a compiler made
    assert file_kind._LANGUAGE_OF_EXTENSION.get(ending) is None or kind == "code"
