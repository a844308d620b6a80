"""gitlint's default rules on a bare message, where gitlint-core is installed beside us.

It is no dependency of ours: `python -m pip install gitlint-core` into the environment that runs the benchmark, or put
the site-packages of another on PYTHONPATH. Measured with 0.19.1.
"""

from __future__ import annotations

import importlib
import logging
from functools import cache


@cache
def violations(message: str) -> tuple[str, ...] | None:
    """The ids of the rules that the message breaks; None where gitlint cannot be imported."""
    try:
        config = importlib.import_module("gitlint.config")
        lint = importlib.import_module("gitlint.lint")
        git = importlib.import_module("gitlint.git")
    except ImportError:
        return None
    logging.disable(logging.WARNING)  # gitlint reports its lack of a repository for every message
    commit = git.GitContext.from_commit_msg(message).commits[0]
    return tuple(str(rule.rule_id) for rule in lint.GitLinter(config.LintConfig()).lint(commit))
