"""How well are criteria cut, whatever form a page gives them?

    PYTHONPATH=.:tests python -m segmentation ../shared/corpora/ctgov/trials.jsonl.gz

Truth without annotation: registry texts whose every line is a heading or a bullet say by their own
markup where each criterion starts, of which kind it is and what it stands under. Each such text is
rendered in other forms (wrapped, numbered, HTML, run together ...), cut, and compared with its
markup: the same words under the same kind are a criterion found; its parent is compared among
those found. The sample is every n-th such text, so it is the same on every machine.
"""

from __future__ import annotations

import gzip
import html
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from nlp.model import Listing
from pipelines.listings.criteria import Cut, cut_criteria

SAMPLE = 300
_HEADINGS = {"Inclusion Criteria:": "inclusion", "Exclusion Criteria:": "exclusion"}
_BULLET = re.compile(r"( *)\* (\S.*)")
_INSIDE = re.compile(
    r"[•*]|\b\d{1,2}[.)]\s|\s[-–]|^\d|\(\w\)|\b[a-z]\)|[Nn]ote\b|Inclusion|Exclusion|^\W"
)


@dataclass(frozen=True, slots=True)
class Node:
    """A criterion of the markup: its kind, depth, words, and the index of its parent."""

    kind: str
    depth: int
    words: str
    parent: int | None


def marked_up(text: str) -> list[Node] | None:
    """The criteria of a text by its markup; None if a line is neither heading nor plain bullet."""
    nodes: list[Node] = []
    kind, open_items = None, []
    for line in text.split("\n"):
        if not line.strip():
            continue
        if line.strip() in _HEADINGS:
            kind, open_items = _HEADINGS[line.strip()], []
            continue
        match = _BULLET.fullmatch(line)
        if match is None or kind is None or _INSIDE.search(match[2]):
            return None
        depth = len(match[1]) // 2
        if depth > len(open_items):
            return None
        open_items = open_items[:depth]
        nodes.append(Node(kind, depth, match[2].strip(), open_items[-1] if open_items else None))
        open_items.append(len(nodes) - 1)
    return (
        nodes
        if len(nodes) > 3 and {node.kind for node in nodes} == set(_HEADINGS.values())
        else None
    )


def _by_kind(nodes: list[Node]) -> Iterator[tuple[str, list[Node]]]:
    for heading, kind in _HEADINGS.items():
        yield heading, [node for node in nodes if node.kind == kind]


def _page(nodes: list[Node], line: Callable[[Node, int], str], joint: str = "\n") -> str:
    """All criteria under their headings, each by `line`, which is told its number in its list."""
    parts = []
    for heading, those in _by_kind(nodes):
        counts: dict[int, int] = {}
        lines = []
        for node in those:
            counts = {depth: n for depth, n in counts.items() if depth <= node.depth}
            counts[node.depth] = counts.get(node.depth, 0) + 1
            lines.append(line(node, counts[node.depth]))
        parts.append(heading + "\n" + joint.join(lines))
    return "\n\n".join(parts)


