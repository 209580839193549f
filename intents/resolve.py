"""Frame -> Reading | Clarify | Decline: the store decides what is a reading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.model import CodeKind, Dimension, Key, MeasureKind, Period
from facts.query import Claim, Compare, Condition, Level, Line, Move, Pick, PickKind, Query, Reduce
from facts.store import Store
from intents import lines as ln
from intents.model import Clarify, Decline, Frame, Limit, Reading, Slots

Outcome = Reading | Clarify | Decline
_DIMENSIONS = {
    "area": "area",
    "partner": "partner",
    "category": "category",
    "techarea": "category",
    "sector": "category",
}


class Stop(Exception):
    """Raised inside `resolve` with the outcome that ends it."""

    def __init__(self, outcome: Clarify | Decline) -> None:
        super().__init__()
        self.outcome = outcome


def resolve(frame: Frame, store: Store, tried: tuple[str, ...] = ()) -> Outcome:
    """The query that a frame means, or why there is none."""
    try:
        return _Resolver(frame, store).reading()
    except Stop as stop:
        return stop.outcome


class _Resolver:
    """One resolution: the frame, and the assumptions that were taken on the way."""

    def __init__(self, frame: Frame, store: Store) -> None:
        self.frame, self.store, self.slots = frame, store, frame.slots
        self.assumed: list[str] = []
        self.wanted_years = tuple(y for y in (*frame.years, *(frame.span or ())) if y > 1)
        self.others: list[str] = []

    def reading(self) -> Reading:
        f = self.frame
        if "bilateral" in f.unsure:
            raise Stop(
                Decline("bilateral", tuple(self._name("partner", c) for c in self.slots.partners), frame=f)
            )
        if "crossed_years" in f.unsure:
            raise Stop(Decline("crossed_years", frame=f))
        if f.year_word == "nineties":
            raise Stop(Decline("nineties", frame=f))
        self._sector()
        if (
            self.slots.measures
            and f.move
            and self.store.measure(self.slots.measures[0]).kind in (MeasureKind.GROWTH, MeasureKind.CHANGE)
        ):
            self.frame = f = f.with_(move="")
        if f.level == "share" and f.base is not None:
            s = self.slots
            fill = {"definition": s.definition or f.base.definition, "source": s.source or f.base.source}
            if not s.products and s.partners and not f.base.partners:
                fill["products"] = f.base.products  # type: ignore[assignment]
            self.slots = replace(s, **fill)
        if f.level == "share" and f.base is not None and f.base.measures and not self.slots.measures:
            self.slots = replace(self.slots, measures=f.base.measures)
        if not f.sector and self._is_sector_rank():
            limit = f.limits[0] if f.limits else None
            self.frame = f = f.with_(sector=(limit.compare, limit.value) if limit else ("?", 0))
        if f.sector:
            return self._sector_reading()
        self._flow()
        if f.everyone:
            return self._against_everyone()
        if f.per_job:
            return self._per_job()
        if self.slots.measures and self.store.measure(self.slots.measures[0]).kind is MeasureKind.COUNT:
            self.frame = f = f.with_(over="", reduce="", pick="")
        over = _DIMENSIONS.get(f.over, "") or self._over_group()
        lines = self._members(over) if over and self._ranges(over) else self._lines()
        ranged = bool(over and self._ranges(over))
        lines = self._among(self._combine(lines))
        if f.reduce == "difference" and len(lines) == 1 and not self._two_points():
            raise Stop(Clarify("difference", frame=f))
        periods, spans = self._times(lines, ranged)
        query = self._query(lines, periods, spans, over if ranged else "", ranged)
        if unused := self._unused(query):
            raise Stop(Decline("unused", unused, frame=f))
        return Reading(
            query, f.with_(slots=self.slots), tuple(dict.fromkeys(self.assumed)), tuple(self.others)
        )

    def _unused(self, query: Query) -> tuple[str, ...]:
        """What was said and would not be part of the query: then it is another question."""
        f, s = self.frame, self.frame.slots
        keys = [k for line in (*query.lines, *query.peers) for k in (*line.keys, *line.base)] + list(
            query.whole
        )
        found = {dim: {getattr(k, dim) for k in keys} for dim in ("area", "partner", "category")}
        missing = [
            self._name("area", a)
            for a in s.areas
            if a not in found["area"] and query.over is not Dimension.AREA
        ]
        missing += [
            self._name("partner", p)
            for p in s.partners
            if p not in found["partner"] and query.over is not Dimension.PARTNER
        ]
        sets = {c.code for c in self.store.codes("category") if c.kind is CodeKind.SET}
        missing += [
            self._name("category", c)
            for c in s.categories
            if c.split("/")[-1] not in sets
            and not {x.split("/", 1)[1] for x in c.split("|")} & found["category"]
            and query.over is not Dimension.CATEGORY
        ]
        years = (
            {p.start for p in query.periods}
            | {y.start for span in query.spans for y in span}
            | {p.end for p in query.periods}
        )
        missing += [str(y) for y in f.years if y not in years]
        if f.move and f.move != "open" and query.move is Move.NONE and query.level is not Level.RANK:
            missing.append(f.move)
        if f.limits and not query.claim and not query.pick.conditions:
            missing.append("limit")
        if (
            f.over in ("area", "partner")
            and query.over is None
            and not query.by_time
            and not (s.areas or s.partners or f.sector)
            and (f.pick or f.limits or f.reduce == "count")
        ):
            missing.append(f.over)
        if (
            f.pick in ("best", "near")
            and query.pick.kind is PickKind.ALL
            and query.reduce is not Reduce.WINNER
        ):
            missing.append("ranking")
        return tuple(missing)

    def _per_job(self) -> Reading:
        """Exports and the jobs they support in one ratio, in the year of the jobs."""
        f, s = self.frame, self.slots
        if s.areas or s.partners or s.categories:
            names = [
                self._name(d, c)
                for d, cs in (("area", s.areas), ("partner", s.partners), ("category", s.categories))
                for c in cs
            ]
            raise Stop(Decline("pair", (*names, "jobs"), frame=f))
        product = {"products": "products", "services": "services"}.get(next(iter(s.products), ""), "")
        jobs = Key("tech-naics", "jobs", "", "US", "", "", product)
        exports = Key("tech-naics", "trade", "exports", "US", "", "", product)
        year = max(p.start for p in self.store.periods(jobs))
        if f.years and f.years != (year,):
            raise Stop(self._no_year(next(y for y in f.years if y != year), (year,)))
        lines = [Line("exports", (exports,)), Line("export-supported jobs", (jobs,))]
        if f.per_job == "jobs":
            lines.reverse()
        return Reading(
            Query(tuple(lines), (Period.year(year),), reduce=Reduce.RATIO), f, () if f.years else ("latest",)
        )

    def _against_everyone(self) -> Reading:
        """A state as a share of all states added up, or their sum against the nation."""
        f, s = self.frame, self.slots
        flow = next(iter(s.flows), "exports")
        template = Key("tech-naics", "trade", flow, "US", "", "", "products")
        every = ln.member_lines(self.store, template, "area", "", f.excluded, "x")
        if not every:
            raise Stop(self._no_line(ln.Spec(area=next(iter(s.areas), None), flow=flow), ()))
        self.slots = s = replace(s, flows=(flow,))
        together = ln.summed(every, "all states")
        have = ln.years_of(self.store, every[0].keys[0])
        year = (f.years or (max(have),))[0]
        if year not in have:
            raise Stop(self._no_year(year, have))
        periods = (Period.year(year),)
        if f.level == "share":
            lines = tuple(ln.with_base(line, together.keys) for line in self._of(s))
            return Reading(
                Query(
                    lines, periods, level=Level.SHARE, over=Dimension.AREA, whole_label="all states together"
                ),
                f,
                tuple(self.assumed),
            )
        nation = Line("United States", (template,))
        return Reading(
            Query((together, nation), periods, reduce=Reduce.DIFFERENCE, absolute=True),
            f,
            tuple(self.assumed),
        )

    # lines ------------------------------------------------------------------------------------------------

    def _ranges(self, over: str) -> bool:
        """Whether the class word asks for members; beside names of its dimension it only says what they are."""
        named = {"area": self.slots.areas, "partner": self.slots.partners, "category": self.slots.categories}[
            over
        ]
        groups = [c for c in named if over == "partner" and ln.is_group(self.store, "partner", c)]
        if self.frame.pick in {"near"}:
            return True
        if named and len(groups) < len(named):
            return False
        return bool(
            self.frame.pick or self.frame.reduce in {"count", "mean", "median", "sum"} or self.frame.limits or self.frame.names
            or "breakdown" in self.frame.unsure or self.frame.level == "rank"
        )  # fmt: skip

    def _sector_reading(self) -> Reading:
        """Where tech stands among all exports: of the nation, of a state, or in which states."""
        f, s = self.frame, self.slots
        product = {"services": "services"}.get(next(iter(s.products), ""), "products")
        codes = {
            c.product: c.code
            for c in self.store.codes("category")
            if c.definition == "export-sectors" and c.code.startswith("tech-")
        }
        template = Key("export-sectors", "sector_rank", "exports", "US", "", codes[product], product)
        limit = Condition(Compare(f.sector[0]), float(f.sector[1])) if f.sector[0] != "?" else None
        if f.over == "area" and not s.areas:
            return self._sector_states(template, limit)
        only_first = limit is not None and limit.compare is Compare.EQUAL and limit.limit == 1
        if (
            f.claim
            and only_first
            and len(s.areas) == 1
            and not self.store.periods(template.with_(area=s.areas[0]))
        ):
            return self._not_first(template, s.areas[0], Claim())
        lines = tuple(self._sector_line(template, area) for area in (s.areas or ("US",)))
        year = self.store.periods(lines[0].keys[0])[-1]
        claim = Claim((limit,)) if f.claim and limit else None
        return Reading(Query(lines, (year,), over=Dimension.AREA if s.areas else None, claim=claim), f, ())

    def _not_first(self, template: Key, area: str, claim: Claim) -> Reading:
        """The list of states where tech is first is complete: a state that is not on it is not first."""
        lines = ln.member_lines(self.store, template, "area", "", (), "x")
        first = Pick(PickKind.WHERE, conditions=(Condition(Compare.EQUAL, 1.0),))
        year = self.store.periods(lines[0].keys[0])[-1]
        return Reading(
            Query(
                lines,
                (year,),
                pick=first,
                over=Dimension.AREA,
                claim=Claim(winner=self._name("area", area)),
                names_first=True,
            ),
            self.frame,
            (),
        )

    def _sector_line(self, template: Key, area: str) -> Line:
        key = template.with_(area=area)
        if not self.store.periods(key):
            raise Stop(Decline("sector_unlisted", (self._name("area", area),), frame=self.frame))
        return Line(self._name("area", area), (key,))

    def _sector_states(self, template: Key, limit: Condition | None) -> Reading:
        f = self.frame
        if f.reduce == "count" and limit is not None and (counted := self._counted_states(limit)):
            return counted
        lines = ln.member_lines(self.store, template, "area", "", f.excluded, "x")
        if f.among:
            trade = Key("tech-naics", "trade", "exports", "US", "", "", "products")
            among = {
                line.label
                for line in self._among(list(ln.member_lines(self.store, trade, "area", "", (), "x")))
            }
            lines = tuple(line for line in lines if line.label in among)
        if (
            limit is None
            or (limit.compare is Compare.EQUAL and limit.limit != 1)
            or limit.compare is Compare.AT_MOST
            and limit.limit > 1
        ):
            raise Stop(Decline("sector_list", frame=f))
        year = self.store.periods(lines[0].keys[0])[-1]
        pick = Pick(PickKind.WHERE, conditions=(limit,))
        reduce = Reduce.COUNT if f.reduce == "count" else Reduce.EACH
        return Reading(
            Query(lines, (year,), pick=pick, reduce=reduce, over=Dimension.AREA, names_first=True), f, ()
        )

    def _counted_states(self, limit: Condition) -> Reading | None:
        """The source prints how many states have tech in second or third place, not which."""
        place = {
            (Compare.EQUAL, 1): "first",
            (Compare.EQUAL, 2): "second",
            (Compare.EQUAL, 3): "third",
            (Compare.AT_MOST, 3): "top_three",
        }.get((limit.compare, int(limit.limit)))
        keys = self.store.keys(measure=f"states_tech_{place}") if place else ()
        if not keys:
            return None
        line = Line(self.store.measure(keys[0].measure).label, (keys[0],))
        return Reading(Query((line,), (self.store.periods(keys[0])[-1],)), self.frame, ())

    def _among(self, lines: list[Line]) -> list[Line]:
        """Only the n greatest lines, by value in the latest year."""
        n = self.frame.among
        if not n or len(lines) <= abs(n):
            return lines
        year = max(self.frame.years or (max(ln.main_years(self.store, lines[0].keys[0])),))
        size = {
            line.label: cell.value
            for line in lines
            if (cell := self.store.get(line.keys[0], Period.year(year)))
        }
        return sorted(
            (line for line in lines if line.label in size), key=lambda line: size[line.label], reverse=n > 0
        )[: abs(n)]

    def _is_sector_rank(self) -> bool:
        """The place of tech itself, where no state, category or partner is named."""
        f, s = self.frame, self.slots
        return (
            f.level == "rank"
            and not (f.over or f.sector or _narrows(replace(s, products=())) or s.definition == "atp")
            and s.flows in ((), ("exports",))
            and not (f.years and max(f.years) < 2019)
        )

    def _sector(self) -> None:
        """Tech as a part of all exports: the sector table has it for the nation's goods and services."""
        f = self.frame
        if "tech_part" not in f.unsure or f.base is None:
            return
        whole = {"balance": "deficit_share"}.get(next(iter((*f.base.flows, *self.slots.flows)), ""))
        if (
            whole
            and f.base.total
            and not (
                f.base.tech
                or f.base.definition
                or self.slots.products
                or f.base.areas
                or f.base.partners
                or f.base.categories
            )
        ):
            self.slots = replace(self.slots, measures=(whole,), flows=("balance",), definition="", tech=False)
            self.frame = f.with_(base=None, level="", slots=self.slots)
            return
        if f.base.areas or self.slots.areas:
            raise Stop(
                Decline(
                    "pair", tuple(self._name("area", a) for a in (*f.base.areas, *self.slots.areas)), frame=f
                )
            )
        wanted = (*f.base.products, *self.slots.products) or ("products",)
        codes = {
            c.product: c.code
            for c in self.store.codes("category")
            if c.definition == "export-sectors" and c.code.startswith("tech-")
        }
        category = codes.get(wanted[0])
        if category is None or f.base.tech:
            return
        self.slots = replace(
            self.slots, categories=(f"export-sectors/{category}",), products=(), flows=("exports",)
        )
        self.frame = f.with_(base=None, slots=self.slots)

    def _over_group(self) -> str:
        """ "Which of the Asian economies": the members of a group are asked for."""
        f = self.frame
        groups = [c for c in self.slots.partners if ln.is_group(self.store, "partner", c)]
        asks = (
            f.names
            and (f.pick in {"where", "best"} or (f.limits and not f.claim) or f.reduce == "count")
            or f.pick == "best"
        )
        return (
            "partner"
            if len(groups) == 1 and len(self.slots.partners) == 1 and asks and f.over != "year"
            else ""
        )

    def _flow(self) -> None:
        s, f = self.slots, self.frame
        if s.flows or (s.measures and s.measures[0] != "trade"):
            return
        if s.areas or f.over == "area" or (f.pick == "near" and f.subject.startswith("area")):
            self.slots = replace(s, flows=("exports",))
            return
        if (
            f.names
            and f.over == "partner"
            and any(ln.is_group(self.store, "partner", c) for c in s.partners)
            and not f.pick
        ):
            self.slots = replace(s, flows=("exports",))
            return
        if f.base is not None and f.base.flows:
            self.slots = replace(s, flows=f.base.flows)
            return
        if f.reduce == "count" and not f.limits and not f.pick:
            self.slots = replace(s, flows=("exports",))
            return
        if s.source == "cpa-2018" or (s.definition == "atp" and f.years == (2018,)):
            self.slots = replace(s, flows=("balance",))
            return
        if any(c.startswith("export-sectors/") and "|" not in c for c in s.categories) or f.over == "sector":
            self.slots = replace(s, flows=("exports",))
            return
        tried = {flow: resolve(f.with_(slots=replace(s, flows=(flow,))), self.store) for flow in ln.FLOWS}
        sure = tuple(flow for flow, outcome in tried.items() if isinstance(outcome, Reading))
        if not sure:
            declined = [o for o in tried.values() if isinstance(o, Decline)]
            raise Stop(declined[0] if declined else Clarify("subject", frame=f))
        raise Stop(Clarify("flow", sure, f))

    def _lines(self) -> list[Line]:
        f = self.frame
        if "reversed" in f.unsure:
            return list(reversed(self._of(self.slots)))
        if f.second is not None:
            first, second = self._of(self.slots), self._of(f.second.merged(self.slots))
            return [*first, *second]
        if (
            f.level == "share"
            and f.base is not None
            and f.base.categories
            and self.slots.partners
            and not self.slots.categories
        ):
            crossed = replace(self.slots, categories=f.base.categories)
            every = list(ln.specs(crossed))
            found = [
                self._derived(spec, ln.definitions_for(spec, crossed, self.store), frozenset())
                for spec in every
            ]
            if not all(found):
                raise Stop(self._no_line(every[0], ()))
            return [line for line in found if line is not None]
        if f.level == "share" and f.base is not None and not _narrows(self.slots) and _narrows(f.base):
            self.slots = f.base.merged(self.slots)
            self.frame = f = f.with_(base=None)
        return self._of(self.slots)

    def _of(self, slots: Slots) -> list[Line]:
        every = list(ln.specs(slots))
        varied = frozenset(
            dim
            for dim in ("area", "partner", "category", "product", "flow")
            if len({getattr(s, dim) for s in every}) > 1
        )
        return [self._from_source(self._line(spec, slots, varied)) for spec in every]

    def _line(self, spec: ln.Spec, slots: Slots, varied: frozenset[str]) -> Line:
        f = self.frame
        if spec.measure != "trade" and f.level != "rank":
            return self._special(spec, slots, varied)
        measures = [spec.measure]
        if f.level == "rank":
            measures = (
                [f"{spec.measure}_rank", spec.measure]
                if spec.measure != "trade"
                else ["trade", "trade_rank", "sector_rank"]
            )
        elif spec.measure == "trade":
            measures = ["trade", "trade_rank"] if f.level == "rank" else ["trade"]
        late: Key | None = None
        self._check_ambiguous(spec)
        if f.year_word == "decade" and f.level == "share":
            order = ln.definitions_for(spec, slots, self.store)
            if derived := self._derived(replace(spec, measure="trade_sum"), order, varied):
                return derived
        order = ln.definitions_for(spec, slots, self.store, tuple(y for y in self.wanted_years if y < 2010))
        for definition in order:
            for measure in measures:
                flow = None if measure.startswith("jobs") and spec.flow == "exports" else spec.flow
                for key in ln.keys_for(replace(spec, measure=measure, flow=flow), definition, self.store)[:1]:
                    if self._has_years(key):
                        return Line(ln.label_of(spec, key, self.store, varied), (key,))
                    late = late or key
        if derived := self._derived(spec, order, varied):
            return derived
        if late is None and (together := self._set_line(spec, order)):
            return together
        if late is not None:
            return Line(ln.label_of(spec, late, self.store, varied), (late,))
        raise Stop(self._no_line(spec, order))

    def _set_line(self, spec: ln.Spec, order: Sequence[str]) -> Line | None:
        """A name for several lines that no table prints as one: its members, added up."""
        if not spec.category or "|" in spec.category:
            return None
        definition, _, code = spec.category.partition("/")
        members = [
            c for c in self.store.codes("category") if c.definition == definition and code in c.parents
        ]
        keys = [
            k
            for c in members
            for k in ln.keys_for(replace(spec, category=f"{definition}/{c.code}"), definition, self.store)[:1]
        ]
        return (
            Line(self._name("category", spec.category), tuple(keys))
            if len(keys) == len(members) > 1
            else None
        )

    def _check_ambiguous(self, spec: ln.Spec) -> None:
        """ "Software exports?": one word, two classifications, and nothing that tells which."""
        if self.frame.base is not None and (self.frame.base.products or self.frame.base.definition):
            return
        codes = (spec.category or "").split("|")
        if (
            len({c.split("/")[0] for c in codes}) < 2
            or self.slots.definition
            or self.slots.source
            or self.slots.products
        ):
            return
        fitting = [
            c
            for c in codes
            if any(
                self._has_years(k)
                for k in ln.keys_for(replace(spec, category=c), c.split("/")[0], self.store)
            )
        ]
        if len(fitting) > 1:
            names = [(self._name("category", c), c) for c in fitting]
            options = tuple(
                (label, self.frame.with_(slots=replace(self.slots, categories=(c,)))) for label, c in names
            )
            raise Stop(Clarify("category", tuple(label for label, _ in options), self.frame, "", options))

    def _derived(self, spec: ln.Spec, order: Sequence[str], varied: frozenset[str]) -> Line | None:
        """A series of which only a share, growth or change is printed: its key, without values of its own."""
        kinds = {"share": MeasureKind.SHARE}.get(self.frame.level)
        wanted = kinds or {
            "growth": MeasureKind.GROWTH,
            "change": MeasureKind.CHANGE,
            "open": MeasureKind.GROWTH,
        }.get(self.frame.move)
        for definition in order:
            for measure in self.store.measures:
                if measure.base == spec.measure and measure.kind is wanted:
                    found = ln.keys_for(replace(spec, measure=measure.code), definition, self.store)
                    if found:
                        key = found[0].with_(measure=spec.measure)
                        return Line(ln.label_of(spec, key, self.store, varied), (key,))
        return None

    def _special(self, spec: ln.Spec, slots: Slots, varied: frozenset[str]) -> Line:
        """A figure with a measure of its own: fit what was named, leave the rest free."""
        named = {k: v for k, v in {"partner": spec.partner, "area": spec.area}.items() if v}
        keys = [
            k
            for k in self.store.keys(measure=spec.measure)
            if all(getattr(k, d) == v for d, v in named.items())
        ]
        if spec.flow:
            keys = [k for k in keys if k.flow == spec.flow or (not k.flow and spec.flow == "exports")]
        if spec.category:
            codes = {c.split("/", 1)[1] for c in spec.category.split("|")}
            keys = [k for k in keys if k.category in codes]
        if spec.product:
            wanted = {"products": "products", "services": "services", "both": ""}[spec.product]
            keys = [k for k in keys if k.product == wanted] or ([] if any(k.product for k in keys) else keys)
        else:
            keys = sorted(keys, key=lambda k: (k.product != "", k.partner != "", k.category != ""))
        ranked = self.store.keys(measure=f"{spec.measure}_rank", area=spec.area) if spec.area else ()
        if not keys and ranked and f_is_order(self.frame):
            fits = [k for k in ranked if not spec.product or k.product == spec.product]
            return Line(self._name("area", spec.area or ""), tuple(fits[:1] or ranked[:1]))
        if not keys:
            if spec.area and self.store.keys(measure=f"{spec.measure}_rank", area=spec.area):
                raise Stop(Decline("jobs_rank_only", (self._name("area", spec.area),), frame=self.frame))
            raise Stop(self._no_line(spec, ()))
        return Line(
            ln.label_of(spec, keys[0], self.store, varied)
            if varied
            else self.store.measure(spec.measure).label,
            (keys[0],),
        )

    def _has_years(self, key: Key) -> bool:
        have = ln.years_of(self.store, key, self.slots.source)
        if self.frame.move and self._any_printed(key):
            return True
        if not self.wanted_years:
            return bool(have) or self.frame.year_word == "decade" or bool(self.store.periods(key))
        return all(y in have for y in self.wanted_years)

    def _any_printed(self, key: Key) -> bool:
        """Whether a growth or change over exactly the asked years is printed."""
        asked = self.frame.span or tuple(sorted(self.frame.years))
        return any(
            (p.start, p.end) == asked for m in self.store.measures if m.base == key.measure and m.kind in (MeasureKind.GROWTH, MeasureKind.CHANGE)
            for p in self.store.periods(key.with_(measure=m.code))
        )  # fmt: skip

    def _no_line(self, spec: ln.Spec, order: Sequence[str]) -> Decline:
        detail = {}
        for dim in ("area", "partner", "category", "product", "flow"):
            value = getattr(spec, dim)
            if value:
                detail[dim] = self._name(dim, value)
        reason = "pair"
        if spec.area and spec.area != "US":
            reason = next(
                (f"area_{d}" for d in ("category", "partner") if d in detail),
                "area_flow" if detail.get("flow") != "exports" else "area_product",
            )
        elif spec.partner and spec.category:
            reason = "partner_category"
        elif spec.partner:
            reason = "partner"
        return Decline(reason, tuple(detail.values()), detail, self.frame)

    def _name(self, dimension: str, code: str) -> str:
        if dimension == "category":
            definition, _, code = code.split("|")[0].partition("/")
            found = self.store.code("category", code, definition)
        else:
            found = self.store.code(dimension, code)
        return found.label if found else code

    def _from_source(self, line: Line) -> Line:
        """The line, if the document that was named prints it."""
        wanted = self.slots.source
        keys = [
            k.with_(measure=m.code)
            for k in line.keys
            for m in self.store.measures
            if m.code == k.measure or m.base == k.measure
        ]
        printed = {
            o.place.source for k in keys for p in self.store.periods(k) for o in self.store.printings(k, p)
        }
        if wanted and printed and not any(s.split("-")[0] == wanted.split("-")[0] for s in printed):
            raise Stop(
                Decline(
                    "source_lacks", (line.label,), {"source": self.store.sources[wanted].short}, self.frame
                )
            )
        return line

    # members ----------------------------------------------------------------------------------------------

    def _members(self, over: str) -> list[Line]:
        f, s = self.frame, self.slots
        group = (
            next((c for c in s.partners if ln.is_group(self.store, "partner", c)), "")
            if over == "partner"
            else ""
        )
        varied_flows = s.flows or ("exports",)
        spec = ln.Spec(
            area=None if over == "area" else next(iter(s.areas), None),
            partner=None if over == "partner" else next(iter(s.partners), None),
            category=None if over == "category" else next(iter(s.categories), None),
            product=next(iter(s.products), None),
            flow=varied_flows[0],
            measure=next(iter(s.measures), "trade"),
        )
        for definition in self._member_definitions(over, spec):
            for measure in self._member_measures(spec, over):
                found = self._try_members(over, replace(spec, measure=measure), definition, group)
                if found:
                    return list(found)
        raise Stop(Decline("no_members", (f.over,), {"over": f.over, "flow": varied_flows[0]}, f))

    def _member_measures(self, spec: ln.Spec, over: str) -> list[str]:
        if spec.measure == "jobs" and over == "area":
            return ["jobs_rank"]
        if spec.measure != "trade":
            return [spec.measure]
        ranks = [m.code for m in self.store.measures if m.kind is MeasureKind.RANK and m.base == "trade"]
        if self.frame.move:
            return ["trade"]
        return ["trade", *ranks, *(["trade_share"] if spec.category and over == "partner" else [])]

    def _member_definitions(self, over: str, spec: ln.Spec) -> tuple[str, ...]:
        f, s = self.frame, self.slots
        if f.over == "techarea" and not s.definition and not s.source and not s.products:
            return ("atp",)
        if f.over == "sector":
            return ("export-sectors", "tech-naics")
        if over == "category" and not s.definition and not s.source:
            return ("tech-naics", "atp") if f.over != "techarea" else ("atp",)
        if over == "partner" and s.products and not s.definition:
            return ("tech-naics",)
        return ln.definitions_for(
            replace(spec, partner="x" if over == "partner" and not s.products else spec.partner),
            s,
            self.store,
        )

    def _try_members(self, over: str, spec: ln.Spec, definition: str, group: str) -> tuple[Line, ...]:
        product = {"products": "products", "services": "services", "both": None}.get(spec.product or "both")
        category = next(
            (c.split("/", 1)[1] for c in (spec.category or "").split("|") if c.startswith(f"{definition}/")),
            "",
        )
        if spec.category and not category:
            return ()
        found: tuple[Line, ...] = ()
        for candidate in [product] if product else ["products", "", "services"]:
            template = Key(
                definition,
                spec.measure,
                spec.flow or "",
                spec.area or "US",
                spec.partner or "",
                category,
                candidate or "",
            )
            if spec.measure.startswith("jobs"):
                template = template.with_(flow="")
            got = ln.member_lines(
                self.store, template, over, group, self.frame.excluded, product if over == "category" else "x"
            )
            if spec.measure == "trade_share" and len(got) < max(3, (self.frame.places or (1, 1))[1]):
                continue
            if got and any(self._has_years(line.keys[0]) for line in got):
                found = got
                break
        return found

    # combining --------------------------------------------------------------------------------------------

    def _combine(self, lines: list[Line]) -> list[Line]:
        f, s = self.frame, self.slots
        if s.summed == "areas" and len(lines) == 2 and not s.total and f.reduce != "sum" and not f.level:
            return lines
        if (
            s.summed == "areas"
            and len(lines) > 1
            and f.reduce not in {"mean", "winner", "difference"}
            and not f.pick
        ):
            self.assumed.append("region")
            return [ln.summed(lines, " + ".join(line.label for line in lines))]
        if s.summed == "last" and len(lines) > 2 and f.claim:
            return [lines[0], ln.summed(lines[1:], " + ".join(line.label for line in lines[1:]))]
        if (
            s.summed == "last"
            and f.level == "share"
            and len(lines) > 1
            and not any(self.store.periods(line.keys[0]) for line in lines)
        ):
            self.frame = f.with_(reduce="sum")
            return lines
        if s.summed == "last" and len(lines) > 1 and f.level == "share" and not f.pick:
            return [ln.summed(lines, " + ".join(line.label for line in lines))]
        if (
            s.total
            and len(lines) > 1
            and not (f.pick or f.reduce or f.move or f.level or f.limits or f.each_year or f.trend)
            and len(s.flows) <= 1
        ):
            self.frame = f.with_(reduce="sum")
        return lines

    # periods ----------------------------------------------------------------------------------------------

    def _two_points(self) -> bool:
        f = self.frame
        return (
            len(f.years) == 2
            or f.span is not None
            or f.whole_span
            or (f.year_word == "previous" and bool(f.years))
        )

    def _times(
        self, lines: list[Line], ranged: bool
    ) -> tuple[tuple[Period, ...], tuple[tuple[Period, Period], ...]]:
        f = self.frame
        key = lines[0].keys[0]
        have = self._common_years(lines)
        main = ln.main_years(self.store, key, self.slots.source) or have
        self._decade(lines)
        if f.year_word == "decade" and (spans := self._long_periods(lines)):
            return spans, ()
        if not have and not (f.move and self._printed_span(lines, have)):
            return self._only_periods(lines)
        latest = max(main, default=0)
        if f.move and (printed := self._printed_span(lines, have)):
            return (), (printed,)
        wanted = self._wanted(have, main, latest)
        if f.move and f.move != "none" or f.reduce == "times" and len(lines) == 1:
            return self._spans(wanted, have, latest)
        if f.reduce == "difference" and len(lines) == 1:
            return self._spans(wanted, have, latest)
        if f.over == "year" or f.trend or f.each_year:
            years = self._range(wanted, main if not wanted else have)
            return tuple(Period.year(y) for y in years), ()
        if (
            f.span
            and f.reduce not in {"mean", "sum"}
            and not ranged
            and len(lines) == 1
            and f.pick != "where"
            and f.span[1]
            and not f.each_year
        ):
            return tuple(Period.year(y) for y in self._range(wanted, have)), ()
        if wanted:
            years = self._range(wanted, have) if f.span or f.whole_span else wanted
            return tuple(Period.year(y) for y in years), ()
        if f.reduce in {"mean", "sum", "median"} and len(lines) == 1 and not ranged:
            self.assumed.append("all_years")
            return tuple(Period.year(y) for y in main), ()
        if f.every:
            return tuple(Period.year(y) for y in main), ()
        if not f.year_word:
            self.assumed.append("latest")
        return (Period.year(latest),), ()

    def _common_years(self, lines: list[Line]) -> tuple[int, ...]:
        sets = [set(ln.years_of(self.store, k, self.slots.source)) for line in lines for k in line.keys]
        shared = set.intersection(*sets) if sets else set()
        if not shared and sets:
            shared = set.union(*sets) if self.frame.pick else set()
        derived = {
            p.end for line in lines for k in line.keys for m in self.store.measures
            if m.base == k.measure and m.kind in (MeasureKind.SHARE, MeasureKind.GROWTH, MeasureKind.CHANGE)
            for p in self.store.periods(k.with_(measure=m.code))
        } if not shared else set()  # fmt: skip
        return tuple(sorted(shared or derived))

    def _decade(self, lines: list[Line]) -> None:
        """ "over ten years": a figure that the source prints for the whole span."""

    def _long_periods(self, lines: list[Line]) -> tuple[Period, ...]:
        for line in lines:
            shares = [
                m.code
                for m in self.store.measures
                if m.base == line.keys[0].measure and m.kind is MeasureKind.SHARE
            ]
            if self.frame.level == "share":
                spans = [
                    p
                    for code in shares
                    for p in self.store.periods(line.keys[0].with_(measure=code))
                    if not p.is_year
                ]
                if spans:
                    return (spans[0],)
            for measure in (line.keys[0].measure, f"{line.keys[0].measure}_sum"):
                key = line.keys[0].with_(measure=measure)
                spans = [p for p in self.store.periods(key) if not p.is_year]
                if spans:
                    self.replaced = key
                    lines[0] = Line(line.label, (key,))
                    return (max(spans, key=lambda p: p.end - p.start),)
        return ()

    def _only_periods(
        self, lines: list[Line]
    ) -> tuple[tuple[Period, ...], tuple[tuple[Period, Period], ...]]:
        spans = self.store.periods(lines[0].keys[0])
        if not spans:
            raise Stop(Decline("no_periods", (lines[0].label,), frame=self.frame))
        if self.wanted_years:
            fitting = [p for p in spans if set(self.wanted_years) <= {p.start, p.end}]
            if not fitting:
                raise Stop(self._no_year(self.wanted_years[0], tuple(p.end for p in spans)))
            return (fitting[-1],), ()
        return (spans[-1],), ()

    def _printed_span(self, lines: list[Line], have: Sequence[int]) -> tuple[Period, Period] | None:
        """The years of a growth or change that a source prints without the levels behind it."""
        f = self.frame
        asked = f.span or (tuple(sorted(f.years)) if len(f.years) == 2 else None)
        for measure in self.store.measures:
            if measure.kind not in (MeasureKind.GROWTH, MeasureKind.CHANGE) or any(
                measure.base != line.keys[0].measure for line in lines
            ):
                continue
            spans = [set(self.store.periods(line.keys[0].with_(measure=measure.code))) for line in lines]
            for span in sorted(set.intersection(*spans)) if spans else []:
                if span.is_year:
                    continue
                fits = asked in {(span.start, span.end), (span.start, 0)} or (
                    not asked
                    and not f.years
                    and self.slots.source
                    == self._source_of(lines[0].keys[0].with_(measure=measure.code), span)
                )
                if fits and not {span.start, span.end} <= set(have):
                    wanted = {MeasureKind.GROWTH: "growth", MeasureKind.CHANGE: "change"}[measure.kind]
                    self.frame = f.with_(move=wanted)
                    return Period.year(span.start), Period.year(span.end)
        return None

    def _source_of(self, key: Key, period: Period) -> str:
        cell = self.store.get(key, period)
        return cell.place.source if cell else ""

    def _wanted(self, have: Sequence[int], main: Sequence[int], latest: int) -> tuple[int, ...]:
        f = self.frame
        years = list(f.years)
        if f.span:
            first = min(main) if f.span[0] == 1 else f.span[0]
            years = [first, f.span[1] or latest]
            if not f.span[1] and first >= latest:
                years = [first - 1, first]
        elif f.whole_span:
            years = [min(main), latest]
        elif f.year_word == "previous":
            years = [*years, years[0] - 1] if years else [latest - 1]
        elif f.year_word == "last" and not years:
            self.assumed.append("last_year")
            years = [latest]
        elif f.year_word == "next" and not years:
            years = [latest + 1]
        elif f.year_word == "first":
            years = [min(main), *years]
        elif f.year_word.startswith("last:"):
            years = [latest - int(f.year_word[5:]) + 1, latest]
            if f.move:
                years[0] -= 1
        for year in years:
            if year not in have and not self._is_derived_end(year):
                raise Stop(self._no_year(year, have))
        return tuple(dict.fromkeys(years))

    def _is_derived_end(self, year: int) -> bool:
        return False

    def _no_year(self, year: int, have: Sequence[int]) -> Decline:
        detail = {
            "year": str(year),
            "first": str(min(have)),
            "last": str(max(have)),
            "years": ", ".join(map(str, have)),
        }
        return Decline("year", (str(year),), detail, self.frame)

    def _range(self, wanted: Sequence[int], have: Sequence[int]) -> tuple[int, ...]:
        if len(wanted) < 2:
            return tuple(wanted or have)
        if (
            self.frame.span
            or self.frame.whole_span
            or self.frame.year_word.startswith("last:")
            or self.frame.trend
        ):
            return tuple(y for y in have if min(wanted) <= y <= max(wanted))
        return tuple(wanted)

    def _spans(
        self, wanted: Sequence[int], have: Sequence[int], latest: int
    ) -> tuple[tuple[Period, ...], tuple[tuple[Period, Period], ...]]:
        f = self.frame
        if f.over == "year" or f.each_year or f.trend:
            years = self._range(wanted, have) if len(wanted) > 1 else tuple(have)
            pairs = [(a, b) for a, b in zip(years, years[1:], strict=False)]
            return (), tuple((Period.year(a), Period.year(b)) for a, b in pairs)
        if len(wanted) >= 2:
            start, end = min(wanted), max(wanted)
        else:
            end = wanted[0] if wanted else latest
            start = end - 1
            if not wanted and not f.year_word:
                self.assumed.append("latest_growth")
            if start not in have:
                if self._printed_move(end):
                    return (), ((Period.year(start), Period.year(end)),)
                raise Stop(self._no_year(start, have))
        return (), ((Period.year(start), Period.year(end)),)

    def _printed_move(self, end: int) -> bool:
        return any(
            p.end == end
            for m in self.store.measures
            if m.kind in (MeasureKind.GROWTH, MeasureKind.CHANGE)
            for k in self.store.keys(measure=m.code)
            for p in self.store.periods(k)
        )

    # the query --------------------------------------------------------------------------------------------

    def _query(
        self,
        lines: list[Line],
        periods: tuple[Period, ...],
        spans: tuple[tuple[Period, Period], ...],
        over: str,
        ranged: bool,
    ) -> Query:
        f = self.frame
        balance = "balance" in self.slots.flows
        deficit = f.deficit and balance
        move = self._move(balance, bool(spans), len(lines))
        level = Level(f.level) if f.level in ("share", "rank") else Level.VALUE
        whole: tuple[Key, ...] = ()
        whole_label = ""
        if level is Level.SHARE:
            lines, whole, whole_label = self._bases(lines, over)
        reduce = self._reduce(lines, periods, spans, ranged, level)
        pick, peers = self._pick(lines, deficit, level, ranged, move)
        if level is Level.RANK and not ranged:
            peers = self._peers(lines)
        if (
            whole
            and reduce in (Reduce.EACH, Reduce.SHARE)
            and pick.kind is PickKind.BEST
            and pick.last > 1
            and level is Level.SHARE
        ):
            level, reduce = Level.VALUE, Reduce.SHARE
        by_time = f.over == "year"
        query = Query(
            lines=tuple(lines), periods=periods, spans=spans, level=level, move=move, pick=pick, reduce=reduce,
            over=Dimension(over) if over else None, peers=peers, whole=whole, deficit=deficit,
            absolute=f.reduce == "difference", narrowing=deficit and f.down, names_first="value_first" not in f.unsure, by_time=by_time,
            source=self.slots.source if self.slots.source in self._sources(lines) else "", whole_label=whole_label,
        )  # fmt: skip
        asserted = (
            f.limits
            and query.pick.kind is PickKind.ALL
            and query.reduce in (Reduce.EACH, Reduce.RATIO)
            and len(lines) <= 2
        )
        return replace(query, claim=self._claim(query)) if f.claim or asserted else query

    def _sources(self, lines: list[Line]) -> set[str]:
        return {
            o.place.source
            for line in lines
            for k in line.keys
            for p in self.store.periods(k)
            for o in self.store.printings(k, p)
        }

    def _move(self, balance: bool, spanned: bool, n: int) -> Move:
        f = self.frame
        if f.reduce == "times" and spanned and n == 1:
            return Move.TIMES
        if f.reduce == "difference" and spanned:
            return Move.CHANGE if f.move not in ("growth",) else Move.GROWTH
        if not spanned:
            return Move.NONE
        if f.move == "open":
            by_money = balance or f.level == "share" or any(limit.unit == "USD" for limit in f.limits)
            return Move.CHANGE if by_money else Move.GROWTH
        return Move(f.move) if f.move else Move.NONE

    def _bases(self, lines: list[Line], over: str) -> tuple[list[Line], tuple[Key, ...], str]:
        out: list[Line] = []
        base: tuple[Key, ...] = ()
        for line in lines:
            base = self._base_of(line)
            if self._exceeds(line, base):
                raise Stop(Decline("unused", (line.label,), frame=self.frame))
            out.append(ln.with_base(line, base))
        label = self._base_label(base[0]) if base else ""
        return out, base, label

    def _exceeds(self, line: Line, base: Sequence[Key]) -> bool:
        """Whether a part is greater than its whole: then the roles were read the wrong way round."""
        if "balance" in self.slots.flows or not base:
            return False
        year = max(ln.years_of(self.store, base[0]), default=0)
        part = [self.store.get(k, Period.year(year)) for k in line.keys]
        whole = [self.store.get(k, Period.year(year)) for k in base]
        if not all(part) or not all(whole):
            return False
        return sum(c.value for c in part if c) > 1.0001 * sum(c.value for c in whole if c)

    def _base_of(self, line: Line) -> tuple[Key, ...]:
        key, b = line.keys[0], self.frame.base
        if b is not None and (b.areas or b.partners or b.categories or b.products):
            wanted = b
        elif b is not None and b.total and b.tech and key.category and key.definition == "tech-naics":
            return self._existing(key.with_(category="", product="", partner="", area="US"))
        else:
            return self._default_base(key)
        changes: dict[str, str] = {"category": "", "partner": "", "area": "US"}
        if wanted.areas:
            return tuple(key.with_(area=a) for a in wanted.areas)
        if wanted.partners:
            changes["partner"] = wanted.partners[0]
            if key.category:
                changes["category"] = key.category if key.partner else ""
        if wanted.categories:
            same = [
                c.split("/", 1)[1]
                for c in wanted.categories[0].split("|")
                if c.startswith(f"{key.definition}/")
            ]
            changes["category"] = same[0] if same else ""
        if wanted.products:
            changes["product"] = {"products": "products", "services": "services", "both": ""}[
                wanted.products[0]
            ]
        return self._existing(key.with_(**changes))

    def _default_base(self, key: Key) -> tuple[Key, ...]:
        if key.area not in ("US", ""):
            return self._existing(key.with_(area="US"))
        if key.partner or key.category:
            return self._existing(key.with_(partner="", category=""))
        return self._existing(key.with_(product=""))

    def _existing(self, key: Key) -> tuple[Key, ...]:
        if self.store.periods(key):
            return (key,)
        for product in ("products", ""):
            if self.store.periods(key.with_(product=product)) and key.definition != "tech-naics":
                return (key.with_(product=product),)
        return ()

    def _base_label(self, key: Key) -> str:
        for dim in ("area", "partner", "category"):
            if getattr(key, dim) not in ("", "US"):
                return ln.code_label(self.store, dim, key)
        return "U.S. total"

    def _reduce(
        self,
        lines: list[Line],
        periods: tuple[Period, ...],
        spans: tuple[tuple[Period, Period], ...],
        ranged: bool,
        level: Level,
    ) -> Reduce:
        f = self.frame
        cells = max(1, len(lines)) * max(1, len(periods) or len(spans))
        match f.reduce:
            case "times":
                return Reduce.RATIO if cells == 2 and not (spans and len(lines) == 1) else Reduce.EACH
            case "difference":
                if spans and len(lines) == 1:
                    return Reduce.EACH
                if cells != 2:
                    raise Stop(Clarify("difference", frame=f))
                return Reduce.DIFFERENCE
            case "sum" | "mean" | "median" | "count" | "winner":
                if f.reduce == "winner" and cells < 2:
                    raise Stop(Decline("nothing_to_compare", frame=f))
                if f.reduce == "sum" and level is Level.SHARE:
                    return Reduce.SHARE if f.pick else Reduce.SUM
                return Reduce(f.reduce)
            case _:
                return Reduce.EACH

    def _pick(
        self, lines: list[Line], deficit: bool, level: Level, ranged: bool, move: Move
    ) -> tuple[Pick, tuple[Line, ...]]:
        f = self.frame
        descending = (f.order != "min") is not (deficit and move is Move.NONE)
        if f.down and f.pick == "best" and move in (Move.GROWTH, Move.CHANGE) and not deficit:
            descending = f.order == "min"
        if "worst" in f.unsure and deficit is False:
            descending = False
        if f.reduce == "winner":
            falling = f.down and move in (Move.GROWTH, Move.CHANGE) and not deficit
            return Pick(descending=(f.order != "min") is not falling), ()
        if f.pick == "best":
            if not (ranged or f.over == "year" or len(lines) > 1):
                raise Stop(Clarify("of_what", frame=f))
            first, last = f.places or (1, 1)
            signed = (
                "balance" in self.slots.flows
                and move is Move.NONE
                and level is Level.VALUE
                and (f.surplus != f.deficit)
            )
            only = (Condition(Compare.UNDER if f.deficit else Compare.OVER, 0.0),) if signed else ()
            return Pick(PickKind.BEST, first, last, descending, only), ()
        if f.pick == "near":
            kind, _, code = f.subject.partition(":")
            code = code.split("/")[-1]
            own = [line for line in lines if line.keys[0].get(Dimension(kind)) == code]
            if not own:
                raise Stop(Decline("not_ranked", (self._name(kind, code),), frame=f))
            return Pick(PickKind.NEAR, descending=descending, offset=f.near), tuple(own)
        if f.pick in {"where", "longest"} and (ranged or f.over == "year" or f.every or len(lines) > 1):
            conditions = tuple(self._condition(limit, deficit, move) for limit in f.limits)
            kind_ = PickKind.LONGEST if f.pick == "longest" else PickKind.WHERE
            return Pick(kind_, descending=descending, conditions=conditions, every=f.every), ()
        return Pick(descending=descending), ()

    def _condition(self, limit: Limit, deficit: bool, move: Move) -> Condition:
        compare, value = Compare(limit.compare), limit.value
        turned = {
            Compare.OVER: Compare.UNDER,
            Compare.AT_LEAST: Compare.AT_MOST,
            Compare.UNDER: Compare.OVER,
            Compare.AT_MOST: Compare.AT_LEAST,
        }
        fall = self.frame.down and move in (Move.GROWTH, Move.CHANGE) and value > 0
        if (deficit and value > 0 and move is Move.NONE) or fall:
            compare, value = turned.get(compare, compare), -value
        return Condition(compare, value, Period.year(limit.year) if limit.year else None)

    def _peers(self, lines: list[Line]) -> tuple[Line, ...]:
        key = lines[0].keys[0]
        if key.measure.endswith("_rank"):
            return ()
        dimension = "partner" if key.partner else "area" if key.area != "US" else "category"
        product = (
            None
            if dimension == "category" and not self.slots.products and key.definition == "tech-naics"
            else key.product
        )
        template = key.with_(**{dimension: "US" if dimension == "area" else ""})
        return ln.member_lines(self.store, template, dimension, "", (), product)

    # claims -----------------------------------------------------------------------------------------------

    def _claim(self, query: Query) -> Claim | None:
        f = self.frame
        deficit = query.deficit
        if query.reduce is Reduce.WINNER and query.lines:
            return Claim(winner=query.lines[0].label) if "than" in f.unsure else None
        if f.limits and query.pick.kind is PickKind.ALL:
            return Claim(tuple(self._condition(limit, deficit, query.move) for limit in f.limits))
        if query.move in (Move.GROWTH, Move.CHANGE) and f.move:
            falling = f.down
            return Claim((Condition(Compare.UNDER if falling else Compare.OVER, 0.0),))
        if query.pick.every:
            return Claim()
        if (f.surplus or f.deficit) and query.pick.kind is PickKind.ALL and query.level is Level.VALUE:
            return Claim((Condition(Compare.UNDER if f.deficit else Compare.OVER, 0.0),))
        return None


def f_is_order(frame: Frame) -> bool:
    """Whether only the order of things is asked, which printed ranks can answer."""
    return frame.reduce == "winner"


def _narrows(slots: Slots) -> bool:
    return bool(slots.areas or slots.partners or slots.categories or slots.products or slots.measures)
