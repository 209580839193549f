"""Code lists: which codes there are, and which printed names stand for which."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from facts.errors import Fault
from facts.model import Code, CodeKind, Dimension, LineKind, Measure, MeasureKind, Places
from facts.reading.csv_lines import Row, check_columns, read_rows, split_list
from facts.reading.descriptor import Definition

CODES = Path(__file__).parent.parent / "codes"
_COLUMNS = ("dimension", "code", "label", "kind", "parents", "aliases", "adjectives", "covers", "definition",
            "product", "note", "whole_of")  # fmt: skip
_CLASSIFIED = frozenset({Dimension.CATEGORY})  # their codes belong to one definition
_Place = tuple[str, str]  # dimension and definition ("" for shared lists)


@lru_cache(maxsize=8192)
def normal_name(text: str) -> str:
    """A printed name without case and surplus spaces, for comparing."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Library:
    """What all packs share."""

    book: CodeBook
    definitions: tuple[Definition, ...]
    measures: tuple[Measure, ...]


class CodeBook:
    """Codes by dimension and definition, in their printed order, and the names they answer to."""

    def __init__(self) -> None:
        self._codes: dict[_Place, dict[str, Code]] = {}
        self._names: dict[_Place, dict[str, str]] = {}

    def copy(self) -> CodeBook:
        """A book that can be added to without changing this one."""
        book = CodeBook()
        book._codes = {place: dict(codes) for place, codes in self._codes.items()}
        book._names = {place: dict(names) for place, names in self._names.items()}
        return book

    def get(self, dimension: str, code: str, definition: str = "") -> Code | None:
        """The code, looked up in the definition's own list first and in the shared one then."""
        own = self._codes.get((dimension, definition), {}).get(code)
        return own or self._codes.get((dimension, ""), {}).get(code)

    def resolve(self, dimension: Dimension, text: str, definition: str = "") -> str | None:
        """The code that a printed name (label, alias or the code itself) stands for."""
        name = normal_name(text)
        for place in ((dimension, definition), (dimension, "")):
            if text in self._codes.get(place, ()):
                return text
            found = self._names.get(place, {}).get(name)
            if found is not None:
                return found
        return None

    def nearest(self, dimension: Dimension, text: str, definition: str = "") -> str | None:
        """The known name most like `text`, for a complaint."""
        names = [*self._names.get((dimension, definition), ()), *self._names.get((dimension, ""), ())]
        near = difflib.get_close_matches(normal_name(text), names, 1)
        return near[0] if near else None

    def all(self) -> tuple[Code, ...]:
        """Every code, list by list in their order."""
        return tuple(code for codes in self._codes.values() for code in codes.values())

    def add(self, code: Code, ambiguous: frozenset[str] = frozenset()) -> str | None:
        """Adds a code or widens the one that has its code or its label; a name that is taken comes back."""
        place = (code.dimension, code.definition)
        codes, names = self._codes.setdefault(place, {}), self._names.setdefault(place, {})
        known = code.code if code.code in codes else names.get(normal_name(code.label))
        if known is not None and (known == code.code or codes[known].label == code.label):
            names.setdefault(normal_name(code.code), known)
            code = _widened(codes[known], code)
        codes[code.code] = code
        for name in (code.label, *code.aliases, *([code.code] if code.code else [])):
            normal = normal_name(name)
            taken = names.setdefault(normal, code.code)
            if taken != code.code and normal not in ambiguous and normal != normal_name(code.code):
                return name
        for name in code.adjectives:  # "German" in a table of countries
            names.setdefault(normal_name(name), code.code)
        return None


def _widened(known: Code, more: Code) -> Code:
    own_names = {normal_name(name) for name in (known.label, *known.aliases)}
    labels = () if normal_name(more.label) in own_names else (more.label,)
    return replace(
        known,
        parents=_merged(known.parents, more.parents),
        aliases=_merged(known.aliases, (*labels, *more.aliases)),
        adjectives=_merged(known.adjectives, more.adjectives),
        covers=_merged(known.covers, more.covers),
        note=known.note or more.note,
        product=known.product or more.product,
        whole_of=known.whole_of or more.whole_of,
    )


def _merged(known: tuple[str, ...], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*known, *more)))


