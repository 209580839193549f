"""Sentences that lead up to a question, and what the question takes from them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.clauses.asides import (
    announces_topic,
    has_verb,
    tells_sum,
)
from intents.clauses.goods import lacks_goods, leads_to_goods, wants_topic, with_goods
from intents.clauses.homes import is_home, is_of_goods, tells_home
from intents.clauses.owned import is_headless
from intents.frames.frames import Sentence
from intents.lexicon.words import begins, says
from intents.linking.places import is_place
from intents.linking.spelling import is_word
from intents.mark import Mark
from intents.model import NAMES, Frame, Mention, Slots, is_of
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
    asks = (sentence.is_question or _asks_if_so(sentence)) and not (told or _wishes_topic(sentence, later))
    if asks or not any(s.is_question or is_complete(s.frame) for s in later):
        return False
    stated = told or _states(sentence)
    return not (is_complete(sentence.frame) and not stated and all(_stands(s) for s in later))


def _asks_if_so(sentence: Sentence) -> bool:
    """Whether a sentence closes with the question if it is so: "Services are 41 %. Is that right"."""
    words = [m for m in sentence.mentions if not {"MARK", "QMARK", "COMMA"} & set(m.kinds)]
    return bool(words) and "CLAIM" in words[-1] and begins(words[-1], "asserting_verbs")


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
    if asked is None or not frame.move or not _asks_level(asked):
        return frame
    return frame.with_(move="", unit="", down=False, span=None)


def _asks_level(sentence: Sentence) -> bool:
    """Whether a figure of named years is asked for: "How much was exported in 2017?"."""
    frame = sentence.frame
    amount = "HOWMUCH" in sentence.kinds
    return amount and bool(frame.slots.flows and frame.years) and not (has_operation(frame) or frame.unit)


def in_scene(frame: Frame, scene: Sentence | None, ours: bool) -> Frame:
    """The frame with the place whose trade the sentence before is about: "Trade with Peru is odd.".

    `ours`: the trade is called that of those who ask, who may have said which state they are from.
    """
    if scene is None:
        return frame
    mine, theirs = frame.slots, scene.frame.slots
    if _turned(frame, scene.frame):
        return frame.with_(
            span=None, years=scene.frame.span[-1:] if scene.frame.span else (), each_year=False
        )
    if _is_of_asker(scene):
        theirs = Slots(areas=theirs.areas)
    if lacks_goods(frame) and theirs.categories:
        return with_goods(frame, theirs)
    if frame.lists and not (mine.measures or mine.flows):
        over = scene.frame.over if Mark.WHO in frame.marks else ""
        both = replace(mine, measures=theirs.measures, flows=theirs.flows)
        return frame.with_(slots=both, over=over or frame.over)
    if _counts_states(scene) and not (mine.named_lines or frame.over) and _ranges(frame):
        return frame.with_(over="area")
    if is_of_goods(frame) and tells_home(scene):
        return frame
    if announces(scene) or is_home(frame, theirs) or (_is_on_one(scene) and lacks_place(frame)):
        return frame.with_(slots=_announced(frame, theirs))
    free = not (
        mine.areas or mine.partners or mine.nation or mine.total or mine.measures or frame.over or frame.base
    )
    told = theirs.flows and (theirs.areas or theirs.partners)
    sold = theirs.areas and mine.flows == ("exports",) and mine.named == ("flows", "tech")
    if not (free and (told or sold or (ours and theirs.areas))):
        return frame
    return frame.with_(
        slots=replace(mine, areas=theirs.areas, partners=theirs.partners, summed=theirs.summed)
    )


def of_topic(frame: Frame, topic: Frame | None) -> Frame:
    """The frame with the one name of the question before, which has no answer: "I'm curious about Peru."."""
    if topic is None or frame.slots.named_lines or frame.slots.total or frame.over or frame.base:
        return frame
    told = topic.slots
    names = told.areas + told.partners + told.categories
    if not (frame.slots.flows or frame.slots.measures) or not names:
        return frame
    if len(names) > 1:
        return frame.with_(marks=(*frame.marks, Mark.LEANS, Mark.TOO_FEW))
    named = {name: getattr(told, name) for name in ("areas", "partners", "categories")}
    return frame.with_(slots=replace(frame.slots, **named))


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


def _turned(frame: Frame, told: Frame) -> bool:
    """Whether a fall is asked for of the year a rise ended: "rose until 2020. How much did it then lose?"."""
    ended = told.span is not None and frame.span == told.span and told.span[0] < _OPEN
    return ended and bool(told.move) and frame.move in ("open", "growth", "change") and frame.down > told.down


def _counts_states(scene: Sentence) -> bool:
    """Whether a sentence only says how many states are counted: "D.C. included, there are 51 entries"."""
    frame = scene.frame
    return frame.over == "area" and not (frame.slots.named_lines or frame.pick or frame.limits)


def _ranges(frame: Frame) -> bool:
    """Whether one of several is chosen, or the mean of several is asked for."""
    return frame.reduce in {"mean", "median"} or (frame.pick == "best" and frame.names)


def _is_on_one(scene: Sentence) -> bool:
    """Whether a statement is on the one name that it opens with: "Peru interests me."."""
    words = [m for m in scene.mentions if not is_of(m, "SMALLTALK", "FILLER", "COMMA")]
    names = [m for m in scene.mentions if is_of(m, *NAMES)]
    asks = has_operation(scene.frame) or scene.frame.slots.flows or scene.frame.years or scene.frame.span
    return len(names) == 1 and words[:1] == names and not asks


def _is_of_asker(scene: Sentence) -> bool:
    """Whether a sentence only says who asks: "Software shop owner here."."""
    words = [m for m in scene.mentions if "MARK" not in m]
    return bool(words) and says(words[-1], "present")


def completed(frame: Frame, asked: Frame) -> Frame:
    """What answers a question back, with what was named before it: "what about Idaho?"."""
    bare = asked.slots.flows or asked.slots.measures or has_operation(asked)
    return frame if bare else frame.with_(slots=_announced(frame, asked.slots))


def _announced(frame: Frame, theirs: Slots) -> Slots:
    """The slots with what was announced, in each dimension that the question leaves open."""
    mine = frame.slots if frame.base is None else frame.slots.merged(frame.base)
    placed = mine.areas or mine.partners or frame.over in ("area", "partner", "place")
    kind = (
        mine.categories or mine.products or mine.measures or frame.over in ("category", "techarea", "sector")
    )
    slots = frame.slots
    if not placed and not (mine.nation and theirs.areas):
        slots = replace(slots, areas=theirs.areas, partners=theirs.partners, summed=theirs.summed)
    return slots if kind else replace(slots, categories=theirs.categories, products=theirs.products)


def announces(sentence: Sentence) -> bool:
    """Whether a sentence only says what the question is about: "Services only.", "It's about Peru."."""
    named = [
        m for m in sentence.mentions if {"AREA", "PARTNER", "CATEGORY", "PRODUCT", "REGION"} & set(m.kinds)
    ]
    words = [m for m in sentence.mentions if not {"MARK", "QMARK", "COMMA", "DASH"} & set(m.kinds)]
    if not named or is_complete(sentence.frame) or sentence.frame.slots.flows:
        return False
    talk = any("SMALLTALK" in m or says(m, "not") for m in words)
    bare = len(words) <= _ANNOUNCING and not has_verb(words)
    return not talk and (bare or announces_topic(sentence.mentions))


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


def lacks_place(frame: Frame) -> bool:
    """Whether something is asked in whole words, but of no place: "tech exports, growth 2019 to 2020"."""
    s = frame.slots
    whole = bool(s.flows or s.measures) and not frame.elliptic
    return whole and not (s.areas or s.partners or s.nation or s.total or frame.over)
