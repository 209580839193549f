"""Tokens -> mentions: exact look-up first, longest span wins; spelling is corrected for what is left."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz, process
from rapidfuzz.distance import DamerauLevenshtein

from intents.lexicon import Lexicon
from intents.model import Mention
from intents.normalize import Token
from intents.number_words import NUMBER_WORDS
from intents.places import is_place

#: the share of letters that may be wrong, and the least distance to the runner-up
MIN_SIMILARITY, SHORT_SIMILARITY, MARGIN = 74.0, 86.0, 3.0
#: letters up to which a real word may be short for another: "mag", not "north"
MOST_SHORT = 4
#: words more frequent than this (Zipf scale) are words, not misspellings
WORD_FREQUENCY = 3.05
#: first parts of compounds that change what the second part names
_WORDY = {"in", "or", "me", "as", "hi", "ok", "oh", "no", "de", "id", "co"}
PREFIXES = {
    "re",
    "non",
    "pre",
    "ex",
    "low",
    "high",
    "cross",
    "long",
    "short",
    "half",
    "semi",
    "ultra",
    "under",
    "sub",
    "inter",
    "post",
    "self",
    "anti",
    "bio",
}
_MARKS = {",", "-", "/", ".", "(", ")", ":", "?", "!", "\n", ";", "=", "<", ">", "$", "%", "+", "&"}
_SPELLED = {"&": "and", "%": "percent"}
_CODE_FRIENDS = {"TECH", "FLOW", "AREA", "YEAR", "VS", "AND", "RANK", "GROWTH", "COMMA"}


def link(tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """Mentions in order; numbers and years are left to `numbers`, unknown words are UNKNOWN."""
    shouting = all(t.raw.isupper() for t in tokens if t.raw.isalpha() and len(t.raw) > 1)
    mentions: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = (
            _compound(tokens, at, lexicon)
            or _code(tokens, at, lexicon, shouting)
            or _longest(tokens, at, lexicon)
            or _single(tokens, at, lexicon)
        )
        mentions.append(mention)
        at = mention.end
    return correct(mentions, tokens, lexicon)


def _compound(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    """A prefix with a hyphen makes another word, unless the whole is known: "re-exported"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "-" or tokens[at].text not in PREFIXES:
        return None
    first, mark, last = tokens[at : at + 3]
    if (
        mark.start != first.start + len(first.raw)
        or last.start != mark.start + 1
        or not last.text[0].isalpha()
    ):
        return None
    known = _longest(tokens, at, lexicon)
    if known is not None and known.end >= at + 3:
        return None
    return Mention({"UNKNOWN": f"{first.text}-{last.text}"}, at, at + 3, _text(tokens, at, at + 3))


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return " ".join(token.raw for token in tokens[start:end])


