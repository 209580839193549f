"""How well the questions of a file are answered: `python -m tests.quality FILE [--show N]`.

A file holds one JSON object a line: turns, expect (answer, clarify, decline, either), and what a right reply
holds: values (value, unit, tol), names (stems, in order where `ordered`), text_has (one of each list),
text_lacks, cite (one of), options, kind. The last turn is judged, the others come before it in the thread.
Figures must stand in the text as well, rounded or not.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.conversation import Context, Engine, load_engine
from bot.reply import Reply, ReplyStatus
from facts.store import load_store

#: kinds whose reply may carry a whole series or list around what was asked for, and how much of it counts
SERIES = {"trend", "compare", "peak", "list", "top", "bottom", "threshold", "count"}
SERIES_WINDOW = 12
#: kinds where the figure asked for may come second: both sides of a claim, each of two readings
LOOSE = {"factcheck", "falsepremise", "ambiguous"}
#: kinds whose figure has no sign of its own
UNSIGNED = {"difference", "compare"}
#: kinds whose names are the answer: one too many is as wrong as one too few
EXACT_NAMES = {"list", "threshold"}
#: and so they are here where the question says how many
COUNTED_NAMES = {"top", "bottom", "rank"}
NUMBERS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
)
FIGURE = re.compile(
    r"(?<![\w.])\$?(\d[\d,]*(?:\.\d+)?)\s*(thousand|million|billion|trillion|bn|mn|tn|[kmbt]|st|nd|rd|th)?\b",
    re.I,
)
SCALES = {
    "thousand": 3,
    "k": 3,
    "million": 6,
    "mn": 6,
    "m": 6,
    "billion": 9,
    "bn": 9,
    "b": 9,
} | dict.fromkeys(("trillion", "tn", "t"), 12)
OUTCOMES = ("right", "wrong", "declined", "figure")


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with its reply and the judgement on it."""

    item: dict[str, Any]
    reply: Reply
    outcome: str  # right, wrong, declined (answerable, yet no answer), figure (where there must be none)
    reasons: tuple[str, ...] = ()


def judge(item: dict[str, Any], reply: Reply) -> Judged:
    """Hold a reply against what the question expects."""
    expect = item["expect"]
    answered = reply.status is ReplyStatus.ANSWERED
    if expect in {"answer", "either"} and answered:
        faults = tuple(_answer_faults(item, reply))
        return Judged(item, reply, "wrong" if faults else "right", faults)
    if expect == "answer":
        return Judged(item, reply, "declined", (f"{reply.status} on an answerable question",))
    if answered or (expect == "decline" and reply.values):
        return Judged(item, reply, "figure", ("answered where no figure may be given",))
    forbidden = tuple(
        f"text has {t!r}" for t in item.get("text_lacks") or () if t.casefold() in reply.text.casefold()
    )
    if forbidden:
        return Judged(item, reply, "wrong", forbidden)
    if expect == "either":
        return Judged(item, reply, "right")
    wanted = ReplyStatus.CLARIFY if expect == "clarify" else ReplyStatus.DECLINED
    faults = (f"{reply.status}, not {wanted}",) if reply.status is not wanted else ()
    faults += tuple(_text_faults(item, reply)) + (
        tuple(_option_faults(item, reply)) if expect == "clarify" else ()
    )
    return Judged(item, reply, "declined" if faults else "right", faults)


def _answer_faults(item: dict[str, Any], reply: Reply) -> Iterator[str]:
    yield from _value_faults(item, reply)
    yield from _name_faults(item, reply)
    yield from _text_faults(item, reply)
    cited = {citation.source for citation in reply.citations}
    if item.get("cite") and cited.isdisjoint(item["cite"]):
        yield f"cites {sorted(cited)}, not one of {item['cite']}"
    for value in reply.values[: len(item.get("values") or ())]:
        if not is_shown(value.value, reply.text):
            yield f"the text does not show {value.value:.10g} {value.unit}"


