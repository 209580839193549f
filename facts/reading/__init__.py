"""Packs and code lists -> observations, with every fault at its place."""
