"""What a conversation remembers after a turn, and what a turn took from it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.terminal.explaining import label_of
from bot.words.wording import find, listed, phrased, say, years_text
from facts.computing.answer import Answer
from facts.model import Dimension
from facts.store import Store
from intents.model import SLOTS_OF, UNSAID, Clarify, Decline, Frame, Reading, Slots, Told
from intents.read import Understood
from intents.threads.context import Context, is_complete
from intents.threads.finding import found_in
from intents.threads.refused import of_unknown, what_stopped

#: refusals after which a follow-up may lean on what was asked: it was understood, only the store lacks it
UNDERSTOOD = frozenset(
    ("year", "jobs_rank_only", "no_periods", "area_flow", "area_category", "area_partner", "area_product",
     "partner", "partner_category")
)  # fmt: skip
_CODED = {slot: dimension for dimension, slot in SLOTS_OF.items()}


def remember(understood: Understood, before: Context, answers: Sequence[Answer]) -> Context:
    """What the thread knows after these outcomes and answers."""
    context = replace(before, refused=None, stopped=())
    for outcome in understood.outcomes:
        context = _after(outcome, context)
    if refused := of_unknown(understood.outcomes, understood.sentences, before.refused):
        context = replace(context, refused=refused)
    if stopped := what_stopped(understood.outcomes, understood.sentences):
        context = replace(context, stopped=stopped)
    first = any(isinstance(o, Reading) and o.frame.first_time == "first" for o in understood.outcomes[-1:])
    found = found_in(answers[-1], first=first) if answers else _year_refused(understood)
    return context if context.found == found else replace(context, found=found)


def _after(outcome: Reading | Clarify | Decline | Told, context: Context) -> Context:
    match outcome:
        case Reading():
            return context.after(outcome.frame)
        case Clarify() if outcome.frame != UNSAID:
            return context.after(outcome.frame, _options(outcome), is_asked=True)
        case Told() if (frame := _told(outcome)) is not None:
            return context.after(frame)
        case Decline() if outcome.reason in UNDERSTOOD and outcome.frame.slots.named:
            return context.after(outcome.frame)
        case Decline("year") if outcome.frame.years and context.frame is None:
            return context.after(outcome.frame, is_asked=True)  # "I need 2021 figures."
        case _:
            return replace(context, options=())


def _options(clarify: Clarify) -> tuple[tuple[str, Frame], ...]:
    """The options that have a frame of their own."""
    frames = dict(clarify.frames)
    return tuple((option, frames[option]) for option in clarify.options if option in frames)


#: kinds of explanations that are about something a follow-up may go on with
_ABOUT = {
    "code",
    "covers",
    "definition",
    "note",
    "reason",
    "extent",
    "listed",
    "years",
    "coverage",
    "instead",
}


def _told(told: Told) -> Frame | None:
    """What a follow-up to an explanation is about: the category or classification that was explained."""
    slots = told.frame.slots
    if told.kind == "instead" and told.word:
        return told.frame if told.word in UNDERSTOOD and slots.named else None
    if told.kind not in _ABOUT:
        return None
    about = Slots(categories=slots.categories, definition=slots.definition)
    if told.kind in ("extent", "listed", "coverage"):
        about = replace(about, areas=slots.areas, partners=slots.partners)
    if told.kind in ("code", "covers") and told.code:
        about = Slots(categories=(told.code,))
    elif told.kind in ("note", "reason") and not about.named:
        about = _noted(told)
    document = slots.source if told.kind == "note" else ""
    if document and not about.named:
        return Frame(topic=document)
    return Frame(slots=about, topic=told.frame.topic) if about.named else None


def _noted(told: Told) -> Slots:
    """The one category that a note explains."""
    codes = told.note.codes if told.note is not None else ()
    categories = [code for dimension, code in codes if dimension == Dimension.CATEGORY]
    definitions = [code for dimension, code in codes if dimension == Dimension.DEFINITION]
    if len(categories) != 1 or len(definitions) != 1:
        return Slots()
    return Slots(categories=(f"{definitions[0]}/{categories[0]}",))


def _year_refused(understood: Understood) -> tuple[str, str]:
    """The one year of a refused question, for "that year"."""
    years = {year for sentence in understood.sentences for year in sentence.frame.years}
    refused = any(isinstance(outcome, Decline) for outcome in understood.outcomes)
    return ("years", str(years.pop())) if refused and len(years) == 1 else ("", "")


# what a turn leans on -------------------------------------------------------------------------------------


def kept_text(understood: Understood, frame: Frame, before: Context, store: Store) -> str:
    """What a follow-up left open, "" for a question that stands alone."""
    old = before.frame
    if old is None:
        return ""
    said = [sentence.frame for sentence in understood.sentences if not sentence.is_background]
    if not said or all(is_complete(one) and not one.elliptic for one in said):
        return ""
    kept = phrased(*_kept(frame, old, said, store))
    return say("from_thread", kept=kept) if kept else ""


def _kept(frame: Frame, old: Frame, said: Sequence[Frame], store: Store) -> Iterator[str]:
    for name in ("areas", "partners", "categories", "products", "flows", "measures"):
        codes = getattr(frame.slots, name)
        if codes and codes == getattr(old.slots, name) and not any(getattr(one.slots, name) for one in said):
            yield listed(_label(name, code, store) for code in codes)
    for name in ("move", "level"):
        done = getattr(frame, name)
        if done and done == getattr(old, name) and not any(getattr(one, name) for one in said):
            yield find(f"kept.{done}") or done
    years = (*frame.years, *(frame.span or ()))
    if years and years == (*old.years, *(old.span or ())) and not any(one.years or one.span for one in said):
        yield years_text(years) if frame.span is None else say("span", start=frame.span[0], end=frame.span[1])


def _label(name: str, code: str, store: Store) -> str:
    if name in _CODED:
        return label_of(_CODED[name], code, store)
    return store.measure(code).label if name == "measures" else {"both": say("products.both")}.get(code, code)
