"""Do two tests with a slash take a number each?"""

from nlp.model import Note
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts


def told(text: str) -> list[str]:
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    return [write_statement(fact.statement) for fact in facts]


def test_two_tests_take_a_number_each():
    facts = told("AST/ALT 52/61")
    assert [each.split(" ")[0] for each in facts] == ["ast", "alt"]
    assert [each.split(" ")[2] for each in facts] == ["52", "61"]


def test_a_blood_pressure_keeps_its_sides():
    assert told("BP 128/74") == ["systolic_bp = 128 mm[Hg]", "diastolic_bp = 74 mm[Hg]"]
