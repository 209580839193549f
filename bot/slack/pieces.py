"""Two pieces that every message is made of; both show text as it is, without markup."""

from __future__ import annotations

from slackblocks import Block, ContextBlock, PlainText, SectionBlock

from bot.slack.escape import plain, shorten

_SECTION = 2_900
_MAX_SECTIONS = 4
_CONTEXT = 1_900


def sections(text: str) -> list[Block]:
    """Text in as many plain sections as it needs, at most four."""
    parts: list[Block] = []
    rest = plain(text).strip()
    while rest and len(parts) < _MAX_SECTIONS:
        cut = len(rest) if len(rest) <= _SECTION else (rest.rfind("\n", 1, _SECTION) + 1 or _SECTION)
        parts.append(SectionBlock(PlainText(rest[:cut])))
        rest = rest[cut:].strip()
    return parts


def context(text: str) -> list[Block]:
    """Small grey text; no block where there is none."""
    shown = shorten(plain(text).strip(), _CONTEXT)
    return [ContextBlock([PlainText(shown)])] if shown else []
