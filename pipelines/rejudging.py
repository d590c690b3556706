"""An earlier run's verdicts are kept where nothing changed that they rest on.

Each match record carries a fingerprint: of its trial, its patient's facts and day, the policy of
silence, the vocabulary and the judge's own code. A pair whose fingerprint is the same today keeps
its lines; the others are judged anew, and the output is the one of a full run.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from typing import IO

from nlp.errors import InputError
from nlp.model import Fact, Judgement, Match, Trial, changed, fact_to_json, trial_to_json
from nlp.vocabulary import load_vocabulary, vocabulary_fingerprint
from pipelines.matching import Matcher
from pipelines.store import Kept

Result = tuple[tuple[Judgement, ...], Match]
_SIZE = 12
_MATCH = b'{"schema": "inclex.match/1"'
_CODE = ("nlp.model", "pipelines.matching")


@dataclass(frozen=True, slots=True)
class Block:
    """Where the lines of one pair stand in an earlier run's file, and what they rest on."""

    start: int
    size: int
    fingerprint: str


class Previous:
    """An earlier run's verdicts and matches, as JSON Lines. Only their places are held."""

    def __init__(self, path: str) -> None:
        """Raises: InputError if the file cannot be read."""
        self._path = Path(path)
        self._blocks: dict[tuple[str, str], Block] = {}
        try:
            with self._path.open("rb") as file:
                self._index(file)
        except OSError as fault:
            raise InputError(path, None, fault.strerror or type(fault).__name__) from fault

    def _index(self, file: IO[bytes]) -> None:
        start = end = 0
        for line in file:
            end += len(line)
            if line.startswith(_MATCH):
                told = _told(line)
                if told is not None:
                    trial_id, patient_id, fingerprint = told
                    self._blocks[trial_id, patient_id] = Block(start, end - start, fingerprint)
                start = end

    def lines(self, trial: Trial, patient_id: str, fingerprint: str) -> Kept | None:
        """The lines of a pair, if they rest on the same and are all there."""
        block = self._blocks.get((trial.trial_id, patient_id))
        if block is None or block.fingerprint != fingerprint:
            return None
        with self._path.open("rb") as file:
            file.seek(block.start)
            lines = file.read(block.size).decode("utf-8", "replace").rstrip("\n").split("\n")
        return Kept(tuple(lines)) if _is_of(lines[:-1], trial, patient_id) else None


def _told(line: bytes) -> tuple[str, str, str] | None:
    """Trial, patient and fingerprint of a match's line; None if it has none."""
    try:
        record = json.loads(line)
    except ValueError:
        return None
    told = tuple(record.get(name) for name in ("trial_id", "patient_id", "fingerprint"))
    return told if all(isinstance(each, str) for each in told) else None


def _is_of(lines: list[str], trial: Trial, patient_id: str) -> bool:
    """Are these the verdicts on a trial's criteria, in their order, of this patient?"""
    try:
        found = [json.loads(line) for line in lines]
    except ValueError:
        return False
    told = [(each.get("patient_id"), each.get("criterion_id")) for each in found]
    return told == [(patient_id, each.criterion_id) for each in trial.criteria]


def rejudged(
    trials: list[Trial],
    facts: list[Fact],
    days: Mapping[str, date],
    silence: str,
    previous: Previous | None = None,
) -> Iterator[Result | Kept]:
    """Every pair as a full run gives it, each with its fingerprint; kept where nothing changed."""
    ground, patients = _ground(silence), _patients(facts, days)
    matcher = Matcher(facts, days, load_vocabulary(), silence)
    for trial in trials:
        asked, ready = _digest(ground, trial_to_json(trial)), None
        for group in matcher.groups:
            marks = {each: _hashed(asked + patients[each]) for each in group}
            kept = _kept(previous, trial, marks)
            anew = tuple(each for each in group if each not in kept)
            if anew:
                ready = ready or matcher.ready(trial)
                found = matcher.against(ready, anew)
            for patient_id in group:
                if patient_id in kept:
                    yield kept[patient_id]
                else:
                    judgements, result = next(found)
                    yield judgements, changed(result, fingerprint=marks[patient_id])


def _kept(previous: Previous | None, trial: Trial, marks: Mapping[str, str]) -> Mapping[str, Kept]:
    """The lines of those patients whose fingerprints are an earlier run's."""
    if previous is None:
        return {}
    found = ((each, previous.lines(trial, each, mark)) for each, mark in marks.items())
    return {each: lines for each, lines in found if lines is not None}


def _ground(silence: str) -> str:
    """What every verdict rests on: the policy, the vocabulary and the code."""
    hashed = blake2b(digest_size=_SIZE)
    hashed.update(f"{silence} {vocabulary_fingerprint()}".encode())
    for package in _CODE:
        for each in sorted(files(package).iterdir(), key=lambda file: file.name):
            if each.name.endswith((".py", ".toml")):
                hashed.update(each.read_bytes())
    return hashed.hexdigest()


def _patients(facts: list[Fact], days: Mapping[str, date]) -> dict[str, str]:
    """A digest of each patient's facts and day, in the order of the facts."""
    told: dict[str, list[object]] = {}
    for fact in facts:
        told.setdefault(fact.patient_id, []).append(fact_to_json(fact))
    return {
        patient: _digest(str(days.get(patient) or days.get("")), known)
        for patient, known in told.items()
    }


def _digest(ground: str, record: object) -> str:
    return _hashed(ground + json.dumps(record, sort_keys=True))


def _hashed(text: str) -> str:
    return blake2b(text.encode(), digest_size=_SIZE).hexdigest()
