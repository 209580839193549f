"""Both ends of an order, as questions of their own: "the highest and the lowest", "the top and bottom 5"."""

from __future__ import annotations

from copy import copy

from intents.model import Mention


def both_ends(left: list[Mention], right: list[Mention], mark: Mention) -> list[list[Mention]]:
    """Two choices as two questions: "the highest and the lowest", "which rose most and which fell most"."""
    light = [m for m in right if "FILLER" not in m]
    supers = [m for m in left if "SUPER" in m]
    if not supers or not light or any({"NUMBER", "DIFFERENCE", "RATIO"} & set(m.kinds) for m in left):
        return _both_lists(left, light, mark)
    if "WHICH" in light[0] and any("WHICH" in m for m in left) and any("SUPER" in m for m in light):
        opening = Mention({"ELLIPSIS": ""}, mark.start, mark.end, "and")
        end = max(at for at, m in enumerate(right) if "SUPER" in m)
        shared = [] if any("FLOW" in m for m in left) else [copy(m) for m in right[end + 1 :]]
        return [[*left, *shared, mark], [opening, *right, mark]]
    led = next((at for at, m in enumerate(left) if "WITH" in m), 0)
    if led and "WITH" in light[0] and any("SUPER" in m for m in light[1:4]):
        shared = light[2:] if supers[-1] is left[-1] else []
        return [[*left, *map(copy, shared), mark], [*map(copy, left[:led]), *light]]
    ends = {supers[-1].get("SUPER"), light[0].get("SUPER")}
    if supers[-1] is not left[-1] or len(ends - {None}) < 2:
        return []
    rest = right[right.index(light[0]) + 1 :]
    return [[*left, *map(copy, rest), mark], [*map(copy, left[:-1]), light[0], *rest]]


def _both_lists(left: list[Mention], right: list[Mention], mark: Mention) -> list[list[Mention]]:
    """So many from both ends: "the top 5 and bottom 5 states by growth"; else none."""
    heads = [part[-2:] if part is left else part[:2] for part in (left, right)]
    if not all(len(h) == 2 and "SUPER" in h[0] and "NUMBER" in h[1] for h in heads):
        return []
    if {h[0].get("SUPER") for h in heads} != {"max", "min"}:
        return []
    rest = right[2:]
    return [[*left, *map(copy, rest), mark], [*map(copy, left[:-2]), *heads[1], *rest]]
