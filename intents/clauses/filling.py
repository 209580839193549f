"""What a question takes from the statements before it: the place, line and time that it leaves open."""

from __future__ import annotations

from dataclasses import replace

from intents.clauses.asides import announces_topic, has_verb
from intents.clauses.goods import lacks_goods, with_goods
from intents.clauses.homes import is_home, is_of_goods, tells_home
from intents.frames.backdrop import opens_with_year
from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.mark import Mark
from intents.model import NAMES, Frame, Slots, is_of
from intents.threads.context import has_operation, is_complete

#: the words of a sentence that only says what a question is about
_ANNOUNCING = 4
#: what the first year of a span is below that has only an end: "until 2020"
_OPEN = 1000


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
    if not (free and (told or (ours and theirs.areas))):
        return _filled(frame, scene)
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


def lacks_place(frame: Frame) -> bool:
    """Whether something is asked in whole words, but of no place: "tech exports, growth 2019 to 2020"."""
    s = frame.slots
    whole = bool(s.flows or s.measures) and not frame.elliptic
    return whole and not (s.areas or s.partners or s.nation or s.total or frame.over)


def _filled(frame: Frame, scene: Sentence) -> Frame:
    """The frame with the place and the years of the scene where it names none itself."""
    told = scene.frame
    if tells_home(scene):
        return frame
    if placed := leaves_place(frame) and (told.slots.areas or told.slots.partners):
        frame = frame.with_(slots=_placed(frame.slots, told.slots))
    if leaves_time(frame) and (placed or opens_with_year(scene.mentions)):
        frame = frame.with_(years=told.years, span=told.span)
    return frame


def _placed(mine: Slots, theirs: Slots) -> Slots:
    """The slots with the places told before."""
    return replace(mine, areas=theirs.areas, partners=theirs.partners, summed=theirs.summed or mine.summed)


def leaves_place(frame: Frame) -> bool:
    """Whether a question is of no place, partner or group of them."""
    s = frame.slots if frame.base is None else frame.slots.merged(frame.base)
    ranged = frame.over in ("area", "partner", "place")
    return not (s.areas or s.partners or s.nation or s.total or s.country or ranged or frame.everyone)


def leaves_time(frame: Frame) -> bool:
    """Whether a question says nothing of when."""
    said = frame.years or frame.span or frame.year_word or frame.each_year or frame.trend
    return not (said or frame.whole_span or frame.over == "year" or frame.first_time)
