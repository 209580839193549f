"""YAML that knows its lines: plain values fast, line numbers only when a fault needs one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C loader is ten times as fast
_TEXT = ("tag:yaml.org,2002:bool", "tag:yaml.org,2002:timestamp")  # NO is Norway, 2021-06-30 is printed so


class _Loader(_Base):  # type: ignore[misc]  # the base is chosen at run time
    yaml_implicit_resolvers = {  # noqa: RUF012  # a class attribute of PyYAML
        first: [(tag, pattern) for tag, pattern in resolvers if tag not in _TEXT]
        for first, resolvers in _Base.yaml_implicit_resolvers.items()
    }


class YamlFile:
    """A YAML file read into plain values."""

    def __init__(self, file: Path) -> None:
        """Reads the file; raises OSError, UnicodeDecodeError or yaml.YAMLError."""
        self.file = file
        self._text = file.read_text(encoding="utf-8")
        self.data: Any = yaml.load(self._text, Loader=_Loader)

    def line(self, path: Sequence[str | int]) -> int | None:
        """The line of the value at `path`, or of the nearest value around it that exists."""
        node = yaml.compose(self._text, Loader=_Loader)
        line = None
        for step in path:
            child = _child(node, step)
            if child is None:
                break
            line, node = child
        return line


def _child(node: Any, step: str | int) -> tuple[int, Any] | None:
    if isinstance(node, yaml.MappingNode):
        for name, value in node.value:
            if str(name.value) == str(step):
                return name.start_mark.line + 1, value
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        value = node.value[step]
        return value.start_mark.line + 1, value
    return None


def show_path(path: Sequence[str | int]) -> str:
    """A path as people write it: resources[2].schema.fields[0].period."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text
