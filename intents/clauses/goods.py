"""Goods named in what is told before a question that does not say of what it asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.mark import Mark
from intents.model import NAMES, Frame, Slots, is_of


def lacks_goods(frame: Frame) -> bool:
    """Whether a flow is asked for and nothing says of what: "how much did America sell abroad in 2020?"."""
    s = frame.slots
    goods = s.categories or s.products or s.measures or s.tech or s.definition or s.total
    return bool(s.flows) and not (goods or s.areas or s.summed or frame.over or frame.base or frame.claim)


def with_goods(frame: Frame, told: Slots) -> Frame:
    """The frame with the line that was told before it; with several it is asked which one is meant."""
    several = len(told.categories) > 1
    marks = (*frame.marks, Mark.LEANS, Mark.TOO_FEW) if several else frame.marks
    return frame.with_(slots=replace(frame.slots, categories=told.categories), marks=marks)


def goods_told(read: Sequence[Sentence], asked: Sequence[Sentence]) -> Sentence | None:
    """What is only told and names a line of trade: "Chips are a headache. What did we import?"."""
    told = (s for s in read if s not in asked and s.frame.slots.categories)
    return next((s for s in told if not (s.frame.slots.areas or s.frame.slots.partners)), None)


def wants_topic(sentence: Sentence, question: Sentence) -> bool:
    """Whether one only wants to know of a thing, on which a question follows: "we want to know about pay"."""
    words = sentence.mentions
    about = any(says(m, "about") or "ABOUT" in m for m in words) and any(says(m, "wishes") for m in words)
    named = any(is_of(m, *NAMES) for m in words)  # "I'm curious about Peru and Chile."
    return about and not named and question.is_question and not question.frame.elliptic


def leads_to_goods(sentence: Sentence, question: Sentence) -> bool:
    """Whether a statement only names the line that a question behind it is of: "Media is a relic"."""
    asks = any(is_of(m, "QMARK", "WHICH", "HOWMUCH", "COUNT", "LIST") for m in sentence.mentions)
    named = sentence.frame.slots.categories and not sentence.frame.slots.flows
    return bool(named) and not asks and lacks_goods(question.frame)
