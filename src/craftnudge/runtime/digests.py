"""SHA-1 and SHA-256 as Python brings them itself: `hashlib` loads OpenSSL first, which costs a hook 2 ms.

For a few short texts. Whoever hashes megabytes asks `hashlib`, which is several times as fast once it is there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

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

__all__ = ("sha1", "sha256")
