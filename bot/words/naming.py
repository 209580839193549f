"""What an answer is about, in words: series, bases, members, periods."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from bot.words.wording import find, listed, phrased, say, years_text
from facts.computing.query import Level, Line, Move, Query
from facts.model import HOME, CodeKind, Dimension, Key, Measure
from facts.store import Store

#: dimensions whose varying codes a line of several series gives one name to
_NAMED = ("area", "partner", "category")
#: between the names of a line that adds several up
PLUS = " + "


@dataclass(frozen=True, slots=True)
class Subject:
    """What is counted, and where."""

    what: str  # "tech product exports"
    place: str = ""  # "Oregon", "U.S."

    @property
    def owned(self) -> str:
        """Oregon's tech product exports."""
        if not self.place:
            return self.what
        if PLUS in self.place:
            return say("together", what=self.what, places=listed(self.place.split(PLUS)))
        if self.place[0].islower():  # a description: "tech product exports of all states"
            return f"{self.what} {say('of')} {self.place}"
        return f"{self.place} {self.what}" if self.place.endswith(".") else f"{self.place}'s {self.what}"

    @property
    def after_superlative(self) -> str:
        """The form behind a superlative: "product exports of Oregon", "U.S. exports"."""
        is_named = self.place and PLUS not in self.place and not self.place.endswith(".")
        return f"{self.what} {say('of')} {self.place}" if is_named else self.owned

    @property
    def plain(self) -> str:
        """Tech product exports, Oregon: for headings and readings."""
        is_named = self.place and PLUS not in self.place and not self.place.endswith(".")
        return phrased(self.what, self.place) if is_named else self.owned


def subject_of(key: Key, store: Store, balance: str = "", names: Mapping[str, str] | None = None) -> Subject:
    """The subject of a series; `balance` says deficit or surplus where all its figures are one.

    `names` are names for dimensions that take the place of the label of the key's code.
    """
    given = dict(names or {})
    labels = {name: given.get(name) or _label(key, name, store) for name in _NAMED}
    measure = store.measure(key.measure)
    form = find(f"measures.{key.measure}")
    trade = _trade(key, labels, balance)
    if form is None:
        what = phrased(measure.label + _product(key, measure), labels["category"])
        what += _joint(key, measure, labels["partner"])
        return Subject(what, _place(key, given, store, is_trade=False))
    what = form.format(what=trade, label=measure.label, category=labels["category"] or say("all_tech"))
    return Subject(what, _place(key, given, store, is_trade="{what}" in form))


def _label(key: Key, dimension: str, store: Store) -> str:
    code: str = getattr(key, dimension)
    if not code:
        return ""
    found = store.code(dimension, code, key.definition if dimension == "category" else "")
    return found.label if found else code


def _product(key: Key, measure: Measure) -> str:
    """The product of a measure that is not trade: jobs by product exports or by services exports."""
    form = find(f"by_product.{measure.base or measure.code}")
    return form.format(product=say(f"products.{key.product}")) if form and key.product else ""


def _joint(key: Key, measure: Measure, partner: str) -> str:
    """The partner of a measure that is not trade."""
    form = find(f"joint.{measure.base or measure.code}") or find(f"joint.{key.flow}") or find("joint.other")
    return form.format(partner=partner) if partner else ""


def _place(key: Key, names: Mapping[str, str], store: Store, is_trade: bool) -> str:
    if "area" in names:
        return names["area"]
    if key.area == HOME:
        return say("nation") if is_trade else ""
    found = store.code(Dimension.AREA, key.area)
    owners = (CodeKind.MEMBER, CodeKind.TOTAL)  # "world trade" needs none
    return found.label if found is not None and found.kind in owners else ""


def _trade(key: Key, labels: Mapping[str, str], balance: str) -> str:
    flow = say(f"flows.{balance or key.flow or 'trade'}")
    known = find(f"subject.{key.definition}") or find("subject.other")
    preposition = say("of" if key.flow in ("exports", "imports") else "in")
    form = known["category"] if labels["category"] else known[key.product]
    text = form.format(flow=flow, category=labels["category"], of=preposition)
    joint = find(f"joint.{key.flow}") or find("joint.trade")
    return str(text) + (joint.format(partner=labels["partner"]) if labels["partner"] else "")


