"""What is answered in words: definitions, sources, coverage, reasons."""
