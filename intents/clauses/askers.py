"""What an asker tells of himself in front of a question: "calling from Ohio, ...", "my wifi is down, ..."."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import any_says, begins, says
from intents.model import Mention, is_of

#: what says where somebody is
_PLACES = ("AREA", "PARTNER", "REGION")
#: what may stand in a clause that only says so
_LIGHT = (
    *_PLACES, "FILLER", "SMALLTALK", "IN", "FROM", "TO", "AND", "UNKNOWN", "COMMA", "RANKISH", "YEARWORD",
    "BACKREF", "EACH", "MARK", "DASH",
)  # fmt: skip
#: what a clause about oneself has in common with one about trade
_MOVING = (
    "FILLER",
    "SMALLTALK",
    "MOVE",
    "GROWTH",
    "UNKNOWN",
    "TOTAL",
    "IN",
    "AND",
    "SUPER",
    "BACKREF",
    "MARK",
)
#: what may stand beside them where a sentence only tells what the asker did
_DONE = (
    *_MOVING,
    "QUANTITY",
    "NUMBER",
    "DOLLARS",
    "YEARWORD",
    "ABOUT",
    "OF",
    "WITH",
    "COMMA",
    "BY",
    "TO",
    "FROM",
)
#: what makes a question one of its own
_OBJECTS = ("TECH", "CATEGORY", "PRODUCT", "DEFINITION", "MEASURE")


def tells_of_asker(head: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether a clause only tells where the asker is or how it goes for him, and the question follows."""
    asks = is_named(rest) and any("FLOW" in m or "MEASURE" in m for m in rest)
    return asks and (_tells_where(head, rest) or _tells_how(head))


def is_named(mentions: Sequence[Mention]) -> bool:
    """Whether it is named what is traded."""
    return any(is_of(m, *_OBJECTS) for m in mentions)


def _tells_where(head: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether it says where one is, "I'm in Ohio, Utah's exports?"; not where that place is asked about."""
    light = all(is_of(m, *_LIGHT) or says(m, "whereabouts") for m in head)
    if not light or any(m.genitive for m in head):
        return False
    places = [i for i, m in enumerate(head) if is_of(m, *_PLACES)]
    words = [m for m in head[: places[0]] if not says(m, "courtesies")] if places else []
    near = words[: 1 + any("FILLER" in m for m in words[:1])]  # "just landed in"
    opens = any(begins(m, "whereabouts") or "greeting" in m.kinds.values() for m in near)
    own = bool(words) and (says(words[0], "scenes") or says(words[0].word.split()[0], "articles"))
    own = own and not all(is_of(m, "IN", "FROM", "TO") for m in words)  # "for Ohio: semiconductor exports"
    led = all(_leads(head, at) for at in places)
    if any(says(head[at - 1], "paper_topics") for at in places if at):
        return False  # "for a chart on Ohio: semiconductor exports"
    other = any(is_of(m, *_PLACES) or ("CATEGORY" in m and "PRODUCT" not in m) for m in rest)
    returns = any_says(rest, "ones_own") or any(is_of(m, "BACKREF", "CLASS") for m in rest)
    return led and other and not returns and (opens or (own and not any("GIVE" in m for m in words)))


def _leads(head: Sequence[Mention], at: int) -> bool:
    """Whether a word of place or of going there stands before a place: "in sunny Florida"."""
    before = [m for m in head[:at] if not says(m, "articles")][-2:]
    near = before[-1:] if before and not is_of(before[-1], "UNKNOWN") else before
    return any(is_of(m, "IN", "FROM", "TO", "AND", "COMMA") or says(m, "visiting") for m in near)


def _tells_how(head: Sequence[Mention]) -> bool:
    """Whether something moves that no table has: "my wifi was down all morning, chip exports 2019?"."""
    first = next((m for m in head if not is_of(m, "SMALLTALK", "COMMA") and not says(m, "courtesies")), None)
    if first is None or says(first, "asserting_verbs") or not all(is_of(m, *_MOVING, "COMMA") for m in head):
        return False
    moves = next((i for i, m in enumerate(head) if _moves(m)), 0)
    subject = head[head.index(first) : moves]
    if subject and says(subject[-1], "articles"):
        return False  # "indicate the change, in dollars, of ..."
    whose = any(is_of(m, "UNKNOWN") or says(m, "whose_papers") or _is_person(m) for m in subject)
    return whose and is_of(first, "FILLER", "UNKNOWN") and not any("COMMA" in m for m in subject)


def tells_own_doing(mentions: Sequence[Mention]) -> bool:
    """Whether a sentence only tells what somebody did that is no trade: "I lost 10 dollars on a bet."."""
    words = [m for m in mentions if not is_of(m, "SMALLTALK", "COMMA") and not says(m, "courtesies")]
    moves = next((i for i, m in enumerate(words) if _moves(m)), 0)
    if not moves or not all(is_of(m, *_DONE) for m in words) or any(says(m, "having") for m in words):
        return False
    subject = words[:moves]
    if any("BACKREF" in m or begins(m, "reporting") for m in subject):
        return False  # "I think it fell"
    oneself = says(subject[0], "oneself") or (says(subject[0], "whose_own") and len(subject) > 1)
    known = says(subject[0], "determiners") and len(subject) > 1 and all("FILLER" in m for m in subject)
    return oneself or known


def _moves(mention: Mention) -> bool:
    """Whether a word is a verb of moving: "went down", "grew"."""
    return is_of(mention, "MOVE") or ("GROWTH" in mention and says(mention, "grew"))


def _is_person(mention: Mention) -> bool:
    return "people" in mention.kinds.values()