def shared_subject(query: Query, store: Store, balance: str = "") -> Subject:
    """The subject that all lines share; what varies between them is left out.

    The one name of a line of several series stands for what varies between them.
    """
    keys = [key for line in query.lines for key in line.keys]
    varied = _differing(keys)
    if "measure" in varied or "definition" in varied:
        return Subject("")
    names: dict[str, str] = {name: "" for name in varied if name in _NAMED}
    if len(query.lines) == 1 and names:
        name = next(name for name in _NAMED if name in names)
        label = query.lines[0].label
        names[name] = label if name == "area" else listed(label.split(PLUS))
    key = keys[0].with_(**dict.fromkeys(varied, "")) if varied else keys[0]
    return subject_of(key, store, balance, names)


def _differing(keys: Collection[Key]) -> set[str]:
    """The dimensions in which keys differ."""
    if len(keys) < 2:
        return set()
    columns = zip(*keys, strict=True)
    return {name for name, codes in zip(Key._fields, columns, strict=True) if len(set(codes)) > 1}


def whole_of(query: Query, store: Store) -> str:
    """The base of a share or ratio, in words."""
    bases = {line.base for line in query.lines if line.base} or {query.whole}
    base = next(iter(bases))
    if len(bases) == 1 and len(base) == 1:
        return subject_of(base[0], store).owned
    return query.whole_label or say("total")


def part_of(line: Line, store: Store) -> str:
    """The part of a share: its name where it differs from the base in that alone, else all of it."""
    one = line.keys[0]
    if len(line.keys) > 1:
        return listed(line.label.split(PLUS))
    base = line.base[0] if len(line.base) == 1 else one
    differing = [name for name in Key._fields if getattr(one, name) != getattr(base, name)]
    if len(differing) == 1 and differing[0] in _NAMED:
        return _label(one, differing[0], store)
    return subject_of(one, store).owned


def theme_of(query: Query, subject: str, whole: str, is_rank: bool = False) -> str:
    """What is computed of a subject, which may be a printed rank: "growth of tech product exports"."""
    text = subject
    if query.level in (Level.SHARE, Level.RATIO):
        many = "_many" if len(query.lines) > 1 or not subject else ""
        text = say(f"theme.{query.level.value}{many}", subject=subject, whole=whole)
    if query.move is not Move.NONE:
        text = say(f"theme.{query.move.value}", subject=text)
    return say("theme.rank", subject=text) if query.level is Level.RANK and not is_rank else text


def period_of(query: Query) -> str:
    """The years that an answer covers: "2020", "2019 and 2020", "2016 to 2020"; "" without any."""
    periods = [period for line in query.lines for period in line.periods or query.periods]
    if query.spans:
        ends = [year for start, end in query.spans for year in (start.start, end.end)]
        return say("span", start=min(ends), end=max(ends))
    if periods and not periods[0].is_year and len(set(periods)) == 1:
        return say("span", start=periods[0].start, end=periods[0].end)
    return years_text([period.start for period in periods])


def noun(query: Query, count: int) -> str:
    """What is counted or ranked: "states", "years", "category"."""
    name = (
        "year" if query.by_time else query.over.value if query.over else _varied(query.peers or query.lines)
    )
    forms = find(f"nouns.{name}") or find("nouns.line")
    return str(forms["one" if count == 1 else "many"])


def _varied(lines: Iterable[Line]) -> str:
    """The dimension along which lines differ, "line" where it is none or several."""
    keys = [key for line in lines for key in line.keys]
    varied = [name for name in _NAMED if len({getattr(key, name) for key in keys}) > 1]
    return varied[0] if len(varied) == 1 else "line"


def all_of(query: Query, lines: Iterable[Line]) -> str:
    """All that a ranking is among: "51 (50 states and D.C.)", "36 partners"."""
    every = tuple(lines)
    codes = {key.area for line in every for key in line.keys} - {HOME}
    return areas_text(codes) if len(codes) == len(every) else f"{len(every)} {noun(query, len(every))}"


def areas_text(codes: Collection[str]) -> str:
    """How many states there are; D.C. is counted with them and is none."""
    if say("district") in codes:
        return say("states", count=len(codes), states=len(codes) - 1)
    return f"{len(codes)} {say('nouns.area.many')}"
