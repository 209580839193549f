"""The tests of the two tables, a file for what they are about. Each takes the mentions and a place in them.

A rule is tried only on the words or types that it is about, so a test need not ask for them again.
"""
