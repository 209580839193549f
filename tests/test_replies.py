"""Replies over the real packs: figures in words, assumptions, contradictions, places, several questions."""

from __future__ import annotations

import json
import re

import pytest

from bot.conversation import Context, Engine
from bot.reply import Reply, ReplyStatus
from bot.suggesting import MAX_SUGGESTIONS, Suggester
from bot.words.wording import amount, listed, money, say, years_text
from facts.computing.query import PickKind
from intents.model import Reading

ALL_STATES = "The 51 rows of the state table add up to"
PRODUCTS_ONLY = "State figures cover tech products only, not services."
LATEST = "No year was named: 2020 is the latest of that table."
LATEST_SPAN = "No years were named: the latest, 2019 to 2020, are taken."
STATES = "U.S. tech product exports detail"

#: utterances of every kind of answer that has figures
ASKED = (
    "How much tech did Oregon export in 2020?",
    "what was Oregon's tech export growth?",
    "By how much did Texas tech exports fall in dollars?",
    "CAGR of semiconductor exports 2016 to 2020",
    "What share of U.S. tech product exports are semiconductors?",
    "share of semiconductors in product exports each year from 2018 to 2020",
    "exports of California as a ratio of Texas",
    "difference between exports of Texas and California in 2020",
    "Exports of Oregon, Washington and Idaho combined",
    "average tech exports of Oregon and Texas",
    "median state tech exports in 2020",
    "Where does Oregon rank in tech exports?",
    "Top 5 states by tech exports in 2020",
    "states ranked 6 to 10 by tech exports",
    "which states exported more than $10 billion in tech?",
    "how many states exported over $1 billion in tech products?",
    "In which year were semiconductor imports highest?",
    "US tech imports 2016 to 2020",
    "Oregon, Texas and Utah tech exports",
    "Which of Oregon and Washington exports more tech?",
    "exports and imports of semiconductors in 2020",
    "Advanced technology imports from China in 2006",
    "by what factor did advanced technology imports from China grow from 2000 to 2006?",
    "how many export-supported jobs are there?",
    "top 3 partners for tech product imports",
    "New England tech exports 2020",
)


def reply(engine: Engine, *turns: str) -> Reply:
    """The reply to the last turn of a thread."""
    context: Context | None = None
    for turn in turns:
        done = engine.reply(turn, context)
        context = done.context
    return done.reply


@pytest.mark.parametrize("question", ASKED)
def test_every_figure_is_shown_with_its_place(real_engine: Engine, question: str) -> None:
    got = reply(real_engine, question)
    assert got.status is ReplyStatus.ANSWERED
    assert got.values
    assert got.citations
    for value in got.values:
        assert amount(abs(value.value), value.unit) in got.text
        assert value.citations
        assert value.label
    places = {citation.table or "" for citation in got.citations}
    assert all(place in got.source_line for place in places)
    assert "None" not in got.text
    assert "  " not in got.text
    assert not re.search(r"[:,] is|, ,|: :|\{|\}|\.\.", got.text)


# whole replies --------------------------------------------------------------------------------------------


def test_growth_names_figure_levels_reading_default_caveat_and_place(real_engine: Engine) -> None:
    assert reply(real_engine, "what was Oregon's tech export growth?").text == (
        "+18.5 %: Oregon's tech product exports rose from $10.28 billion in 2019 to $12.18 billion in 2020.\n"
        "Growth of tech product exports, Oregon, 2019 to 2020\n"
        "No years were named: the latest, 2019 to 2020, are taken.\n"
        f"{PRODUCTS_ONLY}\n"
        f"Source: CompTIA Tech Trade Snapshot 2021, p. 9, {STATES}, row Oregon."
    )


def test_a_count_follows_the_table_and_says_what_the_text_says(real_engine: Engine) -> None:
    assert reply(real_engine, "How many states exported over $1 billion in tech products in 2020?").text == (
        "31 states with tech product exports over $1 billion, 2020.\n"
        "Out of 51 (50 states and D.C.).\n"
        "Number of states with tech product exports over $1 billion, 2020\n"
        f"{PRODUCTS_ONLY}\n"
        "The report says that 32 states exported more than $1 billion; its own state table lists 31.\n"
        f"Source: CompTIA Tech Trade Snapshot 2021, p. 9, {STATES}, 31 rows."
    )


