"""A PDF with text: one article a file. Scanned pages hold pictures of text, and are reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from communique.sources import layout
from communique.sources.fields import FieldError, article
from communique.sources.interface import Failure, Loaded, SourceFile
from communique.sources.opening import whole

MAX_BYTES = 64 * 1024 * 1024
"""A larger PDF is no communiqué."""
MAX_PAGES = 500
"""Pages of a PDF that is one article."""
SCANNED = 20
"""Characters a page below which a PDF is taken for pictures."""


_TURN = re.compile(r"[\ufffe\x02](?=(.?))")


class PdfError(ValueError):
    """A PDF that gives no text. `check` is the name under which it is reported."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check = check


def load(file: SourceFile, after: int = 0) -> Iterator[Loaded | Failure]:
    """The article of the PDF."""
    data = whole(file, MAX_BYTES)
    yield data if isinstance(data, Failure) else read(data, file.uri)


def read(data: bytes, uri: str) -> Loaded | Failure:
    """The article of a PDF's bytes; `uri` is who it is. A PDF tells no date that is surely that of its text."""
    if not data.strip():
        return Failure(uri, "empty", "the file is empty")
    try:
        title, body = layout.article(_pages(data))
        return Loaded(article(uri, title, body, {}))
    except PdfError as error:
        return Failure(uri, error.check, str(error))
    except FieldError as error:
        return Failure(uri, "bad_field", str(error), article_id=error.article_id)


def _pages(data: bytes) -> list[list[layout.Line]]:
    """The lines of each page. Raises PdfError."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise PdfError("encrypted_pdf", "the PDF asks for a password: save it without one") from None
        raise PdfError("damaged_pdf", f"no PDF, or a damaged one: {error}") from None
    try:
        if not 0 < len(document) <= MAX_PAGES:
            raise PdfError("too_large", f"{len(document)} pages; an article has 1 to {MAX_PAGES}")
        pages = [_lines(document, number) for number in range(len(document))]
    finally:
        document.close()
    if sum(len(line.text) for page in pages for line in page) < SCANNED * len(pages):
        reason = "its pages hold pictures and no text, as from a scanner: run it through text recognition (OCR) first"
        raise PdfError("scanned_pdf", reason)
    return pages


def _lines(document: Any, number: int) -> list[layout.Line]:
    """The lines of a page, from top to bottom as the file has them; none of a page that cannot be opened."""
    import pypdfium2

    try:
        page = document[number]
    except pypdfium2.PdfiumError as error:
        raise PdfError("damaged_pdf", f"page {number + 1} cannot be opened: {error}") from None
    text_page = page.get_textpage()
    try:
        return list(_placed(text_page))
    finally:
        text_page.close()
        page.close()


def _whole(line: str) -> str:
    """A line in which PDFium has put words together that were broken at its end, with U+FFFE for the hyphen."""
    return _TURN.sub(lambda turn: "" if turn.group(1).islower() else "-", line)


def _placed(text_page: Any) -> Iterator[layout.Line]:
    """The lines with their places: of the first and last letter of each."""
    text = text_page.get_text_range()
    exact = len(text) == text_page.count_chars()  # else letters beyond the BMP shift the places
    at = 0
    for line in text.split("\r\n"):
        stripped = line.strip()
        if stripped:
            first = at + len(line) - len(line.lstrip())
            last = first + len(stripped) - 1
            left, bottom, _, top = text_page.get_charbox(first, loose=True) if exact else (0.0, 0.0, 0.0, 0.0)
            _, _, right, _ = text_page.get_charbox(last, loose=True) if exact else (0.0, 0.0, 0.0, 0.0)
            yield layout.Line(_whole(stripped), left, right, bottom, top)
        at += len(line) + 2
