"""Near misses: twins of answerable sentences that ask for something no table holds."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tests.grammar.sentences import Grammar, Item, said
from tests.grammar.subjects import Subject


def near_misses(grammar: Grammar) -> Iterator[Item]:
    """Endless: every phrasing with every kind of subject, missed in one way that fits it."""
    ways = [narrowed, elsewhere, outside, crossed, by_month, trailing, other_measure, bilateral, half_known]
    recipes = list(grammar.recipes())
    while True:
        grammar.random.shuffle(recipes)
        for pattern, subject, template in recipes:
            grammar.random.shuffle(ways)
            for way in ways:
                if text := way(grammar, pattern, subject, template):
                    yield Item(said(text), pattern, template, subject.name, None, way.__name__)
                    break


def narrowed(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """With a narrowing word that nothing explains: "wooden tech exports"."""
    text = _filled(grammar, pattern, subject, template)
    return text.replace("^", _any_of(grammar, "narrowing") + " ") if "^" in text else ""


def elsewhere(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """Of a place, partner or good that no table has."""
    if not re.search("{s}|{x}", template) or subject.name.startswith("nation"):
        return ""
    name = _unknown_name(grammar, subject)
    form = grammar.random.choice(subject.forms)
    return _filled(grammar, pattern, subject, template, s=form.format(x=name), x=name)


def outside(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """In a year that the table has not."""
    slot = next((slot for slot in ("y", "a") if f"{{{slot}}}" in template), "")
    years = [year for year in subject.outside if slot == "y" or year < subject.years[0]]
    year = str(grammar.random.choice(years))
    return _filled(grammar, pattern, subject, template, **{slot: year}) if slot else ""


def crossed(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """Dimensions that no table crosses: a state's imports, a category by partner."""
    if "{s}" not in template or not subject.crossed:
        return ""
    others = {
        "category": "category-exports",
        "area": "area-exports",
        "state": "state",
        "partner": "partner-exports",
    }
    names = {slot: _usual_name(grammar, grammar.subjects[name]) for slot, name in others.items()}
    form = grammar.random.choice(subject.crossed)
    return _filled(
        grammar, pattern, subject, template, s=form.format(x=_usual_name(grammar, subject), **names)
    )


def by_month(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """For a part of a year."""
    text = _filled(grammar, pattern, subject, template)
    found = re.search(r"in (\d{4})", text)
    if not found:
        return ""
    period = _any_of(grammar, "periods").format(y=found.group(1))
    return text[: found.start()] + period + text[found.end() :]


def trailing(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """With a narrowing phrase behind it: "tech exports of Utah in real terms"."""
    if "{s}" not in template:
        return ""
    form = grammar.random.choice(subject.forms).format(x=_usual_name(grammar, subject))
    return _filled(grammar, pattern, subject, template, s=f"{form} {_any_of(grammar, 'trailing')}")


def other_measure(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """Of a measure that no document has: "Utah's tech wages"."""
    text = _filled(grammar, pattern, subject, template) if "{s}" in template else ""
    found = re.search(r"\b(exports|imports)\b", text)
    if not found or "balance" in subject.name or "{t}" in template or "{whole}" in template:
        return ""
    return text.replace(found.group(), _any_of(grammar, "measures"))


def bilateral(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """Between two other countries."""
    if "{s}" not in template or not subject.name.startswith("partner"):
        return ""
    one, two = (subject.spellings[line][0] for line in grammar.random.sample(subject.lines, 2))
    form = grammar.random.choice(
        ("{}'s advanced technology exports to {}", "high-tech trade between {} and {}")
    )
    return _filled(grammar, pattern, subject, template, s=form.format(one, two))


def half_known(grammar: Grammar, pattern: str, subject: Subject, template: str) -> str:
    """Of a known line and an unknown one together."""
    if "{j}" not in template:
        return ""
    unknown = _unknown_name(grammar, subject)
    form = grammar.random.choice(subject.joint)
    return _filled(
        grammar, pattern, subject, template, j=form.format(x=f"{_usual_name(grammar, subject)} and {unknown}")
    )


def _filled(grammar: Grammar, pattern: str, subject: Subject, template: str, **fixed: str) -> str:
    filled = grammar.fill(pattern, subject, template, **fixed)
    return filled[0] if filled else ""


def _any_of(grammar: Grammar, kind: str) -> str:
    return str(grammar.random.choice(grammar.data["near_misses"][kind]))


def _unknown_name(grammar: Grammar, subject: Subject) -> str:
    kind = subject.name.partition("-")[0]
    like = {"state": "area", "area": "category", "group": "partner", "jobs": "partner"}
    return _any_of(grammar, like.get(kind, kind))


def _usual_name(grammar: Grammar, subject: Subject) -> str:
    return subject.spellings[grammar.random.choice(subject.lines)][0]
