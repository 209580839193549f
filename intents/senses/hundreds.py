"""Shares and ratios in the words of a sum: what a whole counts as, what is divided, what a dollar is for."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import ends, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has, is_closed

#: what a whole counts as
_WHOLES = ((100.0, "percent"), 100.0)
#: so many of which are a share
_HUNDREDS = ((100.0, "USD"), (100.0, "jobs"))
#: what a share is not of: the figure of a year in terms of another year's
_OTHER = ("MOVE", "GROWTH", "CAGR", "HOWFAST", "SUPER", "RANK", "DIFFERENCE", "MORE")


def settle_hundreds(mentions: list[Mention]) -> list[Mention]:
    """Every mention, with the words of such a sum taken for those of a share or a ratio."""
    for at, mention in enumerate(mentions):
        if "RATIO" in mention and says(mention, "dividing"):
            _take_for_share(mentions, at)
        elif "QUANTITY" in mention or "NUMBER" in mention:
            _take_whole(mentions, at)
            _take_unit(mentions, at)
        elif "TOTAL" in mention or "PER" in mention:
            _take_traded_unit(mentions, at)
    return mentions


def _pass_over(*mentions: Mention | None) -> None:
    for mention in mentions:
        if mention is not None:
            mention.kinds = {"FILLER": mention.word}


def _take_for_share(mentions: Sequence[Mention], at: int) -> None:
    """Take what is divided for a share where it is to be in percent: "A divided by B, as a percentage"."""
    units = [i for i in range(at + 1, len(mentions)) if "PERCENT" in mentions[i]]
    if len(units) == 1 and _closes(mentions, units[0]):
        mentions[at].kinds = {"SHARE": mentions[at].word}
        _pass_over(mentions[units[0]])


def _closes(mentions: Sequence[Mention], at: int) -> bool:
    """Whether nothing but courtesy follows: "in percent, please"."""
    light = ("FILLER", "MARK", "QMARK", "COMMA", "SMALLTALK")
    return is_closed(mentions, at) or all(is_of(m, *light) for m in mentions[at + 1 :])


def _take_whole(mentions: Sequence[Mention], at: int) -> None:
    """Take a whole that is set at a hundred for what a share is of: "if exports are 100 %, how much is X"."""
    whole, rest = mentions[:at], mentions[at + 1 :]
    value = mentions[at].get("QUANTITY") or mentions[at].get("NUMBER")
    led = before(mentions, at)
    set_at = led is not None and (is_of(led, "AS", "IN") or says(led, "be") or says(led, "equal_to_a_whole"))
    if value not in _WHOLES or not set_at or not (whole and says(whole[0], "supposing_a_whole")):
        return
    years = sum(is_of(m, "YEAR", "SPAN") for m in mentions)
    asked = next((i for i, m in enumerate(rest) if is_of(m, "HOWMUCH", "WHICH", "COUNT", "SHARE")), len(rest))
    told = all(is_of(m, "COMMA", "FILLER", "MARK") for m in rest[:asked])
    if not (told and has(whole, "FLOW") and has(rest, *NAMES)) or years > 1 or has(mentions, *_OTHER):
        return
    _pass_over(*(m for m in whole[1:] if is_of(m, "BUY", "SELL")), led, mentions[at])
    _pass_over(*(m for m in rest if is_of(m, "RANKISH")))
    whole[0].kinds = {"OF": whole[0].word}
    rest[asked].kinds = {"SHARE": rest[asked].word}


def _take_unit(mentions: Sequence[Mention], at: int) -> None:
    """Take a dollar of one flow for what the other is set against: "per $1 exported, what was imported"."""
    value, each = mentions[at].get("QUANTITY"), before(mentions, at)
    if each is None or not (is_of(each, "PER") or says(each, "every_one")):
        return
    flows = {m.get("FLOW") for m in mentions if "FLOW" in m}
    led = before(mentions, at - 1)
    if value == (1.0, "USD") and flows == {"exports", "imports"}:
        mentions[at].kinds = {"RATIO": mentions[at].word}
        _pass_over(each, led if is_of(led, "VS", "IN", "TO") else None)
    elif led is not None and (len(flows) == 1 or (not flows and has(mentions, "MEASURE"))):
        _take_parts(mentions, at, led)


def _take_parts(mentions: Sequence[Mention], at: int, led: Mention) -> None:
    """Take so many of a hundred for a share: "out of every $100 of imports, how many dollars were for X"."""
    rest = mentions[at + 1 :]
    of_jobs = mentions[at].get("NUMBER") == _WHOLES[1] and has(rest, "MEASURE")
    if not (of_jobs or mentions[at].get("QUANTITY") in _HUNDREDS) or has(mentions, *_OTHER):
        return
    asked = [m for m in rest if is_of(m, "COUNT", "HOWMUCH")]
    opens = all(is_of(m, "FILLER", "IN", "YEAR", "COMMA") for m in mentions[: at - 2])
    of_it = is_of(led, "OF") or says(led, "out_of_a_whole")
    if is_of(led, "COUNT") and ends(led, "of_at_the_end") and not asked:
        led.kinds = {"SHARE": led.word}
    elif of_it and opens and len(asked) == 1:
        asked[0].kinds, led.kinds = {"SHARE": asked[0].word}, {"OF": led.word}
        _pass_over(*(m for m in rest if is_of(m, "DOLLARS")))
    elif not (of_it and not asked and is_of(before(mentions, at - 2), "HOWMUCH", "COUNT")):
        return
    _pass_over(mentions[at - 1], mentions[at])


def _take_traded_unit(mentions: Sequence[Mention], at: int) -> None:
    """Take every dollar traded one way for what the other is set against: "every imported dollar"."""
    flow, dollar = after(mentions, at), after(mentions, at + 1)
    if flow is None or dollar is None or not (is_of(flow, "FLOW") and is_of(dollar, "DOLLARS")):
        return
    each = is_of(mentions[at], "PER") or says(mentions[at], "every_one")
    others = {m.get("FLOW") for m in mentions if "FLOW" in m} - {flow.get("FLOW")}
    if each and says(dollar, "one_dollar") and others <= {"exports", "imports"} and len(others) == 1:
        led = before(mentions, at)
        _pass_over(led if is_of(led, "VS", "IN", "TO") else None, dollar)
        mentions[at].kinds = {"RATIO": mentions[at].word}