def test_a_deficit_has_its_sign_and_its_words(real_engine: Engine) -> None:
    assert reply(real_engine, "trade balance in semiconductors in 2020").text == (
        "-$13.97 billion (deficit): U.S. trade balance in Semiconductors & Components, 2020.\n"
        "The deficit is 9.0 % narrower than in 2019 ($15.35 billion).\n"
        "Source: CompTIA Tech Trade Snapshot 2021, p. 10, Trade balance (exports - imports), "
        "row Semiconductors & Components."
    )


# headlines ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "headline"),
    [
        ("Texas tech exports grew in 2020, right?", "No. -9.2 %: Texas's tech product exports fell from"),
        ("Is California the top tech exporting state?", "No. 2nd of 51 (50 states and D.C.): Cal"),
        ("Oregon exported $12.2 billion in tech in 2020, right?", "Yes. $12.18 billion: Oregon's"),
        ("by how much did the deficit in tech products widen in 2020?", "+$14.79 billion: U.S."),
        ("Top 5 states by tech exports in 2020", "The 5 states with the largest tech"),
        ("bottom 3 states by tech exports in 2020", "The 3 states with the smallest tech"),
        ("which category has the largest deficit in 2020?", "Computer Equipment: -$73.98 billion (def"),
        ("Which state's tech exports grew fastest in 2020?", "Nevada: +73.6 %, the fastest growth of"),
        ("Which state's tech exports fell most in dollars?", "Texas: -$4.52 billion, the largest fall"),
        ("New England tech exports 2020", "$10.59 billion: tech product exports of Conn"),
    ],
)  # fmt: skip
def test_the_headline_puts_the_answer_first(real_engine: Engine, question: str, headline: str) -> None:
    assert reply(real_engine, question).headline.startswith(headline)


def test_a_share_over_time_is_called_a_share(real_engine: Engine) -> None:
    headline = reply(
        real_engine, "share of semiconductors in product exports each year from 2016 to 2020"
    ).headline
    assert headline.startswith(
        "Share of Semiconductors & Components in U.S. tech product exports rose from 26.9 %"
    )


def test_a_level_is_compared_with_the_year_before_and_its_peers(real_engine: Engine) -> None:
    got = reply(real_engine, "Oregon tech exports 2020")
    assert (
        got.comparison
        == "18.5 % more than in 2019 ($10.28 billion); 3rd of 51 (50 states and D.C.), with Texas 1st."
    )
    assert {"Oregon, 2019", "Texas, 2020"} <= {cell.label for cell in got.inputs}


def test_no_reply_calls_the_51_rows_states(real_engine: Engine) -> None:
    for question in ASKED:
        assert "51 states" not in reply(real_engine, question).text


# assumptions and caveats ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("how many states exported over $1 billion in tech products?", LATEST),
        ("how many states saw their tech exports grow?", LATEST_SPAN),
        ("top 3 states by tech exports", LATEST),
    ],
)  # fmt: skip
def test_a_default_year_is_named(real_engine: Engine, question: str, said: str) -> None:
    assert said in reply(real_engine, question).caveats


@pytest.mark.parametrize(
    ("question", "touches"),
    [
        ("What share of U.S. tech product exports came from Texas in 2020?", True),
        ("What were U.S. tech product exports in 2020?", True),
        ("What share of U.S. tech product exports are semiconductors?", False),
        ("semiconductor exports 2020", False),
        ("top 5 states by tech exports", False),
    ],
)
def test_the_sum_of_states_is_said_beside_the_nation_only(
    real_engine: Engine, question: str, touches: bool
) -> None:
    assert any(caveat.startswith(ALL_STATES) for caveat in reply(real_engine, question).caveats) is touches


def test_of_two_documents_that_contradict_a_figure_the_cited_one_is_told(real_engine: Engine) -> None:
    caveats = reply(real_engine, "how many export-supported jobs are there?").caveats
    assert "The report rounds the jobs to 918,500; its markets add up to 918,506." in caveats
    assert not any(caveat.startswith("The release rounds") for caveat in caveats)


