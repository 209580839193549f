"""Patterns spelled out into thousands of questions whose answer is known: `python -m tests.grammar`."""
