"""Checks that the user installed or named: found, and run in processes of their own."""
