"""Replies about the documents: who gathered the figures, where one is printed, which years."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.reply import Reply, ReplyStatus, Value
from bot.words.citing import citation_of, first_places, note_line, places_text
from bot.words.naming import subject_of
from bot.words.wording import capitalized, listed, say, years_text
from facts.model import Dimension, Observation, Place
from facts.store import Store, TableInfo
from intents.model import Told
from intents.telling.tables import years_of

#: tables that a reply goes through, and printed figures
_MAX_TABLES, _MAX_CELLS = 8, 4


def tell_documents(utterance: str, told: Told, store: Store) -> Reply:
    """The reply to a question about the documents."""
    match told.kind:
        case "quoted":
            return _quoted(utterance, told.cells, store)
        case "members":
            return _members(utterance, told, store)
        case "listed":
            return _listed(utterance, told, store)
        case "depth":
            last = (told.frame.places or (1, 1))[1]
            lines = [
                say("told.depth", table=_titled(table, store), last=last)
                for table in told.tables[:_MAX_TABLES]
            ]
            return _of_tables(utterance, told, lines, store, Value(lines[0], last, "count", None, None, (0,)))
        case "sources":
            return every_source(utterance, store)
        case "origin":
            lines = _origins(told.tables, store)
            return _of_tables(utterance, told, lines, store)
        case _:
            years = years_of(told.tables)
            lines = [
                say("told.years", table=_titled(table, store), years=years_text(list(years_of([table]))))
                for table in told.tables[:_MAX_TABLES]
            ]
            year = years[0] if told.kind == "years" and len(years) == 1 else None
            value = (
                Value(_titled(told.tables[0], store), year, "year", str(year), None, (0,)) if year else None
            )
            return _of_tables(utterance, told, lines, store, value)


def every_source(utterance: str, store: Store) -> Reply:
    """All documents: by whom, the years of their tables, and who compiled the figures."""
    heading = say("sources_heading", count=len(store.sources))
    lines, places = [heading], []
    for key, source in store.sources.items():
        every = [table for table in store.tables if table.source == key]
        tables = [table for table in every if not table.is_prose] or every
        if not tables:
            continue
        held = say(
            "held", source=source.short, publisher=source.publisher, date=source.published or say("no_date")
        )
        years = years_text(list(years_of(tables)))
        origins = _told_apart(name for table in every for name in table.origins)
        by = say("held_from", origins="; ".join(origins)) if origins else ""
        lines.append(say("held_years", held=held, years=years, by=by))
        places.append(Place(key, tables[0].page, tables[0].table))
    return Reply(
        utterance, ReplyStatus.ANSWERED, heading, "\n".join(lines), headline=heading,
        citations=tuple(citation_of(place, store) for place in places),
    )  # fmt: skip


def _told_apart(names: Iterable[str]) -> list[str]:
    """Names without those that another one begins with: the same compiler, with a date."""
    every = list(dict.fromkeys(names))
    return [name for name in every if not any(o != name and o.startswith(name) for o in every)]


def _titled(table: TableInfo, store: Store) -> str:
    """A table with its number, title and page, and the document that it is in."""
    name = table.title if table.title in ("", table.table) else f"{table.table}, {table.title}"
    source = store.sources[table.source]
    shown = name or table.table
    if table.is_prose:
        return source.short
    return f"{source.short}, {say('place.page', page=table.page, table=shown) if table.page else shown}"


def compilers(cells: Sequence[Observation], store: Store) -> str:
    """Who compiled the figures of some cells, as far as their document says it of a table that has them."""
    found = [
        table
        for cell in cells[:1]
        for table in store.tables
        if table.source == cell.place.source
        and table.origins
        and cell.key.measure in table.get(Dimension.MEASURE)
    ]
    same = [table for table in found if table.table == cells[0].place.table]
    origins = {table.origins for table in same or found}
    return say("told.compiled", origins=listed(origins.pop())) if len(origins) == 1 else ""


def _origins(tables: Sequence[TableInfo], store: Store) -> list[str]:
    """One line for all tables of the same origin."""
    same: dict[tuple[str, ...], list[TableInfo]] = {}
    for table in tables[:_MAX_TABLES]:
        same.setdefault(table.origins, []).append(table)
    return [
        say(
            "told.origin",
            origins=capitalized(listed(origins)),
            tables="; ".join(_titled(t, store) for t in found),
        )
        for origins, found in same.items()
    ]


def _of_tables(
    utterance: str, told: Told, lines: Sequence[str], store: Store, value: Value | None = None
) -> Reply:
    places = [Place(t.source, t.page, t.table) for t in told.tables[:_MAX_TABLES]]
    reading, text = capitalized(say(f"told.heading.{told.kind}")), "\n".join(lines)
    return Reply(
        utterance, ReplyStatus.ANSWERED, reading, text, values=(value,) if value else (),
        citations=tuple(citation_of(place, store) for place in places), headline=lines[0],
    )  # fmt: skip


def _members(utterance: str, told: Told, store: Store) -> Reply:
    places = [Place(t.source, t.page, t.table) for t in told.tables[:_MAX_TABLES]]
    count = len(told.names)
    text = say("told.members", count=count, names=listed(told.names))
    line = note_line(places[0], store)
    value = Value(capitalized(say("told.heading.members")), count, "count", None, None, (0,))
    return Reply(
        utterance, ReplyStatus.ANSWERED, value.label, f"{text}\n{line}", values=(value,), names=told.names,
        citations=tuple(citation_of(place, store) for place in places), headline=text, source_line=line,
    )  # fmt: skip


def _listed(utterance: str, told: Told, store: Store) -> Reply:
    """The reply to whether a table lists a name: it does, with the years, and of how many where asked."""
    table, count = told.tables[0], len(told.names)
    dimension = Dimension.AREA if told.code in table.get(Dimension.AREA) else Dimension.PARTNER
    found = store.code(dimension, told.code)
    label = found.label if found else told.code
    years = years_text(list(years_of([table])))
    kind = "told.listed_of" if count else "told.listed"
    text = say(kind, name=label, count=count, table=_titled(table, store), years=years)
    value = (
        Value(capitalized(say("told.heading.listed")), count, "count", None, None, (0,)) if count else None
    )
    reply = _of_tables(utterance, told, [f"{say('verdict.true')} {text}"], store, value)
    return replace(reply, names=(label,), verdict=True)


def _quoted(utterance: str, cells: Sequence[Observation], store: Store) -> Reply:
    """Where a quoted figure is printed: each document once, with what the figure is of."""
    lines = [
        say(
            "told.quoted", source=store.sources[cell.place.source].short, places=places_text([cell], store),
            publisher=store.sources[cell.place.source].publisher, printed=cell.printed,
            subject=subject_of(cell.key, store).owned, period=cell.period,
        )
        for cell in cells[:_MAX_CELLS]
    ]  # fmt: skip
    lines += [by] if (by := compilers(cells, store)) else []
    return Reply(
        utterance, ReplyStatus.ANSWERED, say("told.heading.quoted"), "\n".join(dict.fromkeys(lines)),
        citations=tuple(citation_of(place, store) for place in first_places(cells, _MAX_CELLS)),
        headline=lines[0],
    )  # fmt: skip
