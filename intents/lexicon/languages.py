"""Which language a message is in, where it is not English; languages.yaml says by what it is known."""

from __future__ import annotations

import re

from intents.lexicon.file import LexiconFile, read_file

_PARTS = ("words", "scripts", "english")
#: words that tell a language, and the share of a message's letters that a script has
_LEAST_WORDS, _LEAST_SHARE = 2, 0.3
_WORD = re.compile(r"[^\W\d_]+")


def read_languages(file: LexiconFile) -> tuple[dict[str, frozenset[str]], dict[str, str], frozenset[str]]:
    """Language -> its words; language -> its characters, as in a regular expression; words of English."""
    words: dict[str, frozenset[str]] = {}
    scripts: dict[str, str] = {}
    english: frozenset[str] = frozenset()
    for part, held in file.entries(file.root):
        if not file.is_known(part, "", _PARTS, "part of this file"):
            continue
        if part.value == "english":
            english = frozenset(word.value for word in file.texts(held, part.value))
            continue
        for language, texts in file.entries(held, part.value):
            found = [text.value for text in file.texts(texts, f"{part.value}.{language.value}")]
            if part.value == "words":
                words[language.value] = frozenset(found)
            else:
                ends = (text.partition("-") for text in found)
                scripts[language.value] = "".join(rf"\u{first}-\u{last}" for first, _, last in ends)
    return words, scripts, english


_WORDS, _SCRIPTS, _ENGLISH = read_file("languages", read_languages)
_LETTERS = {language: re.compile(f"[{letters}]") for language, letters in _SCRIPTS.items()}


def foreign_language(utterance: str) -> str:
    """The code of the language, "" for English and for what could be any."""
    letters = 0 if utterance.isascii() else sum(map(str.isalpha, utterance))
    for language, letter in _LETTERS.items():
        if letters and len(letter.findall(utterance)) >= _LEAST_SHARE * letters:
            return language
    said = set(_WORD.findall(utterance.lower()))
    found = {language: len(said & words) for language, words in _WORDS.items()}
    most = max(found.values())
    if most < _LEAST_WORDS or most <= len(said & _ENGLISH):
        return ""
    return max(found, key=lambda language: found[language])
