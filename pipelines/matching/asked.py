"""What does a criterion ask, and which facts could answer it? Worked out once for every patient.

A criterion becomes a tree of small nodes. Words that ask nothing by themselves leave it where
something else remains, children stand in their parent's place, and each leaf knows its keys: a
patient whose facts share no key with a criterion is silent about it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from nlp.model import (
    All,
    AnyOf,
    AtLeast,
    Child,
    Criterion,
    Expression,
    IfThen,
    Not,
    Requirement,
    Statement,
    Status,
    Tense,
    Trial,
    Unread,
    leaves,
    write_amount,
    write_window,
)
from nlp.vocabulary import Vocabulary
from pipelines.matching.allergens import is_allergen, not_borne
from pipelines.matching.bearing import NOTHING, about_concept, about_words
from pipelines.matching.conditions import both_of, may_be_absent
from pipelines.matching.excepted import with_limited_kinds, with_the_rest, with_what_is_allowed
from pipelines.matching.narrowed import hangs_on_stopping
from pipelines.matching.nodes import Blank, Enough, Every, Leaf, Node, Opposite, Some, leaves_of
from pipelines.matching.roles import roles_of
from pipelines.matching.sayings import Sayings
from pipelines.matching.sharing import Shared
from pipelines.matching.sides import StudyEye
from pipelines.matching.slips import (
    as_temperature,
    lacking_throughout,
    meant,
    without_bare_allergy,
    without_bare_treatment,
    without_denials,
)
from pipelines.matching.studied import Apart, studied_by
from pipelines.matching.subjects import of_subjects
from pipelines.matching.wording import (
    adjective_before,
    asks_for_onset,
    counts_criteria,
    is_of_another_cause,
    is_of_one_cohort,
    leaves_an_exception_unread,
    only_defines,
    resisted,
    undertakes_to_stop,
    was_ever_given,
)

_DEPTH = 20
_TREATMENTS = frozenset({"drug", "procedure"})


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """A criterion, ready to be judged for any patient. `open`: an exception in it was not read,
    it hangs on what the patient can stop, or it is asked of one cohort alone: it rules no one out.
    """

    criterion: Criterion
    node: Node
    leaves: tuple[Leaf, ...]
    keys: frozenset[str]
    open: bool = False


def ask(trial: Trial, vocabulary: Vocabulary, shared: Shared | None = None) -> tuple[Asked, ...]:
    """Every criterion of a trial, ready to be judged. `shared`: the nodes of the trials before."""
    others = {each.criterion_id: each for each in trial.criteria}
    studied = studied_by(trial, vocabulary)
    eye = StudyEye(trial, studied, vocabulary)
    known, asked_eye = shared or Shared(), eye if eye.named else None
    return tuple(
        ask_one(each, others, vocabulary, studied, known, asked_eye) for each in trial.criteria
    )


def ask_one(
    criterion: Criterion,
    others: Mapping[str, Criterion],
    vocabulary: Vocabulary,
    studied: frozenset[str] = NOTHING,
    shared: Shared | None = None,
    eye: StudyEye | None = None,
) -> Asked:
    """One criterion, ready to be judged. `others` are its trial's, by id; `eye`: of a trial that
    treats one eye."""
    expression = meant(criterion, studied)
    if expression is not criterion.expression:
        criterion = replace(criterion, expression=expression)
    maker = _Maker(criterion, others, vocabulary, studied, eye)
    node = maker.node(expression, criterion.kind, 0) or Blank("")
    if only_defines(criterion):
        node = Every(()) if criterion.kind == "inclusion" else Some(())
    node = (shared or Shared()).node(node)
    leaves = tuple(leaves_of(node))
    keys = frozenset().union(*(leaf.keys for leaf in leaves)) if leaves else NOTHING
    unread = leaves_an_exception_unread(criterion, maker.asked) or hangs_on_stopping(criterion)
    return Asked(criterion, node, leaves, keys, unread or is_of_one_cohort(criterion))


class _Maker:
    """Turns one criterion's expression into nodes."""

    def __init__(
        self,
        criterion: Criterion,
        others: Mapping[str, Criterion],
        vocabulary: Vocabulary,
        studied: frozenset[str],
        eye: StudyEye | None = None,
    ) -> None:
        self.criterion, self.others, self.eye = criterion, others, eye
        self.vocabulary, self.roles = vocabulary, roles_of(vocabulary)
        self.apart = Apart(criterion, studied, vocabulary)
        self.of_whom = False  # while a condition is read: the disease under study is one too
        told = list(leaves(criterion.expression))
        self.asked = asked = [each.statement for each in told if isinstance(each, Requirement)]
        self.says = Sayings(criterion, asked, vocabulary)
        self.alone = len(asked) == 1 and not self.says.is_named_by_the_way(asked[0])
        rest = [each for each in asked if not self.says.empty(each)]
        self.operations = bool(asked) and all(map(self.says.is_operation, rest or asked))
        self.rest = bool(rest)
        self.plain = any(not self.says.method(each) for each in rest)
        if rest and not self.plain and any(map(self.says.is_wide_disease, asked)):
            # "Admitted with an injury": the injury is what is asked for.
            self.rest, self.plain = False, True
        self.course = self.says.course
        children = any(isinstance(each, Child) for each in told)
        self.limited = children or any(map(self.says.is_limit, asked))

    def node(
        self, expression: Expression, kind: str, depth: int, joined: bool = False
    ) -> Node | None:
        """The node of an expression; None: nothing in it asks anything."""
        match expression:
            case Requirement(statement):
                return self._leaf(statement, kind, joined)
            case All(items):
                return self._joined(Every, items, kind, depth)
            case AnyOf(items):
                # As one of several, "if A then B" is no answer of whom A does not hold.
                told = tuple(map(both_of, items)) if kind == "inclusion" else items
                return self._joined(Some, told, kind, depth)
            case AtLeast(count, items):
                made = [self.node(each, kind, depth + 1) for each in items]
                return Enough(count, tuple(each for each in made if each is not None))
            case Not(item):
                # What is excepted and not mentioned is not there: silence as of an exclusion.
                part = self.node(item, "exclusion", depth + 1)
                return part and Opposite(part)
            case IfThen(condition, then):
                # A treatment or an illness that is not mentioned is no reason to ask.
                silent = all(map(may_be_absent, leaves(condition)))
                self.of_whom = True
                first = self.node(condition, "exclusion" if silent else "inclusion", depth + 1)
                self.of_whom = False
                second = self.node(then, kind, depth + 1)
                return Some((Opposite(first), second)) if first and second else second
            case Child(criterion_id):
                child = self.others.get(criterion_id)
                if child is None or depth >= _DEPTH:
                    return Blank(criterion_id)
                return self.node(child.expression, kind, depth + 1) or Blank(criterion_id)
            case Unread(quote):
                if depth == 0 and self.roles.asks_nothing(quote.text):
                    return Every(()) if kind == "inclusion" else Some(())
                return Blank(quote.text)

    def _joined(
        self, join: type[Every] | type[Some], items: tuple[Expression, ...], kind: str, depth: int
    ) -> Node | None:
        made = [self.node(each, kind, depth + 1, join is Every) for each in items]
        found = tuple(each for each in made if each is not None)
        if not found:
            return None if items else Blank("")
        if join is Every:
            found = without_bare_treatment(without_bare_allergy(found))
        found = of_subjects(found, kind) if join is Every else without_denials(found, kind)
        if join is Some and kind == "inclusion":
            found = with_what_is_allowed(found, allows=self.says.allows)
        elif join is Some:
            found = with_limited_kinds(found)
        if len(found) == 1:
            return found[0]
        return with_the_rest(Every(found)) if join is Every else join(found)

    def _leaf(self, statement: Statement, kind: str, joined: bool) -> Node | None:
        concept = statement.concept
        idle = self.rest and self.says.empty(statement)
        if idle or (self.plain and self.says.method(statement)):
            # A wide class beside a disease makes an exclusion narrower ("surgery for ...").
            wide = concept is not None and self.roles.of(concept.concept_id) == "generic"
            if not (wide and joined and kind == "exclusion"):
                return None
        if self.limited and kind == "inclusion" and self.says.is_whom(statement):
            return None
        unnamed = concept is None or concept.concept_id is None
        if unnamed and self.rest and counts_criteria(self.criterion, statement):
            return None
        if concept is None or self.says.is_never_told(statement):
            return Blank(statement.quote.text if statement.quote else "")
        statement = as_temperature(statement)
        said = statement.assertion
        if statement.kind == "drug" and was_ever_given(self.criterion, statement):
            said = replace(said, time=Tense.ANY)
            statement = replace(statement, assertion=said)
        if said.status is Status.ABSENT:
            statement = lacking_throughout(statement)
            positive = replace(statement, assertion=replace(said, status=Status.PRESENT))
            if self.says.denies_the_normal(positive, kind):
                return self._made(positive, kind, joined, negated=False)
            if is_of_another_cause(self.criterion, statement):
                # Whether it is the cause is nowhere told; that it is not there at all may be.
                maybe = replace(said, status=Status.HYPOTHETICAL)
                positive = replace(statement, assertion=maybe)
            return Opposite(self._made(positive, _turned(kind), joined, negated=True))
        return self._made(statement, kind, joined, negated=False)

    def _made(self, statement: Statement, kind: str, joined: bool, *, negated: bool) -> Leaf:
        concept = statement.concept
        name = concept.name if concept else "this"
        identity = concept.concept_id if concept else None
        about = (
            about_concept(identity, self.vocabulary) if identity else about_words(name, self.roles)
        )
        borne = not is_allergen(self.criterion, statement)
        if not borne and identity:
            about, name = not_borne(about), f"{name} allergy"
        role = "course" if self.course else about.role
        if kind == "inclusion" and undertakes_to_stop(self.criterion, statement):
            role = "promise"
        narrow = tuple(q.text for q in statement.qualifiers if self.roles.narrows(q.text))
        if role in ("broad", "generic") or _may_be_narrower(statement, kind):
            word = adjective_before(self.criterion, statement, self.roles)
            narrow += (word,) if word else ()
        narrow += self.says.unread_limits(statement, negated)
        if statement.kind in _TREATMENTS:
            word = resisted(self.criterion, statement)
            narrow += (word,) if word and word not in narrow else ()
        return Leaf(
            statement,
            kind,
            role,
            name,
            about.measure,
            about.within,
            about.above,
            about.words,
            narrow,
            *(
                (NOTHING, False)
                if self.of_whom
                else self.apart(statement, kind, about.within, joined)
            ),
            self.alone,
            negated,
            self.operations and not negated,
            about.kin,
            _shown(statement),
            write_window(statement.windows[0]) if statement.windows else "",
            about.keys,
            identity if identity and borne else (about.words, about.within),
            onset=asks_for_onset(self.criterion, statement),
            of_eye=self.eye.asked_of(self.criterion, self.others, identity)
            if self.eye
            else NOTHING,
        )


def _may_be_narrower(statement: Statement, kind: str) -> bool:
    """Is it a disease that excludes? Then an adjective before it that was not read counts."""
    return kind == "exclusion" and statement.kind == "condition"


def _shown(statement: Statement) -> str:
    if statement.amount is None:
        return ""
    return " ".join((write_amount(statement.amount), *map(write_window, statement.windows)))


def _turned(kind: str) -> str:
    return "inclusion" if kind == "exclusion" else "exclusion"
