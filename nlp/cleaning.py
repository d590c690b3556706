"""How does a received text read once its dirt is taken off, without moving a single character?

Cleaning never changes lengths, so that every offset into the clean text is one into the text as
received. What shrinks (an entity, a tag, mojibake) is filled up with blanks.
"""

from __future__ import annotations

import html
import re

_SINGLE = {
    "\u00a0": " ",
    "\u202f": " ",
    "\u2007": " ",
    "\u2009": " ",
    "\u200a": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u3000": " ",
    "\u200b": " ",
    "\u200c": " ",
    "\u200d": " ",
    "\u2060": " ",
    "\ufeff": " ",
    "\u00ad": " ",
    "\ufffc": " ",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\x0b": "\n",
    "\x0c": "\n",
    "\x00": " ",
    "\u2018": "'",
    "\u2019": "'",
    "\u02bc": "'",
    "\u201c": '"',
    "\u201d": '"',
    "\u2010": "-",
    "\u2011": "-",
    "\u2012": "-",
    "\u2212": "-",
    "\u2a7d": "≤",
    "\u2a7e": "≥",
    "\u2266": "≤",
    "\u2267": "≥",
    "\u3001": ",",
    "\u3002": ".",
    "\u2236": ":",
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "‣",
    "\uf0fc": "•",
    "\uf0a3": "≤",
    "\uf0b3": "≥",
    "\uf0b0": "°",
    "\uf06d": "µ",
    "\uf0b1": "±",
    "\uf0b4": "×",
}
# Full-width forms of ASCII stand exactly 0xFEE0 above it (Unicode, Halfwidth and Fullwidth Forms).
_SIGNS = _SINGLE | {chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F)}
_ODD_ASCII = tuple(sign for sign in _SIGNS if sign.isascii())
_ODD = re.compile("[" + "".join(map(re.escape, _SIGNS)) + "]")

# Markdown's stress around words: "__platelets__".
_STRESSED = re.compile(r"(?<![\w_])__(?=[^\W_])|(?<=[^\W_])__(?![\w_])")
_ESCAPED = re.compile(r"\\(?=[\\`*_{}\[\]()<>#+\-.!|~&=^:;,/%$'\"@?])")
_ENTITY = re.compile(r"&(?:amp;)*(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24}\d{0,2});")
_TAG = re.compile(
    r"</?(?:p|br|li|ul|ol|div|span|b|i|u|em|strong|sub|sup|h[1-6]|table|tr|td|th|tbody|thead|a|font"
    r"|hr|dl|dt|dd|small|section|article|header|footer|main|body|html|head|pre|blockquote)"
    r"(?:\s+[a-zA-Z:-]+\s?=[^<>]{0,300}|\s+)?/?>",
    re.IGNORECASE,
)
_HIDDEN = (("<!--", "-->"), ("<script", "</script>"), ("<style", "</style>"))
_LIST_TAG = re.compile(r"<(/?)(ul|ol|li|p|div)\b[^<>]{0,300}>\s*", re.IGNORECASE)
_LIST_TAGS = re.compile(
    rf"(?:{_LIST_TAG.pattern})+".replace("(/?)(ul|ol|li|p|div)", "/?(?:ul|ol|li|p|div)"), re.I
)
_BREAK_TAG = re.compile(
    r"</?(?:p|br|li|ul|ol|div|h[1-6]|tr|table|hr|dt|dd|section|article|header|footer|main|pre"
    r"|blockquote)\b",
    re.IGNORECASE,
)
# UTF-8 read as Windows-1252 or Latin-1: a lead byte's character, then those of its followers.
_CP1252 = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_FOLLOW = f"[\u0080-\u00bf{_CP1252}]"
# Its one beginning is a set of characters, so that it is tried at few places.
_MOJIBAKE = re.compile(
    f"[\u00c2-\u00ef](?:(?<=[\u00c2-\u00df]){_FOLLOW}|(?<=[\u00e0-\u00ef]){_FOLLOW}{{2}})"
)


