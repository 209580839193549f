"""Jobs: dollars per job, jobs per billion dollars, and what the workers earn."""

from __future__ import annotations

from intents.frames.parse import Parse
from intents.lexicon.words import begins, says
from intents.model import Mention, is_of

_BEFORE_JOBS = {"FILLER", "TECH", "FLOW"}


def per_job(p: Parse) -> None:
    """Dollars per job, jobs per billion dollars: exports and jobs in one ratio."""
    if any("jobs" not in m.get("MEASURE") for m in p.all("MEASURE")):
        return
    jobs = p.all("MEASURE") or p.saying("job")
    if not jobs:
        rates = [m for m in p.all("PER") if is_of(p.next(m), "DOLLARS") and p.index(m) == 0]
        for rate in rates[: not p.has("HOWMUCH", "COUNT")]:  # "per billion of exports?": of what came before
            p.retype(rate, {"UNKNOWN": rate.text.lower()})
        return
    pers = _set_against(p, jobs)
    money = p.has("DOLLARS", "FLOW", "QUANTITY", "HOWMUCH")
    if not pers or not money or _are_jobs_against_jobs(p, jobs):
        return
    at = p.index(pers[0])
    before, after = ([m in jobs for m in part] for part in (p.items[:at], p.items[at + 1 :]))
    by_money = any({"DOLLARS", "QUANTITY"} & set(m.kinds) or begins(m, "money") for m in p.items[at + 1 :])
    jobs_first = any(before) and by_money and not any(after)
    if not jobs_first and not any(after):
        return
    if any(m.get("FLOW") not in {"exports", None} for m in p.all("FLOW")):
        p.retype(pers[0], {"UNKNOWN": pers[0].text.lower()})  # "the deficit per export job"
        return
    p.put(per_job="jobs" if jobs_first else "money")
    p.use(*pers, *jobs, *p.free("NUMBER"))
    for kind in ("DOLLARS", "QUANTITY", "MEAN", "COUNT"):
        p.use(*p.all(kind))
    for m in jobs:
        m.role = "jobs"


def _set_against(p: Parse, jobs: list[Mention]) -> list[Mention]:
    """What sets one thing against another: "per", "to", "for every", "for one job"."""
    alone = (m for m in p.saying("per_one") if p.next(m, skip=_BEFORE_JOBS) in jobs)
    ones = [m for m in alone if (verb := p.previous(m, skip=set())) is None or not says(verb, "holding")]
    return [*p.all("PER"), *(m for m in p.all("RATIO") if m.text != "/"), *p.all("TIMES_CUE"), *ones]


def _are_jobs_against_jobs(p: Parse, jobs: list[Mention]) -> bool:
    """Whether jobs of one kind are held against those of another: "goods jobs to services jobs"."""
    kinds = {m.get("PRODUCT") for m in p.all("PRODUCT")} | {m.get("PARTNER") for m in p.all("PARTNER")}
    return len(jobs) > 1 and len(kinds) > 1


def earnings(p: Parse) -> None:
    """What the workers behind tech exports earn, where jobs are named: "what do those jobs pay"."""
    cues = p.all("EARN") + _made_by_workers(p) + _paid_by_jobs(p)
    earned = p.lexicon.earned
    jobs = [m for m in p.all("MEASURE") if "jobs" in m.get("MEASURE")]
    paid = [m for m in p.all("MEASURE") if set(earned) & set(m.get("MEASURE"))]
    if paid and p.has("MEAN", "MEDIAN"):
        p.retype(paid[0], {"STOP": "measure"})
    elif paid:
        for m in jobs:
            m.role = "jobs"
        p.use(*jobs, *p.saying("workers"))
    if paid:
        return
    for cue in cues:
        after = p.next(cue, skip=set())
        if says(cue, "earnings_noun") and after is not None and "PER" in after:
            p.retype(cue, {"STOP": "measure"})
            return
    for cue in cues:
        _settle_pay(p, cue, jobs)


def _settle_pay(p: Parse, cue: Mention, jobs: list[Mention]) -> None:
    """A word for pay: of the jobs that are named, or of the workers behind what is traded."""
    counted = p.all("COUNT")
    if jobs and all(is_of(p.next(m), "DOLLARS") for m in counted):
        p.retype(jobs[0], {"MEASURE": p.lexicon.earned})
        p.use(cue, *p.all("SUM"), *p.all("HOWMUCH"), *counted)
    elif jobs and says(cue, "paid_by_jobs") and p.previous(cue, skip=set()) in jobs:
        p.retype(cue, {"STOP": "measure"})  # "how many of the jobs pay well"
        return
    if jobs:
        p.retype(cue, {"GIVE": ""})
    elif "EARN" in cue and p.says("workers") and p.has("TECH", "FLOW"):
        p.retype(cue, {"MEASURE": p.lexicon.earned})


def _paid_by_jobs(p: Parse) -> list[Mention]:
    """The verb of what jobs pay, or bring in counted in dollars: "how many dollars do they bring in"."""
    jobs = [m for m in p.all("MEASURE") if "jobs" in m.get("MEASURE")]
    in_dollars = any(is_of(p.next(m), "DOLLARS") for m in p.all("COUNT"))
    verbs = p.saying("paid_by_jobs") if p.has("COUNT", "HOWMUCH") else []
    verbs += p.saying("made_by_workers") if in_dollars else []
    return [m for m in verbs if jobs and p.index(jobs[0]) < p.index(m) and "EARN" not in m]


def _made_by_workers(p: Parse) -> list[Mention]:
    """The verb of what workers make: "what did the workers in those jobs make"."""
    asked = any(says(m, "how_much") or begins(m, "what") for m in p.all("HOWMUCH"))
    workers = p.says("workers")
    return (
        [m for m in p.all("GIVE") + p.all("FLOW") + p.all("BUY") if says(m, "made_by_workers")]
        if asked and workers
        else []
    )
