"""What short turns say of the ones before: "who's above?", "which is bigger?", "all three together?"."""

from __future__ import annotations

from intents.constructions.perspectives import NAMING, it_trades
from intents.constructions.shares import names_of
from intents.frames.parse import Parse
from intents.lexicon.number_words import WORDS
from intents.lexicon.words import ends, says
from intents.model import NAMES, Mention, is_of

#: what a few words name that only put right the turn before
_FRAGMENT = {
    *NAMING, "YEAR", "SPAN", "TECH", "NATION", "OF", "TO", "FROM", "WITH", "IN", "FILLER", "MARK", "COMMA",
}  # fmt: skip
#: what may name a place in the order beside the one before: "the one above it?", "and below?"
_BESIDE = ("NEAR", "UNDER", "OVER", "MORE")
_LIGHT = {"FILLER", "MARK", "QMARK", "COMMA", "AND", "ELLIPSIS", "THAN", "EACH", "TOTAL", "BACKREF", "OF"}


def puts_first(p: Parse) -> None:
    """Who is to stand first in the reply: "the ranks of Ohio and Michigan, Michigan first"."""
    for cue in p.all("ORDINAL", 1):
        name = p.previous(cue)
        kind = next((k for k in NAMES if name is not None and k in name), "")
        if name is None or not kind or not says(cue, "first") or not _stands_apart(p, name, cue):
            continue
        if p.has("BACKREF") or any(m is not name and m.get(kind) == name.get(kind) for m in p.all(kind)):
            p.put(first=f"{kind.lower()}:{'|'.join(name.get(kind))}")
            p.retype(cue, {"FILLER": cue.text.lower()})
            p.retype(name, {"FILLER": name.text.lower()})


def _stands_apart(p: Parse, name: Mention, last: Mention) -> bool:
    """Whether two words stand behind a comma or a mark and end what is said."""
    before, after = p.previous(name), p.next(last, skip={"FILLER", "COMMA", "SMALLTALK"})
    return is_of(before, "COMMA", "MARK", "QMARK", "WITH") and (
        after is None or is_of(after, "MARK", "QMARK")
    )


def puts_right(p: Parse) -> None:
    """Whether a turn opens by putting right the one before: "no, aerospace exports", "sorry, from Japan"."""
    rest = list(p.items)
    while rest and is_of(rest[0], "SMALLTALK", "FILLER") and not says(rest[0], "articles"):
        rest.pop(0)  # "lol no, Iowa"
    if not (rest and len(rest) < len(p.items) and says(rest[0], "nos")):
        rest = list(p.items)
    while rest and (says(rest[0], "nos") or says(rest[0], "puts_right") or is_of(rest[0], "COMMA")):
        rest.pop(0)
    if len(rest) < len(p.items) and rest and all(_FRAGMENT & set(m.kinds) for m in rest):
        value = "" if any(is_of(m, "AND", "ELLIPSIS") for m in rest) else "retract"
        for cue in p.items[: len(p.items) - len(rest)]:
            p.retype(cue, {"ELLIPSIS": value})


#: what a turn names but for the class of it
_LINES = tuple(kind for kind in NAMING if kind != "CLASS")


def members_counted(p: Parse) -> None:
    """Numbers that only count what is named or was asked about: "of these three", "of the two years"."""
    for number in p.free("NUMBER"):
        _counts_named(p, number)
        _counts_pointed(p, number)
    for noun in p.all("CLASS", "year"):
        before = p.previous(noun, skip=set())
        many = before if before is not None and "NUMBER" in before else None
        pointer = before if many is None else p.previous(many, skip=set())
        summed = many is not None and p.has("SUM", "MEAN") and pointer is not None and says(pointer, "the")
        if pointer is None or not ("BACKREF" in pointer or summed) or p.has("YEAR", "SPAN"):
            continue
        if many is not None:
            p.put(members=int(many.get("NUMBER")))
            p.retype(many, {"FILLER": many.text.lower()})
        p.retype(noun, {"FILLER": noun.text.lower()})


def leanings(p: Parse) -> None:
    """Settle what only the turn before can complete; names stay with the other constructions."""
    _opening_whole(p)
    _members(p)
    _counted_part(p)
    _with_partner(p)
    it_trades(p)
    _bare_whole(p)
    if p.has(*NAMING):
        if p.has("BACKREF") and not p.has(*_LINES):
            _neighbours(p)  # "and which state is just above it?"
        if not p.has("CLASS", *NAMES):
            _comparison(p)  # "who exported more tech?"
        return
    _beyond(p)
    _neighbours(p)
    _comparison(p)
    _bare_count(p)
    _sum(p)
    _bare_total(p)


