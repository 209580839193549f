"""Questions about the documents themselves, as asks.yaml says them: named words, and forms by kind."""

from __future__ import annotations

from intents.lexicon.file import LexiconFile, Node, read_file

Texts = dict[str, tuple[str, ...]]
_NAMED = "words"


def read_asks(file: LexiconFile) -> tuple[Texts, Texts]:
    """The words by name, and the forms by kind."""
    entries = [(name.value, node) for name, node in file.entries(file.root)]
    words = next((node for name, node in entries if name == _NAMED), None)
    named = {} if words is None else {name.value: _texts(file, node) for name, node in file.entries(words)}
    return named, {name: _texts(file, node) for name, node in entries if name != _NAMED}


def _texts(file: LexiconFile, node: Node) -> tuple[str, ...]:
    return tuple(text.value for text in file.texts(node, "asks"))


WORDS, FORMS = read_file("asks", read_asks)
