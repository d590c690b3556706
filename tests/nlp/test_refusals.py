"""Is consent that is refused read as absent, by the nearest word?"""

import pytest

from nlp.model import Assertion
from nlp.model.statement import Status
from nlp.recognizers import Found, TermFound
from nlp.refusals import only_tested, refused


@pytest.mark.parametrize(
    ("text", "kind", "cue"),
    [
        ("refuses to give consent", "consent", "refuses"),
        ("unable to walk or unwilling to give consent", "consent", "unwilling"),
        ("able to give consent", "consent", None),
        ("refuses a consent", "condition", None),
        ("refuses surgery; gives consent", "consent", None),
    ],
)
def test_refused(text, kind, cue):
    start = text.index("consent")
    term = Found(start, start + 7, TermFound("informed_consent", kind, "consent"))
    said = refused(text, term, Assertion())
    assert [quote.text for quote in said.cues] == ([cue] if cue else [])
    assert (said.status is Status.ABSENT) == (cue is not None)


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("pregnancy test at screening", "pregnancy_test"),
        ("pregnancy test: positive", "pregnancy"),
        ("pregnancy in the past year", "pregnancy"),
    ],
)
def test_a_test_alone_is_no_pregnancy(text, concept):
    end = len("pregnancy test") if "test" in text else len("pregnancy")
    term = Found(0, end, TermFound("pregnancy", "condition", "pregnancy"))
    assert only_tested(text, term, Assertion()).value.concept_id == concept
