"""Whether what one says beside a question narrows it: "working on bicycles", "he asked for freight"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import any_says, begins, ends, says
from intents.linking.places import is_place
from intents.model import Mention, is_of

#: words between what leads to a topic and the topic
_NEAR = 4
#: what says itself what is traded
OBJECTS = ("TECH", "CATEGORY", "PRODUCT", "DEFINITION", "MEASURE")
#: classes of what is traded
_SORTS = ("category", "techarea", "sector")
#: what ends a clause
_BOUNDS = ("COMMA", "DASH", "MARK", "QMARK")


def is_restricting(mentions: Sequence[Mention]) -> bool:
    """Whether it limits what is asked to something unknown: "only quinoa, please", "I just mean quinoa"."""
    words = [m for m in mentions if not is_of(m, "MARK", "COMMA", "DASH")]
    if 1 < len(words) <= _NEAR and says(words[-1], "one") and is_of(words[-2], "UNKNOWN"):
        return True  # "the western one"
    return any(
        is_topic(mentions, at) for at, mention in enumerate(mentions) if is_of(mention, "UNKNOWN", "STOP")
    )


def is_topic(mentions: Sequence[Mention], at: int) -> bool:
    """Whether an unknown word is what is to be talked of: "bicycles" in "I care about racing bicycles"."""
    start, end = at, at
    while start > 0 and not is_of(mentions[start - 1], *_BOUNDS):
        start -= 1
    while end < len(mentions) and not is_of(mentions[end], *_BOUNDS):
        end += 1
    if any_says(mentions[start:at], "people_at_large") or any("CLAIM" in m for m in mentions[start:at]):
        return False  # "everyone talks about the giants"
    apart = not any(m.is_entity and "NATION" not in m for m in mentions[start:end])
    for led in range(at - 1, max(at - _NEAR, start) - 1, -1):
        if says(mentions[led], "around_a_time") or is_of(mentions[led], "BACKREF", "AND", "ELLIPSIS"):
            break  # "looking at the years before the bust", "we argued about it over dinner"
        if _leads(mentions, led) or (apart and _sets_down(mentions[led])):
            return True
    return _is_trading_place(mentions[start : at + 1]) or _is_said_of_figures(mentions[start : at + 1])


def _leads(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word leads to a topic, by itself or with the one behind it."""
    word = mentions[at]
    if says(word, "setting_topics") or ends(word, "leading_to_topics"):
        return True
    led = says(word, "topic_verbs") and says(mentions[at + 1], "topic_prepositions")
    return led and not _is_whereabouts(mentions, at)


def _is_whereabouts(mentions: Sequence[Mention], verb: int) -> bool:
    """Whether it is told where somebody works or looks around: "works at a plant", "writes in Turin"."""
    inside, name = mentions[verb + 1], mentions[verb + 2 : verb + 3]
    if says(inside, "at") and not begins(mentions[verb], "looking_at"):
        return True
    return says(inside, "in_word") and any(is_place(m.text) for m in name)


def _sets_down(word: Mention) -> bool:
    """Whether a word limits or says how figures are to be made, in a clause of its own: "he demands ..."."""
    return says(word, "restricting") or says(word, "setting_down")


def _is_trading_place(clause: Sequence[Mention]) -> bool:
    """Whether it closes with a place that no document has and that one trades with: "we sell to Rwanda"."""
    name = clause[-1]
    if len(clause) > 1 and says(clause[-2], "wishes"):
        return is_place(name.text)
    led = len(clause) > 1 and is_of(clause[-2], "TO", "FROM", "WITH", "IN")
    partner = any(m.get("CLASS") == "partner" for m in clause)
    trades = partner or (deals(clause[:-1]) and "IN" not in clause[-2])
    return led and trades and (is_place(name.text) or name.text[:1].isupper())


def _is_said_of_figures(clause: Sequence[Mention]) -> bool:
    """Whether it is said what figures, papers or a topic are: "the unit is bushels"."""
    tells = (at for at, m in enumerate(clause) if says(m, "be") or says(m, "helping") or says(m, "having"))
    verb = next(tells, 0)
    told = any(says(m, "terms") for m in clause[max(verb - 2, 0) : verb])
    return told and not clause[-1].word.endswith("ing")


def tells_units(mentions: Sequence[Mention]) -> bool:
    """Whether a time within years or a unit is told that figures could be wanted by: "he said monthly"."""
    return any("STOP" in m and says(m, "told_units") for m in mentions)


def leaves_open(told: Sequence[Mention], asked: Sequence[Mention]) -> bool:
    """Whether a question takes from what one says before it what it is of: "we sell cars: what went there?".

    It points back, or does not say itself what is traded where that may have been said before.
    """
    if any(_points(asked, at) for at in range(len(asked))):
        return True
    if any(is_of(m, "CATEGORY", "MEASURE") or m.get("CLASS") in _SORTS for m in asked):
        return False
    if any(is_of(m, *OBJECTS) for m in asked):
        return any(says(m, "dealing_now") for m in told)
    partner = any("PARTNER" in m or m.get("CLASS") == "partner" for m in asked)
    return deals(told) or not partner


def _points(asked: Sequence[Mention], at: int) -> bool:
    """Whether a word stands for what is named before the question, and not in it: "what went there"."""
    if "BACKREF" not in asked[at] or says(asked[at], "pointing_nowhere"):
        return False
    led = at > 0 and is_of(asked[at - 1], "TO", "FROM", "WITH", "IN", "OF")
    governed = says(asked[at], "yonder") or (led and not says(asked[at], "possessives"))
    following = asked[at + 1] if at + 1 < len(asked) else None
    if not governed and following is not None and (says(following, "that") or is_of(following, "SUPER")):
        return False  # "which year was it that ...", "the two biggest"
    return governed or not any(m.is_entity or "CLASS" in m for m in asked[:at])


def deals(told: Sequence[Mention]) -> bool:
    """Whether one says what one makes or trades in."""
    return any(is_of(m, "SELL", "BUY", "FLOW") or says(m, "dealing") for m in told)
