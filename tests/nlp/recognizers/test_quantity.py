"""Does a scene say what lies between two lexemes?"""

from nlp.recognizers.folding import folded
from nlp.recognizers.lexemes import lexicon
from nlp.recognizers.quantity import Scene
from nlp.recognizers.relative import relative_reader
from nlp.recognizers.units import unit_reader


def scene_of(text, vocabulary):
    """A text with its lexemes."""
    low = folded(text)
    words = lexicon(vocabulary)
    readers = unit_reader(vocabulary), relative_reader(vocabulary)
    return Scene(text, low, words.lexemes(low), words, *readers)


def test_adjacent_and_near(vocabulary):
    scene = scene_of("at least about the 5 mg", vocabulary)
    end = scene.lexemes[0].end
    assert scene.adjacent(1, end) is None
    assert scene.near(1, end) is scene.lexemes[1]
    assert scene.near(99, end) is None


def test_filled(vocabulary):
    scene = scene_of("5", vocabulary)
    assert scene.filled(" approximately ")
    assert not scene.filled(" patients ")
    assert not scene.filled(" the" * 60)
