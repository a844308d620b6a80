"""What a program reads: plain values for JSON, a command a file; each has a JSON Schema in docs/reference/schemas."""
