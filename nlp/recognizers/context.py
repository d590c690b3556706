"""medspaCy's ConText rules and algorithm -> an Assertion for every term found.

The algorithm is medspaCy's: a cue has a direction, its scope ends with the sentence, at a
terminating cue or at the next cue of its own category, and may be limited in tokens and targets.
Ours runs sentence by sentence over words, and mends: a cue inside a target modifies nothing.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from nlp.model import Assertion, Experiencer, Quote, Status, Tense
from nlp.recognizers.cues import CueFinder, CueMatch, Rule
from nlp.recognizers.scopes import SILENT_DIRECTIONS, Scope, bracketed, end_item
from nlp.recognizers.sentences import split_sentences
from nlp.recognizers.slots import ASSERTIONS, TERMS, Found, get, put
from nlp.recognizers.words import Words, split_words
from nlp.vocabulary import Vocabulary, load_vocabulary

# Of several categories on one target, the first of each list decides.
_STATUS = (
    ("NEGATED_EXISTENCE", Status.ABSENT),
    ("ENDED", Status.ABSENT),
    ("HYPOTHETICAL", Status.HYPOTHETICAL),
    ("POSSIBLE_EXISTENCE", Status.POSSIBLE),
)
_EXPERIENCER = (("FAMILY", Experiencer.FAMILY), ("OTHER_PERSON", Experiencer.OTHER))
_TENSE = (
    ("ANY_TIME", Tense.ANY),
    ("FUTURE", Tense.FUTURE),
    ("ENDED", Tense.HISTORY),
    ("HISTORICAL", Tense.HISTORY),
)
_PLAIN = Assertion()


class ContextReader:
    """Assertions by the rules of one side, listing or note."""

    def __init__(self, cues: CueFinder, side: str = "note") -> None:
        self._cues, self._in_note = cues, side == "note"

    def read(
        self,
        text: str,
        targets: Sequence[tuple[int, int, str]],
        words: Words | None = None,
        sentences: Sequence[tuple[int, int]] | None = None,
    ) -> list[Assertion]:
        """How is each target asserted? Targets are start, end and label, in order."""
        if not targets:
            return []
        found = self.modifiers(text, targets, words, sentences)
        return [self.assertion(text, cues) for cues in found]

    def assertion(self, text: str, cues: list[CueMatch]) -> Assertion:
        """What do the cues on one target say together?"""
        return _assertion(text, cues, note=self._in_note) if cues else _PLAIN

    def modifiers(
        self,
        text: str,
        targets: Sequence[tuple[int, int, str]],
        words: Words | None = None,
        sentences: Sequence[tuple[int, int]] | None = None,
    ) -> list[list[CueMatch]]:
        """Which cues modify each target?"""
        words = words if words is not None else split_words(text)
        result: list[list[CueMatch]] = [[] for _ in targets]
        cues = self._cues.find(words)
        if not cues:
            return result
        bounds = sentences if sentences is not None else split_sentences(text)
        ranges = [words.covering(start, end) for start, end, _ in targets]
        cues_by, targets_by = _by_sentence(cues, targets, [start for start, _ in bounds])
        for index, here in cues_by.items():
            if index in targets_by:
                first, last = words.covering(*bounds[index])
                bounds_of = (first, last)
                scopes = [
                    Scope.of(cue, bounds_of, bracketed(words, cue, first, last)) for cue in here
                ]
                if self._in_note:
                    for scope in scopes:
                        end_item(words, scope)
                self._link(scopes, targets_by[index], ranges, targets, result)
        for modifiers in result:
            modifiers.sort(key=lambda cue: cue.start)
        return result

    def _link(
        self,
        scopes: list[Scope],
        here: list[int],
        ranges: list[tuple[int, int]],
        targets: Sequence[tuple[int, int, str]],
        result: list[list[CueMatch]],
    ) -> None:
        """Limit the scopes of one sentence by each other and link them to its targets."""
        scopes = [s for s in scopes if not _inside(s.cue, here, targets)]
        if len(scopes) > 1:
            for scope in scopes:
                if scope.cue.rule.direction == "TERMINATE" and scope.cue.rule.category == "CURRENT":
                    first = scope.cue.first
                    scope.quality = any(
                        targets[t][2] == "qualifier" and 0 <= first - ranges[t][1] <= 1
                        for t in here
                    )
        for number, scope in enumerate(scopes):
            for other in scopes[number + 1 :]:
                scope.limit(other)
                other.limit(scope)
        for scope in scopes:
            rule = scope.cue.rule
            if rule.direction in SILENT_DIRECTIONS:
                continue
            for target in here:
                first, last = ranges[target]
                if (
                    scope.reaches(first, last)
                    and _allows(rule, targets[target][2])
                    and not _holds(scope.cue, first, last)
                ):
                    scope.targets.append(target)
            scope.keep_nearest(ranges)
            for target in scope.targets:
                result[target].append(scope.cue)


def _by_sentence(
    cues: list[CueMatch], targets: Sequence[tuple[int, int, str]], starts: list[int]
) -> tuple[dict[int, list[CueMatch]], dict[int, list[int]]]:
    cues_by: dict[int, list[CueMatch]] = {}
    for cue in cues:
        cues_by.setdefault(max(0, bisect_right(starts, cue.start) - 1), []).append(cue)
    targets_by: dict[int, list[int]] = {}
    for number, (start, _, _) in enumerate(targets):
        targets_by.setdefault(max(0, bisect_right(starts, start) - 1), []).append(number)
    return cues_by, targets_by


def _inside(cue: CueMatch, here: Iterable[int], targets: Sequence[tuple[int, int, str]]) -> bool:
    """Is the cue a part of a longer name, as "negative" of "gram negative sepsis"?"""
    return any(
        targets[t][0] <= cue.start
        and cue.end <= targets[t][1]
        and cue.end - cue.start < targets[t][1] - targets[t][0]
        for t in here
    )


def _holds(cue: CueMatch, first: int, last: int) -> bool:
    """Does a cue hold a target, or the other way? "No active" does reach "active tuberculosis"."""
    return (cue.first <= first and last <= cue.last) or (first <= cue.first and cue.last <= last)


def _allows(rule: Rule, label: str) -> bool:
    if rule.allowed_types is not None:
        return label.upper() in rule.allowed_types
    return rule.excluded_types is None or label.upper() not in rule.excluded_types


def _assertion(text: str, cues: list[CueMatch], *, note: bool) -> Assertion:
    """What do the cues on one target say together?

    In a note "absent (history)" is kept for what was there and has ended ("pneumonia, resolved",
    "aspirin was stopped"); what never was ("PMH: no stroke") is absent alone.
    """
    given = {cue.rule.category for cue in cues}
    if note and "NEGATED_EXISTENCE" in given and "ENDED" not in given:
        given.discard("HISTORICAL")
    return Assertion(
        next((value for name, value in _STATUS if name in given), Status.PRESENT),
        next((value for name, value in _EXPERIENCER if name in given), Experiencer.PATIENT),
        next((value for name, value in _TENSE if name in given), Tense.CURRENT),
        tuple(Quote(cue.start, cue.end, text[cue.start : cue.end]) for cue in cues),
    )


@lru_cache(maxsize=8)
def context_reader(vocabulary: Vocabulary, side: str = "note") -> ContextReader:
    """The reader of one side's cues, built once. `side`: listing or note."""
    return ContextReader(CueFinder(vocabulary.cues, side), side)


def assert_terms(
    text: str, found: Sequence[Found], vocabulary: Vocabulary, *, side: str = "note"
) -> list[Found]:
    """How is each found term asserted? Values are `Assertion`, aligned with `found`.

    Args: found values have a `kind`; side is listing or note, whose cues differ.
    """
    targets = [(each.start, each.end, each.value.kind) for each in found]
    read = context_reader(vocabulary, side).read(text, targets)
    return [Found(f.start, f.end, value) for f, value in zip(found, read, strict=True)]


class ContextComponent:
    """The reader as a spaCy component: fills `assertions`, aligned with `terms`."""

    def __init__(self, side: str, vocabulary: Vocabulary | None = None) -> None:
        self.side, self.vocabulary = side, vocabulary

    def __call__(self, doc: Doc) -> Doc:
        vocabulary = self.vocabulary or load_vocabulary()
        put(doc, ASSERTIONS, assert_terms(doc.text, get(doc, TERMS), vocabulary, side=self.side))
        return doc


@Language.factory("inclex_context", default_config={"side": "note"})
def make_context(nlp: Language, name: str, side: str) -> ContextComponent:
    """The component over the shipped cues of one side."""
    return ContextComponent(side)
