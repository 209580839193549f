"""Reads a question into a query: words, mentions, frame, reading."""
