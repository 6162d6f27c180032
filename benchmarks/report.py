"""What the report on a large store costs: seconds, the peak of its process' memory, and the size of what is written.

    python benchmarks/report.py --facts 100000 1000000

The articles are made up: about 900 characters, ten facts and four participants each, over ten years, in partitions of
the size that a run makes. The report is written by a process of its own.
"""

from __future__ import annotations

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
from articles import ROOT

from communique.pipeline.present import report
from communique.schemas import TABLES
from communique.schemas.tables import ORDER, arrow_schema
from communique.store.durable import write_parquet
from communique.store.store import PARTITION_CHARACTERS

Row = dict[str, Any]
FACTS = 10
"""Facts of an article: seven amounts, a rate, an agreement and a project."""
COUNTRIES = ("KAZ", "UZB", "FRA", "DEU", "MAR", "ESP", "BRA", "ARG", "CHN", "IND")
FILLING = "Les deux pays ont fait part de leur volonté de poursuivre leurs échanges. " * 7
WHEN = datetime(2026, 1, 2, tzinfo=UTC)


def make_store(outputs: Path, facts: int) -> None:
    """Write the tables of a store with so many facts."""
    text = _text(0)
    articles, a_partition = facts // FACTS, PARTITION_CHARACTERS // len(text)
    for number, first in enumerate(range(0, articles, a_partition)):
        rows: dict[str, list[Row]] = {table: [] for table in ORDER}
        for n in range(first, min(first + a_partition, articles)):
            for table, row in _rows(n):
                rows[table].append(row)
        for table, found in rows.items():
            _write(outputs, table, number, found)
    for table in TABLES:
        if table not in ORDER:
            _write(outputs, table, 0, [])


def _write(outputs: Path, table: str, number: int, rows: list[Row]) -> None:
    schema = arrow_schema(table)
    whole = pa.Table.from_pylist(rows, schema=schema)
    if table in ORDER:
        whole = whole.sort_by([(column, "ascending") for column in ORDER[table]])
    write_parquet(whole, outputs / table / f"part-{number:05d}.parquet")


def _text(n: int) -> str:
    costs = ", puis ".join(f"{n % 900 + m} millions de dollars" for m in range(10, 17))
    deals = "Un accord a été signé, le commerce a augmenté de 15 %, un projet de port a été lancé."
    return f"Le pays et son voisin {n}\n\nLe projet coûte {costs}. {deals}\n\n{FILLING}"


def _rows(n: int) -> Iterator[tuple[str, Row]]:
    text, article_id = _text(n), _id(f"article {n}")
    of_article = {"article_id": article_id, "source_uri": f"https://example.org/{n}", "title": text.partition("\n")[0]}
    told = {"text": text, "language": "fr", "outlet": f"Journal {n % 50}", "published_on": _day(n)}
    yield "articles", _row("articles", **of_article, **told, content_sha256="0" * 64)
    figure = {"modality": ("actual", "target")[n % 2], "period_end": date(2000 + n % 40, 12, 31), "qualifier": "exact"}
    for m in range(10, 17):
        value = Decimal(n % 900 + m) * 1_000_000
        amount = {"kind": "money", "value": value, "unit": "USD", "measure": f"coût {n % 97}", **figure}
        yield "amounts", _fact("amounts", f"amount {n} {m}", text, article_id, f"{n % 900 + m} millions", amount)
    rate = {"rate": 15.0, "basis": "percent", "direction": "increase", "measure": f"commerce {n % 997}", **figure}
    yield "growth_rates", _fact("growth_rates", f"rate {n}", text, article_id, "15 %", rate)
    for table, quote, deal in (
        ("agreements", "Un accord", {"type": "agreement", "title": "accord", "status": "signed"}),
        ("projects", "un projet de port", {"name": "projet de port", "status": "launched", "sector": "H"}),
    ):
        fact = _fact(table, f"{table} {n}", text, article_id, quote, deal)
        yield table, fact
        for country in (COUNTRIES[n % 10], COUNTRIES[(n + 3) % 10]):
            person = {"fact_id": fact["fact_id"], "article_id": article_id, "table_name": table, "role": "party"}
            yield "participants", _row("participants", **person, name=country.title(), kind="country", country=country)


def _fact(table: str, name: str, text: str, article_id: str, quote: str, told: Row) -> Row:
    start = text.index(quote)
    place = {"quote": quote, "quote_start": start, "quote_end": start + len(quote), "sentence": quote}
    return _row(table, fact_id=_id(name), article_id=article_id, extractor="rule@1", confidence=0.9, **place, **told)


def _row(table: str, **told: Any) -> Row:
    plain = {pa.timestamp("us", "UTC"): WHEN}
    return {field.name: plain.get(field.type) for field in arrow_schema(table)} | told


def _day(n: int) -> date:
    return date(2016, 1, 1) + timedelta(days=n % 3650)


def _id(name: str) -> str:
    return hashlib.sha256(name.encode()).hexdigest()[:24]


def measured(outputs: Path) -> tuple[float, float, float]:
    """Seconds that the report takes on the clock and of the processor, and MiB at most."""
    done = subprocess.run(
        [sys.executable, __file__, "--once", str(outputs)], stdout=subprocess.PIPE, text=True, check=True
    )
    seconds, processor, mib = map(float, done.stdout.split())
    return seconds, processor, mib


def _peak() -> float:
    """MiB that this process has had at most; what getrusage says begins with what its parent had."""
    (kib,) = re.findall(r"VmHWM:\s+(\d+) kB", Path("/proc/self/status").read_text())
    return int(kib) / 1024


def main() -> int:
    """Measure and print, as a Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--facts", type=int, nargs="+", default=[100_000], metavar="N", help="default: 100000")
    parser.add_argument("--work", type=Path, default=ROOT / ".bench" / "report", help="a folder that is made anew")
    parser.add_argument("--once", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.once:
        start = time.perf_counter()
        report(given.once)
        print(time.perf_counter() - start, time.process_time(), _peak())
        return 0
    print("| facts | articles | seconds | of the processor | MiB at most | report, MB | files |")
    print("|---:|---:|---:|---:|---:|---:|---:|")
    for facts in given.facts:
        outputs = given.work / str(facts)
        shutil.rmtree(outputs, ignore_errors=True)
        make_store(outputs, facts)
        seconds, processor, mib = measured(outputs)
        sizes = [path.stat().st_size for path in (outputs / "report").rglob("*") if path.is_file()]
        cost = f"{seconds:.1f} | {processor:.1f} | {mib:,.0f} | {sum(sizes) / 1e6:,.0f} | {len(sizes)}"
        print(f"| {facts:,} | {facts // FACTS:,} | {cost} |", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
