"""The vocabulary: its files, what is taken from the packs, and words by group."""
