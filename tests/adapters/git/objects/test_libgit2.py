"""pygit2's C module alone is enough to read a commit, and a later `import pygit2` uses the same one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.support.repository import sealed_environment
from tests.support.waiting import PATIENCE_SECONDS

if TYPE_CHECKING:
    from tests.support.repository import GitRepository

_READ_HEAD = """
from pathlib import Path
from craftnudge.adapters.git.opening import open_reader
reader = open_reader(Path.cwd(), cache_folder=None)
reader.record(reader.resolve("HEAD"))
"""


def _run(program: str, folder: Path, home: Path, **more: str) -> str:
    environment = sealed_environment(home, **more)
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=True,
        timeout=PATIENCE_SECONDS,
    )
    return done.stdout.decode().strip()


def test_one_commit_is_read_without_the_python_around_libgit2(repository: GitRepository, tmp_path: Path) -> None:
    """Neither pygit2 itself nor ssl, cffi, subprocess or multiprocessing is loaded for HEAD."""
    repository.commit("Start", {"a.txt": "a\n"})
    names = "('pygit2', 'ssl', 'cffi', '_cffi_backend', 'subprocess', 'multiprocessing', 'pydantic', 'rich', 'typer')"
    program = f"{_READ_HEAD}\nimport sys\nprint([name for name in {names} if name in sys.modules])"
    assert _run(program, repository.path, tmp_path / "home") == "[]"


def test_a_later_import_of_pygit2_uses_the_same_module(repository: GitRepository, tmp_path: Path) -> None:
    """There are never two copies of libgit2's types in one process, in either order of loading."""
    repository.commit("Start", {"a.txt": "a\n"})
    later = "from craftnudge.adapters.git.objects import libgit2\nimport pygit2\n"
    later += "print(libgit2.load().Repository is pygit2.Repository.__mro__[2])\n"
    later += "print(pygit2.Repository('.').revparse_single('HEAD').message)"
    assert _run(_READ_HEAD + later, repository.path, tmp_path / "home") == "True\nStart"
    assert _run("import pygit2\n" + _READ_HEAD + later, repository.path, tmp_path / "home") == "True\nStart"


def test_if_the_module_cannot_be_loaded_alone_the_ordinary_import_is_used(
    repository: GitRepository, tmp_path: Path
) -> None:
    """A pygit2 with another layout is imported as a whole."""
    repository.commit("Start", {"a.txt": "a\n"})
    real = _run("import pygit2; print(pygit2.__path__[0])", repository.path, tmp_path / "home")
    other = tmp_path / "other" / "pygit2"
    other.mkdir(parents=True)
    (other / "__init__.py").write_text(
        f"import sys\n__path__ = [{real!r}]\nexec(compile(open({real!r} + '/__init__.py').read(), 'pygit2', 'exec'))\n"
    )
    program = f"{_READ_HEAD}\nimport sys\nprint('pygit2' in sys.modules)"
    assert _run(program, repository.path, tmp_path / "home", PYTHONPATH=str(other.parent)) == "True"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a changed library is not loaded")
def test_an_extension_that_lacks_one_name_is_not_used_alone(repository: GitRepository, tmp_path: Path) -> None:
    """One of the needed names is missing: the ordinary import comes instead, and no half of a module stays."""
    repository.commit("Start", {"a.txt": "a\n"})
    home = tmp_path / "home"
    real = Path(_run("import pygit2; print(pygit2.__path__[0])", repository.path, home))
    other = tmp_path / "other" / "pygit2"
    other.mkdir(parents=True)
    (extension,) = real.glob("_pygit2*.so")
    missing, renamed = b"Odb\0", b"OdX\0"
    content = extension.read_bytes()
    if missing not in content:
        pytest.skip("this build of pygit2 keeps its names elsewhere")
    (other / extension.name).write_bytes(content.replace(missing, renamed))
    if (libraries := real.with_name("pygit2.libs")).is_dir():
        (other.parent / "pygit2.libs").symlink_to(libraries)
    (other / "__init__.py").write_text(
        f"__path__ = [{str(real)!r}]\nexec(compile(open({str(real / '__init__.py')!r}).read(), 'pygit2', 'exec'))\n"
    )
    loads = "from craftnudge.adapters.git.objects import libgit2\n"
    alone = f"{loads}module = libgit2._load_extension()\nprint(module, libgit2._MODULE in __import__('sys').modules)"
    assert _run(alone, repository.path, home, PYTHONPATH=str(other.parent)) == "None False"
    program = f"{_READ_HEAD}\nimport sys\nprint('pygit2' in sys.modules)"
    assert _run(program, repository.path, home, PYTHONPATH=str(other.parent)) == "True"


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe shows whether it is opened")
def test_no_certificates_are_read_and_the_variable_stays(repository: GitRepository, tmp_path: Path) -> None:
    """A pipe without a writer as the file of certificates blocks nothing: it is never opened."""
    repository.commit("Start", {"a.txt": "a\n"})
    pipe = tmp_path / "certificates"
    os.mkfifo(pipe)
    program = f"{_READ_HEAD}\nimport os\nprint(os.environ.get('SSL_CERT_FILE'))"
    assert _run(program, repository.path, tmp_path / "home", SSL_CERT_FILE=str(pipe)) == str(pipe)
    unset = "import os\nos.environ.pop('SSL_CERT_FILE', None)\n"
    assert _run(unset + program, repository.path, tmp_path / "home") == "None"


