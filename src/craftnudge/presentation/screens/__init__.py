"""What a person reads: pure functions from values to lines, a screen a file."""
