"""Which recorded commits no longer count: a cache beside the journal, made by writers and only read by readers."""
