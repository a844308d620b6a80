"""Checks of the set of changed files, 30 of 100 points: is the commit one change?"""
