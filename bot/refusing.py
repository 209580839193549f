"""Questions back and refusals: what is missing, and what there is."""

from __future__ import annotations

from bot.answering import answered
from bot.reply import Reply, ReplyStatus
from bot.suggesting import Suggester
from bot.words.composing import compose
from bot.words.naming import subject_of
from bot.words.wording import capitalized, find, listed, say, sentences, years_text
from facts.computing.answer import Answer, NoData, compute
from facts.store import Store
from intents.model import Clarify, Decline, Frame, Reading
from intents.resolve import resolve

#: words that a refusal quotes
MAX_WORDS = 3
_MAX_WORD = 60
#: what a refusal may fill in, where the outcome gives nothing
_NOTHING = dict.fromkeys(("reason", "year", "first", "last", "years", "source", "over", "flow"), "")


def ask_back(utterance: str, clarify: Clarify, suggester: Suggester) -> Reply:
    """A question back, with its options one a line."""
    form = clarify.question if find(f"clarify.{clarify.question}") else "subject"
    question = say(f"clarify.{form}", detail=_plain(clarify.detail))
    text = "\n".join([question, *(f"{number}. {option}" for number, option in enumerate(clarify.options, 1))])
    return Reply(
        utterance, ReplyStatus.CLARIFY, question, text, options=clarify.options,
        suggestions=suggester.suggest(clarify.frame), headline=question,
    )  # fmt: skip


def refuse(utterance: str, decline: Decline, store: Store, suggester: Suggester) -> Reply:
    """A refusal that names what stopped the answer and offers what there is."""
    denies = decline.reason == "why" and "unsaid" not in decline.detail
    if denies and (reply := premise_denied(utterance, decline.frame, store)):
        return reply
    if decline.reason == "language":
        return refused(utterance, _in_language(decline.detail["language"]), decline.frame, suggester)
    reason = _why_shown(decline, store) if decline.reason == "why" else _reason(decline)
    return refused(utterance, reason, decline.frame, suggester, decline.words)


def refused(
    utterance: str, reason: str, frame: Frame, suggester: Suggester, missed: tuple[str, ...] = ()
) -> Reply:
    """A refusal in these words, with suggestions."""
    suggestions = suggester.suggest(frame)
    text = reason + ("\n" + say("suggest", suggestions=" | ".join(suggestions)) if suggestions else "")
    return Reply(
        utterance, ReplyStatus.DECLINED, reason, text, suggestions=suggestions, headline=reason, missed=missed
    )


def _reason(decline: Decline) -> str:
    words = [f'"{_plain(word)}"' for word in decline.words if _plain(word)]
    known = find(f"decline.{decline.reason}") is not None
    form = decline.reason if known else "words" if words else "no_figure"
    detail = {**_NOTHING, **decline.detail}
    if detail["years"]:
        detail["years"] = years_text([int(year) for year in detail["years"].split(", ")])
    return capitalized(say(f"decline.{form}", **{"words": listed(words[:MAX_WORDS]), **detail}))


def premise_denied(utterance: str, frame: Frame, store: Store) -> Reply | None:
    """The figures, where "why" is asked of what they show not to be so; None where it is so."""
    if not (frame.move or frame.deficit or frame.surplus):
        return None
    outcome = resolve(frame.with_(claim=True), store)
    answer = compute(outcome.query, store) if isinstance(outcome, Reading) else None
    if not isinstance(outcome, Reading) or not isinstance(answer, Answer) or answer.verdict is not False:
        return None
    return answered(utterance, outcome, answer, store)


def _in_language(language: str) -> str:
    """That answers are in English, in the language of the question, with a question that is answered."""
    form = language if find(f"languages.{language}") else "other"
    return say(f"languages.{form}", example=sentences()["examples"][0])


def _why_shown(decline: Decline, store: Store) -> str:
    """No reason in the documents: say so, and what the figures show."""
    outcome = resolve(decline.frame, store)
    answer = compute(outcome.query, store) if isinstance(outcome, Reading) else None
    if not isinstance(answer, Answer):
        return say("decline.why")
    return f"{say('decline.why')} {say('why_shown', shown=compose(answer, store).headline)}"


def missing_data(missing: NoData, frame: Frame, store: Store) -> Decline:
    """The refusal of a query whose figures the store has not."""
    if missing.reason not in ("period", "rank") or missing.line is None:
        return Decline("nodata", (), {"reason": missing.reason}, frame)
    about = subject_of(missing.line.keys[0], store).owned
    years = [period.start for period in missing.periods if period.is_year]
    if not years or missing.period is None:
        return Decline("no_line", (missing.line.label,), {"about": about}, frame)
    detail = {"year": str(missing.period), "years": ", ".join(map(str, years)), "about": about}
    return Decline("no_year", (str(missing.period),), detail, frame)


def _plain(word: str) -> str:
    """A quoted word without marks that could format or address."""
    return "".join(letter for letter in word if letter.isalnum() or letter in " -'.&")[:_MAX_WORD].strip()
