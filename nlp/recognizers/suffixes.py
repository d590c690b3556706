"""What stands behind a number: its unit, the word "age", "or older", "+", a sign turned round."""

from __future__ import annotations

import re
from decimal import Decimal

from nlp.model import Comparator
from nlp.recognizers.compounds import plus_days
from nlp.recognizers.numbers import word_value
from nlp.recognizers.prefixes import is_signed
from nlp.recognizers.quantity import Quantity, Scene
from nlp.recognizers.units import TIME_UNITS, UnitFound

_OLD = re.compile(r"old|age|y[./]{0,2}o\b", re.IGNORECASE)
_MAGNITUDE = re.compile(r"\s(?:thousand|millions?|billion)$")
_PLUS = re.compile(r"\s?\+(?![\d/-])")
# Words between a number and its period: "6 consecutive weeks", "5 headache days".
_BETWEEN = re.compile(
    r"\s(?:(?:consecutive|calendar|full|complete|continuous|whole|additional|working|business|"
    r"headache|migraine|successive|pk|study|elimination|"
    r"plasma|drug|separate|uninterrupted|entire|solid|school|straight|biological|treatment|"
    r"completed|gestational|menstrual|menstruation|post-?operative|lunar|terminal|serum)[\s-]){1,2}"
)
_LIGHTEST = 4  # stones that anybody who is told to weigh so much weighs at least
_MOST_STEPS = 10  # no scale of stages or grades has more
# The column of a print-out in which units stand.
_COLUMN = re.compile(r" {3,24}(?= (?:[a-zµμ%/]|10[\^*]))")
_SEVENTHS = re.compile(r"\s(\d)/7(?!\d)")
_DEGREES = re.compile(r"\s?(?:deg\s?)?([FC])(?![A-Za-z0-9])")
_BODY = {"F": (86, 113, "[degF]"), "C": (30, 45, "Cel")}
# A number said again in brackets, "six (6) months", "6 (six)", and what may open it.
_RESTATED = re.compile(r"\s?\(\s?(?:(\d{1,4})|([a-z]+(?:[ -][a-z]+)?))\s?\)")
_UNIT_OPEN = re.compile(
    r"\s?\(\s?(?:(?P<sex>(?:in\s|for\s)?(?:fe)?males?|(?:in\s|for\s)?(?:wo)?men)\)|(?:x\s?)?(?=[a-z\d%/µμ]))"
)
# Counts that have no thousandths: three digits behind a point are thousands there.
_WHOLE_COUNTS = frozenset({"/uL", "{copies}/mL", "kcal", "kcal/d"})
_THOUSANDS = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_MIRROR = {
    Comparator.LT: Comparator.GT,
    Comparator.GT: Comparator.LT,
    Comparator.LE: Comparator.GE,
    Comparator.GE: Comparator.LE,
}


def read_unit(scene: Scene, quantity: Quantity) -> None:
    """Read the unit behind the number, if any, and move past it."""
    if quantity.scaled and not _measured(scene, quantity):
        return
    if _magnitude_unit(scene, quantity):
        return
    seventh = plus_days(scene, quantity)
    if seventh is None and scene.low.startswith("/7", quantity.end + 2):
        seventh = _SEVENTHS.match(scene.low, quantity.end)
    end = seventh.end() if seventh else quantity.end
    if scene.low.startswith("    ", end):
        column = _COLUMN.match(scene.low, end)
        end = column.end() if column else end
    unit = scene.units.at(scene.text, scene.low, end)
    if quantity.ordinal:
        unit = unit if unit is not None and unit.code == "{percentile}" else None
    elif unit is None:
        between = _BETWEEN.match(scene.low, quantity.end)
        unit = scene.units.at(scene.text, scene.low, between.end()) if between else None
        if unit is not None and unit.code not in TIME_UNITS:
            unit = None
    if unit is None and not quantity.ordinal:
        unit = _bracketed_unit(scene, quantity, end)
    if unit is None and seventh:  # "24 0/7": weeks and days, said or not
        unit = UnitFound(seventh.start(1), seventh.end(), "wk")
    if unit is None:
        unit = _degrees(scene, quantity)
    if unit is not None and not _odd(scene, quantity, unit.start, unit.end):
        if seventh and unit.code == "wk":
            quantity.values = (quantity.values[0] * 7 + int(seventh[1]),)
            unit = scene.units.days(unit)
        quantity.unit, quantity.end = unit, unit.end
        if unit.code in _WHOLE_COUNTS:
            _read_thousands(scene, quantity)
        if scene.low[unit.start - 1] == "-" and unit.code in TIME_UNITS:
            quantity.hyphened = True  # "2-hour glucose", but also "a 12-month history"
        if unit.code in ("a", "mo", "wk", "d") and _OLD.search(scene.text, unit.start, unit.end):
            quantity.about = "age"
    quantity.next = scene.following(quantity.next, quantity.end)


