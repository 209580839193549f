"""Text that comes from people or packs, made harmless for Slack; and Slack's markup, made plain."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

MAX_UTTERANCE = 2_000  # characters; whatever is longer is cut before anything looks at it

_MARKUP = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", "*": "\u2217", "_": "\uff3f", "~": "\u223c", "`": "\u02cb"}
)
_BRACKETS = str.maketrans({"<": "\u2039", ">": "\u203a"})
_ENTITIES = (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"))  # in this order
_TAG = re.compile(r"<([^<>]*)>")
_PERSON = re.compile(r"@([UW][A-Z0-9]+)")
_PLAIN_PERSON = re.compile(r"^@(\w[\w.-]*)")


def escape(text: str) -> str:
    """`text` for places where Slack reads markup: no mention, link or formatting survives."""
    return _printable(text).translate(_MARKUP)


def plain(text: str) -> str:
    """`text` for places that Slack shows as they are; angle brackets become look-alikes all the same."""
    return _printable(text).translate(_BRACKETS)


def shorten(text: str, limit: int) -> str:
    """At most `limit` characters, the last one an ellipsis if something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


@dataclass(frozen=True, slots=True)
class Spoken:
    """A message as a person meant it."""

    text: str
    people: frozenset[str]  # user ids that are mentioned
    is_for_others: bool  # addresses a group, everybody here, or a name at its beginning


def read_text(raw: str) -> Spoken:
    """Slack's message text without markup: labels for links and channels, nothing for mentions."""
    people: set[str] = set()
    groups: list[str] = []

    def readable(match: re.Match[str]) -> str:
        target, _, label = match.group(1).partition("|")
        person = _PERSON.fullmatch(target)
        if person:
            people.add(person.group(1))
            return " "
        if target.startswith("!") and not target.startswith("!date"):
            groups.append(target)
            return " "
        return label or target.removeprefix("!")

    text = _TAG.sub(readable, raw[: 2 * MAX_UTTERANCE])
    for entity, character in _ENTITIES:
        text = text.replace(entity, character)
    text = " ".join(_printable(text).split())[:MAX_UTTERANCE]
    return Spoken(text, frozenset(people), bool(groups) or _PLAIN_PERSON.match(text) is not None)


def _printable(text: str) -> str:
    """Without control and format characters, which can hide or turn round what stands there."""
    return "".join(
        character
        for character in text
        if character == "\n" or unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co"}
    )
