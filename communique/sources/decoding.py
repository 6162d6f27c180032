"""Bytes to text: encodings, normal form, line ends, control characters."""

from __future__ import annotations

import re
import unicodedata

from communique.sources.language import certainty

BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff]")
_UNSEEN = re.compile(r"[\u00ad\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
SAMPLE = 64 * 1024
"""Bytes that the detection of an encoding looks at."""
USUAL = "cp1252"
"""What text that is not Unicode nearly always is: it wins where it reads about as well as the best."""
ABOUT = 0.95
RESAVE = "save it again as UTF-8"
"""What to do about an encoding that cannot be read."""


class DecodingError(ValueError):
    """Bytes that are no text. `check` is the name under which they are reported, `line` the one to blame, if any."""

    def __init__(self, check: str, reason: str, line: int | None = None) -> None:
        super().__init__(reason)
        self.check, self.line = check, line


def decode(data: bytes) -> str:
    """The text of bytes: by their byte order mark, as UTF-8, else in the encoding that is detected.

    Raises DecodingError for binary data, for UTF-8 with a damaged byte, and for an encoding that cannot be told.
    """
    for mark, encoding in BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                place = f"damaged at byte {len(mark) + error.start}"
                raise DecodingError("undecodable", f"marked as {encoding}, but {place}: {RESAVE}") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        if _is_damaged(data, error.start):
            line = data.count(b"\n", 0, error.start) + 1
            raise DecodingError("undecodable", f"no UTF-8 at byte {error.start}: {RESAVE}", line) from None
        text = data.decode(_detect(data))
    if "\x00" in text:
        raise DecodingError("binary", "holds NUL bytes: this is no text")
    return text


def encoding_of(sample: bytes) -> str:
    """The encoding of the text that begins so, as Python calls it. Raises DecodingError for binary data."""
    for mark, encoding in BOMS:
        if sample.startswith(mark):
            return "utf-8-sig" if encoding == "utf-8" else encoding.removesuffix("-le").removesuffix("-be")
    try:
        sample[:SAMPLE].decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < min(len(sample), SAMPLE) - 3 and not _is_damaged(sample[:SAMPLE], error.start):
            return _detect(sample)
    if b"\x00" in sample:
        raise DecodingError("binary", "holds NUL bytes: this is no text")
    return "utf-8"


def _is_damaged(data: bytes, first: int) -> bool:
    """Whether bytes are UTF-8 but for a few, the first of which stands at `first`.

    Other encodings do not begin with words that are good UTF-8, nor have as many letters of it as bytes that are none.
    """
    if not data[:first].isascii():
        return True
    letters = [char for char in data.decode("utf-8", errors="replace") if not char.isascii()]
    return 2 * letters.count("\ufffd") <= len(letters)


def _detect(data: bytes) -> str:
    """The encoding in which the bytes read most like a language.

    charset-normalizer says which encodings fit, but takes à for ŕ in a third of French texts: CLD2 tells them apart.
    """
    from charset_normalizer import from_bytes, is_binary

    sample = data[:SAMPLE]
    if is_binary(sample):
        raise DecodingError("binary", "the bytes are no text")
    fitting = {name for match in from_bytes(sample) for name in (match.encoding, *match.could_be_from_charset)}
    texts = {name: text for name in sorted(fitting) if (text := _decoded(data, name)) is not None}
    certain = {name: certainty(text) for name, text in texts.items()}
    best = max(certain.values(), default=0)
    if not best:
        raise DecodingError("undecodable", f"not UTF-8, and in no other encoding does it read as a language: {RESAVE}")
    if certain.get(USUAL, 0) >= ABOUT * best:
        return USUAL
    return max(certain, key=lambda name: certain[name])


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def clean(text: str) -> str:
    """Text as a reader sees it: NFC, lines ended by \\n, no control characters; no-break spaces stay.

    Marks of direction go, with which a text shows other figures than it holds, and soft hyphens, which part words where
    nobody sees them. Lone surrogates, which are no characters, become U+FFFD.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n").replace("\f", "\n").replace("\v", "\n")  # a page of a PDF ends so
    text = _SURROGATE.sub("\ufffd", _UNSEEN.sub("", _CONTROL.sub("", text)))
    return unicodedata.normalize("NFC", text).strip()
