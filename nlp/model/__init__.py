"""The shared language: frozen values that listings, notes and the judge have in common.

Import from the modules (`from nlp.model.amount import Amount`) or from here.
"""

from nlp.model.amount import Amount, Comparator, Reference, Relation, interval_of
from nlp.model.codec import (
    FACT_SCHEMA,
    TRIAL_SCHEMA,
    fact_to_json,
    judgement_to_json,
    match_to_json,
    trial_to_json,
)
from nlp.model.dates import PartialDate, Period, Window, WindowType
from nlp.model.decoding import fact_from_json, trial_from_json
from nlp.model.expression import (
    All,
    AnyOf,
    AtLeast,
    Child,
    Expression,
    IfThen,
    Not,
    Requirement,
    Unread,
    all_of,
    any_of,
    leaves,
    requirements,
)
from nlp.model.interval import Bound, Interval, within
from nlp.model.lean import changed, lean
from nlp.model.notation import plain, write_amount, write_expression, write_window
from nlp.model.quote import Passage, Quote
from nlp.model.reading import read_expression, read_statement
from nlp.model.records import (
    Criterion,
    Evidence,
    Fact,
    FactTime,
    GivenCriterion,
    Judgement,
    Listing,
    Match,
    Mention,
    Note,
    Problem,
    Trial,
)
from nlp.model.statement import (
    Assertion,
    Assumption,
    Concept,
    Experiencer,
    Statement,
    Status,
    Tense,
)
from nlp.model.verdict import Verdict, at_least, conjunction, disjunction

__all__ = [
    "FACT_SCHEMA",
    "TRIAL_SCHEMA",
    "All",
    "Amount",
    "AnyOf",
    "Assertion",
    "Assumption",
    "AtLeast",
    "Bound",
    "Child",
    "Comparator",
    "Concept",
    "Criterion",
    "Evidence",
    "Experiencer",
    "Expression",
    "Fact",
    "FactTime",
    "GivenCriterion",
    "IfThen",
    "Interval",
    "Judgement",
    "Listing",
    "Match",
    "Mention",
    "Not",
    "Note",
    "PartialDate",
    "Passage",
    "Period",
    "Problem",
    "Quote",
    "Reference",
    "Relation",
    "Requirement",
    "Statement",
    "Status",
    "Tense",
    "Trial",
    "Unread",
    "Verdict",
    "Window",
    "WindowType",
    "all_of",
    "any_of",
    "at_least",
    "changed",
    "conjunction",
    "disjunction",
    "fact_from_json",
    "fact_to_json",
    "interval_of",
    "judgement_to_json",
    "lean",
    "leaves",
    "match_to_json",
    "plain",
    "read_expression",
    "read_statement",
    "requirements",
    "trial_from_json",
    "trial_to_json",
    "within",
    "write_amount",
    "write_expression",
    "write_window",
]
