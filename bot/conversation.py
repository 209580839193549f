"""Utterance + context -> Turn: joins the layers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.composing import Worded, compose
from bot.reply import Citation, Reply, ReplyStatus, Step, Value
from bot.suggesting import Suggester
from bot.telling import tell
from bot.wording import place_text, say, sentences
from facts.answer import Answer, NoData, compute
from facts.figures import Figure, number
from facts.model import Dimension, Observation
from facts.query import PickKind, Reduce
from facts.store import Store, load_store
from intents.context import Context
from intents.model import Clarify, Decline, Frame, Reading, Slots, Told
from intents.resolve import resolve
from intents.read import Reader, Understood

__all__ = ["Context", "Engine", "Turn", "load_engine"]


@dataclass(frozen=True, slots=True)
class Turn:
    """A reply, and what the conversation remembers after it."""

    reply: Reply
    context: Context


@dataclass(frozen=True, slots=True)
class ExplainRow:
    """One span of the question."""

    text: str
    role: str  # mention, construction, filler, unknown
    meaning: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """The question accounted for word by word."""

    rows: tuple[ExplainRow, ...]
    corrections: tuple[tuple[str, str], ...]  # typed, read as
    slots: tuple[tuple[str, str, str], ...]  # slot, value, origin: said, thread, default


#: refusals after which a follow-up may lean on what was asked: it was understood, only the store lacks it
UNDERSTOOD = {"year", "jobs_rank_only", "area_flow", "area_category", "area_partner", "area_product", "partner_category", "partner", "no_periods"}


class Engine:
    """The store and the vocabulary, ready to answer."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.reader = Reader(store)
        self.suggester = Suggester(store, self.reader)

    def reply(self, utterance: str, context: Context | None = None) -> Turn:
        """Answer one message in the light of the thread."""
        before = context or Context()
        understood = self.reader.read(utterance, before)
        answers: list[Answer] = []
        parts = [self._part(utterance, outcome, answers) for outcome in understood.outcomes]
        reply = merged(parts)
        if understood.corrections and reply.status is ReplyStatus.ANSWERED:
            said = " ".join(say("corrected", typed=t, read=r) for t, r in understood.corrections)
            reply = replace(reply, text=f"{reply.text}\n{said}", caveats=(*reply.caveats, said))
        return Turn(reply, replace(remember(understood, before), found=named_one(answers)))

    def _part(self, utterance: str, outcome: Reading | Clarify | Decline | Told, answers: list[Answer]) -> Reply:
        match outcome:
            case Reading():
                answer = compute(outcome.query, self.store)
                if isinstance(answer, NoData):
                    return self._declined(utterance, _no_data(answer, outcome.frame))
                answers.append(answer)
                return self._answered(utterance, outcome, answer)
            case Clarify():
                return self._asked(utterance, outcome)
            case Told():
                return tell(utterance, outcome, self)
            case Decline():
                return self._declined(utterance, outcome)

    # answers ----------------------------------------------------------------------------------------------

    def _answered(self, utterance: str, reading: Reading, answer: Answer) -> Reply:
        worded = compose(answer, self.store)
        cells = _Cells(self.store)
        values = tuple(self._value(f, cells) for f in _shown(answer))
        inputs = tuple(self._input(cell, cells) for cell in _inputs(answer))
        caveats = self._caveats(answer, reading)
        sources = _source_line(cells.order, self.store)
        text = _text(worded, caveats, sources)
        formula = next((f.formula for f in answer.figures if f.formula), None)
        return Reply(
            question=utterance, status=ReplyStatus.ANSWERED, reading=worded.reading, text=text, verdict=answer.verdict, values=values,
            names=answer.names, inputs=inputs, formula=formula, citations=cells.citations(), caveats=caveats,
            suggestions=(), headline=worded.headline, comparison=worded.comparison, source_line=sources,
            working=_working(answer, cells), definition=self._definition(answer), others=reading.others, table=worded.table, chart=worded.chart,
        )  # fmt: skip

    def _value(self, figure: Figure, cells: _Cells) -> Value:
        at = tuple(cells.index(cell) for cell in (*figure.inputs[:60], *figure.printed_by))
        return Value(figure.label, figure.value, figure.unit, figure.period or None, figure.published, tuple(dict.fromkeys(at)))

    def _input(self, cell: Observation, cells: _Cells) -> Value:
        unit = {"job": "jobs"}.get(cell.unit, cell.unit)
        return Value(f"{_cell_label(cell)}, {cell.period}", cell.value, unit, str(cell.period), None, (cells.index(cell),))

    def _caveats(self, answer: Answer, reading: Reading) -> tuple[str, ...]:
        period = next((f.period for f in answer.figures if f.period), "")
        said = [say(f"assumptions.{name}", period=period.replace("-", " to "), flow="") for name in reading.assumptions]
        cells = _inputs(answer)[:12]
        said += [text for cell in cells for text in self.store.caveats(cell)]
        said += [finding.text for cell in cells for finding in self.store.findings(cell.key, cell.period)]
        said += list(answer.remarks)
        return tuple(dict.fromkeys(said))

    def _definition(self, answer: Answer) -> str:
        key = answer.query.lines[0].keys[0]
        return next((d.note for d in self.store.definitions if d.code == key.definition), "")

    # questions back and refusals --------------------------------------------------------------------------

    def _asked(self, utterance: str, clarify: Clarify) -> Reply:
        question = say(f"clarify.{clarify.question}", detail=clarify.detail)
        lines = [f"{i}. {option}" for i, option in enumerate(clarify.options, 1)]
        text = "\n".join([question, *lines])
        return Reply(utterance, ReplyStatus.CLARIFY, question, text, options=clarify.options, suggestions=self.suggester.suggest(clarify.frame), headline=question)

    def _declined(self, utterance: str, decline: Decline) -> Reply:
        if decline.reason == "why":
            return self._why(utterance, decline)
        words = " and ".join(f'"{_plain(word)}"' for word in decline.words[:3])
        known = decline.reason in sentences()["decline"]
        reason = say(f"decline.{decline.reason if known else 'words'}", **{"words": words, "reason": "", "year": "", "first": "", "last": "", "years": "", **decline.detail})
        suggestions = self.suggester.suggest(decline.frame)
        text = reason + ("\n" + say("suggest", suggestions=" | ".join(suggestions)) if suggestions else "")
        return Reply(utterance, ReplyStatus.DECLINED, reason, text, suggestions=suggestions, headline=reason, missed=decline.words)

    def _why(self, utterance: str, decline: Decline) -> Reply:
        """No reason in the documents: say so, and what the figures show."""
        outcome = resolve(decline.frame, self.store)
        answer = compute(outcome.query, self.store) if isinstance(outcome, Reading) else None
        shown = compose(answer, self.store).headline if isinstance(answer, Answer) else ""
        text = say("decline.why") + (" " + say("why_shown", shown=shown) if shown else "")
        suggestions = self.suggester.suggest(decline.frame)
        return Reply(utterance, ReplyStatus.DECLINED, text, text + "\n" + say("suggest", suggestions=" | ".join(suggestions)), suggestions=suggestions, headline=text)

    # the rest ---------------------------------------------------------------------------------------------

    def sources_reply(self) -> Reply:
        """What the store holds, as a reply."""
        lines = [f"{s.short} ({s.publisher}, {s.published or 'no date'})" for s in self.store.sources.values()]
        text = "\n".join(lines)
        return Reply("sources", ReplyStatus.ANSWERED, "Sources", text, headline="Sources")

    def explain(self, utterance: str, context: Context | None = None) -> Explanation:
        """Account for a question word by word."""
        understood = self.reader.read(utterance, context)
        rows = [ExplainRow(m.text, _role(m), _meaning(m)) for s in understood.sentences for m in s.mentions]
        frame = next((o.frame for o in understood.outcomes if hasattr(o, "frame")), Frame())
        said = understood.sentences[0].frame.slots if understood.sentences else frame.slots
        slots = []
        for name in frame.slots.named:
            value = getattr(frame.slots, name)
            origin = "said" if getattr(said, name) == value else "thread" if context and context.frame else "default"
            slots.append((name, ", ".join(value) if isinstance(value, tuple) else str(value), origin))
        return Explanation(tuple(rows), understood.corrections, tuple(slots))


