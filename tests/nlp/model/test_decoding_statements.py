"""The parts of a stored statement, read back."""

from __future__ import annotations

from decimal import Decimal

from nlp.model.decoding_statements import codes_from, date_from, quote_from, statement_from


def test_a_number_comes_back_to_the_digit():
    given = {
        "id": "s1",
        "kind": "lab",
        "concept": None,
        "assertion": {"status": "present", "experiencer": "patient", "time": "current"},
        "amount": {"op": "<", "values": ["0.10"], "unit": "mg/dL"},
        "text": "< 0.10",
        "span": [4, 10],
    }
    amount = statement_from(given).amount
    assert amount is not None
    assert amount.values == (Decimal("0.10"),)


def test_dates_keep_what_is_known_of_them():
    assert date_from("2025-07").precision == "month"
    assert date_from(None) is None


def test_no_span_no_quote():
    assert quote_from(None, "words") is None
    assert quote_from([2, 7], "words").text == "words"


def test_codes_are_kept_by_system():
    assert codes_from({"ATC": ["L01XX"]}) == (("ATC", ("L01XX",)),)
