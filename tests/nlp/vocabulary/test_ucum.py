"""Do our units mean what UCUM means? Held against another implementation and UCUM's own cases."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from ucumvert import PintUcumRegistry

from nlp.vocabulary import convert

CASES = Path(__file__).parents[4] / "shared/corpora/ucum/UcumFunctionalTests.xml"
# Conversions that laboratories and clinics make and UCUM does not: an annotation in braces or an
# arbitrary unit carries no factor there. Each has its source on its row.
BY_CONVENTION = {
    "ng/mL{DDU}": "two D-dimer units are one fibrinogen equivalent unit",
    "{packs}/d": "twenty cigarettes are a pack",
    "[IU]": "an international unit of an enzyme is a unit",
    "m[IU]": "as [IU]",
    "[IU]/L": "as [IU]",
    "m[IU]/L": "as [IU]",
    "u[IU]/mL": "as [IU]",
    "m[IU]/mL": "as [IU]",
    "[IU]/mL": "as [IU]",
    "[wood'U]": "clinics count a Wood unit as 80 dyn.s/cm5",
    "mmol/min/kPa": "a diffusing capacity, by the molar volume of a gas",
}
# pint takes the conventional millimeter of mercury, 133.322387 Pa, for UCUM's 133.322 Pa.
TOLERANCE = 5e-6


@pytest.fixture(scope="module")
def registry():
    return PintUcumRegistry()


def test_every_factor_is_that_of_another_implementation(vocabulary, registry):
    wrong, compared = [], 0
    for unit in vocabulary.units.values():
        if unit.base == unit.code or unit.code in BY_CONVENTION or unit.offset is not None:
            continue
        if "dB" in unit.code:  # a logarithm to a reference that pint does not know
            continue
        ratio = registry.from_ucum(unit.code) / registry.from_ucum(unit.base)
        ratio = ratio.to_base_units()
        compared += 1
        if not ratio.dimensionless or abs(ratio.magnitude / float(unit.factor) - 1) > TOLERANCE:
            wrong.append((unit.code, unit.base, float(unit.factor), str(ratio)))
    assert compared > 140
    assert not wrong


def test_what_is_by_convention_is_not_ucums(vocabulary, registry):
    for code in BY_CONVENTION:
        unit = vocabulary.units[code]
        ratio = (registry.from_ucum(code) / registry.from_ucum(unit.base)).to_base_units()
        same = ratio.dimensionless and abs(ratio.magnitude / float(unit.factor) - 1) < TOLERANCE
        assert not same, f"{code} needs no exception"


@pytest.mark.parametrize(
    ("value", "unit"), [("98.6", "[degF]"), ("310.15", "K"), ("-40", "[degF]")]
)
def test_temperatures(vocabulary, registry, value, unit):
    names = {"[degF]": "degF", "K": "kelvin"}
    theirs = registry.Quantity(float(value), names[unit]).to("degC").magnitude
    assert float(convert(Decimal(value), unit, "Cel", vocabulary)) == pytest.approx(theirs)


@pytest.mark.skipif(not CASES.is_file(), reason="UCUM's functional tests are not beside us")
def test_ucums_own_conversions(vocabulary):
    applicable = [
        case.attrib
        for case in ElementTree.parse(CASES).iter("case")
        if {"srcUnit", "dstUnit"} <= case.attrib.keys()
        and case.attrib["srcUnit"] in vocabulary.units
        and case.attrib["dstUnit"] in vocabulary.units
    ]
    assert applicable
    for case in applicable:
        found = convert(Decimal(case["value"]), case["srcUnit"], case["dstUnit"], vocabulary)
        wanted = Decimal(case["outcome"])  # rounded to as many digits as are given
        assert found.quantize(wanted) == wanted, case["id"]
