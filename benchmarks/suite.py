"""How much of a public suite communique reads right, beside the peer that the suite was written for.

    git clone https://github.com/microsoft/Recognizers-Text ../Recognizers-Text
    python benchmarks/suite.py --specs ../Recognizers-Text
    python benchmarks/suite.py --specs ../Recognizers-Text --misses

The suite: Recognizers-Text's French specs for currency, percentage and number. Nothing of it is kept here. A case is a
text and what should be found in it.

The peer is right where it finds as many things, in the same order, with the same words, value and unit.

communique is right where it finds as many, in the same order, with the same value (as far as the specs give
it) and unit (suite.toml holds the codes of the specs' names). Its words must hold the spec's words, whatever the
case, spaces and final stop; what else they hold must be words without a digit: a qualifier ("environ"), an article.

- currency: the amounts of money of the article; hundredths (cents) are amounts of their currency
- percent: the shares, and the changes in percent, which count with their written size ("a baissé de 5 %": 5)
- number: the number reader alone, since bare numbers are no facts

Three counts: all cases; those asked of the peer's Python port (not marked as unsupported there); and of these the ones
counted, which suite.toml does not leave out. What is left out is left out for both.
"""

from __future__ import annotations

import argparse
import json
import re
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from peer import Peer

from communique.article import Article
from communique.languages import pack
from communique.reading import read
from communique.reading.figures.numbers import numbers as read_numbers
from communique.reading.sentences.document import PROSE, Sentence

SPECS = {
    "currency": "NumberWithUnit/French/CurrencyModel.json",
    "percent": "Number/French/PercentModel.json",
    "number": "Number/French/NumberModel.json",
}
DATA = tomllib.loads((Path(__file__).parent / "suite.toml").read_text(encoding="utf-8"))
NEAR = Decimal("5e-15")
"""The specs give the values of binary floating point, with 15 digits, of which the last may be wrong."""

TITLE = "Communiqué"
"""Stands over the text of a case, so that this is read as prose and not as a title."""


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found in a text, or to be found: its words, its value, and its unit in the finder's own terms."""

    text: str
    value: Decimal | None
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case of the suite. `asked`: of the Python port; `counted`: and not left out."""

    model: str
    index: int
    text: str
    expected: list[Found]
    asked: bool
    counted: bool


SETS: dict[str, Callable[[Case], bool]] = {
    "all": lambda case: True,
    "asked": lambda case: case.asked,
    "counted": lambda case: case.counted,
}


def cases(folder: Path) -> Iterator[Case]:
    """Every case of the three specs."""
    for model, spec in SPECS.items():
        left_out = {index for group in DATA["left_out"] if group["model"] == model for index in group["cases"]}
        given = json.loads((folder / "Specs" / spec).read_text(encoding="utf-8-sig"))
        for index, case in enumerate(given):
            asked = "python" not in case.get("NotSupported", "") + case.get("NotSupportedByDesign", "")
            expected = [of_suite({"text": each["Text"], **each["Resolution"]}) for each in case["Results"]]
            yield Case(model, index, case["Input"], expected, asked, asked and index not in left_out)


def of_suite(result: dict[str, Any]) -> Found:
    """A result in the suite's own terms, which are the peer's: values are written in French or in English."""
    value = result.get("value")
    try:
        number = Decimal(value.rstrip("%").replace(",", ".")) if value is not None else None
    except InvalidOperation:
        number = None
    return Found(result["text"], number, result.get("unit"))


def money(text: str) -> list[Found]:
    """The amounts of money that communique finds."""
    rows = read(Article("suite", TITLE, f"{TITLE}\n\n{text}", "fr"))["amounts"]
    return [Found(row["quote"], Decimal(row["value"]), row["unit"] or "") for row in rows if row["kind"] == "money"]


def percentages(text: str) -> list[Found]:
    """The shares and the changes in percent that communique finds, in the order of the text."""
    tables = read(Article("suite", TITLE, f"{TITLE}\n\n{text}", "fr"))
    shares = [row for row in tables["amounts"] if row["kind"] == "percentage"]
    changes = [row for row in tables["growth_rates"] if row["basis"] == "percent"]
    found = sorted(shares + changes, key=lambda row: row["quote_start"])
    return [
        Found(row["quote"], Decimal(row["value"]) if "value" in row else abs(Decimal(row["rate"]))) for row in found
    ]


def numbers(text: str) -> list[Found]:
    """The numbers that communique's number reader finds."""
    s = Sentence(text, PROSE, 0, len(text))
    s.cut()
    return [Found(s.span(each.start, each.end), each.value) for each in read_numbers(s, pack("fr"))]


