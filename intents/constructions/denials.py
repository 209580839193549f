"""A condition that the members asked for are said not to meet: "which states did not grow"."""

from __future__ import annotations

from dataclasses import replace

from intents.constructions.limits import TURNED
from intents.frames.parse import Parse
from intents.lexicon.words import ends, says
from intents.model import Mention, is_of

#: what may stand between a denial and what is denied: "saw no real growth", "failed to grow"
_BETWEEN = frozenset(["FILLER", "TO", "IN", "GIVE", "TECH", "PRODUCT", "YEAR"])
_SIGNS = ("surplus", "deficit")
#: conditions of their own: one denial does not say which of two it turns
_OTHERS = ("GROWTH", "MOVE", "OVER", "UNDER", "SUPER", "SHARE", "EACHYEAR", "STREAK", "EVER", "ORDINAL")


def denials(p: Parse) -> None:
    """Keep the word that denies apart from those that leave something out."""
    nouns = [p.index(m) for m in p.of("CLASS", "WHICH", "WHEN", "COUNT")]
    if not nouns or p.has("EXCEPT"):
        return
    for cue in p.items[min(nouns) + 1 :]:
        if _denies(p, cue) and (said := _denied(p, cue)) is not None:
            others = [m for m in p.of(*_OTHERS) if m is not said and m is not cue]
            p.retype(cue, {"NOT": ""})
            p.put(denied=cue, denied_alone=not others and not p.has("CLAIM"))


def _denies(p: Parse, cue: Mention) -> bool:
    """Whether a word denies the verb or sign that follows: "did not", "failed to", "had no", "were not"."""
    if says(cue, "denying") or (is_of(cue, "CLAIM") and ends(cue, "not_at_the_end")):
        return True
    before = p.previous(cue, skip=set())
    led = is_of(before, "GIVE") or (before is not None and (says(before, "be") or says(before, "having")))
    asked = any(says(m, "asserting_verbs") for m in p.items[: p.index(cue)])
    parted = asked and is_of(p.next(cue), "GROWTH", "MOVE") and not is_of(before, "COMMA")
    return "NOT" in cue and says(cue, "not") and (led or parted)


def _denied(p: Parse, cue: Mention) -> Mention | None:
    """The move, sign or limit that is denied; None where something else is left out."""
    said = p.next(cue, skip=_BETWEEN)
    if is_of(said, "FLOW") and said is not None and said.get("FLOW") not in _SIGNS:
        said = p.next(said, skip=_BETWEEN)
        return said if is_of(said, "OVER", "UNDER") else None
    return said if is_of(said, "GROWTH", "MOVE", "FLOW") and not is_of(said, "OVER", "UNDER") else None


def turned(p: Parse) -> None:
    """Turn the one condition there is; the word that denies stops the answer where it cannot be turned."""
    cue, limits = p.get("denied"), list(p.get("limits") or ())
    if cue is None or cue.used:
        return
    plain = p.get("denied_alone") and not (p.get("every") or p.get("claim") or p.get("counted_part"))
    if not plain or len(limits) != 1 or p.get("pick", "where") != "where":
        return
    p.frame["limits"] = (replace(limits[0], compare=TURNED.get(limits[0].compare, limits[0].compare)),)
    p.use(cue)