def _opening_whole(p: Parse) -> None:
    """Whether a turn opens with the whole of a share: "and of imports?"."""
    if not p.says("opens_whole"):
        return
    first = next(
        (m for m in p.items if not {"FILLER", "MARK", "COMMA", "AND", "ELLIPSIS"} & set(m.kinds)), None
    )
    if first is not None and says(first, "opens_whole"):
        p.put(of_first=True)


def _members(p: Parse) -> None:
    """How many of those before are meant: "all 3 together", "the three of them"."""
    for cue in p.all("EACH") + p.all("TOTAL"):
        if (count := WORDS.get(cue.text.lower().split()[-1], 0)) > 1:
            p.put(members=count)
    for number in p.free("NUMBER"):
        before, after = p.previous(number), p.next(number)
        counted = before is not None and (says(before, "every") or says(before, "among_those"))
        of_them = after is not None and "OF" in after and p.has("BACKREF")
        joined = after is None or "CLASS" not in after
        if _closes_of_those(p, number) or ((counted or of_them) and joined and not p.has("SUPER", "WHICH")):
            p.put(members=int(number.get("NUMBER")))
            p.use(number)


def _closes_of_those(p: Parse, number: Mention) -> bool:
    """Whether "of the three" ends what is asked of those before: "which is the largest of the three?"."""
    the, after = p.previous(number, skip=set()), p.next(number, skip={"FILLER", "SMALLTALK"})
    led = p.previous(the, skip=set()) if the is not None and says(the, "the") else None
    asked = p.has("SUPER", "WHICH", "MEAN", "SUM", "MEDIAN") or p.get("reduce")
    summed = says(the or "", "the") and p.has("SUM") and (is_of(led, "SUM") or is_of(after, "SUM"))
    summed = summed or (p.has("SUM", "MEAN") and says(the or "", "the") and is_of(led, "IN"))
    if not asked or p.has(*NAMING) or not (summed or _leads_to_members(led)):
        return False
    return after is None or is_of(after, "QMARK", "MARK", "SUM")


def _leads_to_members(mention: Mention | None) -> bool:
    """Whether some of what follows are meant: "which of", "the average of"."""
    return mention is not None and ("OF" in mention or ends(mention, "of_at_the_end"))


def _counts_pointed(p: Parse, number: Mention) -> None:
    """Take a number as a count of those asked about before: "which of the three is the largest"."""
    before, after = p.previous(number, skip=set()), p.next(number)
    led = p.previous(before, skip=set()) if before is not None and says(before, "the") else None
    those = _leads_to_members(led) and not is_of(
        p.next(number, skip=set()), "SUPER", "ORDINAL", "MORE", *NAMES
    )
    pointed = (is_of(before, "BACKREF") or those) and p.has("WHICH") and "NUMBER" in number
    if pointed and (after is None or "CLASS" not in after) and not names_of(p):
        p.put(members=int(number.get("NUMBER")))
        p.retype(number, {"BACKREF": "counted"} if those else {"FILLER": number.text.lower()})


def _counts_named(p: Parse, number: Mention) -> None:
    """Take a number as no more than a count of what is named: "Iowa, Ohio, Utah: which of these three"."""
    before = p.previous(number, skip={"FILLER", "BACKREF"})
    single = any("PARTNER" in m and not m.is_group for m in p.items)
    named = [m for m in p.items if not (m.is_group and single)]
    many = {sum(kind in m for m in named) for kind in (*NAMES, "YEAR", "PRODUCT", "FLOW")}
    the = p.previous(number, skip=set())
    bare = says(the or "", "the") and not is_of(p.next(number), "SUPER", "CLASS", "ORDINAL", "PARTNER")
    led = is_of(before, "OF") or (bare and is_of(before, "FROM", "TO", "WITH"))
    if led and int(number.get("NUMBER")) in many - {0}:
        p.retype(number, {"FILLER": number.text.lower()})
        summed = p.has("SUM") and is_of(p.previous(number, skip=set()), "FILLER")
        for told in p.all("SUPER") if summed else []:
            p.retype(told, {"FILLER": ""} if is_of(p.previous(told), *NAMES) else told.kinds)


def _beyond(p: Parse) -> None:
    """The year next to the one before, or the next place: "and before that?", "and after that?"."""
    for pointer in p.all("BACKREF"):
        cue = p.previous(pointer, skip=set())
        if cue is None or not all(_LIGHT & set(m.kinds) for m in p.items):
            continue
        if says(cue, "after"):
            p.put(year_word="next", next_places=1)
        elif says(cue, "earlier_than"):
            p.put(year_word="previous")


