"""By what a figure is told apart: "a breakdown by state", "the goods and services split"."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.model import is_of


def breakdowns(p: Parse) -> None:
    """What goods and services make up: "the goods and services split of jobs in percent"."""
    cue = next(iter(p.all("BREAKDOWN", "")), None)
    if cue is not None and len(p.all("BREAKDOWN")) > 1:
        p.use(cue)  # "a breakdown by state"
        return
    kinds = {m.get("PRODUCT") for m in p.all("PRODUCT")}
    if cue is None and is_of(p.items[0], "COMPARE") and "both" in kinds and len(p.all("FLOW")) == 1:
        cue = p.items[0]  # "compare goods and services exports"
    if cue is None and "both" in kinds:
        cue = next(iter(p.saying("one_and_the_other")), None)
    if cue is None or not ("both" in kinds or {"products", "services"} <= kinds):
        return
    p.put(split=True)
    p.use(cue)
    if p.has("PERCENT", "SHARE"):
        p.put(level="share")
        p.use(*p.all("PERCENT"), *p.all("SHARE"))
