"""The vocabulary files load, say each thing once and complain clearly; every name of the packs resolves."""

from __future__ import annotations

import doctest
import shutil
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

import intents.lexicon
import intents.words
from bot.conversation import Engine
from facts.model import Code, CodeKind, Key, Period
from facts.store import Store, load_store
from intents.errors import LexiconError
from intents.lexicon import inflect, load_lexicon
from intents.words import FOLDER

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
    assert doctest.testmod(intents.lexicon).failed == 0


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


@pytest.mark.xfail(reason="long lists hold some forms twice", strict=True)
def test_a_form_is_entered_once_in_a_value() -> None:
    assert [
        (name, kind, value, form)
        for name in TYPED
        for kind, values in read(name).items()
        for value, entries in values.items()
        for form, count in Counter(entries).items()
        if count > 1
    ] == []


@pytest.mark.xfail(reason="startup is a company and a measure", strict=True)
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


@pytest.mark.xfail(reason="used is a modifier and a good", strict=True)
def test_a_known_unknown_is_no_word_that_may_stand_before_any_name() -> None:
    fillers = read("fillers.yaml")
    light = {form for kind in ("grammar", "polite", "modifiers") for form in forms(fillers[kind])}
    unknown = {form for entries in read("unknowns.yaml").values() for form in forms(entries)}
    assert unknown & light == set()


def test_a_region_has_states_that_there_are(real_engine: Engine) -> None:
    states = {code.code for code in real_engine.store.codes("area")}
    for name, region in read("regions.yaml").items():
        assert set(region["members"]) <= states, name
        assert len(set(region["members"])) == len(region["members"]) >= 2, name


# faults ---------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def store() -> Store:
    return load_store()


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, store: Store) -> Callable[[str, str], str]:
    """Loads the vocabulary with one file replaced; gives the message."""

    def load(name: str, text: str) -> str:
        folder = tmp_path / "lexicon"
        shutil.copytree(FOLDER, folder)
        (folder / name).write_text(text, "utf-8")
        monkeypatch.setattr(intents.words, "FOLDER", folder)
        with pytest.raises(LexiconError) as fault:
            load_lexicon(store)
        return str(fault.value)

    return load


def test_broken_yaml_is_named_with_its_place(broken: Callable[[str, str], str]) -> None:
    message = broken("cues.yaml", "FLOW:\n  exports: [export/v, outbound\n  imports: [import/v]\n")
    assert message.startswith("cues.yaml: while parsing a flow sequence\n")
    assert "line 3" in message
    assert message.endswith("; mend the YAML at that place.")


def test_a_file_that_maps_nothing_is_named(broken: Callable[[str, str], str]) -> None:
    assert broken("cues.yaml", "- export\n") == "cues.yaml: the file must map a type to its forms."


def test_an_empty_file_is_named(broken: Callable[[str, str], str]) -> None:
    assert broken("topics.yaml", "") == "topics.yaml: the file must map a type to its forms."


@pytest.mark.xfail(reason="the loader lets these through or raises something else", strict=True)
@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("cues.yaml", "FLOW: [export/v]\n", ("cues.yaml", "FLOW")),
        ("cues.yaml", "FLOW:\n  exports: export/v\n", ("cues.yaml", "FLOW", "exports")),
        ("cues.yaml", "FLAW:\n  exports: [export/v]\n", ("cues.yaml", "FLAW")),
        ("cues.yaml", "SUPER:\n  max: [top]\n  min: [top]\n", ("cues.yaml", "SUPER", "top")),
        ("regions.yaml", "Nowhere: {members: [XX, OR]}\n", ("regions.yaml", "Nowhere", "XX")),
        ("regions.yaml", "Nowhere: {member: [WA, OR]}\n", ("regions.yaml", "Nowhere", "member")),
        ("unknowns.yaml", "good: [corn]\ngoods: [wheat]\n", ("unknowns.yaml", "goods")),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named_with_file_and_key(
    broken: Callable[[str, str], str], name: str, text: str, words: tuple[str, ...]
) -> None:
    message = broken(name, text)
    assert all(word in message for word in words)


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