def _bracketed_unit(scene: Scene, quantity: Quantity, end: int) -> UnitFound | None:
    """The unit in brackets, or behind a sex in brackets: "100 (x 10^9/L)", "450 (men) msec"."""
    if scene.low[end : end + 2].lstrip()[:1] != "(":
        return None
    opened = _UNIT_OPEN.match(scene.low, end)
    if opened is None:
        return None
    unit = scene.units.at(scene.text, scene.low, opened.end())
    if unit is None or opened["sex"]:
        return unit
    if unit.end - unit.start == 1 and scene.low[unit.start] != "%":
        return None  # a flag: "9.2 (L)"
    if scene.low[unit.end : unit.end + 1] != ")":
        return None
    return UnitFound(unit.start, unit.end + 1, unit.code)


def skip_restated(scene: Scene, quantity: Quantity) -> None:
    """Take in the same number said again: "six (6) months", "within 30 (thirty) days"."""
    if scene.low[quantity.end : quantity.end + 2].lstrip()[:1] != "(":
        return
    again = _RESTATED.match(scene.low, quantity.end)
    if again is None or len(quantity.values) != 1:
        return
    value = Decimal(again[1]) if again[1] else word_value(again[2].strip())
    if value == quantity.values[0]:
        quantity.end, quantity.loose = again.end(), False
        quantity.next = scene.following(quantity.next, quantity.end)


def _read_thousands(scene: Scene, quantity: Quantity) -> None:
    """A point parts thousands where nothing smaller is counted: "1.500/mm3"."""
    digits = scene.low[quantity.number_start : quantity.number_end]
    if _THOUSANDS.fullmatch(digits):
        quantity.values = (Decimal(digits.replace(".", "")),)


def _magnitude_unit(scene: Scene, quantity: Quantity) -> bool:
    """Is the power of ten part of the unit's own spelling: "4.5 million/mm3", "3 million units"?"""
    if not quantity.power:
        return False
    word = _MAGNITUDE.search(scene.low, quantity.number_start, quantity.number_end)
    unit = scene.units.at(scene.text, scene.low, word.start()) if word else None
    if unit is None or unit.end <= quantity.number_end:
        return False
    quantity.power, quantity.unit, quantity.end = 0, unit, unit.end
    quantity.next = scene.following(quantity.next, quantity.end)
    return True


def _measured(scene: Scene, quantity: Quantity) -> bool:
    """Has a number behind the name of a scale a unit after all: "performance status 70%"?"""
    unit = scene.units.at(scene.text, scene.low, quantity.end)
    if unit is None:
        return False
    beyond = quantity.values[0] > _MOST_STEPS and unit.end - unit.start > 1  # "ASA 325 mg"
    if not (unit.code == "%" or unit.end - unit.start > 2 or beyond):
        return False
    quantity.scaled, quantity.labels = False, ()
    return True


def _odd(scene: Scene, quantity: Quantity, start: int, end: int) -> bool:
    """Is it no unit here: "3D images", "6.2 H"?"""
    spelled = scene.text[start:end]
    if spelled in ("stones", "stone"):  # of the kidney or the bladder, no weight
        return quantity.values[0] < _LIGHTEST
    if spelled == "D":
        return quantity.op is None and quantity.values[0] in (2, 3)
    return spelled == "H"  # the flag of a high result


def _degrees(scene: Scene, quantity: Quantity) -> UnitFound | None:
    """A body temperature's scale, without the sign of degrees: "98.6 F", "37 C"."""
    signs = scene.text[quantity.end : quantity.end + 6]
    found = _DEGREES.match(scene.text, quantity.end) if "F" in signs or "C" in signs else None
    if found is None:
        return None
    low, high, code = _BODY[found[1]]
    if not low <= quantity.values[0] <= high:
        return None
    return UnitFound(found.start(1), found.end(), code)


