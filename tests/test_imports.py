"""The drawing of the structure, read off the imports: bot -> intents -> facts, libraries at their edges."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import ROOT

MODULES = sorted(path for layer in ("bot", "intents", "facts") for path in (ROOT / layer).rglob("*.py"))

# Which layer may not import which.
ABOVE = {"facts": {"bot", "intents"}, "intents": {"bot"}, "bot": set()}

# Libraries and the only places that may know them, as folders or modules without ".py".
AT_HOME = {
    "slack_bolt": ("bot/slack",),
    "slack_sdk": ("bot/slack",),
    "slackblocks": ("bot/slack",),
    "websocket": ("bot/slack",),
    "sqlalchemy": ("bot/state",),
    "dotenv": ("bot/settings",),
    "click": ("bot/cli",),
    "tqdm": ("bot/terminal/batch",),
    "pandas": ("facts",),
    "pint": ("facts",),
    "rapidfuzz": ("intents",),
}

# The core is functions from values to values: no clock, network, environment, logging or chance.
IMPURE = {
    "asyncio",
    "datetime",
    "logging",
    "os",
    "random",
    "socket",
    "subprocess",
    "sys",
    "threading",
    "time",
}


def _name(path: Path) -> str:
    return path.relative_to(ROOT).with_suffix("").as_posix()


def _imports(path: Path) -> Iterator[str]:
    """The top-level names of all imports of a module, also those inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0] if node.level == 0 else _name(path).partition("/")[0]


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_go_from_bot_to_intents_to_facts(path: Path) -> None:
    layer = path.relative_to(ROOT).parts[0]
    assert not ABOVE[layer] & set(_imports(path))


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_libraries_stay_where_they_belong(path: Path) -> None:
    name = _name(path)
    strays = [
        library
        for library in _imports(path)
        if library in AT_HOME and not any((name + "/").startswith(home) for home in AT_HOME[library])
    ]
    assert not strays


@pytest.mark.parametrize(
    "path", [p for p in MODULES if _name(p).startswith(("facts/", "intents/"))], ids=_name
)
def test_the_core_is_pure(path: Path) -> None:
    assert not IMPURE & set(_imports(path))


def test_the_command_starts_without_what_a_question_does_not_need() -> None:
    program = "import sys, bot.cli; print(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT
    )
    loaded = set(run.stdout.split())
    assert not loaded & {
        "pandas",
        "pint",
        "slack_bolt",
        "slackblocks",
        "sqlalchemy",
        "tqdm",
        "rapidfuzz",
        "dotenv",
    }
