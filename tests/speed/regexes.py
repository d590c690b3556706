"""Which regexes of ours go slow on long runs of digits, blanks or brackets?

Run as a process of its own, so that every regex is caught when it is compiled, wherever that is:

    python -m speed.regexes CHARACTERS TURNS FILE:NAME,...

Prints one JSON object: how many regexes were tried, and each that took more than TURNS turns of
the calibration loop on a run of CHARACTERS characters. Those named FILE:NAME are only ever
matched at one place (match, fullmatch), and are tried so.
"""

from __future__ import annotations

import gc
import importlib
import json
import pkgutil
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from speed.clock import turn_seconds
from speed.texts import runs

ROOT = Path(__file__).parents[2]
OURS = tuple(f"{ROOT / package}/" for package in ("nlp", "pipelines"))


class TooSlow(Exception):
    """A regex had its time."""


def catch_compiled() -> dict[re.Pattern[str], str]:
    """Keep every regex that our files compile from here on, with the line that compiled it."""
    caught: dict[re.Pattern[str], str] = {}
    compile_it = re._compiler.compile  # type: ignore[attr-defined]

    def compile_and_keep(pattern: object, flags: int = 0) -> object:
        compiled = compile_it(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and frame.f_globals.get("__name__") == "re":
            frame = frame.f_back
        if frame.f_code.co_filename.startswith(OURS) and isinstance(compiled.pattern, str):
            file = Path(frame.f_code.co_filename).relative_to(ROOT).as_posix()
            caught[compiled] = f"{file}:{frame.f_lineno}"
        return compiled

    re._compiler.compile = compile_and_keep  # type: ignore[attr-defined]
    return caught


def load_all() -> None:
    """Import every module, build the language, and read one listing and one note."""
    for package in ("nlp", "pipelines"):
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            importlib.import_module(found.name)
    from speed.texts import listings, notes
    from speed.work import build_reader, read_listing, read_note

    reader = build_reader()
    read_listing(listings(1)[0], reader)
    read_note(notes(1)[0], reader)


def named(caught: dict[re.Pattern[str], str]) -> dict[re.Pattern[str], str]:
    """The same, but by file and name instead of line, where a module or an object names it."""
    found = {}
    for regex, where in caught.items():
        file = where.split(":")[0]
        holders = [vars(h) if hasattr(h, "__dict__") else h for h in gc.get_referrers(regex)]
        names = {
            name
            for holder in holders
            if isinstance(holder, dict)
            for name, value in holder.items()
            if value is regex and isinstance(name, str)
        }
        found[regex] = f"{file}:{min(names)}" if len(names) == 1 else where
    return found


def slow(
    regex: re.Pattern[str], text: str, *, limit: float, anchored: bool = False
) -> float | None:
    """How many seconds of the processor did a regex take over a text, if more than the limit?

    What other programs of a busy machine take is not counted, and the quickest of three goes is.
    Args: anchored, whether it is only ever matched at one place and never searched for.
    """
    best = float("inf")
    for _ in range(3):
        best = min(best, _go(regex, text, limit=limit, anchored=anchored))
        if best <= limit:
            return None
    return best


def _go(regex: re.Pattern[str], text: str, *, limit: float, anchored: bool) -> float:
    def stop(*_: object) -> None:
        raise TooSlow

    signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, max(5 * limit, 0.5))
    start = process_time()
    try:
        if anchored:
            regex.match(text)
        else:
            for _ in regex.finditer(text):
                pass
        regex.fullmatch(text)
    except TooSlow:
        pass
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    return process_time() - start


def offenders(
    regexes: dict[re.Pattern[str], str],
    *,
    characters: int,
    turns: float,
    anchored: frozenset[str] = frozenset(),
) -> Iterator[dict[str, object]]:
    """Which regex takes longer than so many turns on which run? Only its slowest run is told."""
    for regex, where in sorted(regexes.items(), key=lambda item: item[1]):
        taken = {
            name: spent
            for name, run in runs(characters).items()
            if (
                spent := slow(
                    regex,
                    run,
                    limit=turns * turn_seconds(),
                    anchored=where in anchored,
                )
            )
        }
        if taken:
            worst = max(taken, key=taken.__getitem__)
            yield {
                "where": where,
                "regex": regex.pattern[:200],
                "run": worst,
                "turns": round(taken[worst] / turn_seconds(), 1),
            }


def main() -> None:
    characters, turns = int(sys.argv[1]), float(sys.argv[2])
    caught = catch_compiled()
    load_all()
    caught = named(caught)
    anchored = frozenset(sys.argv[3].split(",")) if len(sys.argv) > 3 else frozenset()
    found = list(offenders(caught, characters=characters, turns=turns, anchored=anchored))
    print(json.dumps({"tried": len(caught), "slow": found}))


if __name__ == "__main__":
    main()
