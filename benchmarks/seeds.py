"""One good input of each format, to be mutated or made hostile."""

from __future__ import annotations

import csv
import gzip
import io
import json
import sys

import pyarrow as pa
import pyarrow.parquet as pq
from fastwarc.warc import WarcRecord, WarcRecordType
from fpdf import FPDF

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TITLE = "Trois accords signés à Tachkent"
TEXT = [
    "Le président français et son homologue ouzbek ont signé à Tachkent trois accords d'une valeur totale de 1,3 "
    "milliard d'euros, en présence de plusieurs ministres et de chefs d'entreprise des deux pays.",
    "Les échanges commerciaux ont augmenté de 15 % pour atteindre près de 4 milliards d'euros, et il est prévu de les "
    "porter à 10 milliards d'euros d'ici 2030, a déclaré le ministère de l'Économie dans un communiqué.",
]
ROW = {"url": "https://journal.example/a", "title": TITLE, "text": "\n".join(TEXT), "published_on": "2025-11-15"}
PACKED = "text/html\r\nContent-Encoding: gzip"
"""The type of a page, and the header behind it."""


def page() -> bytes:
    """A page of a newspaper."""
    menu = "".join(f'<li><a href="/r{n}">Rubrique {n}</a></li>' for n in range(9))
    head = f'<title>{TITLE}</title><meta property="article:published_time" content="2025-11-15T09:00:00+01:00">'
    said = '<script type="application/ld+json">{"@type": "NewsArticle", "headline": "' + TITLE + '"}</script>'
    body = "".join(f"<p>{text}</p>" for text in TEXT)
    table = "<table><tr><td>Rail</td><td colspan='2'>300 millions</td></tr></table><ul><li>un accord ;</li></ul>"
    return (
        f'<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8">{head}{said}</head><body><ul>{menu}</ul>'
        f"<article><h1>{TITLE}</h1>{body}{table}</article><footer>&copy; Le Journal &#xE9;</footer></body></html>"
    ).encode()


def pdf() -> bytes:
    """A communiqué of one page."""
    document = FPDF()
    document.add_page()
    document.set_font("Helvetica", size=11)
    for text in (TITLE, *TEXT):
        document.multi_cell(0, 6, text, new_x="LMARGIN", new_y="NEXT")
    return bytes(document.output())


def warc(payload: bytes | None = None, url: str = ROW["url"], kind: str = "text/html") -> bytes:
    """An archive with one answer."""
    record = WarcRecord()
    record.init_headers(WarcRecordType.response)
    record.headers["WARC-Target-URI"] = url
    record.headers["WARC-Date"] = "2025-11-20T08:00:00Z"
    record.headers["Content-Type"] = "application/http; msgtype=response"
    record.set_bytes_content(f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + (payload or page()))
    written = io.BytesIO()
    record.write(written)
    return written.getvalue()


def table() -> bytes:
    """CSV with three rows."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(ROW))
    writer.writeheader()
    writer.writerows(ROW | {"url": f"{ROW['url']}{n}"} for n in range(3))
    return text.getvalue().encode()


def parquet() -> bytes:
    """Parquet with three rows."""
    out = io.BytesIO()
    pq.write_table(pa.table({name: [f"{value}"] * 3 for name, value in ROW.items()}), out, compression="zstd")
    return out.getvalue()


def lines() -> bytes:
    """JSON Lines with three articles."""
    return b"".join(json.dumps(ROW | {"url": f"{ROW['url']}{n}"}).encode() + b"\n" for n in range(3))


def text() -> bytes:
    """A text file with a front matter."""
    return f"---\nurl: {ROW['url']}\npublished_on: 2025-11-15\n---\n{TITLE}\n\n{ROW['text']}\n".encode()


def seeds() -> dict[str, bytes]:
    """The inputs, by the ending of their files."""
    return {
        ".html": page(),
        ".pdf": pdf(),
        ".warc": warc() + warc(url=ROW["url"] + "2"),
        ".warc.gz": gzip.compress(warc()) + gzip.compress(warc(gzip.compress(page()), ROW["url"] + "2", PACKED)),
        ".csv": table(),
        ".parquet": parquet(),
        ".jsonl": lines(),
        ".jsonl.gz": gzip.compress(lines()),
        ".jsonl.zst": zstd.compress(lines()),
        ".txt": text(),
    }
