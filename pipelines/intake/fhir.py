"""Which notes do the resources of FHIR R4 hold: a Bundle, or resources one a line?"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from typing import Any

from nlp.cleaning import cleaned
from nlp.model import Note, PartialDate
from pipelines.intake.texts import NotText, text_of
from pipelines.intake.values import date_of, sex_of

_TEXTS = ("text/plain", "text/html", "application/xhtml+xml", "text/xml", "text/markdown", "")


def is_resource(value: Any) -> bool:
    """Is this a resource of FHIR?"""
    return isinstance(value, Mapping) and isinstance(value.get("resourceType"), str)


class FhirReader:
    """Reads resources; remembers the patients met, whose birth and sex notes take over."""

    def __init__(self) -> None:
        self._people: dict[str, tuple[PartialDate | None, str | None]] = {}

    def notes(self, resource: Mapping[str, Any]) -> Iterator[Note | NotText]:
        """Which notes does a resource hold? Of a bundle, the patients are read first."""
        kind = resource.get("resourceType")
        if kind == "Patient":
            self._patient(resource)
        elif kind == "DocumentReference":
            yield from self._document(resource)
        elif kind == "Bundle":
            inner = [entry for entry in resource.get("entry") or [] if isinstance(entry, Mapping)]
            known = [entry for entry in inner if is_resource(entry.get("resource"))]
            for first in (True, False):
                for entry in known:
                    if (entry["resource"]["resourceType"] == "Patient") is first:
                        self._alias(entry)
                        yield from self.notes(entry["resource"])

    def _alias(self, entry: Mapping[str, Any]) -> None:
        """A bundle's documents may name their patient by the entry's full URL."""
        if entry["resource"]["resourceType"] == "Patient" and isinstance(entry.get("fullUrl"), str):
            self._people[entry["fullUrl"]] = _person(entry["resource"])

    def _patient(self, resource: Mapping[str, Any]) -> None:
        self._people[str(resource.get("id"))] = _person(resource)

    def _document(self, resource: Mapping[str, Any]) -> Iterator[Note | NotText]:
        name = str(resource.get("id") or "document")
        reference = _part(resource.get("subject")).get("reference")
        if not isinstance(reference, str) or not reference:
            yield NotText(f"DocumentReference {name}: no subject")
            return
        patient_id = reference.rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        born, sex = self._people.get(reference) or self._people.get(patient_id) or (None, None)
        when = _day(resource.get("date")) or _day(
            _part(_part(resource.get("context")).get("period")).get("start")
        )
        kind = _part(resource.get("type")).get("text")
        contents = resource.get("content") or []
        for number, content in enumerate(contents, start=1):
            note_id = name if len(contents) == 1 else f"{name}-{number}"
            try:
                text = _attachment(_part(_part(content).get("attachment")))
            except NotText as fault:
                yield NotText(f"DocumentReference {name}: {fault.reason}")
                continue
            yield Note(patient_id, note_id, text, when, born, sex, kind)


def _person(resource: Mapping[str, Any]) -> tuple[PartialDate | None, str | None]:
    return _day(resource.get("birthDate")), sex_of(resource.get("gender"))


def _part(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _day(value: Any) -> PartialDate | None:
    try:
        return date_of(value)
    except ValueError:
        return None


def _attachment(attachment: Mapping[str, Any]) -> str:
    form = str(attachment.get("contentType") or "").split(";")[0].strip().lower()
    if form not in _TEXTS:
        raise NotText(f"attachment of type {form}, not text")
    data = attachment.get("data")
    if not isinstance(data, str):
        raise NotText("attachment without data")
    try:
        text = text_of(base64.b64decode(data, validate=False))
    except binascii.Error:
        raise NotText("attachment is not base64") from None
    return cleaned(text) if "html" in form or "xml" in form else text
