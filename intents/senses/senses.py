"""Which of its senses a word has beside its neighbours."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from facts.model import HOME, Shared
from intents.lexicon.code_kinds import CodeKinds
from intents.lexicon.words import GROUPS, ends, says
from intents.model import NAMES, Mention, is_of
from intents.senses.bounds import settle_bounds
from intents.senses.hundreds import settle_hundreds
from intents.senses.neighbours import settle_neighbours
from intents.senses.rules.comparisons import is_topping
from intents.senses.rules.verbs import is_order
from intents.senses.stated import settle_stated

#: words that may stand for jobs, or tell that they are meant
_POSITIONS = frozenset((*GROUPS["positions"], *GROUPS["employed"], *GROUPS["supporting"]))
#: types of what a nation has: "the nation's exports", written without its apostrophe
_OWNED = ("TECH", "FLOW", "PRODUCT", "DEFINITION", "CATEGORY", "MEASURE")


def settle(mentions: Sequence[Mention], kinds: CodeKinds) -> list[Mention]:
    """The mentions with the senses that their neighbours leave them."""
    for mention in mentions:
        mention.has_group = "PARTNER" in mention.kinds and kinds.has_group(mention.get("PARTNER"))
    settled = settle_bounds([_settled(m) for m in _counted(_lines_apart(mentions, kinds))])
    _settle_nations(settled, kinds)
    _settle_rest(settled, kinds)
    opened = _of_either_kind(_opened(_classes_apart(_sectors_apart(settled, kinds))))
    return settle_neighbours(settle_hundreds(settle_stated(opened, kinds)))


def _of_either_kind(mentions: list[Mention]) -> list[Mention]:
    """Both kinds before a class are all of it: "which product or service category"."""
    for at, mention in enumerate(mentions[3:], 3):
        if mention.kinds.get("CLASS") != "category":
            continue
        first, joint, last = mentions[at - 3 : at]
        kinds = {first.get("PRODUCT"), last.get("PRODUCT")}
        if {"OR", "AND", "DASH"} & set(joint.kinds) and kinds == {"products", "services"}:
            for m in (first, joint, last):
                m.kinds = {"FILLER": m.text.lower()}
    return mentions


def _settle_nations(mentions: list[Mention], kinds: CodeKinds) -> None:
    """A country that one document is about and another trades with: with whom, or whose trade it is."""
    for at, mention in enumerate(mentions):
        if "NATION" not in mention.kinds or "PARTNER" not in mention.kinds:
            continue
        others = [m for m in mentions if "NATION" in m and "PARTNER" not in m and m.get("NATION") != "them"]
        if mention.get("NATION") == HOME:
            is_partner = any(m.get("NATION") != HOME for m in others)
        else:
            beside = any(
                "PARTNER" in m and "NATION" not in m and not _is_governed(mentions[:i])
                for i, m in enumerate(mentions)
            )
            rest = kinds.rest.issuperset(mention.get("PARTNER")) and _counts_jobs(mentions)
            is_partner = bool(others) or beside or rest or _is_governed(mentions[:at])
        del mention.kinds["NATION" if is_partner else "PARTNER"]


def _counted(mentions: Sequence[Mention]) -> list[Mention]:
    """Tell "how many ships", a measure, from "Texas ships", a verb."""
    if not _POSITIONS.isdisjoint([m.word for m in mentions]):
        _take_positions(mentions)
    for before, mention in pairwise(mentions):
        if "MEASURE" in mention.kinds and {"HOWMUCH", "COUNT"} & set(before.kinds):
            mention.kinds = {
                kind: value for kind, value in mention.kinds.items() if kind not in {"SELL", "BUY"}
            }
    return list(mentions)


def _take_positions(mentions: Sequence[Mention]) -> None:
    """Take "positions" or "workers" for jobs where these are counted or supported."""
    counted = any(is_of(m, "COUNT", "HOWMUCH") for m in mentions)
    jobs = any(
        says(m, "supporting")
        or (counted and (says(m, "depending") or says(m, "owed_to") or says(m, "adding_jobs")))
        for m in mentions
    )
    held = any(Shared.JOBS in (m.get("MEASURE") or ()) for m in mentions)
    for at, mention in enumerate(mentions):
        before = mentions[at - 1] if at else None
        beside = (jobs and not held) or (held and is_of(before, "COUNT", "DIFFERENCE"))
        named = is_of(mention, "RANK", "GIVE", "UNKNOWN") and says(mention, "positions")
        workers = says(mention, "employed") and not held
        those = jobs and not held and "BACKREF" in mention and is_of(before, "OF") and _is_chosen(mentions)
        counts = says(mention, "counted_in_jobs") and any(says(m, "data") for m in mentions[at + 1 : at + 2])
        if (
            (named and beside)
            or counts
            or those
            or (workers and (_are_supported(mentions, at) or (jobs and is_of(before, "COUNT"))))
        ):
            mention.kinds = {"MEASURE": mention.get("MEASURE") or (Shared.JOBS,)}
        elif named and is_of(before, "COUNT") and is_of(mention, "RANK") and _has_move(mentions):
            mention.kinds = {"CLASS": "place"}  # "how many positions did Nevada climb"


def _is_chosen(mentions: Sequence[Mention]) -> bool:
    """Whether one is chosen of several: "which market supports the most of them"."""
    return any("SUPER" in m for m in mentions)


def _has_move(mentions: Sequence[Mention]) -> bool:
    return any(is_of(m, "MOVE", "GROWTH") for m in mentions)


def _are_supported(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is said that trade supports somebody: "workers tied to tech exports"."""
    traded = (m for m in mentions[at + 1 : at + 6] if is_of(m, "FLOW", "TECH", "PRODUCT", "CATEGORY"))
    return next(traded, None) is not None and any(
        says(m, "supporting") or says(m, "depending") or says(m, "standing_behind")
        for m in mentions[at + 1 : at + 4]
    )


