"""What kind of file a path names, and in which language it is written: by its name and folders alone."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal, get_args

from craftnudge.runtime.lazy_regex import marked_pattern

FileKind = Literal[
    "code", "test", "docs", "config", "build", "ci", "generated", "lock", "vendored", "asset", "data", "translation"
]
NOTEBOOK_ENDING = ".ipynb"
FILE_KINDS: frozenset[str] = frozenset(get_args(FileKind))

# Nobody wrote these by hand in this commit: they say nothing about its concerns or its size.
SET_ASIDE: frozenset[FileKind] = frozenset({"generated", "lock", "vendored"})


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_LANGUAGES = {
    "ada": "adb ads",
    "assembly": "asm nasm s",
    "c": "c h",
    "c#": "cs csx",
    "c++": "cc cpp cxx c++ hh hpp hxx h++ inl ipp",
    "clojure": "clj cljc cljs edn",
    "cobol": "cbl cob",
    "crystal": "cr",
    "css": "css less sass scss styl",
    "d": "d",
    "dart": "dart",
    "elixir": "ex exs eex heex leex",
    "elm": "elm",
    "emacs lisp": "el",
    "erlang": "erl hrl",
    "f#": "fs fsi fsx",
    "fortran": "f f03 f08 f77 f90 f95 for",
    "gdscript": "gd",
    "glsl": "frag glsl hlsl metal shader vert wgsl",
    "go": "go",
    "graphql": "gql graphql",
    "groovy": "groovy gvy",
    "haskell": "hs lhs",
    "haxe": "hx",
    "html": "ejs erb haml hbs htm html j2 jinja jinja2 liquid mustache njk pug slim twig xhtml",
    "java": "java",
    "javascript": "cjs js jsx mjs",
    "julia": "jl",
    "kotlin": "kt kts",
    "lisp": "cl lisp lsp",
    "lua": "lua",
    "nim": "nim",
    "nix": "nix",
    "objective-c": "m mm",
    "ocaml": "ml mli mll mly",
    "pascal": "dpr pas pp",
    "perl": "pl pm pod6 t xs",
    "php": "php php3 php4 php5 phtml",
    "powershell": "ps1 psd1 psm1",
    "prolog": "pro prolog",
    "protobuf": "proto",
    "python": "ipynb pxd py pyi pyw pyx",
    "r": "r rmd",
    "racket": "rkt",
    "ruby": "gemspec rake rb ru",
    "rust": "rs",
    "scala": "sbt sc scala",
    "scheme": "scm ss",
    "shell": "bash bats csh fish ksh sh zsh",
    "solidity": "sol",
    "sql": "sql",
    "svelte": "svelte",
    "swift": "swift",
    "tcl": "tcl tk",
    "terraform": "hcl tf",
    "typescript": "cts mts ts tsx",
    "vala": "vala vapi",
    "vb": "bas cls vb vbs",
    "verilog": "sv svh v vh vhd vhdl",
    "vim script": "vim",
    "vue": "vue",
    "yacc": "l lex y yacc",
    "zig": "zig",
}
_LANGUAGE_OF_EXTENSION = {end: language for language, ends in _LANGUAGES.items() for end in ends.split()}

_KIND_ENDINGS: dict[FileKind, str] = {
    "docs": "1 2 3 5 7 8 adoc asc asciidoc creole markdown md mdown mdx mkd org pod rdoc rst tex texi texinfo textile"
    " txt wiki",
    "config": "cfg cnf conf config editorconfig env ini json json5 jsonc plist properties props ron toml xcconfig xml"
    " yaml yml",
    "build": "ac am bazel bp bzl cabal cmake csproj fsproj gni gradle gyp gyp mak mk ninja nuspec pbxproj podspec pri"
    " qbs sln spec targets vbproj vcxproj",
    "asset": "7z a aac ai apk avi bin bmp bz2 class dds dll dmg docx dylib eot eps exe fbx fla flac gif gz ico icns"
    " jar jpeg jpg lib m4a mov mp3 mp4 o obj odt ogg otf pdf png ppt pptx psd rar so svg swf tar tgz tif tiff ttf"
    " wasm wav webm webp whl woff woff2 xcf xls xlsx xz zip avif blend ckpt cur dae drawio excalidraw fig gguf glb"
    " gltf heic hex mid onnx opus pcap psb pt pth safetensors sketch stl storyboard ttc uasset umap xib",
    "data": "arff avro csv db dat fasta feather geojson gpx h5 hdf5 jsonl kml mat ndjson npy npz parquet pb pkl rdata"
    " sqlite sqlite3 tsv xsd brd gerber kicad_mod kicad_pcb kicad_sch lcov meta prefab sch tres tscn unity",
    "translation": "arb ftl gmo lang mo po pot resx strings stringsdict xlf xliff",
}
_KIND_OF_EXTENSION: dict[str, FileKind] = {end: kind for kind, ends in _KIND_ENDINGS.items() for end in ends.split()}

_LOCKS = _words(
    "bun.lock bun.lockb cargo.lock cartfile.resolved composer.lock conan.lock deno.lock flake.lock gemfile.lock "
    "go.sum go.work.sum gopkg.lock gradle.lockfile mix.lock npm-shrinkwrap.json package-lock.json package.resolved "
    "packages.lock.json paket.lock pdm.lock pipfile.lock pixi.lock pnpm-lock.yaml podfile.lock poetry.lock "
    "pubspec.lock renv.lock shard.lock stack.yaml.lock uv.lock yarn.lock .terraform.lock.hcl glide.lock mise.lock "
    ".pnp.cjs .pnp.js gems.locked conda-lock.yml pylock.toml verification-metadata.xml"
)
_BUILD_NAMES = _words(
    "brewfile build build.gradle build.gradle.kts build.sbt build.xml build.zig build.zig.zon buck cargo.toml "
    "cartfile cmakelists.txt composer.json conanfile.py conanfile.txt configure configure.ac configure.in "
    "containerfile deno.json docker-compose.yml dockerfile environment.yml flake.nix gemfile go.mod go.work "
    "gnumakefile gradlew gradlew.bat justfile kbuild kconfig lerna.json makefile makefile.am makefile.in "
    "manifest.in meson.build meson_options.txt mix.exs module.bazel mvnw mvnw.cmd noxfile.py nx.json package.json "
    "package.swift pipfile pnpm-workspace.yaml podfile pom.xml project.clj pubspec.yaml pyproject.toml rakefile "
    "rebar.config requirements.txt rollup.config.js setup.cfg setup.py shard.yml stack.yaml taskfile.yml tox.ini "
    "turbo.json vcpkg.json vite.config.js vite.config.ts webpack.config.js workspace wscript"
)
_DOC_NAMES = _words(
    "announce authors backers bugs changelog changes code_of_conduct codeowners contributing contributors copying "
    "copyright credits faq hacking history install licence license maintainers news notice patents readme relnotes "
    "release-notes releasenotes roadmap security thanks todo upgrading"
)
_CI_NAMES = _words(
    ".appveyor.yml .circleci .cirrus.yml .coveralls.yml .drone.yml .gitlab-ci.yml .mergify.yml .pre-commit-config.yml "
    ".pre-commit-hooks.yml .renovaterc .renovaterc.json .travis.yml .woodpecker.yml appveyor.yml azure-pipelines.yml "
    "bitbucket-pipelines.yml buildkite.yml cloudbuild.yml codecov.yml .codecov.yml dependabot.yml jenkinsfile "
    "renovate.json renovate.json5 tekton.yml wercker.yml"
)
VENDORED_FOLDERS = _words(
    "3rdparty 3rd_party bower_components deps external externals node_modules pods third-party third_party "
    "thirdparty vendor vendored _vendor _vendored"
)
_CI_FOLDERS = _words(".appveyor .azure-pipelines .buildkite .ci .circleci .drone .gitlab .tekton .travis .woodpecker")
_CI_SCRIPTS = frozenset(("", "bash", "bat", "cmd", "ps1", "sh", "yaml", "yml"))
_FIXTURE_FOLDERS = _words("__fixtures__ __snapshots__ fixtures test-data test_data testcases testdata")
_TEST_FOLDERS = _FIXTURE_FOLDERS | _words(
    "__mocks__ __tests__ androidtest e2e integration-tests integrationtest javatest jstest qa test testing testlib "
    "tests testsuite unittest unittests"
)
_SPEC_FOLDERS = _words("spec specs")
_DOC_FOLDERS = _words("doc docs documentation guides javadoc man manual wiki")
_EXAMPLE_FOLDERS = _words("demo demos example examples sample samples")
_TRANSLATION_FOLDERS = _words("_locales i18n l10n lang langs locale locales po translations")
_BUILD_FOLDERS = _words("buildscripts cmake m4")

_GENERATED = marked_pattern(
    _words(
        ".g .map .bundle. .pb. _pb2 .designer. zz_generated generated. min. .snap .ambr .approved. .verified. .tfstate "
        ".tab. lex.yy .freezed. .pyc .class .o .rej .swp"
    ),
    r"[.-]min\.(?:js|css|mjs)$|\.(?:js|css)\.map$|\.bundle\.js$|\.pb\.(?:go|cc|h)$|_pb2(?:_grpc)?\.pyi?$|"
    r"\.g(?:enerated|en)?\.(?:dart|cs|go|ts|js|java|py)$|\.designer\.cs$|zz_generated\.|(?:^|[_.-])generated\.\w+$|"
    r"\.(?:snap|ambr)$|\.(?:approved|verified)\.txt$|\.tfstate$|\.tab\.[ch]$|^lex\.yy\.c$|\.freezed\.dart$|"
    r"\.(?:pyc|class|o|obj|orig|rej|swp)$",
)
GENERATED_FOLDERS = _words("__generated__ __pycache__ autogen dist generated single_include")
_TEST_NAME = marked_pattern(
    ("test", "spec", "e2e", "cy.", "stories", ".t", ".bats", "-"),
    r"^test[_-]|[_.-](?:test|tests|spec|specs|unittest|e2e|cy|stories)\.\w+$|[_-](?:test|tests|spec)\.[\w.]+$|"
    r"^tests?\.\w+$|^conftest\.py$|\.t$|\.bats$|^t\d{3,5}-",
)
# Java, Kotlin, C#, Swift, PHP and Scala name a test for its class: FooTest, FooTests, FooSpec, FooIT, TestFoo.
# In Java and C++ a spec is as often a value of the program (PodSpec, KeySpec).
_TEST_CLASS = marked_pattern(
    ("Test", "IT.", "Spec", "Suite"),
    r"(?:Tests?|TestCase|(?<=[a-z0-9])IT)\.(?:java|kt|kts|cs|swift|php|scala|groovy|cpp|m|mm)$|"
    r"\wSpecs?\.(?:kt|swift|php|scala|groovy)$|\wSuite\.scala$|^Test[A-Z]\w*\.(?:java|kt|scala|groovy|cs)$",
)
_REQUIREMENTS = marked_pattern(
    ("requirement", "constraints"), r"^(?:dev-|test-)?requirements?[\w.-]*\.(?:txt|in|pip)$|^constraints.*\.txt$"
)
_LICENCE_OR_README = marked_pattern(
    ("readme", "change", "news", "licen", "copying", "contributing", "authors"),
    r"^(?:readme|changelog|changes|news|licen[cs]e|copying|contributing|authors)\b",
)
_DOCKERFILE = marked_pattern(("file",), r"^(?:docker|container)file(?:[.-]|$)|\.(?:docker|container)file$")
# A page that stands among tests or specifications is read as a page.
_PAGES = frozenset(("adoc", "asc", "asciidoc", "markdown", "md", "mdx", "org", "rst", "tex", "textile"))


@lru_cache(maxsize=65_536)
def kind_of(path: str) -> FileKind:
    """The kind of file that a path names; "code" for what is in no other kind.

    `path` has slashes, as git writes it. Where several kinds fit, the one that says more about who wrote it wins:
    lock, vendored and generated first, then CI, tests, and only then what the ending says.
    """
    *raw_folders, raw_name = path.split("/")
    name = raw_name.lower()
    folders = {folder.lower() for folder in raw_folders}
    return _set_aside(name, folders) or _of_own(raw_name, name, raw_folders, folders)


@lru_cache(maxsize=4_096)
def own_kind_of(path: str) -> FileKind:
    """The kind of a file that the project says it wrote itself, whatever its name and folders suggest."""
    *raw_folders, raw_name = path.split("/")
    return _of_own(raw_name, raw_name.lower(), raw_folders, {folder.lower() for folder in raw_folders})


def _of_own(raw_name: str, name: str, raw_folders: list[str], folders: set[str]) -> FileKind:
    """The kind of a file that the project's own people write."""
    top_folder = raw_folders[0].lower() if raw_folders else ""
    return _by_place(raw_name, name, folders) or _by_name(name) or _by_ending(name, folders, top_folder)


