"""What a turn takes from those before it."""
