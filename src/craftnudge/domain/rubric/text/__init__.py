"""What several checks read in a commit: evidence in the message, groups of files."""
