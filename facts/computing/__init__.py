"""Query -> answer: cells taken, picked, reduced, with every input kept."""
