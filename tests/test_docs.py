"""The documentation is true: commands, options, settings, targets and links exist, examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.cli import tradefacts
from tests.conftest import ROOT
from tests.examples import EXAMPLE, run

README = (ROOT / "README.md").read_text("utf-8")
MAKEFILE = (ROOT / "Makefile").read_text("utf-8")
PAGES = sorted(
    path
    for path in (
        ROOT / "README.md",
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("intents/**/*.md"),
        *ROOT.glob("facts/**/*.md"),
    )
    if path.is_file()
)
COMMANDS = dict(tradefacts.commands)
OPTIONS = [
    (name, option)
    for name, command in COMMANDS.items()
    for parameter in command.params
    for option in parameter.opts
    if option.startswith("--")
]
SETTING = re.compile(r"\b(?:SLACK_[A-Z]+(?:_[A-Z]+)*|TRADEFACTS_[A-Z]+(?:_[A-Z]+)*)\b")
LINK = re.compile(r"\[[^]]*\]\((?!https?:|#)([^)#]+)[^)]*\)")
EXAMPLES = [(found["command"], found["output"]) for found in EXAMPLE.finditer(README)]


def _settings_in(paths: list[Path]) -> set[str]:
    return {name for path in paths for name in SETTING.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_readme(name: str) -> None:
    assert f"tradefacts {name}" in README


@pytest.mark.parametrize(("name", "option"), OPTIONS, ids=[f"{name} {option}" for name, option in OPTIONS])
def test_every_option_is_in_the_readme(name: str, option: str) -> None:
    lines = [line for line in README.splitlines() if f"tradefacts {name}" in line]
    assert any(option in line for line in lines)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_command_of_a_page_exists(path: Path) -> None:
    for name in re.findall(r"`(?:\.venv/bin/)?tradefacts ([a-z]+)", path.read_text("utf-8")):
        assert name in COMMANDS


def test_every_source_is_in_the_readme() -> None:
    packs = {path.parent.name for path in (ROOT / "facts" / "packs").glob("*/datapackage.yaml")}
    assert packs == set(re.findall(r"^\| `([a-z0-9-]+)` \|", README, re.MULTILINE))


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    code = _settings_in(sorted((ROOT / "bot").rglob("*.py")))
    pages = _settings_in([path for path in (*PAGES, ROOT / ".env.example") if path.is_file()])
    assert pages == code


@pytest.mark.parametrize("target", re.findall(r"\bmake ([a-z]+)\b", README))
def test_every_target_of_the_readme_exists(target: str) -> None:
    assert re.search(rf"^{target}:", MAKEFILE, re.MULTILINE)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(path: Path) -> None:
    missing = [link for link in LINK.findall(path.read_text("utf-8")) if not (path.parent / link).exists()]
    assert not missing


def test_the_readme_has_examples() -> None:
    assert len(EXAMPLES) >= 3


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_examples_of_the_readme_print_what_it_says(command: str, output: str) -> None:
    assert run(command) == output, "If the new output is right: python -m tests.examples"
