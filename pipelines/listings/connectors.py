"""Which words of a criterion join, part or place its leaves? Text and leaves -> tokens.

A token is a leaf or a connector. A leaf carries its lead: the kinds of the words that open it,
by which a list is told from what is said of a list's last member (clauses.py).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from nlp.placed import Placed
from pipelines.listings.connecting_words import is_one, words_in
from pipelines.listings.demanding import demand_of
from pipelines.listings.inserted import behind_its_limit
from pipelines.listings.joints import in_rows, is_stranded, joining
from pipelines.listings.leaves import NUMBERS, Leaf, Token, lead_of

_KINDS = {"amp": "and", "slash": "comma", "sign": "free", "contrast": "stop", "apposed": "define"}
# Things of which a slash names two that will do ("relapsed/refractory", "asthma/COPD").
_EITHER = frozenset({"condition", "drug", "procedure", "device", "allergy"})
_BOUNDS = frozenset({"comma", "stop", "semi", "open", "close"})
_JOINTS = frozenset({"and", "or", "comma"})
_STOPS = frozenset({"semi", "stop"})
# Words of exception behind which names follow, any of which is excepted.
_NAMING = re.compile(r"with|except|but")
_OPENING = 4
_MAY = ("may", "can", "could")
_SIGN = 3  # as long as the sign before a count may be: ">= 2 of the following"
_COUNTED = ("criteria", "conditions", "features", "symptoms", "risk factors")
_JOINED = re.compile(r"able or|willing or|or un|or not", re.IGNORECASE)  # "unable or unwilling to"
_REACH, _SPOKEN = 60, 8


def tokens_of(
    text: str, leaves: Sequence[Leaf], masked: Sequence[tuple[int, int]] = ()
) -> list[Token]:
    """The leaves of a criterion and the connectors between them, in order.

    Args: leaves in order; masked, places of amounts and windows, whose words join nothing.
    """
    small = text.lower()
    small = small if len(small) == len(text) else text
    spans = sorted([*masked, *((leaf.start, leaf.end) for leaf in leaves)])
    found = [m for m in _outside(words_in(text, small), spans) if is_one(small, m)]
    leaves = _asked(leaves, [m for m in found if m.lastgroup == "count"])
    found = joining(small, found, [(leaf.start, leaf.end) for leaf in leaves])
    tokens: list[Token] = []
    here = number = 0
    rows = in_rows(text, [(leaf.start, leaf.end) for leaf in leaves if leaf.kind == "drug"])
    for leaf in leaves:
        if tokens and _together(tokens[-1].leaf, leaf):
            tokens.append(Token("and"))
        elif leaf.start in rows:
            tokens.append(Token("comma"))
        joined = False
        while number < len(found) and found[number].start() < max(leaf.start, 1):
            if joined and found[number].lastgroup in _STOPS:
                _drop_loose(tokens, text, found[number - 1].end(), found[number].start())
            token = _stressed(text, found[number], _token(found[number], tokens, leaf))
            last = tokens[-1].leaf if tokens else None
            if token.kind in ("and", "or") and last is not None:
                stranded = is_stranded(small, found[number], last.end)
                token = Token(token.kind, number=token.number, stranded=stranded)
            tokens.append(token)
            opening = not any(token.leaf for token in tokens[-_OPENING:])
            if opening and found[number].lastgroup in ("and", "or"):
                pass  # "known history or current symptoms of gout" opens with all of its words
            elif not joined or found[number].lastgroup not in _JOINTS:
                here = max(here, found[number].end())
            joined = found[number].lastgroup in _JOINTS
            number += 1
        tokens.append(Token("leaf", leaf, lead_of(text[here : leaf.start])))
        here = max(here, leaf.end)
    tokens += [_token(each, [], None) for each in found[number:]]
    return behind_its_limit(_excepted(_of_both(tokens)))


def _stressed(text: str, match: re.Match[str], token: Token) -> Token:
    """The token of an "AND" in capitals among other words as one that asks for both."""
    if token.kind == "and" and match[0][0] == "s":
        return Token("and", number=1)  # "lupus s/p splenectomy": both
    if token.kind != "and" or text[match.start() : match.end()] != "AND":
        return token
    around = text[max(0, match.start() - _REACH) : match.start()]
    return Token("and", number=1) if sum(map(str.islower, around)) > _SPOKEN else token


def _drop_loose(tokens: list[Token], text: str, start: int, end: int) -> None:
    """Drop a joint that joins words no leaf was read from, and not the sentence behind them."""
    if tokens[-1].kind in ("and", "or") and any(map(str.isalpha, text[start:end])):
        tokens.pop()


def _excepted(tokens: list[Token]) -> list[Token]:
    """An exception told behind ("X, Y excepted") told as one before it ("X unless Y").

    Alone in its sentence or bracket it is something allowed.
    """
    made: list[Token] = []
    for token in tokens:
        if token.kind != "behind":
            made.append(token)
            continue
        at, leaves = len(made) - 1, 0
        while at >= 0 and made[at].kind not in _BOUNDS:
            leaves += made[at].kind == "leaf"
            at -= 1
        if at >= 0 and leaves and made[at].kind == "comma":
            made[at] = Token("unless", stranded=True)
        else:
            made.append(Token("permitted"))
    return _parted(made)


def _parted(tokens: list[Token]) -> list[Token]:
    """What is said to be allowed, or not, ends its sentence: "X is allowed, Y is not"."""
    return [
        Token("stop")
        if token.kind in _JOINTS
        and at
        and tokens[at - 1].kind in ("permitted", "forbidden")
        and not (at + 1 < len(tokens) and tokens[at + 1].kind in ("if", "provided", "unless"))
        else token
        for at, token in enumerate(tokens)
    ]


def _of_both(tokens: list[Token]) -> list[Token]:
    """ "A, B, or both" asks for the one or the other."""
    made: list[Token] = []
    for token in tokens:
        if token.kind != "both":
            made.append(token)
            continue
        while made and made[-1].kind == "comma":
            made.pop()
        if len(made) > 1 and made[-1].kind == "leaf" and made[-2].kind in ("comma", "and"):
            made[-2] = Token("or")
    return made


def _together(one: Leaf | None, other: Leaf) -> bool:
    """Do two leaves stand at one amount, one of several that both have?"""
    if one is None or one.start != other.start or one.statement is None or other.statement is None:
        return False
    amounts = one.statement.amount, other.statement.amount
    return None not in amounts and amounts[0].quote == amounts[1].quote  # type: ignore[union-attr]


def _outside(found: list[re.Match[str]], spans: list[tuple[int, int]]) -> list[re.Match[str]]:
    kept, index = [], 0
    reach = 0
    for match in found:
        while index < len(spans) and spans[index][0] <= match.start():
            reach = max(reach, spans[index][1])
            index += 1
        if match.start() >= reach or match.lastgroup == "count":
            kept.append(match)
    return kept


def _asked(leaves: Sequence[Leaf], counts: list[re.Match[str]]) -> Sequence[Leaf]:
    """Without the numbers that only say how many of a list are asked for."""
    if not counts:
        return leaves
    return [
        leaf
        for leaf in leaves
        if not any(
            each.start() - _SIGN <= leaf.start < each.end()
            and leaf.end <= each.end()
            and not each.string[leaf.start : each.start()].strip("≥<>=≤ ")
            and (_number_only(leaf) or each[0].endswith(_COUNTED))
            for each in counts
        )
    ]


def _number_only(leaf: Leaf) -> bool:
    return leaf.statement is not None and leaf.statement.concept is None


def _token(match: re.Match[str], before: list[Token], leaf: Leaf | None) -> Token:
    name = match.lastgroup or "comma"
    kind = _KINDS.get(name, name)
    last = before[-1].leaf if before else None
    if name == "slash" and leaf is not None and last is not None:
        kind = "or" if {leaf.kind, last.kind} <= _EITHER else kind
        kind = "and" if leaf.kind == last.kind == "observation" else kind  # "ER+/HER2-"
    if kind == "unless":
        return Token(kind, number=_NAMING.match(match[0]) is not None)
    if kind == "eligible":
        return Token(kind, number=match[0].startswith(_MAY))
    if kind == "example":  # "including" names parts of what was given, "such as" only examples
        return Token(
            kind, number="includ" in match[0].lower() and "limited" not in match[0].lower()
        )
    if kind == "allowed" and _is_whole(match):
        return Token("permitted")
    if kind == "modal":
        return Token(kind, number=demand_of(match.string, match))
    if kind != "count":
        return Token(kind)
    word = match["number"]
    ahead = match.string[max(0, match.start() - 2) : match.start()].rstrip()
    above = match["above"] is not None or ahead[-1:] == ">"  # "more than one of": two at least
    return Token(kind, number=(NUMBERS.get(word) or int(word)) + above)


def _is_whole(match: re.Match[str]) -> bool:
    """Is a whole sentence told to be allowed, though without a verb: "Prior surgery allowed"?"""
    text, start = match.string, match.start()
    return (
        _WHOLE_END.match(text, match.end()) is not None
        and _WHOLE.search(text, max(0, start - _WHOLE_REACH), start) is not None
    )


_WHOLE_REACH = 80
_WHOLE = re.compile(
    r"(?:\A|[.;:]\s)\W{0,24}(?:(?:prior|previous|concurrent|concomitant|past|any prior)"
    r"\s[^.,;:()\n]{2,60}"
    r"|(?!(?:no|not|only|none|neither|maximum|max|minimum)\b)[a-z]{3}(?:(?!\b(?:who|that|if|dose"
    r"|doses|must|may|not|no|limit|amount|number)\b)[^.,;:()\n<>≤≥=\d]){0,50})\s\Z"
)
_WHOLE_END = re.compile(r"\s?(?:[.;](?=\s|\Z)|\Z)")
_JOINT_WIDTH = len(" and ")
_MODALS = ("must ", "should ", "shall ", "may not ", "cannot ")
_LONGEST_MODAL = max(map(len, _MODALS))
_PLAIN = re.compile(r"\s(?:(?!but\b|and\b|or\b)[\w-]{1,20}\s){0,4}")


def masked(
    text: str, placed: Sequence[Placed], offset: int, *, excludes: bool
) -> list[tuple[int, int]]:
    """Where amounts, windows and several qualifiers of a name stand: their words join nothing.

    Of what excludes, a limit that "must not" be passed leaves its "must": it is a demand.
    """
    found = []
    for each in placed:
        statement = each.statement
        found += [
            (cue.start - offset, cue.end - offset)
            for cue in statement.assertion.cues
            if _joins(cue.text)
        ]
        ahead = [q for q in statement.qualifiers if q.end - offset <= each.start]
        if len(ahead) > 1:  # "active or inactive excipients"
            found.append((ahead[0].start - offset, ahead[-1].end - offset))
        behind = [q for q in statement.qualifiers if q.start - offset >= each.end]
        if behind and text[each.end : each.end + 2] == ", ":  # "asthma, mild or moderate, with"
            found.append((behind[0].start - offset, behind[-1].end - offset))
        if ahead and 1 < each.start + offset - ahead[-1].end <= _JOINT_WIDTH:
            found.append((ahead[-1].start - offset, each.start))
        quotes = [window.quote for window in statement.windows]
        if statement.amount is not None:
            quotes.append(statement.amount.quote)
        for q in quotes:
            if q is not None:
                demands = excludes and _demands(q.text, text[each.end : q.start - offset])
                joining = q.text.index(" ") + 1 if demands else _joining(q.text)
                found.append((q.start + joining - offset, q.end - offset))
    return found


@lru_cache(maxsize=20_000)
def _joins(cue: str) -> bool:
    """Does a cue hold an "or" that joins nothing but its own words?"""
    return _JOINED.search(cue) is not None


def _joining(words: str) -> int:
    """How long is what joins an amount to the one before it: "under 18 or over 75"?"""
    return 3 if words[:3].lower() == "or " else 0


def _demands(words: str, gap: str) -> bool:
    """Does an amount say what must be of the name before it: "creatinine must not exceed 2"?"""
    return words[:_LONGEST_MODAL].lower().startswith(_MODALS) and _PLAIN.fullmatch(gap) is not None
