"""Language is tested by data: tests/cases/*.yaml holds groups of utterances and what each of them must give.

A group has a `name`, utterances to `say` ("first | then" is a thread), and any of these, which must all hold:

- `status`: answered unless said otherwise; declined, clarify, not answered, not declined, not wrong, any
- `value`, `values`: the reply's first figures ("sum unit"); `values_has`: among its figures, in order;
  `values_any`: its first figure is one of them
- `names`: the first of the reply's, in order where `ordered`, no others where `exact`
- `verdict`; `text`: one of these strings is in it; `options`: all are offered; `source`: is cited
- `xfail`: the reason why the group, or an utterance of it, is not understood yet
"""

from __future__ import annotations

import ast
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from bot.conversation import Context, Engine
from bot.reply import Reply, ReplyStatus

CASES = Path(__file__).parent / "cases"
KEYS = {"name", "say", "status", "value", "values", "values_has", "values_any", "names", "ordered", "exact"}
KEYS |= {"verdict", "text", "options", "source", "xfail"}
#: figures are worked out from the printed cells to this relative precision
PRECISION = 1e-6
OPERATORS: dict[type[ast.operator], Callable[[float, float], float]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: operator.pow,
}


def groups() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every group with the name of its file."""
    for path in sorted(CASES.glob("*.yaml")):
        if path.stem != "grammar":
            yield from ((path.stem, group) for group in yaml.safe_load(path.read_text("utf-8")))


def cases() -> Iterator[Any]:
    """One pytest case for each utterance."""
    for file, group in groups():
        for said in group["say"]:
            reason = group.get("xfail", "")
            reason = reason.get(said, "") if isinstance(reason, dict) else reason
            marks = [pytest.mark.xfail(reason=reason, strict=True)] if reason else []
            yield pytest.param(group, said, id=f"{file}: {group['name']}: {said[:60]}", marks=marks)


@pytest.mark.parametrize(("group", "said"), list(cases()))
def test_an_utterance_gives_what_its_group_expects(
    real_engine: Engine, group: dict[str, Any], said: str
) -> None:
    reply = converse(real_engine, said)
    faults = [fault for check in CHECKS for fault in check(group, reply)]
    assert not faults, "\n".join([*faults, f"reply: {reply.status} {reply.text[:300]}"])


def converse(engine: Engine, said: str) -> Reply:
    """The reply to the last turn."""
    context: Context | None = None
    *before, last = spelled_out(said).split(" | ")
    for turn in before:
        context = engine.reply(turn, context).context
    return engine.reply(last, context).reply


def spelled_out(said: str) -> str:
    """ "{a * 1000}" stands for a thousand times "a"."""
    found = re.fullmatch(r"\{(.*) \* (\d+)\}", said)
    return found.group(1) * int(found.group(2)) if found else said


def figure(text: str) -> tuple[float, str]:
    """A figure as cases write it: a sum of numbers, then the unit."""
    sum_, _, unit = text.strip().rpartition(" ")
    return worked_out(ast.parse(sum_, mode="eval").body), unit


def worked_out(node: ast.expr) -> float:
    """A sum of numbers and nothing else."""
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.UnaryOp(op=ast.USub(), operand=inner):
            return -worked_out(inner)
        case ast.BinOp(left=left, op=op, right=right):
            return OPERATORS[type(op)](worked_out(left), worked_out(right))
    raise ValueError(f"not a sum of numbers: {ast.dump(node)}")


def is_same(want: str, got: tuple[float, str]) -> bool:
    """Whether two figures agree."""
    value, unit = figure(want)
    return unit == got[1] and abs(value - got[0]) <= PRECISION * max(1.0, abs(value))


# what is checked ------------------------------------------------------------------------------------------


def check_status(group: dict[str, Any], reply: Reply) -> Iterator[str]:
    wanted = group.get("status", "answered")
    fits = {
        "any": True,
        "not wrong": True,
        "not answered": reply.status is not ReplyStatus.ANSWERED
        or not (reply.values or reply.verdict is not None),
        "not declined": reply.status is not ReplyStatus.DECLINED,
    }.get(wanted, reply.status == wanted)
    if not fits:
        yield f"status {reply.status}, want {wanted}"
    if reply.status is not ReplyStatus.ANSWERED and reply.values:
        yield "a figure in a reply that is no answer"


def check_values(group: dict[str, Any], reply: Reply) -> Iterator[str]:
    got = [(value.value, value.unit) for value in reply.values]
    if group.get("status") == "not wrong" and not got:
        return
    first = [group["value"]] if "value" in group else group.get("values", [])
    for at, want in enumerate(first):
        if at >= len(got) or not is_same(want, got[at]):
            yield f"figure {at + 1}: want {figure(want)}, got {got[at : at + 1]}"
    left = iter(got)
    for want in group.get("values_has", ()):
        if not any(is_same(want, one) for one in left):
            yield f"want {figure(want)} among {got[:8]}"
    wanted = group.get("values_any", ())
    if wanted and not (got and any(is_same(want, got[0]) for want in wanted)):
        yield f"want one of {[figure(want) for want in wanted]}, got {got[:1]}"


def check_names(group: dict[str, Any], reply: Reply) -> Iterator[str]:
    wanted = group.get("names", [])
    got = list(reply.names)
    if wanted and (group.get("ordered") or len(wanted) == 1):
        fits = all(name.startswith(want) for want, name in zip(wanted, got, strict=False)) and len(
            got
        ) >= len(wanted)
    else:
        fits = all(any(name.startswith(want) for name in got) for want in wanted)
    if not fits:
        yield f"names {got[:8]}, want {wanted}"
    if group.get("exact") and len(got) != len(wanted):
        yield f"{len(got)} names, want {len(wanted)}"


def check_rest(group: dict[str, Any], reply: Reply) -> Iterator[str]:
    if "verdict" in group and reply.verdict is not group["verdict"]:
        yield f"verdict {reply.verdict}, want {group['verdict']}"
    text = reply.text.casefold()
    if "text" in group and not any(str(one).casefold() in text for one in group["text"]):
        yield f"the text has none of {group['text']}"
    yield from (
        f"{option} is not offered" for option in group.get("options", ()) if option not in reply.options
    )
    if "source" in group and group["source"] not in {citation.source for citation in reply.citations}:
        yield f"{group['source']} is not cited"


CHECKS = (check_status, check_values, check_names, check_rest)


# the data itself ------------------------------------------------------------------------------------------


def test_cases_have_only_known_keys_and_known_utterances() -> None:
    for file, group in groups():
        assert set(group) <= KEYS, f"{file}: {group['name']}"
        if isinstance(group.get("xfail"), dict):
            assert set(group["xfail"]) <= set(group["say"]), f"{file}: {group['name']}"


def test_no_utterance_stands_in_two_groups() -> None:
    counts = Counter(said for _, group in groups() for said in group["say"])
    assert [said for said, count in counts.items() if count > 1] == []


@pytest.mark.parametrize(
    "group", [g for _, g in groups() if g.get("status") == "clarify"], ids=lambda g: g["name"]
)
def test_every_option_of_a_question_back_can_be_sent_as_it_is(
    real_engine: Engine, group: dict[str, Any]
) -> None:
    for said in group["say"]:
        turn = real_engine.reply(said)
        for option in turn.reply.options:
            assert real_engine.reply(option, turn.context).reply.status is ReplyStatus.ANSWERED, (
                said,
                option,
            )


@pytest.mark.parametrize("file", ["refusals", "questions_back"])
def test_every_suggestion_is_answered_as_it_is(real_engine: Engine, file: str) -> None:
    suggested = {
        suggestion
        for name, group in groups()
        if name == file
        for said in group["say"]
        for suggestion in converse(real_engine, said).suggestions
    }
    assert suggested
    assert [s for s in suggested if real_engine.reply(s).reply.status is not ReplyStatus.ANSWERED] == []
