"""Digests are the same from either library, and few of them do not load OpenSSL."""

from __future__ import annotations

import hashlib
import subprocess
import sys

from craftnudge.runtime.digests import sha1, sha256, sha256_hex


def test_few_and_many_digests_are_those_of_hashlib() -> None:
    """Before and after OpenSSL is loaded for them."""
    for number in range(1_000):
        data = b"%d" % number * number
        assert sha256_hex(data) == sha256(data).hexdigest() == hashlib.sha256(data).hexdigest()
    assert sha1(b"x").hexdigest() == hashlib.sha1(b"x", usedforsecurity=False).hexdigest()


def test_what_a_hook_records_with_does_not_load_openssl() -> None:
    """The store of a hook encodes and looks up a line; only hundreds of lines load `hashlib`."""
    code = (
        "import sys; from craftnudge.adapters.store.local import snapshot, store; assert 'hashlib' not in sys.modules;"
        "from craftnudge.runtime.digests import sha256_hex; sha256_hex(b''); assert 'hashlib' not in sys.modules;"
        "[sha256_hex(b'') for _ in range(1000)]; assert 'hashlib' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)  # the assertions are in the code that it runs
