"""Is what is told of discussed risks no finding?"""

from nlp.model import Note
from nlp.model.notation import write_statement
from nlp.statements import build_reader
from pipelines.notes import extract_facts


def told(text: str) -> list[str]:
    facts, _ = extract_facts(Note("p", "n", text), build_reader())
    return [write_statement(fact.statement) for fact in facts]


def test_risks_that_were_explained_did_not_happen():
    assert "stroke hypothetical" in told("The risks including stroke were explained to him.")
    assert "stroke" in told("He had a stroke. The risks were explained to him.")


def test_what_the_patient_has_stays():
    facts = told("Risks of bleeding were discussed because of her cirrhosis.")
    assert "cirrhosis" in facts


def test_a_consent_to_something_else_is_none_to_a_study():
    assert "informed_consent" in told("She signed the consent for the vaccine trial.")
    assert "informed_consent hypothetical" in told("He gave written consent for the hernia repair.")
    assert "informed_consent hypothetical" in told("Consent to publish this report was obtained.")
    assert "informed_consent absent" in told("He declined to consent to the study.")
