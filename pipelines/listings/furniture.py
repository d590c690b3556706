"""Which lines of a pasted page are its furniture: fields, contacts, what happens in the study?"""

from __future__ import annotations

import re

from nlp.sections import HeadingFinder
from pipelines.listings.labels import Line, marker_end, section_end

_BULLETS = "*-•"
# What pages of hospitals ask and answer themselves, beside who can take part.
_QUESTION = re.compile(
    r"(?:what|where|when|why|how|will (?:i|my|there)|is (?:there|it)|are there|do i|does it|can i"
    r"(?! (?:join|take part|participate))|who (?:is|are|can i|do i|to|will)(?! eligible))\b"
    r"[^?]*\?$",
    re.IGNORECASE,
)

# How one reaches those who ask: "Call 555-0199", "or visit www.oak.example".
_CONTACT = re.compile(
    r"(?:please )?(?:call|phone|tel|telephone|fax|e-?mail|visit|website)\b[^\n]{0,60}"
    r"(?:\d{3}[-.) ]{0,2}\d{3,4}|\w@\w|www\.|https?:)",
    re.IGNORECASE,
)
# Fields that a registry has, and no criterion. Source: the records of DRKS.
_SURE = re.compile(
    r"(?:minimum|maximum) age\s?:|(?:sex|gender)\s?:\s?(?:all|both(?: sexes)?|any)$"
    # and of ANZCTR and jRCT
    r"|maximum age\s{1,4}no (?:age )?limit$|(?:sex|gender)\s{1,4}both males and females$"
    r"|(?:can|accepts) healthy volunteers(?: participate)?\s?\??\s?:?\s{0,4}(?:yes|no)$"
    r"|age (?:minimum|maximum)\s?:",
    re.IGNORECASE,
)
# Fields that follow the exclusions, alone on a line. Source: the records of IRCT.
_LAST = frozenset(["Age", "Gender", "Sex"])
_PAID = re.compile(
    r"(?:compensation|payment|reimbursement|earn|(?:you|participants?|volunteers?) (?:will|may|can)"
    r" (?:be paid|receive|earn|get))\b[^\n]{0,60}[$€£]",
    re.IGNORECASE,
)
# What a page asks its readers before its first heading may be asked of patients.
_PERSONAL = re.compile(
    r"(?:do you have|have you (?:had|been)|are you|were you)\b"
    r"(?! (?:eligible|interested|ready|willing))[^?]*\?$",
    re.IGNORECASE,
)
_DETAILS = re.compile(r"Details(?:\s?:\s{0,9}|\t\s{0,9}|\s{2,40}|\s(?=\(?1[.)]))(?=\S)")
# How such lines begin, by their first three letters.
_BEGIN = ("what", "where", "why", "how", "will", "is ", "are", "do i", "does", "can", "who")
_REACHED = ("call", "phone", "tel", "fax", "email", "e-mail", "visit", "website", "please")
_EARNED = ("com", "pay", "rei", "ear", "you", "par", "vol")


def details_end(clean: str, line: Line) -> int:
    """Where do the words start after a registry's label "Details" for its criteria? 0 without it.

    Source: the record pages of the Clinical Trials Registry - India.
    """
    match = _DETAILS.match(clean, line.body, line.end)
    return match.end() if match else 0


class Furniture:
    """Finds furniture by the sections of headings.toml that begin with `page`."""

    def __init__(self, finder: HeadingFinder) -> None:
        flags = re.IGNORECASE
        self._field = re.compile(
            rf"(?:{finder.words('page_field')}|{finder.words('topic')})\s*:", flags
        )
        self._page = re.compile(rf"(?:{finder.words('page')})(?!\w)", flags)
        self._label = re.compile(rf"(?:{finder.words('page_label')})\s*", flags)
        phrases = (
            *finder.phrases.get("page", ()),
            *finder.phrases.get("page_label", ()),
            *_BEGIN,
            *_REACHED,
            *_EARNED,
        )
        self._heads = frozenset(phrase[:3] for phrase in phrases)

    def is_page(
        self, clean: str, lines: list[Line], sections: list[str], title: str | None
    ) -> bool:
        """Do these lines stand on a page with furniture?

        sections: those of the headings by name. title: if it is a line, what stands before the
        first inclusion heading is furniture.
        """
        if not sections:
            return False
        if any(clean[line.body] not in _BULLETS and self.is_beside(clean, line) for line in lines):
            return True
        return (
            title is not None
            and sections[0] != "exclusion"
            and any(" ".join(clean[line.body : line.end].split()) == title for line in lines)
        )

    def is_field(self, clean: str, line: Line, *, sure: bool = False) -> bool:
        """Is this a field of the page ("Age: 18 to 65"), given beside the criteria?

        sure: only if it is so among criteria too ("Maximum Age: no maximum age").
        """
        if sure:
            return clean[line.body] in "MmSsGgCcAa" and bool(
                _SURE.match(clean, line.body, line.end)
            )
        return self._field.match(clean, marker_end(clean, line), line.end) is not None

    def is_asked(self, clean: str, line: Line) -> bool:
        """Does a page ask its readers for what patients must have ("Do you have asthma?")?"""
        asked = clean[line.end - 1] == "?" and _PERSONAL.match(clean, line.body, line.end)
        return bool(asked) and not self.is_beside(clean, line)

    def is_beside(self, clean: str, line: Line, *, last: bool = False) -> bool:
        """Is this a line of the page around the criteria, with all that follows it?

        last: exclusions stand before it, so that the bare name of a field ("Gender") is no title.
        """
        start = line.body
        if last and line.end - start < 8 and clean[start : line.end] in _LAST:
            return True
        if clean[start] in _BULLETS:
            return False
        if clean[start : start + 3].lower() not in self._heads:
            start = section_end(clean, line) if "." in clean[start + 1 : start + 3] else start
            if start == line.body:
                return False
        if line.gap and _CONTACT.match(clean, start, line.end):
            return True
        if _PAID.match(clean, start, line.end):
            return True
        if clean[line.end - 1] == "?" and _QUESTION.match(clean, start, line.end):
            return True
        titled = (
            line.gap
            or start > line.body
            or (clean[start].isupper() and clean.find(" ", start, line.end) > 0)
        )
        if self._label.fullmatch(clean, start, line.end):
            return titled or clean[start].isupper()
        match = self._page.match(clean, start, line.end)
        if match is None:
            return False
        rest = clean[match.end() : line.end].strip(" ()s")
        if not rest or rest[0] == ":" or start > line.body:
            return titled and not (rest and clean[line.body].isdecimal())
        if match.end() - match.start() > 22:
            return titled
        return line.gap and (
            rest[0] in "?!."
            or rest[0].isupper()
            or line.end - match.end() < 12
            or match.end() - match.start() > 14
        )
