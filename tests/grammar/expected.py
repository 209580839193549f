"""What a question must be answered with, computed plainly and slowly from the packs' cells, without Query."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.reply import Reply, ReplyStatus
from facts.model import Dimension, Key, Period
from facts.store import Store

#: figures are compared to this relative precision
TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Ask:
    """A typed question: an operation, the lines it is about, and its years."""

    op: str
    lines: tuple[Key, ...]  # what is named
    members: tuple[Key, ...] = ()  # what it is ranked among
    whole: Key | None = None  # what a share is of
    year: int = 0
    first: int = 0
    last: int = 0
    n: int = 0
    limit: float = 0.0
    years: tuple[int, ...] = ()  # all years of the table


@dataclass(frozen=True, slots=True)
class Expected:
    """The figures, the lines they belong to, and the verdict on a claim."""

    values: tuple[tuple[float, str], ...] = ()
    lines: tuple[Key, ...] = ()
    verdict: bool | None = None
    #: first: the reply begins with the values; among: it holds them in order; names: exactly these lines in
    #: order; set: exactly these lines
    mode: str = "first"


class Cells:
    """The cells of a store, read one by one."""

    def __init__(self, store: Store) -> None:
        self.store = store

    def at(self, key: Key, year: int) -> float:
        """One printed figure; KeyError if there is none."""
        cell = self.store.get(key, Period.year(year))
        if cell is None:
            raise KeyError(f"{key} has no {year}")
        return cell.value

    def ranked(self, keys: tuple[Key, ...], year: int) -> list[Key]:
        """The lines, greatest first."""
        return sorted(keys, key=lambda key: -self.at(key, year))

    def grown(self, key: Key, ask: Ask) -> float:
        """Percent from the first to the last year."""
        return 100 * (self.at(key, ask.last) / self.at(key, ask.first) - 1)

    def changed(self, key: Key, ask: Ask) -> float:
        """Dollars from the first to the last year."""
        return self.at(key, ask.last) - self.at(key, ask.first)


def expect(ask: Ask, cells: Cells) -> Expected:
    """The answer to a typed question."""
    return OPERATIONS[ask.op](ask, cells)


def _figures(ask: Ask, values: list[float]) -> tuple[tuple[float, str], ...]:
    unit = "jobs" if ask.lines[0].measure == "jobs" else "USD"
    return tuple((value, unit) for value in values)


def _value(ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, [cells.at(ask.lines[0], ask.year)]))


def _growth(ask: Ask, cells: Cells) -> Expected:
    return Expected(((cells.grown(ask.lines[0], ask), "percent"),))


def _change(ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, [cells.changed(ask.lines[0], ask)]))


def _cagr(ask: Ask, cells: Cells) -> Expected:
    ratio = cells.at(ask.lines[0], ask.last) / cells.at(ask.lines[0], ask.first)
    return Expected(((100 * (ratio ** (1 / (ask.last - ask.first)) - 1), "percent"),))


def _times(ask: Ask, cells: Cells) -> Expected:
    return Expected(((cells.at(ask.lines[0], ask.last) / cells.at(ask.lines[0], ask.first), "ratio"),))


def _share(ask: Ask, cells: Cells) -> Expected:
    if ask.whole is None:
        raise ValueError("A share needs its whole.")
    return Expected(((100 * cells.at(ask.lines[0], ask.year) / cells.at(ask.whole, ask.year), "percent"),))


def _rank(ask: Ask, cells: Cells) -> Expected:
    return Expected(((cells.ranked(ask.members, ask.year).index(ask.lines[0]) + 1, "rank"),))


def _nth(ask: Ask, cells: Cells) -> Expected:
    return Expected(lines=(cells.ranked(ask.members, ask.year)[ask.n - 1],), mode="names")


def _top(ask: Ask, cells: Cells) -> Expected:
    return _with_values(cells.ranked(ask.members, ask.year)[: ask.n], ask, cells)


def _bottom(ask: Ask, cells: Cells) -> Expected:
    return _with_values(cells.ranked(ask.members, ask.year)[::-1][: ask.n], ask, cells)


def _best(ask: Ask, cells: Cells) -> Expected:
    return _with_values(cells.ranked(ask.members, ask.year)[:1], ask, cells)


def _least(ask: Ask, cells: Cells) -> Expected:
    return _with_values(cells.ranked(ask.members, ask.year)[-1:], ask, cells)


def _with_values(lines: list[Key], ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, [cells.at(key, ask.year) for key in lines]), tuple(lines), mode="names")


def _grew_most(ask: Ask, cells: Cells) -> Expected:
    best = max(ask.members, key=lambda key: cells.grown(key, ask))
    return Expected(((cells.grown(best, ask), "percent"),), (best,), mode="names")


def _gained_most(ask: Ask, cells: Cells) -> Expected:
    best = max(ask.members, key=lambda key: cells.changed(key, ask))
    return Expected(_figures(ask, [cells.changed(best, ask)]), (best,), mode="names")


def _fell_most(ask: Ask, cells: Cells) -> Expected:
    worst = min(ask.members, key=lambda key: cells.grown(key, ask))
    return Expected(((cells.grown(worst, ask), "percent"),), (worst,), mode="names")


def _winner(ask: Ask, cells: Cells) -> Expected:
    ahead = cells.ranked(ask.lines, ask.year)[0]
    return Expected(_figures(ask, [cells.at(ahead, ask.year)]), (ahead,))


def _difference(ask: Ask, cells: Cells) -> Expected:
    one, two = (cells.at(key, ask.year) for key in ask.lines)
    return Expected(_figures(ask, [abs(one - two)]))


def _ratio(ask: Ask, cells: Cells) -> Expected:
    one, two = (cells.at(key, ask.year) for key in ask.lines)
    return Expected(((one / two, "ratio"),))


def _sum(ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, [sum(cells.at(key, ask.year) for key in ask.lines)]))


def _each(ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, [cells.at(key, ask.year) for key in ask.lines]))


def _over_years(ask: Ask, cells: Cells) -> list[float]:
    return [cells.at(ask.lines[0], year) for year in ask.years if ask.first <= year <= ask.last]


def _sum_years(ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, [sum(_over_years(ask, cells))]))


def _mean_years(ask: Ask, cells: Cells) -> Expected:
    values = _over_years(ask, cells)
    return Expected(_figures(ask, [sum(values) / len(values)]))


def _series(ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, _over_years(ask, cells)), mode="among")


def _two_years(ask: Ask, cells: Cells) -> Expected:
    return Expected(_figures(ask, [cells.at(ask.lines[0], ask.first), cells.at(ask.lines[0], ask.last)]))


def _peak(ask: Ask, cells: Cells) -> Expected:
    year = max(ask.years, key=lambda year: cells.at(ask.lines[0], year))
    return Expected(((year, "year"), (cells.at(ask.lines[0], year), "USD")))


def _low(ask: Ask, cells: Cells) -> Expected:
    year = min(ask.years, key=lambda year: cells.at(ask.lines[0], year))
    return Expected(((year, "year"), (cells.at(ask.lines[0], year), "USD")))


def _over(ask: Ask, cells: Cells) -> Expected:
    return Expected(
        lines=tuple(key for key in ask.members if cells.at(key, ask.year) > ask.limit), mode="set"
    )


def _under(ask: Ask, cells: Cells) -> Expected:
    return Expected(
        lines=tuple(key for key in ask.members if cells.at(key, ask.year) < ask.limit), mode="set"
    )


def _count_over(ask: Ask, cells: Cells) -> Expected:
    return Expected(((sum(cells.at(key, ask.year) > ask.limit for key in ask.members), "count"),))


def _count_fell(ask: Ask, cells: Cells) -> Expected:
    return Expected(((sum(cells.changed(key, ask) < 0 for key in ask.members), "count"),))


def _neighbour(ask: Ask, cells: Cells, step: int) -> Expected:
    ranking = cells.ranked(ask.members, ask.year)
    return Expected(lines=(ranking[ranking.index(ask.lines[0]) + step],), mode="names")


def _below(ask: Ask, cells: Cells) -> Expected:
    return _neighbour(ask, cells, 1)


def _above(ask: Ask, cells: Cells) -> Expected:
    return _neighbour(ask, cells, -1)


def _claim_over(ask: Ask, cells: Cells) -> Expected:
    value = cells.at(ask.lines[0], ask.year)
    return Expected(_figures(ask, [value]), verdict=value > ask.limit)


def _claim_grew(ask: Ask, cells: Cells) -> Expected:
    return Expected(verdict=cells.changed(ask.lines[0], ask) > 0)


def _claim_fell(ask: Ask, cells: Cells) -> Expected:
    return Expected(verdict=cells.changed(ask.lines[0], ask) < 0)


def _claim_winner(ask: Ask, cells: Cells) -> Expected:
    return Expected(verdict=cells.at(ask.lines[0], ask.year) > cells.at(ask.lines[1], ask.year))


OPERATIONS: dict[str, Callable[[Ask, Cells], Expected]] = {
    "value": _value,
    "growth": _growth,
    "change": _change,
    "cagr": _cagr,
    "times": _times,
    "share": _share,
    "rank": _rank,
    "nth": _nth,
    "top": _top,
    "bottom": _bottom,
    "best": _best,
    "least": _least,
    "grew_most": _grew_most,
    "gained_most": _gained_most,
    "fell_most": _fell_most,
    "winner": _winner,
    "difference": _difference,
    "ratio": _ratio,
    "sum": _sum,
    "each": _each,
    "sum_years": _sum_years,
    "mean_years": _mean_years,
    "series": _series,
    "two_years": _two_years,
    "peak": _peak,
    "low": _low,
    "over": _over,
    "under": _under,
    "count_over": _count_over,
    "count_fell": _count_fell,
    "below": _below,
    "above": _above,
    "claim_over": _claim_over,
    "claim_grew": _claim_grew,
    "claim_fell": _claim_fell,
    "claim_winner": _claim_winner,
    "growth_year": _growth,
    "growth_since": _growth,
}


# holding a reply against it -------------------------------------------------------------------------------

#: every name, as replies may print it, with the codes it stands for
Names = Mapping[str, set[tuple[str, str]]]


def fault(want: Expected | None, reply: Reply, names: Names) -> str:
    """What is not right with a reply, "" if nothing: "wrong: ...", "declined: ..." or "figure: ...".

    None wants no figure: a near miss.
    """
    answered = reply.status is ReplyStatus.ANSWERED
    if want is None:
        gave = answered and (reply.values or reply.verdict is not None)
        return f"figure: {reply.headline}" if gave else ""
    if not answered:
        return f"declined: {reply.headline} {list(reply.missed)}"
    problem = _verdict_fault(want, reply) or _values_fault(want, reply) or _names_fault(want, reply, names)
    return f"wrong: {problem}; said: {reply.headline}" if problem else ""


def _verdict_fault(want: Expected, reply: Reply) -> str:
    same = want.verdict is None or reply.verdict is want.verdict
    return "" if same else f"verdict {reply.verdict}, want {want.verdict}"


def _values_fault(want: Expected, reply: Reply) -> str:
    got = [(value.value, value.unit) for value in reply.values]
    if want.verdict is not None or want.mode == "among":
        left = iter(got)
        lacking = [w for w in want.values if not any(_is_same(w, g) for g in left)]
    else:
        pairs = zip(want.values, got, strict=False)
        lacking = [w for w, g in pairs if not _is_same(w, g)] + list(want.values[len(got) :])
    return f"want {lacking[0]}, got {got[:3]}" if lacking else ""


def _is_same(want: tuple[float, str], got: tuple[float, str]) -> bool:
    return want[1] == got[1] and abs(want[0] - got[0]) <= TOLERANCE * max(1.0, abs(want[0]))


def _names_fault(want: Expected, reply: Reply, names: Names) -> str:
    if not want.lines:
        return ""
    got = [names.get(name.casefold(), set()) for name in reply.names]
    codes = [_code(key) for key in want.lines]
    if want.mode in {"names", "set"} and len(got) != len(codes):
        return f"{len(codes)} names, got {len(got)} ({', '.join(reply.names[:4])})"
    if want.mode == "set":
        fits = all(any(code in found for found in got) for code in codes)
    else:
        pairs = zip(codes, got, strict=False)
        fits = len(got) >= len(codes) and all(code in found for code, found in pairs)
    return "" if fits else f"names {reply.names[:4]}, want {codes[:4]}"


def _code(key: Key) -> tuple[str, str]:
    """The dimension and code that a line is named after."""
    order = (Dimension.CATEGORY, Dimension.PARTNER, Dimension.AREA)
    return next((dimension.value, key.get(dimension)) for dimension in order if key.get(dimension))
