"""What the commands share, and each command that has a file of its own."""

from pipelines.commands.agreement import agreement
from pipelines.commands.annotate import annotate
from pipelines.commands.console import (
    AsOf,
    Faults,
    Inputs,
    OnSilence,
    Output,
    Silence,
    Workers,
    progress,
    say,
    usage,
)
from pipelines.commands.curve import curve
from pipelines.commands.evaluate import evaluate
from pipelines.commands.terminology import app as terminology
from pipelines.commands.training import train

__all__ = [
    "AsOf",
    "Faults",
    "Inputs",
    "OnSilence",
    "Output",
    "Silence",
    "Workers",
    "agreement",
    "annotate",
    "curve",
    "evaluate",
    "progress",
    "say",
    "terminology",
    "train",
    "usage",
]
