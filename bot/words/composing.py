"""Answer -> the words, table and chart of a reply."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.reply import Chart, Table
from bot.words.comparing import Comparison, comparison_of
from bot.words.conditions import condition_text
from bot.words.headlines import headline_of
from bot.words.matter import Matter, matter_of
from bot.words.naming import noun
from bot.words.showing import chart_of, rows_of, table_of
from bot.words.wording import capitalized, find, listed, phrased, say
from facts.computing.answer import Answer
from facts.computing.query import PickKind
from facts.store import Store

#: names of lines that a reading repeats
MAX_NAMES = 4


@dataclass(frozen=True, slots=True)
class Worded:
    """The parts of an answer's text."""

    reading: str
    headline: str
    comparison: Comparison
    rows: tuple[str, ...]
    restates: bool  # whether the headline says all that the reading says
    table: Table | None
    chart: Chart | None

    def text(self, caveats: Sequence[str], source: str) -> str:
        """The whole reply: figure, meaning, reading, what was taken for granted, place."""
        reading = "" if self.restates else self.reading
        parts = (self.headline, *self.rows, self.comparison.text, reading, *caveats, source)
        return "\n".join(part for part in parts if part)


def compose(answer: Answer, store: Store) -> Worded:
    """The words for an answer: reading, headline, rows."""
    matter = matter_of(answer, store)
    headline = headline_of(matter)
    caption = headline.removesuffix(":").removesuffix(".")
    rows = rows_of(matter)
    reading = reading_of(matter)
    restates = (matter.kind == "value" and not rows) or headline == f"{reading}:"
    return Worded(
        reading,
        headline, comparison_of(matter), rows, restates, table_of(matter, caption),
        chart_of(matter, caption),
    )  # fmt: skip


def reading_of(matter: Matter) -> str:
    """How the question was read, in one line: "Growth of tech product exports, Oregon, 2019 to 2020"."""
    kind = matter.kind if find(f"reading.{matter.kind}") else "other"
    if kind == "lists":
        joint = "not_in" if matter.query.apart else "and_in"
        return say("reading.lists", theme=f" {say(joint)} ".join(matter.lists))
    if matter.kind in ("where", "count", "run"):
        nouns = noun(matter.query, 2)
        return capitalized(
            say(f"reading.{kind}", noun=nouns, theme=condition_text(matter), period=_period(matter))
        )
    lines = _lines(matter)
    by = "" if lines or not matter.query.over or len(matter.query.lines) < 2 else _by(matter)
    theme = phrased(matter.plain_theme + by, lines)
    kind = "best_either" if matter.query.pick.by_size else kind
    return capitalized(say(f"reading.{kind}", theme=theme, period=_period(matter)))


def _by(matter: Matter) -> str:
    return f" {say('by', noun=noun(matter.query, 1))}"


def _lines(matter: Matter) -> str:
    """The lines that were named one by one."""
    query = matter.query
    if query.pick.kind is not PickKind.ALL:
        return ""
    labels = list(dict.fromkeys(line.label for line in query.lines))
    return listed(labels) if 1 < len(labels) <= MAX_NAMES else ""


def _period(matter: Matter) -> str:
    return f", {matter.period}" if matter.period else ""
