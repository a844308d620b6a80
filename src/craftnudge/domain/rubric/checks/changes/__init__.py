"""Checks of the set of changes, 30 of 100 points: is it one concern?"""
