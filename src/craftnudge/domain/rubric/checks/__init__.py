"""The checks, a category a folder and a check a file."""
