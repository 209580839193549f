"""Questions about the documents: who gathered the figures, where one is printed, which years."""

from __future__ import annotations

from facts.model import Dimension, Note
from facts.store import Store, TableInfo
from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.model import ALL_PLACES, NAMES, Decline, Frame, Told, is_of
from intents.telling.asking import asked, data_words
from intents.telling.notes import notes_of
from intents.telling.quoted import quoted_cells, quoted_figure
from intents.telling.tables import (
    class_of,
    group_members,
    last_rank,
    listed_members,
    listing,
    measures_of,
    narrows,
    tables_about,
)
from intents.threads.context import is_complete

#: types of words that ask for a figure, not for the document that has it
_OPERATIONS = {
    "GROWTH", "MOVE", "SHARE", "DIFFERENCE", "TIMES_CUE", "CAGR", "MEAN", "SUM", "MORE", "UNDER", "OVER",
}  # fmt: skip
#: types of words with which more is asked of a name than whether a table lists it
_NOT_LISTED = (
    "WHICH", "RANK", "SUPER", "ORDINAL", "NUMBER", "NATION", "TOTAL", "CATEGORY", "WHEN", "WHY",
    "PRODUCT", "OR",
)  # fmt: skip
#: kinds that a note on a document answers, each a word of how people ask for it
_ABOUT_SOURCE = ("date", "contact", "wrote", "published", "cite")
#: those of them that no figure is asked for with
_NEVER_FIGURES = frozenset({"contact", "wrote", "cite"})
#: kinds that ask for what a note says of a person: by name, or by what somebody is
_OF_PERSONS = (("person", True), ("expert", False))


def about_documents(
    sentence: Sentence, frame: Frame, before: Frame | None, store: Store
) -> Told | Decline | None:
    """What is asked about the documents, as far as it can be told; None where a figure is asked for."""
    asks = _asks(sentence, before)
    if not asks or sentence.frame.lists or sentence.frame.sector:
        return None
    narrow = any(narrows(m) for m in sentence.mentions)
    if found := _printed(sentence, frame, asks, store):
        return found
    if "origin" in asks and before is not None and _points_at_figure(sentence, before):
        return Told("source", frame=before)
    classed = bool(sentence.frame.slots.definition and sentence.frame.slots.flows)  # "ATP trade numbers"
    if (narrow or classed) and "origin" in asks and (tables := _gathered(sentence, store)):
        return Told("origin", tables=tables, frame=frame)
    if note := _on_person(sentence, asks, store) or _on_origin(sentence, asks, store):
        return Told("note", note, frame=frame)
    if "ahead" in asks and frame.slots.areas:
        return _ahead(frame, store)
    about = asks & _NEVER_FIGURES if narrow else asks
    source = _source_of(sentence, before)
    if note := _on_document(sentence, about, source, store) or _on_method(sentence, asks, store):
        return Told("note", note, frame=frame)
    if asks & {"members", "group"} and (found := _group(sentence, frame, store)):
        return found
    if narrow:
        return None if _computes(sentence, asks) else _in_tables(sentence, frame, asks, store)
    return _sources(sentence, frame, asks, store) if before is None else None


def _asks(sentence: Sentence, before: Frame | None) -> frozenset[str]:
    """The kinds of questions about documents that a sentence has."""
    asks = asked(sentence)
    listed = "listed" in asks and before is not None and before.over
    if listed and any("BACKREF" in m or says(m, "on_the_list") for m in sentence.mentions):
        asks -= {"listed"}  # "is Ohio on that list?" is about the members told before
    places = not sentence.kinds.isdisjoint(("PARTNER", "AREA"))
    if places and "RANKISH" in sentence.kinds:
        asks -= {"origin"}  # "where in the ranking does Peru come?" asks for its place
    return asks - {"origin"} if "advice" in asks else asks  # "which office warns about the figures?"


def _sources(sentence: Sentence, frame: Frame, asks: frozenset[str], store: Store) -> Told | None:
    """All documents, or the tables of one with their years, where nothing else is named."""
    light = {"source", "definition", "tech", "nation"}
    if sentence.left or {*sentence.frame.slots.named} - light:
        return None
    tables = tables_about(sentence, store)
    if "origin" in asks and not tables and not notes_of(store).find(sentence, False):
        return Told("sources", frame=frame)
    if "sources" not in asks:
        return None
    return Told("years" if tables else "sources", tables=tables, frame=frame)


def _points_at_figure(sentence: Sentence, before: Frame) -> bool:
    """Whether nothing is named but the figure before: "who compiled those numbers?"."""
    told_figure = bool(before.slots.flows or before.slots.measures)
    points = "BACKREF" in sentence.kinds
    return told_figure and points and not any(m.is_entity for m in sentence.mentions)