def _wrapped(node: Node, number: int) -> str:
    margin = " " * (10 + 5 * node.depth)
    return textwrap.fill(
        node.words,
        100,
        initial_indent=f"\n{margin}-  ",
        subsequent_indent=f"{margin}   ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def _letter(depth: int, number: int) -> str:
    return f"{number}." if depth % 2 == 0 else f"{chr(96 + (number - 1) % 26 + 1)}."


def _html(nodes: list[Node]) -> str:
    """The nodes as lists in lists."""
    parts, depth = [], -1
    for node in nodes:
        parts.append("<ul>" * (node.depth - depth) + "</li></ul>" * (depth - node.depth))
        parts.append(("</li>" if node.depth <= depth else "") + f"<li>{html.escape(node.words)}")
        depth = node.depth
    return "".join(parts) + "</li></ul>" * (depth + 1)


FORMS: dict[str, Callable[[list[Node]], str]] = {
    "as it is": lambda nodes: _page(nodes, lambda n, i: "  " * n.depth + "* " + n.words),
    "wrapped at 100 columns": lambda nodes: _page(nodes, _wrapped),
    "numbers and letters": lambda nodes: _page(
        nodes, lambda n, i: "   " * n.depth + f"{_letter(n.depth, i)} {n.words}"
    ),
    "signs by level, no indent": lambda nodes: _page(
        nodes, lambda n, i: f"{'•o▪-'[min(n.depth, 3)]} {n.words}"
    ),
    "tabs, CRLF, odd blanks": lambda nodes: _page(
        nodes, lambda n, i: "\t" * n.depth + "•\u00a0" + n.words
    ).replace("\n", "\r\n"),
    "HTML in one line": lambda nodes: "".join(
        f"<p><b>{heading}</b></p>{_html(those)}" for heading, those in _by_kind(nodes)
    ),
    "escaped markdown": lambda nodes: _page(
        nodes, lambda n, i: "  " * n.depth + "* " + re.sub(r"([<>=~\[\]])", r"\\\1", n.words)
    ),
    "bare lines": lambda nodes: _page(nodes, lambda n, i: n.words),
    "one line, 1. 2. 3.": lambda nodes: _page(nodes, lambda n, i: f"{i}. {n.words}", " "),
    "one line, bullets": lambda nodes: _page(nodes, lambda n, i: f"• {n.words}", " "),
    "one line, glued numbers": lambda nodes: _page(
        nodes, lambda n, i: f"{i}{n.words[0].lower()}{n.words[1:]}", " "
    ),
}
# Forms that show no levels: only texts without any, and no parents, are measured in them.
FLAT = frozenset(n for n in FORMS if n.startswith("one line") or n == "bare lines")


@dataclass(slots=True)
class Score:
    """Criteria in the markup, cut, and both; of the last, those under the right parent."""

    wanted: int = 0
    cut: int = 0
    found: int = 0
    parented: int = 0

    def add(self, nodes: list[Node], cut: Cut) -> None:
        """Compare one text's markup with its cut."""
        given = [(raw.kind, _plain(raw.reading)) for raw in cut.criteria]
        places = {key: place for place, key in enumerate(given)}
        keys = [(node.kind, _plain(node.words)) for node in nodes]
        self.wanted += len(keys)
        self.cut += len(given)
        for node, key in zip(nodes, keys, strict=True):
            if key not in places:
                continue
            self.found += 1
            parent = cut.criteria[places[key]].parent
            wanted = None if node.parent is None else keys[node.parent]
            self.parented += (None if parent is None else given[parent]) == wanted

    @property
    def recall(self) -> float:
        """The share of the markup's criteria that were cut with the same words and kind."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """The share of the criteria cut that the markup has."""
        return self.found / self.cut if self.cut else 0.0

    @property
    def parents(self) -> float:
        """The share of those found that stand under the right parent."""
        return self.parented / self.found if self.found else 0.0


def _plain(words: str) -> str:
    return re.sub(r"\W+", " ", words).strip().lower()


def sample(file: Path) -> list[list[Node]]:
    """Every n-th text of the registry whose markup says all, SAMPLE of them."""
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        marked = [nodes for line in lines if (nodes := marked_up(json.loads(line)["text"]))]
    step = max(1, len(marked) // SAMPLE)
    return marked[::step][:SAMPLE]


def scores(texts: list[list[Node]], vocabulary: object) -> dict[str, Score]:
    """The scores of every form over these texts."""
    found = {name: Score() for name in FORMS}
    for nodes in texts:
        nested = any(node.depth for node in nodes)
        for name, render in FORMS.items():
            if not (name in FLAT and nested):
                cut = cut_criteria(Listing("T", render(nodes)), vocabulary)  # type: ignore[arg-type]
                found[name].add(nodes, cut)
    return found


def main(file: str) -> None:
    """Print a table of the scores."""
    from nlp.vocabulary import load_vocabulary

    texts = sample(Path(file))
    print(f"{len(texts)} texts, {sum(map(len, texts))} criteria")
    for name, score in scores(texts, load_vocabulary()).items():
        print(
            f"{name:28}{score.wanted:6}  precision {score.precision:.3f}"
            f"  recall {score.recall:.3f}  parents {score.parents:.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1])
