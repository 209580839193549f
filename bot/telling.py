"""Replies that hold no figure of their own: definitions, methods, sources, coverage, small talk."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from bot.documents import compilers, tell_documents
from bot.refusing import premise_denied, refused
from bot.reply import Reply, ReplyStatus
from bot.suggesting import MAX_SUGGESTIONS, Suggester
from bot.words.citing import citation_of, first_places, note_line, places_text
from bot.words.naming import subject_of
from bot.words.wording import capitalized, find, listed, say, sentences
from facts.computing.answer import Answer, compute
from facts.model import CodeKind, Dimension, Note, Observation, Place
from facts.store import Store
from intents.model import Frame, Reading, Told
from intents.resolve import resolve

#: cells that a reply about sources cites
_MAX_CITED = 6


def tell(utterance: str, told: Told, store: Store, suggester: Suggester) -> Reply:
    """The reply to a question about meaning, method, source or coverage, or to small talk."""
    if find(f"smalltalk.{told.kind}") is not None:
        return _small_talk(utterance, told.kind)
    signed = told.frame.deficit or told.frame.surplus
    match told.kind:
        case "covers" | "code":
            return _category(utterance, told, store)
        case "definition":
            return _definition(utterance, told.code, store)
        case "coverage" | "source":
            return _from_query(utterance, told, store, suggester)
        case "sources" | "origin" | "quoted" | "years" | "members" | "listed" | "depth" | "extent":
            return tell_documents(utterance, told, store)
        case "instead":
            return _instead(utterance, told, store, suggester)
        case "reason" if signed and (reply := _denied(utterance, told, store)):
            return reply
        case _:
            return _cited(utterance, told.note.text, told.note.label, told.note.place, store)


def _denied(utterance: str, told: Told, store: Store) -> Reply | None:
    """The figures that show the premise of a "why" not to be so, of the document that gives the reason."""
    reply = premise_denied(utterance, told.frame, store)
    same = reply is not None and any(one.source == told.note.place.source for one in reply.citations)
    return reply if same else None


def _small_talk(utterance: str, kind: str) -> Reply:
    text = say(f"smalltalk.{kind}")
    suggestions = tuple(sentences()["examples"][:MAX_SUGGESTIONS])
    return Reply(utterance, ReplyStatus.ANSWERED, kind, text, suggestions=suggestions, headline=text)


def _cited(utterance: str, text: str, reading: str, place: Place, store: Store) -> Reply:
    line = note_line(place, store)
    return Reply(
        utterance, ReplyStatus.ANSWERED, reading, f"{text}\n{line}", citations=(citation_of(place, store),),
        headline=text, source_line=line,
    )  # fmt: skip


def _instead(utterance: str, told: Told, store: Store, suggester: Suggester) -> Reply:
    """No such figure, but what the documents say on it."""
    note: Note = told.note
    line = note_line(note.place, store)
    reason = say("instead", text=note.text)
    reply = refused(utterance, reason, told.frame, suggester)
    text = reply.text.replace(reason, f"{reason}\n{line}", 1)
    return replace(reply, text=text, citations=(citation_of(note.place, store),), source_line=line)


def _category(utterance: str, told: Told, store: Store) -> Reply:
    definition, _, code = told.code.partition("/")
    found = store.code(Dimension.CATEGORY, code, definition)
    label, note = (found.label, found.note) if found else (code, "")
    form = "covers_many" if told.kind == "covers" and told.word.endswith("s") else told.kind
    text = say(f"told.{form}", word=capitalized(told.word), label=label, note=note)
    if found and found.covers and told.kind == "code":
        text += " " + say("told.includes", things=listed(found.covers))
    reply = _cited(utterance, text, label, _where_defined(definition, store), store)
    named = {name for name in told.frame.slots.categories if name.startswith(f"{definition}/")}
    if told.kind != "covers" or len(named) != 1:
        return reply
    verdict = told.code in named
    said = f"{say('verdict.true' if verdict else 'verdict.false')} {text}"
    return replace(reply, verdict=verdict, text=reply.text.replace(text, said, 1), headline=said)


def _definition(utterance: str, code: str, store: Store) -> Reply:
    found = next(one for one in store.definitions if one.code == code)
    text = say("told.code", label=found.label, note=found.note)
    return _cited(utterance, text, found.label, _where_defined(code, store), store)


def _where_defined(definition: str, store: Store) -> Place:
    """The place of the note that defines a classification, else of any of its figures."""
    counts = Counter(one.place.source for one in store.observations() if one.key.definition == definition)
    main = counts.most_common(1)[0][0]
    for note in store.notes:
        defines = note.topic == "definition" and (Dimension.DEFINITION, definition) in note.codes
        if note.place.source == main and defines:
            return note.place
    key = store.keys(definition=definition)[0]
    return store.printings(key, store.periods(key)[0])[0].place


def _from_query(utterance: str, told: Told, store: Store, suggester: Suggester) -> Reply:
    """Where the figures of a question are printed, or which years there are."""
    outcome = resolve(_of_one(told, store), store)
    answer = compute(outcome.query, store) if isinstance(outcome, Reading) else None
    if not isinstance(answer, Answer):
        return refused(utterance, say("decline.topic"), told.frame, suggester)
    figures = (*answer.figures, *answer.support)
    cells = list(dict.fromkeys(cell for one in figures for cell in (*one.inputs, *one.printed_by)))
    form = "told.source" if told.kind == "source" else "told.coverage"
    by_state = told.frame.over == Dimension.AREA
    text = say(form, **_coverage(answer, cells, by_state, store))
    return _about_places(utterance, text, told.kind, cells, store)


def _of_one(told: Told, store: Store) -> Frame:
    """The years of every state are those of the first: its table covers the same ones."""
    frame = told.frame
    if told.kind != "coverage" or frame.over != Dimension.AREA or frame.slots.areas:
        return frame
    first = next(code.code for code in store.codes(Dimension.AREA) if code.kind is CodeKind.MEMBER)
    return frame.with_(
        over="", names=False, pick="", places=None, slots=replace(frame.slots, areas=(first,), nation=False)
    )


def _coverage(answer: Answer, cells: Sequence[Observation], by_state: bool, store: Store) -> dict[str, str]:
    key = answer.query.lines[0].keys[0]
    years = [period.start for period in store.periods(key) if period.is_year]
    source = store.sources[cells[0].place.source]
    subject = subject_of(key, store)
    about = say("told.by_state", what=subject.what) if by_state else subject.owned
    return {
        "places": places_text(cells, store), "subject": capitalized(about),
        "years": listed(map(str, years)), "source": source.short, "publisher": source.publisher,
    }  # fmt: skip


def _about_places(utterance: str, text: str, kind: str, cells: Sequence[Observation], store: Store) -> Reply:
    places = first_places(cells, _MAX_CITED if kind == "source" else 1)
    line = compilers(cells, store) if kind == "source" else note_line(places[0], store)
    return Reply(
        utterance, ReplyStatus.ANSWERED, capitalized(kind), f"{text}\n{line}".strip(),
        citations=tuple(citation_of(place, store) for place in places), headline=text, source_line=line,
    )  # fmt: skip
