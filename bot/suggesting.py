"""Questions near one that was not answered, each sure to be answered."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from itertools import islice

from bot.words.wording import sentences
from facts.computing.answer import Answer, compute
from facts.computing.query import Query
from facts.model import Dimension
from facts.store import Store
from intents.model import Frame, Reading
from intents.read import Reader

#: how many are offered
MAX_SUGGESTIONS = 3
#: how many verdicts on candidates an engine keeps: several times what all names of the store give
_MAX_KEPT = 1024


class Suggester:
    """Fills the templates with what a question named and keeps the candidates that the bot itself answers."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store = store
        self._reader = reader
        self._known_queries = lru_cache(_MAX_KEPT)(self._queries)

    def suggest(self, frame: Frame) -> tuple[str, ...]:
        """Up to three questions near a frame, nearest first; reads no more candidates than it needs."""
        candidates = dict.fromkeys((*self._near(frame), *sentences()["examples"]))
        return tuple(islice(filter(self._known_queries, candidates), MAX_SUGGESTIONS))

    def suggest_next(self, frame: Frame, answered: Collection[Query]) -> tuple[str, ...]:
        """Up to three other questions about what an answered one named; none where it named nothing."""
        near = (question for question in self._near(frame) if self._is_new(question, answered))
        return tuple(islice(near, MAX_SUGGESTIONS))

    def _is_new(self, question: str, answered: Collection[Query]) -> bool:
        queries = self._known_queries(question)
        return bool(queries) and not any(query in answered for query in queries)

    def _near(self, frame: Frame) -> Iterator[str]:
        slots, templates = frame.slots, sentences()["suggestions"]
        for area in slots.areas[:1]:
            yield from self._filled(templates["area"], "area", area)
        for partner in slots.partners[:1]:
            yield from self._filled(templates["partner"], "partner", partner)
        for category in slots.categories[:1]:
            definition, _, code = category.split("|")[0].partition("/")
            lines = next((d.lines for d in self._store.definitions if d.code == definition), "category")
            yield from self._filled(templates[lines], "category", code, definition)

    def _filled(self, templates: list[str], name: str, code: str, definition: str = "") -> Iterator[str]:
        if found := self._store.code(Dimension(name), code, definition):
            yield from (template.format(**{name: found.label}) for template in templates)

    def _queries(self, question: str) -> tuple[Query, ...]:
        """What a question asks of the store; () if any part of it is not sure to be answered."""
        queries: list[Query] = []
        for outcome in self._reader.read(question).outcomes:
            if not isinstance(outcome, Reading) or not isinstance(
                compute(outcome.query, self._store), Answer
            ):
                return ()
            queries.append(outcome.query)
        return tuple(queries)
