"""Every error class of the project's language side.

An error keeps its parts as fields and builds its sentence from them, so that a caller can act on
the parts and a person can read the sentence. None of them quotes a note's text.
"""


class NlpError(Exception):
    """Base of all errors raised by inclex."""


class UnitError(NlpError):
    """Something is wrong with a unit."""


class UnknownUnit(UnitError):
    """A unit code that no row of units.toml defines."""

    def __init__(self, code: str, nearest: str | None = None) -> None:
        super().__init__(code, nearest)
        self.code, self.nearest = code, nearest

    def __str__(self) -> str:
        hint = f"; nearest known: {self.nearest!r}" if self.nearest else ""
        return f"no unit with code {self.code!r}{hint}"


class IncompatibleUnits(UnitError):
    """Two units no conversion joins, e.g. mmHg against mg/dL."""

    def __init__(self, given: str, wanted: str, measure: str) -> None:
        super().__init__(given, wanted, measure)
        self.given, self.wanted, self.measure = given, wanted, measure

    def __str__(self) -> str:
        return f"{self.measure}: no conversion from {self.given!r} to {self.wanted!r}"


class VocabularyError(NlpError):
    """One or more faulty rows in the vocabulary's tables, reported together."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__(faults)
        self.faults = faults

    def __str__(self) -> str:
        return f"{len(self.faults)} faulty rows:\n" + "\n".join(self.faults)


class NotationError(NlpError):
    """A short form that cannot be read."""

    def __init__(self, text: str, position: int, wanted: str) -> None:
        super().__init__(text, position, wanted)
        self.text, self.position, self.wanted = text, position, wanted

    def __str__(self) -> str:
        return f"short form, column {self.position + 1}: wanted {self.wanted}: {self.text!r}"


class RecordError(NlpError):
    """A JSON record that lacks a field or holds a wrong value; names the field, not the text."""

    def __init__(self, field: str, wanted: str) -> None:
        super().__init__(field, wanted)
        self.field, self.wanted = field, wanted

    def __str__(self) -> str:
        return f"field {self.field!r}: {self.wanted}"


class IntervalError(NlpError):
    """An interval whose low end lies above its high end where that is not allowed."""

    def __init__(self, low: str, high: str) -> None:
        super().__init__(low, high)
        self.low, self.high = low, high

    def __str__(self) -> str:
        return f"empty interval: low {self.low} above high {self.high}"


class InputError(NlpError):
    """An input file, or one row of it, that cannot be read."""

    def __init__(self, file: str, row: int | None, reason: str) -> None:
        super().__init__(file, row, reason)
        self.file, self.row, self.reason = file, row, reason

    def __str__(self) -> str:
        place = f"{self.file}, row {self.row}" if self.row is not None else self.file
        return f"{place}: {self.reason}"


class OutputError(NlpError):
    """A file that cannot be written."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file, self.reason = file, reason

    def __str__(self) -> str:
        return f"{self.file}: cannot be written: {self.reason}"


class TerminologyError(NlpError):
    """A terminology file, of a user's or ours of it, that cannot be used."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(file, reason)
        self.file, self.reason = file, reason

    def __str__(self) -> str:
        return f"{self.file}: {self.reason}"
