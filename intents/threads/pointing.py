"""A class word that points back, "the state", "that year", "both countries" -> the names it stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from intents.clauses.retracting import takes_back
from intents.lexicon.code_kinds import CodeKinds
from intents.lexicon.words import GROUPS, ends, holds, says
from intents.model import NAMES, SLOTS_OF, Mention, is_of
from intents.senses.narrowing import is_heavy
from intents.threads.context import BETWEEN_FOUND, Context
from intents.threads.swapping import in_its_region, swapped
from intents.threads.years_told import with_years_told

#: dimension of a class word -> the type of mention that names a member
_KINDS = {
    "area": "AREA",
    "partner": "PARTNER",
    "category": "CATEGORY",
    "techarea": "CATEGORY",
    "year": "YEAR",
}
#: dimension of a class word -> the slot that held its names in the turn before
_SLOTS = {"techarea": "categories", **SLOTS_OF}
#: what may stand behind "the state" where it is one that was named
_BEHIND = {
    "MARK", "QMARK", "COMMA", "IN", "FROM", "TO", "AND", "OR", "GIVE", "YEAR", "SPAN", "MOVE", "GROWTH",
    "RANKISH", "SELL", "BUY", "BY", "BETWEEN", "VS", "THAN", "EVER", "SHARE", "CLAIM", "COMPARE",
    "TREND", "HOW_DOING",
}  # fmt: skip
#: what holds one against another: "how does our state compare to Ohio"
_HELD = ("COMPARE", "VS", "THAN", "DIFFERENCE")
#: types and words that may point back
_POINTING = frozenset(("CLASS", "NATION", "BACKREF"))
_POINTING_WORDS = frozenset().union(*(GROUPS[g] for g in ("the_former", "the_latter", "the_one_before")))
#: what a turn says that only puts right a name
_CORRECTING = {
    *NAMES, "FILLER", "MARK", "QMARK", "COMMA", "ELLIPSIS", "CLASS", "DASH", "SMALLTALK", "BACKREF",
}  # fmt: skip


def resolve_pointers(
    sentences: Sequence[list[Mention]], context: Context, namesakes: Mapping[str, str], kinds: CodeKinds
) -> list[list[Mention]]:
    """The sentences of a message, with names in the place of the class words that point to them.

    What a word may point to is named in a sentence before, or else in the turn before. A word that points
    to nothing, or to one of several, becomes a POINT: the dimension and the codes that it may mean.
    `namesakes`: place -> the state whose name it bears, which "sorry, I meant the state" goes over to;
    `kinds`: which codes are groups of partners.
    """
    if context.frame is not None and any(takes_back(mentions) for mentions in sentences):
        areas = tuple(namesakes.get(code, code) for code in context.frame.slots.areas)
        context = Context(context.frame.with_(slots=replace(context.frame.slots, areas=areas)))
    done: list[list[Mention]] = []
    for mentions in sentences:
        put_right = in_its_region(swapped(_put_right(mentions, context), context), context, kinds)
        grouped = with_years_told(_of_group(put_right, done, kinds), done, context)
        done.append(_resolved(grouped, done, context))
    return done


def _put_right(mentions: list[Mention], context: Context) -> list[Mention]:
    """What is meant, where a turn only says which name is and which is not: "the state, not DC"."""
    if context.frame is None:
        return mentions
    at = next((i for i, m in enumerate(mentions) if "NOT" in m.kinds and not says(m, "nos")), -1)
    end = next((i for i, m in enumerate(mentions) if i > at >= 0 and "FILLER" not in m.kinds), 0)
    if not end or not is_of(mentions[end], "AREA", "PARTNER"):
        return mentions
    rest, denied = mentions[:at] + mentions[end + 1 :], mentions[end]
    dimension = next(d for d, kind in _KINDS.items() if kind in denied)
    before = _remembered(context, dimension)
    if not all(_CORRECTING & set(m.kinds) for m in rest) or any(m.kinds == denied.kinds for m in before):
        return mentions
    named = [m for m in rest if _KINDS[dimension] in m] or (before if len(before) == 1 else [])
    return [Mention({"ELLIPSIS": ""}, denied.end, denied.end, denied.text), *named] if named else mentions


def _resolved(mentions: list[Mention], before: Sequence[list[Mention]], context: Context) -> list[Mention]:
    out: list[Mention] = []
    for at, word in enumerate(mentions):
        out.append(word)
        if _POINTING.isdisjoint(word.kinds) and word.word not in _POINTING_WORDS:
            continue
        one = _one_of_two(word, mentions, before, context) or _counted_in(word, mentions, before)
        if one := one or _stands_beside(word, mentions[:at], context):
            out[-1:] = one
            continue
        dimension = _dimension(word, mentions[:at])
        if not dimension:
            continue
        said = [m for m in mentions if _KINDS[dimension] in m]
        opener = _opening(mentions, at)
        own = bool(opener) and says(opener[0], "of_ones_own") and any(is_of(m, *_HELD) for m in mentions)
        if not (own or all(_is_added(m, mentions) for m in said)):
            continue
        names = _named(before, dimension) or _remembered(context, dimension)
        names = [name for name in names if all(name.kinds != m.kinds for m in said)]
        around = (mentions[: at - len(opener)], mentions[at + 1 :])
        meant = _meant(word, names, opener, around, context)
        if meant is not None:
            del out[len(out) - 1 - len(opener) :]
            same = bool(opener) and holds(opener[0], "the_same") and not out
            out += [Mention({"ELLIPSIS": ""}, opener[0].start, opener[0].end, opener[0].text)] if same else []
            out += meant
    return out


def _one_of_two(
    word: Mention, mentions: Sequence[Mention], before: Sequence[list[Mention]], context: Context
) -> list[Mention]:
    """The one of two before that "the former" or "the latter" is; asked for where there are not two."""
    first = says(word, "the_former")
    if not (first or says(word, "the_latter")) or any(is_of(m, *NAMES) for m in mentions):
        return []
    for dimension in _KINDS:
        names = _named(before, dimension) or _remembered(context, dimension)
        if len(names) == 1 and context.earlier is not None:
            names = _remembered(Context(context.earlier), dimension) + names
        if len(names) == 2 and names[0].kinds != names[1].kinds:
            leans = Mention({"ELLIPSIS": ""}, word.end, word.end, word.text)
            return [*_in_place(names[:1] if first else names[1:], word), leans]
    return [Mention({"POINT": ("", ())}, word.start, word.end, word.text)]


def _of_group(mentions: list[Mention], before: Sequence[list[Mention]], kinds: CodeKinds) -> list[Mention]:
    """A sentence with the partner group it is about: "how many of them", "countries there", "sold them"."""
    names = _named(before, "partner")
    if len(names) != 1 or not kinds.has_group(names[0].get("PARTNER")):
        return mentions
    alone = not any("PARTNER" in m.kinds for m in mentions)
    for at, word in enumerate(mentions):
        leads, last = mentions[:at], at + 1 == len(mentions)
        of_them = says(word, "several_before") and not last and "CLASS" not in mentions[at + 1]
        traded = says(word, "them") and is_of(leads[-1] if leads else None, "FROM", "TO", "WITH", "SELL")
        if (of_them and alone and _asks_of(leads)) or (traded and not alone):
            return [*leads, *_in_place(names, word), *mentions[at + 1 :]]
        if alone and says(word, "there") and leads and leads[-1].get("CLASS") == "partner":
            inside = Mention({"IN": ""}, word.start, word.start, "in")
            return [*leads, inside, *_in_place(names, word), *mentions[at + 1 :]]
    return mentions


def _asks_of(leads: Sequence[Mention]) -> bool:
    """Whether it is asked which or how many of those that follow: "which of", "how many of"."""
    which = len(leads) > 1 and "OF" in leads[-1] and is_of(leads[-2], "WHICH", "COUNT")
    return which or (bool(leads) and "COUNT" in leads[-1] and ends(leads[-1], "of_at_the_end"))


def _counted_in(word: Mention, mentions: Sequence[Mention], before: Sequence[list[Mention]]) -> list[Mention]:
    """The category before that "it" is, counted into the one that is named: "ICT with it included"."""
    said = [m for m in mentions if "CATEGORY" in m.kinds] if "BACKREF" in word else []
    if not (said and _is_added(word, mentions)):
        return []
    names = [n for n in _named(before, "category") if all(n.kinds != m.kinds for m in said)]
    return _in_place(names, word) if len(names) == 1 else []


def _stands_beside(word: Mention, before: Sequence[Mention], context: Context) -> list[Mention]:
    """The one name before whose neighbours are asked for: "which state is right above it?"."""
    leads = before[-1] if before else None
    if not (says(word, "the_one_before") and is_of(leads, "NEAR", "MORE")):
        return []
    noun = next((m for m in reversed(before) if m.get("CLASS") in SLOTS_OF), None)
    if noun is None:
        return []
    names = _remembered(context, str(noun.get("CLASS")))
    if len(names) != 1 or any(is_of(m, *NAMES) for m in before):
        return []
    side = {"up": "above", "down": "below"}.get(leads.get("MORE"), "")
    if side and says(noun, "one_of_a_class") and (says(leads, "beside_above") or says(leads, "beside_below")):
        leads.kinds = {"NEAR": side}
    return [*_in_place(names, word), Mention({"ELLIPSIS": ""}, word.end, word.end, word.text)]


def _is_added(name: Mention, mentions: Sequence[Mention]) -> bool:
    """Whether a name is only counted in: "that area with software included"."""
    at = mentions.index(name)
    behind = next((m for m in mentions[at + 1 :] if "FILLER" not in m.kinds), None)
    return is_of(behind, "COUNTING") or (at > 0 and is_of(mentions[at - 1], "COUNTING"))


def _dimension(word: Mention, before: Sequence[Mention]) -> str:
    """The dimension of a class word; "the country" is a partner behind "with", "to" or "from"."""
    value = word.get("CLASS")
    if "NATION" in word:
        governed = bool(before) and is_of(before[-1], "WITH", "TO", "FROM")
        return "partner" if (says(word, "the_country") or says(word, "this_country")) and governed else ""
    return str(value) if value in _KINDS and len(word.kinds) == 1 else ""


def _opening(mentions: Sequence[Mention], at: int) -> list[Mention]:
    """What makes a class word definite: "the", "that", "the same", "these two"; empty for none."""
    if at and "NUMBER" in mentions[at - 1] and at > 1 and _is_definite(mentions[at - 2]):
        return list(mentions[at - 2 : at])
    own = (
        at > 0 and mentions[at].get("CLASS") == "area" and says(mentions[at - 1], "of_ones_own")
    )  # "our state"
    return [mentions[at - 1]] if at and (own or _is_definite(mentions[at - 1])) else []


def _is_definite(mention: Mention) -> bool:
    return says(mention, "pointing") or says(mention, "pointing_several") or says(mention, "the")


def _meant(
    word: Mention,
    names: list[Mention],
    opener: list[Mention],
    around: tuple[Sequence[Mention], Sequence[Mention]],
    context: Context,
) -> list[Mention] | None:
    """What stands for the class word between what is `around` it; None where it points to nothing."""
    dimension = "partner" if "NATION" in word else str(word.get("CLASS"))
    one = says(word, "one_of_a_class") or "NATION" in word
    if "NATION" in word:
        if len(names) == 1:
            return names
        return _asked(word, opener, names, dimension) if around[0] and "WITH" in around[0][-1].kinds else None
    if not opener or ("NUMBER" in opener[-1] and int(opener[-1].get("NUMBER")) != len(names)):
        return None
    if any(m.get("CLASS") == dimension for m in around[0]):
        return []
    sure = says(opener[0], "pointing") or says(opener[0], "of_ones_own")
    if not one:
        several = says(opener[0], "pointing_several") or "NUMBER" in opener[-1]
        return _in_place(names, word) if several and len(names) > 1 and context.frame is None else None
    if not sure and (dimension == "year" or not (word.genitive or _stands_alone(*around))):
        return None
    if len(names) == 1:
        return _in_place(names, word)
    if dimension == "year" and not names and context.frame is not None:
        return []
    if not sure and dimension != "area":
        return None
    return _asked(word, opener, names, dimension)


def _asked(word: Mention, opener: list[Mention], names: list[Mention], dimension: str) -> list[Mention]:
    """The pointing words, with the codes of those that they may mean."""
    codes = tuple(str(m.get(_KINDS[dimension])[0]) for m in names if dimension != "year")
    text = " ".join(m.text for m in (*opener[:1], word)).removesuffix("'s")
    start = opener[0].start if opener else word.start
    return [Mention({"POINT": (dimension, codes)}, start, word.end, text, word.genitive)]


def _stands_alone(before: Sequence[Mention], behind: Sequence[Mention]) -> bool:
    """Whether no noun and no clause follows: not "the state figures", "the state growing fastest"."""
    if not behind:
        return True
    first = behind[0]
    if "IN" in first and any(is_of(m, "ORDINAL", "RANK") for m in behind[1:3]):
        return False  # "the state in 25th place", "the state at number 25"
    light = says(first, "be") or ("FILLER" in first and not (is_heavy(first) or says(first, "sums_of_rows")))
    asked = bool(before) and says(before[-1], "auxiliaries")
    compound = len(behind) > 1 and bool(
        is_of(behind[1], "LIST", "CLASS", "COUNT", "GROUP_WORD", "DOLLARS")
        or is_heavy(behind[1])
        or says(behind[1], "data")
    )
    verb = says(first, "exported") or (asked and says(first, "to_export") and not compound)
    return (bool(_BEHIND & set(first.kinds)) or light or verb) and not first.text.lower().endswith("ing")


def _in_place(names: Sequence[Mention], word: Mention) -> list[Mention]:
    """Copies of the names, joined by "and", where the class word stood."""
    out: list[Mention] = []
    for name in names:
        if out:
            out.append(Mention({"AND": ""}, word.start, word.end, "and"))
        out.append(Mention(dict(name.kinds), word.start, word.end, name.text, word.genitive))
    return out


def _named(before: Sequence[list[Mention]], dimension: str) -> list[Mention]:
    """The different members that the nearest sentence with any of them names."""
    kind = _KINDS[dimension]
    for mentions in reversed(before):
        found: dict[object, Mention] = {}
        for m in mentions:
            if kind in m.kinds and not is_of(m, "FLOW", "PRODUCT"):
                found.setdefault(m.get(kind), Mention({kind: m.get(kind)}, m.start, m.end, m.text))
        if found:
            return list(found.values())
    return []


def _remembered(context: Context, dimension: str) -> list[Mention]:
    """The members that the turn before named or found."""
    kind, (slot, found) = _KINDS[dimension], context.found
    if dimension == "year":
        years = (found,) if slot == "years" else context.frame.years if context.frame else ()
        return [Mention({kind: int(year)}, 0, 0, str(year)) for year in years]
    codes = tuple(found.split(BETWEEN_FOUND)) if slot == _SLOTS[dimension] else ()
    if not codes and context.frame is not None:
        codes = getattr(context.frame.slots, _SLOTS[dimension])
    return [Mention({kind: tuple(code.split("|"))}, 0, 0, code) for code in codes]
