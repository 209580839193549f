"""Words whose sense the word beside them decides: "in May 2020", "paper imports", "state the value"."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from intents.model import Mention
from intents.narrowing import closes, follows_traded, narrows
from intents.words import says

_TRADED = {"CATEGORY", "TECH", "PRODUCT", "DEFINITION"}


def settle_neighbours(mentions: list[Mention]) -> list[Mention]:
    """Every mention with the sense that the first rule which fits it gives."""
    for at, mention in enumerate(mentions):
        for fits, kinds in _RULES:
            if fits(mentions, at):
                mention.kinds = {kind: value or mention.text.lower() for kind, value in kinds.items()}
    return mentions


def _after(mentions: Sequence[Mention], at: int) -> Mention | None:
    return mentions[at + 1] if at + 1 < len(mentions) else None


def _is_part_of_state(mentions: list[Mention], at: int) -> bool:
    """Whether a region is a part of a state: "West Texas"."""
    following = _after(mentions, at)
    return (
        "REGION" in mentions[at]
        and "AREA" not in mentions[at]
        and following is not None
        and "AREA" in following
    )


def _is_mild(mentions: list[Mention], at: int) -> bool:
    """Whether an adjective that would narrow stands before no name: "a military expert"."""
    following = _after(mentions, at)
    names = following is not None and (following.is_entity or "UNKNOWN" in following)
    return mentions[at].get("STOP") == "adjective" and not (
        names or closes(mentions, at) or follows_traded(mentions, at)
    )


def _is_noun(mentions: list[Mention], at: int) -> bool:
    """Whether a verb of moving is a noun: "a contract", "a slide"."""
    led = at > 0 and ("UNKNOWN" in mentions[at - 1] or says(mentions[at - 1], "determiners"))
    return "MOVE" in mentions[at] and led and says(mentions[at], "nouns_too")


def _asks_meaning(mentions: list[Mention], at: int) -> bool:
    """Whether "mean" is the verb: "what does IT services mean"."""
    mean = says(mentions[at], "mean") and at > 1
    return mean and mentions[at - 1].is_entity and "GIVE" in mentions[at - 2]


def _is_month(mentions: list[Mention], at: int) -> bool:
    """Whether a word that is also a month stands for it: "in May 2020"."""
    if not says(mentions[at], "months_too") or mentions[at].is_entity:
        return False
    following = _after(mentions, at)
    within = at > 0 and bool({"IN", "OF", "FROM", "TO"} & set(mentions[at - 1].kinds))
    apart = following is None or not {"FILLER", "NATION"} & set(following.kinds)
    return (following is not None and "YEAR" in following) or (within and apart)


def _is_order(mentions: list[Mention], at: int) -> bool:
    """Whether "state" is the verb: "please state the value", "be so kind as to state chip exports"."""
    following = _after(mentions, at)
    if not says(mentions[at], "states_too") or following is None:
        return False
    before = mentions[at - 1] if at else None
    if before is not None and says(before, "before_verbs") and (following.is_entity or "FLOW" in following):
        return True
    if not says(following, "articles"):
        return False
    governs = {"OF", "IN", "FROM", "BY", "PER", "WHICH", "UNKNOWN"}
    return before is None or not (
        before.is_entity or says(before, "determiners") or governs & set(before.kinds)
    )


def _is_between_years(mentions: list[Mention], at: int) -> bool:
    """Whether "less" takes one year from another: "2020 less 2019"."""
    beside = mentions[max(at - 1, 0) : at] + mentions[at + 1 : at + 2]
    return "MORE" in mentions[at] and len(beside) == 2 and all("YEAR" in m for m in beside)


def _is_within_name(mentions: list[Mention], at: int) -> bool:
    """Whether "+" or "plus" stands inside a name: "cloud computing + data storage"."""
    before, after = mentions[at - 1] if at else None, _after(mentions, at)
    if "SUM" not in mentions[at] or before is None or after is None:
        return False
    return "CATEGORY" in before and before.get("CATEGORY") == after.get("CATEGORY")


def _is_in_whole(mentions: list[Mention], at: int) -> bool:
    """Whether "in total" belongs to what follows: "in total exports"."""
    after = _after(mentions, at)
    whole = {"FLOW", "TECH", "DEFINITION", "PRODUCT"}
    return says(mentions[at], "in_total") and after is not None and not whole.isdisjoint(after.kinds)


def _is_earning(mentions: list[Mention], at: int) -> bool:
    """Whether what comes in is earned by exports: "what did weapons exports bring in"."""
    others = [m for m in mentions if m is not mentions[at] and m.get("FLOW") == "exports"]
    return mentions[at].get("FLOW") == "imports" and bool(others) and says(mentions[at], "earning_verbs")


def _is_elsewhere(mentions: list[Mention], at: int) -> bool:
    """A name or word that means another place: "Georgia the country", "world chip exports"."""
    mention, later = mentions[at], mentions[at + 1 : at + 3]
    if "AREA" in mention and "PARTNER" not in mention:
        return bool(later) and says(later[0], "the_country")
    leads = bool(later) and bool(_TRADED & set(later[0].kinds))
    governed = at > 0 and bool({"TO", "FROM", "WITH", "IN"} & set(mentions[at - 1].kinds))
    return says(mention, "world") and "NATION" in mention and leads and not governed


#: which words get which types beside their neighbours: the test, the types with a value or the word itself
_RULES: tuple[tuple[Callable[[list[Mention], int], bool], Mapping[str, str]], ...] = (
    (_is_part_of_state, {"STOP": "place_word"}),
    (_is_mild, {"FILLER": ""}),
    (_is_noun, {"FILLER": ""}),
    (_asks_meaning, {"TOPIC": "define"}),
    (_is_month, {"STOP": "time"}),
    (_is_order, {"GIVE": ""}),
    (_is_between_years, {"DIFFERENCE": ""}),
    (_is_within_name, {"FILLER": ""}),
    (_is_in_whole, {"IN": "", "TOTAL": ""}),
    (_is_earning, {"GIVE": ""}),
    (_is_elsewhere, {"STOP": "place_word"}),
    (narrows, {"UNKNOWN": ""}),
)
