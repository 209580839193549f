"""The packs held against themselves and against each other."""