def _lines_apart(mentions: Sequence[Mention], kinds: CodeKinds) -> Sequence[Mention]:
    """Take a printed count as its members where one of them is chosen by the same balance.

    "Among technology areas in deficit, which had the smallest deficit" asks for an area, not for a number.
    """
    measures = [m for m in mentions if "MEASURE" in m.kinds]
    if not measures:
        return mentions
    chosen = any("SUPER" in m for m in mentions) and any("WHICH" in m or "LIST" in m for m in mentions)
    chosen = chosen or any("YEAR" in m for m in mentions)  # counts are printed for several years only
    flows = {m.get("FLOW") for m in mentions if "FLOW" in m}
    for mention in measures:
        counted = kinds.counted.get(next(iter(mention.get("MEASURE") or ()), ""))
        if counted and chosen and flows <= {counted.balance}:
            sign = {} if flows else {"FLOW": counted.balance.value}
            mention.kinds = {"CLASS": counted.lines.value, **sign}
    return mentions


def _counts_jobs(mentions: Sequence[Mention]) -> bool:
    """Whether jobs are asked for, which one table has for each market and for the rest of the world."""
    jobs = any(Shared.JOBS in m.get("MEASURE") for m in mentions if "MEASURE" in m)
    return jobs and not any("EXCEPT" in m or says(m, "aside_or_out") for m in mentions)


def _is_governed(before: list[Mention]) -> bool:
    """Whether "to", "with", or "imports from" stands before: with whom is traded, not whose trade it is."""
    last = next((m for m in reversed(before) if "FILLER" not in m), None)
    if last is None or "FROM" not in last:
        return last is not None and bool({"TO", "WITH"} & set(last.kinds))
    return any(m.get("FLOW") == "imports" or "BUY" in m for m in before)


def _settle_rest(mentions: list[Mention], kinds: CodeKinds) -> None:
    """Take "other countries" beside a state for abroad, not for a line of a table."""
    partners = [m for m in mentions if m.kinds.get("PARTNER") and not m.genitive]
    rest = [m for m in partners if kinds.rest.issuperset(m.get("PARTNER"))]
    if not rest:
        return
    classes = (i for i, m in enumerate(mentions) if m.get("CLASS") == "area" and not is_order(mentions, i))
    if any("AREA" in m for m in mentions) or any(True for _ in classes):
        for mention in rest:
            mention.kinds = {"FILLER": mention.text.lower()}


def _sectors_apart(mentions: list[Mention], kinds: CodeKinds) -> list[Mention]:
    """Beside another sector ("oil and gas") "tech products" is one too."""
    categories = [m for m in mentions if "CATEGORY" in m.kinds]
    both = [m for m in categories if "PRODUCT" in m]
    others = [m for m in categories if "PRODUCT" not in m]
    apart = bool(others) and all(kinds.is_sector(c) for m in others for c in m.get("CATEGORY"))
    for mention in both:
        del mention.kinds["PRODUCT" if apart else "CATEGORY"]
    return mentions


def _classes_apart(mentions: list[Mention]) -> list[Mention]:
    """Between two names "tops" compares; beside WHICH "nation" is a class, elsewhere the nation itself."""
    for at, mention in enumerate(mentions):
        if "SUPER" in mention.kinds and is_topping(mentions, at):
            del mention.kinds["SUPER"]
        if "NATION" in mention.kinds and "CLASS" in mention.kinds:
            asked = at > 0 and bool(
                {"WHICH", "SUPER", "COUNT", "NUMBER", "EACH"} & set(mentions[at - 1].kinds)
            )
            abroad = at > 0 and bool({"TO", "FROM", "SELL", "BUY", "GO_TO"} & set(mentions[at - 1].kinds))
            abroad = abroad or _is_home(mentions, at)
            asked = (
                asked
                or _is_any_nation(mentions, at)
                or (says(mention, "the_states") and not abroad)
                or (at > 0 and says(mentions[at - 1], "of") and says(mention, "the_states"))
            )
            del mention.kinds["NATION" if asked else "CLASS"]
    return mentions


