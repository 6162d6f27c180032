"""Sums of money: the currency behind or before a number, hundredths, and one coin without a number."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from communique.languages.clues import COUNTRY
from communique.languages.figures import CurrencyName
from communique.languages.grammar import CONJUNCTION, NUMBER, PREPOSITION, PUNCTUATION, SUBORDINATOR
from communique.reading.figures.cardinals import ONE
from communique.reading.figures.numbers import Number, number_at
from communique.reading.figures.spans import Span
from communique.reading.sentences.syntax import Syntax

HUNDREDTH: Final = Decimal("0.01")


@dataclass(slots=True)
class Unit:
    """A unit behind (or before) a number: tokens up to `end` (exclusive) belong to the quote.

    `plus` is what stands in hundredths behind it: "15 euros et 50 centimes".
    """

    kind: str
    symbol: str | CurrencyName | None
    end: int
    start: int | None = None
    factor: Decimal = ONE
    plus: Decimal = Decimal(0)


def money(x: Syntax, span: Span) -> Unit | None:
    """The currency of a number."""
    unit = _behind(x, span) or _before(x, span)
    return _with_hundredths(x, span, unit) if unit is not None else None


def one_coin(x: Syntax, i: int) -> tuple[Span, Unit] | tuple[None, None]:
    """ "un euro", "un dollar par jour": one of a currency, where nothing says that the word is an article."""
    units = x.pack.units
    if x.words[i] not in x.pack.numbers.ones or i + 1 >= len(x.words):
        return None, None
    if x.words[i + 1] not in units.words and x.words[i + 1] not in units.hundredths:
        return None, None
    if i and x.words[i - 1] == x.g.for_ and x.tags[i - 2 : i - 1] == [NUMBER]:
        return None, None  # "0,94 franc suisse pour un euro": a rate
    span = Span(Number(ONE, i, i + 1, in_words=True), None, i, i + 1)
    unit = money(x, span)
    if unit is None or unit.start is not None:
        return None, None
    following = x.words[unit.end] if unit.end < len(x.words) else "."
    token = unit.end > i + 2 or not following[0].isalpha() or following in units.one_of
    if unit.end == i + 2 and x.words[i + 1] in units.common:  # "paid a sum, …"
        return None, None
    return (span, unit) if token or following in x.g.determiners else (None, None)


# Behind the number


def named_at(x: Syntax, i: int) -> tuple[CurrencyName, int] | None:
    """The currency named at token i; a code that is also a word counts in capitals: "120 millions GEL"."""
    units = x.pack.units
    if i >= len(x.words) or x.words[i] not in units.naming:
        return None
    found = units.currencies.at(x.words, i)
    if found is not None and found[0].code and x.words[i] == found[0].code.lower() and x.s.written(i).islower():
        return None  # "sur"
    if found is not None:
        return found
    code = units.shouted.get(x.words[i])
    return (code, i + 1) if code is not None and x.s.written(i).isupper() else None


def _behind(x: Syntax, span: Span) -> Unit | None:
    s = x.s
    scaled = _scaled(x, span.end)
    if scaled is not None:
        return Unit("money", scaled[0], span.end + 1, factor=scaled[1])
    i, factor = _letter(x, span.end)
    if i < len(s.words) and s.words[i] in x.g.of:
        i += 1 + (x.words[i + 1 : i + 2] != [] and x.words[i + 1] in x.g.possessives)  # "126 millions de nos francs"
    found = named_at(x, i) or _behind_nation(x, i)
    if not found:
        return _hundredths(x, span, i)
    name, end = found
    if _is_common(x, span, i, end):
        return None
    name, end = _national(x, name, end) or _doubled(x, i, name, end) or found
    return Unit("money", name, end, factor=factor)


def _scaled(x: Syntax, i: int) -> tuple[CurrencyName, Decimal] | None:
    """A currency and the factor that is glued to it: "2,9 MMDH", "300 MUSD"."""
    word, units, letters = x.words[i] if i < len(x.words) else "", x.pack.units, x.pack.numbers.letters
    known = units.scaled.get(word)
    if known is not None:
        return (CurrencyName(known[0]), Decimal(known[1])) if x.s.capital(i) else None
    if len(word) < 4 or word[0] not in letters or not x.s.written(i).isupper() or word in x.pack.months:
        return None  # "LE 3 MARS" is no sum of Argentina
    name = units.currencies.entries.get(word[1:])
    return (name, letters[word[0]]) if name and word not in units.currencies.entries else None


def _letter(x: Syntax, i: int) -> tuple[int, Decimal]:
    """Behind a letter that scales a currency, and its factor: "5 M€", "70 G$", "314 M EUR"."""
    s, letters = x.s, x.pack.numbers.letters
    if i + 1 >= len(s.words) or s.words[i] not in letters or not named_at(x, i + 1):
        return i, ONE
    close = s.words[i + 1] in x.pack.units.symbols or not s.gap(i) or s.written(i).isupper()
    return (i + 1, letters[s.words[i]]) if close else (i, ONE)


def _is_common(x: Syntax, span: Span, i: int, end: int) -> bool:
    """Whether a currency's name stands for the thing that bears it too, and nothing speaks of money: "3 000 livres"."""
    if x.words[i] not in x.pack.units.common or end > i + 1 or (span.high or span.low).scale > 1:
        return False
    if _national(x, x.pack.units.currencies.entries[x.words[i]], end):
        return False
    said = x.pack.amounts.money_words - {x.words[i]}
    if not said.isdisjoint(x.words) or any(group.lemma in x.pack.units.spending for group in x.groups):
        return False
    return not _is_said_in_full(x, x.words[i])