READERS: dict[str, Callable[[str], list[Found]]] = {"currency": money, "percent": percentages, "number": numbers}


def peer_right(case: Case, found: list[Found]) -> bool:
    """Whether the peer found what the case asks for."""
    return found == case.expected


def right(case: Case, found: list[Found]) -> bool:
    """Whether communique found what the case asks for."""
    return len(found) == len(case.expected) and all(map(_same, found, case.expected))


def _same(found: Found, expected: Found) -> bool:
    value, codes = expected.value, DATA["units"].get(expected.unit)
    if value is not None and expected.unit in DATA["hundredths"]:
        value, codes = value / 100, DATA["hundredths"][expected.unit]
    if found.value is None or value is None or abs(found.value - value) > NEAR * abs(value):
        return False
    return (expected.unit is None or found.unit in (codes or ())) and _holds(found.text, expected.text)


def _holds(words: str, expected: str) -> bool:
    words, expected = (re.sub(r"\s+", " ", text).strip(" .").casefold() for text in (words, expected))
    before, same, after = words.partition(expected)
    return bool(same) and not re.search(r"\d", before + after)


def table(results: list[tuple[Case, bool, bool]]) -> str:
    """How many cases each of the two has right, by model and set of cases."""
    lines = [f"{'model':12}{'cases':10}{'':>6}{'peer':>8}{'communique':>12}"]
    for model in (*SPECS, "together"):
        for name, chosen in SETS.items():
            these = [result for result in results if model in (result[0].model, "together") and chosen(result[0])]
            peer, ours = sum(result[1] for result in these), sum(result[2] for result in these)
            lines.append(f"{model:12}{name:10}{len(these):6}{peer:8}{ours:12}")
    return "\n".join(lines)


def miss(case: Case, found: list[Found], peer: bool) -> str:
    """A case that communique reads wrong, for a person to look at."""

    def shown(things: list[Found]) -> str:
        return " | ".join(f"{each.text} = {each.value} {each.unit or ''}".strip() for each in things) or "nothing"

    note = "counted" if case.counted else "left out" if case.asked else "not asked"
    return (
        f"{case.model} {case.index} ({note}, peer {'right' if peer else 'wrong'}): {case.text}\n"
        f"    expected  {shown(case.expected)}\n    got       {shown(found)}"
    )


def main() -> int:
    """Run both over the suite and print; exit 1 where the peer has more right of the cases that count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--specs", type=Path, required=True, metavar="DIR", help="a checkout of Recognizers-Text")
    parser.add_argument("--misses", action="store_true", help="list the cases that communique reads wrong")
    given = parser.parse_args()
    results: list[tuple[Case, bool, bool]] = []
    with Peer() as peer:
        for case in cases(given.specs):
            answer = peer.ask(case.text, models=[case.model])["results"][case.model]
            found = READERS[case.model](case.text)
            results.append((case, peer_right(case, [of_suite(each) for each in answer]), right(case, found)))
            if given.misses and not results[-1][2]:
                print(miss(case, found, results[-1][1]))
    print(table(results))
    behind = [sum(r[1] - r[2] for r in results if r[0].model == model and r[0].counted) for model in SPECS]
    return int(max(behind) > 0)


if __name__ == "__main__":
    raise SystemExit(main())
