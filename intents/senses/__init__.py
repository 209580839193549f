"""Which of its senses a word has beside its neighbours."""
