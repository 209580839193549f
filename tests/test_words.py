"""The words that are looked for stand in words.yaml: each group is used, none is written into the code."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest

from intents.lexicon.file import FOLDER
from intents.lexicon.words import GROUPS, begins, ends, holds, says
from intents.model import Mention
from tests.conftest import ROOT

MODULES = sorted((ROOT / "intents").rglob("*.py"))
LOOKING = {"says", "any_says", "begins", "ends", "holds"}
#: endings of words are grammar, and "flag" begins the words that emoji become
ENDINGS = {"ed", "ing", "ly", "s", "ern", "'s", "flag"}
TESTING = {"startswith", "endswith", "removeprefix", "removesuffix", "count", "find"}


# the groups -----------------------------------------------------------------------------------------------


def groups_used() -> Iterator[str]:
    """The groups that the code names; a name that is no literal would hide from this test."""
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in LOOKING:
                group = node.args[1]
                assert isinstance(group, ast.Constant), f"{path.name}:{node.lineno}"
                assert isinstance(group.value, str)
                yield group.value
            match node:
                case ast.Call(func=ast.Name(id="said") | ast.Attribute(attr="says" | "saying"), args=groups):
                    yield from (str(each.value) for each in groups if isinstance(each, ast.Constant))
            if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "GROUPS":
                group = node.slice
                if isinstance(group, ast.Constant):  # in words.py itself it is a parameter
                    yield str(group.value)


def test_every_group_that_is_looked_for_is_there_and_every_group_is_looked_for() -> None:
    assert set(groups_used()) == set(GROUPS)


def test_groups_hold_words_in_lower_case() -> None:
    for group, words in GROUPS.items():
        assert [word for word in words if word != word.lower()] == [], group


def test_every_group_has_a_comment_before_or_behind_it() -> None:
    lines = (FOLDER / "words.yaml").read_text("utf-8").splitlines()
    explained = [
        before.startswith("# ") or "  # " in line
        for before, line in pairwise(lines)
        if line and not line.startswith("#")
    ]
    assert all(explained)


def test_a_mention_is_looked_up_in_any_case_and_a_text_as_it_stands() -> None:
    said = Mention({}, 0, 1, "How Many")
    assert begins(said, "how_many")
    assert says(said, "how_many")
    assert not says(said.text, "how_many")
    assert ends(Mention({}, 0, 1, "leaving Out"), "out_at_the_end")
    assert holds("biotech", "tech")


def test_a_group_that_is_not_there_is_no_empty_one() -> None:
    with pytest.raises(KeyError):
        says("what", "no such group")


# no words in the code -------------------------------------------------------------------------------------


def words_compared(trees: dict[str, ast.Module]) -> Iterator[str]:
    """Places where what was said is compared with words: "file:line words".

    What was said is `.text`, `.raw`, `.lower()`, `word_of(...)` and a name that a function gives to them.
    """
    constants = {name: words for tree in trees.values() for name, words in _literals(tree.body)}
    for file, tree in trees.items():
        for scope in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            nodes = list(ast.walk(scope))
            said = {name for node in nodes for name in _names_given(node)}
            known = constants | dict(_literals(nodes)) | dict(_run_through(nodes, constants))
            for node in nodes:
                if words := _compared(node, said, known) - ENDINGS:
                    yield f"{file}:{getattr(node, 'lineno', 0)} {', '.join(sorted(words))}"


def _compared(node: ast.AST, said: set[str], known: dict[str, set[str]]) -> set[str]:
    """The words that a comparison holds against what was said."""
    if isinstance(node, ast.Compare):
        sides = [node.left, *node.comparators]
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in TESTING:
        sides = [node.func.value, *node.args]
    else:
        return set()
    if not any(_is_said(side, said) for side in sides):
        return set()
    return {word for side in sides if not _is_said(side, said) for word in _words(side, known)}


def _is_said(node: ast.AST, names: set[str]) -> bool:
    """Whether an expression is a text that was said, or is cut out of one."""
    match node:
        case ast.Attribute(attr="text" | "raw"):
            return True
        case ast.Name(id=name):
            return name in names
        case ast.Call(func=ast.Name(id="word_of")) | ast.Call(func=ast.Attribute(attr="lower")):
            return True
        case ast.Call(func=ast.Attribute(attr="join"), args=[inner]):
            return _is_said(inner, names)
        case ast.Call(func=ast.Attribute(value=inner)) | ast.Subscript(value=inner):
            return _is_said(inner, names)
        case ast.Call(func=ast.Name(id="next"), args=[inner, *_]):
            return _is_said(inner, names)
        case ast.IfExp(body=first, orelse=second):
            return _is_said(first, names) or _is_said(second, names)
        case ast.GeneratorExp(elt=inner) | ast.ListComp(elt=inner) | ast.SetComp(elt=inner):
            return _is_said(inner, names)
        case ast.Tuple(elts=parts):
            return any(_is_said(part, names) for part in parts)
    return False


def _names_given(node: ast.AST) -> Iterator[str]:
    """The names of what was said, as in `word = m.text.lower()`."""
    if isinstance(node, ast.Assign) and _is_said(node.value, set()):
        yield from (n.id for target in node.targets for n in ast.walk(target) if isinstance(n, ast.Name))
    elif isinstance(node, ast.NamedExpr) and _is_said(node.value, set()):
        yield node.target.id


def _literals(nodes: list[ast.stmt] | list[ast.AST]) -> Iterator[tuple[str, set[str]]]:
    """Names of words that are written out: `BE = {"is", "are"}`."""
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                if words := _words(value, {}):
                    yield name, words


def _run_through(nodes: list[ast.AST], constants: dict[str, set[str]]) -> Iterator[tuple[str, set[str]]]:
    """Names that stand for each of several words in turn: `for word in BE`."""
    for node in nodes:
        match node:
            case ast.comprehension(target=ast.Name(id=name), iter=over):
                yield name, _words(over, constants)


def _words(node: ast.AST, known: dict[str, set[str]]) -> set[str]:
    """The words in lower case that an expression writes out."""
    match node:
        case ast.Constant(value=str(word)):
            return {word} if re.search("[a-z]", word) and word == word.lower() else set()
        case ast.Name(id=name):
            return known.get(name, set())
        case ast.Set(elts=parts) | ast.Tuple(elts=parts) | ast.List(elts=parts):
            return {word for part in parts for word in _words(part, known)}
        case ast.Dict(keys=keys):
            return {word for key in keys if key is not None for word in _words(key, known)}
        case ast.BinOp(left=left, right=right) | ast.IfExp(body=left, orelse=right):
            return _words(left, known) | _words(right, known)
        case ast.Call(func=ast.Name(id="frozenset" | "set" | "tuple"), args=[inner]):
            return _words(inner, known)
    return set()


def test_no_words_are_written_into_the_code() -> None:
    trees = {str(p.relative_to(ROOT)): ast.parse(p.read_text("utf-8")) for p in MODULES}
    assert len(trees) > 30
    assert sorted(set(words_compared(trees))) == []


@pytest.mark.parametrize(
    "code",
    [
        'm.text.lower() in {"whose", "who"}',
        'before.text == "of"',
        '"dollar" in m.text.lower()',
        'm.text.lower().startswith(("extra", "additional"))',
        'm.text.split()[-1] in {"from", "in"}',
        'word_of(following) not in {"digit"}',
        'm.text.lower() in BE | {"has"}',
        "word in BE",
        'opener == "since"',
        "any(x in word for x in BE)",
        'm.text.lower() in {"every"} if full else BE',
    ],
)
def test_a_comparison_with_words_is_found(code: str) -> None:
    assert list(words_compared({"x.py": _module(code)}))


@pytest.mark.parametrize(
    "code",
    [
        'm.get("FLOW") in {"exports", "imports"}',
        'm.text in {"-", "/", ","}',
        'word.endswith(("ing", "ed"))',
        '{"AREA", "PARTNER"} & set(m.kinds)',
        'frame.level == "share"',
        'says(m, "imperatives")',
        'p.get("pick") == "best" and m.text == ":"',
    ],
)
def test_codes_marks_and_endings_are_no_words(code: str) -> None:
    assert not list(words_compared({"x.py": _module(code)}))


def _module(code: str) -> ast.Module:
    return ast.parse(
        f'BE = {{"is", "are"}}\ndef f(m, p):\n    word = m.text.lower()\n'
        f'    opener, closer = (x.text if x else "" for x in p)\n    return {code}\n'
    )
