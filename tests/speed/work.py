"""The public verbs, called as a user calls them, for the clock to watch."""

from __future__ import annotations