def _quoted(sentence: Sentence, frame: Frame, asks: frozenset[str], store: Store) -> Told | Decline | None:
    """Where a figure is printed that the question quotes; a refusal where no document has it."""
    sure = asks & {"document", "origin"}
    limits = sentence.frame.limits and not sure
    quoted = quoted_figure(sentence) if (sure or asks & {"figure", "printed"}) and not limits else None
    if quoted is None:
        return None
    if cells := quoted_cells(quoted, sentence, store):
        return Told("quoted", cells=cells, frame=frame)
    return Decline("quoted", (quoted.text,), {}, frame) if sure and "figure" not in asks else None


def _printed(sentence: Sentence, frame: Frame, asks: frozenset[str], store: Store) -> Told | Decline | None:
    """On which page a table is, where a figure is printed, or how far down a ranking goes."""
    if "page" in asks:
        return _paged(sentence, frame, store)
    return _quoted(sentence, frame, asks, store) or _last(sentence, frame, asks, store)


def _paged(sentence: Sentence, frame: Frame, store: Store) -> Told | Decline:
    """The pages of the tables that are meant; a refusal where they have none."""
    tables = tuple(table for table in tables_about(sentence, store) if table.page)
    return Told("origin", tables=tables, frame=frame) if tables else Decline("unused", ("page",), frame=frame)


def _last(sentence: Sentence, frame: Frame, asks: frozenset[str], store: Store) -> Told | None:
    """How far down a ranking goes; where a name stands in it is no such question."""
    named = any(is_of(m, *NAMES) for m in sentence.mentions)
    tables = tables_about(sentence, store) if "length" in asks and not named else ()
    last = last_rank(tables, store)
    return Told("depth", tables=tables, frame=frame.with_(places=(1, last))) if last else None


def _source_of(sentence: Sentence, before: Frame | None) -> str:
    """The document that is named, the first of several, or the one that the turn before was about."""
    named = (m.get("SOURCE") for m in sentence.mentions if "SOURCE" in m)
    earlier = before.slots.source or before.topic if before is not None else ""
    return str(sentence.frame.slots.source or next(named, earlier))


def _on_person(sentence: Sentence, asks: frozenset[str], store: Store) -> Note | None:
    """The note on a person whom a document names: "who is ...?", "which economist ...?"."""
    for kind, strict in _OF_PERSONS:
        note = notes_of(store).find(sentence, False, strict=strict) if kind in asks else None
        if note is not None and note.topic == "source":
            return note
    return None


def _on_origin(sentence: Sentence, asks: frozenset[str], store: Store) -> Note | None:
    """The note on who gathered the figures of a document: "whose tabulations are the tables built on?"."""
    named = "origin" in asks and "SOURCE" in sentence.kinds
    note = notes_of(store).find(sentence, False) if named else None
    return note if note is not None and note.topic == "source" else None


def _ahead(frame: Frame, store: Store) -> Told | Decline:
    """What stands before tech among the exports of a state, where a document says it."""
    wanted = {("area", code) for code in frame.slots.areas}
    notes = (note for note in store.notes if note.topic == "scope" and wanted <= set(note.codes))
    note = next(notes, None)
    return Told("note", note, frame=frame) if note else Decline("topic", frame=frame)


def _on_document(sentence: Sentence, asks: frozenset[str], source: str, store: Store) -> Note | None:
    """The note on a document: its date, its contact, its authors, what it covers."""
    for kind in _ABOUT_SOURCE:
        if kind in asks and (note := _on_source(source, kind, store)):
            return note
    named = "SOURCE" in sentence.kinds and not sentence.frame.years
    bare = (
        "scope" in asks
        and not sentence.left
        and {*sentence.frame.slots.named} <= {"source", "definition", "tech"}
    )
    return _scope(source, store) if named and ("years" in asks or bare) else None


def _on_method(sentence: Sentence, asks: frozenset[str], store: Store) -> Note | None:
    """The note on how the measure that is named was worked out."""
    named = (
        {(Dimension.MEASURE, code) for code in sentence.frame.slots.measures} if "method" in asks else set()
    )
    notes = (note for note in store.notes if note.topic == "method" and named & set(note.codes))
    return next(notes, None)


def _group(sentence: Sentence, frame: Frame, store: Store) -> Told | None:
    """The members of a group of partners, where no figure chooses among them."""
    slots = sentence.frame.slots
    names = (
        () if slots.flows or sentence.frame.years or sentence.frame.pick else group_members(sentence, store)
    )
    named = {code for m in sentence.mentions if "PARTNER" in m for code in m.get("PARTNER")}
    tables = tuple(t for t in store.tables if not t.is_prose and named & set(t.get(Dimension.PARTNER)))
    return Told("members", tables=tables, names=names, frame=frame) if names and tables else None