_LOAD_IN_TWO_THREADS = """
import os, subprocess, sys, threading
from craftnudge.adapters.git.objects import libgit2

begun, first_has_ended = threading.Event(), threading.Event()
loading, variables, modules = [], [], []

def in_the_middle(event, arguments):
    if event != "import" or arguments[0] != "pygit2._pygit2":
        return
    loading.append(threading.current_thread().name)
    variables.append(os.environ.get("SSL_CERT_FILE"))
    if len(loading) == 1:  # the other thread now gets a second to overtake this one, and to wait for its end
        second.start()
        begun.wait(1)
    else:
        begun.set()
        first_has_ended.wait(1)

second = threading.Thread(target=lambda: modules.append(libgit2.load()), name="second")
sys.addaudithook(in_the_middle)
modules.append(libgit2.load())
first_has_ended.set()
second.join()
child = subprocess.run([sys.executable, "-c", "import os; print(os.environ.get('SSL_CERT_FILE'))"], capture_output=True)
print(loading, variables, os.environ.get("SSL_CERT_FILE"), child.stdout.decode().strip(), modules[0] is modules[1])
"""


@pytest.mark.parametrize("certificates", [None, "/nowhere/certificates.pem"])
def test_threads_load_it_once_and_leave_the_environment_as_it_was(tmp_path: Path, certificates: str | None) -> None:
    """Two threads at once: one loads, both get the module, and neither they nor a child see another SSL_CERT_FILE."""
    unset = "import os\nos.environ.pop('SSL_CERT_FILE', None)\n" if certificates is None else ""
    more = {} if certificates is None else {"SSL_CERT_FILE": certificates}
    expected = f"['MainThread'] {[certificates]} {certificates} {certificates} True"
    assert _run(unset + _LOAD_IN_TWO_THREADS, tmp_path, tmp_path / "home", **more) == expected


def test_the_package_is_loaded_where_there_are_no_certificates(repository: GitRepository, tmp_path: Path) -> None:
    """pygit2 itself refuses that; the environment is as before afterwards."""
    nowhere = {"SSL_CERT_FILE": "/nowhere", "SSL_CERT_DIR": "/nowhere"}
    reading = "print(pygit2.Repository('.').config['user.name'], os.environ['SSL_CERT_DIR'])"
    loading = "from craftnudge.adapters.git.objects import libgit2\npygit2 = libgit2.load_package()"
    program = f"import os\n{loading}\n{reading}"
    assert _run(program, repository.path, tmp_path / "home", **nowhere) == "Ann Dev /nowhere"


def test_a_process_that_maps_little_reads_the_same(repository: GitRepository, tmp_path: Path) -> None:
    """The bound is libgit2's own, and a commit is read as before."""
    repository.commit("Start", {"a.txt": "a\n"})
    program = f"from craftnudge.adapters.git.objects import libgit2\nlibgit2.map_little()\n{_READ_HEAD}"
    shown = "import pygit2\nprint(pygit2.settings.mwindow_mapped_limit, reader.resolve('HEAD'))"
    assert _run(f"{program}{shown}", repository.path, tmp_path / "home") == f"{64 * 1024**2} {repository.hashes[-1]}"
