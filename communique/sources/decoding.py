"""Bytes to text: encodings, normal form, line ends, control characters."""

from __future__ import annotations

import re
import unicodedata

_BOMS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff]")
SAMPLE = 64 * 1024
"""Bytes that the detection of an encoding looks at."""


class DecodingError(ValueError):
    """Bytes that are no text. `check` is the name under which they are reported."""

    def __init__(self, check: str, reason: str) -> None:
        super().__init__(reason)
        self.check = check


def decode(data: bytes) -> str:
    """The text of bytes: by their byte order mark, as UTF-8, else as charset-normalizer detects.

    Raises DecodingError for binary data and for an encoding that cannot be told.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise DecodingError("undecodable", f"marked as {encoding} but is not: {error.reason}") from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = _detect(data)
    if "\x00" in text:
        raise DecodingError("binary", "holds NUL bytes: this is no text")
    return text


def _detect(data: bytes) -> str:
    from charset_normalizer import from_bytes, is_binary

    if is_binary(data[:SAMPLE]):
        raise DecodingError("binary", "the bytes are no text")
    best = from_bytes(data[:SAMPLE]).best()
    if best is None:
        raise DecodingError("undecodable", "not UTF-8, and no other encoding fits: save the file as UTF-8")
    try:
        return data.decode(best.encoding)
    except UnicodeDecodeError as error:
        raise DecodingError("undecodable", f"looked like {best.encoding} but is not: {error.reason}") from None


def clean(text: str) -> str:
    """Text as a reader sees it: NFC, lines ended by \\n, no control characters; no-break spaces stay.

    Lone surrogates, which are no characters, become U+FFFD.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x85", "\n").replace("\u2028", "\n")
    text = text.replace("\u2029", "\n\n")
    text = _CONTROL.sub("", text).encode("utf-8", "surrogatepass").decode("utf-8", "replace")
    return unicodedata.normalize("NFC", text).strip()
