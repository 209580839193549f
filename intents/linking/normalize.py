"""Utterance -> sentences of tokens that remember where they came from."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from intents.lexicon.abbreviations import FLAGS, SIGNS, SPELLINGS
from intents.lexicon.number_words import years_in_digits
from intents.lexicon.words import says

#: characters of an utterance that are read; the rest is cut
MAX_CHARACTERS = 2_000

#: items of a list that are read as one enumeration
MOST_ITEMS = 20

_SLACK = (
    (re.compile(r"(?m)^\s*>\s*(?=[^\W\d_])"), ""),  # a quoted line
    (re.compile(r"<(?:https?|mailto):[^<>|]{0,500}\|([^<>]{0,500})>"), r" \1 "),
    (re.compile(r"<[@#!][^<>]{0,200}>"), " "),
    (re.compile(r"<(?:https?|mailto):[^<>]{0,500}>"), " "),
    (
        re.compile(
            r"</?(?:a|b|br|code|del|div|em|h[1-6]|i|li|mark|ol|p|pre|s|small|span|strong|sub|sup|u|ul)(?:\s[^<>]{0,200})?/?>"
        ),
        " ",
    ),
    (re.compile(rf"(?<!\w):({'|'.join(FLAGS)}):(?!\w)"), lambda found: f" flag{FLAGS[found[1]]} "),
    (re.compile(r"(?<![\w.])@[^\W\d_][\w.-]{0,40}(?:(?:\s*,|\s+and)\s+@[^\W\d_][\w.-]{0,40})*"), " "),
    (re.compile(r":flag-([a-z]{2}):"), r" flag\1 "),
    (re.compile(r":(?:[a-z][a-z0-9_+-]{1,40}|[+-]1|100|1234):"), " "),
    (re.compile(r"(?<!\w)~(?=[^\W\d_]|\d{4}~)[^~\n]{0,100}[^\s~]~(?!\w)"), " "),
    (re.compile(r"^\s*/([a-z]{1,20})\b"), lambda found: "" if says(found[1], "commands") else found[1]),
    (re.compile(r"^\s*>+(?=\s*[^\s$\d])", re.MULTILINE), " "),
)
#: characters that every kind of markup has
_MARKUP = frozenset("<>:~/@")
#: characters of signs with a meaning that are no letters, digits or blanks
_MARKS = frozenset(mark for mark in "".join(SIGNS) if not (mark.isalnum() or mark.isspace()))
#: categories of characters that are read as spaces: format, control, symbols, unassigned
_UNREAD = frozenset(("Cf", "Cc", "So", "Cs", "Co", "Cn"))
_WRAP = re.compile(r"(?<![.?!:;\s])\s*\n\s*(?![-*•]|\d{1,2}[.)])")
_ITEM = re.compile(r"^(?:[-*•·‣▪◦–]|\(?\d{1,2}[.)]|\(?[a-h]\))\s+")
#: the mark of a numbered question within a line: "1) ... 2) ..."
_INLINE = re.compile(r"(?<!\S)\(?([1-9a-h])\)\s+")
#: the time of day: "3pm", "10:30"
_CLOCK = re.compile(
    r"(?<![\w:.$])(?:at\s+)?(?:\d{1,2}(?::\d\d)?\s?[ap](?:m\b|\.m\.)|[012]?\d:[0-5]\d(?![\w:]))",
    re.IGNORECASE,
)
#: what every time of day has: most texts have none
_HOUR = re.compile(r"\d(?::[0-5]\d|\s?[ap](?:m\b|\.m\.))", re.IGNORECASE)
_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]{2}")
_DASHES = re.compile(r"[\u2010-\u2015\u2212]")
_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201b": "'", "\u201c": '"', "\u201d": '"', "`": "'"})
_INITIALS = re.compile(r"\b(?:([a-z])\.\s?)([a-z])\.(?:([a-z])\.)?(?!\w)")
_TOKEN = re.compile(
    r"'\d\d\b|#\d+|\d+(?:st|nd|rd|th)\b|\d+(?:,\d+)*(?:\.\d+)?|[^\W\d_]+(?:'[^\W\d_]+)*|'s\b|[%$+&/:;,.?!()=<>\n-]"
)
#: ways of writing a word; a mark neither behind a digit nor doubled
_SPELLED = re.compile(
    "|".join(
        rf"\b{re.escape(way)}\b" if way[0].isalpha() else rf"(?<![\d{way}]) ?(?<!\d ){way}(?![\d{way}])"
        for way in sorted(SPELLINGS, key=len, reverse=True)
    ),
    re.IGNORECASE,
)
_CONTRACTED = ("'s", "'re", "'ve", "'ll", "'d", "'m")
_ENDS = {"?", "!", ".", "\n"}


class Token(NamedTuple):
    """One word, number or mark."""

    text: str  # as matched: lower case, without apostrophes
    raw: str  # as typed
    start: int  # offset in the cleaned utterance
    genitive: bool = False  # "'s" or "s'" follows


def _flag(found: re.Match[str]) -> str:
    """A flag emoji as the word that `:flag-ca:` becomes."""
    return " flag" + "".join(chr(ord(c) - 0x1F1E6 + ord("a")) for c in found.group()) + " "


def clean(utterance: str) -> str:
    """The utterance without markup, emoji, control and zero-width characters; at most MAX_CHARACTERS long."""
    text = html.unescape(utterance[:MAX_CHARACTERS])
    text = text if text.isascii() else _FLAG.sub(_flag, text)
    for pattern, replacement in () if _MARKUP.isdisjoint(text) else _SLACK:
        text = pattern.sub(replacement, text)
    text = _in_plain_characters(text)
    text = _CLOCK.sub(" ", text) if _HOUR.search(text) else text
    text = _SPELLED.sub(_spelled, text)
    for sign, words in _signs_with(_MARKS.intersection(text)):
        text = text.replace(sign, words)
    if not (text.isascii() and text.isprintable()):
        text = "".join(c if c == "\n" or unicodedata.category(c) not in _UNREAD else " " for c in text)
    return years_in_digits(text)


def _spelled(found: re.Match[str]) -> str:
    """The word that another way of writing stands for, apart from what a mark is written to."""
    way = found.group().strip().lower()
    return SPELLINGS[way] if way[0].isalpha() else f" {SPELLINGS[way]} "


def _in_plain_characters(text: str) -> str:
    """The text with the plainest form of each letter, quote and dash, at most MAX_CHARACTERS long."""
    if text.isascii():
        return text[:MAX_CHARACTERS].replace("`", "'")
    plain = unicodedata.normalize("NFKC", text.replace("Δ", "∆"))[:MAX_CHARACTERS]
    return _DASHES.sub(" - ", plain.translate(_QUOTES))


@lru_cache(maxsize=1024)
def _signs_with(marks: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """The signs that a text with these marks may hold, with their words, which may bring other marks."""
    found = []
    for sign, words in SIGNS.items():
        if _MARKS.intersection(sign) <= marks:
            found.append((sign, words))
            marks |= _MARKS.intersection(words)
    return tuple(found)


def tokenize(text: str) -> tuple[Token, ...]:
    """Words, numbers and marks of a cleaned utterance."""
    joined = text.lower()
    if "." in text:
        joined = _INITIALS.sub(lambda found: _join_initials(found, text), joined)
    if len(joined) != len(text):
        joined = text.lower()
    tokens: list[Token] = []
    for found in _TOKEN.finditer(joined):
        word, start = found.group(), found.start()
        raw = text[start : start + len(word)]
        if word == "'s" and tokens:
            tokens[-1] = _with_genitive(tokens[-1])
            continue
        base, owned = _split_genitive(word) if "'" in word else (word, False)
        tokens.append(Token(base, raw, start, owned))
    return tuple(tokens)


def _join_initials(found: re.Match[str], text: str) -> str:
    """The letters alone; with a full stop where a question follows: "... and D.C. What share is Ohio's?"."""
    letters = "".join(group for group in found.groups() if group)
    following = text[found.end() :].split(maxsplit=1)[:1]
    stop = "." if following and _opens_question(following[0]) else " "
    return letters.ljust(len(found.group()) - 1) + stop


def _opens_question(word: str) -> bool:
    """Whether a word begins a question of its own."""
    opens = says(word.lower(), "question_words") or says(word.lower(), "sentence_openers")
    return word[:1].isupper() and not word.isupper() and opens


def _split_genitive(word: str) -> tuple[str, bool]:
    """A word without its ending and its apostrophes, and whether it is a genitive; "'19" stays as it is."""
    ending = next((end for end in _CONTRACTED if word.endswith(end) and len(word) > len(end)), "")
    base = word.removesuffix(ending)
    return base if base.startswith("'") else base.replace("'", ""), ending == "'s"


def _with_genitive(token: Token) -> Token:
    return Token(token.text, token.raw, token.start, True)


def lined_items(utterance: str) -> str:
    """The message with each numbered question of one line on a line of its own: "1) ... 2) ..."."""
    marks = [m.group(1) for m in _INLINE.finditer(utterance)]
    counted = len(marks) > 1 and any("".join(marks) in order for order in ("123456789", "abcdefgh"))
    return _INLINE.sub(r"\n\1) ", utterance).strip() if counted and "\n" not in utterance else utterance


def joined_items(utterance: str) -> tuple[str, tuple[str, ...]]:
    """The message with the items of a list on one line, and the items, of which there are two or none."""
    if "\n" not in utterance:
        return utterance, ()
    lines = [line.strip() for line in utterance.split("\n") if line.strip()]
    marked = [bool(_ITEM.match(line)) for line in lines]
    items = tuple(
        _ITEM.sub("", line).strip(" ,;.") for line, is_item in zip(lines, marked, strict=True) if is_item
    )
    if len(items) < 2 or len(items) > MOST_ITEMS:
        return utterance, ()
    first = marked.index(True)
    last = len(marked) - 1 - marked[::-1].index(True)
    if not all(marked[first : last + 1]):
        return utterance, ()
    return " ".join([*lines[:first], ", ".join(items), *lines[last + 1 :]]), items


def asked_items(utterance: str) -> str:
    """The message with each item of a list as a question of its own."""
    lines = utterance.split("\n")
    return "\n".join(_ended(_ITEM.sub("", x.strip())) if _ITEM.match(x.strip()) else x for x in lines)


def _ended(item: str) -> str:
    """A question with its mark."""
    return item if item[-1] in "?!." else f"{item}?"


def joined_lines(utterance: str) -> str:
    """The message without the line breaks that end no sentence and open no item of a list."""
    return _WRAP.sub(" ", utterance)


def sentences(
    tokens: tuple[Token, ...], short: frozenset[str] = frozenset()
) -> tuple[tuple[Token, ...], ...]:
    """Split at the marks that end a sentence, each with its mark; `short`: words written with a full stop."""
    parts: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        if token.text == "." and i and says(tokens[i - 1].text, "written_with_stop"):
            continue
        if token.text == "." and 0 < i < len(tokens) - 1 and _breaks_off(tokens, i):
            continue
        shortens = token.text in _ENDS and _is_abbreviation(tokens, i, short)
        if shortens and tokens[i - 1].text in short:
            continue  # "Wash. first, please"
        parts[-1].append(token)
        if token.text in _ENDS and not shortens:
            parts.append([])
    return tuple(tuple(part) for part in parts if any(t.text not in _ENDS for t in part))


def _breaks_off(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether dots lead to a word that takes a name back: "exports of Ohio... no, Utah"."""
    before, after = tokens[at - 1], tokens[at + 1]
    return before.text == "-" and after.raw.islower() and says(after.text, "second_thoughts")


def _is_counted(tokens: tuple[Token, ...], at: int) -> bool:
    """Whether a letter is written to a number: "the 2000s", "5k"."""
    number = tokens[at - 1] if at else None
    letter = len(tokens[at].text) == 1 and tokens[at].text.isalpha()
    if number is None or not letter or not number.raw.isdigit():
        return False
    return number.start + len(number.raw) == tokens[at].start


def _is_abbreviation(tokens: tuple[Token, ...], at: int, short: frozenset[str]) -> bool:
    """Whether a full stop only shortens a word and lower case goes on: "Mass. tech exports"."""
    if tokens[at].text != "." or at == 0 or at + 1 >= len(tokens) or _is_counted(tokens, at - 1):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if _opens_question(after.raw):
        return False
    if (
        before.text in short
        or says(before.text, "written_with_stop")
        or (len(before.text) == 1 and before.text.isalpha())
    ):
        return True
    if after.start == tokens[at].start + 1 and after.raw[:1].isalpha():
        return True
    touching = before.start + len(before.raw) == tokens[at].start
    return touching and len(before.raw) <= 5 and before.raw[:1].isupper() and after.raw[:1].islower()
