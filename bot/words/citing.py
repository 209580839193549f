"""Places and citations: where each figure of a reply is printed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from bot.reply import Citation
from bot.words.wording import listed, say
from facts.model import Observation, Place
from facts.store import Store

#: rows that a source line names one by one, and tables that it names
MAX_ROWS, MAX_TABLES = 5, 4


class Cells:
    """The cells that a reply cites, each once, in the order of their first use."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._places: dict[Observation, int] = {}

    def index(self, cell: Observation) -> int:
        """The index of a cell among the citations."""
        return self._places.setdefault(cell, len(self._places))

    def indexes(self, cells: Iterable[Observation]) -> tuple[int, ...]:
        """The indexes of several cells, each once."""
        return tuple(dict.fromkeys(map(self.index, cells)))

    def citations(self) -> tuple[Citation, ...]:
        """The citations, in the order of their indexes."""
        return tuple(citation_of(cell.place, self._store) for cell in self._places)

    def source_line(self) -> str:
        """All places in one line, "" without any."""
        return source_line(self._places, self._store)


@lru_cache(maxsize=4096)
def citation_of(place: Place, store: Store) -> Citation:
    """A place with the document that it is in."""
    source = store.sources[place.source]
    return Citation(
        source.key, source.title, source.publisher, source.published,
        place.page, place.table, place.row, place.column, source.url,
    )  # fmt: skip


def source_line(cells: Iterable[Observation], store: Store) -> str:
    """The line "Source: ..." with the places of the cells, each table once."""
    return _sourced(places_text(cells, store))


def note_line(place: Place, store: Store) -> str:
    """The line "Source: ..." for something that a document says and that is no figure."""
    return _sourced(f"{store.sources[place.source].short}, {_table(place)}")


def _sourced(places: str) -> str:
    return say("source", places=places).replace("..", ".") if places else ""


def places_text(cells: Iterable[Observation], store: Store) -> str:
    """The places of cells: document, then its tables, each with its rows."""
    tables: dict[str, dict[str, dict[str, bool]]] = {}
    for cell in cells:
        source, table = _document_of(cell, store)
        rows = tables.setdefault(source, {}).setdefault(table, {})
        if cell.place.row:
            rows[cell.place.row] = bool(cell.names)
    return "; ".join(f"{source}, {_tables(found)}" for source, found in tables.items())


@lru_cache(maxsize=4096)
def _document_of(cell: Observation, store: Store) -> tuple[str, str]:
    """The document and the table that a cell is in."""
    return store.sources[cell.place.source].short, _table(cell.place)


def _tables(tables: dict[str, dict[str, bool]]) -> str:
    shown = [table + _rows(rows) for table, rows in islice(tables.items(), MAX_TABLES)]
    left = len(tables) - len(shown)
    return "; ".join([*shown, say("place.more", count=left)] if left else shown)


def _table(place: Place) -> str:
    return say("place.page", page=place.page, table=place.table) if place.page else place.table


def _rows(rows: dict[str, bool]) -> str:
    """The rows of a table; in prose, what the passage is about."""
    if not rows:
        return ""
    if not any(rows.values()):
        return say("place.passage", rows="; ".join(islice(rows, MAX_TABLES)))
    if len(rows) > MAX_ROWS:
        return say("place.many", count=len(rows))
    return say("place.row" if len(rows) == 1 else "place.rows", rows=listed(rows))


def first_places(cells: Sequence[Observation], most: int) -> list[Place]:
    """The places of the first cells, each once."""
    return list(dict.fromkeys(cell.place for cell in cells))[:most]
