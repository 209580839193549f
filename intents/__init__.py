"""Reads a question into a query: words, mentions, frame, reading. `read.py` leads through the rooms."""