def _in_tables(sentence: Sentence, frame: Frame, asks: frozenset[str], store: Store) -> Told | None:
    """Which years the tables that are meant are of, what they list, whether there are any."""
    tables, slots = tables_about(sentence, store), sentence.frame.slots
    if not tables:
        return None
    times = (m.text.lower().split()[-1] for m in sentence.mentions if "YEARWORD" in m)
    dated = slots.flows and any(word in data_words() for word in times)  # "in the last year of the table"
    if "years" in asks and not dated:
        return Told("years", tables=tables, frame=frame)
    counts = "COUNT" in sentence.kinds and _computed(sentence.frame)
    ranked = sentence.frame.level == "rank" and slots.named_lines
    traded = slots.flows and slots.partners and sentence.frame.years  # "what came from the countries covered"
    asks -= {"members"} if counts or ranked or traded else set()
    if "members" in asks and (found := listed_members(sentence, tables, store)):
        return Told("members", tables=listing(found, tables, store), names=found, frame=frame)
    one = _if_listed(sentence) if "listed" in asks else ()
    if len(one) == 1:
        every = (
            listed_members(sentence, tables, store)
            if any(says(m, "how_many") for m in sentence.mentions)
            else ()
        )
        return Told("listed", code=one[0], tables=tables[:1], names=every, frame=frame)
    whole = slots.flows or slots.measures or sentence.frame.years or is_complete(frame)
    bare = "open" in asks and slots.named == ("partners",)  # "what do you have on China?": which figure
    wanted = asks & {"extent", "open"} and not (whole or bare)
    return Told("extent", tables=tables, frame=frame) if wanted else None


def _if_listed(sentence: Sentence) -> tuple[str, ...]:
    """The names that are only said to be in a table: "is D.C. in the state table?"."""
    mentions = sentence.mentions
    first = next((m for m in mentions if not is_of(m, "ELLIPSIS", "MARK")), None)
    asked_alone = not any(is_of(m, *_NOT_LISTED) for m in mentions) and sentence.frame.slots.flows in (
        (), ("exports",),
    )  # fmt: skip
    if not asked_alone or first is None or not says(first, "asserting_verbs"):
        return ()
    return tuple(code for m in mentions for kind in ("AREA", "PARTNER") if kind in m for code in m.get(kind))


def _computed(frame: Frame) -> bool:
    """Whether a number of members is to be worked out: with jobs or a flow of states, tech among exports."""
    return bool(frame.slots.measures or frame.sector or (frame.over == "area" and frame.slots.flows))


def _scope(source: str, store: Store) -> Note | None:
    """The note on what a document covers."""
    notes = (note for note in store.notes if note.topic == "scope" and note.place.source == source)
    return next(notes, None) if source else None


def _on_source(source: str, word: str, store: Store) -> Note | None:
    """The note on a document as a source that people ask for by a word: its date, its contact."""
    notes = (note for note in store.notes if note.topic == "source" and note.place.source == source)
    return (
        next((n for n in notes if any(word in form.split() for form in n.aliases)), None) if source else None
    )


def origin_before(sentence: Sentence, before: Frame, store: Store) -> Told | None:
    """Who gathered what was asked about before, where a measure was named: jobs, and "who compiles that"."""
    named = set(before.slots.measures) if "origin" in asked(sentence) else set()
    tables = tuple(
        t for t in store.tables if t.origins and any({m.code, m.base} & named for m in measures_of(t, store))
    )
    return Told("origin", tables=tables, frame=before) if tables else None


def _gathered(sentence: Sentence, store: Store) -> tuple[TableInfo, ...]:
    """The tables whose origin is asked for."""
    return tuple(table for table in tables_about(sentence, store) if table.origins)


def _computes(sentence: Sentence, asks: frozenset[str]) -> bool:
    """Whether something is to be worked out or chosen: then a figure is asked for.

    Without a flow "the leading partners" are the title of a table, whose year is asked for.
    """
    frame = sentence.frame
    if "years" in asks and "partner" in map(class_of, sentence.mentions) and not frame.slots.flows:
        return False
    chosen = frame.pick == "best" and frame.places is not None and frame.places != ALL_PLACES
    best = frame.pick == "best" and frame.slots.flows and (frame.over == "year" or frame.places is None)
    return bool(chosen or best or frame.limits or frame.deficit or frame.surplus or frame.span) or any(
        _OPERATIONS & set(m.kinds) and "SUPER" not in m and not says(m, "in_total") for m in sentence.mentions
    )
