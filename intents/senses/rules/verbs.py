"""Words that are a verb at one place and something else at another: "state the value", "in May"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, ends, holds, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import Test, after, before, has

#: what an amount begins with: "the largest value", "the most tech exports"
_AMOUNTS = (
    "HOWMUCH", "DOLLARS", "FLOW", "TECH", "NATION", "PRODUCT", "DEFINITION", "MEASURE", "GROWTH", "MOVE",
)  # fmt: skip


def is_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "state" is the verb: "please state the value", "be so kind as to state chip exports"."""
    leading, following = before(mentions, at), after(mentions, at)
    if following is None:
        return False
    if leading is not None and says(leading, "before_verbs") and (following.is_entity or "FLOW" in following):
        return True
    led = leading is not None and says(leading, "pleading")
    if (at == 0 or led) and _is_told_how(mentions, at):
        return True
    if led and is_of(following, "HOWMUCH", "WHICH", "COMMA", "IN", "WHEN", "COUNT"):
        return True
    if (at == 0 or led) and is_of(following, "SHARE", "PERCENT") and following.word.startswith("what"):
        return True  # "kindly state what proportion"
    if leading is None and following.get("FLOW") == "balance" and has(mentions, "CATEGORY", "PARTNER"):
        return True  # which no state has
    if not says(following, "articles"):
        return False
    governed = is_of(leading, "OF", "IN", "FROM", "BY", "PER", "WHICH", "NUMBER", "CLASS", "UNKNOWN")
    return leading is None or not (leading.is_entity or says(leading, "determiners") or governed)