def test_the_ranking_by_growth_says_what_the_report_says(real_engine: Engine) -> None:
    got = reply(real_engine, "which category's exports grew fastest in 2020?")
    assert got.names == ("Magnetic & Optical Media",)
    assert any("custom software, cloud and IT services grew fastest" in caveat for caveat in got.caveats)


@pytest.mark.parametrize(("year", "estimated"), [(2019, False), (2020, True)])
def test_estimates_are_said_to_be_estimates(real_engine: Engine, year: int, estimated: bool) -> None:
    got = reply(real_engine, f"U.S. software exports by CompTIA in {year}")
    assert ("The source gives the figures of 2020 as estimates." in got.caveats) is estimated


def test_what_a_follow_up_leaves_open_is_named(real_engine: Engine) -> None:
    got = reply(real_engine, "tech exports of Oregon in 2019", "and Texas?")
    assert "Kept from the thread: exports, 2019." in got.caveats
    alone = reply(real_engine, "tech exports of Oregon in 2019", "tech exports of Texas in 2020")
    assert not any(caveat.startswith("Kept") for caveat in alone.caveats)


def test_a_correction_is_said_with_the_name_as_it_is_written(real_engine: Engine) -> None:
    assert 'Read "Orgeon" as "Oregon".' in reply(real_engine, "Orgeon tech exports").caveats


# places ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "places"),
    [
        ("Oregon, Texas and Utah tech exports", f"p. 9, {STATES}, rows Oregon, Texas and Utah."),
        ("median state tech exports in 2020", f"p. 9, {STATES}, 51 rows."),
        ("exports and imports of semiconductors in 2020", "p. 10, Tech exports from U.S., row Semiconductors "
         "& Components; p. 10, Tech imports into U.S., row Semiconductors & Components."),
        ("how many export-supported jobs are there?", "p. 2, Introduction (U.S. jobs directly supported by "
         "U.S. technology exports)."),
    ],
)  # fmt: skip
def test_the_document_is_named_once_then_its_tables_and_rows(
    real_engine: Engine, question: str, places: str
) -> None:
    line = reply(real_engine, question).source_line
    assert line == f"Source: CompTIA Tech Trade Snapshot 2021, {places}"


def test_where_a_figure_is_from_names_each_place_once(real_engine: Engine) -> None:
    text = reply(real_engine, "Top 5 states by tech exports in 2020", "where is that from?").text
    assert text.count("CompTIA") == 1
    assert "rows Texas, California, Oregon, Florida and Illinois" in text


# refusals and questions back ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("tech exports of Oregon in 2015", "the table covers 2019 and 2020"),
        ("advanced technology exports to Germany in 2015", "the table covers 2000 to 2006"),
        ("wheat exports", '"wheat"'),
        ("Oregon semiconductor exports", '"Oregon", "Semiconductors & Components" and "exports"'),
        ("Oregon imports", "no imports"),
    ],
)
def test_a_refusal_names_what_is_missing_and_offers_what_there_is(
    real_engine: Engine, question: str, said: str
) -> None:
    got = reply(real_engine, question)
    assert got.status is ReplyStatus.DECLINED
    assert said in got.text
    assert not got.values
    assert 1 <= len(got.suggestions) <= MAX_SUGGESTIONS
    for suggestion in got.suggestions:
        assert reply(real_engine, suggestion).values


def test_a_part_that_is_not_answered_is_named_with_its_reason(real_engine: Engine) -> None:
    got = reply(real_engine, "What were Oregon's tech exports in 2020? How much wheat did Texas export?")
    assert got.status is ReplyStatus.ANSWERED
    (caveat,) = (caveat for caveat in got.caveats if caveat.startswith("Not answered"))
    assert "wheat did Texas export" in caveat
    assert 'I have no figures on "wheat"' in caveat
    assert caveat in got.text


def test_each_part_that_is_not_answered_says_why(real_engine: Engine) -> None:
    got = reply(real_engine, "How much wheat did Texas export? What were Oregon's imports of steel?")
    assert got.status is ReplyStatus.DECLINED
    assert '"wheat"' in got.text
    assert '"steel"' in got.text


