"""The matches of a run as a table for the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from nlp.model import Judgement, Match

Result = tuple[tuple[Judgement, ...], Match]
_STYLES = {"eligible": "bold green", "ineligible": "bold red", "undetermined": "bold yellow"}
_SIGNS = {"eligible": "✓", "ineligible": "✗", "undetermined": "?"}
_MOST_REASONS = 3
_MOST_MISSING = 4


def match_table(results: Iterable[Result]) -> Any:
    """Who may join, who may not and why, and what is missing where that is open, for rich."""
    from rich.table import Table
    from rich.text import Text

    shown = list(results)
    trials = {match.trial_id for _, match in shown}
    one = len(trials) == 1
    table = Table(title=f"Who may join {trials.pop()}" if one else "Who may join", show_lines=True)
    table.add_column("patient", overflow="fold")
    if not one:
        table.add_column("trial", overflow="fold")
    table.add_column("status", no_wrap=True)
    table.add_column("met/not/?", no_wrap=True)
    table.add_column("because", overflow="fold", ratio=1)
    for judgements, match in shown:
        counts = dict(match.counts)
        status = f"{_SIGNS.get(match.status, '')} {match.status}"
        table.add_row(
            Text(match.patient_id),
            *([] if one else [Text(match.trial_id)]),
            Text(status, style=_STYLES.get(match.status, "")),
            "/".join(str(counts.get(name, 0)) for name in ("met", "not_met", "unknown")),
            Text(because(judgements, match)),
        )
    return table


def because(judgements: Iterable[Judgement], match: Match) -> str:
    """Why a match has its status: the reasons that rule out, else what is missing."""
    if match.blocking:
        reasons = {each.criterion_id: each.reason for each in judgements}
        lines: dict[str, list[str]] = {}
        for criterion_id in match.blocking:
            lines.setdefault(reasons.get(criterion_id, ""), []).append(short_id(criterion_id))
        shown = [f"{', '.join(ids)}: {reason}" for reason, ids in lines.items()]
        return "\n".join(shown[:_MOST_REASONS])
    if match.status == "eligible":
        return "nothing speaks against it"
    rest = len(match.missing) - _MOST_MISSING
    more = f"; and {rest} more" if rest > 0 else ""
    return f"open: {'; '.join(match.missing[:_MOST_MISSING])}{more}"


def short_id(criterion_id: str) -> str:
    """The part of a criterion's id that tells it from others of its trial: I2, E5.1, age."""
    return criterion_id.rpartition("#")[2].removeprefix("field.")
