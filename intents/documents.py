"""Questions about the documents: who gathered the figures, where one is printed, which years."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from facts.model import CodeKind, Dimension, Note
from facts.store import Store, TableInfo
from intents.asks import FORMS, WORDS
from intents.context import is_complete
from intents.frames import Sentence
from intents.model import Decline, Frame, Mention, Told
from intents.quoted import quoted_cells, quoted_figure
from intents.topics import stem

#: types of words that ask for a figure, not for the document that has it
_OPERATIONS = {
    "GROWTH",
    "MOVE",
    "SHARE",
    "DIFFERENCE",
    "TIMES_CUE",
    "CAGR",
    "MEAN",
    "SUM",
    "MORE",
    "UNDER",
    "OVER",
}
#: types that carry no content for finding a table
_CONTENT = {"UNKNOWN", "STOP", "COVERS", "COUNTING"}
_CLASSES = {
    "area": Dimension.AREA, "partner": Dimension.PARTNER, "place": Dimension.PARTNER,
    "category": Dimension.CATEGORY, "techarea": Dimension.CATEGORY, "sector": Dimension.CATEGORY,
}  # fmt: skip
_FLOWS = {"deficit": "balance", "surplus": "balance"}
_TABLE = re.compile(r"\b(table|figure) (\d)\b")


def about_documents(sentence: Sentence, frame: Frame, store: Store) -> Told | Decline | None:
    """What is asked about the documents, as far as it can be told; None where a figure is asked for."""
    asks = asked(sentence)
    if asks & {"document", "origin", "figure"} and (quoted := quoted_figure(sentence)):
        cells = quoted_cells(quoted, sentence, store)
        if cells or "figure" not in asks:
            missing = Decline("quoted", (quoted.text,), {}, frame)
            return Told("quoted", cells=cells, frame=frame) if cells else missing
    if "origin" in asks and (tables := _gathered(sentence, store)):
        return Told("origin", tables=tables, frame=frame)
    tables = tables_about(sentence, store)
    if "length" in asks and (last := _last_rank(tables, store)):
        return Told("depth", tables=tables, frame=frame.with_(places=(1, last)))
    narrow = any(_narrows(m) for m in sentence.mentions)
    note = next(
        (n for kind in ("date", "contact") if kind in asks and (n := _on_source(sentence, kind, store))), None
    )
    if note and not narrow:
        return Told("note", note, frame=frame)
    if "years" in asks and not narrow and (note := _scope(sentence, store)):
        return Told("note", note, frame=frame)
    if _computes(sentence) or not narrow:
        return None
    if "years" in asks and tables:
        return Told("years", tables=tables, frame=frame)
    counts = any("COUNT" in m for m in sentence.mentions) and sentence.frame.slots.measures
    if "members" in asks and not counts and (found := _members(sentence, tables, store)):
        return Told("members", tables=tables, names=found, frame=frame)
    open_ = not (sentence.frame.slots.flows or sentence.frame.slots.measures or is_complete(frame))
    if "extent" in asks and open_ and not sentence.frame.years and _is_named(sentence) and tables:
        return Told("extent", tables=tables, frame=frame)
    return None


@lru_cache(maxsize=1)
def data_words() -> frozenset[str]:
    """Words for figures as such: in "who compiled the figures?" they ask for none."""
    return frozenset(WORDS["data"])


def asks_document(sentence: Sentence) -> bool:
    """Whether the document that says a thing is asked for."""
    return "document" in asked(sentence)


def asks_reason(sentence: Sentence) -> bool:
    """Whether a reason is asked for, by "why" or in other words."""
    return any("WHY" in m for m in sentence.mentions) or "why" in asked(sentence)


def asks_part(sentence: Sentence) -> bool:
    """Whether it is asked if a thing is part of a category: "are robots counted as electronics?"."""
    return "part" in asked(sentence)


def asked(sentence: Sentence) -> frozenset[str]:
    """Which of the kinds of asks.yaml the words of a sentence have."""
    text = text_of(sentence)
    return frozenset(kind for kind, forms in _forms().items() if any(form.search(text) for form in forms))


def text_of(sentence: Sentence) -> str:
    """The words of a sentence as read, without marks."""
    return " ".join(re.findall(r"[a-z0-9']+", " ".join(m.text for m in sentence.mentions).lower()))


def tables_about(sentence: Sentence, store: Store) -> tuple[TableInfo, ...]:
    """The tables that have what a sentence names; () where it names nothing, or a word that none has."""
    named = _TABLE.search(text_of(sentence))
    flows = {_FLOWS.get(m.get("FLOW"), m.get("FLOW")) for m in sentence.mentions if "FLOW" in m}
    found = [
        table
        for table in store.tables
        if all(_has(table, mention, store) for mention in sentence.mentions)
        and (not flows or "trade" in flows or flows & set(table.get(Dimension.FLOW)) or _is_counted(table))
        and set(sentence.frame.years) <= set(years_of([table]))
        and (named is None or table.table.lower() == named.group())
    ]
    if not (_is_named(sentence) or named) or not found:
        return ()
    if any("RANK" in m for m in sentence.mentions):
        found = [
            t for t in found if any(code.endswith("_rank") for code in t.get(Dimension.MEASURE))
        ] or found
    if not any("MEASURE" in m for m in sentence.mentions):
        found = [
            t for t in found if any(_same_measure("trade", c, store) for c in t.get(Dimension.MEASURE))
        ] or found
    found = [table for table in found if not table.is_prose] or found
    least = min(_unasked(table, sentence, store) for table in found)
    found = [table for table in found if _unasked(table, sentence, store) == least]
    words = _stems(text_of(sentence).split())
    known = words_of_asks() | _stems(w for t in found for w in (t.title + " " + " ".join(t.origins)).split())
    rest = {w for m in sentence.left if _CONTENT & set(m.kinds) for w in _stems(m.text.split())}
    if not rest <= known:
        return ()
    shared = {table: len(words & _stems(table.title.split())) for table in found}
    most = max(shared.values())
    return tuple(table for table in found if shared[table] == most)


def years_of(tables: Iterable[TableInfo]) -> tuple[int, ...]:
    """The calendar years that tables have figures of; spans count only where there is no single year."""
    periods = [period for table in tables for period in table.periods]
    single = {period.start for period in periods if period.is_year}
    return tuple(sorted(single or {year for period in periods for year in (period.start, period.end)}))


def _scope(sentence: Sentence, store: Store) -> Note | None:
    """The note on what a named document covers."""
    source = sentence.frame.slots.source
    notes = (note for note in store.notes if note.topic == "scope" and note.place.source == source)
    return next(notes, None) if source else None


def _on_source(sentence: Sentence, word: str, store: Store) -> Note | None:
    """The note on a named document as a source that people ask for by a word: its date, its contact."""
    source = sentence.frame.slots.source
    notes = (note for note in store.notes if note.topic == "source" and note.place.source == source)
    return (
        next((n for n in notes if any(word in form.split() for form in n.aliases)), None) if source else None
    )


def _gathered(sentence: Sentence, store: Store) -> tuple[TableInfo, ...]:
    """The tables whose origin is asked for; () where only a document is named, which has a note on it."""
    if not any(_narrows(m) for m in sentence.mentions):
        return ()
    return tuple(table for table in tables_about(sentence, store) if table.origins)


def _members(sentence: Sentence, tables: Iterable[TableInfo], store: Store) -> tuple[str, ...]:
    """The names that the tables list along the dimension that a class word or a group names."""
    groups = {code for m in sentence.mentions if "PARTNER" in m for code in m.get("PARTNER")}
    inside = [c for c in store.codes("partner") if groups & set(c.parents) and c.kind is CodeKind.MEMBER]
    if inside:
        return tuple(code.label for code in inside)
    dimension = next((_CLASSES.get(_class_of(m)) for m in sentence.mentions if _class_of(m)), None)
    if dimension is None:
        return ()
    labels: dict[str, None] = {}
    for table in tables:
        for code in table.get(dimension):
            found = [store.code(dimension, code, d) for d in _definitions(dimension, table)] if code else []
            labels.update({c.label: None for c in found if c is not None and c.kind is CodeKind.MEMBER})
    return tuple(labels)


def _is_counted(table: TableInfo) -> bool:
    """Whether a table has no flows: jobs are counted, whatever exports support them."""
    return not any(table.get(Dimension.FLOW))


def _last_rank(tables: Iterable[TableInfo], store: Store) -> int:
    """The last place that the tables print; 0 where they rank nothing."""
    titles = {(table.source, table.table) for table in tables}
    ranks = (
        o.value
        for o in store.observations()
        if (o.place.source, o.place.table) in titles and o.unit == "rank"
    )
    return int(max(ranks, default=0))


def _definitions(dimension: Dimension, table: TableInfo) -> tuple[str, ...]:
    return table.get(Dimension.DEFINITION) if dimension is Dimension.CATEGORY else ("",)


def _class_of(mention: Mention) -> str:
    return str(mention.get("CLASS") or mention.get("BREAKDOWN") or "")


def _computes(sentence: Sentence) -> bool:
    """Whether something is to be worked out or chosen: then a figure is asked for."""
    frame = sentence.frame
    return bool(frame.limits or frame.deficit or frame.surplus or frame.span) or any(
        _OPERATIONS & set(m.kinds) and "SUPER" not in m for m in sentence.mentions
    )


def _narrows(mention: Mention) -> bool:
    """Whether a mention says which figures are meant, beyond the document."""
    return bool(
        {"AREA", "PARTNER", "CATEGORY", "MEASURE", "FLOW", "RANK", "REGION"} & set(mention.kinds)
    ) or bool(_class_of(mention))


def _is_named(sentence: Sentence) -> bool:
    return any(_narrows(m) or {"SOURCE", "PRODUCT", "DEFINITION"} & set(m.kinds) for m in sentence.mentions)


def _has(table: TableInfo, mention: Mention, store: Store) -> bool:
    """Whether a table has what a mention names; "database" names no category of it."""
    if mention.text.lower() in data_words():
        return True
    if "SOURCE" in mention:
        return bool(table.source == mention.get("SOURCE"))
    if "AREA" in mention:
        return bool(set(mention.get("AREA")) & set(table.get(Dimension.AREA)))
    if "PARTNER" in mention:
        return bool(set(mention.get("PARTNER")) & set(table.get(Dimension.PARTNER)))
    if "CATEGORY" in mention and "PRODUCT" not in mention:
        return any(_has_category(table, name) for name in mention.get("CATEGORY"))
    if "DEFINITION" in mention:
        return mention.get("DEFINITION") in table.get(Dimension.DEFINITION)
    if "MEASURE" in mention:
        return any(
            _same_measure(name, code, store)
            for name in mention.get("MEASURE")
            for code in table.get(Dimension.MEASURE)
        )
    if "PRODUCT" in mention:
        return mention.get("PRODUCT") in {"both", *table.get(Dimension.PRODUCT)}
    return _has_class(table, _class_of(mention), store)


def _has_category(table: TableInfo, name: str) -> bool:
    definition, _, code = name.partition("/")
    return definition in table.get(Dimension.DEFINITION) and code in table.get(Dimension.CATEGORY)


def _has_class(table: TableInfo, name: str, store: Store) -> bool:
    """Whether a table lists states, partners, technology areas ... at all."""
    dimension = _CLASSES.get(name)
    if dimension is None:
        return True
    if name == "techarea" and "atp" not in table.get(Dimension.DEFINITION):
        return False
    return any(
        code and not (dimension is Dimension.AREA and store.is_nation(code)) for code in table.get(dimension)
    )


def _unasked(table: TableInfo, sentence: Sentence, store: Store) -> int:
    """How many of states, partners and categories a table goes by without being asked to."""
    asked_for = {_CLASSES.get(_class_of(m)) for m in sentence.mentions}
    asked_for |= {
        d for d in (Dimension.AREA, Dimension.PARTNER, Dimension.CATEGORY) if _names_one(sentence, d)
    }
    listed = {_CLASSES[name] for name in ("area", "partner", "category") if _has_class(table, name, store)}
    return len(listed - asked_for)


def _names_one(sentence: Sentence, dimension: Dimension) -> bool:
    return any(dimension.name in m for m in sentence.mentions)


def _same_measure(name: str, code: str, store: Store) -> bool:
    """Whether a measure is the one named or derived from it: job ranks from jobs."""
    return name in (code, store.measure(code).base)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word.lower().strip(",.:()")) for word in words)


@lru_cache(maxsize=1)
def words_of_asks() -> frozenset[str]:
    """The stems of all words that the forms of asks.yaml consist of."""
    every = (text for group in (*WORDS.values(), *FORMS.values()) for text in group)
    return _stems(re.findall(r"[a-z']+", " ".join(every)))


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[re.Pattern[str], ...]]:
    choices = {name: "|".join(found) for name, found in WORDS.items()}
    return {kind: tuple(_pattern(form, choices) for form in found) for kind, found in FORMS.items()}


def _pattern(form: str, words: dict[str, str]) -> re.Pattern[str]:
    """A form as an expression: whole words in order, other words only where it has "..."."""
    pattern = ""
    for part in form.split():
        if part == "...":
            pattern += r"(?: \S+)*?"
            continue
        choices = words[part[1:-1]] if part.startswith("{") else part
        pattern += f" (?:{choices})"
    return re.compile(rf"(?:(?<= )|^){pattern.lstrip()}(?= |$)".replace("^ ", "^"))


__all__ = [
    "about_documents",
    "asks_document",
    "asks_part",
    "asks_reason",
    "data_words",
    "tables_about",
    "years_of",
]
