"""Where facts live: one append-only file of JSON lines."""
