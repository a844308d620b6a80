"""How commits are read. Only `hooks/` and `rewriting.py` write to a repository, where a command was asked to."""
