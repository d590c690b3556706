"""What does it mean that something is allowed: an exception, a demand on some, or only a remark?"""

from __future__ import annotations

from dataclasses import dataclass, replace

from nlp.model import (
    All,
    AnyOf,
    Expression,
    IfThen,
    Not,
    Requirement,
    Tense,
    WindowType,
    all_of,
    any_of,
)
from pipelines.listings.denial import denied, negated
from pipelines.listings.limits import is_treatment, limited, spares
from pipelines.listings.operators import beyond

# What patients of a trial on something else may have, as protocols say in sentences of their own.
# Source: the NCI's protocol template (HIV, hepatitis, second cancers, metastases of the brain).
COMORBID = frozenset(
    {"hiv_infection", "hepatitis_b", "hepatitis_c", "chronic_hepatitis_b", "chronic_hepatitis_c"}
    | {"brain_metastasis", "cns_metastasis", "leptomeningeal_metastasis"}
)


@dataclass(slots=True)
class Permission:
    """What a sentence says of being allowed, while it is read.

    `said`: it says so; `whole`: of all that it names ("are allowed", not "acceptable doses");
    `eligible`: by the word that may also open a demand ("adults are eligible"); `may`: only that
    they may be; `parts`: what is allowed, and on which condition.
    """

    said: bool = False
    whole: bool = False
    eligible: bool = False
    may: bool = False
    parts: tuple[Expression, Expression] | None = None

    def on(self, allowed: Expression, condition: Expression | None) -> Expression:
        """What is allowed on a condition: who has the one and meets the other.

        A condition that only places it or qualifies it ("if stable") stands in it already.
        """
        if condition is None:
            self.parts = _plain(allowed), allowed
            return allowed
        whole = all_of([allowed, condition])
        # "is allowed if 4 weeks have passed and A": the weeks are of the condition
        self.parts = (_plain(allowed), whole) if _lies_back(allowed) else (allowed, condition)
        return whole

    def forget(self) -> None:
        """Let it be as if nothing had been said."""
        self.said = self.whole = self.eligible = self.may = False

    def alone(self, sentence: Expression, *, excludes: bool) -> Expression | None:
        """What is asked where nothing stands before it; None: its words, as they are.

        What allows nothing but limits demands them: "ECOG 0 to 2 is acceptable".
        """
        if self.parts is not None:
            allowed, condition = self.parts
            return all_of([allowed, negated(condition)]) if excludes else IfThen(allowed, condition)
        if not self.whole and not (self.eligible and excludes):
            return None
        if not excludes and _only_limits(sentence):
            return None
        return AnyOf(()) if excludes else All(())


def _lies_back(expression: Expression) -> bool:
    """Must it be over for some time?"""
    if not isinstance(expression, Requirement):
        return False
    return any(window.type is WindowType.BEFORE for window in expression.statement.windows)


def _plain(expression: Expression) -> Expression:
    """The same things, without what qualifies them or places them in time."""
    if isinstance(expression, Requirement):
        return Requirement(replace(expression.statement, qualifiers=(), windows=()))
    if isinstance(expression, (All, AnyOf)):
        made = [_plain(each) for each in expression.items]
        return all_of(made) if isinstance(expression, All) else any_of(made)
    return expression


def permit(
    found: list[Expression],
    sentence: Expression,
    permission: Permission,
    *,
    excludes: bool,
    closing: bool,
) -> bool:
    """Take in a sentence that allows something, if it does; found: the sentences before it."""
    if not permission.parts and denied(sentence):
        told = permission.eligible or permission.said
        if not (excludes and found and told and _lacking(sentence)):
            return False  # "no other drugs are allowed"
        found[-1] = All((found[-1], Not(sentence)))  # "patients without symptoms are eligible"
        return True
    spared = None if excludes or found or closing else _spared(sentence, permission)
    if spared is not None:
        found.append(spared)
        return True
    of_all = excludes and not isinstance(sentence, Not)
    if not permission.said and not (permission.eligible and (found or permission.parts or of_all)):
        return False
    if not found and not closing:
        asked = permission.alone(sentence, excludes=excludes)
        if asked is None:
            return False
        found.append(asked)
    elif found and not excludes and permission.parts and not denied(found[-1]):
        whole = all_of(list(permission.parts))
        if spares(found[-1], whole):
            found[-1] = any_of([found[-1], whole])
        else:
            found.append(IfThen(*permission.parts))
    else:
        allow(found, sentence, excludes=excludes)
    return True


def _lacking(sentence: Expression) -> bool:
    """Is it told of people what they lack, not that there are none: "patients without gout"?"""
    leaves = sentence.items if isinstance(sentence, (All, AnyOf)) else (sentence,)
    cues = [c for each in leaves if isinstance(each, Requirement) for c in _cues(each)]
    return bool(cues) and not any(cue.split()[0] in ("no", "none", "neither") for cue in cues)


def _cues(leaf: Requirement) -> list[str]:
    return [cue.text.lower() for cue in leaf.statement.assertion.cues]


def _only_limits(sentence: Expression) -> bool:
    if isinstance(sentence, (All, AnyOf)):
        return bool(sentence.items) and all(map(_only_limits, sentence.items))
    measured = isinstance(sentence, Requirement) and sentence.statement.kind == "measurement"
    return measured and limited(sentence)


def _spared(sentence: Expression, permission: Permission) -> Expression | None:
    """What "HIV-infected patients with a low viral load are eligible" asks: that of those alone.

    What patients may have beside the disease of the trial is no demand, though they are eligible.
    """
    if not permission.eligible or permission.parts or denied(sentence):
        return None
    items = sentence.items if isinstance(sentence, (All, AnyOf)) else (sentence,)
    if permission.may and isinstance(sentence, AnyOf) and all(map(_was, items)):
        return All(())
    if not items or not (_beside(items[0]) or (permission.may and _was(items[0]))):
        return None
    first, *rest = items
    return IfThen(first, all_of(rest)) if rest and isinstance(sentence, All) else All(())


def _was(leaf: Expression) -> bool:
    """Is it a disease that somebody had: "patients with a history of gout may be eligible"?"""
    if not isinstance(leaf, Requirement) or leaf.statement.kind != "condition":
        return False
    return leaf.statement.assertion.time in (Tense.HISTORY, Tense.ANY)


def _beside(leaf: Expression) -> bool:
    if isinstance(leaf, (All, AnyOf)):
        return bool(leaf.items) and all(map(_beside, leaf.items))
    concept = leaf.statement.concept if isinstance(leaf, Requirement) else None
    if concept is None or not isinstance(leaf, Requirement):
        return False
    if concept.concept_id == "malignancy":  # "a prior or concurrent malignancy"
        return leaf.statement.assertion.time is not Tense.CURRENT
    return concept.concept_id in COMORBID


def allow(found: list[Expression], sentence: Expression, *, excludes: bool) -> None:
    """What is allowed is an exception from what was excluded or denied before it."""
    if not found:
        found.append(Not(sentence))
    elif excludes or denied(found[-1]):
        found[-1] = beyond(found[-1], sentence)


def takes_out(head: Expression, inner: Expression, *, excludes: bool) -> bool:
    """Is what a bracket allows taken out of what stands before it?

    "platelets > 75 (transfusion allowed)" asks nothing of transfusions: a way to come to a limit.
    """
    if not isinstance(inner, Not):
        return True
    if not excludes:
        return denied(head)
    return not limited(head) or not is_treatment(inner.item)
