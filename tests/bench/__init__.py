"""How fast a question is answered, against bare baselines of the same run."""
