"""Clauses that set the scene beside a question, and sentences that ask nothing of what is traded."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from intents.clauses.askers import tells_of_asker, tells_own_doing
from intents.clauses.background import is_spaced_dash, told_first, without_owned
from intents.clauses.topics import OBJECTS, is_restricting
from intents.lexicon.words import GROUPS, any_says, begins, says
from intents.linking.places import is_place
from intents.model import NAMES, Mention, is_of

#: what makes a clause ask or limit something, so that it is no aside
_ASKING = {
    "GROWTH", "MOVE", "RANK", "SHARE", "SUPER", "YEAR", "SPAN", "COUNT", "QUANTITY", "DIFFERENCE",
    "HOWFAST", "TREND", "MEAN", "MEDIAN", "BREAKDOWN", "OVER", "UNDER", "NEAR", "PERCENT", "CAGR",
    "TIMES_CUE", "WHEN", "WHY", "YEARWORD", "TOPIC", "UNITS", "COVERS", "EACHYEAR", "RATIO", "MULTIPLE",
    "COUNTING", "SORT", "CLAIM", "SHOULD", "DOLLARS",
}  # fmt: skip
#: words between a limiting word and what it limits to: "only care about quinoa"
_NEAR, _CLOSE = 4, 1
#: words of a clause that calls somebody something
_LONGEST_ADDRESS = 6
#: words that name who wants to know something
_LONGEST_PERSON = 7
#: words of a person's name
_FULL_NAME = 3
#: words that part clauses, and that go on with the question behind chat
_BETWEEN, _RESUMING = frozenset(GROUPS["between_clauses"]), frozenset(GROUPS["resuming"])


def scenes(mentions: list[Mention]) -> list[list[Mention]]:
    """The sentence without clauses beside the question, each of them first, as a sentence of its own.

    "The hearing is at two and the Senator wants ..." has one before the question, "..., Dana says the
    opposite" one behind it. Only beside words for what is traded can a clause of unknown words be an aside.
    """
    if tells_own_doing(mentions):
        for m in mentions:
            m.kinds = {"FILLER": m.text.lower()}
    apart: list[list[Mention]] = []
    rest = mentions
    if told := told_first(mentions):
        apart, rest = [told[0]], told[1]
    while (joints := _joints(rest)) and ((cut := _head(rest, joints)) or (cut := _tail(rest, joints))):
        aside, rest = cut
        apart.append(aside)
    return [*apart, rest]


def _joints(mentions: list[Mention]) -> list[int]:
    """Where clauses may be parted."""
    return [
        at for at, m in enumerate(mentions[:-1])
        if m.text == ":" or is_spaced_dash(mentions, at) or m.word in _RESUMING or _is_boundary(m)
        or says(m, "wanting") or says(m, "reporting")
    ]  # fmt: skip


def _head(mentions: list[Mention], joints: Sequence[int]) -> tuple[list[Mention], list[Mention]] | None:
    """A clause before the question and what remains."""
    if led := _led_up(mentions, joints):
        return led
    for at in joints:
        head, rest = mentions[:at], _behind(mentions, at)
        if not (_is_boundary(mentions[at]) or tells_of_asker(head, rest)):
            continue
        if head and says(head[-1], "present") and _names_object(rest) and not _names_object(head):
            return head, rest
        listed = "AND" in mentions[at] and not (rest and says(rest[0], "wishes"))
        if _leads_to_request(head, rest) or (tells_of_asker(head, rest) and not listed):
            for m in head:
                m.kinds = {"FILLER": m.text.lower()}
            return head, rest
        if not names_nothing(head) or not _names_object(rest):
            return None
        if _is_address(head) or (_is_statement(head) and not is_restricting(head)):
            return head, rest
    return None


def _led_up(mentions: list[Mention], joints: Sequence[int]) -> tuple[list[Mention], list[Mention]] | None:
    """What only leads up to the question, chat or an occasion, and the question."""
    for at in joints:
        mention, head, rest = mentions[at], mentions[:at], mentions[at + 1 :]
        chat = bool(head) and says(mention, "resuming") and _is_behind_chat(head, rest)
        parts = is_of(mention, "COMMA") or mention.text in (":", "-")
        if chat or _is_known(mention, head, rest) or (parts and _is_occasion(head, rest)):
            return head, rest
    return None


def _is_known(bound: Mention, head: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether one only says which year's figure is there: "We have the 2020 number already, but ..."."""
    told = len(head) > 2 and says(head[0], "speakers") and any(says(m, "having") for m in head[1:3])
    bare = all(is_of(m, "YEAR", "HOWMUCH", "FILLER", "GIVE", "NATION") for m in head)
    years = {m.get("YEAR") for m in rest if "YEAR" in m}
    return told and bare and _is_boundary(bound) and bool(years) and any(is_of(m, *NAMES) for m in rest)


