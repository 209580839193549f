"""From codes, a period and a printed figure to an Observation, with every complaint at its cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from facts.errors import Fault
from facts.model import Bound, Dimension, Key, Measure, Observation, Period, Place, Status
from facts.reading.codes import CodeBook
from facts.reading.csv_lines import Row, split_list
from facts.reading.descriptor import Definition, Descriptor, Resource, parse_period
from facts.reading.printed import Interval, parse_figure

CODED = (Dimension.FLOW, Dimension.AREA, Dimension.PARTNER, Dimension.CATEGORY, Dimension.PRODUCT)
Names = tuple[tuple[Dimension, str], ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The codes, measures and definitions that a pack may use."""

    book: CodeBook
    measures: Mapping[str, Measure]
    definitions: Mapping[str, Definition]


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before it is checked."""

    row: Row
    column: str  # of the file, for complaints
    codes: Mapping[str, str]
    period: Period | None
    printed: str
    multiplier: int
    place: Place
    names: Names = ()
    status: Status = Status.NORMAL
    bound: Bound = Bound.EXACT
    is_negated: bool = False  # a deficit or a fall that is printed without its sign
    value: str = ""  # the number in base units, where `printed` is words


class FigureReader:
    """Resolves names and makes observations for one pack; notes what is wrong."""

    def __init__(self, descriptor: Descriptor, vocabulary: Vocabulary, faults: list[Fault]) -> None:
        self.own_definition = descriptor.definition
        self.descriptor = descriptor
        self.faults = faults
        self._vocabulary = vocabulary
        self._said: set[tuple[object, str]] = set()
        self._lines: dict[int, int] = {}
        self._keys: dict[tuple[tuple[str, str], ...], tuple[Key, Measure]] = {}

    def definition(self, codes: Mapping[str, str]) -> str:
        """The definition that figures with these codes belong to."""
        return codes.get("definition") or self.own_definition

    def resolve(self, row: Row, column: str, dimension: Dimension, text: str, definition: str) -> str | None:
        """The code of a printed name; None, with a fault, if no code has it."""
        code = self._find(dimension, text, definition)
        if code is None:
            near = self._vocabulary.book.nearest(dimension, text, definition)
            hint = f' or write "{near}"' if near else ""
            rule = f"No {dimension} has this name as its label or alias."
            remedy = f"Add a line for it to the pack's codes file{hint}."
            self.faults.append(row.fault(column, rule, remedy))
        return code

    def period(self, row: Row, column: str, text: str) -> Period | None:
        """The period that a cell prints; None, with a fault, if it is none."""
        period = parse_period(text)
        if period is None:
            rule = "A period is a year or two years, the first before the last."
            self.faults.append(row.fault(column, rule, "Write 2020 or 2019-2020."))
        return period

    def codes(self, row: Row, column: str, definition: str = "") -> Names:
        """The codes of a cell that lists them as `category:aerospace; definition:atp`."""
        pairs = [part.partition(":") for part in split_list(row.cells.get(column, ""))]
        given = [(name.strip(), text.strip()) for name, _, text in pairs]
        definition = dict(given).get("definition") or definition or self.own_definition
        found: list[tuple[Dimension, str]] = []
        for name, text in given:
            if name not in set(Dimension):
                self.faults.append(
                    row.fault(column, f'"{name}" is no dimension.', "Write category:aerospace.")
                )
                continue
            code = self.resolve(row, column, Dimension(name), text, definition) if text else ""
            if code is not None:
                found.append((Dimension(name), code))
        return tuple(found)

    def observation(self, draft: Draft) -> Observation | None:
        """The observation; None, with its faults, if the draft cannot be one."""
        given = tuple(draft.codes.items())
        known = self._keys.get(given) or self._key(draft)
        if draft.period is None:
            rule = f'The figures of the column "{draft.column}" have no period.'
            remedy = "Give the column a `period:`, or put one under the `defaults:` of the file."
            self._once(draft, rule, remedy)
        if known is None or draft.period is None:
            return None
        self._keys[given] = key, measure = known
        number = self._number(draft, measure)
        if number is None:
            return None
        observation = Observation(
            key=key,
            period=draft.period,
            value=-number.value if draft.is_negated else number.value,
            unit=measure.unit,
            place=draft.place,
            printed=draft.printed,
            half_width=number.half_width,
            status=draft.status,
            bound=draft.bound,
            names=draft.names,
        )
        self._lines[id(observation)] = draft.row.line
        return observation

    def line(self, observation: Observation) -> int:
        """The line that an observation was read from."""
        return self._lines[id(observation)]

    def _find(self, dimension: Dimension, text: str, definition: str) -> str | None:
        if dimension is Dimension.MEASURE:
            return _named(self._vocabulary.measures, text)
        if dimension is Dimension.DEFINITION:
            return _named(self._vocabulary.definitions, text)
        return self._vocabulary.book.resolve(dimension, text, definition)

    def _key(self, draft: Draft) -> tuple[Key, Measure] | None:
        """The key with all names resolved, and its measure; None, with faults, if one of them is unknown."""
        codes = {"definition": self.own_definition, **draft.codes}
        is_known = True
        for dimension, listed in ((Dimension.MEASURE, "measures"), (Dimension.DEFINITION, "definitions")):
            text = codes.get(dimension, "")
            code = self._find(dimension, text, "") if text else None
            if code is None:
                is_known = False
                rule = f'There is no {dimension} "{text}".' if text else f"The figures have no {dimension}."
                remedy = f"Name one under `defaults:`, or add it under `{listed}:` in datapackage.yaml."
                self._once(draft, rule, remedy)
            else:
                codes[dimension] = code
        for dimension in CODED:
            is_known &= self._check_code(draft, codes, dimension)
        return (Key(**codes), self._vocabulary.measures[codes["measure"]]) if is_known else None

    def _check_code(self, draft: Draft, codes: dict[str, str], dimension: Dimension) -> bool:
        """Whether the code exists; a name is replaced by its code, an empty product filled in."""
        text = codes.get(dimension, "")
        code = self._find(dimension, text, codes["definition"]) if text else ""
        if code is None:
            rule = f'"{text}" is no code of the dimension {dimension}.'
            remedy = "Add a line for it to the pack's codes file, or mend it in datapackage.yaml."
            self._once(draft, rule, remedy)
        elif code != text:
            codes[dimension] = code
        if dimension is Dimension.CATEGORY and code and not codes.get("product"):
            known = self._vocabulary.book.get(dimension, code, codes["definition"])
            codes["product"] = known.product if known else ""
        return code is not None

    def _once(self, draft: Draft, rule: str, remedy: str) -> None:
        """Notes a fault that lies in the descriptor at the first cell that shows it, not at all of them."""
        same = draft.row.file, rule
        if same not in self._said:
            self._said.add(same)
            self.faults.append(draft.row.fault(draft.column, rule, remedy))

    def _number(self, draft: Draft, measure: Measure) -> Interval | None:
        """The printed number, or `value` where words are printed; None, with a fault, for neither."""
        figure = parse_figure(draft.printed, measure.unit, draft.multiplier)
        given = parse_figure(draft.value, measure.unit) if draft.value else None
        if figure is None and given is None:
            rule = "The figure is not a number."
            remedy = (
                "Write it as the document prints it, or list it under `missingValues` if it stands for none."
            )
            self.faults.append(draft.row.fault(draft.column, rule, remedy))
            return None
        if figure is not None and given is not None and abs(figure.value - given.value) > figure.half_width:
            rule = f'The value "{draft.value}" is not the printed figure.'
            self.faults.append(draft.row.fault("value", rule, "Leave `value` empty, or mend it."))
            return None
        if given is None:
            return figure
        return Interval(given.value, figure.half_width if figure is not None else 0.0)


def _named(entries: Mapping[str, Measure] | Mapping[str, Definition], text: str) -> str | None:
    if text in entries:
        return text
    name = text.casefold()
    for code, entry in entries.items():
        if name in (entry.label.casefold(), *(alias.casefold() for alias in entry.aliases)):
            return code
    return None


def place_of(descriptor: Descriptor, resource: Resource, row: str | None, column: str | None) -> Place:
    """The place of a cell of a printed table."""
    return Place(descriptor.source.key, resource.page, resource.table or resource.name, row, column)


@contextmanager
def same_faults(faults: list[Fault]) -> Iterator[list[Fault]]:
    """Keeps each fault once, however many cells of a row or column repeat it."""
    yield faults
    faults[:] = dict.fromkeys(faults)
