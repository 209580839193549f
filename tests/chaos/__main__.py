"""`python -m tests.chaos --questions N --seed S`: asked, answered once, twice and never, per bot.

The exit status is 1 if the bot with all its protections lost or doubled a question.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from tests.chaos.plan import Count, Plan, run_plan
from tests.slack_standin.unprotected import PROTECTIONS


def main() -> int:
    """Run the plans and print a table."""
    parser = argparse.ArgumentParser(prog="python -m tests.chaos", description=__doc__)
    parser.add_argument("--questions", type=int, default=120, help="for each bot (default 120)")
    parser.add_argument("--seed", type=int, default=1, help="of all chance (default 1)")
    parser.add_argument("--engine", choices=["stub", "real"], default="stub", help="who answers")
    parser.add_argument("--only-protected", action="store_true", help="leave the unprotected bots out")
    options = parser.parse_args()
    _print("bot", "asked", "once", "twice", "never", "kills", "seconds")
    ours = _row("tradefacts", Plan(options.questions, options.seed, engine=options.engine))
    if not options.only_protected:
        for off in PROTECTIONS:
            _row(f"without {off}", Plan(options.questions, options.seed, off, options.engine))
    return 0 if ours.once == ours.asked else 1


def _row(name: str, plan: Plan) -> Count:
    with tempfile.TemporaryDirectory() as folder:
        count = run_plan(plan, Path(folder))
    _print(name, count.asked, count.once, count.twice, count.never, count.kills, round(count.seconds))
    return count


def _print(name: str, *cells: object) -> None:
    sys.stdout.write(f"{name:<24}" + "".join(f"{cell:>9}" for cell in cells) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
