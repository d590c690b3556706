"""The shared language: frozen values that listings, notes and the judge have in common.

Import from the modules (`from nlp.model.amount import Amount`) or from here.
"""

from nlp.model.amount import Amount, Comparator, Reference, Relation
from nlp.model.dates import PartialDate, Period, Window, WindowType
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
    requirements,
)
from nlp.model.interval import Bound, Interval, within
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
    Passage,
    Quote,
    Statement,
    Status,
    Tense,
)
from nlp.model.verdict import Verdict

__all__ = [
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
    "requirements",
    "within",
]
