"""Grammar: every phrasing of every pattern with every kind of subject, endlessly, from a seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml

from facts.model import Key
from facts.store import Store
from tests.grammar.distort import Distorter
from tests.grammar.expected import Ask, Cells, Expected, expect
from tests.grammar.subjects import Subject, all_names, read_subject

PATTERNS = Path(__file__).parent.parent / "cases" / "grammar.yaml"
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
#: how often a line is called by another of its names
ALIAS_RATE = 0.25
#: limits are set this far from a figure, so that no rounding decides
BESIDE_A_FIGURE = (0.7, 0.9, 1.15, 1.6)
#: the longest list that a question about a limit may ask for
MOST_MEMBERS = 20


@dataclass(frozen=True, slots=True)
class Item:
    """One sentence and what must come of it."""

    text: str
    pattern: str
    template: str
    subject: str
    expected: Expected | None  # None: a near miss, no figure may be given
    twist: str = ""  # how it was distorted, or which near miss it is


class Grammar:
    """The patterns, spelled out over a store."""

    def __init__(self, store: Store, seed: int = 0) -> None:
        self.store = store
        self.cells = Cells(store)
        self.random = random.Random(seed)
        self.names = all_names(store)
        self.data: dict[str, Any] = yaml.safe_load(PATTERNS.read_text("utf-8"))
        outside = self.data["near_misses"]["years"]
        subjects = self.data["subjects"].items()
        self.subjects = {name: read_subject(name, entry, outside, store) for name, entry in subjects}
        said = self.data["distortions"]
        words = frozenset(word for name in self.names for word in name.split())
        self.distorter = Distorter(self.random, words, said)

    def pairs(self) -> Iterator[tuple[Item, Item]]:
        """Each sentence as it is and distorted."""
        for pattern, subject, template in self._recipes():
            if filled := self.fill(pattern, subject, template):
                text, ask = filled
                plain = Item(said(text), pattern, template, subject.name, expect(ask, self.cells))
                distorted, twist = self.distorter.distort(plain.text)
                yield plain, replace(plain, text=distorted, twist=twist)

    def threads(self) -> Iterator[Item]:
        """Endless: an opening question with a follow-up; what is asked is the follow-up."""
        recipes = [
            (name, thread, self.subjects[subject], template)
            for name, thread in self.data["threads"].items()
            for subject in self._named(thread["of"])
            for template in thread["then"]
        ]
        while True:
            self.random.shuffle(recipes)
            for name, thread, subject, template in recipes:
                text, ask = self._thread(thread, subject, template)
                yield Item(said(text), name, template, subject.name, expect(ask, self.cells), "thread")

    def _thread(self, thread: dict[str, Any], subject: Subject, template: str) -> tuple[str, Ask]:
        change = thread["change"]
        ask = self._ask({"op": change.get("op", "value")}, subject)
        ask = replace(ask, last=subject.years[-1], n=change.get("n", ask.n))
        other_year = self.random.choice([year for year in subject.years if year != ask.year])
        places = self._places(ask, subject) | {"z": str(other_year)}
        if "name" in change:
            ask = replace(ask, lines=ask.lines[::-1])
        if "year" in change:
            ask = replace(ask, year=other_year)
        return f"{thread['open']} | {template}".format(**places), ask

    def _named(self, subjects: list[str]) -> list[str]:
        """Names of subjects, groups resolved."""
        return [name for entry in subjects for name in self.data["groups"].get(entry, [entry])]

    def _recipes(self) -> Iterator[tuple[str, Subject, str]]:
        """Endless: every pattern with every subject it is for and every phrasing, in random order."""
        recipes = list(self.recipes())
        while True:
            self.random.shuffle(recipes)
            yield from recipes

    def recipes(self) -> Iterator[tuple[str, Subject, str]]:
        """Every pattern with every subject it is for and every phrasing."""
        for name, pattern in self.data["patterns"].items():
            for subject in (self.subjects[n] for n in self._named(pattern["of"])):
                for template in (*pattern["says"], *subject.says.get(name, ())):
                    yield name, subject, template

    # filling a phrasing -----------------------------------------------------------------------------------

    def fill(self, pattern: str, subject: Subject, template: str, **fixed: str) -> tuple[str, Ask] | None:
        """A phrasing with its places filled, and what it asks; "^" still marks where a word could stand.

        `fixed` fills places otherwise than the ask says. None where the figures do not allow the question.
        """
        ask = self._ask(self.data["patterns"][pattern], subject)
        limit = ""
        if ask.op in {"over", "under", "count_over", "claim_over"}:
            ask, limit = self._limited(ask)
            if ask.op in {"over", "under"} and not 0 < len(expect(ask, self.cells).lines) <= MOST_MEMBERS:
                return None
        if ask.op in {"below", "above"} and ask.lines[0] in self._ends(ask):
            return None
        return template.format(**(self._places(ask, subject) | {"limit": limit} | fixed)), ask

    def _ask(self, pattern: dict[str, Any], subject: Subject) -> Ask:
        op = pattern["op"]
        lines = tuple(self.random.sample(subject.lines, min(2, len(subject.lines))))
        first, last = self._span(op, subject.years, int(pattern.get("apart", 1)))
        return Ask(
            op=op,
            lines=lines,
            members=subject.lines,
            whole=self._whole(lines[0]),
            year=self.random.choice(subject.years),
            first=first,
            last=last,
            n=self.random.randint(
                2 if op in {"top", "bottom"} else 1, min(10, max(2, len(subject.lines) - 1))
            ),
            years=subject.years,
        )

    def _span(self, op: str, years: tuple[int, ...], apart: int) -> tuple[int, int]:
        first = self.random.choice(years[:-apart] or years[:1])
        if op == "growth_year":
            return first, first + 1
        if op == "growth_since":
            return first, years[-1]
        return first, self.random.choice([y for y in years if y >= first + apart] or [years[-1]])

    def _whole(self, line: Key) -> Key | None:
        """The printed total that a share of this line is of."""
        whole = line.with_(area="US", category="", partner="")
        return whole if self.store.periods(whole) else None

    def _limited(self, ask: Ask) -> tuple[Ask, str]:
        """A round limit near one of the figures, and how it is said."""
        among = ask.lines[:1] if ask.op == "claim_over" else ask.members
        figure = self.cells.at(self.random.choice(among), ask.year)
        near = abs(figure) * self.random.choice(BESIDE_A_FIGURE)
        unit, name = (1e9, "billion") if near >= 2e9 else (1e6, "million")
        count = float(f"{near / unit:.2g}")
        return replace(ask, limit=count * unit), f"${count:g} {name}"

    def _ends(self, ask: Ask) -> tuple[Key, Key]:
        ranking = self.cells.ranked(ask.members, ask.year)
        return ranking[0], ranking[-1]

    def _places(self, ask: Ask, subject: Subject) -> dict[str, str]:
        """What each place of a phrasing is filled with."""
        pick = self.random.choice
        one, two = (self._name(subject, line) for line in (ask.lines[0], ask.lines[-1]))
        form = pick(subject.forms)
        joined = " and ".join(name.removeprefix("the ") for name in (one, two))
        line = ask.lines[0]
        product = {"products": "product"}.get(line.product, line.product)
        return {
            "s": form.format(x=one),
            "t": form.format(x=two),
            "x": one,
            "q": two,
            "j": pick(subject.joint).format(x=joined) if subject.joint else "",
            "y": str(ask.year),
            "a": str(ask.first),
            "b": str(ask.last),
            "n": str(ask.n),
            "nth": self._nth(ask.n),
            "one": subject.one,
            "many": subject.many,
            "ranked": pick(subject.ranked) if subject.ranked else "",
            "whole": subject.whole or f"U.S. tech {product} {line.flow}",
            "sign": "surplus" if self.cells.at(line, ask.year) > 0 else "deficit",
        }

    def _nth(self, n: int) -> str:
        ending = {1: "st", 2: "nd", 3: "rd"}.get(n, "th")
        return self.random.choice((ORDINALS[n - 1], f"{n}{ending}"))

    def _name(self, subject: Subject, line: Key) -> str:
        usual, *others = subject.spellings[line]
        return self.random.choice(others) if others and self.random.random() < ALIAS_RATE else usual


def said(text: str) -> str:
    """A sentence without the marks of its places, beginning with a capital."""
    text = " ".join(text.replace("^", "").split())
    return text[0].upper() + text[1:]
