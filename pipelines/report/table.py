"""The matches of a run as a table on the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from nlp.model import Judgement, Match

Result = tuple[tuple[Judgement, ...], Match]
_STYLES = {"eligible": "bold green", "ineligible": "bold red", "undetermined": "bold yellow"}
_MOST_REASONS = 3


def print_matches(results: Iterable[Result]) -> None:
    """Prints who may join, who may not and why, and what is missing where that is open."""
    from rich.console import Console
    from rich.table import Table

    table = Table(title="Who may join", show_lines=True)
    for column in ("patient", "trial", "status", "met", "not met", "unknown", "because"):
        table.add_column(column, overflow="fold")
    for judgements, match in results:
        counts = dict(match.counts)
        style = _STYLES.get(match.status, "")
        table.add_row(
            match.patient_id,
            match.trial_id,
            f"[{style}]{match.status}[/{style}]" if style else match.status,
            *(str(counts.get(name, 0)) for name in ("met", "not_met", "unknown")),
            because(judgements, match),
        )
    Console().print(table)


def because(judgements: Iterable[Judgement], match: Match) -> str:
    """Why a match has its status: the blocking reasons, else what is missing."""
    if match.blocking:
        reasons = {each.criterion_id: each.reason for each in judgements}
        shown = [reasons.get(each, each) for each in match.blocking[:_MOST_REASONS]]
        return "\n".join(shown)
    if match.status == "eligible":
        return "nothing speaks against it"
    missing = list(match.missing[:_MOST_REASONS])
    rest = len(match.missing) - len(missing)
    return "\n".join(
        [f"open: {each}" for each in missing] + ([f"and {rest} more"] if rest > 0 else [])
    )
