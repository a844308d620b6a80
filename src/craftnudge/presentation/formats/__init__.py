"""Formats that other programs read: SARIF, JUnit, CSV, annotations."""
