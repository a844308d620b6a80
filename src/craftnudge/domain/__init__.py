"""What a commit is, how it is scored, and what is said about it. Pure: no disk, clock, process or network."""
