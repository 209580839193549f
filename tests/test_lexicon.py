"""The vocabulary files say each thing once; every name of the packs resolves."""

from __future__ import annotations

import doctest
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import intents.lexicon.forms
from bot.conversation import Engine
from facts.model import Code, CodeKind, Key, Period
from facts.store import load_store
from intents.lexicon.file import FOLDER
from intents.lexicon.forms import inflect
from intents.lexicon.lexicon import load_lexicon
from intents.lexicon.types import CAREFUL, LIGHT, TYPES
from tests.tiny import CODES, tiny_store

FILES = sorted(path.name for path in FOLDER.glob("*.yaml"))
TYPED = ("entities.yaml", "cues.yaml", "topics.yaml")  # TYPE: {value: [forms]}
#: known unknowns that are also cues: the words around them decide ("rocket exports", "exports rocketed")
BOTH_STOP_AND_CUE = {"domestic", "drop", "instructions", "produced", "quota", "rocket", "rockets", "vendors"}


def read(name: str) -> dict[str, Any]:
    # everything as text, so that "no" and "on" stay words
    data: dict[str, Any] = yaml.load((FOLDER / name).read_text("utf-8"), Loader=yaml.BaseLoader)
    return data


def forms(entries: list[str]) -> Iterator[str]:
    for entry in entries:
        yield from (" ".join(words) for words in inflect(entry))


def typed_forms() -> Iterator[tuple[str, str, str]]:
    """Form, type and value of every cue and entity."""
    for name in TYPED:
        for kind, values in read(name).items():
            for value, entries in values.items():
                yield from ((form, kind, value) for form in forms(entries))


# inflection -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "spelled"),
    [
        ("ship/v", "ship ships shipped shipping"),
        ("supply/v", "supply supplies supplied supplying"),
        ("decrease/v", "decrease decreases decreased decreasing"),
        ("reach/v", "reach reaches reached reaching"),
        ("enjoy/v", "enjoy enjoys enjoyed enjoying"),
        ("gain/v", "gain gains gained gaining"),
        ("state/n", "state states"),
        ("category/n", "category categories"),
        ("box/n", "box boxes"),
        ("day/n", "day days"),
        ("batch/n", "batch batches"),
    ],
)
def test_a_marked_form_stands_for_its_inflections(form: str, spelled: str) -> None:
    assert [" ".join(words) for words in inflect(form)] == spelled.split()


def test_an_inflected_word_may_begin_a_longer_form() -> None:
    assert list(inflect("stem/v from"))[1] == ("stems", "from")
    assert list(inflect("reason/n for")) == [("reason", "for"), ("reasons", "for")]


@pytest.mark.parametrize("form", ["w/", "and/or", "a/v equipment", "r&d", "c++"])
def test_a_slash_that_marks_nothing_is_part_of_the_form(form: str) -> None:
    assert len(list(inflect(form))) in (1, 4)
    assert len(list(inflect("and/or"))) == 1


def test_the_examples_of_the_docstrings_run() -> None:
    assert doctest.testmod(intents.lexicon.forms).failed == 0


# what the files say ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", FILES)
def test_a_lexicon_file_says_in_a_comment_what_it_is_for(name: str) -> None:
    assert (FOLDER / name).read_text("utf-8").startswith("# ")


@pytest.mark.parametrize("name", TYPED)
def test_a_file_of_types_maps_each_value_to_forms(name: str) -> None:
    for kind, values in read(name).items():
        assert kind.isupper()
        assert all(isinstance(entries, list) for entries in values.values()), kind
        assert all(isinstance(form, str) and form.strip() for e in values.values() for form in e), kind


def test_a_form_has_one_value_in_a_type() -> None:
    values = defaultdict(set)
    for form, kind, value in typed_forms():
        values[kind, form].add(value)
    assert {found for found, said in values.items() if len(said) > 1} == set()


def test_a_form_is_entered_once_in_a_value() -> None:
    assert [
        (name, kind, value, form)
        for name in TYPED
        for kind, values in read(name).items()
        for value, entries in values.items()
        for form, count in Counter(entries).items()
        if count > 1
    ] == []


def test_a_known_unknown_is_of_one_kind() -> None:
    kinds = defaultdict(set)
    for kind, entries in read("unknowns.yaml").items():
        for form in forms(entries):
            kinds[form].add(kind)
    assert {form: found for form, found in kinds.items() if len(found) > 1} == {}


