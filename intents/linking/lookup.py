"""Tokens -> one mention at a place: the longest known form, a postal code, or a word by itself."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from intents.lexicon.abbreviations import MARKS
from intents.lexicon.forms import Meanings, Words
from intents.lexicon.lexicon import Lexicon
from intents.lexicon.types import HEAVY
from intents.lexicon.words import GROUPS, says
from intents.linking.capitals import is_abroad, is_named
from intents.linking.normalize import Token
from intents.model import NAMES, Mention, is_of

_MARKS = {",", "-", "/", ".", "(", ")", ":", "?", "!", "\n", ";", "=", "<", ">", "$", "%", "+", "&"}
#: marks that only join the words of a name
_INSIDE = {"-", "/", ".", ","}
_CODE_FRIENDS = {"TECH", "FLOW", "AREA", "YEAR", "VS", "AND", "RANK", "GROWTH", "COMMA", "SHARE", "MEASURE"}
#: words that join the parts of a name
_JOINTS = frozenset(GROUPS["and_in_names"])
#: lengths of the forms of a word that none begins with and the next
_ALONE = (1,)
#: types of what "or" may stand between
_PAIRED = {"FLOW", "AREA", "PRODUCT", "TECH", "CATEGORY", "MEASURE", "PARTNER", "MOVE", "GROWTH", "MORE"}


def compound(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    """A part with a hyphen makes another word, unless the whole is known: "re-exported", "second-rate"."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "-":
        return None
    first, mark, last = tokens[at : at + 3]
    if not says(first.text, "prefixes") and not (
        says(last.text, "suffixes") and _names_nothing(first, lexicon)
    ):
        return None
    if (
        mark.start != first.start + len(first.raw)
        or last.start != mark.start + 1
        or not last.text[0].isalpha()
    ):
        return None
    known = longest(tokens, at, lexicon)
    if known is not None and known.end >= at + 3:
        return None
    return Mention({"UNKNOWN": f"{first.text}-{last.text}"}, at, at + 3, _text(tokens, at, at + 3))


