"""Are criteria cut as well as before in every form of page? See segmentation.py."""

from segmentation import marked_up, sample, scores

# The least recall and precision of each form, a little under what was measured.
LEAST = 0.985
WEAKER = {"bare lines": 0.90}


def test_every_form(vocabulary, shared):
    texts = sample(shared / "corpora/ctgov/trials.jsonl.gz")
    for name, score in scores(texts, vocabulary).items():
        least = WEAKER.get(name, LEAST)
        assert score.recall >= least, name
        assert score.precision >= least, name
        assert score.parents >= 0.975, name


def test_markup_says_what_it_says():
    text = "Inclusion Criteria:\n* Gout\n  * Flare\n* Adult\nExclusion Criteria:\n* Stroke"
    nodes = marked_up(text)
    assert [(node.kind[0], node.depth, node.parent) for node in nodes] == [
        ("i", 0, None),
        ("i", 1, 0),
        ("i", 0, None),
        ("e", 0, None),
    ]
    assert marked_up("Inclusion Criteria:\nprose\n* a\n* b\n* c") is None