def _set_aside(name: str, folders: set[str]) -> FileKind | None:
    if name in _LOCKS or name.endswith(".lock"):
        return "lock"
    if folders & VENDORED_FOLDERS:
        return "vendored"
    if _GENERATED.search(name) or folders & GENERATED_FOLDERS:
        return "generated"
    return None


def _by_place(raw_name: str, name: str, folders: set[str]) -> FileKind | None:
    if _is_ci(name, folders):
        return "ci"
    ending = extension_of(name)
    if ending in _PAGES and not folders & _FIXTURE_FOLDERS:
        return None
    if folders & _TEST_FOLDERS or "t" in folders:  # git and Perl keep their tests in a folder called t
        return "test"
    if folders & _SPEC_FOLDERS and ending in _LANGUAGE_OF_EXTENSION:
        return "test"
    if _TEST_CLASS.search(raw_name) or (_TEST_NAME.search(name) and not _REQUIREMENTS.match(name)):
        # openapi-spec.yaml is a specification of something else.
        return None if "spec" in name and ending not in _LANGUAGE_OF_EXTENSION else "test"
    return None


def _is_ci(name: str, folders: set[str]) -> bool:
    if name.removesuffix(".yaml") + ".yml" in _CI_NAMES if name.endswith(".yaml") else name in _CI_NAMES:
        return True
    if folders & _CI_FOLDERS or (".github" in folders and folders & {"workflows", "actions"}):
        return extension_of(name) not in _PAGES
    # A package of a program may be called ci, too.
    return "ci" in folders and extension_of(name) in _CI_SCRIPTS


