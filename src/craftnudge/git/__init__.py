"""How commits are read from a repository, and nothing is ever written to it."""
