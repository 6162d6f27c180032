"""The sign that is written before a change: "+15 %", "(- 8 %)"; and the minus that is a dash."""

from __future__ import annotations

from typing import Final

from communique.reading.figures.numbers import is_negative
from communique.reading.sentences.document import ROW
from communique.reading.sentences.syntax import Syntax

SIGNS: Final = {"+": 1, "-": -1, "−": -1, "–": -1}


def written_sign(x: Syntax, number: int) -> int:
    """ "+15 %", "(-8 %)", "(+ 8 %)"; a minus apart from its number is a dash."""
    sign = SIGNS.get(x.words[number - 1], 0) if number else 0
    if not sign:
        return 0
    if sign < 0 and _is_minus(x, number):
        return sign
    opens = number == 1 or x.words[number - 2] in ("(", ",", ":", ";")
    opens = opens or x.pack.links.equivalents.before(x.words, number - 1) is not None  # "soit + 14 %"
    apart = bool(x.s.gap(number)) and not (sign > 0 and opens)
    dash = number > 0 and x.words[number - 1] == "–"
    if apart and not dash and x.pack.amounts.versus.before(x.words, number - 1):
        return sign  # "(+ 3,3 %, après + 6,1 %)"
    opened = number > 1 and (x.words[number - 2] == "(" or (x.words[number - 2] in x.g.joining and "(" in x.words))
    bracketed = number > 1 and x.words[number - 2] == "("  # "(– 4,5 %)": no dash stands there
    apart = apart and not (bracketed or (opened and not dash))  # "(- 33 % en mai et - 60 % en juin)"
    ranged = number > 1 and x.words[number - 2][:1].isdigit() and not x.s.gap(number - 1)
    return 0 if apart or ranged else sign


def _is_minus(x: Syntax, number: int) -> bool:
    """Whether a minus apart from its number is no dash: "à - 1,3 %", "Exportations : - 12 %", ", - 7 % pour le blé"."""
    if is_negative(x.s, number, x.pack):
        return True
    before = x.words[number - 2] if number > 1 else ""
    listed = before == ":" or (before == "," and x.words[number - 1] == "-")
    cell = x.s.kind == ROW and any(x.s.starts[number - 1] == first for first, _ in x.s.cells())
    return listed or cell
