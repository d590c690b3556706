"""The name that a result stands beside, told from the words before it.

Most results follow the name of their test over a few words that say nothing of their own: "of",
"was", "levels had risen to", a bracket. Tests that no row names are known by these words alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

# Words between a name and its value.
_LINKS_TEXT = """
of was were is are be been being at to about approximately approx around roughly nearly almost
level levels value values concentration concentrations titer titers titre titres result results
reading readings measured measuring measures measurement measurements reached reaching remained
achieved attained
remains remaining stable showed shows registered indicated documented recorded reported estimated
calculated increased increasing increase decreased decreasing decrease declined declining
rose risen raised fell fallen dropped dropping improved improving improvement elevated normal
normalized normalised
had has have still only mostly always currently now again today initially then subsequently found
as high low up down a an the with equal equals equaling total median average mean that back down
peaked ranged ranging ranges range between from came come coming slightly further mildly
both oscillated averaged controlled maintained kept maximum minimum max min more less count counts
score scores dramatically markedly rapidly gradually prolonged shortened scored stabilized rate
than over under above below greater in after before lunch dinner breakfast meals fasting sc cc
"""
_LINKS = frozenset(_LINKS_TEXT.split())
# Links that alone tie nothing: behind "in" or "with" stands no value of what stands before.
_WEAK = frozenset(
    ["in", "with", "that", "after", "before", "time", "than", "and", "a", "an", "the"]
)
_STOPS_TEXT = """
a an the this that these those his her their its my our your he she they it we who which whom
and or but nor for from in on at by to of as per via into onto with without within after before
during until till since while when where if then than because due despite also not no nor so
was were is are be been being has have had having do does did will would could should may might
can must shall there here both all any each every some other another such same

revealed reveals revealing showed shows showing shown demonstrated demonstrates demonstrating
found finding findings had noted notes reported reports remained remains developed confirmed
indicated suggested suggesting disclosed displayed exhibited detected included includes including
received receiving given gave started administered treated underwent required presented
presenting admitted discharged followed consisted consistent containing contained using used
increased decreased elevated rose fell dropped improved normalized reached came went
year years month months week weeks day days hour hours minute minutes old patient patients
ago later age aged
respectively approximately about around than between only mostly always still again further
"""
_STOPS = frozenset(_STOPS_TEXT.split())
# Words at the head of a name that tell of its value or its time, not what is measured.
_TRIMMED_TEXT = """
elevated increased high higher low lower raised normal reduced decreased mild mildly moderate
moderately marked markedly severe severely slight slightly depressed initial initially repeat
repeated latest recent current baseline admission estimated calculated measured borderline
persistent persistently positive abnormal improved worsening new corresponding significant
significantly very poor good first second third last next concurrent basal daily small large
patient's normalized normalised drawn obtained routine laboratory lab labs serum plasma blood
follow-up stable preserved impaired exceedingly
"""
_TRIMMED = frozenset(_TRIMMED_TEXT.split())
_TOKEN = re.compile(r"[^\W_](?:[\w'′+./%–−-]*[\w%′+])?|[^\w\s]|[\n\t]| {2,}")
_CLOSERS = {")": "(", "]": "["}
_OPENERS = frozenset("([")
_SIGNS = frozenset("=:≈~")
_SOFT = frozenset(",-–—")
_JOINTS = frozenset([",", "and", "or", "&", "/"])
_MOST_WORDS = 6
_WIDEST = 110
_REFERENCE = re.compile(
    r"[\s(\[,;:]*+(?:normal|reference|ref|nl|nml|range|ranges|interval|limits?|upper|lower|value|"
    r"values|level|levels|cut-?off|goal|target|is|of|[\s:=.,\[])*(?:normal|reference|ref|nl|nml|"
    r"range|ranges|limits?|cut-?off|goal|target)[\s:=.,]*(?:values?|levels?|is|of)?[\s:=.,\[<≤]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands before a value: names in order of the text, each as offsets, and the tie.

    `tie`: `sign` ("=", ":"), `word` ("was", "of"), `bracket`, `comma`, or `none` (side by side).
    `many`: the words between speak of all the names ("levels were"). `aliases`: stretches in
    brackets between the last name and the value.
    """

    names: tuple[tuple[int, int], ...]
    tie: str
    many: bool = False
    aliases: tuple[tuple[int, int], ...] = ()


