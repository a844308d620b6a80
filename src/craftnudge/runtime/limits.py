"""Every limit of the program as a plain value, with its unit and its reason."""

# What is kept of one commit. A journal line must stay readable by tools that read line by line, so it is bounded.
MESSAGE_BYTES_KEPT = 64 * 1024
FILES_KEPT = 1_000
JOURNAL_LINE_BYTES = 1024 * 1024

# House style is learned from this many human ancestors: 20, 50 and 200 told a project's own commits from others'
# equally well (AUC .90 to .91, docs/explanation/validity.md), and 50 still follow a change of habit within a season.
PAST_COMMITS = 50

# `--days` takes no more: a century holds every commit there is.
MOST_DAYS = 36_500

# Catching up after a pull or a rebase looks back this far, and says so when it stopped there.
CATCH_UP_COMMITS = 1_000

# A larger file counts as binary: nobody reads it line by line, and both sides of it have to be held to compare them.
# git does the same from `core.bigFileThreshold` on, which we set to this.
LARGEST_FILE_BYTES = 64 * 1024**2
# A commit or a folder of more bytes than this is not read either: 64 MiB are a million files in one folder.
LARGEST_OBJECT_BYTES = LARGEST_FILE_BYTES
# A message that is to be checked may have what git takes for one; with `git commit --verbose` a diff stands below it.
MESSAGE_FILE_BYTES = LARGEST_OBJECT_BYTES
# Files of our own beside the journal, and git's lists of hashes, are smaller than this by far.
LARGEST_LIST_BYTES = 64 * 1024**2
# A packed reference takes about 70 bytes: this is some four million.
REFERENCES_BYTES = 256 * 1024**2
# git reads its configuration anew with every command; one of more than this would take a second each time.
REPOSITORY_CONFIG_BYTES = 16 * 1024**2
# A change of more files and folders than this is recorded without figures. A few hundred bytes of trees can name more
# files than any memory holds (a "git bomb").
CHANGED_PATHS = 500_000
# A change of more than this in changed lines is recorded without figures, with the reason. Limits are in bytes and not
# in seconds, so that the same commit gives the same record on any machine.
CHANGED_BYTES = 64 * 1024**2

# Another tracker may hold the journal while it writes a batch; then we wait this long.
LOCK_SECONDS = 10.0
