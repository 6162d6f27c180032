"""Files made to crash, stall or bloat whoever reads them; the large ones are sparse, or packed.

    python benchmarks/traps.py
    python benchmarks/traps.py NAME FOLDER

The first lists the names, the second makes one.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from fpdf import FPDF
from PIL import Image
from seeds import PACKED, ROW, lines, page, pdf, table, text, warc

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

GB = 1024**3
MB = 1024**2
LAUGHS = "<!DOCTYPE r [" + "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10 if before else "ha" * 9}">'
    for before, name in zip(["", *"abcdefghi"], "abcdefghij", strict=True)
)
LAUGHING = f'<?xml version="1.0"?>{LAUGHS}]><rss><channel><item><link>&j;</link></item></channel></rss>'.encode()
Trap = Callable[[Path], object]


def put(name: str, data: Callable[[], bytes]) -> Trap:
    """A file with these bytes, which are made only when the file is."""
    return lambda folder: (folder / name).write_bytes(data())


def sparse(name: str, size: int, head: bytes = b"", tail: bytes = b"") -> Trap:
    """A file of so many bytes, nearly all of them zeros that take no room on the disk."""

    def make(folder: Path) -> None:
        with (folder / name).open("wb") as file:
            file.write(head)
            file.seek(size)
            file.write(tail or b"\0")

    return make


def packed(name: str, pack: Callable[[bytes], bytes], piece: bytes, times: int) -> Trap:
    """A packed file whose members, one behind the other, unpack to 1 MB of the piece many times over."""
    return lambda folder: (folder / name).write_bytes(pack(piece * MB) * times)


def archived(name: str) -> Trap:
    """A zip of 1 GB of zeros."""

    def make(folder: Path) -> None:
        with zipfile.ZipFile(folder / name, "w", zipfile.ZIP_DEFLATED) as file, file.open("a.txt", "w") as member:
            for _ in range(1024):
                member.write(bytes(MB))

    return make


def linked(name: str, target: str) -> Trap:
    """A symbolic link."""
    return lambda folder: (folder / name).symlink_to(target)


def objects(*bodies: bytes) -> bytes:
    """A PDF of these objects, without a table of them: readers look for them by themselves."""
    made = b"".join(b"%d 0 obj%sendobj\n" % (number, body) for number, body in enumerate(bodies, 1))
    return b"%PDF-1.4\n" + made + b"trailer<</Root 1 0 R>>\n"


def paged(content: bytes, filters: bytes = b"") -> bytes:
    """A PDF with one page of that content."""
    return objects(
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>",
        b"<<%s/Length %d>>stream\n%s\nendstream " % (filters, len(content), content),
        b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 11>>stream\n"
        b"/X Do /X Do\nendstream ",
    )


def scanned() -> bytes:
    """A PDF of pictures."""
    document = FPDF()
    document.add_page()
    document.image(Image.new("L", (300, 400), 200), 0, 0, 210, 297)
    return bytes(document.output())


def locked() -> bytes:
    """A PDF that asks for a password."""
    document = FPDF()
    document.set_encryption(owner_password="owner", user_password="user")
    document.add_page()
    return bytes(document.output())


def deep_parquet() -> bytes:
    """Parquet with one text of 1 GB, which takes a few kB."""
    out = io.BytesIO()
    columns = {"url": ["a"], "title": ["t"], "text": pa.array(["x" * GB], "large_string")}
    pq.write_table(pa.table(columns), out, compression="zstd")
    return out.getvalue()


_ROW = json.dumps(ROW).encode()
_HEAD = b"url,title,text\n"

LARGE: dict[str, Trap] = {
    **{
        f"2 GB of zeros, {suffix}": sparse(f"a{suffix}", 2 * GB)
        for suffix in (".txt", ".jsonl", ".html", ".pdf", ".warc", ".csv", ".parquet", ".jsonl.gz", ".txt.zst")
    },
    "a line of 1 GB, .jsonl": sparse("a.jsonl", GB, tail=b"\n" + _ROW),
    "a line of 1 GB, .csv": sparse("a.csv", GB, _HEAD + b"a,t,x\nb,t,", b"\nc,t,x\n"),
    "a line of 30 MB, .txt": put("a.txt", lambda: b"mot " * (30 * MB // 4)),
}
"""Files and lines beyond all measure."""
BOMBS: dict[str, Trap] = {
    **{
        f"gzip bomb of 10 GB, {suffix}": packed(f"a{suffix}.gz", gzip.compress, bytes(1), 10_000)
        for suffix in (".txt", ".jsonl", ".html", ".csv", ".pdf", ".warc", ".parquet")
    },
    "zstd bomb of 10 GB, .jsonl": packed("a.jsonl.zst", zstd.compress, bytes(1), 10_000),
    "gzip bomb of line ends, .jsonl": packed("a.jsonl.gz", gzip.compress, b"\n", 10_000),
    "gzip of gzip": put("a.jsonl.gz", lambda: gzip.compress(gzip.compress(lines()))),
    "zip bomb": archived("a.zip"),
    "zip bomb that says it is a page": archived("a.html"),
}
"""Packed data that swells."""
TEXTS: dict[str, Trap] = {
    "XML entities, .txt": put("a.txt", lambda: LAUGHING),
    "YAML aliases": put("a.txt", lambda: b"---\nurl: &a [x]\ntitle: [*a, *a]\n---\nTitre\n"),
    "YAML of 20 MB": put("a.txt", lambda: b"---\n" + b"url: [[[[[x]]]]]\n" * MB + b"---\nTitre\n"),
    "nested JSON": put("a.jsonl", lambda: b"[" * 10 * MB + b"\n" + _ROW),
    "JSON of small lists": put("a.jsonl", lambda: b"[" + b"[]," * 5 * MB + b"[]]\n" + _ROW),
    "a million bad lines": put("a.jsonl", lambda: b"x\n" * 1_000_000),
    "lone surrogates": put("a.jsonl", lambda: json.dumps(ROW | {"text": "\ud800 texte \udfff"}).encode()),
    "a number of 5000 digits": put("a.jsonl", lambda: _ROW[:-1] + b', "n": ' + b"9" * 5000 + b"}"),
    "marks of direction and control characters": put(
        "a.txt", lambda: text().replace(b"accords", "acc\u202eords\u200f\x07\x1b[2J".encode())
    ),
    "a million combining marks": put("a.txt", lambda: b"Titre\n\ne" + "\u0301".encode() * 1_000_000),
}
"""Texts and JSON."""
PAGES: dict[str, Trap] = {
    "XML entities, page": put("a.xhtml", lambda: LAUGHING + page()),
    "100,000 nested elements": put("a.html", lambda: b"<div>" * 100_000 + page()),
    "a million elements": put("a.html", lambda: b"<p>mot</p>" * 1_000_000),
    "10 MB of <": put("a.html", lambda: b"<" * 10 * MB),
    "a table cell over 9e15 columns": put(
        "a.html", lambda: page().replace(b"colspan='2'", b"colspan='9000000000000000'")
    ),
    "nested JSON-LD": put("a.html", lambda: page().replace(b'"headline"', b'"x": ' + b"[" * MB + b', "headline"')),
    "a tag of a million attributes": put("a.html", lambda: b"<p " + b"a=b " * 1_000_000 + b">x</p>" + page()),
    "10 MB of text without a tag": put("a.html", lambda: b"mot " * (10 * MB // 4)),
    "a script of 15 MB": put("a.html", lambda: b"<script>" + b"var a;" * (15 * MB // 6) + b"</script>" + page()),
}
"""Web pages."""
PDFS: dict[str, Trap] = {
    "PDF whose pages hold themselves": put(
        "a.pdf", lambda: objects(b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R]>>")
    ),
    "PDF of a billion pages": put("a.pdf", lambda: pdf().replace(b"/Count 1", b"/Count 999999999")),
    "PDF whose form draws itself": put("a.pdf", lambda: paged(b"/X Do")),
    "PDF with a stream of 1 GB": put(
        "a.pdf", lambda: paged(zlib.compress(b"BT (a) Tj ET " * (GB // 13), 1), b"/Filter/FlateDecode")
    ),
    "PDF of nested arrays": put("a.pdf", lambda: paged(b"[" * 5 * MB + b"]" * 5 * MB)),
    "PDF of pictures": put("a.pdf", scanned),
    "PDF with a password": put("a.pdf", locked),
}
"""PDFs."""
ARCHIVES: dict[str, Trap] = {
    "XML entities, WARC": put("a.warc", lambda: warc(LAUGHING, kind="text/html")),
    "WARC record of 2^63 bytes": put(
        "a.warc", lambda: warc().replace(b"Content-Length: ", b"Content-Length: 9223372036854775807", 1)
    ),
    "WARC of 500,000 empty records": put("a.warc", lambda: warc(b" ", kind="image/png") * 500_000),
    "WARC with headers of 100 MB": put("a.warc", lambda: b"WARC/1.1\r\n" + b"X: y\r\n" * (100 * MB // 6)),
    "WARC with a packed page of 10 GB": put("a.warc", lambda: warc(gzip.compress(bytes(MB)) * 10_000, kind=PACKED)),
    "CSV whose quotation mark is never closed": put("a.csv", lambda: _HEAD + b'a,t,"x' + b"y\n" * 20 * MB),
    "CSV of a million columns": put("a.csv", lambda: b"url,title,text," + b"c," * 1_000_000 + b"\na,t,x\n"),
    "Parquet with a text of 1 GB": put("a.parquet", deep_parquet),
}
"""Archives and tables."""
NAMES: dict[str, Trap] = {
    "a name with a line end and a mark of direction": put("a\n\u202etxt.html", page),
    "a name that is no Unicode": put(os.fsdecode(b"a\xff.csv"), table),
    "a link out of the folder": linked("a.txt", "/etc/passwd"),
    "a link to a device without end": linked("a.txt", "/dev/zero"),
    "a link to itself": linked("a.txt", "a.txt"),
    "a pipe": lambda folder: os.mkfifo(folder / "a.html"),
}
"""What a name in the folder may be."""
TRAPS = LARGE | BOMBS | TEXTS | PAGES | PDFS | ARCHIVES | NAMES
"""Every trap by its name: what it makes in a folder of its own."""


def main() -> None:
    """Print the names of the traps; or make the one of a name in a folder: its memory is then nobody else's."""
    if len(sys.argv) == 1:
        print("\n".join(TRAPS))
    else:
        TRAPS[sys.argv[1]](Path(sys.argv[2]))


if __name__ == "__main__":
    main()
