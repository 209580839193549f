"""Mentions -> frame: roles, slots, flows, and what is left unexplained."""
