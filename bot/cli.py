"""The tradefacts command: answers on standard output, messages for a person on standard error.

Every command imports what it needs when it runs, so that `ask` starts quickly.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from contextlib import closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from typing import BinaryIO, TextIO

    from bot.conversation import Engine
    from facts.errors import Fault
    from facts.store import Store

OK = 0
FAULTY = 2  # wrong usage, unreadable data, or a line of a batch that is not valid
UNDECLARED = 1  # check found something that the packs do not declare
INTERRUPTED = 130
ASK_STATUS = {"answered": OK, "clarify": 3, "declined": 4}

out_option = click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="Write to this file."
)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="tradefacts")
def tradefacts() -> None:
    """Answer questions about U.S. technology trade with cited figures."""


@tradefacts.command()
@click.argument("words", nargs=-1, required=True, metavar="QUESTION")
@click.option("--json", "as_json", is_flag=True, help="Print the reply object.")
@click.option("--explain", is_flag=True, help="Account for the question word by word.")
def ask(words: tuple[str, ...], as_json: bool, explain: bool) -> int:
    """Answer one question.

    Status 0: answered, 3: asked back, 4: declined.
    """
    from bot.terminal.screen import screen_for
    from bot.terminal.terminal import render_explanation, render_reply

    question = " ".join(words)
    _require_text(question)
    engine = open_engine()
    reply = engine.reply(question, None).reply
    explanation = engine.explain(question, None) if explain else None
    if as_json:
        from bot.terminal.reports import reply_json

        click.echo(reply_json(reply, explanation))
    else:
        screen = screen_for(sys.stdout)
        click.echo(render_reply(reply, screen))
        if explanation is not None:
            click.echo("\n" + render_explanation(explanation, screen))
    return ASK_STATUS[reply.status.value]


@tradefacts.command()
@click.argument("file", type=click.File("rb"), default="-")
@out_option
def batch(file: BinaryIO, out: Path | None) -> int:
    """Answer a question a line with a reply object a line."""
    from bot.terminal.batch import answer_lines, read_lines, with_progress

    if out is not None and file.name != "-" and out.exists() and out.samefile(file.name):
        raise click.UsageError(f"--out {out} is the file of questions itself; choose another.")
    engine = open_engine()
    with _writer(out) as stream:
        lines = with_progress(read_lines(file), file, sys.stderr)
        faulty = answer_lines(lines, engine, stream, lambda text: _complain_about("tradefacts batch", text))
    if faulty:
        told = (
            "1 line was not valid; its reply holds"
            if faulty == 1
            else f"{faulty} lines were not valid; their replies hold"
        )
        _complain_about("tradefacts batch", f'{told} "error".')
    return FAULTY if faulty else OK


@tradefacts.command()
def chat() -> int:
    """Hold a conversation; /quit ends it."""
    from bot.terminal.chat import WELCOME, converse, enable_line_editing, read_typed
    from bot.terminal.screen import screen_for

    engine = open_engine()
    enable_line_editing()
    click.echo(WELCOME, err=True)
    converse(engine, screen_for(sys.stdout), sys.stdout, read_typed)
    return OK


@tradefacts.command()
def slack() -> int:
    """Run the bot in Slack, by Socket Mode or HTTP."""
    from bot.settings import load_settings
    from bot.slack import run

    return run(load_settings())


@tradefacts.command()
def sources() -> int:
    """Show what the store holds: sources, tables, coverage, figures."""
    from bot.terminal.coverage import render_coverage
    from bot.terminal.screen import screen_for

    click.echo(render_coverage(open_store(), screen_for(sys.stdout)))
    return OK


@tradefacts.command()
@click.option("--source", metavar="KEY", help="Only this source.")
@out_option
def export(source: str | None, out: Path | None) -> int:
    """Write every figure as one tidy CSV."""
    from facts.export import export_rows, write_csv

    store = open_store()
    if source is not None and source not in store.sources:
        raise click.UsageError(f"There is no source {source}; there are {', '.join(store.sources)}.")
    with _writer(out) as stream:
        write_csv(export_rows(store, source), stream)
        stream.flush()
    return OK


@tradefacts.command()
@click.argument("packs", nargs=-1, type=click.Path(path_type=Path), metavar="[PACK]...")
def check(packs: tuple[Path, ...]) -> int:
    """Validate fact packs and the lexicon, and recompute what the packs print."""
    from bot.settings import load_settings
    from bot.terminal.reports import check_packs
    from bot.terminal.screen import screen_for

    text, is_clean = check_packs(packs, load_settings().packs, screen_for(sys.stdout))
    click.echo(text)
    return OK if is_clean else UNDECLARED


@tradefacts.command()
def misses() -> int:
    """Show what was not answered, grouped by what stopped it."""
    from bot.settings import load_settings
    from bot.state import open_state
    from bot.terminal.reports import render_misses
    from bot.terminal.screen import screen_for

    state = open_state(load_settings().state_url)
    with closing(state):
        click.echo(render_misses(state.misses(), screen_for(sys.stdout)))
    return OK


def open_engine() -> Engine:
    """The engine over our packs and those of TRADEFACTS_PACKS; packs at fault are named and left out."""
    from bot.conversation import load_engine
    from bot.settings import load_settings

    engine = load_engine(load_settings().packs)
    _tell(engine.store.faults)
    return engine


def open_store() -> Store:
    """The figures alone, of the same packs."""
    from bot.settings import load_settings
    from facts.store import load_store

    store = load_store(load_settings().packs)
    _tell(store.faults)
    return store


def _tell(faults: Sequence[Fault]) -> None:
    """One line for each pack that was left out."""
    by_pack: dict[Path, list[Fault]] = {}
    for fault in faults:
        by_pack.setdefault(fault.file.parent, []).append(fault)
    for pack, found in by_pack.items():
        more = f' ({len(found) - 1} more: "tradefacts check {pack}" shows all.)' if len(found) > 1 else ""
        click.echo(f"tradefacts: A pack is left out. {found[0]}{more}", err=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command; what a person did wrong is one line on standard error and status 2."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        status = tradefacts.main(arguments, prog_name="tradefacts", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message(), err=True)
        return FAULTY
    except click.UsageError as error:
        path = error.ctx.command_path if error.ctx else "tradefacts"
        return _complain_about(path, f'{error.format_message()} See "{path} --help".')
    except click.ClickException as error:
        return _complain_about("tradefacts", error.format_message())
    except click.Abort:
        return INTERRUPTED
    except Exception as error:
        if not _is_complaint(error):
            raise
        return _complain_about("tradefacts", _one_line(error))
    return int(status or OK)


def _complain_about(command: str, text: str) -> int:
    """Say in one line what is wrong and what to do; returns the status for it."""
    click.echo(f"{command}: {text}", err=True)
    return FAULTY


def _is_complaint(error: Exception) -> bool:
    """Whether an error is about the data, the settings or a file rather than a fault of this program."""
    from bot.settings import SettingsError
    from bot.state import StateError
    from facts.errors import FactsError
    from intents.errors import LexiconError

    return isinstance(error, OSError | FactsError | LexiconError | SettingsError | StateError)


def _one_line(error: Exception) -> str:
    """The first line of an error; the rest is what `check` is for."""
    first, *others = str(error).splitlines() or [type(error).__name__]
    if isinstance(error, OSError) and error.strerror:
        return (
            f"{error.filename or 'standard output'}: {error.strerror}; check that it can be read or written."
        )
    return f'{first} ({len(others)} more: "tradefacts check" shows all.)' if others else first


def _require_text(question: str) -> None:
    """Refuse what the shell could not decode: guessing letters would be guessing the question."""
    if any(0xDC80 <= ord(letter) <= 0xDCFF for letter in question):
        raise click.UsageError("The question is not UTF-8; set the terminal to UTF-8 and type it again.")


def _writer(out: Path | None) -> AbstractContextManager[TextIO]:
    """Where answers go: a file in UTF-8, or standard output, which stays open."""
    return nullcontext(sys.stdout) if out is None else out.open("w", encoding="utf-8", newline="")


if __name__ == "__main__":
    sys.exit(main())
