"""A local-first command-line coach for the craft of committing.

Facts are recorded, scores are computed, words are looked up. A commit is read from git, recorded as a line of a journal
on the user's own disk, scored by a fixed rubric, and answered with feedback. Nothing leaves the machine.
"""

__version__ = "0.2.0"
