"""The net that learns says what is kept of it."""

from __future__ import annotations

import numpy as np

from nlp.recognizers import Evidence, Mark, split_tokens
from nlp.recognizers.laid import Laid
from nlp.recognizers.net import Opinion
from pipelines.training import Alike
from pipelines.training.nets import lexicon, numbers
from pipelines.training.pupils import Pupil

TEXT = "no gout (or podagra), no colchicine"
VECTORS = {"gout": np.array([0.5, -1], dtype=np.float32), "no": np.array([2, 1], dtype=np.float32)}


def test_what_is_kept_says_the_same():
    tokens = split_tokens(TEXT, Evidence())
    known = lexicon([tokens, tokens], Alike(VECTORS, {}))
    pupil = Pupil(known, (3, 5))
    said = pupil.outputs[0].predict(pupil.body.predict([numbers(tokens, known)])[0])
    opinion = Opinion(pupil.kept(known), {})
    places = np.arange(len(tokens))
    opinion.know_mark(0, Mark())
    for place, word in enumerate(tokens.words):
        opinion.know_word(place, word)
    scores = opinion.scores(places, np.zeros_like(places), Laid.of([len(tokens)]))
    assert np.allclose(scores, said, atol=1e-4)


def test_each_set_of_labels_has_its_output():
    known = lexicon([split_tokens(TEXT, Evidence())], Alike({}, {}))
    pupil = Pupil(known, (3, 5))
    seen = pupil.body.predict([numbers(split_tokens("no gout", Evidence()), known)])[0]
    assert [out.predict(seen).shape for out in pupil.outputs] == [(2, 3), (2, 5)]
