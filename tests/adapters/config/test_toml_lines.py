"""The lines of keys in a TOML text."""

from __future__ import annotations

from craftnudge.adapters.config.toml_lines import lines_of_keys


def test_keys_and_tables_have_their_lines() -> None:
    """Dotted, quoted and indented keys, headers with a comment; of a key that occurs twice the first line."""
    text = "a.b = 1\n\"c d\" = 2\n[ e . 'f' ] # here\n  g = 3\na = 4\n[e.f]\n"
    assert lines_of_keys(text) == {
        ("a",): 1,
        ("a", "b"): 1,
        ("c d",): 2,
        ("e", "f"): 3,
        ("e", "f", "g"): 4,
        ("e", "f", "a"): 5,
    }
