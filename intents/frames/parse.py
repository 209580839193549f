"""One sentence while constructions read it: its mentions, and what they have settled."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from typing import Any

from intents.lexicon.lexicon import Lexicon
from intents.lexicon.words import is_any, saying
from intents.model import Mention
from intents.senses.senses import settle

_FILLERS = frozenset({"FILLER"})


class Parse:
    """One sentence while it is read: the mentions, and what is known so far."""

    def __init__(self, mentions: Sequence[Mention], lexicon: Lexicon) -> None:
        self.items = settle(mentions, lexicon.kinds)
        self.lexicon = lexicon
        self._of_kind = _by_kind(self.items)
        self._words = frozenset([mention.word for mention in self.items])
        self.keys = self._words.union(self._of_kind)  # its types and words
        self._places = {id(mention): at for at, mention in enumerate(self.items)}
        self.frame: dict[str, Any] = {}
        self.get: Callable[..., Any] = self.frame.get  # what is set so far

    # looking ----------------------------------------------------------------------------------------------

    def all(self, kind: str, value: Any = None) -> list[Mention]:
        """The mentions of a type that no role has taken."""
        found = self._of_kind.get(kind)
        if found is None:
            return []
        return found.copy() if value is None else [m for m in found if m.kinds[kind] == value]

    def of(self, *kinds: str) -> list[Mention]:
        """The mentions of any of these types, in the order said."""
        if not self.has(*kinds):
            return []
        return [m for m in self.items if not m.kinds.keys().isdisjoint(kinds)]

    def free(self, kind: str, value: Any = None) -> list[Mention]:
        """Those of them that are not used yet."""
        return [m for m in self.all(kind, value) if not m.used] if kind in self._of_kind else []

    def has(self, *kinds: str) -> bool:
        """Whether any mention may be one of these types."""
        return not self.keys.isdisjoint(kinds)

    def several(self, *kinds: str) -> dict[str, list[Mention]]:
        """Those of these types that more than one mention may be, with the mentions."""
        return {kind: found for kind, found in self._of_kind.items() if len(found) > 1 and kind in kinds}

    def says(self, *groups: str, of: str = "") -> bool:
        """Whether any mention, of a type where one is given, is a word of one of these groups."""
        if of:
            return any(of in m.kinds for group in groups for m in self.saying(group))
        return any(is_any(self._words, group) for group in groups)

    def saying(self, group: str) -> list[Mention]:
        """The mentions that are words of a group."""
        return saying(self.items, group)

    def index(self, mention: Mention) -> int:
        """The place of a mention."""
        return self._places[id(mention)]

    def next(self, mention: Mention, skip: Set[str] = _FILLERS) -> Mention | None:
        """The mention after this one, fillers passed over."""
        at = self.index(mention) + 1
        while at < len(self.items) and self.items[at].kinds.keys() <= skip:
            at += 1
        return self.items[at] if at < len(self.items) else None

    def previous(self, mention: Mention, skip: Set[str] = _FILLERS) -> Mention | None:
        """The mention before this one, fillers passed over."""
        at = self.index(mention) - 1
        while at >= 0 and self.items[at].kinds.keys() <= skip:
            at -= 1
        return self.items[at] if at >= 0 else None

    def use(self, *mentions: Mention | None) -> None:
        """Mark mentions as part of what will be run."""
        for mention in mentions:
            if mention is not None:
                mention.used = True

    def retype(self, mention: Mention, kinds: dict[str, Any]) -> None:
        """Give a mention other types: a construction never changes them by itself."""
        mention.kinds = kinds
        self._of_kind = _by_kind(self.items)
        self.keys = self._words.union(self._of_kind)

    def put(self, **values: Any) -> None:
        """Set what is not set yet."""
        for key, value in values.items():
            self.frame.setdefault(key, value)


def _by_kind(mentions: Sequence[Mention]) -> dict[str, list[Mention]]:
    """Type -> the mentions that may be of it."""
    found: dict[str, list[Mention]] = {}
    for mention in mentions:
        for kind in mention.kinds:
            found.setdefault(kind, []).append(mention)
    return found
