"""Is everything as fast as budgets.toml demands, and does no regex run away?"""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from speed.clock import turns
from speed.texts import AS_OF, listings, notes, runs

TESTS = Path(__file__).parents[1]
BUDGETS = tomllib.loads((TESTS / "speed" / "budgets.toml").read_text(encoding="utf-8"))
COPIES = 10