def _value_faults(item: dict[str, Any], reply: Reply) -> Iterator[str]:
    """The wanted figures in order among the first ones of the reply; the first of them first."""
    kind = item.get("kind", "")
    wanted = item.get("values") or ()
    unsigned = kind in UNSIGNED or bool(re.search(r"\bgap\b", item["turns"][-1], re.I))
    left = [(v.value, v.unit) for v in reply.values[: SERIES_WINDOW if kind in SERIES else len(wanted) + 2]]
    for at, want in enumerate(wanted):
        candidates = left[:1] if at == 0 and kind not in SERIES | LOOSE else left
        place = next((i for i, got in enumerate(candidates) if _fits(want, got, unsigned)), None)
        if place is None:
            yield f"want {want['value']:.10g} {want['unit']}, got {left[:3] or 'no figure'}"
        else:
            left = left[place + 1 :]


def _fits(want: dict[str, Any], got: tuple[float, str], unsigned: bool) -> bool:
    tolerance = max(float(want.get("tol", 0)), 1e-12 * abs(want["value"]))
    near = abs(got[0] - want["value"]) <= tolerance
    return got[1] == want["unit"] and (
        near or (unsigned and abs(abs(got[0]) - abs(want["value"])) <= tolerance)
    )


@lru_cache(maxsize=1)
def usual_names() -> dict[str, str]:
    """Other names of places and partners, without marks, and the usual one of each."""
    store = load_store()
    codes = (*store.codes("area"), *store.codes("partner"))
    return {_without_marks(alias): _without_marks(code.label) for code in codes for alias in code.aliases}


def plain_name(name: str) -> str:
    """A name for comparing: lower case, no marks, one name where there are several."""
    words = _without_marks(name)
    return usual_names().get(words, words)


def _without_marks(name: str) -> str:
    words = re.sub(r"'s\b", "", name.casefold().replace("&", " and ").replace("’", "'")).replace("'", "")
    return " ".join(re.sub(r"[^\w\s]", " ", words).split())


def _begins_word(stem: str, name: str) -> bool:
    return re.search(rf"\b{re.escape(stem)}", name) is not None


def _name_faults(item: dict[str, Any], reply: Reply) -> Iterator[str]:
    wanted = [plain_name(name) for name in item.get("names") or ()]
    got = [plain_name(name) for name in reply.names]
    if wanted and not got:
        text = f" {plain_name(reply.text)} "
        got = sorted((name for name in wanted if f" {name}" in text), key=lambda name: text.find(f" {name}"))
    missing = [stem for stem in wanted if not any(_begins_word(stem, name) for name in got)]
    if missing:
        yield f"missing names: {', '.join(missing)}"
    elif item.get("ordered") and not all(map(_begins_word, wanted, got)):
        yield f"names out of order: {got[: len(wanted)]}"
    elif len(wanted) > 1 and _is_exact(item, len(wanted), len(got)):
        extra = [name for name in got if not any(_begins_word(stem, name) for stem in wanted)]
        if extra:
            yield f"{len(extra)} names too many: {', '.join(extra[:5])}"


def _is_exact(item: dict[str, Any], wanted: int, got: int) -> bool:
    """Whether names besides the wanted ones are wrong."""
    if any(v["unit"] == "count" and v["value"] == got for v in item.get("values") or ()):
        return False  # the question itself counts more than it lists
    words = re.findall(r"[a-z]+|\d+", item["turns"][-1].casefold())
    says_how_many = str(wanted) in words or (wanted < len(NUMBERS) and NUMBERS[wanted] in words)
    return item.get("kind") in EXACT_NAMES or (item.get("kind") in COUNTED_NAMES and says_how_many)


