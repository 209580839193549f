"""A short turn that picks one of the options asked about, or another one of the same name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.model import Code
from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.model import Frame, is_of
from intents.threads.context import Context

#: most words of a turn that picks an option, and of one that leans on the turn before
_LONGEST_CHOICE, SHORT_TURN = 14, 8


def chosen_option(read: Sequence[Sentence], context: Context, areas: Sequence[Code]) -> Frame | None:
    """The frame of the only option that a turn names, None where it names none or several."""
    options = context.options or _siblings(context.frame, areas)
    if not options:
        return None
    if context.options and (place := _place_said(read)) and place <= len(options):
        return options[place - 1][1]
    words = {t.removesuffix("ern") for s in read for m in s.mentions for t in m.text.lower().split()}
    most = _LONGEST_CHOICE if context.options else SHORT_TURN
    fits = [f for label, f in options if words & set(label.lower().split()) and len(words) <= most]
    named = {code for s in read for m in s.mentions for code in m.get("AREA") or ()}
    if named and any(f.slots.areas and named.isdisjoint(f.slots.areas) for f in fits):
        return None  # "North Dakota", where the Carolinas are the options
    return fits[0] if len(fits) == 1 else None


def _place_said(read: Sequence[Sentence]) -> int:
    """The place of an option that is all a turn says: "the second one", "option 2"; 0 for none."""
    words = [m for s in read for m in s.mentions if not is_of(m, "MARK", "QMARK", "COMMA", "SMALLTALK")]
    places = [m for m in words if is_of(m, "ORDINAL", "NUMBER")]
    light = all(m in places or "FILLER" in m or says(m, "choosing") for m in words)
    if len(places) != 1 or not light:
        return 0
    place = places[0].get("ORDINAL") or places[0].get("NUMBER")
    return int(place) if isinstance(place, (int, float)) else 0


def _siblings(frame: Frame | None, areas: Sequence[Code]) -> tuple[tuple[str, Frame], ...]:
    """The states that share the noun of the one before: "South Carolina", then "I meant north"."""
    if frame is None or len(frame.slots.areas) != 1:
        return ()
    own = next((c.label for c in areas if c.code == frame.slots.areas[0]), "")
    longer = [c for c in areas if own and c.label.endswith(f" {own}")]
    if longer:
        return tuple((c.label.removesuffix(own), in_area(frame, c.code)) for c in longer)
    noun = own.split()[-1] if " " in own else ""
    others = [c for c in areas if c.label != own and c.label.split()[1:] == [noun]]
    return tuple((c.label.split()[0], in_area(frame, c.code)) for c in others)


def in_area(frame: Frame, code: str) -> Frame:
    """The same question about one state."""
    return frame.with_(slots=replace(frame.slots, areas=(code,), summed=""))
