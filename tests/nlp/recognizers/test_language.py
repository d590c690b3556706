"""The pipeline: its order, what it fills, its silence."""

from __future__ import annotations

import subprocess
import sys

from nlp.recognizers.language import COMPONENTS


def test_components_and_groups(language):
    assert tuple(language.pipe_names) == COMPONENTS
    doc = language("No asthma. Creatinine 1.2 mg/dL within 4 weeks.")
    assert {"amounts", "windows", "terms", "assertions", "sentences"} <= set(doc.spans)
    assert [span.text for span in doc.spans["amounts"]] == ["1.2 mg/dL"]
    assert [span.text for span in doc.spans["windows"]] == ["within 4 weeks"]


def test_batches(language):
    docs = list(language.pipe(["no asthma", "stroke", ""]))
    assert [len(doc.spans["terms"]) for doc in docs] == [1, 1, 0]


def test_nothing_is_said_on_standard_error():
    """Neither import nor reading logs a note's words, medspaCy's own logging included."""
    code = (
        "import warnings\n"
        "from nlp.recognizers import build_language, import_medspacy, to_medspacy\n"
        "from nlp.vocabulary import load_vocabulary\n"
        "before = list(warnings.filters)\n"
        "import_medspacy()\n"
        "assert warnings.filters == before\n"
        "language = build_language(load_vocabulary())\n"
        "to_medspacy(language('Denies secret asthma.'), graph=True)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout == ""
