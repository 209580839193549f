"""Lines put together: added up where the words do so, or only the greatest of them."""

from __future__ import annotations

from collections.abc import Sequence

from facts.computing.query import Compare, Condition, Line
from facts.model import Period
from intents.mark import Mark
from intents.model import Decline, Limit
from intents.resolve import series as ln
from intents.resolve.state import NoReadingError, Resolution

#: moves of a sum that are no sum of moves
_RATES = frozenset(("growth", "cagr", "times"))


def combine(r: Resolution, lines: list[Line]) -> list[Line]:
    """The lines as said, or added up into one where the words put them together."""
    f, s = r.frame, r.slots
    _refuse_sums(r, lines)
    if len(lines) < 2:
        if f.reduce == "sum" and lines and len(lines[0].keys) > 1 and not _is_over_years(r):
            r.frame = f.with_(reduce="")  # "the combined deficit of computers and communications equipment"
        return lines
    if _is_region(r, lines):
        r.assumed.append("region")
        if f.reduce == "sum" and not _is_over_years(r):
            r.frame = f.with_(reduce="")
        return [_together(lines)]
    if f.reduce == "sum" and f.move in _RATES and not f.pick:
        r.frame = f.with_(reduce="")
        return [_together(lines)]
    if s.summed == "all":
        r.frame = f.with_(reduce="" if f.reduce == "winner" else f.reduce)
        return [_together(lines)]
    sided = f.claim or f.reduce == "winner" or Mark.COMPARED in f.marks
    if sided and s.summed.isdigit() and 0 < int(s.summed) < len(lines) > 2:
        sides = lines[: int(s.summed)], lines[int(s.summed) :]
        return [side[0] if len(side) == 1 else _together(side) for side in sides]
    if s.summed == "last" and f.level == "share":
        return _parts(r, lines)
    plain = not (f.pick or f.reduce or f.move or f.level or f.limits or f.each_year or f.trend)
    if s.total and plain and len(s.flows) <= 1 and Mark.AGAINST not in f.marks:
        r.frame = f.with_(reduce="sum")
    return lines


def _is_over_years(r: Resolution) -> bool:
    """Whether several years are said, which a sum may be over."""
    return bool(len(r.frame.years) > 1 or r.frame.span or r.frame.whole_span or r.frame.year_word)


def _refuse_sums(r: Resolution, lines: list[Line]) -> None:
    """Refuse regions that nothing adds up, and rates of several that a sum is asked of."""
    f = r.frame
    if Mark.REGIONS in f.marks and f.reduce != "sum" and not f.pick:
        raise NoReadingError(Decline("unused", tuple(line.label for line in lines[:2]), frame=f))
    if len(lines) > 1 and f.reduce == "sum" and f.move in _RATES and f.pick == "best":
        raise NoReadingError(Decline("unused", (f.move,), frame=f))


def _is_region(r: Resolution, lines: list[Line]) -> bool:
    """Whether the states of a region are one line; two that are only named are not, unless a sum is said."""
    f, s = r.frame, r.slots
    pair = len(lines) == 2 and not s.total and f.reduce != "sum" and not f.level
    apart = f.pick or f.reduce in {"mean", "winner", "difference"}
    return s.summed == "areas" and not pair and not apart


def _parts(r: Resolution, lines: list[Line]) -> list[Line]:
    """The parts of a share added up: by their figures, or, where only shares are printed, by these."""
    if not any(r.store.periods(line.keys[0]) for line in lines):
        r.frame = r.frame.with_(reduce="sum")
        return lines
    return lines if r.frame.pick else [_together(lines)]


def _together(lines: list[Line]) -> Line:
    return ln.summed(lines, " + ".join(line.label for line in lines))


def among_greatest(r: Resolution, lines: list[Line]) -> list[Line]:
    """The lines to choose among; raises NoReadingError where none is left of them."""
    kept = _kept(r, lines)
    if lines and not kept:
        raise NoReadingError(Decline("unused", ("among",), frame=r.frame))
    return kept


def _kept(r: Resolution, lines: list[Line]) -> list[Line]:
    """Only the n greatest lines, or those within limits, by value in the latest year."""
    n, limits = r.frame.among, r.frame.among_limits + _sign(r)
    moved = r.frame.among_moved
    if not (moved or limits) and (not n or len(lines) <= abs(n)):
        return lines
    year = max(r.frame.years or (max(ln.main_years(r.store, lines[0].keys[0])),))
    if moved:
        return _moved(r, lines, year)
    size = _sizes(r, lines, year)
    if limits:
        conditions = [Condition(Compare(limit.compare), limit.value) for limit in limits]
        return [line for line in lines if _meets(size.get(line.label), conditions)]
    return sorted(
        (line for line in lines if line.label in size), key=lambda line: size[line.label], reverse=n > 0
    )[: abs(n)]


def _moved(r: Resolution, lines: list[Line], year: int) -> list[Line]:
    """Those lines that rose, or fell, from the year before."""
    then, now = _sizes(r, lines, year - 1), _sizes(r, lines, year)
    turn = 1 if r.frame.among_moved == "up" else -1
    both = then.keys() & now.keys()
    kept = [line for line in lines if line.label in both and (now[line.label] - then[line.label]) * turn > 0]
    r.assumed.append(f"among_{r.frame.among_moved}")
    if not kept:
        raise NoReadingError(Decline("unused", (r.frame.among_moved,), frame=r.frame))
    return kept


def _sizes(r: Resolution, lines: list[Line], year: int) -> dict[str, float]:
    """Label of a line -> its figure in a year."""
    cells = ((line.label, r.store.get(line.keys[0], Period.year(year))) for line in lines)
    return {label: cell.value for label, cell in cells if cell is not None}


def _sign(r: Resolution) -> tuple[Limit, ...]:
    """Among members whose deficits or surpluses move, only those that have one."""
    f = r.frame
    if not f.move or f.over == "year" or f.pick not in ("where", "best") or f.deficit is f.surplus:
        return ()
    return (Limit("<" if f.deficit else ">", 0),)


def _meets(value: float | None, conditions: Sequence[Condition]) -> bool:
    """Whether there is a value and it is within all limits."""
    return value is not None and all(condition.holds(value) for condition in conditions)
