"""Reads a pack: descriptor, code lists, tables, statements, notes; reports every fault at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from facts.errors import Fault, PackError
from facts.model import Dimension, Finding, Key, Measure, Note, Observation, Period, Source
from facts.reading.codes import CodeBook, Library, read_codes
from facts.reading.contradictions import read_contradictions
from facts.reading.descriptor import (
    FILE_NAME,
    Caveat,
    Definition,
    Descriptor,
    Resource,
    ResourceKind,
)
from facts.reading.descriptor_file import read_descriptor
from facts.reading.drafts import FigureReader, Vocabulary, same_faults
from facts.reading.statements import read_notes, read_statements
from facts.reading.tables import read_table
from facts.reading.yaml_lines import YamlFile, show_path
from facts.units import is_unit, unit_names

PACKS = Path(__file__).parent.parent / "packs"


@dataclass(frozen=True, slots=True)
class Pack:
    """One document, read and free of faults."""

    descriptor: Descriptor
    book: CodeBook  # the shared codes and the pack's own
    observations: tuple[Observation, ...]  # in printed order, file by file
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]  # declared contradictions
    by_resource: tuple[tuple[Resource, tuple[Observation, ...]], ...]

    @property
    def source(self) -> Source:
        """The document."""
        return self.descriptor.source

    @property
    def caveats(self) -> tuple[Caveat, ...]:
        """What a reader must know about some figures."""
        return self.descriptor.caveats


def pack_folders() -> tuple[Path, ...]:
    """The folders of the packs that belong to the project, in the order of their names."""
    return tuple(
        sorted(folder for folder in PACKS.iterdir() if folder.is_dir() and folder.name[0] not in "._")
    )


def load_pack(folder: Path, library: Library) -> Pack:
    """The pack in `folder`; raises PackError with all its faults."""
    faults: list[Fault] = []
    descriptor = read_descriptor(folder, faults)
    if descriptor is None:
        raise PackError(faults)
    with same_faults(faults):
        pack = _read(descriptor, library, faults)
    if faults:
        raise PackError(faults)
    return pack


def _read(descriptor: Descriptor, library: Library, faults: list[Fault]) -> Pack:
    book = _codes(descriptor, library, faults)
    vocabulary = Vocabulary(
        book, _measures(descriptor, library, book, faults), _definitions(descriptor, library)
    )
    reader = FigureReader(descriptor, vocabulary, faults)
    by_resource: list[tuple[Resource, tuple[Observation, ...]]] = []
    for resource in descriptor.resources:
        if resource.kind is ResourceKind.TABLE:
            by_resource.append((resource, read_table(reader, resource)))
        elif resource.kind is ResourceKind.STATEMENTS:
            by_resource.append((resource, read_statements(reader, resource)))
    for resource, found in by_resource:
        _check_once(reader, resource, found, faults)
    observations = tuple(observation for _, found in by_resource for observation in found)
    notes = [n for r in _of(descriptor, ResourceKind.NOTES) for n in read_notes(reader, r)]
    findings = [
        finding
        for resource in _of(descriptor, ResourceKind.CONTRADICTIONS)
        for finding in read_contradictions(reader, resource, observations)
    ]
    return Pack(descriptor, book, observations, tuple(notes), tuple(findings), tuple(by_resource))


def _of(descriptor: Descriptor, kind: ResourceKind) -> Sequence[Resource]:
    return [resource for resource in descriptor.resources if resource.kind is kind]


def _codes(descriptor: Descriptor, library: Library, faults: list[Fault]) -> CodeBook:
    files = [descriptor.folder / resource.path for resource in _of(descriptor, ResourceKind.CODES)]
    book = library.book.copy() if files else library.book
    for file in files:
        known = _definitions(descriptor, library)
        read_codes(file, book, faults, descriptor.definition, descriptor.ambiguous, known)
    return book


def _measures(
    descriptor: Descriptor, library: Library, book: CodeBook, faults: list[Fault]
) -> dict[str, Measure]:
    measures = {measure.code: measure for measure in (*library.measures, *descriptor.measures)}
    for number, measure in enumerate(descriptor.measures):
        if measure.unit and not is_unit(measure.unit):
            remedy = f"Choose one of {', '.join(sorted(unit_names()))}."
            faults.append(
                _measure_fault(descriptor, number, "unit", measure.unit, "There is no such unit.", remedy)
            )
        places = measure.places.of if measure.places else ""
        for name, code in (("base", measure.base), ("upper", measure.upper), ("places", places)):
            if code and code not in measures:
                rule = "This is the code of another measure."
                faults.append(_measure_fault(descriptor, number, name, code, rule, "Name one that there is."))
        if measure.part_of_all and book.get(Dimension.FLOW, measure.part_of_all) is None:
            rule, remedy = "There is no such flow.", "Write exports, imports or balance."
            faults.append(
                _measure_fault(descriptor, number, "part_of_all", measure.part_of_all, rule, remedy)
            )
    return measures


def _measure_fault(
    descriptor: Descriptor, number: int, name: str, text: str, rule: str, remedy: str
) -> Fault:
    file, path = descriptor.folder / FILE_NAME, ("measures", number, name)
    return Fault(file, YamlFile(file).line(path), show_path(path), text, rule, remedy)


def _definitions(descriptor: Descriptor, library: Library) -> dict[str, Definition]:
    return {definition.code: definition for definition in (*library.definitions, *descriptor.definitions)}


def _check_once(
    reader: FigureReader, resource: Resource, observations: Sequence[Observation], faults: list[Fault]
) -> None:
    """A table prints each figure once; two cells for one figure mean that a dimension is missing."""
    seen: dict[tuple[Key, Period], Observation] = {}
    for observation in observations:
        first = seen.setdefault((observation.key, observation.period), observation)
        if first is not observation and resource.kind is ResourceKind.TABLE:
            rule = f'Line {reader.line(first)}, column "{first.place.column}" is the same figure.'
            remedy = "Say what sets them apart: another dimension, measure, flow or period."
            file, column = reader.descriptor.folder / resource.path, f'column "{observation.place.column}"'
            faults.append(Fault(file, reader.line(observation), column, observation.printed, rule, remedy))
