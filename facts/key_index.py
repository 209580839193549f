"""Keys by their codes: which series there are with some codes, and which lines lie along a dimension."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property, lru_cache

from facts.model import Dimension, Key

_Codes = tuple[str, ...]  # the codes of a key in the order of its fields
_FIELDS: tuple[str, ...] = Key._fields
_NOTHING: frozenset[int] = frozenset()
#: how many look-ups are kept: the same few are asked for with every question
_ASKED = 4096


class KeyIndex:
    """The keys of a store in printed order, with look-ups that are built when they are first asked for."""

    def __init__(self, keys: Sequence[Key], is_member: Callable[[Dimension, str, str], bool]) -> None:
        """`is_member`: whether a code of a dimension is a single line in a definition, no total or group."""
        self._keys = tuple(keys)
        self._is_member = is_member
        self._found = lru_cache(maxsize=_ASKED)(self._find)

    def keys(self, **codes: str) -> tuple[Key, ...]:
        """The keys that have exactly these codes, in printed order; dimensions not named are free."""
        return self._found(tuple(codes.items()))

    def _find(self, codes: tuple[tuple[str, str], ...]) -> tuple[Key, ...]:
        sets = [self._numbers.get(place, _NOTHING) for place in codes]
        if not sets:
            return self._keys
        common = frozenset.intersection(*sorted(sets, key=len))
        return tuple(self._keys[number] for number in sorted(common))

    def members(self, key: Key, dimension: str) -> tuple[Key, ...]:
        """The MEMBER lines along `dimension` with the other codes as in `key`, in printed order.

        Totals, groups, sets and rests are left out. The lines of a total over products and services
        belong to either, so along categories an empty product is free.
        """
        position = _FIELDS.index(dimension)
        return self._lines.get((position, _without(key, position)), ())

    @cached_property
    def _numbers(self) -> dict[tuple[str, str], frozenset[int]]:
        """Field and code -> numbers of the keys that have it."""
        found: dict[tuple[str, str], set[int]] = {}
        for number, key in enumerate(self._keys):
            for place in zip(_FIELDS, key, strict=True):
                found.setdefault(place, set()).add(number)
        return {place: frozenset(numbers) for place, numbers in found.items()}

    @cached_property
    def _lines(self) -> dict[tuple[int, _Codes], tuple[Key, ...]]:
        """Field and the other codes -> lines along that field."""
        lines: dict[tuple[int, _Codes], list[Key]] = {}
        category, product = _FIELDS.index("category"), _FIELDS.index("product")
        for key in self._keys:
            for position, dimension in enumerate(_FIELDS):
                if key[position] and self._is_member(Dimension(dimension), key[position], key.definition):
                    others = _without(key, position)
                    lines.setdefault((position, others), []).append(key)
                    if position == category and key[product]:
                        lines.setdefault((position, _without(others, product)), []).append(key)
        return {place: tuple(keys) for place, keys in lines.items()}


def _without(codes: _Codes, position: int) -> _Codes:
    return (*codes[:position], "", *codes[position + 1 :])
