"""How do the sentences of a criterion join, and what does one say that forbids?"""

from __future__ import annotations

from nlp.model import Expression, IfThen, Not, all_of, any_of
from pipelines.listings.denial import denied


def join_sentences(found: list[Expression], words: list[str], *, excludes: bool) -> Expression:
    """Sentences by the word between them; without one all are asked, or any excludes."""
    if excludes:
        return any_of(found)
    default = "and"
    if "or" in words:
        default = "or" if all(word != "and" for word in words) else default
    groups = [[found[0]]]
    for each, word in zip(found[1:], words, strict=True):
        if (word or default) == "and":
            groups[-1].append(each)
        else:
            groups.append([each])
    return any_of([all_of(group) for group in groups])


def told_of(sentence: Expression) -> Expression:
    """What an inclusion asks that says of something that it is excluded: that it is not so."""
    if denied(sentence) or isinstance(sentence, Not):
        return sentence
    return Not(sentence)


def beside(word: str, left: Expression | None, right: Expression | None) -> Expression | None:
    """What is asked, and what is asked under a condition behind it, by the word between.

    One of two ways holds only of whom its condition holds: "HbA1c < 8, or if on insulin, < 9".
    """
    if left is None or right is None:
        return left if right is None else right
    if word != "or":
        return all_of([left, right])
    if isinstance(right, IfThen):
        right = all_of([right.condition, right.then])
    return any_of([left, right])
