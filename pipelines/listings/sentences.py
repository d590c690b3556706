"""How do the sentences of a criterion join, and what does one say that forbids?"""

from __future__ import annotations

from nlp.model import Expression, Not, all_of, any_of
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
