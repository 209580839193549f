"""What the command prints besides replies: JSON, the export, the check of the data, the misses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.terminal.screen import Screen, align, printable

if TYPE_CHECKING:
    from bot.conversation import Explanation
    from bot.reply import Reply
    from bot.state.notes import Miss
    from facts.auditing.audit import Audit, Contradiction
    from facts.store import Store


def reply_json(reply: Reply, explanation: Explanation | None) -> str:
    """The reply object of the contract; an explanation is one key more."""
    shown: dict[str, Any] = reply.to_json()
    if explanation is not None:
        shown["explanation"] = {
            "words": [
                {"text": row.text, "role": row.role, "meaning": row.meaning} for row in explanation.rows
            ],
            "corrections": [{"typed": typed, "read": read} for typed, read in explanation.corrections],
            "slots": [
                {"slot": slot, "value": value, "origin": origin} for slot, value, origin in explanation.slots
            ],
        }
    return json.dumps(shown, ensure_ascii=False, indent=2)


def check_packs(packs: Sequence[Path], extra: Sequence[Path], screen: Screen) -> tuple[str, bool]:
    """What is wrong with the packs, and whether they declare all of it.

    Without `packs` every document is checked, ours and those in `extra`, and the lexicon.
    """
    from facts.auditing.audit import audit
    from facts.reading.packs import pack_folders
    from facts.store import load_store

    ours = {folder.resolve() for folder in pack_folders()}
    added = dict.fromkeys(path.resolve() for path in (*packs, *extra) if path.resolve() not in ours)
    store = load_store(tuple(added))
    wanted = {path.resolve() for path in packs} or ours | set(added)
    found = _only(
        audit(store), {p.source.key for p in store.packs if p.descriptor.folder.resolve() in wanted}
    )
    faults = [str(fault) for fault in store.faults if fault.file.parent.resolve() in wanted]
    faults += [] if packs else _lexicon_faults(store)
    parts = ["\n".join(faults), _contradictions(found, screen), _verdict(found, len(faults))]
    return "\n\n".join(part for part in parts if part), found.is_clean and not faults


def _lexicon_faults(store: Store) -> list[str]:
    from intents.errors import LexiconError
    from intents.lexicon.lexicon import load_lexicon

    try:
        load_lexicon(store)
    except LexiconError as error:
        return [str(fault) for fault in error.faults]
    return []


def _only(audit: Audit, sources: set[str]) -> Audit:
    """The part of an audit that is about some documents."""

    def about(found: Sequence[Contradiction]) -> tuple[Contradiction, ...]:
        return tuple(
            contradiction for contradiction in found if contradiction.observation.place.source in sources
        )

    return replace(
        audit,
        known=about(audit.known),
        undeclared=about(audit.undeclared),
        rounded=about(audit.rounded),
        stale=tuple(finding for finding in audit.stale if finding.place.source in sources),
    )


def _contradictions(audit: Audit, screen: Screen) -> str:
    header = ("place", "printed", "recomputed", "difference", "kind")
    rows = [
        (row.place, row.printed, f"{_exact(row.recomputed)} {row.unit}", _exact(row.difference), row.kind)
        for row in audit.rows()
    ]
    return align(header, rows, screen) if rows else ""


def _verdict(audit: Audit, faults: int) -> str:
    """The outcome in one line, with what to do."""
    parts = [f"{audit.checked:,} figures of all packs recomputed"]
    parts.append(f"{_count(len(audit.known), 'contradiction')} declared")
    if audit.rounded:
        parts.append(f"{len(audit.rounded)} off by the rounding of their parts")
    if faults:
        parts.append(f"{_count(faults, 'fault')} in the files: mend them as each line says")
    if audit.undeclared:
        parts.append(f"{len(audit.undeclared)} undeclared: compare cell and page, then mend or declare it")
    if audit.stale:
        parts.append(f"{len(audit.stale)} declared but not found: take the declaration out")
    return "; ".join(parts) + "."


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _exact(value: float) -> str:
    """A figure in full, without the noise of floating point."""
    return f"{value:,.4f}".rstrip("0").rstrip(".")


def render_misses(misses: Iterable[Miss], screen: Screen) -> str:
    """Questions that were not answered, under the words that stopped them, the most frequent first."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for miss in misses:
        groups.setdefault(miss.words, []).append(miss.question)
    ordered = sorted(groups.items(), key=lambda group: -len(group[1]))
    shown = [_miss_group(words, questions, screen) for words, questions in ordered]
    return "\n\n".join(shown) if shown else "No question has been missed."


def _miss_group(words: tuple[str, ...], questions: Sequence[str], screen: Screen) -> str:
    title = f"{len(questions)}  {', '.join(words) or '(no single word)'}"
    listed = [f"   {question}" for question in dict.fromkeys(" ".join(q.split()) for q in questions)]
    return "\n".join([screen.paint(printable(title), 1), *map(printable, listed)])
