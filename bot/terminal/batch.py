"""Many questions at once: one line in, one reply object out, in order."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Any, BinaryIO, NoReturn, TextIO

if TYPE_CHECKING:
    from bot.conversation import Context, Engine

LINE_LIMIT = 4_000_000  # bytes of one line; a question of 100,000 escaped characters has 600,000
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
UNSAFE = re.compile("[\x85\u2028\u2029\ud800-\udfff]")  # line ends for some readers; no UTF-8


class LineError(ValueError):
    """A line that holds no question; the text says what is wrong with it and what to write."""

    def __init__(self, problem: str, id_: Any = None) -> None:
        super().__init__(problem)
        self.id = id_


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a batch: a conversation whose last turn is answered."""

    turns: tuple[str, ...]
    id: Any = None  # any JSON value, echoed

    def __post_init__(self) -> None:
        if not self.turns:
            raise ValueError("A conversation has at least one turn.")


def answer_lines(lines: Iterable[bytes], engine: Engine, out: TextIO, note: Callable[[str], object]) -> int:
    """Answer every line to `out`, flushed one by one; returns how many lines were not valid.

    `note` is told of replies that failed, which is a fault of ours and none of the line's.
    """
    faulty = 0
    for number, line in zip(count(1), lines):
        try:
            item = parse_line(line)
            shown = _answer(item, engine)
        except LineError as error:
            faulty += 1
            shown = _dump({"id": error.id, "error": f"Line {number}: {error}"})
        except Exception as error:  # the other lines must still be answered
            faulty += 1
            note(f"line {number} could not be answered: {type(error).__name__}: {error}")
            shown = _dump({"id": item.id, "error": f"Line {number}: This question could not be answered."})
        out.write(shown + "\n")
        out.flush()
    return faulty


def read_lines(stream: BinaryIO) -> Iterator[bytes]:
    """The lines of a stream as they come, without their ends; of a line over the limit only its beginning."""
    while line := stream.readline(LINE_LIMIT + 2):
        whole = line
        while not line.endswith(b"\n") and (line := stream.readline(LINE_LIMIT)):
            pass
        yield whole.removesuffix(b"\n").removesuffix(b"\r")


def with_progress(lines: Iterator[bytes], file: BinaryIO, screen: TextIO) -> Iterator[bytes]:
    """The same lines, with a progress bar where `screen` is a terminal; `file` is counted if it can be."""
    if not screen.isatty():
        return lines
    from tqdm import tqdm

    total = None
    if file.seekable():
        total = sum(1 for _ in file)
        file.seek(0)
    return iter(tqdm(lines, total=total, file=screen, unit=" questions", leave=False))


def parse_line(line: bytes) -> Item:
    """The conversation that a line holds: plain text, a JSON string or an object with "turns".

    Raises LineError. Plain text may begin with a quotation mark or be a number ("2020"), but what is
    meant as JSON and is none is said to be broken rather than read as a question.
    """
    if len(line) > LINE_LIMIT:
        raise LineError(f"It is longer than {LINE_LIMIT:,} bytes; ask in fewer words.")
    try:
        text = line.decode("utf-8-sig").strip()
    except UnicodeDecodeError as error:
        raise LineError(f"It is not UTF-8 at byte {error.start + 1}; save the file as UTF-8.") from None
    if text[:1] not in ("{", '"', "[") and text not in ("null", "true", "false"):
        return Item((text,))
    value = _parse_json(text)
    if isinstance(value, str):
        return Item((clean_text(value),))
    if isinstance(value, dict):
        return Item(_turns_of(value), value.get("id"))
    raise LineError(
        'It is JSON but no question; write text, or an object such as {"id": 1, "turns": ["..."]}.'
    )


def clean_text(text: str) -> str:
    """Text that can be written as UTF-8: half of a character, as an escape may hold it, becomes U+FFFD."""
    return LONE_SURROGATE.sub("\ufffd", text)


def _parse_json(text: str) -> Any:
    """The value of a line that begins like JSON; a line that is plain text after all is returned as it is."""
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        if _is_quoted_prose(text):
            return text
        raise LineError(f"It is broken JSON at column {error.pos + 1}: {error.msg}.") from None
    except RecursionError:
        raise LineError(
            "Its JSON is nested too deeply; an object needs no more than a list of turns."
        ) from None
    except ValueError as error:  # NaN, or an integer of thousands of digits
        raise LineError(f"It holds a number that JSON does not know: {error}.") from None


def _is_quoted_prose(text: str) -> bool:
    """Whether broken JSON is rather a question: "Tech exports" of Oregon, or [Oregon] exports."""
    closing = {'"': '"', "[": "]"}.get(text[0])
    return closing is not None and closing in text[1:-1] and not text.startswith(('["', "[["))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _turns_of(value: dict[str, Any]) -> tuple[str, ...]:
    turns = value.get("turns")
    if isinstance(turns, list) and turns and all(isinstance(turn, str) for turn in turns):
        return tuple(clean_text(turn) for turn in turns)
    state = "has no" if "turns" not in value else "has an unusable"
    raise LineError(
        f'It {state} "turns"; write a list of one or more texts: "turns": ["..."].', value.get("id")
    )


def _answer(item: Item, engine: Engine) -> str:
    context: Context | None = None
    for question in item.turns:
        turn = engine.reply(question, context)
        context = turn.context
    return _dump(turn.reply.to_json(item.id))


def _dump(shown: dict[str, Any]) -> str:
    """One line of JSON; an id that JSON cannot hold again is replaced by null."""
    try:
        line = json.dumps(shown, ensure_ascii=False, allow_nan=False)
    except (ValueError, RecursionError):
        return _dump(shown | {"id": None})
    return UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)
