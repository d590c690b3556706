"""A Doc of ours as medspaCy shows and writes it: doc.ents, ent._.is_negated, ent._.modifiers.

medspaCy is imported inside the functions: it costs seconds, silences all warnings of the process
and logs every token of a note to standard error, all of which is undone here.
"""

import warnings
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.util import filter_spans

from nlp.model import Assertion, Experiencer, Status, Tense
from nlp.recognizers.context import context_reader
from nlp.recognizers.cues import CueMatch
from nlp.recognizers.slots import ASSERTIONS, TERMS, get
from nlp.vocabulary import load_vocabulary

ATTRIBUTES = ("is_negated", "is_uncertain", "is_historical", "is_hypothetical", "is_family")


def import_medspacy() -> Any:
    """medspaCy's context package, its logging off and the process's warnings as they were."""
    from loguru import logger

    for package in ("PyRuSH", "medspacy"):
        logger.disable(package)
    with warnings.catch_warnings():
        import medspacy.context
    return medspacy.context


def to_medspacy(doc: Doc, *, graph: bool = False, side: str = "note") -> Doc:
    """Show the terms and assertions found on a Doc in medspaCy's own attributes.

    Args: graph also sets `ent._.modifiers` and `doc._.context_graph`, for its visualizers.
    Returns: the same Doc; `doc.ents` are the terms, their labels the kinds in capitals, and
        entities found by other components stay where no term lies.
    """
    for name in ATTRIBUTES:
        if not Span.has_extension(name):
            Span.set_extension(name, default=False)
    spans: list[Span] = []
    for term, assertion in zip(get(doc, TERMS), get(doc, ASSERTIONS), strict=True):
        label, name = term.value.kind.upper(), term.value.concept_id
        span = doc.char_span(term.start, term.end, label=label, kb_id=name, alignment_mode="expand")
        if span is not None:
            _mark(span, assertion.value)
            spans.append(span)
    doc.ents = tuple(filter_spans([*spans, *doc.ents]))
    if graph:
        _add_graph(doc, side)
    return doc


def _mark(span: Span, assertion: Assertion) -> None:
    span._.is_negated = assertion.status is Status.ABSENT
    span._.is_uncertain = assertion.status is Status.POSSIBLE
    span._.is_hypothetical = assertion.status is Status.HYPOTHETICAL
    span._.is_family = assertion.experiencer is not Experiencer.PATIENT
    span._.is_historical = assertion.time is Tense.HISTORY


def _add_graph(doc: Doc, side: str) -> None:
    """Set medspaCy's ConText graph: its modifiers, and which entity each of them modifies."""
    context = import_medspacy()
    context.ConText.register_graph_attributes()
    targets = [(ent.start_char, ent.end_char, ent.label_) for ent in doc.ents]
    modifiers: dict[CueMatch, Any] = {}
    edges = []
    found = context_reader(load_vocabulary(), side).modifiers(doc.text, targets)
    for ent, cues in zip(doc.ents, found, strict=True):
        for cue in cues:
            if cue not in modifiers:
                modifiers[cue] = _modifier(doc, cue, context)
            edges.append((ent, modifiers[cue]))
            ent._.modifiers += (modifiers[cue],)
    doc._.context_graph = context.ConTextGraph(
        targets=list(doc.ents), modifiers=list(modifiers.values()), edges=edges
    )


def _modifier(doc: Doc, cue: CueMatch, context: Any) -> Any:
    rule = context.ConTextRule(cue.rule.literal, cue.rule.category, direction=cue.rule.direction)
    span = doc.char_span(cue.start, cue.end, alignment_mode="expand")
    first, last = (span.start, span.end) if span is not None else (0, 0)
    sentence = doc[first].sent if len(doc) else doc[:]
    return context.ConTextModifier(
        rule, first, last, doc, scope_start=sentence.start, scope_end=sentence.end
    )


@Language.component("inclex_medspacy")
def medspacy_component(doc: Doc) -> Doc:
    """`to_medspacy` as the last component of a pipeline."""
    return to_medspacy(doc)
