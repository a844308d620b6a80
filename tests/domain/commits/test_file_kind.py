"""What kind of file a path names."""

from __future__ import annotations

import pytest

from craftnudge.domain.commits.file_kind import extension_of, kind_of, language_of


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
