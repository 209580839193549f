"""Sentences that lead up to a question, and what the question takes from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.clauses.asides import (
    has_verb,
    tells_sum,
)
from intents.clauses.goods import leads_to_goods, wants_topic
from intents.clauses.homes import is_of_goods, tells_home
from intents.clauses.owned import is_headless
from intents.frames.frames import Sentence
from intents.lexicon.words import begins, says
from intents.linking.places import is_place
from intents.linking.spelling import is_word
from intents.mark import Mark
from intents.model import NAMES, Frame, Mention, is_of
from intents.threads.context import has_operation, is_complete

#: all flows that "trade" stands for, and the words of a sentence that only says what a question is about
_TRADE, _ANNOUNCING = {"exports", "imports", "balance"}, 4
#: what the first year of a span is below that has only an end: "until 2020"
_OPEN = 1000


def sets_scene(sentence: Sentence, later: Sequence[Sentence]) -> bool:
    """Whether a sentence only leads up to a question behind it."""
    told = bool(later) and (
        tells_sum(sentence.mentions, later[0].mentions)
        or _tells_lists(sentence, later[0])
        or _tells_order(sentence, later[0])
    )
    if tells_home(sentence) and any(is_of_goods(s.frame) for s in later):
        return True
    told = told or (bool(later) and any(leads(sentence, later[0]) for leads in (wants_topic, leads_to_goods)))
    told = told or _tells_of_figure(sentence) or _tells_work(sentence)
    asks = (sentence.is_question or _asks_if_so(sentence)) and not (told or _wishes_topic(sentence, later))
    if asks or not any(s.is_question or is_complete(s.frame) for s in later):
        return False
    stated = told or _states(sentence)
    return not (is_complete(sentence.frame) and not stated and all(_stands(s) for s in later))


def _asks_if_so(sentence: Sentence) -> bool:
    """Whether a sentence closes with the question if it is so: "Services are 41 %. Is that right"."""
    words = [m for m in sentence.mentions if not {"MARK", "QMARK", "COMMA"} & set(m.kinds)]
    return bool(words) and "CLAIM" in words[-1] and begins(words[-1], "asserting_verbs")


def _tells_of_figure(sentence: Sentence) -> bool:
    """Whether something is only said of a figure: "The 2018 figure for aerospace puzzles me."."""
    words = [m for m in sentence.mentions if "MARK" not in m]
    at = next((i for i, m in enumerate(words) if m.get("HOWMUCH") == "amount"), 0)
    asks = any(is_of(m, "QMARK", "WHICH", "COUNT", "LIST", "WHEN", "WHY") or says(m, "wishes") for m in words)
    return at > 0 and not asks and has_verb([m for m in words[at:] if "GIVE" not in m])


def _tells_work(sentence: Sentence) -> bool:
    """Whether it is only told what somebody works on: "Writing a blog on tech jobs."."""
    words = [m for m in sentence.mentions if not is_of(m, "SMALLTALK", "COMMA") and not says(m, "speakers")]
    asks = any(is_of(m, "QMARK", "WHICH", "COUNT", "LIST", "WHEN", "FLOW", "YEAR", "SUPER") for m in words)
    paper = len(words) > 2 and says(words[0], "own_papers") and _is_on_topic(words)
    return paper or (len(words) > 2 and says(words[0], "works_on") and not asks)


def _is_on_topic(words: Sequence[Mention]) -> bool:
    """Whether it is only told what a text is about: "Poster for class about what America sells abroad."."""
    at = next((i for i, m in enumerate(words[:6]) if "ABOUT" in m or says(m, "paper_topics")), 0)
    closed = not any(is_of(m, "QMARK") for m in words)
    return (
        bool(at)
        and closed
        and any(says(m, "what") or says(m, "question_words") for m in words[at + 1 : at + 2])
    )


def _tells_lists(sentence: Sentence, question: Sentence) -> bool:
    """Whether lists are told of that the question behind holds against each other: "there are two lists"."""
    asks = {"QMARK", "WHICH", "COUNT", "HOWMUCH"}
    return bool(question.frame.lists) and not any(asks & set(m.kinds) for m in sentence.mentions)


def _tells_order(sentence: Sentence, question: Sentence) -> bool:
    """Whether an order is only made for a place in it: "Order areas by exports. Where is Aerospace?"."""
    ordered = "SORT" in sentence.kinds and sentence.frame.pick == "best"
    return ordered and question.frame.level == "rank" and not question.frame.slots.flows


def _wishes_topic(sentence: Sentence, later: Sequence[Sentence]) -> bool:
    """Whether trade with somebody is only the topic of the question behind: "I'm looking at trade with"."""
    frame, words = sentence.frame, sentence.mentions
    opens = bool(words) and says(words[0], "scenes") and "QMARK" not in words[-1]
    narrowed = frame.years or frame.span or has_operation(frame) or sentence.left
    if narrowed or not opens or set(frame.slots.flows) != _TRADE or not later:
        return False
    mine, theirs = set(frame.slots.partners), set(later[0].frame.slots.partners)
    return bool(mine) and (mine <= theirs or (not theirs and _points_back(later[0].frame)))


def _states(sentence: Sentence) -> bool:
    """Whether a verb makes it a statement, unlike a list of what is wanted: "tech exports Ohio 2020"."""
    verbs = {"MOVE", "SELL", "BUY", "BECOME", "RANKISH", "CLAIM", "BACKREF", "ELLIPSIS", "YEARWORD"}
    mentions = sentence.mentions
    grew = any("GROWTH" in m and says(m, "grew") for m in mentions)
    stated = any(
        verbs & set(m.kinds) or says(m, "overtaking") or says(m, "exported") or says(m, "scenes")
        for m in mentions
    )
    return grew or stated or has_verb(mentions)


def _stands(sentence: Sentence) -> bool:
    """Whether it leaves nothing to the sentence before."""
    return is_complete(sentence.frame) and not sentence.frame.elliptic


def carries_over(sentence: Sentence, later: Sequence[Sentence]) -> bool:
    """Whether what leads up to a question belongs to it; "I'm from Texas." does not belong to a whole one."""
    frame = sentence.frame
    if tells_home(sentence) and all(is_of_goods(s.frame) for s in later):
        return False
    asks = has_operation(frame) or frame.slots.flows or frame.slots.measures or frame.years or frame.span
    return bool(asks) or any(_points_back(s.frame) for s in later)


def led_to(frame: Frame, later: Sequence[Sentence]) -> Frame:
    """What leads up to a question, without its move where the figure itself is asked for behind it."""
    asked = later[0] if later else None
    if asked is not None and asked.frame.move and Mark.THAN in frame.marks and frame.year_word:
        frame = frame.with_(year_word="", reduce="")  # "sold more than the year before. How fast?"
    kind, _, code = frame.sole.partition(":")
    if kind == "area" and asked is not None and not asked.frame.claim:
        slots = replace(frame.slots, areas=(code,))
        frame = frame.with_(slots=slots, sole="", claim=False, over="", pick="", order="", places=None)
    if frame.pick == "best" and frame.slots.named_lines and asked is not None and not asked.frame.claim:
        frame = frame.with_(
            over="", pick="", order="", places=None
        )  # "I hear Texas is the biggest exporter."
    if asked is None or not frame.move or not _asks_level(asked):
        return frame
    return frame.with_(move="", unit="", down=False, span=None, limits=())


def _asks_level(sentence: Sentence) -> bool:
    """Whether a figure of named years is asked for: "How much was exported in 2017?"."""
    frame = sentence.frame
    amount = "HOWMUCH" in sentence.kinds
    return amount and bool(frame.slots.flows and frame.years) and not (has_operation(frame) or frame.unit)


def left_unread(scene: Sentence, sentence: Sentence, merged: Frame) -> tuple[Mention, ...]:
    """What is not understood in a statement that the question leans on: "Toy exports rose. By how much?".

    `merged`: the frame of the question with what it takes from before it.
    """
    if _names_nothing(merged) and any(is_of(m, *NAMES) for m in scene.mentions):
        return scene.left
    if any(is_of(m, *NAMES) and is_headless(sentence.mentions, at) for at, m in enumerate(sentence.mentions)):
        return scene.left  # "China's rate was 5 percent. What was Mexico's?"
    leans = not is_complete(sentence.frame) and _names_nothing(sentence.frame)
    narrowed = leans and scene.frame.slots.flows
    return tuple(m for m in scene.left if is_of(m, "UNKNOWN", "STOP")) if narrowed else ()


def _names_nothing(frame: Frame) -> bool:
    """Whether a frame is of no place, partner or line by name."""
    return not (frame.slots.named_lines or (frame.base is not None and frame.base.named_lines))


def _points_back(frame: Frame) -> bool:
    """Whether a question leaves something to the sentence before it: "exports there", "its growth"."""
    return not is_complete(frame) or Mark.BACKREF in frame.marks


def unplaced(read: Sequence[Sentence], sentence: Sentence, frame: Frame) -> tuple[Mention, ...]:
    """Names told before that no document has, where nothing is named: "I'm from Bavaria. Our exports?".

    `read`: the sentences of the message; `frame`: that of the question with what it takes from before it.
    """
    nation = sentence.frame.slots.nation and Mark.BACKREF not in sentence.frame.marks
    lines = frame.slots.areas or frame.slots.partners or frame.slots.categories or frame.over or nation
    if lines or not sentence.kinds.isdisjoint((*NAMES, "REGION")):
        return ()
    before = read[: read.index(sentence) if sentence in read else -1]
    return tuple(m for each in before for at, m in enumerate(each.mentions) if _is_strange(each, at, m))


def _is_strange(told: Sentence, at: int, name: Mention) -> bool:
    """Whether a name is that of a place or partner which no document has: "Bavaria's", "with Narnia"."""
    if not is_of(name, "UNKNOWN", "STOP") or is_of(name, *NAMES):
        return False
    text = name.text.removesuffix("'s")
    proper = (at > 0 or text != name.text or not is_word(text.lower())) and text[:1].isupper()
    led = at > 0 and is_of(told.mentions[at - 1], "FROM", "IN", "TO", "WITH", "OF")
    return is_place(text) or (proper and (led or name in told.left or text != name.text))


def pointing_at_refused(sentence: Sentence, topic: Frame | None) -> tuple[Mention, ...]:
    """What points at the question before, which has no answer: "export prices, and what percent is that?"."""
    if topic is None or Mark.BACKREF not in sentence.frame.marks or not sentence.kinds.isdisjoint(NAMES):
        return ()
    return tuple(m for m in sentence.mentions if "BACKREF" in m)
