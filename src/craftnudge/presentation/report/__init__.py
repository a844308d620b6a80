"""A report to keep or to send: one HTML file, or Markdown."""