def _fill(sign: str, match: re.Match[str]) -> str:
    """Blanks go before a sign that a word follows ("µg" stays whole), else behind it."""
    blanks = " " * (match.end() - match.start() - len(sign))
    after = match.string[match.end() : match.end() + 1]
    return blanks + sign if after.isalnum() else sign + blanks


def _sign(match: re.Match[str]) -> str:
    return _SIGNS[match.group()]


def _entity(match: re.Match[str]) -> str:
    raw = match.group()
    read = raw
    for _ in range(4):
        unescaped = html.unescape(read)
        if unescaped == read:
            break
        read = unescaped
    return _fill(read, match) if len(read) < len(raw) and len(read) <= 2 else raw


def _tag(match: re.Match[str]) -> str:
    raw = match.group()
    if raw[:4].lower() == "<sup":
        return "^".rjust(len(raw))
    return ("\n" if _BREAK_TAG.match(raw) else " ").rjust(len(raw))


def _listed(clean: str) -> str:
    """The same with the items of HTML lists as bullets, those of lists within lists set in."""
    depth = 0

    def bullet(match: re.Match[str]) -> str:
        nonlocal depth
        closing, name = "", ""
        for tag in _LIST_TAG.finditer(match.group()):
            if tag[2].lower() in ("p", "div"):
                continue
            closing, name = tag[1], tag[2].lower()
            if name != "li":
                depth = max(0, depth + (-1 if closing else 1))
        width = match.end() - match.start()
        if name == "li" and not closing:
            return ("\n" + " " * min(2 * max(0, depth - 1), width - 3) + "*").ljust(width)
        ended = closing and name != "li" and not depth
        return "\n\n".rjust(width) if ended else "\n".ljust(width)  # what follows is no item's

    return _LIST_TAGS.sub(bullet, clean)


def _byte(sign: str) -> bytes:
    return sign.encode("cp1252") if sign in _CP1252 else sign.encode("latin-1")


def _mojibake(match: re.Match[str]) -> str:
    raw = match.group()
    try:
        read = b"".join(map(_byte, raw)).decode("utf-8")
    except UnicodeDecodeError:
        return raw
    return _fill(read, match)


def _unhidden(clean: str) -> str:
    """The same without what a page does not show: comments, scripts, styles."""
    for opening, closing in _HIDDEN:
        low = clean.lower()
        if opening not in low or len(low) != len(clean):
            continue
        kept, done, start = [], 0, low.find(opening)
        while start >= 0 and (end := low.find(closing, start)) >= 0:
            end += len(closing)
            kept += [clean[done:start], " " * (end - start)]
            done, start = end, low.find(opening, end)
        clean = "".join([*kept, clean[done:]])
    return clean


def cleaned(text: str) -> str:
    """How does this text read, character for character at its old place?

    Markdown escapes, HTML tags and entities, mojibake, full-width and typographic signs, odd
    blanks and line ends are replaced; the result is as long as the text received.

    >>> cleaned("ANC â‰¥ 1 &amp; \\\\< 9")
    'ANC ≥   1 &      < 9'
    """
    clean = text
    if "\r" in clean:
        clean = clean.replace("\r\n", " \n").replace("\r", "\n")
    if not clean.isascii() and not clean.encode("latin-1", "ignore").isascii():
        clean = _MOJIBAKE.sub(_mojibake, clean)  # each begins with a letter of Latin-1
    if "<" in clean and ">" in clean:
        clean = _unhidden(clean) if "<!--" in clean or "</s" in clean else clean
        clean = _TAG.sub(_tag, _listed(clean) if "<li" in clean or "<LI" in clean else clean)
    if "&" in clean:
        clean = _ENTITY.sub(_entity, clean)
    if "\\" in clean:
        clean = _ESCAPED.sub(" ", clean)
    if "__" in clean:
        clean = _STRESSED.sub("  ", clean)
    if clean.isascii() and not any(map(clean.__contains__, _ODD_ASCII)):
        return clean
    return _ODD.sub(_sign, clean)
