"""Holds the store against the texts of the documents, read in a second way.

    python -m tests.transcription FOLDER

The packs were transcribed row by row. Here a table is a stretch of text between two phrases: the words and
numbers in it, in reading order, must be exactly the labels and printed cells of the table, and every value is
computed again from its token. A figure of the prose must stand in its document (and on its page) as printed,
and every number of the prose must belong to a figure or be a year, a code, a note or an address.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import yaml

from facts.model import Observation
from facts.store import Store, load_store

_DATA = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
_NUMBER = re.compile(r"-?[\d,]*\d(?:\.\d+)?")
_NOT_NUMBER = re.compile(r"[^0-9.-]")
_NO_FIGURES = re.compile("|".join(_DATA["no_figures"]))
_PAGES: dict[int, int] = _DATA["pages"]


@dataclass(frozen=True)
class Stretch:
    """A printed table as a stretch of text: from after `start` to before `end`."""

    source: str
    table: str
    start: str
    end: str
    noise: tuple[str, ...] = ()
    times: int = 1

    def __str__(self) -> str:
        return f"{self.source} {self.table}"


STRETCHES = tuple(Stretch(**entry) for entry in _DATA["stretches"])


def differences(folder: Path, store: Store | None = None) -> list[str]:
    """Everything in which the store and the texts in `folder` differ, one sentence each."""
    store = store or load_store()
    texts = {name: (folder / f"{name}.txt").read_text(encoding="utf-8") for name in store.sources}
    found = [line for stretch in STRETCHES for line in _compare(stretch, store, _flat(texts[stretch.source]))]
    found += _prose(store, texts)
    return [*found, *_prose(store, texts), *_unclaimed(store, texts)]


def _flat(text: str) -> str:
    return " ".join(text.split())


def _table(store: Store, source: str, resource: str) -> tuple[Observation, ...]:
    pack = next(pack for pack in store.packs if pack.source.key == source)
    return next(observations for r, observations in pack.by_resource if r.name == resource)


def _cut(stretch: Stretch, text: str) -> str:
    start = text.index(stretch.start) + len(stretch.start)
    return text[start : text.index(stretch.end, start)]


def _compare(stretch: Stretch, store: Store, text: str) -> Iterator[str]:
    observations = _table(store, stretch.source, stretch.table)
    words = [word for word in _cut(stretch, text).split() if word not in stretch.noise]
    read = [word for word in words if _NUMBER.search(word) and not word[0].isalpha()]
    kept = [observation.printed for observation in observations]
    if read != kept:
        pairs = enumerate(zip(read, kept, strict=False))
        at = next((i for i, (there, here) in pairs if there != here), min(len(read), len(kept)))
        yield f"{stretch}: cell {at + 1} of {len(read)} begins {read[at : at + 3]}, not {kept[at : at + 3]}."
    for token, observation in zip(read, observations, strict=False):
        yield from _value(stretch, token, observation)
    flat, named = " ".join(words), set()
    for observation in observations:
        if (observation.place.row, observation.key.flow) not in named or observation.unit == "rank":
            named.add((observation.place.row, observation.key.flow))
            yield from _label(stretch, flat, observation)
    labels = {word for o in observations for _, name in o.names for word in name.split()}
    for word in sorted({word for word in words if word not in read} - labels):
        yield f"{stretch}: the word {word} belongs to no label."


def _label(stretch: Stretch, flat: str, observation: Observation) -> Iterator[str]:
    """The names must stand right before the first figure of their row, or right behind their rank."""
    names = " ".join(name for _, name in observation.names if name not in stretch.noise)
    is_there = f"{names} {observation.printed}" in flat or f"{observation.printed} {names}" in flat
    if not is_there:
        yield f"{observation.place}: {names} does not stand beside {observation.printed}."


def _value(stretch: Stretch, token: str, observation: Observation) -> Iterator[str]:
    times = stretch.times if observation.unit == "USD" else 1
    value = Decimal(_NOT_NUMBER.sub("", token).rstrip(".")) * times
    if Decimal(observation.value) != Decimal(float(value)):
        yield f"{observation.place}: {token} is {value}, not {observation.value}."


def _prose(store: Store, texts: Mapping[str, str]) -> Iterator[str]:
    """Figures of the prose that do not stand where the pack says they stand."""
    for pack in store.packs:
        for resource, observations in pack.by_resource:
            if resource.name in ("statements", "job-markets", "job-kinds", "figure-3", "figure-4"):
                for observation in observations:
                    text = _page(texts[pack.source.key], observation.place.page)
                    if observation.printed not in text:
                        yield f"{observation.place}: {observation.printed} is not there."


def _page(text: str, page: int | None) -> str:
    lines = text.split("\n")
    if page is None:
        return _flat(text)
    later = [line for line in _PAGES.values() if line > _PAGES[page]]
    return _flat("\n".join(lines[_PAGES[page] - 1 : min(later, default=len(lines) + 1) - 1]))


def _unclaimed(store: Store, texts: Mapping[str, str]) -> Iterator[str]:
    """Numbers of the prose that no figure claims."""
    for source, raw in texts.items():
        text = _flat(_without_charts(raw))
        for stretch in STRETCHES:
            if stretch.source == source:
                text = text.replace(_cut(stretch, text), " ")
        text = _NO_FIGURES.sub(" ", text)
        printed = {o.printed for o in store.observations() if o.place.source == source}
        for figure in sorted(printed, key=len, reverse=True):
            if any(char.isdigit() for char in figure):
                text = re.sub(rf"(?<![\d.,]){re.escape(figure)}(?!\d)", " ", text)
        yield from (f"{source}: {text[max(0, m.start() - 40) : m.end() + 25]!r} is in no figure."
                    for m in re.finditer(r"\d[\d,.]*", text))  # fmt: skip


def _without_charts(text: str) -> str:
    """The text without axis labels of charts and without rows of figures whose labels are lost."""
    text = re.sub(r"\$100\n\n\$150.*?2019 2020\nest\.", "", text, flags=re.DOTALL)
    text = re.sub(r"\$0\n\n\$10\n.*?Tech Exports Tech Imports", "", text, flags=re.DOTALL)
    text = re.sub(r"\n2\n 9\n\n11\n\n14\n", "\n", text)
    return re.sub(r"^ ?(?:[A-Z][\w./ ]*? \d+\.\d ?){3}$", "", text, flags=re.MULTILINE)


if __name__ == "__main__":
    lines = differences(Path(sys.argv[1]))
    sys.stdout.write("\n".join([*lines, f"{len(lines)} differences.", ""]))
    sys.exit(1 if lines else 0)
