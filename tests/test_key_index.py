"""Keys are found by their codes and by the lines beside them, as a search through all of them finds them."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from facts.key_index import KeyIndex
from facts.model import Dimension, Key

#: few codes, so that many keys differ in one of them alone
CODES = {"flow": ["e", "i"], "area": ["US", "o"], "category": ["", "c", "x"], "product": ["", "p"]}
GROUPS = {"US", "x"}
keys = st.builds(
    Key, st.just("d"), st.just("m"), **{name: st.sampled_from(codes) for name, codes in CODES.items()}
)
some_keys = st.lists(keys, unique=True, max_size=24)
some_codes = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from([*codes, "none"]) for name, codes in CODES.items()}
)


def is_member(_dimension: Dimension, code: str, _definition: str) -> bool:
    return code not in GROUPS


@given(some_keys, some_codes)
def test_keys_with_some_codes_are_found_in_printed_order(found: list[Key], codes: dict[str, Any]) -> None:
    slow = tuple(key for key in found if codes.items() <= key._asdict().items())
    assert KeyIndex(found, is_member).keys(**codes) == slow


@given(some_keys, keys, st.sampled_from(sorted(CODES)))
def test_members_are_the_single_lines_beside_a_key(found: list[Key], key: Key, dimension: str) -> None:
    def is_beside(other: Key) -> bool:
        blank = other.with_(**{dimension: ""})
        is_free = dimension == "category" and not key.product
        return key.with_(**{dimension: ""}) in ({blank, blank.with_(product="")} if is_free else {blank})

    def is_line(other: Key) -> bool:
        code = other.get(Dimension(dimension))
        return bool(code) and code not in GROUPS and is_beside(other)

    assert KeyIndex(found, is_member).members(key, dimension) == tuple(filter(is_line, found))
