"""Is everything as fast as budgets.toml demands, and does no regex run away?"""

from __future__ import annotations

import tomllib
from pathlib import Path

TESTS = Path(__file__).parents[1]
BUDGETS = tomllib.loads((TESTS / "speed" / "budgets.toml").read_text(encoding="utf-8"))
COPIES = 10
