"""Prints, from one run, how long questions take and how long the bare work beneath them would.

A ratio compares a line with the baseline it names; ratios travel from machine to machine, times do not.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rapidfuzz import process

from bot.conversation import Engine, load_engine
from facts.export import tidy_frame

QUESTIONS = Path(__file__).with_name("questions.txt").read_text("utf-8").splitlines()
ROUNDS = 20  # of all questions, in process
BATCH_ROUNDS = 20  # of all questions, through one batch
LOOK_UPS = 300
STARTS = 7
COMMAND = (sys.executable, "-m", "bot.cli")


def seconds_each(work: Sequence[Callable[[], object]], rounds: int) -> list[float]:
    """How long each piece of work took in each round, after one round that warms up."""
    for task in work:
        task()
    taken = []
    for _ in range(rounds):
        for task in work:
            start = time.perf_counter()
            task()
            taken.append(time.perf_counter() - start)
    return taken


def question_seconds(engine: Engine) -> list[float]:
    """Questions answered in process, each a conversation of its own."""
    return seconds_each([partial(engine.reply, question, None) for question in QUESTIONS], ROUNDS)


def pandas_seconds(engine: Engine) -> list[float]:
    """One bare look-up: a mask of four conditions over a frame of all figures."""
    frame = tidy_frame(engine.store)
    middle = frame.iloc[len(frame) // 2]
    measure, flow, area, year = (middle[name] for name in ("measure", "flow", "area", "start"))

    def look_up() -> object:
        is_meant = (
            (frame.measure == measure) & (frame.flow == flow) & (frame.area == area) & (frame.start == year)
        )
        return frame.loc[is_meant, "value"].iloc[0]

    return seconds_each([look_up], LOOK_UPS)


def rapidfuzz_seconds(engine: Engine) -> list[float]:
    """One bare look-up: the nearest of all names and aliases to a misspelt one."""
    dimensions = ("area", "partner", "category", "product", "flow")
    codes = [code for dimension in dimensions for code in engine.store.codes(dimension)]
    names = sorted({name for code in codes for name in (code.label, *code.aliases) if name})
    return seconds_each([lambda: process.extractOne("semicondctors", names)], LOOK_UPS)


def batch_rate() -> float:
    """Questions a second through the batch command, its start included."""
    data = "\n".join(QUESTIONS * BATCH_ROUNDS).encode()
    start = time.perf_counter()
    subprocess.run([*COMMAND, "batch"], input=data, stdout=subprocess.DEVNULL, check=True)
    return len(QUESTIONS) * BATCH_ROUNDS / (time.perf_counter() - start)


def start_seconds() -> tuple[float, float]:
    """Medians of a question from a cold start and of a bare `import pandas`, taken in turns."""
    commands = ([*COMMAND, "ask", QUESTIONS[0]], [sys.executable, "-c", "import pandas"])
    taken: tuple[list[float], list[float]] = ([], [])
    for number in range(STARTS + 1):
        for command, times in zip(commands, taken, strict=True):
            start = time.perf_counter()
            subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
            if number:  # the first start fills the caches
                times.append(time.perf_counter() - start)
    return statistics.median(taken[0]), statistics.median(taken[1])


def slowest(taken: Sequence[float]) -> list[str]:
    """The three questions with the greatest medians."""
    each = {question: statistics.median(taken[at :: len(QUESTIONS)]) for at, question in enumerate(QUESTIONS)}
    ordered = sorted(each, key=lambda question: -each[question])[:3]
    return [f"{each[question] * 1e3:.2f} ms: {question}" for question in ordered]


def main() -> None:
    """Measure and print."""
    engine = load_engine()
    questions = question_seconds(engine)
    median, p99 = statistics.median(questions), statistics.quantiles(questions, n=100)[98]
    mask, nearest = statistics.median(pandas_seconds(engine)), statistics.median(rapidfuzz_seconds(engine))
    rate = batch_rate()
    ask, bare = start_seconds()
    print(f"{len(QUESTIONS)} questions, {len(questions):,} answers")
    print(f"{'':28}{'ms':>8}  x pandas  x rapidfuzz")
    for name, seconds in (
        ("bare pandas look-up", mask),
        ("bare rapidfuzz look-up", nearest),
        ("one question, median", median),
        ("one question, p99", p99),
        (f"through batch, {rate:.0f} a second", 1 / rate),
    ):
        print(f"{name:28}{seconds * 1e3:8.2f}  {seconds / mask:8.1f}  {seconds / nearest:11.1f}")
    print(f"{'':28}{'ms':>8}  x import")
    for name, seconds in (("bare import pandas", bare), ("ask from cold", ask)):
        print(f"{name:28}{seconds * 1e3:8.0f}  {seconds / bare:8.2f}")
    print("slowest, medians:", *slowest(questions), sep="\n  ")


if __name__ == "__main__":
    main()
