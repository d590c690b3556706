"""A Doc as medspaCy sees it."""

from __future__ import annotations

from nlp.recognizers import to_medspacy

TEXT = "No pneumonia. Mother had breast cancer. h/o stroke. Possible asthma. Return if fever."


def test_attributes(language):
    doc = to_medspacy(language(TEXT))
    by_id = {ent.kb_id_: ent for ent in doc.ents}
    assert by_id["pneumonia"]._.is_negated
    assert by_id["breast_cancer"]._.is_family
    assert by_id["stroke"]._.is_historical
    assert by_id["asthma"]._.is_uncertain
    assert by_id["fever"]._.is_hypothetical
    assert not by_id["asthma"]._.is_negated
    assert by_id["pneumonia"].label_ == "CONDITION"


def test_other_entities_stay(language):
    from spacy.tokens import Span

    doc = language("No pneumonia in Paris")
    doc.ents = [Span(doc, 3, 4, label="PLACE")]
    assert [ent.label_ for ent in to_medspacy(doc).ents] == ["CONDITION", "PLACE"]


def test_graph_and_visualizer(language):
    doc = to_medspacy(language(TEXT), graph=True)
    (modifier,) = doc.ents[0]._.modifiers
    assert modifier.category == "NEGATED_EXISTENCE"
    assert len(doc._.context_graph.edges) >= 5
    from medspacy.visualization import visualize_ent

    assert "pneumonia" in visualize_ent(doc, jupyter=False)
