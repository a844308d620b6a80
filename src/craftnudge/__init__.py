"""A local-first command-line coach for the craft of committing.

Facts are recorded, verdicts are computed, words are chosen. A commit is read from git, kept as a line in a journal on
the user's own disk, judged by a fixed rubric, and answered with feedback. Nothing leaves the machine.
"""

__version__ = "0.1.0"
