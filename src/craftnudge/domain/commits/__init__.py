"""What a commit is: its record, message, people and kinds of file. Pure: no git, disk, clock or terminal."""
