"""Features of a change: its files, their relations and their size."""
