"""A medium is a file; only terminal.py knows Rich."""