_AT_A_LIMIT = re.compile(r" at (?:least|most|the (?:least|most)|or |an? |the )")


def skip_age(scene: Scene, quantity: Quantity) -> None:
    """Take in "of age", "old" behind a number or its unit."""
    lexemes, at = scene.lexemes, quantity.next
    if at >= len(lexemes) or not lexemes[at].roles.age or lexemes[at].roles.before:
        return
    lexeme = scene.adjacent(at, quantity.end, ",-")
    if lexeme is not None:
        quantity.about = "age"
        quantity.end, quantity.next = lexeme.end, quantity.next + 1


def comparator_behind(scene: Scene, quantity: Quantity) -> None:
    """Take in a comparator behind the number: "or older", "+", "(≥)", "mmHg ≤ SBP"."""
    near = scene.low[quantity.end : quantity.end + 2]
    plus = _PLUS.match(scene.low, quantity.end) if "+" in near else None
    if plus and quantity.op is None and not _graded(scene, quantity):
        quantity.op, quantity.end = Comparator.GE, plus.end()
        quantity.next = scene.following(quantity.next, quantity.end)
        _late_unit(scene, quantity)
        return
    edge = quantity.end
    for k in range(quantity.next, min(quantity.next + 3, len(scene.lexemes))):
        lexeme = scene.adjacent(k, edge, ",")
        if lexeme is None:
            return
        roles = lexeme.roles
        if roles.after is not None:
            if roles.tail is None or not _number_follows(scene, k):
                if quantity.op in (None, Comparator.EQ):
                    quantity.op = roles.after
                quantity.about = quantity.about or roles.about
                quantity.end, quantity.next = lexeme.end, k + 1
                _late_unit(scene, quantity)
            return
        if _mirrored(scene, quantity, k):
            return
        if roles.mark not in ("(", ")"):
            return
        edge = lexeme.end


def _graded(scene: Scene, quantity: Quantity) -> bool:
    """Is the plus part of a grade: "2+ edema", "HER2 3+", but not "18+"?"""
    digits = scene.low[quantity.number_start : quantity.number_end]
    glued = scene.low[quantity.end] == "+"
    return quantity.unit is None and not quantity.about and glued and digits in "1234"


def _number_follows(scene: Scene, k: int) -> bool:
    """Does a phrase such as "or greater" compare with the number behind it?"""
    edge = scene.lexemes[k].end
    if scene.low.startswith((" at ", " after ", " on "), edge) and not _AT_A_LIMIT.match(
        scene.low, edge
    ):
        return False  # "of 5 or less at 10 minutes"
    for at in range(k + 1, k + 6):
        lexeme = scene.near(at, edge)
        if lexeme is None:
            return False
        if lexeme.number is not None:
            return True
        if scene.low[lexeme.start : lexeme.end] == "-":  # "greater than 2 or less than -2"
            return is_signed(scene.low, lexeme.end) and scene.low[lexeme.end].isdigit()
        roles = lexeme.roles
        if roles.mark == "(" and scene.low[lexeme.end : lexeme.end + 1].isdigit():
            return False  # a scale in brackets: "4 or more (0-10)"
        if not (roles.filler or roles.age or roles.scale or roles.mark in ("(", ")")):
            return False
        edge = lexeme.end
    return False


def _late_unit(scene: Scene, quantity: Quantity) -> None:
    """The unit may follow the comparator: "3 or more years", "60+ years"."""
    if quantity.unit is None and not quantity.scaled:
        read_unit(scene, quantity)


def _mirrored(scene: Scene, quantity: Quantity, k: int) -> bool:
    lexeme = scene.lexemes[k]
    op = lexeme.roles.before
    if op not in _MIRROR or scene.low[lexeme.start].isalpha():
        return False
    if _number_follows(scene, k):
        return False
    enclosed = scene.low[lexeme.start - 1 : lexeme.start] == "("
    if quantity.op is None:
        quantity.op = op if enclosed else _MIRROR[op]
    elif not enclosed:
        return False
    quantity.end, quantity.next = lexeme.end, k + 1
    return True
