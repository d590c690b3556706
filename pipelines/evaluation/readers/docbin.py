"""Gold in spaCy's DocBin (.spacy): entities and span groups become marks."""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.evaluation.pages import Mark, OnTrouble, Page, Trouble


def pages_of_docbin(raw: bytes, file: str, on_trouble: OnTrouble) -> Iterator[Page]:
    """The documents of one file. Their entities are read, or, where there are none, span groups."""
    import spacy
    from spacy.tokens import DocBin

    try:
        docs = list(DocBin().from_bytes(raw).get_docs(spacy.blank("en").vocab))
    except Exception as fault:  # msgpack, zlib and spaCy each raise their own
        on_trouble(Trouble(file, None, f"no DocBin, or a damaged one: {type(fault).__name__}"))
        return
    for number, doc in enumerate(docs, start=1):
        spans = list(doc.ents) or [span for group in doc.spans.values() for span in group]
        marks = tuple(
            Mark(f"T{k}", span.label_, ((span.start_char, span.end_char),))
            for k, span in enumerate(spans, start=1)
        )
        name = str(doc.user_data.get("doc") or f"{file}#{number}")
        yield Page(name, doc.text, marks, place=(file, number))
