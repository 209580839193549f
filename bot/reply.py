"""The one reply object. The terminal, JSON and Slack are renderings of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class ReplyStatus(StrEnum):
    """How a reply ends."""

    ANSWERED = "answered"
    CLARIFY = "clarify"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Citation:
    """The place of one figure; fields that a source does not have are None."""

    source: str
    title: str
    publisher: str
    published: str | None
    page: int | None
    table: str | None
    row: str | None
    column: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a reply; `citations` are indexes into the reply's citations."""

    label: str
    value: float
    # USD, percent, percentage_point, jobs, count, rank, ratio, year, USD_per_job, jobs_per_USD_billion
    unit: str
    period: str | None = None
    published: float | None = None  # the source's own rounded figure, where it prints one
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the working: what was done, with the figures in it."""

    label: str
    text: str
    citations: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A table to show: a ranking, a series, a comparison."""

    caption: str  # states the finding in words
    columns: tuple[str, ...]
    rows: tuple[tuple[str | float, ...], ...]  # numbers as numbers, labels as text
    units: tuple[str, ...]  # one unit a column, "" for text


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart to show beside the words."""

    kind: str  # line or bar
    title: str
    categories: tuple[str, ...]  # the x axis
    series: tuple[tuple[str, tuple[float, ...]], ...]  # name and one figure a category
    unit: str  # the axis label


@dataclass(frozen=True, slots=True)
class Reply:
    """What is said to a person. `to_json` has the fields that CONTRACT names; the rest is for rendering."""

    question: str
    status: ReplyStatus
    reading: str
    text: str  # the whole reply as read in the terminal
    verdict: bool | None = None
    values: tuple[Value, ...] = ()
    beside: int = 0  # how many of the values, the last ones, stand behind those that were asked for
    names: tuple[str, ...] = ()
    inputs: tuple[Value, ...] = ()
    formula: str | None = None
    citations: tuple[Citation, ...] = ()
    caveats: tuple[str, ...] = ()
    options: tuple[str, ...] = ()
    suggestions: tuple[str, ...] = ()
    headline: str = ""  # the figure in one short sentence
    comparison: str = ""  # what gives it meaning: before, rank or share
    source_line: str = ""  # the citation in one line
    working: tuple[Step, ...] = ()
    definition: str = ""  # what the figures count, one sentence
    others: tuple[str, ...] = ()  # other readings, each a question that is sure to be answered
    table: Table | None = None
    chart: Chart | None = None
    missed: tuple[str, ...] = ()  # the words that stopped the answer

    def to_json(self, id_: Any = None) -> dict[str, Any]:
        """The reply object of the contract, ready for json.dumps."""
        return {
            "id": id_,
            "question": self.question,
            "status": self.status.value,
            "verdict": self.verdict,
            "reading": self.reading,
            "text": self.text,
            "values": [_value_json(v) for v in self.values],
            "names": list(self.names),
            "inputs": [_value_json(v, is_input=True) for v in self.inputs],
            "formula": self.formula,
            "citations": [_citation_json(c) for c in self.citations],
            "caveats": list(self.caveats),
            "options": list(self.options),
            "suggestions": list(self.suggestions),
        }


def _value_json(value: Value, is_input: bool = False) -> dict[str, Any]:
    number = int(value.value) if float(value.value).is_integer() else value.value
    shown: dict[str, Any] = {"label": value.label, "value": number, "unit": value.unit}
    if not is_input:
        shown |= {"period": value.period, "published": value.published}
    return shown | {"citations": list(value.citations)}


def _citation_json(citation: Citation) -> dict[str, Any]:
    return {name: getattr(citation, name) for name in Citation.__slots__}
