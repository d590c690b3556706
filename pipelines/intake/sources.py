"""Which files lie behind the paths a user gives: single, in folders, zipped, gzipped, piped?"""

from __future__ import annotations

import sys
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from gzip import GzipFile
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any

from nlp.errors import InputError

_GZIP = b"\x1f\x8b"
OnError = Callable[[InputError], None]
BROKEN = (OSError, EOFError, zlib.error, zipfile.BadZipFile, NotImplementedError, RuntimeError)


@dataclass(frozen=True, slots=True)
class Source:
    """One file to read. `name` is for messages; `relative` its place under the path given."""

    name: str
    relative: PurePosixPath
    opener: Callable[[], BufferedReader]

    @property
    def suffix(self) -> str:
        """The form its name tells, in lower case, without `.gz`."""
        return _plain(self.relative).suffix.lower()

    @property
    def stem(self) -> str:
        """Its name without ending."""
        return _plain(self.relative).stem

    @contextmanager
    def open(self) -> Iterator[BufferedReader]:
        """Its bytes, unpacked as they are read."""
        with self.opener() as raw:
            if self.relative.suffix.lower() == ".gz" or raw.peek(2)[:2] == _GZIP:
                with GzipFile(fileobj=raw) as unpacked, _buffered(unpacked) as stream:
                    yield stream
            else:
                yield raw


def _plain(path: PurePosixPath) -> PurePosixPath:
    return path.with_suffix("") if path.suffix.lower() == ".gz" else path


def sources(paths: list[str | Path], on_error: OnError) -> Iterator[Source]:
    """Which files do these paths hold, folders and archives opened, in a fixed order?

    `-` is standard input. A path that is not there, or an archive that is broken, goes to
    on_error; the rest is still given.
    """
    for path in paths:
        if str(path) == "-":
            yield _standard_input()
            continue
        place = Path(path)
        if place.is_dir():
            for file in sorted(place.rglob("*")):
                hidden = any(part.startswith(".") for part in file.relative_to(place).parts)
                if file.is_file() and not hidden:
                    yield from _file(file, file.relative_to(place), on_error)
        elif place.exists():
            yield from _file(place, Path(place.name), on_error)
        else:
            on_error(InputError(str(path), None, "no such file or folder"))


def _buffered(raw: Any) -> BufferedReader:
    """A stream that can be looked into ahead. Gzip's and zip's own do all that this needs."""
    return BufferedReader(raw, 1 << 16)


def _standard_input() -> Source:
    return Source("-", PurePosixPath("-"), lambda: _buffered(sys.stdin.buffer))


def _file(file: Path, relative: Path, on_error: OnError) -> Iterator[Source]:
    inside = PurePosixPath(relative.as_posix())
    if file.suffix.lower() == ".zip":
        yield from _archive(file, inside, on_error)
    else:
        yield Source(str(file), inside, lambda: file.open("rb"))


def _archive(file: Path, inside: PurePosixPath, on_error: OnError) -> Iterator[Source]:
    try:
        with zipfile.ZipFile(file) as archive:
            for member in sorted(archive.namelist()):
                if not member.endswith("/") and not PurePosixPath(member).name.startswith("."):
                    yield Source(
                        f"{file}/{member}",
                        PurePosixPath(member),
                        partial(_member, archive, member),
                    )
    except BROKEN as fault:
        on_error(InputError(str(file), None, f"broken archive: {type(fault).__name__}"))


def _member(archive: zipfile.ZipFile, member: str) -> BufferedReader:
    return _buffered(archive.open(member))
