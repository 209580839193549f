"""States counted by the place that tech has among their exports: "how many see tech in their top three"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import says
from intents.model import Mention, is_of

#: the classes of lines that tech is one of
_LINES = {"category", "sector"}
#: what makes it a question about something else
_OTHER = (
    "AREA",
    "PARTNER",
    "QUANTITY",
    "GROWTH",
    "MOVE",
    "DEFINITION",
    "MEASURE",
    "SHARE",
    "PERCENT",
    "YEAR",
)
#: what may stand between the words of a place and the class of lines that it is one of
_BETWEEN = ("NUMBER", "ORDINAL", "OR", "COMMA", "OF", "IN", "BACKREF", "PRODUCT", "FLOW", "FILLER", "SUPER")


def tech_on_top(p: Parse) -> bool:
    """Take the first places that tech is to have in the states that are counted: "among the top three"."""
    techs = [m for m in p.all("TECH") if m.role == ""]
    states = [m for m in p.all("CLASS", "area") if m.role == ""]
    lines = [m for m in p.all("CLASS") if m.get("CLASS") in _LINES]
    counted = p.has("COUNT") and len(states) == len(lines) == len(techs) == 1
    if not counted or p.has(*_OTHER) or any(m.get("FLOW") != "exports" for m in p.all("FLOW")):
        return False
    cue = next((m for m in p.of("SUPER", "ORDINAL") if _leads(p, m, lines[0])), None)
    describes = is_of(p.next(techs[0]), "FLOW", "PRODUCT", "CLASS") and not says(
        p.next(techs[0]) or "", "has_its_place"
    )
    place = _first_places(p, cue) if cue is not None and not describes else None
    if cue is None or place is None:
        return False
    p.put(sector=True, sector_place=place, reduce="count")
    _pass_over(p, cue)
    return True


def _leads(p: Parse, cue: Mention, lines: Mention) -> bool:
    """Whether a superlative says which of the lines are meant: "the three biggest export categories"."""
    start, end = p.index(cue), p.index(lines)
    return start < end and all(is_of(m, *_BETWEEN) for m in p.items[start + 1 : end])


def _first_places(p: Parse, cue: Mention) -> tuple[str, int] | None:
    """The first places that are named: "top three", "first, second or third"; None for one alone.

    Places that do not begin with the first or leave one out are no number that is printed.
    """
    for beside in (p.next(cue), p.previous(cue)):
        if is_of(beside, "NUMBER"):
            p.use(beside)
            return "<=", int(beside.get("NUMBER"))
    last = next((m for m in p.all("ORDINAL") if is_of(p.previous(m), "OR", "AND")), None)
    if last is None or p.index(last) < p.index(cue):
        return None
    row = p.items[p.index(cue) : p.index(last)]
    named = [m for m in row if says(m, "place_in_a_row") or is_of(m, "SUPER", "ORDINAL")]
    p.use(*row, last)
    whole = len(named) == last.get("ORDINAL") - 1 and cue.get("ORDINAL") in (1, None)
    return ("<=", int(last.get("ORDINAL"))) if whole else ("?", 0)


def _pass_over(p: Parse, cue: Mention) -> None:
    """The verbs that say that tech has the place ask for nothing else: "belongs to", "land among"."""
    p.use(cue, *p.of("COUNT", "RANK", "RANKISH", "BACKREF", "TOTAL"))
    for m in p.of("TOPIC", "LIST", "COUNTING"):
        p.retype(m, {"GIVE": m.word})
