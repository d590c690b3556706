"""A page's marks with names, and what ties them: the same for brat and for rows of our own form.

A statement may speak of a stretch that no mention stands on ("hypertension" inside "poorly
controlled hypertension"). Such an end gets a mark whose label is not scored (`concept`, `amount`,
`window`, `cue`), so that relations and quantities are whole and the mentions stay what they are.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipelines.evaluation.pages import Link, Page, Quantity, Span

# The label of a tail where a mention stands on it, and where none does.
TAILS = {"value": "amount", "temporal": "window", "negation": "cue"}
HEAD = "concept"
UNSCORED = (HEAD, *TAILS.values())
_QUANTITIES = {"threshold": ("value", "has_value"), "window": ("temporal", "has_temporal")}
Named = tuple[str, str, Span]


class Marked:
    """Named marks in their order, relations between names, and flags on names."""

    def __init__(self, page: Page) -> None:
        self.marks: list[Named] = []
        self.relations: dict[tuple[str, str, str], None] = {}
        self.flags: dict[tuple[str, str], str] = {}
        self._names: dict[tuple[str, Span], str] = {}
        self._heads: dict[Span, str] = {}
        self._said: set[str] = set()
        for mark in page.marks:
            name = self._name(mark.label, mark.span)
            for flag, value in mark.attributes.items():
                self.flag(name, flag, value)
        for quantity in page.quantities:
            self._quantity(quantity)
        for link in page.links:
            self._link(link)
        self._absent(page)

    def flag(self, name: str, flag: str, value: str) -> None:
        """Says something of a mark, once."""
        self.flags.setdefault((name, flag), value)

    def _name(self, label: str, span: Span) -> str:
        key = label, span
        if key not in self._names:
            self._names[key] = self._new(label, span)
        return self._names[key]

    def _new(self, label: str, span: Span) -> str:
        name = f"T{len(self.marks) + 1}"
        self.marks.append((name, label, span))
        if label not in TAILS and label not in TAILS.values():
            self._heads.setdefault(span, name)
        return name

    def _head(self, span: Span) -> str:
        """The mark of a concept: whatever is marked there, unless it says only a value."""
        return self._heads.get(span) or self._name(HEAD, span)

    def _tail(self, label: str, span: Span) -> str:
        scored = self._names.get((label, span))
        return scored or self._name(TAILS.get(label, label), span)

    def _quantity(self, quantity: Quantity) -> None:
        """A mark can say one amount; a second one on the same stretch has a mark of its own."""
        label, relation = _QUANTITIES[quantity.kind]
        name = self._tail(label, quantity.span)
        if name in self._said:
            name = self._new(TAILS[label], quantity.span)
        self._said.add(name)
        for flag, value in said_of(quantity):
            self.flag(name, flag, value)
        for owner in quantity.owners:
            self.relations.setdefault((relation, self._head(owner), name))

    def _link(self, link: Link) -> None:
        head, tail = self._head(link.head.span), self._tail(link.tail.label, link.tail.span)
        self.relations.setdefault((link.label, head, tail))

    def _absent(self, page: Page) -> None:
        """A cue alone does not tell that a concept is absent: "no patient without a stroke"."""
        absent = {mark.span for mark in page.negated}
        for span in sorted(absent):
            self.flag(self._head(span), "status", "absent")
        for link in page.links:
            if link.label == "has_negation" and link.head.span not in absent:
                self.flag(self._head(link.head.span), "status", "present")


def said_of(quantity: Quantity) -> Iterator[tuple[str, str]]:
    """What a quantity says, flag by flag; what it leaves open has none."""
    given = (
        ("op", quantity.op),
        ("values", ";".join(format(value, "f") for value in quantity.values)),
        ("unit", quantity.unit),
        ("relative_to", quantity.relative_to),
        ("type", quantity.type),
        ("anchor", quantity.anchor),
        ("period", quantity.period),
    )
    return ((name, value) for name, value in given if value)