def _text_faults(item: dict[str, Any], reply: Reply) -> Iterator[str]:
    text = reply.text.casefold()
    for alternatives in item.get("text_has") or ():
        if not any(one.casefold() in text for one in alternatives):
            yield f"the text has none of {alternatives}"
    for one in item.get("text_lacks") or ():
        if one.casefold() in text:
            yield f"the text has {one!r}"


def _option_faults(item: dict[str, Any], reply: Reply) -> Iterator[str]:
    offered = [f" {plain_name(option)} " for option in reply.options]
    for option in map(plain_name, item.get("options") or ()):
        if not any(f" {option} " in other for other in offered):
            yield f"does not offer {option}"


def is_shown(value: float, text: str) -> bool:
    """Whether a reader finds the figure in the text, as rounded there; signs are not read."""
    for digits, scale in FIGURE.findall(text):
        number = digits.replace(",", "")
        size = 10.0 ** SCALES.get(scale.lower(), 0)
        half = 0.50005 * size * 10.0 ** -len(number.partition(".")[2])
        if abs(abs(value) - float(number) * size) <= half:
            return True
    return False


# the command ----------------------------------------------------------------------------------------------


def answer(engine: Engine, turns: Sequence[str]) -> Reply:
    """The reply to the last turn of a thread."""
    context: Context | None = None
    for turn in turns[:-1]:
        context = engine.reply(turn, context).context
    return engine.reply(turns[-1], context).reply


def read_questions(path: Path) -> list[dict[str, Any]]:
    """The questions of a file; raises ValueError with the line that is no question."""
    questions = []
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line.strip():
            try:
                item = json.loads(line)
                questions.append({"turns": item["turns"], "expect": item["expect"]} | item)
            except (ValueError, KeyError, TypeError) as fault:
                raise ValueError(
                    f"{path}:{number}: not a question with turns and expect: {fault!r}"
                ) from fault
    return questions


def report(judged: Sequence[Judged], show: int = 0) -> str:
    """The four figures, overall and by kind, the words most often not understood, and the first faults."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for one in judged:
        counts[one.item.get("kind", "?")][one.outcome] += 1
    everything = sum(counts.values(), Counter[str]())
    lines = [f"{'kind':16}{'n':>6}" + "".join(f"{name:>10}" for name in OUTCOMES)]
    lines += [_row(kind, found) for kind, found in (*sorted(counts.items()), ("all", everything))]
    total = max(1, len(judged))
    lines.append(
        "in percent".ljust(22) + "".join(f"{100 * everything[name] / total:10.1f}" for name in OUTCOMES)
    )
    answerable = [one for one in judged if one.outcome == "declined" and one.item["expect"] == "answer"]
    missed = Counter(word.lower() for one in answerable for word in one.reply.missed)
    if missed:
        lines += [
            "",
            "words that stopped an answer: " + ", ".join(f"{w} ({n})" for w, n in missed.most_common(25)),
        ]
    faulty = [one for one in judged if one.outcome != "right"]
    faulty.sort(key=lambda one: (one.outcome == "declined", one.item.get("kind", "")))
    for one in faulty[:show]:
        lines += ["", f"{one.outcome}: {' | '.join(one.item['turns'])}", f"    {one.reply.headline}"]
        lines += [f"    {reason}" for reason in one.reasons]
    return "\n".join(lines)


def _row(kind: str, counts: Counter[str]) -> str:
    return f"{kind:16}{sum(counts.values()):6}" + "".join(f"{counts[name]:10}" for name in OUTCOMES)


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path, help="questions, one JSON object a line")
    parser.add_argument(
        "--show", type=int, default=0, metavar="N", help="print the first N that are not right"
    )
    chosen = parser.parse_args()
    try:
        questions = read_questions(chosen.file)
    except (OSError, ValueError) as fault:
        parser.exit(2, f"{fault}\n")
    engine = load_engine()
    print(report([judge(item, answer(engine, item["turns"])) for item in questions], chosen.show))


if __name__ == "__main__":
    main()
