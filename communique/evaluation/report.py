"""The figures for people, for programs, and as a page of the documentation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from communique.evaluation.scoring import CELLS, CORE, Miss
from communique.evaluation.summary import Figure, Summary

NAMES = {cell: cell.partition(":")[2] or cell for cell in CELLS} | {CORE: CORE}
"""How people call the cells."""
_HEAD = f"{'':16}{'gold':>6}{'found':>7}{'right':>7}{'P':>8}{'R':>8}{'F1':>8}   {'95 %':<15}demanded"


def lines(summary: Summary) -> Iterator[str]:
    """The table of one set for people; an attribute stands under its cell, as a share of the right rows."""
    yield f"{summary.name}: {len(summary.scored)} articles"
    if summary.unreadable:
        yield f"{summary.unreadable} of them are in a language that cannot be read: their facts count as missed"
    yield _HEAD
    for cell, figure in summary.f1.items():
        tally = summary.tallies[cell]
        counts = f"{NAMES[cell]:16}{tally.gold:>6}{tally.found:>7}{tally.right:>7}"
        yield f"{counts}{tally.precision:>8.3f}{tally.recall:>8.3f}{figure.value:>8.3f}{_judged(figure)}".rstrip()
        for name, share in summary.shares.get(cell, {}).items():
            right = f"{tally.attributes.get(name, 0)}/{share.cases}"
            yield f"  {name:14}{right:>20}{share.value:>24.3f}{_judged(share)}".rstrip() if share.cases else f"  {name}"


def _judged(figure: Figure) -> str:
    asked = ""
    if figure.demanded is not None:
        asked = f"{figure.demanded:.2f} {'met' if figure.is_met else 'NOT MET'}"
    return f"   {_interval(figure):<15}{asked}"


def _interval(figure: Figure) -> str:
    return f"{figure.interval[0]:.3f}–{figure.interval[1]:.3f}" if figure.interval else ""


def errors(summary: Summary) -> Iterator[str]:
    """Every miss, by its kind: the kinds in the order of the table, the misses in the order of the articles."""
    grouped: dict[tuple[str, str], list[Miss]] = {}
    for miss in summary.misses:
        grouped.setdefault((miss.cell, miss.kind), []).append(miss)
    for cell, kind in sorted(grouped, key=lambda key: (CELLS.index(key[0]), -len(grouped[key]), key[1])):
        yield f"{NAMES[cell]}, {kind} ({len(grouped[cell, kind])})"
        for miss in grouped[cell, kind]:
            details = "".join(f"  {what}: {said}" for what, said in (("want", miss.wanted), ("got", miss.got)) if said)
            yield f"  {miss.article}  «{miss.quote}»{details}"


def as_json(summary: Summary, with_errors: bool) -> dict[str, Any]:
    """The figures of one set for programs, rounded to three digits."""
    made: dict[str, Any] = {"name": summary.name, "articles": len(summary.scored), "unreadable": summary.unreadable}
    made["cells"] = {cell: _cell_json(summary, cell) for cell in summary.f1}
    if with_errors:
        fields = ("cell", "kind", "article", "quote", "wanted", "got")
        made["errors"] = [{name: getattr(miss, name) for name in fields} for miss in summary.misses]
    return made


def _cell_json(summary: Summary, cell: str) -> dict[str, Any]:
    tally = summary.tallies[cell]
    made: dict[str, Any] = {"gold": tally.gold, "found": tally.found, "right": tally.right}
    made |= {"precision": round(tally.precision, 3), "recall": round(tally.recall, 3)}
    made["f1"] = _figure_json(summary.f1[cell])
    made["attributes"] = {name: _figure_json(share) for name, share in summary.shares.get(cell, {}).items()}
    return made


def _figure_json(figure: Figure) -> dict[str, Any]:
    low, high = (round(end, 3) for end in figure.interval) if figure.interval else (None, None)
    value = {"value": round(figure.value, 3), "cases": figure.cases, "low": low, "high": high}
    return value | {"demanded": figure.demanded, "met": figure.is_met}


def markdown(summaries: Sequence[Summary]) -> str:
    """A page with the figures of several sets side by side, and which kinds of error remain."""
    head = "| | " + " | ".join(f"{s.name} ({len(s.scored)} articles)" for s in summaries) + " |"
    parts = [
        "# Figures",
        "",
        "Written by `make figures`; [evaluation.md](evaluation.md) says what they mean. F1 and its 95 % interval, of "
        "how many annotated facts; in italics the share of right rows that have the attribute right too, of how many "
        "rows. **Bold**: below what is demanded.",
        "",
        head,
        "|---" * (len(summaries) + 1) + "|",
        *_figure_rows(summaries),
        "",
        "## What is read wrong",
        "",
        "Of each cell how many facts were missed, were read where there is none (spurious), have a wrong value, or are "
        "right with a wrong attribute.",
        "",
        head,
        "|---" * (len(summaries) + 1) + "|",
        *_error_rows(summaries),
        "",
    ]
    return "\n".join(parts)


def _figure_rows(summaries: Sequence[Summary]) -> Iterator[str]:
    for cell in (*CELLS, CORE):
        yield f"| {NAMES[cell]} | " + " | ".join(_in_cell(s.f1[cell]) for s in summaries) + " |"
        for name in summaries[0].shares.get(cell, {}):
            yield f"| *{name}* | " + " | ".join(_in_cell(s.shares[cell][name]) for s in summaries) + " |"


def _in_cell(figure: Figure) -> str:
    if not figure.cases:
        return "–"
    value = f"{figure.value:.3f}" if figure.is_met else f"**{figure.value:.3f}**"
    interval = f" ({_interval(figure)})" if figure.interval else ""
    return f"{value}{interval} of {figure.cases}"


def _error_rows(summaries: Sequence[Summary]) -> Iterator[str]:
    counted = [Counter((miss.cell, miss.kind) for miss in s.misses) for s in summaries]
    together: Counter[tuple[str, str]] = sum(counted, Counter())
    for cell, kind in sorted(together, key=lambda key: (CELLS.index(key[0]), -together[key], key[1])):
        numbers = " | ".join(str(counts[cell, kind]) for counts in counted)
        yield f"| {NAMES[cell]}, {kind} | {numbers} |"
