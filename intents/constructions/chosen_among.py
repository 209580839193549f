"""How many are chosen, and the members counted that they are chosen among: "of the ten largest"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import ends, says
from intents.model import NAMES, Mention, is_of


def members_counted(p: Parse, cues: list[Mention]) -> bool:
    """Whether the choice is made among the top n: "which of the ten leading exporters increased"."""
    led = [m for m in cues if _is_led_group(p, m)]
    if len(cues) > len(led) == 1 and p.has("MOVE", "GROWTH") and (n := how_many(p, led)) > 1:
        p.put(among=(n if led[0].get("SUPER") == "max" else -n))
        p.use(*led)
        return False
    if out := [m for m in cues if _is_left_out(p, m)]:
        return _choose_outside(p, cues, out)
    told = p.has("WHICH", "COUNT", "HOWMUCH") and (p.has("MOVE", "GROWTH") or p.get("sector"))
    before = p.items[: p.index(cues[0])] if cues and told else ()
    opened = (m for m in before if _opens_group(m) and not (_is_closed(p, m) or _is_of_all(p, m)))
    if not (any(opened) or any(_is_whose_choice(p, m) for m in before)):
        return False
    first = _of_group(p, cues)
    n = how_many(p, first)
    if n < 2:
        return False
    p.put(among=(n if cues[0].get("SUPER") == "max" else -n))
    p.use(*first)
    if len(first) == len(cues):
        _pick_by_growth(p)
    return len(first) == len(cues)


def _is_left_out(p: Parse, cue: Mention) -> bool:
    """Whether a superlative says which of the states are not meant: "states outside the top ten"."""
    before = p.previous(cue, skip={"FILLER", "NUMBER"})
    counted = is_of(p.next(cue), "NUMBER") or is_of(p.previous(cue), "NUMBER")
    stated = any(m.get("CLASS") == "area" for m in p.items)
    return counted and stated and not p.has("MEASURE") and before is not None and says(before, "outside_of")


def _choose_outside(p: Parse, cues: list[Mention], out: list[Mention]) -> bool:
    """Choose among the least, as many as are left of all states; tells whether that is all there is to it."""
    before = p.previous(out[0], skip={"FILLER", "NUMBER"})
    n = how_many(p, out)
    left = len(p.lexicon.codes) - n
    p.put(among=-left if out[0].get("SUPER") == "max" else left)
    p.use(*out, *([before] if before is not None else []))
    return len(out) == len(cues)


def _is_led_group(p: Parse, cue: Mention) -> bool:
    """Whether a superlative says among whom is chosen: "the fastest growth among the top 10 exporters"."""
    before = p.previous(cue, skip={"FILLER", "NUMBER"})
    noun = p.next(cue, skip={"FILLER", "NUMBER", "TECH", "FLOW"})
    return before is not None and _opens_group(before) and is_of(noun, "CLASS")


def _pick_by_growth(p: Parse) -> None:
    """Of the members counted the one that moved more or less: "of the two largest, which grew faster"."""
    faster = [m for m in p.all("MORE") if "SUPER" not in m]
    if faster and p.has("GROWTH", "MOVE"):
        p.put(pick="best", order="min" if faster[0].get("MORE") == "down" else "max")
        p.use(*faster)


def _opens_group(mention: Mention) -> bool:
    """Whether a word leads to those that are chosen from: "of the ten largest", "how many of the top 10"."""
    ended = ends(mention, "of_at_the_end") and "NUMBER" not in mention
    return "OF" in mention or says(mention, "among") or ended


def _is_of_all(p: Parse, opening: Mention) -> bool:
    """Whether all states are the group, by their number: "which three of the 50 states fell most"."""
    number = p.next(opening, skip={"FILLER"})
    return number is not None and "NUMBER" in number and counts_all(p, number)


def _is_whose_choice(p: Parse, which: Mention) -> bool:
    """Whether it asks which of the first n did something: "which top ten states fell"."""
    after = p.next(which)
    return (
        "WHICH" in which
        and is_of(after, "SUPER")
        and is_of(p.next(after), "NUMBER")
        and len(p.all("SUPER")) == 1
        and not _is_by_move(p)
    )


def _is_by_move(p: Parse) -> bool:
    """Whether a move is what they are chosen by: "who were the top 3 by dollars added"."""
    by = (p.next(m, skip={"FILLER", "DOLLARS", "PERCENT", "UNITS"}) for m in p.all("BY"))
    return any(is_of(m, "MOVE", "GROWTH") for m in by)


def _is_closed(p: Parse, opening: Mention) -> bool:
    """Whether a comma closes a phrase that names no group: "in terms of dollars, which three ..."."""
    rest = p.items[p.index(opening) + 1 :]
    comma = next((i for i, m in enumerate(rest) if "COMMA" in m), 0)
    groups = ("CLASS", "SUPER", "NUMBER", "ORDINAL", "TOTAL", "BACKREF", *NAMES)
    named = [m for m in rest[:comma] if is_of(m, *groups) or m.is_group]
    asked = is_of(p.next(rest[comma]), "WHICH") if comma else False
    whole = asked and all(is_of(m, "CLASS", "NUMBER") for m in named)  # "of the 50 states, which ..."
    return comma > 0 and (not named or whole)


def _of_group(p: Parse, cues: list[Mention]) -> list[Mention]:
    """The cues that say of which group it is: those before the class, or all where one choice is meant."""
    nouns = [m for m in p.all("CLASS") if p.index(m) > p.index(cues[0])]
    if not nouns or "WHICH" not in {k for m in p.items[p.index(nouns[0]) :] for k in m.kinds}:
        opens = [m for m in p.items[: p.index(cues[0])] if "WHICH" in m]
        if not opens or not nouns:
            return cues
    end = p.index(nouns[0])
    return [m for m in cues if p.index(m) < end] or cues


def how_many(p: Parse, cues: list[Mention]) -> int:
    """The number of those that superlatives choose, 0 where none is named."""
    for number in p.free("NUMBER"):
        if counts_all(p, number):
            p.use(number)
            p.put(size=int(number.get("NUMBER")))
    for cue in cues:
        for neighbour in (p.next(cue, skip={"FILLER", "AND"}), p.previous(cue, skip={"FILLER", "WITH"})):
            if neighbour is not None and "NUMBER" in neighbour and not neighbour.used:
                p.use(neighbour)
                return int(neighbour.get("NUMBER"))
    for number in p.free("NUMBER"):
        after = p.next(number, skip={"FILLER", "SUPER", "TECH", "FLOW", "NATION", "PRODUCT", "SOURCE"})
        asked = is_of(p.previous(number, skip=set()), "WHICH")  # "and which three supply the most"
        asked = asked or is_of(p.next(number, skip=set()), "WHICH") or _that_moved(p, number)
        if asked or (after is not None and ("CLASS" in after or after.is_group)):
            p.use(number)
            if _counts_whole_class(p, number, cues):
                p.put(size=int(number.get("NUMBER")))
                continue
            return int(number.get("NUMBER"))
    return 0


def _that_moved(p: Parse, number: Mention) -> bool:
    """Whether a number counts those that moved the most: "the 3 that fell the most"."""
    that = p.next(number, skip=set())
    if not is_of(that, "BACKREF") or not says(that, "relating"):
        return False
    moved = is_of(p.next(that, skip=set()), "MOVE", "GROWTH")
    if moved:
        p.retype(that, {"FILLER": that.text})
    return moved


def counts_all(p: Parse, number: Mention) -> bool:
    """Whether a number says of how many something is counted: "how many of the 11 areas"."""
    after = p.next(number, skip={"FILLER", "TECH", "DEFINITION", "FLOW", "PRODUCT", "NATION"})
    if not is_of(after, "CLASS"):
        return False
    if is_of(p.previous(number, skip={"FILLER", "OF"}), "COUNT"):
        return True
    lead = p.previous(number, skip={"FILLER"})  # "the three largest of the 13 categories"
    return is_of(lead, "OF") and is_of(p.previous(lead or number, skip={"FILLER"}), "SUPER", "NUMBER")


def _counts_whole_class(p: Parse, number: Mention, cues: list[Mention]) -> bool:
    """Whether a number counts those that one is chosen from: "of the six lines, which has the most"."""
    at = p.index(number)
    governed = is_of(p.previous(number), "OF", "FROM", "TOTAL", "IN") or any(
        says(m, "among") for m in p.items[max(at - 2, 0) : at]
    )
    return governed and all(p.index(cue) > p.index(number) for cue in cues)
