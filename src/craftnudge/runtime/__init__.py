"""What keeps the start fast, and the limits of the program."""
