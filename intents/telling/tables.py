"""The tables that a question is about, and what they list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from facts.model import CodeKind, Dimension, LineKind, Measure, MeasureKind
from facts.store import Store, TableInfo
from intents.frames.frames import Sentence
from intents.lexicon.words import says
from intents.model import NAMES, Mention, is_of
from intents.resolve.classifications import tells_products_apart
from intents.telling.asking import asking_words, data_words, text_of
from intents.telling.notes import stem

#: types of words that are to be found in the heading of a table, where nothing explains them
_CONTENT = {"UNKNOWN", "STOP", "COVERS", "COUNTING"}
_CLASSES = {
    "area": Dimension.AREA, "partner": Dimension.PARTNER, "place": Dimension.PARTNER,
    "category": Dimension.CATEGORY, "techarea": Dimension.CATEGORY, "sector": Dimension.CATEGORY,
}  # fmt: skip
_FLOWS = {"deficit": "balance", "surplus": "balance"}
#: letters of a word that tells one title from another: not "for" or "by"
_CONTENT_WORD = 4
_TABLE = re.compile(r"\b(table|figure) (\d)\b")


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
    found = _likeliest(found, sentence, store)
    words = _stems(text_of(sentence).split())
    known = asking_words() | _stems(w for t in found for w in (t.title + " " + " ".join(t.origins)).split())
    rest = {w for m in sentence.left if _CONTENT & set(m.kinds) for w in _stems(m.text.split())}
    if not rest <= known:
        return ()
    content = {word for word in words if len(word) >= _CONTENT_WORD}
    shared = {table: len(content & _stems(table.title.split())) for table in found}
    most = max(shared.values())
    return tuple(table for table in found if shared[table] == most)


def _likeliest(tables: list[TableInfo], sentence: Sentence, store: Store) -> list[TableInfo]:
    """Those of ranks where ranks are asked for, of trade where no measure is, no prose, the plainest."""
    said = {kind for mention in sentence.mentions for kind in mention.kinds}
    if "RANK" in said:
        tables = [
            t for t in tables if any(m.kind is MeasureKind.RANK for m in measures_of(t, store))
        ] or tables
    if "MEASURE" not in said:
        tables = [
            t for t in tables if any("trade" in (m.code, m.base) for m in measures_of(t, store))
        ] or tables
    if "CLASS" in said and any(m.get("PRODUCT") in ("products", "services") for m in sentence.mentions):
        apart = {d.code for d in store.definitions if tells_products_apart(store, d.code)}
        tables = [t for t in tables if apart & set(t.get(Dimension.DEFINITION))] or tables
    tables = [table for table in tables if not table.is_prose] or tables
    least = min(_unasked(table, sentence, store) for table in tables)
    return [table for table in tables if _unasked(table, sentence, store) == least]


def measures_of(table: TableInfo, store: Store) -> Iterator[Measure]:
    """The measures that a table has figures of."""
    return map(store.measure, table.get(Dimension.MEASURE))


def years_of(tables: Iterable[TableInfo]) -> tuple[int, ...]:
    """The calendar years that tables have figures of; spans count only where there is no single year."""
    periods = [period for table in tables for period in table.periods]
    single = {period.start for period in periods if period.is_year}
    return tuple(sorted(single or {year for period in periods for year in (period.start, period.end)}))


def narrows(mention: Mention) -> bool:
    """Whether a mention says which figures are meant, beyond the document."""
    return is_of(mention, *NAMES, "MEASURE", "FLOW", "RANK", "REGION") or bool(class_of(mention))


def _is_named(sentence: Sentence) -> bool:
    return any(narrows(m) or is_of(m, "SOURCE", "PRODUCT", "DEFINITION") for m in sentence.mentions)


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
            name in (measure.code, measure.base)  # job ranks are of jobs
            for name in mention.get("MEASURE")
            for measure in measures_of(table, store)
        )
    if "PRODUCT" in mention:
        return mention.get("PRODUCT") in {"both", *table.get(Dimension.PRODUCT)}
    return _has_class(table, class_of(mention), store)


def _has_category(table: TableInfo, name: str) -> bool:
    definition, _, code = name.partition("/")
    return definition in table.get(Dimension.DEFINITION) and code in table.get(Dimension.CATEGORY)


def _has_class(table: TableInfo, name: str, store: Store) -> bool:
    """Whether a table lists states, partners, technology areas ... at all."""
    dimension = _CLASSES.get(name)
    if dimension is None:
        return True
    areas = {d.code for d in store.definitions if d.lines is LineKind.TECHNOLOGY_AREA}
    if name == LineKind.TECHNOLOGY_AREA and not areas & set(table.get(Dimension.DEFINITION)):
        return False
    return any(
        code and not (dimension is Dimension.AREA and store.is_nation(code)) for code in table.get(dimension)
    )


def _unasked(table: TableInfo, sentence: Sentence, store: Store) -> int:
    """How many of states, partners and categories a table goes by without being asked to."""
    asked_for = {_CLASSES.get(class_of(m)) for m in sentence.mentions}
    asked_for |= {
        d for d in (Dimension.AREA, Dimension.PARTNER, Dimension.CATEGORY) if _names_one(sentence, d)
    }
    listed = {_CLASSES[name] for name in ("area", "partner", "category") if _has_class(table, name, store)}
    return len(listed - asked_for)


def _names_one(sentence: Sentence, dimension: Dimension) -> bool:
    return any(dimension.name in m for m in sentence.mentions)


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word.lower().strip(",.:()")) for word in words)


def _is_counted(table: TableInfo) -> bool:
    """Whether a table has no flows: jobs are counted, whatever exports support them."""
    return not any(table.get(Dimension.FLOW))


def class_of(mention: Mention) -> str:
    """The class that a mention names: states, partners, categories ...; "" where it names none."""
    return str(mention.get("CLASS") or mention.get("BREAKDOWN") or "")


def last_rank(tables: Iterable[TableInfo], store: Store) -> int:
    """The last place that the tables print; 0 where they rank nothing."""
    titles = {(table.source, table.table) for table in tables}
    if not titles:
        return 0
    ranks = (
        o.value
        for o in store.observations()
        if (o.place.source, o.place.table) in titles and o.unit == "rank"
    )
    return int(max(ranks, default=0))


def group_members(sentence: Sentence, store: Store) -> tuple[str, ...]:
    """The names of the members of the groups that are named."""
    groups = {code for m in sentence.mentions if "PARTNER" in m for code in m.get("PARTNER")}
    members = (c for c in store.codes("partner") if groups & set(c.parents) and c.kind is CodeKind.MEMBER)
    return tuple(code.label for code in members)


def listed_members(sentence: Sentence, tables: Iterable[TableInfo], store: Store) -> tuple[str, ...]:
    """The names that the longest tables list along the dimension that a class word or a group names.

    What a document has figures of in its prose is not all that it is about: there figures must be asked for.
    """
    if inside := group_members(sentence, store):
        return inside
    said = {word for m in sentence.mentions if "LIST" not in m for word in m.text.lower().split()}
    figures = data_words() & said or "DOLLARS" in sentence.kinds
    classes = [m for m in sentence.mentions if class_of(m)]
    classes.sort(key=lambda m: says(m, "rows"))  # "how many lines does the state table have"
    dimension = next((_CLASSES.get(class_of(m)) for m in classes), None)
    if dimension is None:
        return ()
    kinds = {m.get("PRODUCT") for m in sentence.mentions if "PRODUCT" in m}
    kind = str(kinds.pop()) if len(kinds) == 1 and dimension is Dimension.CATEGORY else ""
    every = [t for t in tables if figures or not t.is_prose]
    if kind:
        apart = {d.code for d in store.definitions if tells_products_apart(store, d.code)}
        every = [t for t in every if apart & set(t.get(Dimension.DEFINITION))] or every
    of_kind = [_labels(t, dimension, store, kind) for t in every]
    lists = of_kind if any(of_kind) else [_labels(t, dimension, store, "") for t in every]
    longest = max(map(len, lists), default=0)
    return tuple(dict.fromkeys(label for found in lists if len(found) == longest for label in found))


def listing(names: Sequence[str], tables: Sequence[TableInfo], store: Store) -> tuple[TableInfo, ...]:
    """The tables that list all of these names, along whichever dimension; all where none does."""
    wanted = set(names)
    return tuple(
        t
        for t in tables
        if any(wanted <= set(_labels(t, dimension, store, "")) for dimension in set(_CLASSES.values()))
    ) or tuple(tables)


def _labels(table: TableInfo, dimension: Dimension, store: Store, product: str) -> tuple[str, ...]:
    """The names of the members, of one kind of product if one is named, that a table lists in its order."""
    found = (
        store.code(dimension, code, definition)
        for code in table.get(dimension)
        if code
        for definition in _definitions(dimension, table)
    )
    listed = (c for c in found if c is not None and c.kind is CodeKind.MEMBER)
    wanted = {"products", "services"} & {product}
    return tuple(dict.fromkeys(c.label for c in listed if not wanted or c.product == product))


def _definitions(dimension: Dimension, table: TableInfo) -> tuple[str, ...]:
    return table.get(Dimension.DEFINITION) if dimension is Dimension.CATEGORY else ("",)
