"""One lexicon file as YAML nodes, which remember their lines; whatever is wrong is noted as a fault."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Collection
from pathlib import Path
from typing import Any, TypeVar

import yaml

from facts.errors import Fault
from intents.errors import LexiconError

FOLDER = Path(__file__).parent
T = TypeVar("T")
Node = Any  # of PyYAML: ScalarNode, SequenceNode or MappingNode
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)  # all scalars are texts: "no" and "on" are words
_AS_TEXT = "Write it as one text, in quotes if it holds a colon, comma or bracket."


class LexiconFile:
    """Reads the parts of one file; `root` is None where it cannot be read or is empty."""

    def __init__(self, file: Path, faults: list[Fault]) -> None:
        self._file = file
        self._faults = faults
        self.root: Node = None
        try:
            self.root = yaml.compose(file.read_text(encoding="utf-8"), Loader=_LOADER)
        except yaml.YAMLError as error:
            self._unreadable(error)
            return
        except UnicodeDecodeError:
            faults.append(Fault(file, None, "", "", "The file is not UTF-8.", "Save it as UTF-8."))
            return
        if not isinstance(self.root, yaml.MappingNode):
            self.fault(self.root, "", "The file maps names to what they hold.", "Start with `NAME:`.")
            self.root = None

    def entries(self, node: Node, field: str = "") -> list[tuple[Node, Node]]:
        """The names of a mapping with what they hold; a name that is there twice is a fault."""
        if not isinstance(node, yaml.MappingNode):
            if node is not None:
                self.fault(node, field, "This maps names to what they hold.", "Write `name: [...]`.")
            return []
        found: dict[str, tuple[Node, Node]] = {}
        for name, value in node.value:
            if not isinstance(name, yaml.ScalarNode):
                self.fault(name, field, "A name is one text.", _AS_TEXT)
                continue
            first, _ = found.setdefault(name.value, (name, value))
            if first is not name:
                rule = f"This name is in line {first.start_mark.line + 1} already."
                self.fault(name, field, rule, "Join the two.")
        return list(found.values())

    def texts(self, node: Node, field: str) -> list[Node]:
        """The texts of a list; there is at least one."""
        if not isinstance(node, yaml.SequenceNode) or not node.value:
            self.fault(node, field, "This is a list of texts.", "Write [one, two].")
            return []
        return [item for item in node.value if self.is_text(item, field)]

    def texts_once(self, node: Node, field: str) -> list[Node]:
        """The texts of a list in which none may stand twice."""
        found: dict[str, Node] = {}
        for text in self.texts(node, field):
            first: Node = found.setdefault(text.value, text)
            if first is not text:
                rule = f"This is in line {first.start_mark.line + 1} already."
                self.fault(text, field, rule, "Take one of the two out.")
        return list(found.values())

    def is_text(self, node: Node, field: str) -> bool:
        """Whether a node is a text and not empty."""
        if isinstance(node, yaml.ScalarNode) and node.value.strip():
            return True
        rule = "This is empty." if isinstance(node, yaml.ScalarNode) else "Only texts stand here."
        self.fault(node, field, rule, _AS_TEXT)
        return False

    def is_known(self, name: Node, field: str, known: Collection[str], what: str) -> bool:
        """Whether a name is one of those known; `what` is what it would be: "type", "member"."""
        if name.value in known:
            return True
        near = difflib.get_close_matches(name.value, known, 1)
        others = ", ".join(sorted(filter(None, known)))
        remedy = f"Did you mean `{near[0]}`?" if near else f"There are {others}." if others else 'Write "".'
        self.fault(name, field, f"There is no such {what}.", remedy)
        return False

    def fault(self, node: Node, field: str, rule: str, remedy: str) -> None:
        """Notes what is wrong at a node: the rule that must hold, and what to do."""
        mark = getattr(node, "start_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (1, 1)
        text = node.value if isinstance(node, yaml.ScalarNode) else ""
        self._faults.append(Fault(self._file, line, field, text, rule, remedy, column))

    def _unreadable(self, error: Any) -> None:
        """Notes what the YAML parser says: a problem, mostly with its mark and with what it is inside of."""
        mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark is not None else (None, None)
        problem = getattr(error, "problem", None) or str(error).partition("\n")[0]
        inside = f", {error.context} that begins in line {begun.line + 1}" if begun is not None else ""
        rule = f"The file must be YAML: {problem}{inside}."
        self._faults.append(Fault(self._file, line, "", "", rule, "Mend it there.", column))


def read_file(name: str, read: Callable[[LexiconFile], T], folder: Path = FOLDER) -> T:
    """What `read` makes of one file; raises LexiconError with all faults that it notes."""
    faults: list[Fault] = []
    found = read(LexiconFile(folder / f"{name}.yaml", faults))
    if faults:
        raise LexiconError(faults)
    return found