def _is_told_how(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a figure is ordered in a unit: "State 2019 tech services exports in billions"; no class."""
    rest = mentions[at + 1 :]
    named = is_of(rest[0], "YEAR", "NATION", "CATEGORY", "AREA") or rest[0].get("PRODUCT") == "services"
    scaled = any(is_of(m, "UNITS") or ("DOLLARS" in m and begins(m, "before_a_unit")) for m in rest)
    return named and scaled and not has(rest, "CLASS", "EACH", "SUPER", "BREAKDOWN", "LIST", "NUMBER")


def opens_order(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb at the head only asks for a figure: "please provide the value of"."""
    led = all(is_of(m, "FILLER", "COMMA", "SMALLTALK") for m in mentions[:at])
    return led and is_order(mentions, at)


def classifies(mentions: Sequence[Mention], at: int) -> bool:
    """Whether somebody puts things into classes: "how many areas does the Bureau sort these into"."""
    counted = next((i for i, m in enumerate(mentions[:at]) if "COUNT" in m), at)
    bureau = any(holds(m, "bureau") for m in mentions[counted:at])
    return (has(mentions[counted:at], "GIVE") or bureau) and has(mentions[counted:at], "MEASURE")


def is_month(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word that is also a month stands for it: "in May 2020"."""
    if mentions[at].is_entity:
        return False
    within = is_of(before(mentions, at), "IN", "OF", "FROM", "TO")
    following = after(mentions, at)
    return is_of(following, "YEAR") or (within and not is_of(following, "FILLER", "NATION"))


def is_noun(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb of moving is a noun: "a contract", "a slide"."""
    leading = before(mentions, at)
    led = leading is not None and ("UNKNOWN" in leading or says(leading, "determiners"))
    sized = is_of(before(mentions, at - 1), "OF") and has(mentions[:at], "DOLLARS", "PERCENT")
    return led and says(mentions[at], "nouns_too") and not sized  # "the dollar amount of the slide"


def asks_meaning(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "mean" is the verb: "what does IT services mean"."""
    if at and says(mentions[at - 1], "data") and "GIVE" in mentions[0]:
        return True  # "do the state job numbers mean ..."
    return at > 1 and mentions[at - 1].is_entity and "GIVE" in mentions[at - 2]


def come_from_jobs(mentions: Sequence[Mention], at: int) -> bool:
    """Whether jobs come from a market, which sells nothing: "how many jobs come from Ireland"."""
    source = next((m for m in mentions[at + 1 :] if "FILLER" not in m), None)
    market = is_of(source, "PARTNER") or (source is not None and source.get("CLASS") == "partner")
    return bool(at) and "MEASURE" in mentions[at - 1] and ends(mentions[at], "from_or_in") and market


def is_forecast(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a question is about years to come: "will Oregon's exports grow", not "will you tell me"."""
    following = next((m for m in mentions[at + 1 :] if not says(m, "articles") and not says(m, "we")), None)
    return following is not None and (following.is_entity or "CLASS" in following)


def jobs_leave(mentions: Sequence[Mention], at: int) -> bool:
    """Whether jobs go abroad, of which nothing is told: "how many tech jobs went overseas"."""
    away, rest = ends(mentions[at], "abroad_at_the_end"), after(mentions, at)
    abroad = rest is not None and rest.get("NATION") == "them" and "FLOW" not in mentions[at]
    if not (away or abroad):
        return False
    named = next((m for m in reversed(mentions[:at]) if not is_of(m, "FILLER", "BACKREF")), None)
    shared = away and begins(mentions[at], "going_abroad") and has(mentions[:at], "SHARE")
    return is_of(named, "MEASURE") or shared  # "what share of our computers goes abroad"


def is_other_flow(named: str) -> Test:
    """Whether a verb is the other flow of a nation's trade: "sell abroad more than it bought"."""

    def fits(mentions: Sequence[Mention], at: int) -> bool:
        leading = next((m for m in reversed(mentions[:at]) if not is_of(m, "FILLER")), None)
        than = is_of(leading, "BACKREF", "NATION") and has(mentions[max(at - 3, 0) : at], "THAN")
        flows = {m.get("FLOW") for m in mentions if "FLOW" in m}
        ours = has(mentions[:at], "NATION") and not has(mentions, "PARTNER", "AREA")
        return than and flows == {named} and ours

    return fits


def says_how_hard(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only says how far something moved: "fell hard", not "fell hard disk exports"."""
    following = after(mentions, at)
    names = following is not None and (following.is_entity or is_of(following, "UNKNOWN", "STOP", "CLASS"))
    return is_of(before(mentions, at), "MOVE", "GROWTH") and not names


def is_recording(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "record" is the verb of a name: "what gain did Delaware record", not "a record"."""
    named = is_of(before(mentions, at), *NAMES, "NATION")
    return named and any(says(m, "helping") for m in mentions[: at - 1])


def asks_where(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place is asked for, no meaning: "where does Virginia stand for export jobs"."""
    return any("WHICH" in m and begins(m, "where") for m in mentions[:at]) or has(mentions[:at], "RANK")


def takes_place(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a place or years are taken, nothing bought: "what place did it take", "taking 2001 to 2005"."""
    return has(mentions[:at], "RANK") or is_of(after(mentions, at), "SPAN", "YEAR", "BETWEEN", "AS", "SUM")


def opens_years(mentions: Sequence[Mention], at: int) -> bool:
    """Whether years are taken, nothing bought: "Taking the three years 2017, 2018 and 2019 together"."""
    rest = [m for m in mentions[at + 1 :] if not is_of(m, "FILLER", "NUMBER", "EACH")]
    dated = bool(rest) and (is_of(rest[0], "YEAR", "SPAN") or rest[0].get("CLASS") == "year")
    return dated and all(is_of(m, "FILLER", "MARK", "COMMA") for m in mentions[:at])


def adds_one(mentions: Sequence[Mention], at: int) -> bool:
    """Whether more is to be shown, nothing else said: "add Ohio", "now include Iowa and Utah too"."""
    light = ("FILLER", "MARK", "QMARK", "COMMA", "SMALLTALK", "AND", "ELLIPSIS")
    opens = all(is_of(m, *light) for m in mentions[:at])
    rest = [m for m in mentions[at + 1 :] if not is_of(m, *light)]
    if len(rest) > 2 and "TO" in rest[-2] and "BACKREF" in rest[-1]:
        rest = rest[:-2]  # "now add Idaho to that"
    return opens and bool(rest) and all(is_of(m, *NAMES) for m in rest)


def denies(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "isn't" says that something is not so, no tag: "Florida isn't among the first three"."""
    following = after(mentions, at)
    asks = following is None or "QMARK" in following
    return says(mentions[at], "is_not") and has(mentions[:at], *NAMES, "WHICH", "CLASS") and not asks


def is_pay(mentions: Sequence[Mention], at: int) -> bool:
    """Whether pay is what workers get: "the total pay of the people in those jobs"."""
    if is_of(before(mentions, at), "MEASURE") and has(mentions[:at], "HOWMUCH"):
        return True  # "how much do those jobs pay"
    paid = is_of(after(mentions, at), "OF", "IN", "FROM") and has(mentions[at:], "MEASURE")
    return paid and not has(mentions[:at], "NATION", "AREA", "PARTNER", "COUNT")


def arrives(mentions: Sequence[Mention], at: int) -> bool:
    """Whether goods come in, which are imports: "arriving in Ohio from abroad", "arriving here"."""
    following = after(mentions, at)
    return is_of(following, "AREA") or (following is not None and says(following, "here"))


def loses_instead(mentions: Sequence[Mention], at: int) -> bool:
    """Whether losing is the other way that a balance may turn out: "did we win or lose on advanced tech"."""
    return at > 1 and is_of(mentions[at - 1], "OR") and mentions[at - 2].get("FLOW") == "balance"


def leaves_home(mentions: Sequence[Mention], at: int) -> bool:
    """Whether goods go abroad, which are exports: "electronics leaving the United States", "went abroad"."""
    noun = next((m for m in reversed(mentions[:at]) if m.get("FILLER") != "goods"), None)
    rest = [m for m in mentions[at + 1 :] if "FILLER" not in m]
    home = bool(rest) and is_of(rest[0], "NATION") and rest[0].get("NATION") != "them"
    if says(mentions[at], "going_abroad"):
        home = rest[:1] != [] and rest[0].get("NATION") == "them" and not has(mentions, "SHARE", "MEASURE")
    out = len(rest) > 1 and (says(rest[1], "aside_or_out") or is_of(rest[1], "EXCEPT"))
    return home and not out and is_of(noun, "CATEGORY", "TECH", "DEFINITION", "PRODUCT", "WHICH", "BACKREF")


def alters_figure(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb orders a figure to be made another: "lift it to 50 billion", "add 5 % to exports"."""
    leading, following = before(mentions, at), after(mentions, at)
    led = (
        leading is None
        or is_of(leading, "COMMA", "AND", "MARK", "DASH", "QMARK")
        or says(leading, "before_orders")
    )
    given = is_of(following, "QUANTITY", "BACKREF", *NAMES, "TECH", "FLOW", "FILLER")
    amount = next((i for i, m in enumerate(mentions) if i > at and "QUANTITY" in m), 0)
    bound = amount == at + 1 or (amount and has(mentions[at + 1 : amount], "TO", "BY", "OVER", "UNDER"))
    plain = not mentions[at].text.lower().endswith(("ed", "ing", "s"))
    return bool(led and given and bound and plain) and not is_of(following, "OF", "IN")


def leads_to_amount(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a verb of shares leads to an amount: "accounts for the most", "represented what share"."""
    rest = [m for m in mentions[at + 1 :] if not (is_of(m, "FILLER", "ORDINAL", "NUMBER") or m.genitive)]
    share = next((m for m in rest if not is_of(m, "ABOUT")), None)
    if is_of(share, "SHARE") and is_of(share, "PERCENT"):
        return True
    chosen = is_of(rest[0], "SUPER") and not is_of(rest[0], "SHARE") if len(rest) > 1 else False
    amount = chosen and any(is_of(m, *_AMOUNTS) for m in rest[1:3])
    return amount and not any(is_of(m, "SHARE", "PERCENT") for m in mentions if m is not mentions[at])


def gets_from(mentions: Sequence[Mention], at: int) -> bool:
    """Whether to get is to buy: "which country did we get the most from", "who gets most from us"."""
    if says(mentions[at], "spending_too"):
        return _is_spent_on(mentions, at)
    origin = next((i for i in range(at + 1, len(mentions)) if is_of(mentions[i], "FROM")), len(mentions) - 1)
    traded = has(mentions[at:origin], "DEFINITION", "TECH", "CATEGORY", "PRODUCT")
    beyond = after(mentions, origin)
    open_ended = beyond is None or is_of(beyond, "IN", "YEAR", "QMARK", "MARK") or says(beyond, "us")
    return traded and is_of(mentions[origin], "FROM") and open_ended and not has(mentions, "FLOW", "AREA")


def depends_on_trade(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is asked how much a place lives from trade: "which state depends on tech exports most"."""
    places = [m for m in mentions[:at] if is_of(m, "AREA", "REGION") or m.get("CLASS") == "area"]
    jobs = any(is_of(m, "MEASURE") or says(m, "workers") or says(m, "positions") for m in mentions)
    return bool(places) and not jobs and has(mentions[at:], "FLOW", "TECH", "SELL")


def _is_spent_on(mentions: Sequence[Mention], at: int) -> bool:
    """Whether to drop is to spend: "what did we drop on Swiss gear"; not "how far did we drop on 2005"."""
    light = ("FILLER", "SUPER", "MORE", "ORDINAL", "NATION")
    rest = [m for m in mentions[at + 1 :] if says(m, "spent_on") or not is_of(m, *light)][:2]
    spends = says(mentions[at], "spending_verbs") or (at > 0 and "NATION" in mentions[at - 1])
    goods = len(rest) > 1 and is_of(rest[1], *NAMES, "TECH", "DEFINITION", "PRODUCT")
    return spends and goods and says(rest[0], "spent_on")


def runs_balance(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a deficit or surplus is run, and nothing goes on for years: "has been running a deficit"."""
    behind = [m for m in mentions[at + 1 : at + 4] if "FILLER" not in m]
    signed = any(m.get("FLOW") in ("deficit", "surplus") for m in mentions[at + 1 : at + 7])
    article = after(mentions, at)
    return signed and bool(behind) and article is not None and says(article, "articles")
