"""Replies that hold no figure of their own: definitions, methods, sources, coverage, small talk."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from bot.reply import Citation, Reply, ReplyStatus
from bot.wording import place_text, say, sentences, subject
from facts.answer import Answer, compute
from facts.model import Dimension, Note, Place
from intents.model import Reading, Told
from intents.resolve import resolve

if TYPE_CHECKING:
    from bot.conversation import Engine


def tell(utterance: str, told: Told, engine: Engine) -> Reply:
    """The reply to a question about meaning, method, source or coverage, or to small talk."""
    if told.kind in sentences()["smalltalk"]:
        text = say(f"smalltalk.{told.kind}")
        suggestions = tuple(sentences()["examples"][:3])
        return Reply(utterance, ReplyStatus.ANSWERED, told.kind, text, suggestions=suggestions, headline=text)
    match told.kind:
        case "covers" | "code":
            return _category(utterance, told, engine)
        case "definition":
            return _definition(utterance, told, engine)
        case "coverage" | "source":
            return _from_query(utterance, told, engine)
        case "instead":
            return _instead(utterance, told.note)
        case _:
            return _note(utterance, told.note, engine)


def _reply(utterance: str, text: str, reading: str, places: list[Place], engine: Engine) -> Reply:
    citations = tuple(_citation(place, engine) for place in places)
    line = say("source", places="; ".join(_place(place, engine) for place in places)) if places else ""
    return Reply(utterance, ReplyStatus.ANSWERED, reading, f"{text}\n{line}".strip(), citations=citations, headline=text, source_line=line)


def _citation(place: Place, engine: Engine) -> Citation:
    source = engine.store.sources[place.source]
    return Citation(source.key, source.title, source.publisher, source.published, place.page, place.table, place.row, place.column, source.url)


def _place(place: Place, engine: Engine) -> str:
    page = f", p. {place.page}" if place.page else ""
    return f"{engine.store.sources[place.source].short}{page}, {place.table}"


def _note(utterance: str, note: Note, engine: Engine) -> Reply:
    return _reply(utterance, note.text, note.label, [note.place], engine)


def _instead(utterance: str, note: Note) -> Reply:
    """No such figure, but what the documents say on it."""
    text = f"{say('decline.no_figure')} {note.text}"
    return Reply(utterance, ReplyStatus.DECLINED, text, text, headline=text)


def _category(utterance: str, told: Told, engine: Engine) -> Reply:
    definition, _, code = told.code.partition("/")
    found = engine.store.code(Dimension.CATEGORY, code, definition)
    label, note = (found.label, found.note) if found else (code, "")
    text = say(f"told.{told.kind}", word=told.word[:1].upper() + told.word[1:], label=label, note=note)
    if found and found.covers and told.kind == "code":
        text += f" It includes {', '.join(found.covers)}."
    return _reply(utterance, text, label, [_where_defined(definition, engine)], engine)


def _definition(utterance: str, told: Told, engine: Engine) -> Reply:
    found = next(d for d in engine.store.definitions if d.code == told.code)
    return _reply(utterance, f"{found.label}: {found.note}", found.label, [_where_defined(told.code, engine)], engine)


def _where_defined(definition: str, engine: Engine) -> Place:
    """The place of the note that defines a classification, else of any of its figures."""
    counts = Counter(o.place.source for o in engine.store.observations() if o.key.definition == definition)
    main = counts.most_common(1)[0][0]
    for note in engine.store.notes:
        if note.place.source == main and note.topic == "definition" and (Dimension.DEFINITION, definition) in note.codes:
            return note.place
    key = engine.store.keys(definition=definition)[0]
    return engine.store.printings(key, engine.store.periods(key)[0])[0].place


def _from_query(utterance: str, told: Told, engine: Engine) -> Reply:
    outcome = resolve(told.frame, engine.store)
    answer = compute(outcome.query, engine.store) if isinstance(outcome, Reading) else None
    if not isinstance(answer, Answer) or not isinstance(outcome, Reading):
        text = say("decline.topic")
        return Reply(utterance, ReplyStatus.DECLINED, text, text, headline=text)
    cells = list(dict.fromkeys(cell for f in (*answer.figures, *answer.support) for cell in (*f.inputs, *f.printed_by)))
    if told.kind == "source":
        places = "; ".join(dict.fromkeys(place_text(cell, engine.store) for cell in cells[:6]))
        return _reply(utterance, say("told.source", places=places), "Source", [cell.place for cell in cells[:6]], engine)
    key = outcome.query.lines[0].keys[0]
    years = [p.start for p in engine.store.periods(key) if p.is_year]
    source = engine.store.sources[cells[0].place.source].short
    text = say("told.coverage", subject=subject(key, engine.store), first=min(years), last=max(years), years=", ".join(map(str, years)), source=source)
    return _reply(utterance, text, "Coverage", [cells[0].place], engine)