def read_codes(
    file: Path,
    book: CodeBook,
    faults: list[Fault],
    definition: str = "",
    ambiguous: frozenset[str] = frozenset(),
    definitions: Collection[str] | None = None,
) -> None:
    """Adds the codes of a file to `book`; categories without a definition get `definition`.

    `definitions` are those that there are, where they are known by now.
    """
    columns, rows = read_rows(file, faults)
    if columns and check_columns(file, columns, ("dimension", "label"), _COLUMNS, faults):
        for row in rows:
            if fault := _fault_of_code(row) or _fault_of_whole(row, definitions):
                faults.append(fault)
                continue
            taken = book.add(_code(row, definition), ambiguous)
            if taken is not None:
                rule = f'The name "{taken}" already stands for another code of this list.'
                remedy = "Choose another name, or list it under `ambiguous:` in datapackage.yaml."
                faults.append(row.fault("aliases", rule, remedy))


def _fault_of_code(row: Row) -> Fault | None:
    """What keeps a row from being a code."""
    cells = row.cells
    if cells["dimension"] not in set(Dimension):
        rule = f"A dimension is one of {', '.join(Dimension)}."
        return row.fault("dimension", rule, "Write one of them.")
    if (cells.get("kind") or CodeKind.MEMBER) not in set(CodeKind):
        return row.fault("kind", f"A kind is one of {', '.join(CodeKind)}.", "Write one of them.")
    if not cells["label"]:
        return row.fault("label", "Every code has a label.", "Write the name that the document prints.")
    return None


def _fault_of_whole(row: Row, definitions: Collection[str] | None) -> Fault | None:
    whole = row.cells.get("whole_of", "")
    if definitions is None or not whole or whole in definitions:
        return None
    return row.fault("whole_of", "There is no such definition.", f"Write one of {', '.join(definitions)}.")


def _code(row: Row, definition: str) -> Code:
    cells = row.cells
    dimension = Dimension(cells["dimension"])
    kind = CodeKind(cells.get("kind") or CodeKind.MEMBER)
    unnamed = (
        "" if kind in (CodeKind.TOTAL, CodeKind.WORLD) else normal_name(cells["label"]).replace(" ", "-")
    )
    return Code(
        dimension=dimension,
        code=cells.get("code", "") or unnamed,
        label=cells["label"],
        kind=kind,
        parents=split_list(cells.get("parents", "")),
        aliases=split_list(cells.get("aliases", "")),
        adjectives=split_list(cells.get("adjectives", "")),
        covers=split_list(cells.get("covers", "")),
        definition=(cells.get("definition", "") or definition) if dimension in _CLASSIFIED else "",
        product=cells.get("product", ""),
        note=cells.get("note", ""),
        whole_of=cells.get("whole_of", ""),
    )


def read_library(faults: list[Fault], folder: Path = CODES) -> Library:
    """The shared code lists, definitions and measures."""
    book = CodeBook()
    for file in sorted(folder.glob("*.csv")):
        if file.stem not in ("definitions", "measures"):
            read_codes(file, book, faults)
    return Library(book, _read_definitions(folder / "definitions.csv", faults),
                   _read_measures(folder / "measures.csv", faults))  # fmt: skip


def _read_definitions(file: Path, faults: list[Fault]) -> tuple[Definition, ...]:
    columns, rows = read_rows(file, faults)
    names = ("code", "label", "lines", "default_for", "aliases", "note")
    check_columns(file, columns, names, names, faults)
    return tuple(
        Definition(
            c["code"],
            c["label"],
            split_list(c["aliases"]),
            c["note"],
            LineKind(c["lines"]),
            tuple(map(Dimension, split_list(c["default_for"]))),
        )
        for c in (row.cells for row in rows)
    )


def _read_measures(file: Path, faults: list[Fault]) -> tuple[Measure, ...]:
    names = ("code", "label", "unit", "kind", "base", "aliases", "of", "along", "first", "last")
    columns, rows = read_rows(file, faults)
    check_columns(file, columns, names, names, faults)
    return tuple(
        Measure(
            c["code"],
            c["label"],
            c["unit"],
            MeasureKind(c["kind"]),
            c["base"],
            split_list(c["aliases"]),
            Places(c["of"], Dimension(c["along"]), int(c["first"]), int(c["last"])) if c["of"] else None,
        )
        for c in (row.cells for row in rows)
    )