def _is_any_nation(mentions: list[Mention], at: int) -> bool:
    """Nations are meant, not this one's: "other nations", "what nation"; not "the nations exports"."""
    owns = is_of(mentions[at + 1] if at + 1 < len(mentions) else None, *_OWNED)
    several = says(mentions[at], "nations") or (at > 0 and says(mentions[at - 1], "what"))
    return several and not owns


def _is_home(mentions: list[Mention], at: int) -> bool:
    """Whether "the States" is the nation, which trades with partners: "the States bought from Peru"."""
    written = mentions[at].text.endswith("States") and not mentions[at].text.isupper()
    acts = written and at + 1 < len(mentions)
    signed = any(m.get("CLASS") == "partner" or m.get("FLOW") in {"deficit", "surplus"} for m in mentions)
    if acts and is_of(mentions[at + 1], "GIVE"):  # "which countries the States have a deficit with"
        return signed or any("PARTNER" in m for m in mentions)
    named = signed or any(is_of(m, "PARTNER", "CATEGORY", "DEFINITION") for m in mentions)
    return acts and is_of(mentions[at + 1], "SELL", "BUY", "FLOW") and named


def _opened(mentions: list[Mention]) -> list[Mention]:
    """Take "now" at the head of a turn as a word for going on, not for the latest year: "Now Peru"."""
    first = next((m for m in mentions if "MARK" not in m), None)
    second = mentions[mentions.index(first) + 1] if first in mentions[:-1] else None
    alone = first is not None and "SMALLTALK" not in first and not (second is not None and second.is_entity)
    cried = second is None or is_of(
        second, "COMMA", "MARK", "QMARK", "DASH"
    )  # "chief, ..."; not "chief market"
    if first is not None and alone and says(first, "interjections") and (cried or "SUPER" not in first):
        first.kinds = {"FILLER": first.text.lower()}
    light = ("MARK", "FILLER", "SMALLTALK", "COMMA", "AND")
    head = next((m for m in mentions if not is_of(m, *light)), None)
    only = bool(mentions) and says(mentions[0], "limiting")  # "just Ohio now"
    closing = [m for m in mentions if not is_of(m, "MARK", "QMARK")][-1:] if only else []
    for word in [head] if head is not None and not only else closing:
        if "YEARWORD" in word and "ELLIPSIS" in word:
            word.only("ELLIPSIS")
    if (last := _last_word(mentions)) is not None and says(last, "added_up") and "MOVE" in last:
        last.kinds = {"SUM": ""}
    for at, mention in enumerate(mentions[:-3]):
        if "MOVE" in mention.kinds and says(mention, "add") and _adds_names(mentions, at):
            mention.kinds = {"SUM": ""}
    return mentions


def _adds_names(mentions: list[Mention], at: int) -> bool:
    """Whether names follow that "add" joins: "add Texas and Ohio", "add to Peru's Chile's"."""
    kinds = [m.kinds for m in mentions[at + 1 : at + 12]]
    joined = any("AND" in k or (not at and "TO" in k) for k in kinds)
    several = sum(not k.keys().isdisjoint(NAMES) for k in kinds) > 1
    return (joined and several) or _joins_in_itself(mentions[at + 1])


def _last_word(mentions: list[Mention]) -> Mention | None:
    """The last word where a comma stands before it: "the last three years, added"."""
    words = [m for m in mentions if not {"MARK", "QMARK"} & set(m.kinds)]
    return words[-1] if len(words) > 2 and "COMMA" in words[-2] else None


def _joins_in_itself(mention: Mention) -> bool:
    """Whether one name joins several: "computer and communications equipment"."""
    return "CATEGORY" in mention and any(says(word, "joining") for word in mention.text.lower().split())


def _settled(mention: Mention) -> Mention:
    """A word that asks for an operation is no name of a measure beside it; "he" is nothing said before."""
    if "BACKREF" in mention.kinds and says(mention.text.lower().partition("'")[0], "persons"):
        mention.kinds = {"FILLER": mention.text.lower()}
    if "MEASURE" in mention.kinds and not {
        "RANK",
        "GROWTH",
        "MOVE",
        "SHARE",
        "HOWMUCH",
        "SUM",
        "BUY",
        "SELL",
    }.isdisjoint(mention.kinds):
        del mention.kinds["MEASURE"]
    if {"AREA", "REGION"} <= mention.kinds.keys() and ends(mention, "state_nouns"):
        del mention.kinds["AREA"]  # "the mountain states" are several, "the Mountain State" is one
    if "STOP" in mention.kinds and not {
        "AREA",
        "PARTNER",
        "CATEGORY",
        "MEASURE",
        "FLOW",
        "PRODUCT",
        "TECH",
    }.isdisjoint(mention.kinds):
        del mention.kinds["STOP"]
    return mention
