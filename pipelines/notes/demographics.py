"""Who is the patient: age and sex as a triage line puts them, each told once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from nlp.model import Amount, Comparator, Concept, Fact, Interval, Quote, Statement
from pipelines.notes.age_lines import age_lines

_OLDEST = 120

SEX_OF = {"man": "male", "woman": "female"}
_SEX_OF_WORD = {
    "m": "male",
    "male": "male",
    "boy": "male",
    "f": "female",
    "female": "female",
    "girl": "female",
    "♂": "male",
    "♀": "female",
}

# "45M with chest pain", "62 yo F, ...": age and sex as a triage line puts them.
# Letters of race may stand before that of the sex: "54 yo WM", "61 yo AAF".
_TRIAGE = re.compile(
    r"(?P<age>\d{1,3})(?<!\d\d\d\d)(?<!\d\.\d)(?<!\d\.\d\d)"
    r"(?:\s?(?:y/?o|y\.o\.|yrs?|y|year[ -]old),?\s?(?:AA|[WBHA])?"
    r"(?P<small>[MFmf]|(?<=[ ,])(?:fe)?male)|\s?/?\s?(?P<sex>[MF]))\b"
    r"(?=[,;]|[.]?$|[.]?\n|[.]\s(?![CF]\b)"
    r"|\s(?:with|who|c/o|presents?|presenting|here|hx|h/o|s/p|admitted|in|on|at|BIBA|known|alert|oriented|Hb[A-Z])"
    r"(?![a-z])|\s(?:w/|G\d|A ?(?:&|and|x) ?O)|\s(?:[A-Z]{2,6}\d?\b|relaps|treat|newly|previously"
    r"|prior|post|status|former|retired|diag|non|otherwise|unrestrained|restrained|transfer|brought)"
    r"(?! (?:sheath|cath|foley|tube|stent|drain))"
    r"|\s(?:[RL]\s|(?!sheath|cath|foley|tube|stent|drain|french|needle|guide|introd|balloon|without)"
    r"[a-z]{4,20}\s[a-z]))"
)
# What a triage line's age stands behind: it opens a line or sentence.
_OPENING = re.compile(
    r"(?:^\s{0,3}|(?<!emp)(?<!Tmax)[.\n][ \t]{0,4}|(?:^|\W)a\s|(?:^|\W)Pt (?:is )?"
    r"|nical: ?|ation: ?|story: ?|STORY: ?|ATION: ?|HP[IC]: ?|tient: ?|Pt: ?|f/u: ?|ID: ?|[—–] ?)\Z"
)
_DIGIT = re.compile(r"\d")
_AGE_SEX = re.compile(
    r"\bage ?/ ?(?:sex|gender)\W{0,4}(?P<age>\d{1,3}) ?(?:yr?s?|years?)?\.? ?/ ?"
    r"(?P<sex>female|male|f|m)\b",
    re.IGNORECASE,
)
_LETTER_FIRST = re.compile(r"(?:^|[.\n][ \t]*)(?P<sex>[MF])\s?/\s?(?P<age>\d{1,3})(?=[\s,.]|$)")
# "9-year-old girl": the noun "girl" alone may be anybody's.
_CHILD = re.compile(
    r"\b(?:\d{1,2}(?:[ -]?(?:y/?o|(?:years?|yrs?|months?|mo|weeks?|wks?|days?)[ -]olds?)"
    r"|/(?:12|52)(?: old)?)|newborn)[ -]"
    r"(?:[\w-]{1,20} ){0,2}(?P<sex>girl|boy)\b",
    re.IGNORECASE,
)


# "18mo F": the letter tells the sex.
_SMALL_LETTER = re.compile(r"\b\d{1,2}\s?(?:mo|mth|wk)s?\.?[ -]?(?P<sex>[MF])(?![\w/'’&-])")
_OF_A_CHILD = re.compile(r"boy|girl|BOY|GIRL|Boy|Girl")
_CHILD_FIRST = re.compile(
    r"(?:^|[.\n]\s?)(?P<sex>girl|boy),? (?:aged?|of)[ :]?\d", re.IGNORECASE | re.MULTILINE
)


def triage(text: str, offset: int) -> list[Statement]:
    """Age and sex as lines such as "45M with chest pain" put them, as statements.

    A passage without an offset opens its note.
    """
    made, told = [], set()
    for line in age_lines(text, opens=not offset):
        if line.age in told:
            continue
        told.add(line.age)
        first, last = line.sex or line.age
        whole = (min(line.age[0], first), max(line.age[1], last))
        made.append(age_of(text, offset, line.age, whole, line.value))
        if line.sex is not None:
            made.append(sex_of(text, offset, line.sex, whole))
    for found in _ages_sexes(text):
        if Decimal(found["age"]) > _OLDEST or found.span("age") in told:
            continue
        letter = next((found.span(k) for k in ("sex", "small") if found.groupdict().get(k)), None)
        age = found.span("age")
        first, last = letter or age
        whole = (min(age[0], first), max(age[1], last))
        made.append(age_of(text, offset, age, whole))
        if letter is not None:
            made.append(sex_of(text, offset, letter, whole))
    if _OF_A_CHILD.search(text):
        children = [*_CHILD.finditer(text), *_CHILD_FIRST.finditer(text)]
        made += [sex_of(text, offset, each.span("sex"), each.span()) for each in children]
    for small in _SMALL_LETTER.finditer(text) if "mo" in text or "wk" in text else ():
        made.append(sex_of(text, offset, small.span("sex"), small.span()))
    return made


def _ages_sexes(text: str) -> Iterator[re.Match[str]]:
    if not _DIGIT.search(text):
        return
    for found in _TRIAGE.finditer(text):
        before = text[max(0, found.start() - 8) : found.start()]
        if _OPENING.search(before):
            yield found
    if "/" in text:
        yield from _LETTER_FIRST.finditer(text)
        yield from _AGE_SEX.finditer(text)


def quoted(text: str, offset: int, span: tuple[int, int]) -> Quote:
    """The words between two offsets of a passage that begins at `offset` of its note."""
    start, end = span
    return Quote(start + offset, end + offset, text[start:end])


def age_of(
    text: str,
    offset: int,
    span: tuple[int, int],
    whole: tuple[int, int],
    value: Decimal | None = None,
) -> Statement:
    """The age that digits tell, or words of a known `value`, in years; `whole` is quoted."""
    digits = quoted(text, offset, span)
    age = Decimal(digits.text) if value is None else value
    years = Interval.exactly(age)
    amount = Amount(Comparator.EQ, (age,), "a", interval=years, canonical_unit="a", quote=digits)
    concept = Concept("age", "age", (), digits)
    return Statement("s0", "demographic", concept, amount, quote=quoted(text, offset, whole))


def sex_of(text: str, offset: int, span: tuple[int, int], whole: tuple[int, int]) -> Statement:
    """The sex that a letter or word tells; `whole` is what the statement quotes."""
    word = quoted(text, offset, span)
    sex = _SEX_OF_WORD[word.text.lower()]
    concept = Concept(sex, sex, (), word)
    return Statement("s0", "demographic", concept, quote=quoted(text, offset, whole))


def first_told(facts: list[Fact]) -> list[Fact]:
    """The same facts with the patient's sex, birth date and each age told once: the first."""
    seen: set[object] = set()
    kept = []
    for fact in facts:
        once = _told_once(fact.statement)
        if once is None or once not in seen:
            kept.append(fact)
        seen.add(once)
    return kept


def _told_once(statement: Statement) -> object:
    """What a statement tells that a note need not tell twice; None if it is nothing such."""
    concept_id = statement.concept.concept_id if statement.concept else None
    if concept_id in ("male", "female"):
        return "sex"
    if concept_id == "age" and statement.amount is not None:
        return statement.amount.values, statement.amount.unit, statement.assertion.experiencer
    return "birth_date" if concept_id == "birth_date" else None
