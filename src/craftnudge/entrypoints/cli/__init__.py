"""The command line: the one place that knows Typer, and the one boundary where errors become text."""
