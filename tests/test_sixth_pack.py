"""A sixth document, about another country, answers without a change of code: tests/packs/norland."""

from __future__ import annotations

import pytest

from bot.conversation import Engine, load_engine
from bot.reply import Reply, ReplyStatus
from facts.model import Balance, Dimension, LineKind
from intents.lexicon.code_kinds import Counted
from intents.resolve.classifications import defaults_for, with_lines
from tests.conftest import ROOT

NORLAND = ROOT / "tests" / "packs" / "norland"
HARBOURS = ROOT / "tests" / "packs" / "harbours"  # about the home country


@pytest.fixture(scope="module")
def engine() -> Engine:
    engine = load_engine([NORLAND])
    assert engine.store.faults == ()
    return engine


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("What were Norland's exports in 2023?", [1.65e9], id="value"),
        pytest.param("Norland's trade balance in 2022", [-1e8], id="balance"),
        pytest.param("Norland's fish exports in 2023", [990e6], id="category"),
        pytest.param("Norlandic fish exports in 2022", [900e6], id="adjective"),
        pytest.param("Norland's imports of ice in 2022", [1.3e9], id="imports"),
        pytest.param("How much did Norland's fish exports grow in 2023?", [10.0], id="growth"),
        pytest.param(
            "How much did Norland's imports grow from 2021 to 2023?", [70.0], id="growth-over-years"
        ),
        pytest.param("What share of Norland's exports was fish in 2023?", [60.0], id="share"),
        pytest.param("Eastport's share of Norland's exports in 2023", [100 / 1.65], id="share-of-the-nation"),
        pytest.param("Norland's top 2 export partners in 2023", [700e6, 450e6], id="top-partners"),
        pytest.param(
            "top 3 categories of Norland's imports in 2023", [1.4e9, 190e6, 110e6], id="top-categories"
        ),
        pytest.param("Norland's fish exports by year", [800e6, 900e6, 990e6], id="list-by-year"),
        pytest.param("Norland's exports to Sweden in 2023", [700e6], id="partner"),
        pytest.param("What are Sweden's imports from Norland in 2023?", [700e6], id="partner-as-buyer"),
        pytest.param("exports to Borduria in 2023", [450e6], id="partner-of-its-own"),
        pytest.param("rank of Sweden among Norland's export partners in 2023", [1.0], id="rank"),
        pytest.param("exports of Eastport in 2023", [1e9], id="place-in-it"),
        pytest.param("fish exports in 2023", [990e6], id="category-of-its-own"),
        pytest.param("How many ferry passengers were there in Norland in 2023?", [260_500], id="own-measure"),
        pytest.param("How many ferry passengers in 2023?", [260_500], id="own-measure-alone"),
        pytest.param("ferry passengers from Sweden in 2022", [150_000], id="own-measure-and-partner"),
    ],
)
def test_it_is_answered_with_its_own_figures(engine: Engine, question: str, values: list[float]) -> None:
    reply = engine.reply(question).reply
    assert reply.status is ReplyStatus.ANSWERED
    assert [value.value for value in reply.values] == pytest.approx(values)
    assert {citation.source for citation in reply.citations} == {"norland-2024"}


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("Norland's exports in 1999", id="year-outside"),
        pytest.param("exports of Southness in 2023", id="place-without-figures"),
        pytest.param("Eastport's fish exports in 2023", id="place-and-category"),
        pytest.param("Norland's exports to Germany in 2023", id="partner-it-does-not-list"),
        pytest.param("Norland's imports from Sweden in 2023", id="flow-it-does-not-print-by-partner"),
        pytest.param("Norland's semiconductor exports in 2023", id="category-of-another-document"),
        pytest.param("Norland's tech exports in 2023", id="tech-is-no-line-of-it"),
        pytest.param("US exports of fish in 2023", id="its-category-elsewhere"),
        pytest.param("Norland's exports to Texas in 2023", id="place-of-another-nation"),
        pytest.param("Norland's exports vs US exports in 2022", id="two-nations"),
        pytest.param("Norland's timber imports growth 2021 to 2022", id="growth-from-zero"),
        pytest.param("How many ferry passengers did Texas have?", id="its-measure-elsewhere"),
    ],
)
def test_what_it_does_not_have_is_declined(engine: Engine, question: str) -> None:
    reply = engine.reply(question).reply
    assert reply.status is ReplyStatus.DECLINED
    assert reply.values == ()


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("What does timber mean?", "Sawn and round wood.", id="mean"),
        pytest.param("What is fish?", "Fish, fresh or frozen.", id="is"),
        pytest.param("Norland's exports in 1999", "2021 to 2023", id="its-years"),
    ],
)
def test_it_explains_itself(engine: Engine, question: str, said: str) -> None:
    assert said in engine.reply(question).reply.text


def test_the_reply_names_the_country(engine: Engine) -> None:
    assert "Norland" in engine.reply("fish exports in 2023").reply.headline


def replies(engine: Engine, *questions: str) -> list[Reply]:
    """The replies of one thread."""
    context, found = None, []
    for question in questions:
        turn = engine.reply(question, context)
        context = turn.context
        found.append(turn.reply)
    return found


def test_a_thread_stays_in_the_country(engine: Engine) -> None:
    _, timber, before = replies(engine, "Norland's fish exports in 2023", "and timber?", "what about 2022?")
    assert timber.values[0].value == 460e6
    assert before.values[0].value == 450e6


def test_a_thread_leaves_the_country(engine: Engine) -> None:
    _, home = replies(engine, "Norland's exports in 2023", "tech exports of the US in 2020")
    assert home.citations[0].source == "comptia-2021"


@pytest.mark.parametrize(
    "question",
    ["tech exports in 2020", "exports to Canada in 2006", "top 3 states by tech exports", "exports in 2022"],
)
def test_questions_about_the_united_states_stay_the_same(
    engine: Engine, real_engine: Engine, question: str
) -> None:
    with_it, without = engine.reply(question).reply, real_engine.reply(question).reply
    assert (with_it.status, with_it.values, with_it.text) == (without.status, without.values, without.text)


@pytest.fixture(scope="module")
def harbours() -> Engine:
    engine = load_engine([HARBOURS])
    assert engine.store.faults == ()
    return engine


@pytest.mark.parametrize(
    ("question", "values"),
    [
        pytest.param("which sector exported the most in 2030?", [700e6], id="lines-are-sectors"),
        pytest.param("In how many states is tech the fourth largest product export?", [5], id="places"),
        pytest.param("What share of total imports is tech?", [12.5], id="part-of-all"),
    ],
)
def test_a_descriptor_says_what_its_figures_are_asked_for(
    harbours: Engine, real_engine: Engine, question: str, values: list[float]
) -> None:
    assert [figure.value for figure in harbours.reply(question).reply.values] == values
    assert [figure.value for figure in real_engine.reply(question).reply.values] != values


def test_a_descriptor_says_for_what_its_definition_is_meant(harbours: Engine) -> None:
    assert defaults_for(harbours.store, Dimension.PARTNER) == ("atp", "harbour-goods")
    assert with_lines(harbours.store, LineKind.SECTOR) == ("export-sectors", "harbour-goods")


def test_a_descriptor_says_which_lines_its_numbers_count(harbours: Engine) -> None:
    counted = harbours.reader.lexicon.kinds.counted
    assert counted["sectors_in_deficit"] == Counted(LineKind.SECTOR, Balance.DEFICIT)
