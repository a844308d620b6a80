"""SHA-1 and SHA-256 without OpenSSL, which `hashlib` loads first: 4 ms of a hook's processor time.

Python's own are a fifth as fast (13 microseconds for a line of the journal instead of 3), which only matters to a
caller with many lines: `sha256_hex` loads OpenSSL once so many were asked for that it pays.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from hashlib import sha1, sha256
else:
    try:
        from _sha1 import sha1

        try:
            from _sha2 import sha256  # since Python 3.12
        except ImportError:
            from _sha256 import sha256
    except ImportError:
        from hashlib import sha1, sha256

__all__ = ("sha1", "sha256", "sha256_hex")

# As many lines as Python's own takes longer for than OpenSSL takes to load.
_FEW: Final = 400
_asked = 0
_sha256 = sha256


def sha256_hex(data: bytes) -> str:
    """The SHA-256 of some bytes, in hex digits. The result does not depend on which of the two computed it."""
    global _asked, _sha256  # noqa: PLW0603 - which one to use is the process's; a lost count only delays the change
    if _asked >= _FEW:
        return _sha256(data).hexdigest()
    _asked += 1
    if _asked == _FEW:
        from hashlib import sha256 as by_openssl  # noqa: PLC0415 - loaded when it pays

        _sha256 = by_openssl
    return _sha256(data).hexdigest()
