"""Checks of the message, 40 of 100 points: does it say what and why?"""
