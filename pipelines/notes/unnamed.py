"""May these words be the name of a test that no row names? Told by its head and its unit."""

from __future__ import annotations

import re

from nlp.model import Amount

_HEADS_TEXT = """
score scores ratio index indices rate pressure pressures gradient volume volumes count counts
fraction percentage titer titre activity saturation capacity interval diameter diameters thickness
circumference length height weight birthweight area output resistance clearance density velocity
stage grade acuity acuities frequency distance dimension dimensions depth power uptake expression
proportion viscosity gap load time flow shortening excess antigen antibody antibodies hormone
protein range test level levels concentration concentrations
"""
_HEADS = frozenset(_HEADS_TEXT.split())
# Heads whose number is a share or a size of something that is no test.
_NEVER_TEXT = """
reduction decrease increase improvement risk chance loss cases patients patient dose doses dosage
total mass lesion tumor tumour nodule cyst stenosis occlusion tablets tablet day days night nights
week weeks month months year years hour hours minute minutes times time-point room bed figure fig
table page case grade-point age date phone ext mrn id number no chapter step phase cycle cycles
course courses episode episodes stay visit pod hd daily twice infusion bolus injection capsule
quit incision needle blade catheter tube stent gauge suture french trocar sheath guidewire balloon
"""
_NEVER = frozenset(_NEVER_TEXT.split())
_TIMES = frozenset({"a", "mo", "wk", "d", "h", "min", "s", "ms"})
_DOSES = re.compile(
    r"k?g|[mun]g|m?L|U|k?\[[iI]U\](?:/d)?|[mk]?\[IU\]|meq|mmol|c?Gy|[mu]Ci|[MG]Bq|\[drp\]|"
    r"[mu]?g/k?g.*|\[?[iI]?U\]?/kg.*|.*/d|.*/wk|[mu]?g/mo|[mu]?g/h|mL/h|mL/kg/h|.*/m2(?:/d)?|\{.*\}|[mu]?g/min"
    r"|[mu]g/kg/min|1"
)
_LENGTHS = frozenset({"m", "cm", "mm", "um", "[in_i]", "[ft_i]", "cm2", "mm2"})
_ACRONYM = re.compile(r"(?=[\w-]{0,8}[A-Z][\w-]{0,8}[A-Z])[\w-]{2,9}")


def is_time(unit: str | None) -> bool:
    """Is it a unit of time?"""
    return unit in _TIMES


def is_dose(unit: str) -> bool:
    """Is it a unit that drugs are given in?"""
    return _DOSES.fullmatch(unit) is not None


def is_length(unit: str) -> bool:
    """Is it a unit of lengths and areas, as of sizes?"""
    return unit in _LENGTHS


def is_test_name(words: str, amount: Amount, tie: str, *, bare: bool, drug: bool = False) -> bool:
    """May a value in this unit be the result of a test of this name?

    Args: tie, as in `Lead`; bare, the value has no unit; drug, the name is a drug's, so that
        only a concentration makes it a result.
    """
    head = words.split()[-1].lower()
    if head in _NEVER or not any(map(str.isalpha, words)):
        return False
    unit = amount.unit
    if drug:
        return unit is not None and "/" in unit and not _DOSES.fullmatch(unit)
    if head == "time" and not is_time(unit):
        return False
    if head in _HEADS:
        return unit is None or not is_time(unit) or head in ("time", "interval", "clearance")
    if unit is None:
        return tie in ("sign", "word") and _ACRONYM.fullmatch(words) is not None and not bare
    if unit in _LENGTHS or is_time(unit) or unit == "cycle" or _DOSES.fullmatch(unit):
        return False
    return unit != "%" or tie in ("sign", "word", "bracket")
