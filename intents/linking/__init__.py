"""Text -> tokens -> mentions: look-up, spelling, numbers and years."""