def _by_name(name: str) -> FileKind | None:
    if name in _BUILD_NAMES or _REQUIREMENTS.match(name) or name.startswith(("makefile.", "config.mak")):
        return "build"
    if _DOCKERFILE.search(name):
        return "build"
    if name.split(".", 1)[0] in _DOC_NAMES or _LICENCE_OR_README.match(name):
        ending = extension_of(name)
        if ending in _LANGUAGE_OF_EXTENSION:
            return "code"
        # security.yml and news.json are read by programs.
        return "docs" if _KIND_OF_EXTENSION.get(ending, "docs") == "docs" else None
    return None


def _by_ending(name: str, folders: set[str], top_folder: str) -> FileKind:
    ending = extension_of(name)
    kind = _KIND_OF_EXTENSION.get(ending)
    # A folder called lang holds texts, or the core of a language (java/lang/Object.java): what is a program is code.
    # Only PHP keeps its texts in programs.
    if kind == "translation" or (
        folders & _TRANSLATION_FOLDERS and (ending == "php" or ending not in _LANGUAGE_OF_EXTENSION)
    ):
        return "translation"
    if kind == "build" or (folders & _BUILD_FOLDERS and kind != "docs"):
        return "build"
    if kind is None:
        return _of_unknown_ending(name, ending, folders, top_folder)
    if kind == "config" and folders & _DOC_FOLDERS:
        return "docs"
    return kind


def _of_unknown_ending(name: str, ending: str, folders: set[str], top_folder: str) -> FileKind:
    # docs/conf.py makes the pages; shop/manual/views.py is a part of the shop.
    is_of_docs = top_folder in _DOC_FOLDERS if ending in _LANGUAGE_OF_EXTENSION else bool(folders & _DOC_FOLDERS)
    if is_of_docs and not folders & _EXAMPLE_FOLDERS:
        return "docs"
    if not ending and name.startswith("."):
        return "config"
    return "code"


def extension_of(path: str) -> str:
    """What follows the last dot of the file's name, in lower case; "" for a name without one or a dot file."""
    name = path.rsplit("/", 1)[-1].lstrip(".")
    return name.rsplit(".", 1)[1].lower() if "." in name else ""


@lru_cache(maxsize=65_536)
def language_of(path: str) -> str | None:
    """The programming language that the path's ending names, in lower case ("c++"); None for other endings."""
    return _LANGUAGE_OF_EXTENSION.get(extension_of(path))
