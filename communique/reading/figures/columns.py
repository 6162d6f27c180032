"""Numbers in the cells of a table, whose unit stands at the head of their column: "Montant (M€)", "Emplois"."""

from __future__ import annotations

from decimal import Decimal

from communique.languages.figures import CurrencyName
from communique.languages.tokens import cut
from communique.reading.figures.cardinals import ONE
from communique.reading.figures.money import Unit
from communique.reading.figures.spans import Span, is_year
from communique.reading.sentences.document import ROW
from communique.reading.sentences.syntax import Syntax


def unit_of_column(x: Syntax, span: Span) -> Unit | None:
    """The unit of a number that stands alone in a cell: a currency, a measure, percent, or things."""
    title = _title(x, span)
    if not title or is_year(x.s, span.low):
        return None
    known, end = x.pack, span.end
    if any(known.numbers.percent.at(title, k) for k in range(len(title))):
        return Unit("percentage", "%", end)
    currency = _currency(x, title)
    if currency is not None:
        return Unit("money", currency, end, factor=_scale(x, title))
    measure = next((found[0] for k in range(len(title)) if (found := known.units.measures.at(title, k))), None)
    if measure is not None:
        return Unit("measure", measure, end, factor=_scale(x, title))
    return _things(x, span, title)


def _title(x: Syntax, span: Span) -> list[str]:
    """The words at the head of the column in whose cell a number stands alone."""
    s, head = x.s, x.s.intro
    if s.kind != ROW or head is None:
        return []
    first, last = s.starts[span.start], s.stop(span.end - 1)
    for k, ((start, end), (a, b)) in enumerate(zip(s.cells(), head.cells(), strict=False)):
        if start <= first and last <= end:
            alone = k and s.text[start:first].strip() == "" and s.text[last:end].strip() == ""
            return list(cut(head.text[a:b])) if alone and b > a else []
    return []


def _currency(x: Syntax, title: list[str]) -> CurrencyName | None:
    units = x.pack.units
    return next((found[0] for k in range(len(title)) if (found := units.currencies.at(title, k))), None)


def _scale(x: Syntax, title: list[str]) -> Decimal:
    """ "en millions de dollars", "(M€)"."""
    known = x.pack.numbers
    for k, word in enumerate(title):
        if word in known.scales:
            return known.scales[word]
        if word in known.letters and k and x.pack.units.currencies.at(title, k + 1):
            return known.letters[word]
    return ONE


def _things(x: Syntax, span: Span, title: list[str]) -> Unit | None:
    """ "Emplois": a plural that opens the title and is no time."""
    noun, value = title[0], span.low.value
    if not x.g.is_plural(noun) or noun in x.g.classes or noun in x.pack.durations or value != int(value) or value < 2:
        return None
    return Unit("count", x.g.singular(noun), span.end)
