"""A listing -> a trial: cut into criteria, each read, its logic worked out, doubts noted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from nlp.abbreviations import Meanings, meanings
from nlp.model import (
    All,
    Amount,
    AnyOf,
    Comparator,
    Concept,
    Criterion,
    Expression,
    Listing,
    Passage,
    Quote,
    Requirement,
    Statement,
    Trial,
    Unread,
    all_of,
    changed,
    interval_of,
    write_expression,
)
from nlp.open_concepts import unread_words
from nlp.passages import Reader
from nlp.placed import Reading
from nlp.statements import read_many
from nlp.vocabulary import Vocabulary
from pipelines.listings.asides import asides
from pipelines.listings.broad import is_too_wide
from pipelines.listings.by_age import at_most, in_one, is_row, measure_over
from pipelines.listings.checks import check_trial
from pipelines.listings.childbearing import ends_of_potential, only_of_potential
from pipelines.listings.composing import Children, children_of, is_title, with_children
from pipelines.listings.criteria import RawCriterion, Span, cut_criteria
from pipelines.listings.equations import without_equations
from pipelines.listings.identified import identified
from pipelines.listings.limits import for_some
from pipelines.listings.logic import expression_of
from pipelines.listings.settle import Settled, settle
from pipelines.listings.titled import read_under, read_with, title_over
from pipelines.listings.types_of import one_of_its_kinds
from pipelines.listings.untold import is_untold
from pipelines.listings.waivers import is_waived
from pipelines.listings.wraps import unwrapped, wrapped

# Left to a person's judgement: kept, but never read as if a chart could tell.
_DISCRETION = re.compile(
    r"\b(?:in the (?:opinion|judge?ment|view) of|(?:assessed|judged|deemed|considered|determined) "
    r"(?:to be [\w ]{1,30} )?by (?:the |an? )?(?:\w+ )?(?:investigators?|physicians?|clinicians?)|"
    r"investigators?['’]?s?['’]? (?:opinion|judge?ment|discretion|assessment)|"
    r"at the discretion of|(?:not|un)\s?suitable for (?:this|the) (?:\w+ )?(?:study|trial))",
    re.IGNORECASE,
)
_JUDGES_TEXT = "investigator physician clinician opinion judg view discretion suitable"
_JUDGES = tuple(_JUDGES_TEXT.split())
_HEALTHY = "healthy_volunteers"
_JUDGEMENT = "investigator_judgment"


def extract_criteria(listing: Listing, reader: Reader) -> Trial:
    """What does a listing ask of a patient? One trial with its criteria, read."""
    cut = cut_criteria(listing, reader.vocabulary)
    ids = criterion_ids(listing.trial_id, cut.criteria)
    bound = meanings(listing.text, reader.vocabulary)
    below: dict[int, list[int]] = {}
    for number, raw in enumerate(cut.criteria):
        if raw.parent is not None:
            below.setdefault(raw.parent, []).append(number)
    plain = [in_one(*unwrapped(without_equations(raw))) for raw in cut.criteria]
    criteria = [raw for raw, _ in plain]
    children = [
        children_of(raw, below.get(number, []), criteria, ids)
        for number, raw in enumerate(criteria)
    ]
    readings = _readings(criteria, cut.criteria, children, reader, bound)
    settled, first = [], 1
    beside = asides([raw.reading for raw in criteria])
    for raw, reading, aside in zip(criteria, readings, beside, strict=True):
        settled.append(_settled(raw, reading, aside, reader, first))
        first += len(settled[-1].reading.placed)
    read = []
    for number, raw in enumerate(cut.criteria):
        criterion = _read(
            criteria[number], ids[number], children[number], settled[number], reader.vocabulary
        )
        criterion = wrapped(criterion, raw, plain[number][1])
        if raw.parent is not None:
            criterion = changed(criterion, parent_id=ids[raw.parent])
        read.append(criterion)
    fields = _field_criteria(listing, first)
    trial = Trial(
        listing.trial_id,
        listing.text,
        listing.title,
        listing.conditions,
        tuple(fields + read),
    )
    doubts = check_trial(trial, listing)
    return replace(trial, problems=(*listing.problems, *cut.problems, *doubts))


def _readings(
    criteria: Sequence[RawCriterion],
    received: Sequence[RawCriterion],
    children: Sequence[Children],
    reader: Reader,
    bound: Meanings,
) -> list[Reading]:
    """What does each criterion say? A title keeps its place, as it was `received`."""
    readings = [Reading((), (), ())] * len(criteria)
    over = [None if raw.parent is None else received[raw.parent] for raw in criteria]
    told = [n for n, raw in enumerate(criteria) if children[n] or not is_untold(raw.reading)]
    passages = [Passage(criteria[n].reading, criteria[n].start) for n in told]
    first = 1
    for n, plain in zip(told, read_many(passages, reader, bound=bound), strict=True):
        raw, above = criteria[n], over[n]
        measure = measure_over(raw, above)
        if measure is not None:
            reading = read_with(raw, measure, reader, first=first, bound=bound)
        else:
            title = title_over(raw, above)
            reading = read_under(raw, title, plain, reader, first=first, bound=bound)
        readings[n] = at_most(reading) if is_row(raw.reading) else reading
        first += len(plain.placed)
    return readings


def _settled(
    raw: RawCriterion, reading: Reading, aside: list[Span], reader: Reader, first: int
) -> Settled:
    excludes = raw.kind == "exclusion"
    return settle(
        raw.reading, raw.start, reading, aside, reader.vocabulary, first=first, excludes=excludes
    )


def criterion_ids(trial_id: str, criteria: Sequence[RawCriterion]) -> list[str]:
    """The id of each: `TRIAL#E5.2`, by kind and place; a given id stays."""
    ids: list[str] = []
    counts: Counter[str] = Counter()
    for raw in criteria:
        if raw.criterion_id:
            ids.append(raw.criterion_id)
            continue
        if raw.parent is None:
            stem = f"{trial_id}#{'E' if raw.kind == 'exclusion' else 'I'}"
            counts[stem] += 1
            ids.append(f"{stem}{counts[stem]}")
        else:
            stem = ids[raw.parent]
            counts[stem] += 1
            ids.append(f"{stem}.{counts[stem]}")
    return ids


def _read(
    raw: RawCriterion,
    criterion_id: str,
    children: Children,
    settled: Settled,
    vocabulary: Vocabulary,
) -> Criterion:
    reading = settled.reading
    said = any(map(str.isalnum, raw.reading))
    unread = unread_words(raw.reading, reading.covered)
    discretion = _left_open(raw.reading)
    own = _own(raw, settled, discretion, vocabulary, bare=said and not children)
    plain = raw.kind == "exclusion" and not (children or settled.joint or settled.worries)
    if plain and discretion is None and is_too_wide(own, unread):
        own = all_of([own, _unread(raw, 0, len(raw.reading))])
    nested = raw.parent is not None
    if only_of_potential(raw.reading, nested=nested) or (
        not children and (not said or is_title(raw, own) or is_waived(raw.reading))
    ):
        own = AnyOf(()) if raw.kind == "exclusion" else All(())  # of neither kind a demand
    asked = Children() if ends_of_potential(raw.reading, nested=nested) else children
    statements, expression = identified(reading.statements, with_children(own, asked, raw))
    full = not unread and discretion is None and bool(reading.placed or children or not said)
    readable = "full" if full else "partial" if reading.placed or children else "none"
    return Criterion(
        criterion_id,
        raw.kind,
        Quote(raw.start, raw.end, raw.text),
        expression,
        statements,
        reading.mentions,
        "text",
        raw.label,
        None,
        raw.cohort,
        write_expression(expression),
        readable,
        tuple((start + raw.start, end + raw.start) for start, end in unread),
    )


def _own(
    raw: RawCriterion,
    settled: Settled,
    discretion: re.Match[str] | None,
    vocabulary: Vocabulary,
    *,
    bare: bool,
) -> Expression:
    """What a criterion asks itself. `bare`: of words alone, if nothing in it was read."""
    extra = [*settled.joint]
    if discretion is not None:
        extra.append((*discretion.span(), _unread(raw, *discretion.span())))
    elif raw.kind == "exclusion" and settled.worries:  # only those of the kind that do harm
        extra += [(*span, _unread(raw, *span)) for span in settled.worries]
    elif bare and not settled.reading.placed:
        extra.append((0, len(raw.reading), _unread(raw, 0, len(raw.reading))))
    single = settled.single
    if discretion is not None and len(single) > 1:  # said once, as what a chart cannot tell
        single = tuple(each for each in single if not _is_judgement(each.statement))
    own = expression_of(settled.text, single, raw.kind, extra, offset=raw.start)
    if raw.kind == "exclusion":
        return own
    own = one_of_its_kinds(own, settled.text, raw.start, vocabulary)
    return for_some(own, settled.text, raw.start)


def _left_open(text: str) -> re.Match[str] | None:
    """Where is a person's judgement asked?"""
    low = text.lower()
    if not any(map(low.__contains__, _JUDGES)):
        return None
    return _DISCRETION.search(text)


