"""The project's frame: dependencies are declared, used, explained and locked without an address."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

PYPROJECT = (ROOT / "pyproject.toml").read_text("utf-8")
PROJECT = tomllib.loads(PYPROJECT)
LOCKS = [ROOT / "requirements.lock", ROOT / "requirements-dev.lock"]
LAYERS = ("bot", "intents", "facts")

# What a distribution is called where it is imported, if the names differ.
IMPORTED_AS = {
    "python-dotenv": "dotenv",
    "pyyaml": "yaml",
    "slack-bolt": "slack_bolt",
    "websocket-client": "websocket",
}

# No import of ours shows these: SQLAlchemy loads the driver by the name in the URL.
LOADED_ELSEWHERE = {"psycopg"}


def _names(requirements: Iterable[object]) -> set[str]:
    return {re.split(r"[\[><=~! ]", text)[0].lower() for text in requirements if isinstance(text, str)}


def _declared() -> set[str]:
    return _names(PROJECT["project"]["dependencies"])


def _imported(*layers: str) -> Iterator[str]:
    for layer in layers:
        for path in (ROOT / layer).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    yield from (alias.name.partition(".")[0] for alias in node.names)
                elif isinstance(node, ast.ImportFrom) and node.level == 0:
                    yield (node.module or "").partition(".")[0]


def _foreign(*layers: str) -> set[str]:
    return set(_imported(*layers)) - {*LAYERS, "tests"} - sys.stdlib_module_names


def _modules(names: set[str]) -> set[str]:
    return {IMPORTED_AS.get(name, name.replace("-", "_")) for name in names}


def test_every_dependency_is_imported_and_every_import_is_a_dependency() -> None:
    assert _modules(_declared() - LOADED_ELSEWHERE) == _foreign(*LAYERS)


def test_every_import_of_the_tests_is_declared() -> None:
    assert _foreign("tests") <= _modules(_declared() | _names(PROJECT["dependency-groups"]["dev"]))


def test_every_dependency_and_every_lint_rule_has_a_reason() -> None:
    entries = [line for line in PYPROJECT.splitlines() if line.startswith('    "')]
    assert [line for line in entries if "#" not in line] == []


def test_every_exception_in_the_code_has_a_reason() -> None:
    exception = re.compile(r"# (?:noqa|type: ignore)(?::? ?\[?[A-Za-z0-9, -]+\]?)?$")
    bare = [
        f"{path.relative_to(ROOT)}:{number}"
        for layer in (*LAYERS, "tests")
        for path in sorted((ROOT / layer).rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if exception.search(line)
    ]
    assert bare == []


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_locks_name_no_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"://|--index|--find-links|file:|@ ", text)


@pytest.mark.parametrize("path", LOCKS, ids=lambda path: path.name)
def test_every_locked_package_has_a_version_and_hashes(path: Path) -> None:
    for entry in re.split(r"\n(?=[a-z])", path.read_text("utf-8").strip()):
        assert re.match(r"[a-z0-9-]+==\S+", entry)
        assert "--hash=sha256:" in entry


def test_the_lock_holds_every_dependency() -> None:
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCKS[0].read_text("utf-8"), re.MULTILINE))
    assert _declared() <= locked


def test_the_test_lock_holds_the_same_versions() -> None:
    pins = [
        dict(re.findall(r"^([a-z0-9-]+)==(\S+)", path.read_text("utf-8"), re.MULTILINE)) for path in LOCKS
    ]
    assert pins[0].items() <= pins[1].items()
