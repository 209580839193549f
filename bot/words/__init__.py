"""Answer -> words: headlines, readings, rows, caveats, sources."""
