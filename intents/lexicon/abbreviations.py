"""Short forms of words, marks and signs, and what they are read as; abbreviations.yaml says it."""

from __future__ import annotations

from intents.lexicon.file import LexiconFile, read_file

_PARTS = ("words", "marks", "signs", "spellings", "flags")


def read_abbreviations(file: LexiconFile) -> dict[str, dict[str, str]]:
    """Part of the file -> short form -> what it is read as, in the order of the file."""
    found: dict[str, dict[str, str]] = {part: {} for part in _PARTS}
    for part, entries in file.entries(file.root):
        if file.is_known(part, "", _PARTS, "part of this file"):
            for short, full in file.entries(entries, part.value):
                if file.is_text(full, f"{part.value}.{short.value}"):
                    found[part.value][short.value] = full.value
    return found


#: words where nothing else explains them, marks that stand alone, signs wherever they stand,
#: ways of writing, flags in colons
SHORT, MARKS, SIGNS, SPELLINGS, FLAGS = read_file("abbreviations", read_abbreviations).values()
