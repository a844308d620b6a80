"""How many secrets of public test suites are found, and how often an alarm is false."""
