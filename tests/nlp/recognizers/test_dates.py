"""Does every date read as what it says, and nothing else as a date?"""

import pytest

from cases import read_cases
from nlp.model import PartialDate
from nlp.recognizers.dates import DateRange, RelativeDate, read_dates


def shown(value):
    """A date in short form."""
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, DateRange):
        return f"{value.start or ''}..{value.end or ''}"
    assert isinstance(value, RelativeDate)
    sizes = {"a": value.offset.months // 12, "mo": value.offset.months, "d": value.offset.days}
    sizes["wk"] = value.offset.days // 7
    return f"{'about ' if value.vague else ''}{sizes[value.unit]} {value.unit}"


@pytest.mark.parametrize("case", read_cases("nlp/recognizers/test_dates.cases"), ids=str)
def test_dates(case):
    found = [shown(each.value) for each in read_dates(case.text)]
    assert (" ; ".join(found) or "nothing") == case.expected


def test_the_day_may_come_first():
    assert read_dates("03/02/2024", day_first=True)[0].value == PartialDate(2024, 2, 3)


def test_every_month():
    names = "January February March April May June July August September October November December"
    for number, name in enumerate(names.split(), start=1):
        for spelling in (name, name[:3], name.lower()):
            assert read_dates(f"{spelling} 2020")[0].value == PartialDate(2020, number)