def _is_occasion(head: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether it only tells what one is at or what is talked of: "Writing on trade policy, I need ..."."""
    text = " ".join([m.word for m in head])
    papers = [i for i, m in enumerate(head) if says(m.word.rpartition(" ")[2], "own_papers")]
    works, talks = begins(text, "at_work"), begins(text, "talked_of")
    led = papers if head and is_of(head[0], "IN", "WITH") else []  # "For a sidebar about ..."
    on_topic = any(is_of(m, "ABOUT") or says(m, "paper_topics") for i in led for m in head[i + 1 : i + 2])
    if not (works or talks or on_topic):
        return False
    told = [m for i, m in enumerate(head) if i not in papers]
    asked = {kind for m in rest for kind in m.kinds if kind in NAMES}
    paper = begins(text, "at_writing") or papers  # not "For a bicycle, ..."
    at_work = bool((works or on_topic) and paper) and not any(is_of(m, *NAMES, "YEAR", "SPAN") for m in head)
    points = any("BACKREF" in m and m is not rest[0] for m in rest[:-1]) and not at_work
    stops = {m.get("STOP") for m in told} - {None}
    goods = bool(stops) and not asked  # "on phones: exports"
    if at_work:  # "on corn: Iowa's exports", "on monthly trade: aerospace exports"
        sold = "good" in stops and not any(is_of(m, *OBJECTS) for m in rest)
        goods = goods or sold or bool(stops & {"time", "measure"})
    unread = bool(stops) or any("UNKNOWN" in m for m in told)
    makers = stops == {"company"} and bool(papers) and _of_kinds(head, asked)
    occasion = (at_work or talks or makers) and unread and not (goods or points)
    return occasion and any(m.is_entity for m in rest)


def _of_kinds(head: Sequence[Mention], asked: set[str]) -> bool:
    """Whether a text on makers names nothing but lines of a kind asked for: "on chip makers"."""
    return not any(is_of(m, "UNKNOWN", "YEAR", "SPAN", *(set(NAMES) - asked)) for m in head)


def _leads_to_request(head: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether what one is about leads to what is wanted: "we're deciding which state leads, so just ..."."""
    about = bool(head) and says(head[0], "scenes") and any(is_of(m, "WHICH") or says(m, "what") for m in head)
    words = [m for m in rest if "COMMA" not in m]
    named = any(m.is_entity and not says(m, "we") and "CLASS" not in m for m in head[1:])
    led = bool(words) and says(words[0], "so_that") and any(is_of(m, *NAMES) for m in words)
    return about and led and not named and any(_ASKING & set(m.kinds) or "HOWMUCH" in m for m in words)


def _is_behind_chat(chat: Sequence[Mention], rest: Sequence[Mention]) -> bool:
    """Whether a whole question stands behind chat that names nothing else: "back from Maine, anyway ..."."""
    named = {(kind, m.get(kind)) for m in rest if m.is_entity for kind in m.kinds}
    again = all(any((kind, m.get(kind)) in named for kind in m.kinds) for m in chat if m.is_entity)
    return again and _names_object(rest) and not any(_ASKING & set(m.kinds) for m in chat)


def _tail(mentions: list[Mention], joints: Sequence[int]) -> tuple[list[Mention], list[Mention]] | None:
    """A clause behind the question and what remains."""
    for at in reversed(joints):
        if not at or not _is_boundary(mentions[at]):
            continue
        tail, rest = _behind(mentions, at), mentions[:at]
        led = _leads_to_wish(mentions[at], tail)
        if not names_nothing(tail) or not (_names_object(rest) or led):
            return None
        if _is_statement(tail) and not is_restricting(tail):
            marks = [m for m in tail if "QMARK" in m]
            return [m for m in tail if m not in marks], [*rest, *marks]
    return None


def _leads_to_wish(bound: Mention, tail: Sequence[Mention]) -> bool:
    """Whether it says what the asker wants the answer for: "the growth rate, so I don't embarrass myself"."""
    return says(bound, "so_that") and bool(tail) and says(tail[0], "i")


def _is_boundary(mention: Mention) -> bool:
    named = "COMMA" in mention.kinds or "AND" in mention.kinds
    return named or mention.word.partition(" ")[0] in _BETWEEN


def _behind(mentions: list[Mention], at: int) -> list[Mention]:
    """What follows a boundary, with what a boundary of two words leaves: "and the"."""
    bound = mentions[at]
    words = bound.text.split()[1:]
    left = [Mention({"FILLER": words[-1].lower()}, bound.start, bound.end, words[-1])] if words else []
    return [*left, *mentions[at + 1 :]]


def names_nothing(mentions: Sequence[Mention]) -> bool:
    """Whether a clause names nothing that is traded and asks for no figure or place."""
    if any("WHICH" in m for m in mentions[:2]) and any("ORDINAL" in m for m in mentions):
        return False  # "and who came second?"
    return bool(mentions) and not any(
        (m.is_entity and not says(m, "we") and not says(m, "us") and "SOURCE" not in m)
        or _ASKING & set(m.kinds)
        or m.get("STOP") == "instruction"
        for m in mentions
    )


def _names_object(mentions: Sequence[Mention]) -> bool:
    return any(is_of(m, *OBJECTS) for m in mentions)


def _is_address(mentions: Sequence[Mention]) -> bool:
    """Whether somebody is called something: "you dumb toaster"."""
    words = [m for m in mentions if "MARK" not in m]
    return bool(words) and says(words[0], "you") and len(words) <= _LONGEST_ADDRESS and not has_verb(words)


def _is_statement(mentions: Sequence[Mention]) -> bool:
    """Whether a subject and a verb stand in this order, and nothing is asked or wished for."""
    words = [m for m in mentions if not is_of(m, "MARK", "ELLIPSIS", "SMALLTALK") or "BACKREF" in m]
    if not words or says(words[0], "imperatives") or is_of(words[0], "WHICH", "HOWMUCH", "LIST"):
        return False
    if any(says(m, "wishes") for m in words[:3]):
        return False
    contracted = any("'" in m.text and says(m.text.lower().partition("'")[0], "subjects") for m in words[:2])
    return contracted or has_verb(words)


def has_verb(words: Sequence[Mention]) -> bool:
    """Whether a finite verb stands behind the first word."""
    return any(_is_verb(words, at) for at in range(1, len(words)))


def _is_verb(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word is a finite verb: a form of "to be" or "to have", or a word with the ending of one."""
    mention, word = mentions[at], mentions[at].text.lower()
    if says(mention, "finite") or "GIVE" in mention:
        return True
    led = "UNKNOWN" in mentions[at - 1]
    ending = (word.endswith("ed") and not ("UNKNOWN" in mention and led)) or (word.endswith("s") and not led)
    unknown = "UNKNOWN" in mention and word.endswith("ed") and not says(mentions[at - 1], "articles")
    return ("FILLER" in mention or unknown) and len(word) > 3 and ending and not says(word, "no_verbs")


def announces_topic(mentions: Sequence[Mention]) -> bool:
    """Whether a word for "only" or "about" leads to a name or closes it: "I only look at services"."""
    named = [i for i, m in enumerate(mentions) if m.is_entity and "NATION" not in m and "TECH" not in m]
    leads = [i for i, m in enumerate(mentions) if says(m, "restricting") or says(m, "about") or "ABOUT" in m]
    return any(-_CLOSE <= i - at <= _NEAR for at in leads for i in named)


def tells_sum(mentions: Sequence[Mention], later: Sequence[Mention]) -> bool:
    """Whether a sum is only made for the share behind it: "Add all states. What share of that is Ohio's?"."""
    words = [m for m in mentions if not is_of(m, "FILLER", "MARK", "COMMA")]
    opens = bool(words) and begins(words[0], "add_up")
    every = any("area" in (m.get("CLASS"), m.get("BREAKDOWN")) for m in mentions)
    return opens and every and any(is_of(m, "SHARE", "PERCENT") for m in later)


def is_settled(mentions: Sequence[Mention]) -> bool:
    """Whether something is only said to be done: "the export ranking is done already"."""
    if not any_says(mentions, "settled"):
        return False
    words = [m for m in mentions if not is_of(m, "MARK", "COMMA")]
    return len(words) <= _LONGEST_PERSON and any_says(words[2:], "settled") and has_verb(words)


def with_persons(mentions: list[Mention]) -> list[Mention]:
    """Unknown words that only name who says or wants something: "Dana says", "a patron of ours wants"."""
    for at, mention in enumerate(mentions[:-1]):
        known = "UNKNOWN" not in mention.kinds or is_place(mention.text)
        owns = mention.text.endswith("'s")  # "Bavaria's reported exports"
        if known or owns or "CLASS" in mentions[at + 1] or not begins(mentions[at + 1], "reporting"):
            continue
        if at == 0 or not is_of(mentions[at - 1], "OF", "TO", "FROM", "IN", "WITH", "BY"):
            mention.kinds = {"FILLER": mention.text.lower()}
    mentions = without_owned(mentions)
    for name in _addressed(mentions):
        name.kinds = {"FILLER": name.text.lower()}
    signed = [i for i, m in enumerate(mentions) if not is_of(m, "MARK", "QMARK", "COMMA", "FILLER")][-2:]
    if len(signed) == 2 and mentions[signed[0]].get("SMALLTALK") in ("thanks", "bye"):
        name = mentions[signed[1]]
        if "UNKNOWN" in name and name.text[:1].isupper():
            name.kinds = {"FILLER": name.text.lower()}  # "thanks in advance, Bob"
    led = bool(mentions) and says(mentions[0].word.partition(" ")[0], "telling_articles")
    wish = next((i for i, m in enumerate(mentions) if begins(m, "wanting")), 0) if led else 0
    head, rest = mentions[:wish], mentions[wish:]
    strange = any(is_place(m.text) or m.text[:1].isupper() for m in head if "UNKNOWN" in m)
    placed = not strange or any(is_of(m, *NAMES, "NATION") for m in rest)  # "a client in Ontario wants"
    if 1 < wish <= _LONGEST_PERSON and names_nothing(head) and _names_object(rest) and placed:
        for mention in head:
            mention.kinds = {"FILLER": mention.text.lower()}
    return mentions


def _addressed(mentions: list[Mention]) -> list[Mention]:
    """The names of who is greeted or says to be there: "Hi Zbigniew Nowak,", "Zbigniew here."."""
    start = next((at for at, m in enumerate(mentions) if "UNKNOWN" in m), len(mentions))
    names = list(takewhile(lambda m: "UNKNOWN" in m and m.text[:1].isupper(), mentions[start:]))
    end = start + len(names)
    if (
        not names
        or len(names) > _FULL_NAME
        or any(is_place(name) for name in (*(m.text for m in names), " ".join(m.text for m in names)))
    ):
        return []
    greeted = bool(start) and all(is_of(m, "SMALLTALK", "FILLER") for m in mentions[:start])
    closed = end == len(mentions) or is_of(mentions[end], "COMMA", "MARK")
    words = [m for m in mentions if not is_of(m, "MARK", "COMMA")]
    present = not start and (
        says(words[-1], "present") or any(says(m, "present") for m in mentions[end : end + 1])
    )
    hails = greeted and any(m.get("SMALLTALK") == "greeting" or says(m, "hailing") for m in mentions[:start])
    return names if (hails and closed) or present else []