def test_a_known_unknown_is_no_cue() -> None:
    cues = {form for form, _, _ in typed_forms()}
    unknown = {form for entries in read("unknowns.yaml").values() for form in forms(entries)}
    assert unknown & cues <= BOTH_STOP_AND_CUE


def test_a_known_unknown_is_no_word_that_is_harmless_everywhere() -> None:
    fillers = read("fillers.yaml")
    light = {form for kind in LIGHT for form in forms(fillers[kind])}
    unknown = {form for entries in read("unknowns.yaml").values() for form in forms(entries)}
    assert unknown & light == set()


def test_a_filler_is_not_known_otherwise(real_engine: Engine) -> None:
    """What is a name or cue never comes to the fillers."""
    known = {words for words, found in real_engine.reader.lexicon.forms.items() if set(found) != {"FILLER"}}
    assert [
        (group, filler)
        for group, entries in read("fillers.yaml").items()
        for filler in entries
        if group != CAREFUL and known.issuperset(inflect(filler))
    ] == []


def test_a_region_has_states_that_there_are(real_engine: Engine) -> None:
    states = {code.code for code in real_engine.store.codes("area")}
    for name, region in read("regions.yaml").items():
        assert set(region["members"]) <= states, name
        assert len(set(region["members"])) == len(region["members"]) >= 2, name


def test_the_types_that_may_be_entered_are_those_that_are_used() -> None:
    code = "".join(
        path.read_text("utf-8") for path in FOLDER.parent.rglob("*.py") if path != FOLDER / "types.py"
    )
    for name, types in TYPES.items():
        data = read(f"{name}.yaml")
        assert set(data) == set(types)
        assert [kind for kind in types if f'"{kind}"' not in code] == []
        for kind, values in types.items():
            assert values is None or set(data[kind]) <= values, kind


# names of the packs ---------------------------------------------------------------------------------------

#: how a name is asked for alone, by dimension and definition: the question, the line and the year
ALONE = {
    ("area", ""): ("{name} tech exports 2020", "tech-naics", 2020),
    ("partner", ""): ("advanced technology exports to {name} in 2004", "atp", 2004),
    ("category", "tech-naics"): ("{name} exports in 2017", "tech-naics", 2017),
    ("category", "atp"): ("{name} exports in 2003", "atp", 2003),
}


def codes_with_figures() -> Iterator[Any]:
    """Every code of the tables with the question that asks for it and its figure, one pytest case each."""
    store = load_store()
    for (dimension, definition), (question, of_key, year) in ALONE.items():
        for code in store.codes(dimension):
            if code.definition != definition or code.kind not in (CodeKind.MEMBER, CodeKind.GROUP):
                continue
            key = Key(of_key, "trade", "exports", product=code.product or "products").with_(
                **{dimension: code.code}
            )
            if cell := store.get(key, Period.year(year)):
                yield pytest.param(code, question, cell.value, id=f"{dimension} {definition} {code.label}")


def test_a_pack_names_what_no_cue_says_and_no_known_unknown_hides_it(tmp_path: Path) -> None:
    codes = CODES + "area,hills,Hill country,set,\narea,vale,Vale & Co.,member,tinyland;hills\n"
    store = tiny_store(tmp_path, codes=codes.replace("West,member", "Corn,member"))
    lexicon = load_lexicon(store)
    assert lexicon.regions["Hill country"] == ("vale",)
    assert lexicon.forms["hill", "country"] == {"REGION": "Hill country"}
    assert lexicon.forms["tinyland",] == {"NATION": "tinyland"}
    assert lexicon.forms["vale", "and", "co"] == {"AREA": ("vale",)}
    assert lexicon.forms["corn",] == {"AREA": ("west",)}  # no longer a good that there are no figures of
    assert "co" in lexicon.stopped
    assert lexicon.codes["or"] == "OR"
    assert ("or",) in lexicon.forms
    assert "AREA" not in lexicon.forms["or",]


@pytest.mark.parametrize(("code", "question", "value"), list(codes_with_figures()))
def test_every_name_of_a_code_asked_alone_gives_its_figure(
    real_engine: Engine, code: Code, question: str, value: float
) -> None:
    wrong = {}
    for name in (code.label, *code.aliases):
        reply = real_engine.reply(question.format(name=name)).reply
        if not reply.values or reply.values[0].value != value:
            wrong[name] = reply.headline
    assert wrong == {}
