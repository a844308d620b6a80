"""Documents for programs: plain values for JSON, a file per command; each has its JSON Schema in `schemas`."""