def test_two_answers_keep_their_citations(real_engine: Engine) -> None:
    got = reply(
        real_engine, "What were Oregon's tech exports in 2020? What were semiconductor imports in 2020?"
    )
    rows = [{got.citations[at].row for at in value.citations} for value in got.values]
    assert rows == [{"Oregon"}, {"Semiconductors & Components"}]


# suggestions ----------------------------------------------------------------------------------------------


def test_an_answer_offers_other_questions_about_what_it_named(real_engine: Engine) -> None:
    got = reply(real_engine, "What were Oregon's tech exports in 2020?")
    assert got.suggestions
    assert all("Oregon" in suggestion for suggestion in got.suggestions)
    assert "What were Oregon's tech exports in 2020?" not in got.suggestions


class CountingReader:
    """A reader that notes what it is asked."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self.read_so_far: list[str] = []

    def read(self, question: str) -> object:
        self.read_so_far.append(question)
        return self.engine.reader.read(question)


def test_no_more_candidates_are_read_than_are_offered(real_engine: Engine) -> None:
    reader = CountingReader(real_engine)
    suggester = Suggester(real_engine.store, reader)  # type: ignore[arg-type]  # reads like a reader
    (outcome,) = real_engine.reader.read("Oregon tech exports").outcomes
    assert isinstance(outcome, Reading)
    first = suggester.suggest(outcome.frame)
    assert tuple(reader.read_so_far) == first
    assert suggester.suggest(outcome.frame) == first
    assert len(reader.read_so_far) == MAX_SUGGESTIONS


# explanations ---------------------------------------------------------------------------------------------


def test_an_explanation_has_names_and_no_notation_of_code(real_engine: Engine) -> None:
    for question in ASKED:
        explained = real_engine.explain(question)
        shown = json.dumps([[row.meaning for row in explained.rows], explained.slots], ensure_ascii=False)
        assert not re.search(r"\('|',\)|None|True|Mention\(", shown), question
    rows = {row.text: row.meaning for row in real_engine.explain("Oregon tech exports 2020").rows}
    assert rows["Oregon"] == "area Oregon"


# figures and words ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (12_184_689_158, "$12.18 billion"),
        (48_000_005_599, "$48.00 billion"),
        (-129_000_000_000, "-$129 billion"),
        (999_950_000, "$1.00 billion"),
        (39_700, "$39,700"),
        (0, "$0"),
    ],
)
def test_money_keeps_the_digits_that_the_figure_has(value: float, shown: str) -> None:
    assert money(value) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [(3, "rank", "3rd"), (11, "rank", "11th"), (2.79, "ratio", "2.79 times"), (0.947, "percent", "0.95 %"),
     (5.05, "percentage_point", "5.0 percentage points"), (31, "count", "31"), (2018, "year", "2018")],
)  # fmt: skip
def test_figures_are_written_in_digits_with_their_unit(value: float, unit: str, shown: str) -> None:
    assert amount(value, unit) == shown


def test_lists_and_years_read_as_people_write_them() -> None:
    assert listed(["Texas", "Oregon", "Utah"]) == "Texas, Oregon and Utah"
    assert listed(["Texas"]) == "Texas"
    assert years_text([2019, 2020]) == "2019 and 2020"
    assert years_text([2000, 2001, 2002]) == "2000 to 2002"
    assert years_text([2000, 2003, 2006]) == "2000, 2003 and 2006"


def test_a_sentence_that_is_not_in_the_wording_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"wording.yaml has no sentence 'no.such'"):
        say("no.such")


def test_every_kind_of_choice_has_its_sentences() -> None:
    for kind in PickKind:
        if kind is not PickKind.ALL:
            assert say(
                f"reading.{'run' if kind is PickKind.LONGEST else kind.value}", noun="", theme="x", period=""
            )


def test_a_share_within_a_group_has_no_printed_share_of_the_total(real_engine: Engine) -> None:
    within = real_engine.reply("China's share of imports from Asia in 2006", Context()).reply
    of_all = real_engine.reply("China's share of ATP imports in 2006", Context()).reply
    assert (within.values[0].published, of_all.values[0].published) == (None, 25.3)