def _names_nothing(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word is a filler or a known unknown, so that a suffix makes an adjective of it."""
    found = lexicon.forms.get((token.text,), {})
    return token.text.isalpha() and (set(found) == {"STOP"} or (not found and token.text in lexicon.fillers))


def _text(tokens: Sequence[Token], start: int, end: int) -> str:
    return " ".join([token.raw for token in tokens[start:end]])


def longest(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention | None:
    """The mention of the longest known form that begins here, None where none does."""
    lengths = lexicon.lengths.get(MARKS.get(tokens[at].text, tokens[at].text))
    if lengths is None:
        return None
    words, ends = _words(tokens, at, lengths[0] if _goes_on(tokens, at, lexicon) else 1)
    joined = not _JOINTS.isdisjoint(words)
    joint = next((i for i, word in enumerate(words) if i and word in _JOINTS), 0) if joined else 0
    for length in lengths if joint == 1 else lexicon.longer.get(words[:2], _ALONE):
        if length > len(words):
            continue
        known, end = words[:length], ends[length - 1]
        entry = lexicon.forms.get(known) or (_with_plus(known, joint, lexicon) if 0 < joint < length else {})
        if entry and not _is_other(tokens, at, end, known, entry, lexicon):
            return Mention(dict(entry), at, end, _text(tokens, at, end), tokens[end - 1].genitive)
    return None


def _goes_on(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a form may go on behind the first word: with the next one, inside a name, or with a joint."""
    if at + 1 == len(tokens):
        return False
    first, second = tokens[at].text, tokens[at + 1].text
    if second in _INSIDE:
        return True
    second = MARKS.get(second, second)
    return second in _JOINTS or (MARKS.get(first, first), second) in lexicon.longer


def _is_other(
    tokens: Sequence[Token], at: int, end: int, words: Words, entry: Meanings, lexicon: Lexicon
) -> bool:
    """Whether a known form is none where it stands: a part of something longer, or cut by a comma."""
    if entry.keys() == {"BREAKDOWN"} and _is_before_hyphen(tokens, end):
        return True
    if len(words) == 1:
        return False
    cut = any(t.text == "," for t in tokens[at:end]) and entry.keys().isdisjoint(NAMES)
    return (
        cut
        or _ends_with_code(tokens[at:end])
        or _ends_before_year(tokens, words, end, lexicon)
        or (says(words[0], "the") and _reaches_further(tokens, at + 1, end, lexicon))
        or _cuts_bound(tokens, words, end, lexicon)
        or (
            says(words[-1], "it") and is_of(longest(tokens, end - 1, lexicon), "CATEGORY")
        )  # "check IT services"
        or ("WHEN" in entry and _opens_rate(tokens, end - 1, end, lexicon))
    )


def _is_before_hyphen(tokens: Sequence[Token], end: int) -> bool:
    """Whether a hyphen joins the next word to what ends here."""
    return (
        end + 1 < len(tokens)
        and tokens[end].text == "-"
        and tokens[end].start == tokens[end - 1].start + len(tokens[end - 1].raw)
        and tokens[end + 1].start == tokens[end].start + 1
    )


def _with_plus(words: Words, joint: int, lexicon: Lexicon) -> Meanings:
    """One category with a plus for its "and": "audio + video"; two that have names of their own are a sum."""
    first, last = words[:joint], words[joint + 1 :]
    entry = lexicon.forms.get((*first, "and", *last), {})
    return entry if set(entry) == {"CATEGORY"} and "CATEGORY" not in lexicon.forms.get(first, {}) else {}


def _ends_before_year(tokens: Sequence[Token], words: Words, end: int, lexicon: Lexicon) -> bool:
    """Whether the last word of a verb belongs to a year behind it: "shipped in 2020"."""
    if not says(words[-1], "preposition_in") or end >= len(tokens) or not tokens[end].text[0].isdigit():
        return False
    return bool({"SELL", "BUY"} & set(lexicon.forms.get(words[:-1], {})))


def _ends_with_code(words: Sequence[Token]) -> bool:
    """Whether a form in lower case ends with a code in capitals: "did IN grow", "did IN's", "in MN"."""
    if says(words[-1].text, "units_too") and words[-1].raw.isupper():
        return words[0].raw.lower() != words[-1].text  # Minnesota, not millions
    return (
        words[-1].raw[: len(words[-1].text)] == words[-1].text.upper()
        and words[0].raw.islower()
        and says(words[-1].text, "preposition_in")
    )


def _reaches_further(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a longer name begins behind the article: "the District" and "District of Columbia"."""
    longer = longest(tokens, at, lexicon)
    return longer is not None and longer.end > end


def _cuts_bound(tokens: Sequence[Token], words: Words, end: int, lexicon: Lexicon) -> bool:
    """Whether the last word opens a bound and the others are a form too: "bought" and "in excess of"."""
    bound = longest(tokens, end - 1, lexicon) if words[:-1] in lexicon.forms else None
    return is_of(bound, "OVER", "UNDER") and bound.end > end + 1


def _opens_rate(tokens: Sequence[Token], at: int, end: int, lexicon: Lexicon) -> bool:
    """Whether "year" belongs to what follows: "what was the year-on-year growth"."""
    longer = longest(tokens, at, lexicon)
    return (
        longer is not None and longer.end > end and is_of(longer, "GROWTH", "MOVE", "EACHYEAR", "DIFFERENCE")
    )


def _words(tokens: Sequence[Token], at: int, most: int) -> tuple[Words, Sequence[int]]:
    """The next words, and where each ends; hyphens, slashes and full stops inside a name are passed over."""
    texts = [token.text for token in tokens[at : at + most]]
    if _INSIDE.isdisjoint(texts):
        plain = texts if MARKS.keys().isdisjoint(texts) else [MARKS.get(text, text) for text in texts]
        return tuple(plain), range(at + 1, at + 1 + len(texts))
    words: list[str] = []
    ends: list[int] = []
    for place in range(at, len(tokens)):
        text = tokens[place].text
        if text in _INSIDE and words:
            continue
        words.append(MARKS.get(text, text))
        ends.append(place + 1)
        if len(words) == most:
            break
    return tuple(words), ends


def code_at(tokens: Sequence[Token], at: int, lexicon: Lexicon, shouting: bool) -> Mention | None:
    """A postal code: in capitals, or in lower case where it is no word or stands beside an entity."""
    token = tokens[at]
    area = lexicon.codes.get(token.text)
    if not area or len(token.text) != 2:
        return None
    code = Mention({"AREA": (area,)}, at, at + 1, token.raw, token.genitive)
    wordy, capitals = says(token.text, "wordy_codes"), token.raw[:2].isupper()
    if capitals and wordy and not shouting and is_abroad(tokens, at):
        return Mention({"PARTNER": (token.raw,)}, at, at + 1, token.raw, token.genitive)
    named = capitals and (not wordy or _is_named(tokens, at, lexicon, shouting))
    longer = longest(tokens, at, lexicon)
    apart = not shouting and capitals and at + 1 < len(tokens) and tokens[at + 1].raw.islower()
    if longer and longer.end - longer.start > 1:  # "HI tech exports" are Hawaii's
        return code if apart and (is_of(longer, "DEFINITION") or (at and wordy and named)) else None
    if capitals and ((named and (wordy or not shouting)) or _is_in_accounts(tokens, at)):
        return code
    if token.text not in lexicon.careful:
        return code
    return None if capitals and wordy else _careful_code(tokens, at, code, lexicon)


def _is_named(tokens: Sequence[Token], at: int, lexicon: Lexicon, shouting: bool) -> bool:
    """Whether a word in capitals names a state where it stands."""
    dated = at + 1 < len(tokens) and tokens[at + 1].text.isdigit()
    before = lexicon.forms.get((tokens[at - 1].text,), {}) if at else {}
    paired = says(tokens[at].text, "joining") and (
        not _PAIRED.isdisjoint(before) or tokens[at - 1].raw[0].isupper() or tokens[at - 1].text.isdigit()
    )
    beside = _is_beside(tokens, at + dated, lexicon) and not (at and paired)
    listed = not shouting and (tokens[at].genitive or _is_among_codes(tokens, at, lexicon))
    return listed or is_named(tokens, at, beside, shouting)


def _is_among_codes(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether three or more codes in capitals stand side by side, "HI AK MT"; "TX OR CA" are two."""
    codes = [t.raw.isupper() and len(t.text) == 2 and t.text in lexicon.codes for t in tokens]
    first, end = at, at
    while first and codes[first - 1]:
        first -= 1
    while end < len(codes) and codes[end]:
        end += 1
    return end - first > 3 or (
        end - first == 3 and not (first < at < end - 1 and says(tokens[at].text, "joining"))
    )


def _is_in_accounts(tokens: Sequence[Token], at: int) -> bool:
    """Whether a code opens a line of accounts: "CO X tech 2020", "OR/US share"."""
    if at or not tokens[at].raw.isupper() or at + 1 == len(tokens):
        return False
    following = tokens[at + 1].text
    return following == "/" or says(following, "exports_letter") or says(following, "imports_letter")


def _careful_code(tokens: Sequence[Token], at: int, code: Mention, lexicon: Lexicon) -> Mention | None:
    """A code that is also a word, only between or before entities: "pa tech exports", "tx vs pa"."""
    token = tokens[at]
    dated = says(token.text, "preposition_in") and at + 1 < len(tokens) and tokens[at + 1].text.isdigit()
    if (_is_held_against(tokens, at) or _is_paired(tokens, at, lexicon)) and not dated:
        return code  # "in 2020 vs in 2019" names no Indiana
    if says(token.text, "wordy_codes"):
        return code if _is_headed(tokens, at, lexicon) else None
    beside = _is_beside(tokens, at, lexicon) or (at and says(tokens[at - 1].text, "before_small_codes"))
    return code if beside or at + 1 == len(tokens) or token.genitive else None


def _is_held_against(tokens: Sequence[Token], at: int) -> bool:
    return any(0 <= i < len(tokens) and says(tokens[i].text, "versus") for i in (at - 1, at + 1))


def _is_paired(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a word joins it to another code that is no word: "fl or il 2020", "oh against pa"."""
    for joint, other in ((at - 1, at - 2), (at + 1, at + 2)):
        if other < 0 or other >= len(tokens) or not says(tokens[joint].text, "between_codes"):
            continue
        if tokens[other].text in lexicon.codes and not says(tokens[other].text, "wordy_codes"):
            return True
    return False


def _is_headed(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether a code in lower case opens a line: "me: tech exports", "id growth 2020", not "ok: exports"."""
    colon = at + 1 < len(tokens) and tokens[at + 1].text == ":"
    opens = not at or tokens[at - 1].text == ":"  # "quick one: id tech exports"
    if not opens or says(tokens[at].text, "agreeing") or not (colon or says(tokens[at].text, "hardly_words")):
        return False
    following = longest(tokens, at + 1 + colon, lexicon) if at + 1 + colon < len(tokens) else None
    return is_of(following, "TECH", "FLOW", "GROWTH")


def _is_beside(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> bool:
    """Whether what a code may go with follows: a flow, a year in words, another state."""
    following = longest(tokens, at + 1, lexicon) if at + 1 < len(tokens) else None
    if is_of(following, "OR", "COMPARE", "VS") and following.end < len(tokens):
        return tokens[following.end].text in lexicon.codes  # "il or ny"
    return following is not None and not _CODE_FRIENDS.isdisjoint(following.kinds)


def single(tokens: Sequence[Token], at: int, lexicon: Lexicon) -> Mention:
    """The token by itself: a mark, a numeral, a filler, a country code, or UNKNOWN."""
    token = tokens[at]
    if token.text in _MARKS:
        kind = {"%": "PERCENT", "+": "SUM", "?": "QMARK"}.get(token.text, "MARK")
        return Mention({kind: token.text}, at, at + 1, token.raw)
    if token.text[0].isdigit() or token.text[0] in "#'":
        return Mention({"NUMERAL": token.text}, at, at + 1, token.raw, token.genitive)
    group = lexicon.fillers.get(token.text, "")
    if group in HEAVY:
        return Mention({"FILLER": group}, at, at + 1, token.raw, token.genitive)
    if token.raw.isupper() and len(token.raw) == 2 and token.text in lexicon.partners:
        return Mention({"PARTNER": (token.raw,)}, at, at + 1, token.raw, token.genitive)
    known = {"FILLER": group} if group else {"UNKNOWN": token.text}
    return Mention(dict[str, Any](known), at, at + 1, token.raw, token.genitive)
