"""What the store holds, document by document: tables, years, places, partners, categories, figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from bot.terminal.screen import BOLD, FAINT, Screen, align

if TYPE_CHECKING:
    from facts.model import Period, Source
    from facts.store import Store, TableInfo

LISTED = (("area", "Places"), ("partner", "Partners"), ("category", "Categories"), ("flow", "Flows"))
INDENT = "  "


def render_coverage(store: Store, screen: Screen) -> str:
    """Every document with its tables and what they cover, and how many figures there are."""
    documents = [_document(source, store, screen) for source in store.sources.values()]
    total = sum(table.figures for table in store.tables)
    return "\n\n".join([*documents, f"{total:,} figures from {len(documents)} documents."])


def _document(source: Source, store: Store, screen: Screen) -> str:
    tables = [table for table in store.tables if table.source == source.key]
    published = f", {source.published}" if source.published else ""
    rows = [(_place(table), _years(table.periods), f"{table.figures:,}") for table in tables]
    lists = [_names(name, title, tables, store, screen) for name, title in LISTED]
    return "\n".join(
        [
            screen.paint(source.short, BOLD),
            screen.paint(f"{source.key}: {source.publisher}{published}", FAINT),
            align(("table", "years", "figures"), rows, screen),
            *(names for names in lists if names),
        ]
    )


def _place(table: TableInfo) -> str:
    title = "figures in prose" if table.table == table.name else table.table
    return f"p. {table.page}, {title}" if table.page else title


def _years(periods: Iterable[Period]) -> str:
    """The first and the last calendar year that figures are about."""
    years = [year for period in periods for year in (period.start, period.end)]
    return f"{min(years)} to {max(years)}" if min(years) != max(years) else str(years[0])


def _names(name: str, title: str, tables: Sequence[TableInfo], store: Store, screen: Screen) -> str:
    """The names of all codes of a dimension in these tables, in printed order."""
    found = [{dimension.value: codes for dimension, codes in table.codes} for table in tables]
    known = (
        store.code(name, code, definition)
        for codes in found
        for definition in codes["definition"]
        for code in codes[name]
        if code
    )
    labels = list(dict.fromkeys(code.label for code in known if code is not None))
    return screen.fold(f"{title} ({len(labels)}): {', '.join(labels)}", INDENT) if labels else ""