def _is_said_in_full(x: Syntax, name: str) -> bool:
    """Whether the sentence names the currency by all its words: "de 10 000 livres sterling à 5 500 livres"."""
    full = (x.pack.units.currencies.at(x.words, k) for k, word in enumerate(x.words) if word == name)
    return any(found is not None and name not in x.words[found[1] - 1 : found[1]] for found in full)


def _national(x: Syntax, name: CurrencyName, end: int) -> tuple[CurrencyName, int] | None:
    """ "dinars algériens": the nation's adjective behind a name that several share."""
    if not name.family or end >= len(x.words):
        return None
    country = x.pack.countries.at(x.words, end)
    if country and country[0].how == "adjective" and not x.s.capital(end):
        code = x.pack.units.families[name.family]["by"].get(country[0].alpha2)
        return (CurrencyName(code), country[1]) if code else None
    return None


def _behind_nation(x: Syntax, i: int) -> tuple[CurrencyName, int] | None:
    """ "500 million Uzbek soums": the nation's adjective before the name."""
    nation = x.pack.countries.at(x.words, i) if COUNTRY in x.s.clues else None
    found = named_at(x, nation[1]) if nation and nation[0].how == "adjective" else None
    if nation is None or found is None:
        return None
    name, end = found
    code = x.pack.units.families[name.family]["by"].get(nation[0].alpha2) if name.family else None
    return (CurrencyName(code), end) if code else found


def _doubled(x: Syntax, i: int, name: CurrencyName, end: int) -> tuple[CurrencyName, int] | None:
    """ "$ CAD", "€ EUR", "$ usd": a symbol with its code."""
    longer = x.pack.units.currencies.at(x.words, end) if x.words[i] in x.pack.units.symbols else None
    if not longer or not longer[0].code:
        return None
    family = x.pack.units.families.get(name.family or "", {})
    codes = [name.code, family.get("default"), *family.get("by", {}).values()]
    known = longer[0].code in codes and x.words[end] == longer[0].code.lower()
    return longer if known or x.s.written(end).isupper() else None


# Before the number


def _before(x: Syntax, span: Span) -> Unit | None:
    """ "US$ 553 millions", "€5", "USD 500 millions", "FCFA 3 milliards", "CAD$ 15", "from $2 to $3 billion"."""
    s, units, i = x.s, x.pack.units, span.low.start
    if not i:
        return None
    word, start = s.words[i - 1], min(i - 1, span.start)
    end, factor = _lettered(x, span.end)
    free = i < 2 or not s.words[i - 2][0].isdigit()
    if word in units.symbols and free:
        code = units.currencies.at(s.words, i - 2) if i > 1 and not s.gap(i - 1) else None
        if code and code[0].code and code[1] == i - 1:
            return Unit("money", code[0], end, start=min(i - 2, start), factor=factor)
        return Unit("money", units.symbols[word], end, start=start, factor=factor)
    prefixed = units.prefixed.before(s.words, i)
    if prefixed:
        return Unit("money", prefixed[0], end, start=prefixed[1], factor=factor)
    named = units.currencies.at(s.words, i - 1)
    if named and named[1] == i and s.written(i - 1).isupper() and len(word) >= 3 and free:
        return Unit("money", named[0], end, start=i - 1, factor=factor)
    return None


def _lettered(x: Syntax, i: int) -> tuple[int, Decimal]:
    """Behind a letter that scales a sum whose currency stands before it, and its factor: "$3k", "USD 100 M"."""
    s, letters = x.s, x.pack.numbers.letters
    if i >= len(s.words) or s.words[i] not in letters or (s.gap(i) and not s.capital(i)):
        return i, ONE
    return i + 1, letters[s.words[i]]


# Hundredths


def _hundredths(x: Syntax, span: Span, i: int) -> Unit | None:
    """ "50 centimes", "50 centimes d'euro", "20 millimes"."""
    s, units = x.s, x.pack.units
    part = units.hundredths.get(s.words[i]) if i < len(s.words) else None
    if part is None:
        return None
    end = i + 1
    named = units.currencies.at(s.words, end + 1) if end < len(s.words) and s.words[end] in x.g.of else None
    if named and s.written(end + 1)[0].isalpha():
        name, end = _national(x, *named) or named
    else:
        name = part.name
    return Unit("money", name, end, factor=part.size)


def _with_hundredths(x: Syntax, span: Span, unit: Unit) -> Unit:
    """ "15 dollars et 15 cents", "15 euros 50" are one sum."""
    words, known, at = x.words, x.pack.units, unit.end
    if span.high is not None or unit.start is not None or at + 1 > len(words) or unit.factor < 1:
        return unit
    joined = words[at : at + 1] == [x.pack.numbers.and_]
    number = number_at(x.s, at + joined, x.pack) if at + joined < len(words) else None
    if number is None or number.value != int(number.value):
        return unit
    value, end = number.value, number.end
    if number.in_words and words[end - 1] in known.hundredths:  # "quinze cents" is heard as fifteen hundred
        value, end = value / 100, end - 1
    part = known.hundredths.get(words[end]) if end < len(words) else None
    if part is not None and value * part.size < 1:
        return replace(unit, end=end + 1, plus=value * part.size)
    bare = not joined and end == at + 1 and len(words[at]) == 2 and words[at].isdigit()
    closed = end >= len(words) or x.tags[end] in (PUNCTUATION, PREPOSITION, CONJUNCTION, SUBORDINATOR, "D")
    if bare and closed and (span.high or span.low).scale == 1 and words[end : end + 1] != ["%"]:
        return replace(unit, end=end, plus=value * HUNDREDTH)
    return unit
