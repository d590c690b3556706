"""Names of what is measured or counted that no row knows, and what a name beside a number means.

The words right before a comparator name what is compared ("CLASI >= 5", "lid retraction of 2 mm"),
those right behind a count what is counted ("at least two recurrences"). Both become open concepts.
A name of several meanings is a measure where a number that may be its result follows at once.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from nlp.authorities import authorities
from nlp.model import Comparator
from nlp.plain_words import EDGE_WORDS
from nlp.qualifiers import is_qualifier
from nlp.recognizers import Found, TermFound

# Bodies whose classifications bear a year.
_CLASSIFIED = re.compile(r"\b(?:figo|ajcc|uicc|who|iarc|eln|acr|eular|gold|gina|iss)\s\(?\Z", re.I)
_FIRST_YEAR, _LAST_YEAR = 1970, 2050
_TOKEN = re.compile(r"[^\W_][\w'’+/-]*|[^\s\w]")
# May stand between a name and its number.
_BETWEEN_TEXT = """
of is are was were be been being must should will has have had a an the to at equal equals by
measured calculated estimated documented defined as that which ( [ : =
"""
_BETWEEN = frozenset(_BETWEEN_TEXT.split())
# Say that something was measured, not what.
_GENERIC_TEXT = """
score scores level levels value values total index rating ratings points cut-off cutoff threshold
result results count number average mean median range minimum maximum least more less
dose doses dosage dosages daily cumulative equivalent equivalents report self-report physical
functional clinical overall summary class classes stage grade category status classification
"""
GENERIC = frozenset(_GENERIC_TEXT.split())
# No name goes on over these, before or behind a number.
_STOPS_TEXT = """
unless except pre-existing preexisting measuring plus
and or but nor if for from with without on at by to than that which who whom whose when where while
after before during within between through per via because due in of into over under above below
is are was were be been being has have had having do does did can could may might must shall should
will would not no only also as including include includes included excluding except experienced
completed lasting receiving taking using requiring weighing achieving exceeding showing reports
report reported suffering undergoing seen agreed agree smoke smoking drink drinking greater less
more fewer lower higher longer older younger least most such both either versus vs hours days weeks
months years hour day week month year times time men women males females children adults patients
subjects participants people individuals persons male female patient subject who's failed fail
and/or making impacting taken suffered them these those this it
note notes they he she his her their its all any each every one two three other
score scores point points
"""
_STOPS = frozenset(_STOPS_TEXT.split())
# Say how often, not what: "two episodes of pancreatitis".
_CLASSIFIERS_TEXT = """
episode episodes attack attacks event events line lines round rounds session sessions course
courses cycle cycles dose doses type types kind kinds form forms class classes bout bouts site sites
occasion occasions period periods pack packs
"""
_CLASSIFIERS = frozenset(_CLASSIFIERS_TEXT.split())
_OF = re.compile(r"\s{1,2}of\s{1,2}(?:the\s|an?\s|any\s)?", re.IGNORECASE)
_OF_BEFORE = re.compile(r"\s{1,2}of\s{1,2}(?:the\s|both\s)?\Z", re.IGNORECASE)
# "as long as one lesion": no name goes before.
_AS_LONG = re.compile(r"\bas\s(?:long|soon|many|much|little|few|early|late)\sas\s\Z", re.I)
_MOST_WORDS = 5
_WINDOW = 100
# "pressure 150/86": of two numbers around a slash, it is the blood's.
_PRESSURE = re.compile(
    r"\b(pressures?)\b[\s:]{0,3}(?:(?:was|is|of|at|now)\s){0,2}\(?\Z", re.IGNORECASE
)
_BLOOD_PRESSURE = TermFound("blood_pressure", "measurement", "blood pressure")
_WORDY = re.compile(r"[^\W\d_]{2}")


def name_measures(text: str, terms: Sequence[Found], amounts: Sequence[Found]) -> list[Found]:
    """The terms with names for what the amounts measure or count, where no row has one."""
    named = list(terms)
    taken = [(term.start, term.end) for term in named if not is_qualifier(term)]
    amounts = [amount for amount in amounts if not amount.value.scale]
    made: list[Found] = []
    bare = {(term.start, term.end) for term in named if is_qualifier(term)}
    books = authorities(text)
    for number, amount in enumerate(amounts):
        if amount.value.bare or amount.value.implied or amount.value.of:
            continue
        if is_edition(text, amount):
            continue
        floor = amounts[number - 1].end if number else 0
        found = _before(text, amount.start, floor)
        if found is None and (counts(amount) or _opens_line(text, amount.start)):
            ceiling = amounts[number + 1].start if number + 1 < len(amounts) else len(text)
            found = _counted(text, amount, ceiling)
        found = None if found in bare or _is_book(books, found) else found
        if found is not None and not any(s < found[1] + 1 and found[0] - 1 < e for s, e in taken):
            start, end = found
            made.append(Found(start, end, TermFound("", "other", text[start:end].lower())))
            taken.append(found)
    return sorted([*named, *made], key=lambda term: (term.start, term.end)) if made else named


def _is_book(books: Sequence[tuple[int, int]], found: tuple[int, int] | None) -> bool:
    """Are these words of the name of a book, or of who wrote it?"""
    return found is not None and any(low < found[1] and found[0] < high for low, high in books)


def is_edition(text: str, found: Found) -> bool:
    """Is it the year of a classification: "FIGO 2018 stage IVB"?"""
    amount = found.value.amount
    if amount.unit is not None or len(amount.values) != 1:
        return False
    year = amount.op is Comparator.EQ and _FIRST_YEAR <= amount.values[0] <= _LAST_YEAR
    return year and _CLASSIFIED.search(text, max(0, found.start - 12), found.start) is not None


def name_pressures(text: str, terms: Sequence[Found], amounts: Sequence[Found]) -> list[Found]:
    """The terms, with the blood's pressure where two numbers follow the bare word."""
    made = []
    for amount in amounts:
        if not amount.value.pair:
            continue
        word = _PRESSURE.search(text, max(0, amount.start - 24), amount.start)
        if word and not any(t.start < word.end(1) and word.start(1) < t.end for t in terms):
            made.append(Found(*word.span(1), _BLOOD_PRESSURE))
    return sorted([*terms, *made], key=lambda term: (term.start, term.end)) if made else [*terms]


def beside_names(terms: Sequence[Found], amounts: Sequence[Found]) -> list[Found]:
    """The amounts without the digits of names: the 19 and the 9 of "CA 19-9" are no results."""
    if not any(amount.value.bare for amount in amounts):
        return list(amounts)
    starts = [term.start for term in terms]
    kept = []
    for amount in amounts:
        index = bisect_left(starts, amount.start) - 1
        if not amount.value.bare or index < 0 or terms[index].end < amount.end:
            kept.append(amount)
    return kept


def counts(amount: Found) -> bool:
    """May an amount count things: "at least two", "3 lesions", but not "4 mg" or "class II"?"""
    value = amount.value.amount
    unit = value.unit
    return (
        (unit is None or unit == "cycle" or (unit.startswith("{") and "/" not in unit))
        and unit != "{percentile}"
        and value.relative_to is None
        and not value.labels
        and not amount.value.implied
        and all(each == each.to_integral_value() for each in value.values)
    )


def _before(text: str, end: int, floor: int) -> tuple[int, int] | None:
    """Where are the words that name what is compared, right before the amount that begins here?"""
    start = max(floor, end - _WINDOW, text.rfind("\n", 0, end) + 1)
    tokens = [(m[0], m.start(), m.end()) for m in _TOKEN.finditer(text, start, end)]
    if _AS_LONG.search(text, max(start, end - 24), end):
        return None
    while tokens and (tokens[-1][0].lower() in _BETWEEN or tokens[-1][0].lower() in GENERIC):
        tokens.pop()
    tokens = _without_scale(tokens)
    short: tuple[int, int] | None = None
    if len(tokens) > 2 and tokens[-1][0] in ")]" and tokens[-3][0] in "([":
        word = tokens[-2]
        short = (word[1], word[2]) if word[0][:1].isupper() and len(word[0]) < 12 else None
        del tokens[-3:]
        if short is None:
            return None
    found = _phrase(text, tokens)
    if found is None:
        return short
    # "axial deformity of the lower limbs": the name goes on before "of".
    joint = _OF_BEFORE.search(text, max(start, found[0] - 12), found[0])
    if joint is not None:
        head = _phrase(text, [token for token in tokens if token[2] <= joint.start()])
        if head is not None and text[head[0] : head[1]].lower() not in _CLASSIFIERS:
            return head[0], found[1]
    return found


def _without_scale(tokens: list[tuple[str, int, int]]) -> list[tuple[str, int, int]]:
    """The words before a scale's reach in brackets: "HSS7 score (range 0-21)"."""
    if len(tokens) < 4 or tokens[-1][0] != ")" or not tokens[-2][0][0].isdigit():
        return tokens
    opened = next((at for at in range(len(tokens) - 1, -1, -1) if tokens[at][0] == "("), 0)
    kept = tokens[:opened]
    while kept and kept[-1][0].lower() in GENERIC:
        kept.pop()
    return kept


def _opens_line(text: str, start: int) -> bool:
    """Does an amount begin its line, so that its name can only stand behind it?"""
    line = text.rfind("\n", 0, start) + 1
    return start - line < 8 and not any(map(str.isalpha, text[line:start]))


def _phrase(text: str, tokens: Sequence[tuple[str, int, int]]) -> tuple[int, int] | None:
    """The unbroken words at the end, without what carries no meaning at their beginning."""
    words: list[tuple[str, int, int]] = []
    for token in reversed(tokens):
        word = token[0].lower()
        if not word[0].isalnum() or word in _STOPS or len(words) == _MOST_WORDS:
            break
        if words and text[token[2] : words[-1][1]] not in (" ", "  "):
            break
        words.append(token)
    words.reverse()
    while words and (words[0][0].lower() in EDGE_WORDS or words[0][0].isdigit()):
        words.pop(0)
    return _span(words)


def _counted(text: str, amount: Found, ceiling: int) -> tuple[int, int] | None:
    """Where are the words that name what is counted, in or right behind the count?"""
    begin = amount.end
    unit = amount.value.amount.unit_text if counts(amount) else None
    if unit:
        at = text.find(unit, amount.start, amount.end)
        if at < 0 or unit.lower() in GENERIC:
            return None
        onward = _OF.match(text, at + len(unit)) if unit.lower() in _CLASSIFIERS else None
        if onward is None:
            return at, at + len(unit)
        begin = onward.end()
    found = _ahead(text, begin, ceiling)
    if found is not None and text[found[0] : found[1]].lower().split()[-1] in _CLASSIFIERS:
        onward = _OF.match(text, found[1])
        found = _ahead(text, onward.end(), ceiling) if onward else found
    return found


def _ahead(text: str, begin: int, ceiling: int) -> tuple[int, int] | None:
    """The unbroken words from here on, as far as they may be a name."""
    words: list[tuple[str, int, int]] = []
    edge = begin
    for match in _TOKEN.finditer(text, begin, min(ceiling, begin + _WINDOW)):
        word = match[0].lower()
        if not word[0].isalnum() or word in _STOPS or len(words) == _MOST_WORDS:
            break
        if text[edge : match.start()] not in (" ", "  ", ""):
            break
        edge = match.end()
        if words or (word not in EDGE_WORDS and not word.isdigit()):
            words.append((match[0], match.start(), match.end()))
    while words and words[-1][0].lower() in EDGE_WORDS:
        words.pop()
    return _span(words)


def _span(words: Sequence[tuple[str, int, int]]) -> tuple[int, int] | None:
    if not words or words[-1][0].lower() in EDGE_WORDS:
        return None
    last = words[-1][0].lower()
    if all(word[0].lower() in GENERIC for word in words):
        return None
    if last.endswith("ly") or (last.endswith("ed") and len(last) > 4) or not _WORDY.search(last):
        return None
    return words[0][1], words[-1][2]
