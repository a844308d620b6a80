"""What a program reads: plain values for JSON, a command a file; each has its JSON Schema in `schemas`."""
