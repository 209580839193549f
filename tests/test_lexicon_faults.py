"""Faulty lexicon files: each fault is named with its file, line and column, and with what to do."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from facts.store import Store, load_store
from intents.errors import LexiconError
from intents.lexicon.abbreviations import read_abbreviations
from intents.lexicon.file import FOLDER, LexiconFile, read_file
from intents.lexicon.lexicon import load_lexicon
from intents.lexicon.number_words import read_numbers
from intents.lexicon.words import read_groups

#: files that are read when the modules that need them are imported
AT_IMPORT: dict[str, Callable[[LexiconFile], object]] = {
    "abbreviations": read_abbreviations,
    "numbers": read_numbers,
    "words": read_groups,
}


@pytest.fixture(scope="module")
def store() -> Store:
    return load_store()


def read_all(store: Store, folder: Path) -> None:
    for name, read in AT_IMPORT.items():
        read_file(name, read, folder)
    load_lexicon(store, folder)


@pytest.fixture
def broken(tmp_path: Path, store: Store) -> Callable[[str, str | bytes], list[str]]:
    """Loads the vocabulary with one file replaced; gives the faults."""

    def load(name: str, text: str | bytes) -> list[str]:
        folder = tmp_path / "lexicon"
        shutil.copytree(FOLDER, folder)
        (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        with pytest.raises(LexiconError) as error:
            read_all(store, folder)
        return str(error.value).splitlines()

    return load


NO_MAP = "The file maps names to what they hold. Start with `NAME:`."
AS_TEXT = "Write it as one text, in quotes if it holds a colon, comma or bracket."
ONE_OF_TWO = "Take it out of one of the two."


@pytest.mark.parametrize(
    ("name", "text", "fault"),
    [
        # what cannot be read
        ("cues.yaml", "FLOW:\n  exports: [export/v, outbound\n  imports: [import/v]\n",
         "line 3, column 10: The file must be YAML: did not find expected ',' or ']', "
         "while parsing a flow sequence that begins in line 2. Mend it there."),
        ("cues.yaml", "- export\n", f"line 1, column 1: {NO_MAP}"),
        ("topics.yaml", "", f"line 1, column 1: {NO_MAP}"),
        ("fillers.yaml", b"courtesy: [caf\xe9]", ": The file is not UTF-8. Save it as UTF-8."),
        # names
        ("cues.yaml", "FLAW:\n  exports: [export/v]\n",
         'line 1, column 1: "FLAW". There is no such type. Did you mean `FLOW`?'),
        ("topics.yaml", "FLOW:\n  exports: [export/v]\n",
         'line 1, column 1: "FLOW". There is no such type. There are SMALLTALK, TOPIC.'),
        ("cues.yaml", "MORE:\n  up: [more]\n  dwon: [less]\n",
         'line 3, column 3, MORE: "dwon". There is no such value of MORE. Did you mean `down`?'),
        ("cues.yaml", "SUM:\n  sum: [sum]\n",
         'line 2, column 3, SUM: "sum". There is no such value of SUM. Write "".'),
        ("unknowns.yaml", "good: [corn]\ngoods: [wheat]\n",
         'line 2, column 1: "goods". There is no such kind of known unknown. Did you mean `good`?'),
        ("fillers.yaml", "courtesies: [please]\n",
         'line 1, column 1: "courtesies". There is no such group of fillers. Did you mean `courtesy`?'),
        ("regions.yaml", "Nowhere: {form: [there], members: [WA, ID]}\n",
         'line 1, column 11, Nowhere: "form". There is no such property of a region. Did you mean `forms`?'),
        ("abbreviations.yaml", "word: {sw: software}\n",
         'line 1, column 1: "word". There is no such part of this file. Did you mean `words`?'),
        ("measures.yaml", "quite: [trade]\n",
         'line 1, column 1: "quite". There is no such part of this file. Did you mean `quiet`?'),
        ("cues.yaml", 'SUM:\n  "": [sum]\nMEAN:\n  "": [mean]\nSUM:\n  "": [together]\n',
         'line 5, column 1: "SUM". This name is in line 1 already. Join the two.'),
        ("cues.yaml", "? [FLOW]\n: {exports: [export/v]}\n",
         f"line 1, column 3: A name is one text. {AS_TEXT}"),
        # what they hold
        ("cues.yaml", "FLOW: [export/v]\n",
         "line 1, column 7, FLOW: This maps names to what they hold. Write `name: [...]`."),
        ("cues.yaml", "FLOW:\n  exports: export/v\n",
         'line 2, column 12, FLOW.exports: "export/v". This is a list of texts. Write [one, two].'),
        ("cues.yaml", "FLOW:\n  exports: []\n",
         "line 2, column 12, FLOW.exports: This is a list of texts. Write [one, two]."),
        ("cues.yaml", "FLOW:\n  exports: [export/v, net: exports]\n",
         f"line 2, column 23, FLOW.exports: Only texts stand here. {AS_TEXT}"),
        ("cues.yaml", "FLOW:\n  exports: [export/v, '']\n",
         f"line 2, column 23, FLOW.exports: This is empty. {AS_TEXT}"),
        ("cues.yaml", "FLOW:\n  exports: [export/v, '~']\n",
         'line 2, column 23, FLOW.exports: "~". Nothing is left of this form. Write at least one word.'),
        ("abbreviations.yaml", "words: {sw: [software]}\n",
         f"line 1, column 13, words.sw: Only texts stand here. {AS_TEXT}"),
        ("measures.yaml", "quiet: [trade, trode]\n",
         'line 1, column 16, quiet: "trode". There is no such measure. Did you mean `trade`?'),
        # forms
        ("cues.yaml", "SUPER:\n  max: [top]\n  min: [low, top]\n",
         f'line 3, column 14, SUPER.min: "top". "top" is under SUPER.max already. {ONE_OF_TWO}'),
        ("cues.yaml", "SUPER:\n  max: [top/v]\n  min: [low,\n    topped]\n",
         f'line 4, column 5, SUPER.min: "topped". "topped" is under SUPER.max already. {ONE_OF_TWO}'),
        ("cues.yaml", "SUPER:\n  max: [top,\n    best, top]\n",
         'line 3, column 11, SUPER.max: "top". This is in line 2 already. Take one of the two out.'),
        ("unknowns.yaml", "good: [corn]\ntime: [corn]\n",
         f'line 2, column 8, time: "corn". "corn" is under good already. {ONE_OF_TWO}'),
        ("unknowns.yaml", "good: [corn, the]\n",
         'line 1, column 14, good: "the". '
         f'"the" is a filler that is harmless wherever it stands. {ONE_OF_TWO}'),
        ("fillers.yaml", "grammar: [us, the]\npeople: [boss/n, the]\n",
         f'line 2, column 18, people: "the". "the" is under grammar already. {ONE_OF_TWO}'),
        ("words.yaml", "a: [of]\nb: [of, by, of]\n",
         'line 2, column 13, b: "of". This is in line 2 already. Take one of the two out.'),
        # numbers
        ("numbers.yaml", "count: {1: [one]}\n",
         'line 1, column 1: "count". There is no such kind of number word. Did you mean `counts`?'),
        ("numbers.yaml", "counts: {one: [1]}\n",
         'line 1, column 10, counts.one: "one". This is a number in digits. Write 7 or 0.5.'),
        ("numbers.yaml", "counts: {1: [one, un], 2: [two, un]}\n",
         f'line 1, column 33, counts.2: "un". This word stands for 1 already. {ONE_OF_TWO}'),
        # regions
        ("regions.yaml", "Nowhere: {members: [XQ, OR, WA]}\n",
         'line 1, column 21, Nowhere.members: "XQ". There is no such area. '),
        ("regions.yaml", "Nowhere: {forms: [nowhere]}\n",
         'line 1, column 1, Nowhere: "Nowhere". A region has members. Write `members: [OR, WA]`.'),
        ("regions.yaml", "Nowhere: {members: [OR]}\n",
         "line 1, column 20, Nowhere.members: A region has several states, each once. Mend the list."),
        ("regions.yaml", "Nowhere: {members: [OR, WA, OR]}\n",
         "line 1, column 20, Nowhere.members: A region has several states, each once. Mend the list."),
        ("regions.yaml", "A: {members: [OR, WA], forms: [there]}\nB: {members: [ND, SD], forms: [there]}\n",
         f'line 2, column 32, B.forms: "there". "there" is under A.forms already. {ONE_OF_TWO}'),
        ("regions.yaml", "Nowhere: {members: [OR, WA], ambiguous: yes}\n",
         'line 1, column 41, Nowhere.ambiguous: "yes". There is no such answer. There are false, true.'),
        ("regions.yaml", "Nowhere: {members: [OR, WA], ambiguous: [true]}\n",
         f"line 1, column 41, Nowhere.ambiguous: Only texts stand here. {AS_TEXT}"),
    ],
)  # fmt: skip
def test_a_wrong_entry_is_named_with_its_place(
    broken: Callable[[str, str | bytes], list[str]], name: str, text: str | bytes, fault: str
) -> None:
    (message,) = broken(name, text)
    assert message.removeprefix(f"lexicon/{name}").removeprefix(", ").startswith(fault)
    assert fault.endswith(" ") or message.endswith(fault)


def test_all_faults_are_found_at_once(broken: Callable[[str, str | bytes], list[str]]) -> None:
    found = broken("cues.yaml", "FLAW: {}\nSUPER:\n  max: [top]\n  min: [top, {}]\n")
    assert [message.split(",")[1].strip() for message in found] == ["line 1", "line 4", "line 4"]


def test_a_region_is_asked_back_only_if_it_says_so(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(FOLDER, folder)
    text = "A: {members: [OR, WA], ambiguous: true}\nB: {members: [OR, ID], ambiguous: false}\n"
    (folder / "regions.yaml").write_text(text, "utf-8")
    assert load_lexicon(store, folder).asked == {"A"}


def test_a_file_that_is_not_there_is_named(tmp_path: Path, store: Store) -> None:
    with pytest.raises(FileNotFoundError) as error:
        load_lexicon(store, tmp_path)
    assert error.value.filename == str(tmp_path / "entities.yaml")
