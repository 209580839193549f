"""A word that nothing explains -> the word of the vocabulary that it may be a slip of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from intents.lexicon.lexicon import Lexicon
from intents.lexicon.number_words import NUMBER_WORDS, ORDINALS, WORDS
from intents.lexicon.words import begins, says
from intents.linking.lookup import longest
from intents.linking.normalize import Token
from intents.linking.places import is_place

#: the share of letters that may be wrong, and the least distance to the runner-up
MIN_SIMILARITY, SHORT_SIMILARITY, MARGIN = 74.0, 86.0, 3.0
#: letters up to which a real word may be short for another: "mag", not "north"
MOST_SHORT = 4
#: letters of the longest number word that a slip may stand for
MOST_COUNT = 9


#: letters of the longest ticker of a company: "INTC"
TICKER = 5
#: words more frequent than this (Zipf scale) are words, not misspellings
WORD_FREQUENCY = 3.0
_BRITISH = re.compile("(i|y)s(e|ed|es|ing|ation|ations)$")


def respell(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """The word that the token is a slip of or short for; "" for correct words, places and doubtful cases."""
    word = tokens[at].text
    if not word.isalpha() or not word.isascii() or (word.startswith("flag") and len(word) == 6):
        return ""
    if word in lexicon.short:
        return lexicon.short[word]
    for kept in (r"\1", r"\1\1"):
        plain = re.sub(r"(.)\1{2,}", kept, word)  # "hellooo", "hmmmm"
        if plain != word and ((plain,) in lexicon.forms or plain in lexicon.fillers):
            return plain
    if short := _shortened(tokens, at, lexicon):
        return short
    if len(word) < 3 or word in NUMBER_WORDS or is_word(word) or _is_turned(word, lexicon):
        return ""
    near = _nearest(word, lexicon)
    if near and (is_place(word) or _is_named(tokens, at, near, lexicon)):
        return ""
    if len(near) < 2:
        return near[0] if near else ""
    in_name = [w for w in near if _makes_name(tokens, at, w, lexicon)]
    return in_name[0] if len(in_name) == 1 else _choose(word, near, lexicon)


def count_meant(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """The number word that a slip beside a superlative or class stands for: "top thre", "tree states"."""
    word = tokens[at].text
    if not (word.isalpha() and 3 <= len(word) <= MOST_COUNT):
        return ""
    before = tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    first, following = lexicon.forms.get((before,), {}), lexicon.forms.get((after,), {})
    several = "CLASS" in following and after.endswith("s")
    led = "SUPER" in first or says(before, "before_counts")
    if not (led or several or "SUPER" in following):
        return ""
    slips = lexicon.forms.get((word,), {}).keys() <= {"FILLER", "BACKREF", "AREA"} and led
    if (
        NUMBER_WORDS & {word, word.removesuffix("s")}
        or word in lexicon.short
        or (is_word(word) and not slips)
    ):
        return ""
    near = [
        number
        for number in (*WORDS, *ORDINALS)
        if DamerauLevenshtein.distance(word, number, score_cutoff=1) == 1
        and (not is_word(word) or (len(number) != len(word) or sorted(number) == sorted(word)))
    ]
    return near[0] if len(near) == 1 and WORDS.get(near[0], 2) > 1 else ""


def _is_turned(word: str, lexicon: Lexicon) -> bool:
    """Whether a known word with a beginning makes another word of it: "unsold"."""
    return begins(word, "turning") and any((word[cut:],) in lexicon.forms for cut in (2, 3))


def _is_named(tokens: Sequence[Token], at: int, near: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a capital inside a sentence makes it a name, never a slip of a word without content."""
    raw = tokens[at].raw
    shouted = raw.isupper() and not any(token.raw.islower() for token in tokens)
    ticker = (
        raw.isupper() and len(raw) <= TICKER and "TO" in lexicon.forms.get((near[0],) if near else (), {})
    )
    light = ticker or all(w in lexicon.fillers for w in near)
    return at > 0 and raw[0].isupper() and not shouted and light


def _shortened(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """The beginning of a word that makes a name with its neighbours: "mag & optical media"."""
    word = tokens[at].text
    if len(word) < 3 or (len(word) > MOST_SHORT and is_word(word)):
        return ""
    longer = [w for w in lexicon.correctable.get(word[0], ()) if w.startswith(word) and w != word]
    fits = [w for w in longer if _makes_name(tokens, at, w, lexicon)]
    return fits[0] if fits else ""


def _makes_name(tokens: Sequence[Token], at: int, word: str, lexicon: Lexicon) -> bool:
    """Whether the word makes a name of several words with its neighbours: "noth carolina"."""
    changed = [*tokens[:at], Token(word, word, tokens[at].start), *tokens[at + 1 :]]
    spans = (longest(changed, start, lexicon) for start in (at - 3, at - 2, at - 1, at) if start >= 0)
    return any(m is not None and m.end - m.start > 1 and m.start <= at < m.end and m.is_entity for m in spans)


def _nearest(word: str, lexicon: Lexicon) -> list[str]:
    """The vocabulary words that this may be a slip of: near enough, and none nearer."""
    pool = _pool("".join(sorted({word[0], word[1:2]})), len(word), lexicon)
    limit = 1 if len(word) < 6 else 2 if len(word) < 11 else 3
    found = process.extract(word, pool, scorer=DamerauLevenshtein.distance, score_cutoff=limit, limit=None)
    least = min((distance for _, distance, _ in found), default=0)
    near = [candidate for candidate, distance, _ in found if distance == least]
    if least > 1:
        near = [
            w
            for w in near
            if w[0] == word[0]
            and fuzz.ratio(word, w) >= (SHORT_SIMILARITY if len(word) < 8 else MIN_SIMILARITY)
        ]
    return near


@lru_cache(maxsize=4096)
def _pool(letters: str, length: int, lexicon: Lexicon) -> tuple[str, ...]:
    """The words that begin with one of two letters and are about as long."""
    every = (word for letter in letters for word in lexicon.correctable.get(letter, ()))
    return tuple(word for word in every if abs(len(word) - length) <= 2)


def _choose(word: str, near: list[str], lexicon: Lexicon) -> str:
    """Among equally near words: the one with the same letters, or the singular of a pair; else none."""
    meanings = [lexicon.forms.get((w,)) for w in near]
    if meanings[0] and all(m == meanings[0] for m in meanings):
        return near[0]
    strong = [w for w in near if w in lexicon.strong]
    if len(strong) == 1:
        return strong[0]
    near = strong or near
    same_letters = [w for w in near if sorted(w) == sorted(word)]
    same_start = [w for w in same_letters or near if w[0] == word[0]]
    pool = same_letters if len(same_letters) == 1 else same_start or near
    if len({w.rstrip("s")[:5] for w in pool}) == 1:
        return pool[0]
    best = sorted(pool, key=lambda w: -fuzz.ratio(word, w))
    return best[0] if fuzz.ratio(word, best[0]) - fuzz.ratio(word, best[1]) >= MARGIN else ""


@lru_cache(maxsize=4096)
def is_word(word: str) -> bool:
    """Whether this is a correct English word, by frequency in a large corpus."""
    from wordfreq import zipf_frequency

    spellings = (word, _BRITISH.sub(r"\1z\2", word))
    return any(zipf_frequency(each, "en", wordlist="small") >= WORD_FREQUENCY for each in spellings)
