"""Tech among all exports, dollars per job, all states together, trade between others."""

from __future__ import annotations

from intents.model import Mention
from intents.parse import Parse
from intents.words import begins, holds, says


def per_job(p: Parse) -> None:
    """Dollars per job, jobs per billion dollars: exports and jobs in one ratio."""
    if any("jobs" not in m.get("MEASURE") for m in p.all("MEASURE")):
        return
    jobs = [m for m in p.all("MEASURE") if "jobs" in m.get("MEASURE")] or [
        m for m in p.items if says(m, "job")
    ]
    pers = (
        p.all("PER")
        + [m for m in p.all("RATIO") if m.text not in {"/"}]
        + p.all("TIMES_CUE")
        + [
            m
            for m in p.items
            if says(m, "per_one")
            and (n := p.next(m, skip={"FILLER", "TECH", "FLOW"})) is not None
            and n in jobs
        ]
    )
    money = [m for m in p.items if {"DOLLARS", "FLOW", "QUANTITY", "HOWMUCH"} & set(m.kinds)]
    if not jobs or not pers or not money:
        return
    per = pers[0]
    after = p.items[p.index(per) + 1 :]
    jobs_first = (
        any(m in jobs for m in p.items[: p.index(per)])
        and any({"DOLLARS", "QUANTITY"} & set(m.kinds) or begins(m, "money") for m in after)
        and not any(m in jobs for m in after)
    )
    if not jobs_first and not any(m in jobs for m in after):
        return
    p.put(per_job="jobs" if jobs_first else "money")
    p.use(
        *pers,
        *jobs,
        *p.all("DOLLARS"),
        *p.all("QUANTITY"),
        *p.all("MEAN"),
        *p.all("COUNT"),
        *p.free("NUMBER"),
    )
    for m in jobs:
        m.role = "jobs"


def sectors(p: Parse) -> None:
    """Tech as one sector of all exports: "is tech the top export of Idaho"."""
    techs = [m for m in p.items if ("TECH" in m or "PRODUCT" in m) and m.role == ""]
    if not techs:
        return
    if _is_last_asked(p, techs[-1]):
        p.put(sector=True)
        p.use(*p.all("RANK"))
        return
    ranked = [m for m in p.items if {"SUPER", "ORDINAL", "RANK"} & set(m.kinds) and not m.used]
    after = [m for m in ranked if p.index(m) > p.index(techs[0])]
    heads = [m for m in p.items if m.get("FLOW") == "exports" or m.get("CLASS") in {"category", "sector"}]
    all_exports = any(m.get("CLASS") in {"category", "sector"} for m in heads) or any(
        p.index(h) > p.index(m) for h in heads for m in after
    )
    verb = any(
        says(m, "be") or says(m, "placing_verbs") or {"RANK", "AS", "GIVE"} & set(m.kinds) for m in p.items
    )
    techs = [
        t
        for t in techs
        if (n := p.next(t, skip={"FLOW", "FILLER", "PRODUCT"})) is None
        or "CLASS" not in n
        or n.get("CLASS") == "sector"
    ]
    if not techs:
        return
    ranked = [m for m in ranked if p.index(m) > p.index(techs[0])]
    after = [m for m in after if p.index(m) > p.index(techs[0])]
    if any(m.get("FLOW") not in {"exports", None} for m in p.items):
        return
    if (
        not after
        or not verb
        or not all_exports
        or p.has("QUANTITY", "GROWTH", "MOVE", "DEFINITION", "SHARE", "CATEGORY_ONLY")
    ):
        return
    if techs[0].get("PRODUCT") in {"services"} and not p.has("TECH") and not holds(techs[0], "tech"):
        return
    if any("CATEGORY" in m and "PRODUCT" not in m for m in p.items):
        return
    if p.has("CLASS") and any(m.get("CLASS") in {"partner", "techarea", "year"} for m in p.all("CLASS")):
        return
    p.put(sector=True, **_sector_place(p, after))
    p.use(*after)


def _is_last_asked(p: Parse, tech: Mention) -> bool:
    """Whether tech is asked about at the end: "in which place among all services exports is tech?"."""
    before = p.previous(tech, skip=set())
    last = [m for m in p.items if not {"QMARK", "MARK", "IN", "YEAR"} & set(m.kinds)][-1]
    heads = any(m.get("CLASS") in {"category", "sector"} for m in p.all("CLASS"))
    return (
        tech is last
        and "TECH" in tech
        and before is not None
        and says(before, "be")
        and p.has("RANK")
        and heads
    )


def _sector_place(p: Parse, ranked: list[Mention]) -> dict[str, object]:
    first = ranked[0]
    if "ORDINAL" in first:
        return {"sector_place": ("=", first.get("ORDINAL"))}
    number = p.next(first)
    if number is not None and "NUMBER" in number:
        p.use(number)
        return {"sector_place": ("<=", int(number.get("NUMBER")))}
    if number is not None and "ORDINAL" in number:
        p.use(number)
        return {"sector_place": ("=", int(number.get("ORDINAL")))}
    return {"sector_place": ("=", 1)} if "SUPER" in first else {}


def everyone(p: Parse) -> None:
    """The sum of the state table, beside a part of it or the nation: "all 50 states added up"."""
    states = [m for m in p.all("CLASS") if m.get("CLASS") == "area"]
    summing = [m for m in p.items if "SUM" in m or says(m, "sum")]
    if (
        not states
        or not summing
        or not p.has("SHARE", "PERCENT", "DIFFERENCE", "GROWTH")
        or p.has("SUPER", "ORDINAL", "QUANTITY")
    ):
        return
    p.put(everyone=True)
    p.use(*states, *summing, *p.free("NUMBER"))
    for m in states + summing:
        m.role = "everyone"
    for m in p.all("AREA"):
        before = p.previous(m)
        if before is not None and "AND" in before and p.index(m) - p.index(states[0]) in range(1, 4):
            m.role = "counted"
            p.use(m)
    if p.has("SHARE", "PERCENT") and not p.has("GROWTH"):
        p.put(level="share")
        p.use(*p.all("SHARE"), *p.all("PERCENT"))


def bilateral(p: Parse) -> None:
    """What no source has, trade between two others: "trade between Japan and Germany"."""
    partners = [m for m in p.all("PARTNER") if m.role == ""]
    if (
        p.has("BETWEEN")
        and p.has("FLOW")
        and len(partners) == 2
        and not p.has("DIFFERENCE", "COMPARE", "VS", "MORE", "WHICH")
        and "AND" in (p.next(partners[0]) or partners[0])
    ):
        p.put(bilateral=True)
        p.use(*p.all("BETWEEN"))
