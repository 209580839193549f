"""Tokens -> mentions: exact look-up first, longest span wins; spelling is corrected for what is left."""

from __future__ import annotations

from collections.abc import Sequence

from intents.lexicon.lexicon import Lexicon
from intents.lexicon.words import GROUPS
from intents.linking.lookup import code_at, compound, longest, single
from intents.linking.normalize import Token
from intents.linking.spelling import count_meant, respell
from intents.model import Mention

_JOINING = frozenset(GROUPS["joining"])


def link(tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """Mentions in order; numbers and years are left to `numbers`, unknown words are UNKNOWN."""
    tokens = with_nouns(in_order(tokens, lexicon), lexicon)
    shouting = all(t.raw.isupper() for t in tokens if t.raw.isalpha() and len(t.raw) > 1)
    mentions: list[Mention] = []
    at = 0
    while at < len(tokens):
        mention = (
            compound(tokens, at, lexicon)
            or code_at(tokens, at, lexicon, shouting)
            or longest(tokens, at, lexicon)
            or single(tokens, at, lexicon)
        )
        mentions.append(mention)
        at = mention.end
    linked = correct(mentions, tokens, lexicon)
    for mention in linked:
        mention.has_group = "PARTNER" in mention.kinds and lexicon.kinds.has_group(mention.get("PARTNER"))
    return linked


def in_order(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with a name that is told from its end in order: "Korea (South)", "Carolina, North: ..."."""
    found = list(tokens)
    for at in range(len(found) - 3, -1, -1):
        if found[at + 1].text not in ("(", ","):
            continue
        name, opening, side = found[at : at + 3]
        closing = found[at + 3].text if at + 3 < len(found) else ""
        bracketed = opening.text == "(" and closing == ")"
        listed = opening.text == "," and not closing[:1].isalnum()
        whole = lexicon.forms.get((side.text, name.text), {})
        if (bracketed or listed) and {"AREA", "PARTNER"} & set(whole):
            found[at : at + 3 + bracketed] = [side, name]
    return found


def with_nouns(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """The tokens with the noun that two names share in both: "North and South Dakota"."""
    found = list(tokens)
    for at in range(len(found) - 4, -1, -1):
        if found[at + 1].text not in _JOINING:
            continue
        first, joint, second, noun = found[at : at + 4]
        if joint.text == noun.text:
            continue
        names = [lexicon.forms.get((word.text, noun.text), {}) for word in (first, second)]
        if all({"AREA", "PARTNER"} & set(name) for name in names):
            found.insert(at + 1, noun)
    return found


def correct(mentions: list[Mention], tokens: Sequence[Token], lexicon: Lexicon) -> list[Mention]:
    """Correct the words that nothing explains, then look the corrected words up again."""
    fixed = dict[int, str]()
    for mention in mentions:
        word = count_meant(tokens, mention.start, lexicon) if mention.end == mention.start + 1 else ""
        if word or ("UNKNOWN" in mention.kinds and (word := respell(tokens, mention.start, lexicon))):
            fixed[mention.start] = word
    if not fixed:
        return mentions
    changed = [Token(fixed[i], t.raw, t.start, t.genitive) if i in fixed else t for i, t in enumerate(tokens)]
    again: list[Mention] = []
    at = 0
    while at < len(changed):
        mention = (
            code_at(changed, at, lexicon, False)
            or longest(changed, at, lexicon)
            or single(changed, at, lexicon)
        )
        typed = [tokens[i].raw for i in range(mention.start, mention.end)]
        if any(i in fixed for i in range(mention.start, mention.end)):
            mention.corrected = " ".join(typed)
            mention.text = " ".join(changed[i].text for i in range(mention.start, mention.end))
            mention.word = mention.text.lower()
        again.append(mention)
        at = mention.end
    return again
