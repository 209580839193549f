"""What a turn of a few words points at: several before, the next year, the list before."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.number_words import WORDS
from intents.lexicon.words import begins, ends, says
from intents.model import NAMES, is_of

#: what says nothing by itself
_LIGHT = {"FILLER", "MARK", "QMARK", "COMMA", "DASH", "AND", "ELLIPSIS", "SMALLTALK"}
_TIMED = {*_LIGHT, "DOLLARS", "PERCENT", "IN", "YEAR", "BACKREF", "EACH", "NUMBER", "TOTAL"}


def short_turns(p: Parse) -> None:
    """Settle what only a turn of a few words can mean."""
    _several_again(p)
    _year_beside(p)
    _on_list(p)
    _place_of(p)
    _adds(p)
    _of_same(p)


def _only(p: Parse, light: set[str]) -> bool:
    """Whether nothing else is said."""
    return all(not light.isdisjoint(m.kinds) for m in p.items)


def _several_again(p: Parse) -> None:
    """How many of those before are asked for again: "both in 2006", "the same two", "those three"."""
    years = p.all("YEAR")
    if not _only(p, _TIMED | ({"GIVE"} if years else set())) or len(years) > 1:
        return
    for number in p.all("NUMBER") if p.get("members") else []:
        for whole in p.all("TOTAL"):
            p.retype(whole, {"FILLER": whole.word})  # "all five in 2019"
        p.retype(number, {"BACKREF": "counted"})
    for cue in p.of("EACH", "BACKREF"):
        behind, told = p.next(cue, skip=set()), cue.word.split()
        counted = behind if is_of(behind, "NUMBER") and says(cue, "several_before") else None
        many = 2 if any(says(each, "in_twos") for each in told) else 0
        many = max([many, *(WORDS.get(each, 0) or int(each.isdecimal() and each) for each in told)])
        many = int(counted.get("NUMBER")) if counted is not None else many
        if many > 1:
            p.put(members=int(many), leans=True)
            p.use(counted)
            p.retype(cue, {"BACKREF": "counted"})


def _year_beside(p: Parse) -> None:
    """The year next to the one before, said without its noun: "and the next", "the one before"."""
    words = [m for m in p.items if not is_of(m, "MARK", "QMARK", "COMMA", "SMALLTALK")]
    if len(words) > 1 and says(words[-1], "one_noun"):
        words.pop()  # "and the following one"
    if not words or not _only(p, _LIGHT):
        return
    lead = words[-2] if len(words) > 1 else None
    if not (says(words[-1], "next") if lead is None else ends(lead, "the") or says(lead, "one_noun")):
        return
    later, earlier = says(words[-1], "next_in_row"), says(words[-1], "before_in_row")
    if later or earlier:
        p.put(year_word="next" if later else "previous", leans=True, **({"next_places": 1} if later else {}))
        p.use(words[-1])


def _on_list(p: Parse) -> None:
    """Whether one is among those before, said without a verb: "Ohio on the list?", "Ohio in there?"."""
    names = p.of(*NAMES)
    if len(names) != 1 or p.get("claim"):
        return
    behind = p.items[p.index(names[0]) + 1 :]
    lead = p.items[: p.index(names[0])]
    pointed = [m for m in behind if not is_of(m, *_LIGHT)]
    light = all(not _LIGHT.isdisjoint(m.kinds) for m in lead)
    listed = len(pointed) == 1 and says(pointed[0], "on_the_list")
    within = len(pointed) == 2 and is_of(pointed[0], "IN", "OF") and is_of(pointed[1], "BACKREF")
    if light and (listed or within):
        p.put(claim=True, leans=True, listed=True)
        p.use(*pointed)


def _place_of(p: Parse) -> None:
    """Where one stands among those before: "where's Ohio?"."""
    names, where = p.of(*NAMES), p.all("WHICH")
    if len(names) != 1 or len(where) != 1 or not begins(where[0], "where"):
        return
    if p.index(where[0]) < p.index(names[0]) and _only(p, {*_LIGHT, "WHICH", *NAMES}):
        p.put(listed=True, leans=True)


def _adds(p: Parse) -> None:
    """Whether a state is to stand beside those before: "with Maine?"."""
    told = [m for m in p.items if is_of(m, "WITH", "AREA") or not is_of(m, *_LIGHT)]
    if len(told) > 1 and is_of(told[0], "WITH") and all(is_of(m, "AREA") for m in told[1:]):
        p.put(adds=True, leans=True)


def _of_same(p: Parse) -> None:
    """Whether another kind of exports is named, and nothing asked of it: "and services exports?"."""
    if p.has("PRODUCT") and p.has("FLOW") and _only(p, {*_LIGHT, "PRODUCT", "FLOW", "TECH", "BY", "NATION"}):
        p.put(same=True)
