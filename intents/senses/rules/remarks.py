"""What an asker says of the answer, the hurry, the paper: "good, ...", "in 10 min", "for our report"."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.words import begins, ends, says
from intents.model import NAMES, Mention, is_of
from intents.senses.rules.beside import after, before, has, is_closed


def is_praise(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only says that the answer before pleased: "good, exports in 2003 then"."""
    return not at and len(mentions) > 1 and "COMMA" in mentions[1]


def is_hurry(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a clause says how much time the asker has: ", deadline in 10 min", "we're live in 5, ..."."""
    ends_at = [i for i, m in enumerate(mentions) if is_of(m, "COMMA", "DASH", "MARK")]
    since = max((i for i in ends_at if i < at), default=-1)
    until = min((i for i in ends_at if i > at), default=len(mentions))
    clause = mentions[since + 1 : until]
    if not ends_at or len(clause) >= len(mentions) - 1:
        return False
    timed = any(says(m, "minutes") and i > 1 and "IN" in clause[i - 2] for i, m in enumerate(clause))
    last = len(clause) > 1 and (clause[-1].text.isdigit() or "NUMBER" in clause[-1]) and "IN" in clause[-2]
    hurried = last and any(says(m, "hurrying") for m in clause)
    apart = (is_of(m, "YEAR", "EACH") or (m.is_entity and "NATION" not in m) for m in clause)
    return (timed or hurried) and not any(apart)


def is_rate(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a figure is wanted for each hour or day, which no yearly figure gives: "exports a day"."""
    if not ends(mentions[at], "short_times"):
        return False
    leading = before(mentions, at)
    led = mentions[at].text.lower().split()[:-1]
    led += leading.text.lower().split()[-1:] if leading is not None else []
    if not any(says(word, "each_one") for word in led[:1]):
        return False
    light = {"FILLER", "IN", "EACH", "PER", "TOTAL", "MEAN", "SUM"}
    named = next((m for m in reversed(mentions[:at]) if light.isdisjoint(m.kinds)), None)
    return named is not None and (named.is_entity or is_of(named, "SELL", "BUY", "YEAR"))


def is_to_pass_on(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the answer is to be shared, no share told: "to share Ohio's exports with my boss"."""
    leading, following = before(mentions, at), after(mentions, at)
    if following is None or is_of(following, "OF", "IN"):
        return False
    led = leading is not None and says(leading.word.split()[-1], "before_passing_on")
    opens = all(is_of(m, "FILLER", "SMALLTALK", "COMMA") for m in mentions[:at])
    owned = following.genitive or says(following, "articles")
    named = is_of(following, "AREA", "PARTNER", "CATEGORY", "TECH", "PRODUCT", "FLOW", "NATION", "DEFINITION")
    return (led and (owned or named)) or (opens and owned and not says(following, "articles"))


def is_own_paper(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is what the asker writes, not a good: "for a paper I need the mean", "our annual report"."""
    if not says(mentions[at], "own_papers"):
        often = says(mentions[at], "frequencies") and at + 1 < len(mentions)
        return often and is_own_paper(mentions, at + 1)
    said = [m for m in mentions[max(at - 4, 0) : at] if not says(m, "frequencies")]
    opens = len(said) == 1 and is_of(said[-1], "NATION")  # "our annual report needs ..."
    led = len(said) > 1 and is_of(said[-2], "IN", "FILLER") and says(said[-1], "whose_papers")
    theirs = bool(said) and said[-1].genitive and "CLASS" in said[-1]  # "my client's slide"
    traded = ("FLOW", "OF", "CATEGORY", "TECH", "PRODUCT", "DEFINITION")
    return (led or opens or theirs) and not is_of(after(mentions, at), *traded)


def is_speaking(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a paper only says something: "a paper claims that ..."."""
    following = after(mentions, at)
    return following is not None and says(following, "reporting")


def is_own_release(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a source is only what somebody claims: "our release states", "press release says"."""
    leading, following = before(mentions, at), after(mentions, at)
    ours = is_of(leading, "NATION") and leading is not None and says(leading, "whose_papers")
    said = following is not None and (begins(following, "reporting") or says(following, "stating"))
    return ours or said


def is_subject_of_paper(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a region is only what the asker writes on: "a piece on the Mountain West and need ..."."""
    named = any("AREA" in m and "REGION" not in m for m in mentions[at + 1 :])
    following = after(mentions, at)
    paper = following is not None and following.get("FILLER") == "papers" and "AREA" not in mentions[at]
    if at and paper and says(mentions[at - 1], "a_or_ones_own"):
        return named  # "a New England roundup"
    words = [m for m in mentions[:at] if not (says(m, "articles") or is_of(m, "CLASS", "OF", "TOTAL"))][-2:]
    paper = words[0].text.lower().split()[-1:] if len(words) > 1 else []
    led = bool(paper) and says(paper[0], "own_papers") and says(words[1], "subject_words")
    return led and named


#: what goods that a paper is on are named with
_GOODS = ("UNKNOWN", "STOP", "AND", "FILLER")


def is_matter_of_paper(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a good only says what a paper is on: "for a feature on phones: ..."."""
    start, end = at, at
    while is_of(before(mentions, start), *_GOODS) and not says(mentions[start - 1], "subject_words"):
        start -= 1
    while is_of(after(mentions, end), *_GOODS):
        end += 1
    said = start > 1 and not any(m.is_entity or "FLOW" in m for m in mentions[:start])
    led = said and says(mentions[start - 1], "subject_words")
    traded = any("CATEGORY" in m for m in mentions[end:]) and any("FLOW" in m for m in mentions[end:])
    return led and traded and is_of(after(mentions, end), "DASH", "COMMA")


def leads_sum(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "when" asks for no year before a participle: "what do they come to when put together"."""
    ends_there = is_closed(mentions, at + 1) or is_of(after(mentions, at + 1), "IN")
    return is_of(after(mentions, at), "SUM") and ends_there


def is_put_together(mentions: Sequence[Mention], at: int) -> bool:
    """Whether something is made, nothing added up: "putting a chart together", "putting together a slide"."""
    verb = next((i for i in range(at - 1, -1, -1) if says(mentions[i], "making_verbs")), None)
    between = mentions[verb + 1 : at] if verb is not None else []
    if verb == at - 1:
        nouns = [m for m in mentions[at + 1 :] if not says(m, "articles")]
        paper = len(nouns) > 1 and "CLASS" in nouns[0] and nouns[1].get("FILLER") == "papers"
        made = nouns[int(paper)] if nouns else None  # "putting together a state profile"
        return made is not None and not (made.is_entity or is_of(made, "CLASS", "NUMBER", "BACKREF", "COMMA"))
    return bool(between) and not any(m.is_entity or is_of(m, "CLASS", "NUMBER", "BACKREF") for m in between)


def is_more_to_read(mentions: Sequence[Mention], at: int) -> bool:
    """Whether there is more to be read on something, and nothing larger: "where to look for more on how"."""
    led = at > 0 and says(mentions[at - 1], "purpose")
    return led and (is_of(after(mentions, at), "ABOUT") or (is_of(after(mentions, at), "IN") and at > 1))


def tells_source(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it only says whose figure it is: "per the CompTIA report"."""
    return is_of(next((m for m in mentions[at + 1 :] if "FILLER" not in m), None), "SOURCE")


def is_of_named_year(mentions: Sequence[Mention], at: int) -> bool:
    """Whether only the year that is named is meant: "throughout 2020", "in 2020 on a yearly basis"."""
    if is_of(after(mentions, at), "YEAR"):
        return says(mentions[at], "all_year")
    kinds = [kind for m in mentions for kind in m.kinds]
    return says(mentions[at], "yearly_basis") and kinds.count("YEAR") == 1 and "SPAN" not in kinds


def is_supposed(mentions: Sequence[Mention], at: int) -> bool:
    """Whether somebody is supposed to add something up: "if we add the three leading suppliers"."""
    who = before(mentions, at)
    ours = who is not None and says(mentions[at], "add_up") and (says(who, "we") or says(who, "addressed"))
    return ours and at > 1 and says(mentions[at - 2], "supposing")


def _tells_year(mentions: Sequence[Mention]) -> bool:
    """Whether the year is told and something else is asked: "when exports fell in 2005, what was lost"."""
    comma = next((i for i, m in enumerate(mentions) if is_of(m, "COMMA")), 0)
    asks = has(mentions[comma:], "HOWMUCH", "COUNT", "DIFFERENCE", "PERCENT", "WHICH", "HOWFAST")
    return has(mentions[:comma], "YEAR") and has(mentions[:comma], "MOVE", "GROWTH") and asks


def opens_supposition(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "when" asks for no year: "when we add up the top three suppliers"."""
    who = after(mentions, at)
    if at == 0 and not is_of(who, "GIVE") and _tells_year(mentions):
        return True
    if any(says(m, "apart_as_own") for m in mentions) and has(mentions, "COUNT"):
        return at == 0 and has(mentions, "COMMA") and says(mentions[at], "supposing")
    adds = is_of(after(mentions, at + 1), "SUM") and says(mentions[at], "supposing")
    return adds and who is not None and (says(who, "we") or says(who, "addressed"))


def puts_figure(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a document is asked for its figure: "what number does the report put on chip imports"."""
    led = any(is_of(m, "HOWMUCH", "COUNT") for m in mentions[:at])
    paper = at > 0 and ("SOURCE" in mentions[at - 1] or not mentions[at - 1].is_entity)
    return led and paper and says(mentions[at], "putting_on")


def is_stating(mentions: Sequence[Mention], at: int) -> bool:
    """Whether "states" is a verb: "our release states that Japan is first", not "states that shrank"."""
    leading, following = before(mentions, at), after(mentions, at)
    if says(mentions[at], "that"):
        return is_of(leading, "FILLER") and leading is not None and says(leading, "stating")
    led = following is not None and says(following, "that") and not (leading and says(leading, "any_of"))
    return led and is_of(after(mentions, at + 1), *NAMES, "NATION", "TECH")


def is_kept_separate(mentions: Sequence[Mention], at: int) -> bool:
    """Whether a word only wants figures told one by one: "separate numbers, please"."""
    return is_of(after(mentions, at), "HOWMUCH") and says(mentions[at], "told_apart")


def is_size_told(mentions: Sequence[Mention], at: int) -> bool:
    """Whether it is only told how large something is: "media is a small line, yet its sales jumped"."""
    led = at > 1 and says(mentions[at - 1], "articles") and says(mentions[at - 2], "be")
    named = any(is_of(m, *NAMES, "PRODUCT") for m in mentions[: max(at - 2, 0)])
    closed = has(mentions[at + 1 : at + 4], "COMMA", "MARK") and not has(mentions[:at], "WHICH", "GIVE")
    return led and named and closed and not has(mentions, "QMARK")


def are_years_chosen_from(mentions: Sequence[Mention], at: int) -> bool:
    """Whether the years there are only are those that one is chosen from: "of the years you have, when"."""
    lead = next((m for m in reversed(mentions[:at]) if not says(m, "articles")), None)
    return (
        is_of(lead, "OF", "FROM", "IN")
        and has(mentions[at:], "WHEN", "WHICH")
        and has(mentions[at:], "SUPER")
    )
