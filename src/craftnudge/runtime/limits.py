"""Every limit of the program as a plain value, with its unit and its reason."""

# What is recorded of one commit. A journal line is bounded, so that tools that read line by line can read it.
MESSAGE_BYTES_KEPT = 64 * 1024
FILES_KEPT = 1_000
JOURNAL_LINE_BYTES = 1024 * 1024

# Project style is learned from this many human ancestors: 20, 50 and 200 distinguished a project's own commits from
# others' equally well (AUC .90 to .91, docs/explanation/validity.md), and 50 follow a change of habit within a season.
PAST_COMMITS = 50

# The longest period in days: a century.
MOST_DAYS = 36_500

# After a clone, a pull or a rebase, at most this many commits are recorded at once; the program says when it stopped
# there. In git's own history the first answer took 2.8 seconds of processor time with 400; it should take two.
CATCH_UP_COMMITS = 250

# A larger file counts as binary, since both sides of it must be in memory to be compared. git does the same from
# `core.bigFileThreshold` on, which we set to this.
LARGEST_FILE_BYTES = 64 * 1024**2
# A larger commit or tree is not read either: 64 MiB are a million files in one folder.
LARGEST_OBJECT_BYTES = LARGEST_FILE_BYTES
# A message file may be as large as git accepts; with `git commit --verbose` it contains the diff.
MESSAGE_FILE_BYTES = LARGEST_OBJECT_BYTES
# Our own files beside the journal, and git's lists of hashes, are far smaller than this.
LARGEST_LIST_BYTES = 64 * 1024**2
# A packed reference takes about 70 bytes: this is some four million.
REFERENCES_BYTES = 256 * 1024**2
# git reads its configuration with every command; a larger one would take a second each time.
REPOSITORY_CONFIG_BYTES = 16 * 1024**2
# A change of more files and folders than this is recorded without figures. A few hundred bytes of trees can name more
# files than any memory holds (a "git bomb").
CHANGED_PATHS = 500_000
# A change of more than this in changed lines is recorded without figures, with the reason. Limits are in bytes and not
# in seconds, so that the same commit gives the same record on any machine.
CHANGED_BYTES = 64 * 1024**2

# How long to wait for a process that holds the lock of the journal while it writes a batch.
LOCK_SECONDS = 10.0

# Days in which commits count for a goal: evidence also on people who commit seldom.
GOAL_DAYS = 365
# Days of which nudges are counted beside the goal.
NUDGE_DAYS = 30
