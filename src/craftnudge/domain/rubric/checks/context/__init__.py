"""Checks against the history, 10 of 100 points: does it fit this project?"""