def _longest(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    first = _SPELLED.get(tokens[at].text, tokens[at].text)
    for length in lexicon.lengths.get(first, ()):
        words, end = _words(tokens, at, length)
        entry = lexicon.forms.get(words) if len(words) == length else None
        if (
            entry
            and length > 1
            and any(t.text == "," for t in tokens[at:end])
            and not {"AREA", "PARTNER", "CATEGORY"} & set(entry)
        ):
            continue
        compound = (
            end + 1 < len(tokens)
            and tokens[end].text == "-"
            and tokens[end].start == tokens[end - 1].start + len(tokens[end - 1].raw)
            and tokens[end + 1].start == tokens[end].start + 1
        )
        if entry and compound and set(entry) == {"BREAKDOWN"}:
            continue
        if entry and first == "the" and length > 1 and _reaches_further(tokens, at + 1, end, lexicon):
            continue
        if entry:
            return Mention(dict(entry), at, end, _text(tokens, at, end), tokens[end - 1].genitive)
    return None


def _reaches_further(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a longer name begins behind the article: "the District" and "District of Columbia"."""
    longer = _longest(tokens, at, lexicon)
    return longer is not None and longer.end > end


def _words(tokens: Sequence[Token], at: int, length: int) -> tuple[tuple[str, ...], int]:
    """The next words; hyphens, slashes and full stops inside a name are passed over."""
    words: list[str] = []
    end = at
    while end < len(tokens) and len(words) < length:
        text = tokens[end].text
        if text in _SPELLED:
            words.append(_SPELLED[text])
        elif text in {"-", "/", ".", ","} and words:
            pass
        else:
            words.append(text)
        end += 1
    return tuple(words), end


def _code(tokens: Sequence[Token], at: int, lexicon: Lexicon, shouting: bool) -> Mention | None:
    """A postal code: in capitals, or in lower case where it is no word or stands beside an entity."""
    token = tokens[at]
    area = lexicon.codes.get(token.text)
    if not area or len(token.text) != 2:
        return None
    longer = _longest(tokens, at, lexicon)
    if longer and longer.end - longer.start > 1:
        return None
    if token.raw.isupper() and not shouting and token.text not in _WORDY:
        return Mention({"AREA": (area,)}, at, at + 1, token.raw, token.genitive)
    if token.text in lexicon.careful:
        return None if shouting and token.text in _WORDY else _careful_code(tokens, at, area, lexicon)
    return Mention({"AREA": (area,)}, at, at + 1, token.raw, token.genitive)


def _careful_code(tokens: Sequence[Token], at: int, area: str, lexicon: Lexicon) -> Mention | None:
    """A code that is also a word, only between or before entities: "pa tech exports", "tx vs pa"."""
    token = tokens[at]
    if token.text in _WORDY and not token.raw.isupper():
        beside_vs = any(0 <= i < len(tokens) and tokens[i].text in {"vs", "versus"} for i in (at - 1, at + 1))
        return Mention({"AREA": (area,)}, at, at + 1, token.raw, token.genitive) if beside_vs else None
    following = _longest(tokens, at + 1, lexicon) if at + 1 < len(tokens) else None
    if (
        (following and not _CODE_FRIENDS.isdisjoint(following.kinds))
        or at + 1 == len(tokens)
        or token.genitive
    ):
        return Mention({"AREA": (area,)}, at, at + 1, token.raw, token.genitive)
    return None


def _single(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention:
    token = tokens[at]
    if token.text in _MARKS:
        kind = {"%": "PERCENT", "+": "SUM", "?": "QMARK"}.get(token.text, "MARK")
        return Mention({kind: token.text}, at, at + 1, token.raw)
    if token.text[0].isdigit() or token.text[0] in "#'":
        return Mention({"NUMERAL": token.text}, at, at + 1, token.raw)
    if token.text in lexicon.fillers and token.text not in lexicon.light:
        return Mention({"FILLER": "heavy"}, at, at + 1, token.raw, token.genitive)
    if token.raw.isupper() and len(token.raw) == 2 and token.text in lexicon.partners:
        return Mention({"PARTNER": (token.raw,)}, at, at + 1, token.raw, token.genitive)
    kind = "FILLER" if token.text in lexicon.fillers else "UNKNOWN"
    return Mention({kind: token.text}, at, at + 1, token.raw, token.genitive)


# spelling -------------------------------------------------------------------------------------------------


def correct(mentions: list[Mention], tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """Correct the words that nothing explains, then look the corrected words up again."""
    fixed = dict[int, str]()
    for mention in mentions:
        if "UNKNOWN" in mention and (word := _respell(tokens, mention.start, lexicon)):
            fixed[mention.start] = word
    if not fixed:
        return mentions
    changed = [Token(fixed[i], t.raw, t.start, t.genitive) if i in fixed else t for i, t in enumerate(tokens)]
    again: list[Mention] = []
    at = 0
    while at < len(changed):
        mention = (
            _code(changed, at, lexicon, False)
            or _longest(changed, at, lexicon)
            or _single(changed, at, lexicon)
        )
        typed = [tokens[i].raw for i in range(mention.start, mention.end)]
        if any(i in fixed for i in range(mention.start, mention.end)):
            mention.corrected = " ".join(typed)
            mention.text = " ".join(changed[i].text for i in range(mention.start, mention.end))
        again.append(mention)
        at = mention.end
    return again


def _respell(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    word = tokens[at].text
    if not word.isalpha() or not word.isascii() or (word.startswith("flag") and len(word) == 6):
        return ""
    if word in lexicon.short:
        return lexicon.short[word]
    if short := _shortened(tokens, at, lexicon):
        return short
    if len(word) < 3 or word in NUMBER_WORDS or is_word(word):
        return ""
    near = _nearest(word, lexicon)
    if near and (is_place(word) or _is_named(tokens, at, near, lexicon)):
        return ""
    if len(near) < 2:
        return near[0] if near else ""
    in_name = [w for w in near if _makes_name(tokens, at, w, lexicon)]
    return in_name[0] if len(in_name) == 1 else _choose(word, near, lexicon)


def _is_named(tokens: Sequence[Token], at: int, near: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a capital inside a sentence makes it a name, never a slip of a word without content."""
    raw = tokens[at].raw
    return at > 0 and raw[0].isupper() and not raw.isupper() and all(w in lexicon.fillers for w in near)


def _shortened(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> str:
    """The beginning of a word that makes a name with its neighbours: "mag & optical media"."""
    word = tokens[at].text
    if len(word) < 3 or (len(word) > MOST_SHORT and is_word(word)):
        return ""
    longer = [w for w in lexicon.vocabulary.get(word[0], ()) if w.startswith(word) and w != word]
    fits = [w for w in longer if _makes_name(tokens, at, w, lexicon)]
    return fits[0] if fits else ""


def _makes_name(tokens: Sequence[Token], at: int, word: str, lexicon: Lexicon) -> bool:
    """Whether the word makes a name of several words with its neighbours: "noth carolina"."""
    changed = [*tokens[:at], Token(word, word, tokens[at].start), *tokens[at + 1 :]]
    spans = (_longest(changed, start, lexicon) for start in (at - 3, at - 2, at - 1, at) if start >= 0)
    return any(m is not None and m.end - m.start > 1 and m.start <= at < m.end and m.is_entity for m in spans)


def _nearest(word: str, lexicon: Lexicon) -> list[str]:
    """The vocabulary words that this may be a slip of: near enough, and none nearer."""
    pool = [
        w
        for letter in sorted({word[0], word[1:2]})
        for w in lexicon.vocabulary.get(letter, ())
        if abs(len(w) - len(word)) <= 2
    ]
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

    return bool(zipf_frequency(word, "en", wordlist="small") >= WORD_FREQUENCY)
