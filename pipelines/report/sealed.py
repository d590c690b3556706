"""A page that loads and runs nothing: escaped by its template, its one style sheet by hash."""

from __future__ import annotations

import base64
import hashlib
from functools import lru_cache
from pathlib import Path
from typing import Any

from nlp.errors import OutputError

_BUFFERED = 64


def write_sealed(path: Path, folder: Path, style: str = "", **values: object) -> None:
    """Fills `page.html` of a folder in the style of its `page.css` and writes it.

    Args: style, what is added to the style sheet; values, what the template names.
    Raises: OutputError if the file cannot be written.
    """
    style = (folder / "page.css").read_text(encoding="utf-8") + style
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    page = _template(folder).stream(style=style, digest=digest, **values)
    page.enable_buffering(_BUFFERED)
    try:
        with path.open("w", encoding="utf-8", errors="replace") as file:
            page.dump(file)
    except OSError as fault:
        raise OutputError(str(path), fault.strerror or type(fault).__name__) from fault


@lru_cache(maxsize=4)
def _template(folder: Path) -> Any:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html")
