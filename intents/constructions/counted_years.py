"""So many years told by the one that is named: "the five years to 2006", "2006 and the two years before"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import begins, ends, says
from intents.model import Mention, is_of

#: what may stand between a number and its years: "a five-year total"
DASHES = {"DASH", "FILLER"}


def counted_from(p: Parse) -> bool:
    """Whether so many years are told by the one year named: "the five years that end in 2006"; puts them."""
    if not p.has("NUMBER", "YEARWORD"):
        return False
    years = p.of("YEAR", "SPAN")
    year = years[0] if len(years) == 1 and "YEAR" in years[0] else None
    ahead = p.items[: p.index(year)] if year is not None else []
    noun = next((m for m in reversed(ahead) if is_of(m, "CLASS", "YEARWORD") and _many(p, m)), None)
    if year is None or noun is None:
        return False
    number = noun if "YEARWORD" in noun else p.previous(noun, skip=DASHES)
    joint = [m for m in ahead[p.index(noun) + 1 :] if not is_of(m, "WHICH", "BACKREF", "COMMA")]
    side = _side_of(" ".join(m.text.lower() for m in joint if not says(m, "spans_of_years")))
    lead = p.previous(number or noun, skip=set())
    led = lead is not None and says(lead, "before_counts")
    if not side or (side in {"before", "after"} and not led):
        return False
    rate = any("MEAN" not in m for m in p.all("CAGR"))  # "per year on average" goes over the years themselves
    many, at, moved = _many(p, noun), year.get("YEAR"), p.has("GROWTH", "MOVE", "HOWFAST") or rate
    first = {"to": at - many + 1 - moved, "of": at, "before": at - many, "after": at + 1 - moved}[side]
    p.put(span=(first, first + many - 1 + moved))
    p.use(number, noun, *joint)
    return True


def _many(p: Parse, noun: Mention) -> int:
    """How many years a word for years is said of: "the five years", "both years"; 0 for no number."""
    number = p.previous(noun, skip=DASHES)
    if noun.get("CLASS") == "year" and number is not None and "NUMBER" in number:
        return int(number.get("NUMBER"))
    return 2 if noun.get("YEARWORD") == "both" else 0


def _side_of(joint: str) -> str:
    """On which side of the year that follows a joint the years lie that are meant."""
    sides = {
        "after": says(joint, "after_year"),
        "before": says(joint, "before_year"),
        "to": says(joint, "runs_to") or says(joint, "till_then"),
        "of": says(joint, "from_then") or says(joint, "starts_span"),
    }
    return next((side for side, said in sides.items() if said), "")


def shifted(p: Parse) -> None:
    """So many years from one named before: "2006 against two years earlier", or with those between."""
    years, (word, _, step) = p.get("years", ()), p.get("year_word", "").partition(":")
    if word != "shift" or len(years) != 1:
        return
    noun = next((m for m in p.items if is_of(m, "CLASS", "YEARWORD") and _many(p, m)), None)
    if noun is None or p.index(p.all("YEAR")[0]) > p.index(noun):
        return
    other = years[0] + int(step)
    number = p.previous(noun, skip=DASHES) if "CLASS" in noun else noun
    lead = p.previous(number or noun, skip=set())
    p.frame.pop("year_word")
    if lead is not None and ends(lead, "the"):
        p.frame.pop("years")
        p.put(span=(min(other, years[0]), max(other, years[0])))
    else:
        p.frame["years"] = (years[0], other)


def over_all_years(p: Parse) -> list[Mention]:
    """Words for all years, over which so much was traded: "how much did we buy over the whole period"."""
    whole = [m for m in p.all("YEARWORD", "all") if says(m, "over_all_years") or _is_run_over(p, m)]
    other = (
        p.get("moved") or p.get("move") or p.get("level") or p.get("classes") or p.has("TREND", "EACHYEAR")
    )
    traded = {m.get("FLOW") for m in p.all("FLOW")} <= {"exports", "imports"}
    return whole if p.says("how_much") and traded and not other else []


def _is_run_over(p: Parse, years: Mention) -> bool:
    """Whether all years are run over: "over the entire period"."""
    lead = p.previous(years)
    return lead is not None and begins(lead, "taken_together")
