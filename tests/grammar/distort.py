"""Ways in which people type the same question differently: slips, case, marks, politeness, order."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from wordfreq import zipf_frequency

#: a word as rare as this (Zipf scale) is no word that a slip could turn into by accident
RARE = 1.5
#: the key beside each letter
BESIDE = dict(zip("abcdefghijklmnopqrstuvwxyz", "svxdrtgykhjnkmlpqwtfyibcxg", strict=True))


@dataclass(frozen=True, slots=True)
class Distorter:
    """Distorts a sentence in one way that leaves its meaning as it was."""

    random: random.Random
    vocabulary: Collection[str]  # names that a slip must not turn into
    words: Mapping[
        str, Any
    ]  # before, after, scenes: what people say around a question; chat: how they shorten

    def distort(self, text: str) -> tuple[str, str]:
        """The sentence as somebody else types it, and how it was changed."""
        ways: tuple[Callable[[str], str], ...] = (
            self.typo,
            self.case,
            self.unmarked,
            self.prefixed,
            self.suffixed,
            self.reordered,
            self.scene,
            self.chat,
            self.markup,
            self.twice,
        )
        way = self.random.choice(ways)
        return way(text), way.__name__

    def typo(self, text: str) -> str:
        """One slip in one longer word, at distance one from it, that makes no other word."""
        return self._misspelt(text, 1)

    def twice(self, text: str) -> str:
        """A slip in each of two words."""
        return self._misspelt(text, 2)

    def _misspelt(self, text: str, slips: int) -> str:
        words = list(re.finditer(r"[A-Za-z]{6,}", text))
        self.random.shuffle(words)
        for found in sorted(words[:slips], key=lambda one: -one.start()):
            word = found.group()
            slip = self._slip(word.lower())
            if zipf_frequency(slip, "en") < RARE and slip not in self.vocabulary:
                cased = slip.capitalize() if word[0].isupper() else slip
                text = text[: found.start()] + cased + text[found.end() :]
        return text

    def _slip(self, word: str) -> str:
        at = self.random.randrange(1, len(word) - 2)
        before, letter, after = word[:at], word[at], word[at + 1 :]
        match self.random.randrange(4):
            case 0:
                return before + after
            case 1:
                return before + letter + letter + after
            case 2:
                return before + BESIDE.get(letter, "e") + after
            case _:
                return before + after[0] + letter + after[1:]

    def case(self, text: str) -> str:
        """All capitals, none, or one for each word."""
        return self.random.choice((str.upper, str.lower, str.title))(text)

    def unmarked(self, text: str) -> str:
        """Without punctuation, as typed on a telephone."""
        return re.sub(r"(?<=\w)[?.!,:](?= |$)|'(?=s\b)", "", text.replace("U.S.", "US"))

    def prefixed(self, text: str) -> str:
        """With something polite or idle before it."""
        return str(self.random.choice(self.words["before"])) + text

    def suffixed(self, text: str) -> str:
        """With something polite or idle after it."""
        return text + str(self.random.choice(self.words["after"]))

    def scene(self, text: str) -> str:
        """After a sentence of background that asks nothing."""
        return str(self.random.choice(self.words["scenes"])) + text

    def chat(self, text: str) -> str:
        """In the short forms of a chat."""
        for word, short in self.words["chat"].items():
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", short, text)
        years = re.sub(r"\b(?:20)(\d\d)\b(?=[?.]?$)", r"'\1", text)
        return self.random.choice((text, years)).lower()

    def markup(self, text: str) -> str:
        """As a chat program sends it: mention, quotation, formatting, typographic marks, odd spaces."""
        styles = (
            "<@U012AB3CD> {}",
            "&gt; {}",
            "*{}*",
            "_{}_",
            "`{}`",
            "“{}”",
            "{}\n",
            "\u200b{}",
            "  {}  ",
            "Q: {}",
        )
        curled = text.replace("'", "’").replace("-", "–") if self.random.random() < 0.5 else text
        return self.random.choice(styles).format(curled.replace(" ", "\u00a0", 1))

    def reordered(self, text: str) -> str:
        """The period first: "In 2019, what were ..."."""
        period = r"(?:in|for) \d{4}|(?:from|between) \d{4} (?:to|and) \d{4}"
        found = re.search(rf",? ({period})(?=[?.]?$)", text)
        if not found or text[: found.start()].endswith(("and", "than", "as", "minus")):
            return text
        rest = text[: found.start()] + text[found.end() :]
        if rest[1:2].islower():
            rest = rest[0].lower() + rest[1:]
        return f"{found.group(1).capitalize()}, {rest}"