def is_reference(text: str, floor: int, start: int) -> bool:
    """Do only words of a reference range stand between the value before and this one?"""
    between = text[max(floor, start - 60) : start]
    cut = max(between.rfind("("), between.rfind("["), between.rfind(";"))
    return _REFERENCE.fullmatch(between[cut:] if cut >= 0 else between) is not None


def lead(text: str, floor: int, start: int) -> Lead:
    """Which names does the value that begins at `start` follow, back to `floor`?"""
    floor = max(floor, start - _WIDEST)
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, floor, start)]
    at, tie, many, aliases = _link(tokens)
    names: list[tuple[int, int]] = []
    while at >= 0 and len(names) < 12:
        begin, end, after = _name(text, tokens, at)
        if begin is None:
            break
        names.append((begin, end))
        at = after
        if at < 0 or tokens[at][0].lower() not in _JOINTS:
            break
        while at >= 0 and tokens[at][0].lower() in _JOINTS:
            at -= 1
        at = _skip_bracket(tokens, at)
    return Lead(tuple(reversed(names)), tie, many, tuple(aliases))


def _link(tokens: list[tuple[str, int, int]]) -> tuple[int, str, bool, list[tuple[int, int]]]:
    """Walk left over what ties a value to its name: where it ends, and how it ties."""
    at, tie, many = len(tokens) - 1, "none", False
    aliases: list[tuple[int, int]] = []
    order = ("none", "comma", "bracket", "word", "sign")
    while at >= 0:
        token = tokens[at][0]
        low = token.lower()
        kind = None
        if token in _SIGNS:
            kind = "sign"
        elif low in _LINKS:
            kind = "none" if low in _WEAK else "word"
            many = many or low in ("were", "levels", "are", "values")
        elif token in _OPENERS:
            kind = "bracket"
        elif token in _SOFT:
            kind = "comma"
        elif token in _CLOSERS:
            after = _skip_bracket(tokens, at)
            if after == at:
                break
            aliases.append((tokens[after + 1][2], tokens[at][1]))
            at = after
            continue
        elif token.isspace():
            kind = "none"
        if kind is None or token == "\n":
            break
        tie = max(tie, kind, key=order.index)
        at -= 1
    return at, tie, many, aliases


def _skip_bracket(tokens: list[tuple[str, int, int]], at: int) -> int:
    """Where does it go on before a bracket that closes here? `at` itself if none does."""
    if at < 0 or tokens[at][0] not in _CLOSERS:
        return at
    opener = _CLOSERS[tokens[at][0]]
    for before in range(at - 1, max(-1, at - 8), -1):
        if tokens[before][0] == opener:
            return before - 1
    return at


def _name(text: str, tokens: list[tuple[str, int, int]], at: int) -> tuple[int | None, int, int]:
    """The name that ends at a token: its offsets, and the token before it."""
    first = at
    while first >= 0 and at - first < _MOST_WORDS:
        token, _, end = tokens[first]
        if not token[0].isalnum() or token.lower() in _STOPS or _is_number(token, first == at):
            break
        if first < at and text[end : tokens[first + 1][1]].strip():
            break
        first -= 1
    before, first = first, first + 1
    while first < at and tokens[first][0].lower() in _TRIMMED:
        first += 1
    if first > at or tokens[first][0].lower() in _TRIMMED:
        return None, 0, before
    return tokens[first][1], tokens[at][2], before


def _is_number(token: str, last: bool) -> bool:
    """Is a token a number that belongs to no name? "complement 3" and "21-1" may end one."""
    if not token[0].isdigit() or any(map(str.isalpha, token)):
        return False
    return not last or (len(token.strip("%")) > 1 and not ("-" in token or "–" in token))
