"""Properties of a YAML document as typed values, every wrong one noted as a fault with its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facts.errors import Fault
from facts.model import Period
from facts.reading.descriptor import PERIOD_COLUMN, parse_period
from facts.reading.yaml_lines import YamlFile, show_path

Path = tuple[str | int, ...]  # of a property: ("resources", 2, "path")


class Properties:
    """Reads single properties of one document."""

    def __init__(self, document: YamlFile, faults: list[Fault]) -> None:
        self._document = document
        self._faults = faults

    def _text(self, path: Path, data: Mapping[str, Any], name: str, *, is_needed: bool = False) -> str:
        value = data.get(name)
        if isinstance(value, (dict, list)):
            self._fault((*path, name), "", f"`{name}` is one text.", "Write it on one line.")
            return ""
        text = "" if value is None else str(value).strip()
        if is_needed and not text:
            self._fault((*path, name), "", f"`{name}` is missing.", f"Add `{name}: ...`.")
        return text

    def _texts(self, path: Path, data: Mapping[str, Any], name: str) -> tuple[str, ...]:
        value = data.get(name)
        values = value if isinstance(value, list) else [] if value is None else [value]
        if any(isinstance(one, (dict, list)) for one in values):
            self._fault((*path, name), "", f"`{name}` is a list of texts.", "Write `[one, two]`.")
            return ()
        return tuple("" if one is None else str(one).strip() for one in values)

    def _number(self, path: Path, data: Mapping[str, Any], name: str, default: int | None) -> int | None:
        value = data.get(name)
        if value is None:
            return default
        if isinstance(value, float) and value.is_integer():
            return int(value)  # 1e6
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        if str(value).replace("_", "").isdigit():
            return int(str(value).replace("_", ""))
        self._fault((*path, name), str(value), f"`{name}` is a whole number.", "Write it in digits.")
        return default

    def _choice(self, path: Path, data: Mapping[str, Any], name: str, allowed: Any, default: Any) -> Any:
        text = self._text(path, data, name)
        return (text if self._is_allowed(path, name, text, allowed) else "") or default

    def _choices(self, path: Path, data: Mapping[str, Any], name: str, allowed: Any) -> tuple[str, ...]:
        texts = self._texts(path, data, name)
        return tuple(text for text in texts if self._is_allowed(path, name, text, allowed))

    def _is_allowed(self, path: Path, name: str, text: str, allowed: Any) -> bool:
        """Whether a text is one of those allowed, or none; any other is noted."""
        if not text or text in {str(one) for one in allowed}:
            return True
        rule = f"`{name}` is one of {join_names(str(one) for one in allowed)}."
        near = difflib.get_close_matches(text, [str(one) for one in allowed], 1)
        self._fault((*path, name), text, rule, f"Did you mean `{near[0]}`?" if near else "Write one of them.")
        return False

    def _period(self, path: Path, data: Mapping[str, Any]) -> Period | None:
        value = data.get(PERIOD_COLUMN)
        return None if value is None else self._as_period((*path, PERIOD_COLUMN), value)

    def _as_period(self, path: Path, value: object) -> Period | None:
        period = parse_period(value)
        if period is None:
            rule = "A period is a year or two years, the first before the last."
            self._fault(path, str(value), rule, "Write 2020 or 2019-2020.")
        return period

    def _mapping(self, path: Path, data: Mapping[str, Any], name: str) -> dict[str, Any]:
        value = data.get(name) or {}
        if not isinstance(value, dict):
            self._fault(
                (*path, name), str(value), f"`{name}` is a mapping.", "Write `name: value` lines below it."
            )
            return {}
        return value

    def _items(
        self, path: Path, data: Mapping[str, Any], name: str, is_needed: bool = False
    ) -> list[tuple[int, dict[str, Any]]]:
        value = data.get(name)
        if not value and is_needed:
            self._fault((*path, name), "", f"`{name}` is missing.", f"List at least one under `{name}:`.")
        if value is not None and not isinstance(value, list):
            self._fault((*path, name), "", f"`{name}` is a list.", "Start each entry with a dash.")
            return []
        items = [(i, item) for i, item in enumerate(value or []) if isinstance(item, dict)]
        for i, item in enumerate(value or []):
            if not isinstance(item, dict):
                self._fault((*path, name, i), str(item), "An entry is a mapping.", "Write `- name: ...`.")
        return items

    def _known(self, path: Path, data: Any, known: frozenset[str]) -> None:
        for name in data if isinstance(data, dict) else ():
            if str(name) not in known:
                rule = "There is no such property here."
                self._fault((*path, name), str(name), rule, _nearest(str(name), sorted(known)))

    def _fault(self, path: Path, text: str, rule: str, remedy: str) -> None:
        line = self._document.line(path)
        self._faults.append(Fault(self._document.file, line, show_path(path), text, rule, remedy))


def join_names(names: Iterable[str]) -> str:
    """The names in order, for a rule."""
    return ", ".join(sorted(names))


def _nearest(text: str, names: Sequence[str]) -> str:
    near = difflib.get_close_matches(text, names, 1)
    return f"Did you mean `{near[0]}`?" if near else "Remove it, or see packs/README.md for what there is."
