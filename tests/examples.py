"""The examples of the README: `python -m tests.examples` writes their output anew."""

from __future__ import annotations

import re
import shlex
from contextlib import redirect_stdout
from io import StringIO

from bot.cli import main
from tests.conftest import ROOT

README = ROOT / "README.md"
EXAMPLE = re.compile(r"^```console\n\$ (?P<command>.*)\n(?P<output>(?:.*\n)*?)```$", re.MULTILINE)


def run(command: str) -> str:
    """What a command of an example prints; `make ask` stands for the command that it runs."""
    words = shlex.split(command)
    if words[:2] == ["make", "ask"]:
        words = ["tradefacts", "ask", words[2].removeprefix("q=")]
    with redirect_stdout(StringIO()) as out:
        main(words[1:])
    return out.getvalue()


def rewritten(text: str) -> str:
    """A page with the output of each of its examples as it is now."""
    return EXAMPLE.sub(lambda found: f"```console\n$ {found['command']}\n{run(found['command'])}```", text)


if __name__ == "__main__":
    README.write_text(rewritten(README.read_text("utf-8")), "utf-8")
