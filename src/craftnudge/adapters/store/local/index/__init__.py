"""The SQLite cache of the journal: may be deleted at any time."""