def _is_judgement(statement: Statement) -> bool:
    concept = statement.concept
    return concept is not None and concept.concept_id == _JUDGEMENT


def _unread(raw: RawCriterion, start: int, end: int) -> Unread:
    return Unread(Quote(start + raw.start, end + raw.start, raw.text[start:end]))


def _field_criteria(listing: Listing, first: int) -> list[Criterion]:
    """The structured fields as criteria: age, sex, and that no healthy volunteers are taken."""
    made: list[tuple[str, Statement]] = []
    age = _age_amount(listing.min_age, listing.max_age)
    if age is not None:
        made.append(("age", Statement("s0", "demographic", Concept("age", "age"), age)))
    if listing.sex in ("male", "female"):
        concept = Concept(listing.sex, listing.sex)
        made.append(("sex", Statement("s0", "demographic", concept)))
    if listing.healthy_volunteers is False:
        concept = Concept("healthy volunteer", "healthy_volunteer")
        made.append((_HEALTHY, Statement("s0", "other", concept)))
    found = []
    for number, (name, statement) in enumerate(made):
        numbered = replace(statement, id=f"s{first + number}")
        expression = Requirement(numbered)
        found.append(
            Criterion(
                f"{listing.trial_id}#field.{name}",
                "exclusion" if name == _HEALTHY else "inclusion",
                None,
                expression,
                (numbered,),
                origin="field",
                short=write_expression(expression),
                readable="full",
            )
        )
    return found


def _age_amount(low: Decimal | None, high: Decimal | None) -> Amount | None:
    """The registry's age limits: both ends belong to the range."""
    values: tuple[Decimal, ...]
    if low is not None and high is not None:
        op, values = Comparator.BETWEEN, (low, high)
    elif low is not None:
        op, values = Comparator.GE, (low,)
    elif high is not None:
        op, values = Comparator.LE, (high,)
    else:
        return None
    interval = interval_of(op, values)
    return Amount(op, values, "a", interval=interval, canonical_unit="a", unit_text="years")
