"""A wheel holds everything that answering needs: an install without the checkout knows the same documents."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.conftest import ROOT

LAYERS = ("bot", "intents", "facts")
DATA = {".yaml", ".csv", ".txt"}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The contents of a wheel that is built from a copy, so that the checkout stays clean."""
    source, wheels, site = (tmp_path_factory.mktemp(name) for name in ("source", "wheels", "site"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for layer in LAYERS:
        shutil.copytree(ROOT / layer, source / layer, ignore=shutil.ignore_patterns("__pycache__"))
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--no-build-isolation",
    ]
    subprocess.run([*build, "--wheel-dir", str(wheels), str(source)], check=True, capture_output=True)
    with zipfile.ZipFile(next(wheels.glob("*.whl"))) as wheel:
        wheel.extractall(site)
    return site


@pytest.mark.parametrize("layer", LAYERS)
def test_every_file_of_data_is_in_the_wheel(installed: Path, layer: str) -> None:
    data = {path.relative_to(ROOT) for path in (ROOT / layer).rglob("*") if path.suffix in DATA}
    assert {path for path in data if not (installed / path).is_file()} == set()


def test_it_answers_without_the_checkout(installed: Path, tmp_path: Path) -> None:
    program = (
        "from bot.conversation import load_engine; import facts.store\n"
        "print(facts.store.__file__)\n"
        "print(load_engine().reply('tech exports in 2020').reply.values[0].value)"
    )
    run = subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(installed)},
        check=False,
    )
    assert run.stderr == ""
    assert run.stdout.split() == [str(installed / "facts" / "store.py"), "334703749469.0"]
