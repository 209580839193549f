"""Answers many generated sentences and prints the failures by pattern: `python -m tests.grammar --n 5000`."""

from __future__ import annotations

import argparse
from collections import Counter, defaultdict
from collections.abc import Sequence

from bot.conversation import load_engine
from tests.grammar.run import Outcome, answer_many

KINDS = ("right", "wrong", "declined", "figure")


def summary(outcomes: Sequence[Outcome]) -> list[str]:
    """A table: a row for each kind of sentence, a column for each way a reply can end."""
    table: dict[str, Counter[str]] = defaultdict(Counter)
    for outcome in outcomes:
        table[outcome.sort][outcome.kind] += 1
    head = f"{'':24}{'n':>7}" + "".join(f"{kind:>10}" for kind in KINDS)
    return [head, *(_row(sort, counts) for sort, counts in sorted(table.items()))]


def _row(sort: str, counts: Counter[str]) -> str:
    return f"{sort:24}{sum(counts.values()):7}" + "".join(f"{counts[kind]:10}" for kind in KINDS)


def failures(outcomes: Sequence[Outcome], show: int) -> list[str]:
    """The failures grouped by kind and by phrasing or near miss, most frequent first, with examples."""
    tried = Counter(outcome.group for outcome in outcomes)
    lines: list[str] = []
    for kind in KINDS[1:]:
        groups: dict[str, list[Outcome]] = defaultdict(list)
        for outcome in outcomes:
            if outcome.kind == kind:
                groups[outcome.group].append(outcome)
        lines += ["", f"## {kind}: {sum(map(len, groups.values()))}"]
        for group, found in sorted(groups.items(), key=lambda entry: -len(entry[1])):
            twists = Counter(outcome.item.twist or "plain" for outcome in found)
            subjects = Counter(outcome.item.subject for outcome in found)
            lines.append(f"- **{group}** {len(found)} of {tried[group]} {dict(twists)} {dict(subjects)}")
            lines += [f"    - {o.item.text!r} -> {o.fault.partition(': ')[2][:230]}" for o in found[:show]]
    return lines


def main() -> None:
    """The command."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--n", type=int, default=2000, help="how many sentences")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--show", type=int, default=3, help="examples a group")
    chosen = parser.parse_args()
    outcomes = answer_many(load_engine(), chosen.n, chosen.seed)
    print("\n".join([*summary(outcomes), *failures(outcomes, chosen.show)]))


if __name__ == "__main__":
    main()
