"""An engine of a few lines that answers in every shape a reply can have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bot.reply import Chart, Citation, Reply, ReplyStatus, Step, Table, Value

CELLS = (
    Citation("report", "A report", "A publisher", "2021", 9, "Table 1", "Oregon", "2019", None),
    Citation("report", "A report", "A publisher", "2021", 9, "Table 1", "Oregon", "2020", None),
)
YEARS = ("2016", "2017", "2018", "2019", "2020")
FIGURES = (6.9e9, 7.4e9, 9.2e9, 10_283_942_324.0, 12_184_689_158.0)


@dataclass(frozen=True, slots=True)
class StubContext:
    """The turns so far."""

    turns: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """As plain values."""
        return {"turns": list(self.turns)}

    @classmethod
    def from_json(cls, fields: Mapping[str, Any]) -> StubContext:
        """Back again."""
        return cls(tuple(fields["turns"]))


@dataclass(frozen=True, slots=True)
class StubTurn:
    """A reply, and the turns up to it."""

    reply: Reply
    context: StubContext


class StubEngine:
    """Says what was said before; some words bring tables, questions back, refusals and faults."""

    def reply(self, utterance: str, context: StubContext | None) -> StubTurn:
        """The reply to `utterance` after `context`."""
        if "crash" in utterance:
            raise ZeroDivisionError(utterance)
        turns = (*(context.turns if context else ()), utterance)
        return StubTurn(_reply(utterance, turns), StubContext(turns))

    def sources_reply(self) -> Reply:
        """What there is."""
        return Reply("sources", ReplyStatus.ANSWERED, "", "One report, 2016 to 2020.")


def _reply(utterance: str, turns: tuple[str, ...]) -> Reply:
    if utterance == "help":
        text = "I answer questions about trade figures."
        return Reply(
            utterance, ReplyStatus.ANSWERED, "", text, suggestions=("Oregon's exports?", "Top 3 states?")
        )
    if "Carolina?" in utterance:
        options = ("North Carolina", "South Carolina")
        return Reply(utterance, ReplyStatus.CLARIFY, "", "Which Carolina do you mean?", options=options)
    if "wheat" in utterance:
        text = f"I have no figures on {utterance}."
        return Reply(
            utterance, ReplyStatus.DECLINED, "", text, missed=("wheat",), suggestions=("Oregon's exports?",)
        )
    return _answered(utterance, turns)


def _answered(utterance: str, turns: tuple[str, ...]) -> Reply:
    said = " / ".join(turns)
    is_series = "series" in utterance
    rows = tuple(zip(YEARS, FIGURES, strict=True))
    table = Table("Exports rose in each year.", ("Year", "Exports"), rows, ("", "USD"))
    chart = Chart("line", "Exports of Oregon", YEARS, (("Oregon", FIGURES),), "USD")
    return Reply(
        question=utterance,
        status=ReplyStatus.ANSWERED,
        reading=f"Growth of exports after {said}",
        text=f"18.5 percent: {said}\nUp from 12.9 percent.\nSource: A report, p. 9",
        headline=f"18.5 percent: {said}",
        comparison="Up from 12.9 percent in the year before; 3rd of 51.",
        source_line="A report (A publisher, 2021), p. 9, Table 1",
        values=(Value("Oregon", 18.482666, "percent", "2019-2020", 18.5, (0, 1)),),
        inputs=(
            Value("Oregon, 2019", 10_283_942_324, "USD", citations=(0,)),
            Value("Oregon, 2020", 12_184_689_158, "USD", citations=(1,)),
        ),
        formula="(12,184,689,158 - 10,283,942,324) / 10,283,942,324",
        citations=CELLS,
        caveats=("State figures cover tech products only.",),
        working=(Step("Growth", "(12,184,689,158 - 10,283,942,324) / 10,283,942,324 = 18.482666 %", (0, 1)),),
        definition="Exports are counted where the goods left.",
        others=("Oregon's imports?",),
        suggestions=("How does Texas compare?",),
        table=table if is_series else None,
        chart=chart if is_series else None,
    )