class _Cells:
    """The cells a reply cites, each once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.order: list[Observation] = []
        self.at: dict[int, int] = {}

    def index(self, cell: Observation) -> int:
        if id(cell) not in self.at:
            self.at[id(cell)] = len(self.order)
            self.order.append(cell)
        return self.at[id(cell)]

    def citations(self) -> tuple[Citation, ...]:
        out = []
        for cell in self.order:
            source, place = self.store.sources[cell.place.source], cell.place
            out.append(Citation(source.key, source.title, source.publisher, source.published, place.page, place.table, place.row, place.column, source.url))
        return tuple(out)


def load_engine(extra_packs: Sequence[Path] = ()) -> Engine:
    """Load packs and vocabulary; raises PackError and LexiconError."""
    return Engine(load_store(tuple(extra_packs)))


def remember(understood: Understood, before: Context) -> Context:
    """What the thread knows after these outcomes."""
    context = before
    for outcome in understood.outcomes:
        match outcome:
            case Reading():
                context = Context(outcome.frame, context.frame)
            case Clarify() if outcome.frame != Frame():
                options = tuple((o, option_frame(outcome, o)) for o in outcome.options)
                context = Context(outcome.frame, context.frame, tuple((label, f) for label, f in options if f is not None))
            case Told() if (frame := told_frame(outcome)) is not None:
                context = Context(frame, context.frame)
            case Decline() if outcome.reason in UNDERSTOOD and outcome.frame.slots.named:
                context = Context(outcome.frame, context.frame)
            case _:
                context = replace(context, options=())
    return context


def told_frame(told: Told) -> Frame | None:
    """What a follow-up to an explanation is about: the category or classification that was explained."""
    if told.kind == "instead" and told.word in UNDERSTOOD and told.frame.slots.named:
        return told.frame
    slots = Slots(categories=told.frame.slots.categories, definition=told.frame.slots.definition)
    if told.kind in ("code", "covers") and told.code:
        slots = Slots(categories=(told.code,))
    if told.kind == "note" and told.note is not None and not slots.named:
        codes = [code for dimension, code in told.note.codes if dimension == "category"]
        definitions = [code for dimension, code in told.note.codes if dimension == "definition"]
        if len(codes) == 1 and len(definitions) == 1:
            slots = Slots(categories=(f"{definitions[0]}/{codes[0]}",))
    return Frame(slots=slots) if slots.named and told.kind in ("code", "covers", "definition", "note") else None


def named_one(answers: Sequence[Answer]) -> tuple[str, str]:
    """The slot and code of the one thing that an answer found: "its growth?" is about it."""
    if not answers or answers[-1].query.pick.kind not in (PickKind.BEST, PickKind.NEAR) or answers[-1].query.by_time:
        return "", ""
    answer = answers[-1]
    dimension = answer.query.over
    slot = {Dimension.AREA: "areas", Dimension.PARTNER: "partners", Dimension.CATEGORY: "categories"}.get(dimension) if dimension else None
    if slot is None or not answer.figures or not answer.figures[0].inputs:
        return "", ""
    key = answer.figures[0].inputs[0].key
    code = key.get(dimension) if dimension else ""
    return slot, f"{key.definition}/{code}" if slot == "categories" else code


def option_frame(clarify: Clarify, option: str) -> Frame | None:
    """The frame if this option is chosen."""
    return dict(clarify.frames).get(option)


def merged(parts: Sequence[Reply]) -> Reply:
    """Several outcomes of one message as one reply: answered if any part is."""
    if len(parts) == 1:
        return parts[0]
    answered = [p for p in parts if p.status is ReplyStatus.ANSWERED]
    if not answered:
        return parts[-1]
    first = answered[0]
    for other in answered[1:]:
        first = _joined(first, other)
    missing = tuple(p.headline for p in parts if p.status is not ReplyStatus.ANSWERED)
    return replace(first, text="\n".join((first.text, *missing)), caveats=(*first.caveats, *missing)) if missing else first


def _joined(one: Reply, two: Reply) -> Reply:
    shift = len(one.citations)
    moved = lambda vs: tuple(replace(v, citations=tuple(c + shift for c in v.citations)) for v in vs)  # noqa: E731
    steps = tuple(replace(s, citations=tuple(c + shift for c in s.citations)) for s in two.working)
    return replace(
        one, reading=f"{one.reading}; {two.reading}", text=f"{one.text}\n\n{two.text}", values=one.values + moved(two.values),
        names=tuple(dict.fromkeys(one.names + two.names)), inputs=one.inputs + moved(two.inputs), citations=one.citations + two.citations,
        caveats=tuple(dict.fromkeys(one.caveats + two.caveats)), headline=f"{one.headline} {two.headline}", working=one.working + steps,
        verdict=one.verdict if one.verdict is not None else two.verdict, table=one.table or two.table, chart=one.chart or two.chart,
    )  # fmt: skip


def _no_data(missing: NoData, frame: Frame) -> Decline:
    if missing.reason == "period" and missing.line is not None:
        years = [p.start for p in missing.periods if p.is_year]
        if years and missing.period is not None:
            detail = {"year": str(missing.period), "first": str(min(years)), "last": str(max(years)), "years": ", ".join(map(str, years))}
            return Decline("year", (str(missing.period),), detail, frame)
        return Decline("no_periods", (missing.line.label,), {}, frame)
    return Decline("nodata", (), {"reason": missing.reason}, frame)


def _shown(answer: Answer) -> tuple[Figure, ...]:
    """The figures that are the answer; where years are chosen, the year comes before its figure."""
    query = answer.query
    if query.claim is not None and len(answer.figures) == 1 and query.move.value != "none":
        return (*answer.figures, *reversed(answer.support))
    if query.by_time and query.pick.kind is not PickKind.ALL and query.reduce is Reduce.EACH:
        years = [replace(f, value=float(f.period[-4:]), unit="year", label=f.period, published=None) for f in answer.figures]
        pairs = zip(years, answer.figures, strict=True) if query.names_first else zip(answer.figures, years, strict=True)
        return tuple(x for pair in pairs for x in pair)
    return answer.figures


def _inputs(answer: Answer) -> tuple[Observation, ...]:
    cells = [cell for f in (*answer.figures, *answer.support) for cell in (*f.inputs, *f.printed_by)]
    if not cells:
        cells = [cell for f in answer.cells for cell in f.inputs]
    return tuple(dict.fromkeys(cells))[:120]


def _cell_label(cell: Observation) -> str:
    names = [name for _, name in cell.names if name]
    return ", ".join(names) or (cell.place.row or cell.place.table)


def _source_line(cells: Sequence[Observation], store: Store) -> str:
    places = list(dict.fromkeys(place_text(cell, store) for cell in cells))
    if len(places) > 4:
        tables = list(dict.fromkeys(place_text(replace_row(cell), store) for cell in cells))
        places = tables[:4]
    return say("source", places="; ".join(places)) if places else ""


def replace_row(cell: Observation) -> Observation:
    """The cell without its row, to cite a whole table."""
    return replace(cell, place=replace(cell.place, row=None))


def _text(worded: Worded, caveats: Sequence[str], sources: str) -> str:
    parts = [worded.headline, *worded.rows, worded.reading, worded.comparison, *caveats, sources]
    return "\n".join(part for part in parts if part)


def _working(answer: Answer, cells: _Cells) -> tuple[Step, ...]:
    steps = []
    for f in (*answer.support, *answer.figures)[:60]:
        at = tuple(cells.index(cell) for cell in f.inputs[:60])
        text = f"{f.formula} = {number(f.value)}" if f.formula else number(f.value)
        steps.append(Step(f"{f.label}, {f.period}".strip(", "), f"{text} {f.unit}", at))
    return tuple(dict.fromkeys(steps))


def _plain(word: str) -> str:
    """A quoted word without marks that could format or address."""
    return "".join(c for c in word if c.isalnum() or c in " -'.&")[:60].strip()


def _role(mention: object) -> str:
    kinds = set(mention.kinds)  # type: ignore[attr-defined]
    if kinds & {"UNKNOWN", "STOP"}:
        return "unknown"
    if mention.is_entity or kinds & {"YEAR", "SPAN", "YEARWORD", "QUANTITY", "NUMBER", "ORDINAL"}:  # type: ignore[attr-defined]
        return "mention"
    return "filler" if kinds <= {"FILLER", "MARK", "QMARK", "COMMA", "AND", "OF", "IN", "TO", "FROM"} else "construction"


def _meaning(mention: object) -> str:
    return "; ".join(f"{k.lower()} {v}".strip() for k, v in mention.kinds.items())  # type: ignore[attr-defined]

