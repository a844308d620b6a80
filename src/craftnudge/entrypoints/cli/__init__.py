"""The command line: the only package that uses Typer, and the boundary where errors become text."""
