"""Codes of states that are words as well, in capitals: "ME: tech exports", not "tell ME", "TX OR CA"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.abbreviations import MARKS
from intents.lexicon.words import begins, says
from intents.linking.normalize import Token


def is_named(tokens: Sequence[Token], at: int, beside: bool, shouting: bool = False) -> bool:
    """Whether a word in capitals names its state; `beside` tells that what it may go with follows."""
    text, before = tokens[at].text, tokens[at - 1].text if at else ""
    after = tokens[at + 1].text if at + 1 < len(tokens) else ""
    alone = says(text, "codes_alone") and (len(tokens) == 1 or (after == "?" and len(tokens) == 2))
    if not before and (after == ":" or alone):
        return True
    if _is_word(tokens, at) or (says(text, "pleaded_for") and says(before, "imperatives")):
        return not shouting and ((beside and says(before, "imperatives")) or _is_loud(tokens, at))
    if shouting:
        return says(before, "before_loud_codes") or (not before and beside and not says(text, "opening_loud"))
    return _is_in_place(before, after, beside)


def _is_loud(tokens: Sequence[Token], at: int) -> bool:
    """Whether a cry that nobody writes in capitals opens a line with no name behind: "OH, tech exports"."""
    words = [t.raw for t in tokens[at + 1 :] if t.raw.isalpha()]
    named = any(word[0].isupper() for word in words)
    return not at and bool(words) and says(tokens[at].text, "cries") and not named


def is_abroad(tokens: Sequence[Token], at: int) -> bool:
    """Whether a code that a country has as well stands where its trade leads: "exports to DE"."""
    before, said = tokens[at - 1].text if at else "", [t.text for t in tokens[: max(at - 1, 0)]]
    to = says(before, "leading_to") and any(begins(t, "exporting") for t in said)
    other = says(before, "leading_from") and any(begins(t, "trading_abroad") for t in said)
    return says(tokens[at].text, "countries_too") and (to or other) and not begins(said[-1], "comparing")


def _is_in_place(before: str, after: str, beside: bool) -> bool:
    """Whether it stands as a name does: after "of" or a sign, before a year or what it goes with."""
    closed = not after or _is_mark(after)
    if not before:
        return beside or (closed and after not in {"", ",", "?", "!", "."})
    if before == ",":
        return (closed and after not in {"?", "!"}) or says(after, "joining")
    led = says(before, "before_codes") or says(before, "marks_before_codes")
    return beside or closed or led or (after.isdigit() and not before.isdigit())


def _is_word(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is the word after all: "if that is OK", "OK, rank the states", "IN 2020"."""
    words = [t.text for t in tokens[max(at - 2, 0) : at] if not says(t.text, "be")]
    after, then = (tokens[i].text if i < len(tokens) else "" for i in (at + 1, at + 2))
    if not says(tokens[at].text, "agreeing"):
        led = bool(at) and says(tokens[at - 1].text, "governing")
        return after.isdigit() and not led and says(tokens[at].text, "preposition_in")
    listed = len(then) == 2 and tokens[at + 2].raw.isupper()
    orders = says(after, "imperatives") and then.isalpha() and not says(then, "governing")
    return bool(words) and says(words[-1], "found_so") if at else (after == "," and not listed) or orders


def _is_mark(text: str) -> bool:
    return not text[0].isalnum() and text not in MARKS