def _neighbours(p: Parse) -> None:
    """Who stands beside the one before: "who's above?", "next to it?"."""
    asks = p.has("WHICH", "HOWMUCH")
    bare = all(is_of(m, *_LIGHT, *_BESIDE) for m in p.items)
    for cue in p.items:
        before = p.items[p.index(cue) - 1]
        if cue.used or ("MORE" in cue and p.says("which_one", of="WHICH")):
            continue  # "which is higher?" holds against each other those before
        if says(before, "coming_out"):
            continue  # "who comes out ahead" is said of both sides
        if not says(cue, "beside_above") and not says(cue, "beside_below"):
            continue
        if (asks or (bare and is_of(cue, *_BESIDE))) and _is_last(p, cue):
            p.put(pick="near", near=-1 if says(cue, "beside_above") else 1, leans=True)
            p.retype(cue, {"FILLER": cue.text.lower()})
            return


def _is_last(p: Parse, cue: Mention) -> bool:
    """Whether only light words follow."""
    return all(_LIGHT & set(m.kinds) for m in p.items[p.index(cue) + 1 :])


def _comparison(p: Parse) -> None:
    """Which of those before is more: "who grew more?", "which is bigger?"."""
    more = [m for m in p.free("MORE") if m.role == ""]
    if more and p.has("WHICH") and not p.get("pick") and not p.has("QUANTITY", "NUMBER", "THAN"):
        p.put(reduce="winner", order="min" if more[0].get("MORE") == "down" else "max", leans=True)
        p.use(*more)


def _counted_part(p: Parse) -> None:
    """How many of those before belong to a part: "and how many are from services?"."""
    counts = [m for m in p.free("COUNT") if m.role == ""]
    following = (
        p.next(counts[0], skip={"FILLER", "IN", "FROM", "OF", "BY", "SELL", "GIVE"}) if counts else None
    )
    if (
        following is not None
        and {"PRODUCT", "PARTNER"} & set(following.kinds)
        and not p.has("CLASS", "MEASURE", "FLOW")
    ):
        p.put(reduce="count", leans=True)
        p.use(*counts)


def _with_partner(p: Parse) -> None:
    """Which way a partner trades where no flow is said: "and from Japan?", "to there?"."""
    for partner in p.all("PARTNER") + [m for m in p.all("BACKREF") if says(m, "there")]:
        before = p.previous(partner)
        way = (
            "imports"
            if before is not None and "FROM" in before
            else "exports"
            if before is not None and "TO" in before
            else ""
        )
        if way and not p.has("FLOW", "GROWTH", "MOVE", "SHARE", "SELL", "BUY", "GO_TO", "AREA"):
            p.put(partner_flow=way)


#: what may stand beside the whole of a turn: "and to all of the world?"
_BESIDE_WHOLE = _LIGHT | {"TO", "FROM", "WITH", "IN"}


def _bare_whole(p: Parse) -> None:
    """All partners or technologies in the place of the one before: "worldwide?", "all technologies?"."""
    if not p.has("NATION", "TOTAL"):
        return
    rest = [m for m in p.items if m.kinds.keys().isdisjoint(_BESIDE_WHOLE)]
    them = all(m.get("NATION") == "them" for m in rest)
    if rest and (them or (p.has("TOTAL") and all("TECH" in m for m in rest))):
        p.put(whole=True)
        p.use(*rest)


def _bare_total(p: Parse) -> None:
    """The total of those before, and nothing else: "total?", "their total"."""
    light = (_LIGHT - {"BACKREF"}) | {"HOWMUCH", "GIVE", "IN"}
    bare = all(is_of(m, *light) or says(m, "several_before") for m in p.items)
    if p.has("TOTAL") and not p.has("NATION") and not p.get("reduce") and bare:
        p.put(reduce="sum", leans=True)


def _sum(p: Parse) -> None:
    """Those before added up: "add those up"."""
    first = next((m for m in p.items if not _LIGHT & set(m.kinds)), None)
    if first is not None and says(first, "add_up") and p.has("BACKREF") and not p.get("pick"):
        for name in ("move", "moved", "unit", "down"):
            p.frame.pop(name, None)
        p.put(reduce="sum")
        p.use(first)


def _bare_count(p: Parse) -> None:
    """How many, of something that is not said."""
    counts = p.free("COUNT")
    if counts and all((_LIGHT | {"COUNT"}) & set(m.kinds) for m in p.items):
        p.put(reduce="count", leans=True)
        p.use(*counts)
