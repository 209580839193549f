"""The quality report judges as the practice format means it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bot.reply import Citation, Reply, ReplyStatus, Value
from tests.quality import is_shown, judge, plain_name, read_questions, report

CITED = Citation("comptia-2021", "A report", "A publisher", "2021", 9, "Table", "Texas", "2020", None)


def answered(*values: tuple[float, str], names: tuple[str, ...] = (), text: str = "") -> Reply:
    shown = text or " ".join(f"{value}" for value, _ in values)
    figures = tuple(Value("", value, unit, citations=(0,)) for value, unit in values)
    return Reply("", ReplyStatus.ANSWERED, "", shown, values=figures, names=names, citations=(CITED,))


def asked(*options: str) -> Reply:
    return Reply("", ReplyStatus.CLARIFY, "", "Which one?", options=options)


def declined(text: str = "There is no such figure.") -> Reply:
    return Reply("", ReplyStatus.DECLINED, "", text)


def question(expect: str = "answer", kind: str = "lookup", turn: str = "?", **rest: Any) -> dict[str, Any]:
    values = [{"value": v, "unit": u, "tol": 0.5} for v, u in rest.pop("values", ())]
    return {"turns": [turn], "expect": expect, "kind": kind, "values": values} | rest


JOBS = question(values=[(100, "jobs")])
RANKED = question(kind="top", turn="top two states", names=["Tex", "Calif"], ordered=True)


@pytest.mark.parametrize(
    ("item", "reply", "outcome"),
    [
        (JOBS, answered((100.4, "jobs")), "right"),
        (JOBS, answered((101, "jobs")), "wrong"),
        (JOBS, answered((100, "count")), "wrong"),
        (JOBS, answered((7, "rank"), (100, "jobs")), "wrong"),
        (question(kind="trend", values=[(100, "jobs")]), answered((7, "jobs"), (100, "jobs")), "right"),
        (question(kind="factcheck", values=[(100, "jobs")]), answered((7, "jobs"), (100, "jobs")), "right"),
        (JOBS, answered((100, "jobs"), text="a hundred"), "wrong"),
        (JOBS, declined(), "declined"),
        (JOBS, asked(), "declined"),
        (question(values=[(-5, "USD")]), answered((5, "USD")), "wrong"),
        (question(kind="difference", values=[(-5, "USD")]), answered((5, "USD")), "right"),
        (question(turn="how big is the gap", values=[(-5, "USD")]), answered((5, "USD")), "right"),
        (RANKED, answered(names=("Texas", "California")), "right"),
        (RANKED, answered(names=("California", "Texas")), "wrong"),
        (RANKED, answered(names=("Texas", "California", "Oregon")), "wrong"),
        (RANKED | {"turns": ["top states"]}, answered(names=("Texas", "California", "Oregon")), "right"),
        (RANKED, answered(names=("Texas",)), "wrong"),
        (question(names=["Texas"]), answered(text="It was Texas."), "right"),
        (question(text_has=[["p. 9", "page 9"]]), answered(text="See p. 9."), "right"),
        (question(text_has=[["p. 9", "page 9"]]), answered(text="See Table 2."), "wrong"),
        (question(text_lacks=["Ontario"]), answered(text="Ontario: 5"), "wrong"),
        (question(cite=["nsf-atp-2006"]), answered(), "wrong"),
        (question("decline"), declined(), "right"),
        (question("decline"), answered(), "figure"),
        (question("decline"), asked(), "declined"),
        (question("decline", text_lacks=["secret"]), declined("The secret is ..."), "wrong"),
        (question("clarify", options=["North Carolina"]), asked("North Carolina", "South Carolina"), "right"),
        (question("clarify", options=["North Carolina"]), asked("South Carolina"), "declined"),
        (question("clarify"), answered((1, "USD")), "figure"),
        (question("clarify"), declined(), "declined"),
        (question("either"), declined(), "right"),
        (question("either", values=[(5, "USD")]), answered((6, "USD")), "wrong"),
    ],
)  # fmt: skip
def test_a_reply_is_judged_by_what_the_question_expects(
    item: dict[str, Any], reply: Reply, outcome: str
) -> None:
    assert judge(item, reply).outcome == outcome


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (12_184_689_158, "$12.18 billion"),
        (-9.16, "-9.2 %"),
        (3, "3rd"),
        (918_500, "918,500 jobs"),
        (2.8, "2.8 times"),
    ],
)
def test_a_rounded_figure_counts_as_shown(value: float, text: str) -> None:
    assert is_shown(value, text)


@pytest.mark.parametrize(
    ("value", "text"), [(12_184_689_158, "$12.28 billion"), (3, "thirty"), (2020, "v2020")]
)
def test_another_figure_does_not(value: float, text: str) -> None:
    assert not is_shown(value, text)


def test_names_are_compared_without_marks_and_by_their_usual_form() -> None:
    assert plain_name("Washington, D.C.") == plain_name("District of Columbia")
    assert plain_name("Audio & Video") == plain_name("audio and video")


def test_the_report_counts_by_kind_and_names_the_missed_words() -> None:
    missed = Reply("", ReplyStatus.DECLINED, "", "", headline="No figures on corn.", missed=("corn",))
    judged = [judge(JOBS, answered((100, "jobs"))), judge(question(kind="rank"), missed)]
    text = report(judged, show=1)
    assert text.splitlines()[:4] == [
        "kind                 n     right     wrong  declined    figure",
        "lookup               1         1         0         0         0",
        "rank                 1         0         0         1         0",
        "all                  2         1         0         1         0",
    ]
    assert "words that stopped an answer: corn (1)" in text
    assert "declined: ?" in text


def test_a_line_that_is_no_question_is_named(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text('{"turns": ["a"], "expect": "answer"}\n\n{"turns": ["a"]}\n')
    with pytest.raises(ValueError, match=r"questions.jsonl:3: not a question with turns and expect"):
        read_questions(path)
