"""Relations against relations: a concept and its value, its time, its negation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from pipelines.evaluation.alignment import align, overlaps
from pipelines.evaluation.errors import Fault
from pipelines.evaluation.labels import LabelMap
from pipelines.evaluation.pages import (
    EXCEPTED,
    Link,
    Mark,
    Page,
    Span,
    begins_word,
    is_absent,
    shared,
)
from pipelines.evaluation.tally import ALL, Tally

DEFINITIONS = {
    "relaxed": "the same relation, and both ends overlap; one to one, most characters first",
    "strict": "the same relation between the same two stretches",
    "either": "a value or a time, whichever of the two relations was used",
    "negation": "a concept that is said to be absent, found and read so",
}
HAS_VALUE, HAS_TIME, HAS_NEGATION = "has_value", "has_temporal", "has_negation"
_EITHER = (HAS_VALUE, HAS_TIME)
Ends = tuple[Span, Span]


@dataclass(slots=True)
class LinkScores:
    """The counts of one run, and its errors. `task` is relations or negation."""

    task: str = "relations"
    tally: Tally = field(init=False)
    faults: list[Fault] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.tally = Tally(self.task)


@dataclass(slots=True)
class _Gold:
    """The gold relations of one page, and those that a prediction may hold as well.

    Of alternatives ("hormonal or immunotherapy within 4 weeks") one member often has the value
    alone: the same value with another member is no error.
    """

    wanted: dict[str, list[Ends]]
    allowed: dict[str, list[Ends]]
    exceptions: set[Ends]


def score_links(gold: Page, predicted: Page, labels: LabelMap, scores: LinkScores) -> None:
    """Adds one page: values, times and negations of concepts."""
    scores.tally.touch(gold.doc)
    ours = _gold_links(gold, labels)
    theirs = _ends(predicted.links, labels)
    for kind in labels.tails:
        tails = [tail for _, tail in ours.wanted.get(kind, ())]
        theirs[kind] = [e for e in theirs.get(kind, ()) if any(shared(e[1], t) for t in tails)]
    kinds = [kind for kind in dict.fromkeys(labels.relations.values()) if kind != HAS_NEGATION]
    for kind in kinds:
        wanted, given = ours.wanted.get(kind, []), theirs.get(kind, [])
        spare = list(ours.allowed.get(kind, ()))
        for other in _EITHER if kind in _EITHER else ():
            if other != kind:
                spare += [*ours.wanted.get(other, ()), *ours.allowed.get(other, ())]
        _score(gold.doc, kind, wanted, given, spare, scores)
    both = [
        [ends for kind in _EITHER for ends in side.get(kind, ())] for side in (ours.wanted, theirs)
    ]
    spare = [ends for kind in _EITHER for ends in ours.allowed.get(kind, ())]
    wanted, given = (list(dict.fromkeys(side)) for side in both)
    found, extra = _aligned(wanted, given, spare)
    counts = len(found), len(extra), len(wanted) - len(found)
    scores.tally.count(gold.doc, "either", ALL, *counts)
    if HAS_NEGATION in labels.relations.values():
        wanted = [e for e in ours.wanted.get(HAS_NEGATION, ()) if e not in ours.exceptions]
        spare = [*ours.allowed.get(HAS_NEGATION, ()), *ours.exceptions]
        _score(gold.doc, HAS_NEGATION, wanted, theirs.get(HAS_NEGATION, []), spare, scores)


def _ends(links: Iterable[Link], labels: LabelMap) -> dict[str, list[Ends]]:
    found: dict[str, dict[Ends, None]] = {}
    ours = set(labels.relations.values())
    for link in links:
        kind = labels.relations.get(link.label, link.label)
        if kind in ours:
            found.setdefault(kind, {})[link.head.span, link.tail.span] = None
    return {kind: list(ends) for kind, ends in found.items()}


_TAILS = {HAS_VALUE: "value", HAS_TIME: "temporal", HAS_NEGATION: "negation"}


def _gold_links(page: Page, labels: LabelMap) -> _Gold:
    siblings: dict[str, set[str]] = {}
    for group in page.groups:
        for member in group:
            siblings.setdefault(member, set()).update(group)
    by_id = {mark.id: mark for mark in page.marks}
    gold = _Gold({}, {}, set())
    for link in page.links:
        kind = labels.relations.get(link.label)
        if kind is None:
            continue
        head, tail = _turned(link, kind, labels)
        if kind in labels.tails and not _is_tail(page, tail, kind, labels):
            continue
        if labels.left_out and any(e.attributes.get(labels.left_out) for e in (head, tail)):
            continue
        ends = head.span, tail.span
        wanted = gold.wanted.setdefault(kind, [])
        if ends not in wanted:
            wanted.append(ends)
        allowed = gold.allowed.setdefault(kind, [])
        near = sorted(siblings.get(head.id, ()))
        allowed += [(by_id[name].span, tail.span) for name in near if name in by_id]
        cue = page.text[slice(*tail.span)].lower().strip(" ,.")
        if kind == HAS_NEGATION and (cue in labels.exceptions or _says_except(cue, labels)):
            gold.exceptions.add(ends)
    return gold


def _says_except(cue: str, labels: LabelMap) -> bool:
    return bool(labels.exceptions) and "except" in cue


def _is_tail(page: Page, mark: Mark, kind: str, labels: LabelMap) -> bool:
    """Is a mark the second end of a relation that is scored: of its labels, and with a digit?"""
    words = page.text[slice(*mark.span)]
    return mark.label in labels.tails[kind] and any(sign.isdigit() for sign in words)


def _turned(link: Link, kind: str, labels: LabelMap) -> tuple[Mark, Mark]:
    """The concept first, whichever way round the annotators drew it."""
    one, other = link.head, link.tail
    names = labels.tails.get(kind, frozenset())
    is_tail = [
        mark.label in names or labels.labels.get(mark.label) == _TAILS.get(kind)
        for mark in (one, other)
    ]
    return (other, one) if is_tail == [True, False] else (one, other)


def _score(
    doc: str,
    kind: str,
    wanted: Sequence[Ends],
    given: Sequence[Ends],
    spare: Sequence[Ends],
    scores: LinkScores,
) -> None:
    found, extra = _aligned(wanted, given, spare)
    same = set(wanted) & set(given)
    apart = [ends for ends in given if ends not in same and not _near(ends, spare)]
    tally = scores.tally
    for label in (kind, ALL) if wanted or given else ():
        tally.count(doc, "relaxed", label, len(found), len(extra), len(wanted) - len(found))
        tally.count(doc, "strict", label, len(same), len(apart), len(wanted) - len(same))
    hit = {gold for gold, _ in found}
    for k, ends in enumerate(wanted):
        if k not in hit:
            scores.faults.append(Fault(scores.task, "missed", doc, kind, None, ends))
    for ends in extra:
        scores.faults.append(Fault(scores.task, "extra", doc, None, kind, (), ends))


def _aligned(
    wanted: Sequence[Ends], given: Sequence[Ends], spare: Sequence[Ends]
) -> tuple[list[tuple[int, int]], list[Ends]]:
    heads = overlaps([(head,) for head, _ in wanted], [(head,) for head, _ in given])
    weights = {}
    for (gold, pred), count in heads.items():
        tails = shared(wanted[gold][1], given[pred][1])
        if tails:
            weights[gold, pred] = count + tails
    pairs = align(weights)
    used = {pred for _, pred in pairs}
    extra = [ends for k, ends in enumerate(given) if k not in used and not _near(ends, spare)]
    return pairs, extra


def _near(ends: Ends, spare: Iterable[Ends]) -> bool:
    return any(shared(one[0], ends[0]) and shared(one[1], ends[1]) for one in spare)


def score_negation(gold: Page, predicted: Page, labels: LabelMap, scores: LinkScores) -> None:
    """Adds one page: which concepts are said to be absent?

    `found` counts every negated concept; `of those found` asks only about concepts that both
    sides mark, whether they agree that each is absent.
    """
    tally = scores.tally
    tally.touch(gold.doc)
    links = _gold_links(gold, labels)
    wanted, quiet = _negated(gold, labels, links)
    given = list(dict.fromkeys(mark.span for mark in predicted.negated))
    quiet += _unjudged(predicted, labels)
    pairs = align(overlaps([(s,) for s in wanted], [(s,) for s in given]))
    used = {pred for _, pred in pairs}
    extra = [
        span
        for k, span in enumerate(given)
        if k not in used and not any(shared(span, other) for other in quiet)
    ]
    tally.count(gold.doc, "found", ALL, len(pairs), len(extra), len(wanted) - len(pairs))
    hit = {k for k, _ in pairs}
    for k, span in enumerate(wanted):
        if k not in hit:
            scores.faults.append(Fault("negation", "missed", gold.doc, "absent", None, (span,)))
    for span in extra:
        scores.faults.append(Fault("negation", "extra", gold.doc, None, "absent", (), (span,)))
    _of_those_found(gold, predicted, labels, set(wanted), scores)


def _negated(page: Page, labels: LabelMap, links: _Gold) -> tuple[list[Span], list[Span]]:
    """The negated concepts, and those that may be as well: other members of their group, and those
    beside which a word is only turned ("{un}controlled asthma")."""
    if HAS_NEGATION not in labels.relations.values():
        return list(dict.fromkeys(mark.span for mark in page.negated)), []
    denied = {link.head.span for link in page.links if not is_absent(link.head, True)}
    ends = [each for each in links.wanted.get(HAS_NEGATION, ()) if each[0] not in denied]
    turned = [head for head, cue in ends if begins_word(page.text, cue)]
    said = [head for head, cue in ends if not begins_word(page.text, cue)]
    spans = dict.fromkeys([*said, *(mark.span for mark in page.negated)])
    return list(spans), [*turned, *(head for head, _ in links.allowed.get(HAS_NEGATION, ()))]


def _unjudged(predicted: Page, labels: LabelMap) -> list[Span]:
    """What only an exception makes absent, where the annotators mark words of negation alone."""
    if labels.exceptions:
        return []
    return [mark.span for mark in predicted.negated if EXCEPTED in mark.attributes]


def _of_those_found(
    gold: Page, predicted: Page, labels: LabelMap, wanted: set[Span], scores: LinkScores
) -> None:
    """One to one by shared characters; of what the gold calls unsure, nothing is asked."""
    ours = [mark for mark in gold.marks if _is_concept((labels.of_gold(mark) or "",))]
    theirs = dict.fromkeys(
        mark.span
        for mark in predicted.marks
        if _is_concept(labels.of_prediction(mark.label) or (mark.label,))
    )
    spans = list(theirs)
    absent = {mark.span for mark in predicted.negated}
    unjudged = set(_unjudged(predicted, labels))
    parts = [labels.parts(mark) for mark in ours]
    for one, other in align(overlaps(parts, [(span,) for span in spans])):
        if _is_unsure(ours[one]):
            continue
        is_absent, read = ours[one].span in wanted, spans[other] in absent
        if spans[other] in unjudged and not is_absent:
            continue
        right, extra = int(is_absent and read), int(read and not is_absent)
        missed = int(is_absent and not read)
        scores.tally.count(gold.doc, "of those found", ALL, right, extra, missed)


def _is_unsure(mark: Mark) -> bool:
    """Is it marked as neither there nor absent?"""
    polarity = mark.attributes.get("polarity", "").upper()
    return polarity.startswith(("UNCERTAIN", "MAYBE"))


_BARE = frozenset(_TAILS.values()) | {"qualifier", "comparison", "person", "demographic", ""}


def _is_concept(labels: Sequence[str]) -> bool:
    return any(label not in _BARE for label in labels)
