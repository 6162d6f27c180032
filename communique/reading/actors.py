"""Between whom an instrument is that names nobody: those whom the text around it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from communique.languages.clues import COUNTRY
from communique.reading import roles
from communique.reading.document import PROSE, Sentence
from communique.reading.facts import Agreement, Party
from communique.reading.names import namings
from communique.reading.syntax import Syntax

NATIONAL = frozenset({"country", "government_body", "city", "organisation"})
"""Those who may be the parties of all that an article tells; a firm is so of its own contracts only."""

PRIVATE = frozenset({"contract", "loan"})
"""Types that firms and banks sign, whatever two countries the article is about."""

BANKS = frozenset({"company", "organisation", "government_body"})
"""Those who lend."""

REACH = 2
"""Sentences back in which the one stands whose contract it is."""

FIRMS_REACH = 6
"""Sentences behind the first instrument, one of two firms, in which others may be theirs."""


def lend_parties(
    agreements: Sequence[Agreement],
    occasion: list[Party],
    sentences: Sequence[Sentence],
    syntax: Callable[[Sentence], Syntax],
) -> None:
    """Give instruments that name no two parties those whom the text is about.

    Contracts are between those who act beside them; the others between the countries of the article's occasion or,
    where it is not about two countries, between those of the instrument that is told first.
    """
    told = next((agreement.parties for agreement in agreements if len(agreement.parties) > 1), [])
    national = [party for party in told if party.kind in NATIONAL]
    occasion = occasion or (national if len(national) > 1 else [party for party in national if party.kind == "country"])
    for k, agreement in enumerate(agreements):
        if agreement.type == "loan":
            _lend_lender(agreement, agreements[:k])
        if len(agreement.parties) > 1 or (agreement.parties and agreement.type in PRIVATE):
            continue
        if agreement.type == "contract":
            agreement.parties = next(_acting_near(agreement, sentences, syntax), [])
        elif not agreement.parties:
            pair = _of_pair_before(agreement, sentences, syntax)
            agreement.parties = pair or _of_firms_before(agreement, agreements)
        named = {party.country for party in agreement.parties if party.country}
        if not agreement.parties or (named and agreement.type not in PRIVATE):
            agreement.parties = [*agreement.parties, *[p for p in occasion if p.country not in named]]


def _lend_lender(agreement: Agreement, earlier: Sequence[Agreement]) -> None:
    """A loan of which the text says no more than who gets it is one of the bank that lent before."""
    if len(agreement.parties) > 1:
        return
    banks = (party for other in earlier if other.type == "loan" for party in other.parties[:1])
    bank = next((party for party in banks if party.kind in BANKS), None)
    if bank is not None and bank.name not in {party.name for party in agreement.parties}:
        agreement.parties = [bank, *agreement.parties]


def _of_pair_before(
    agreement: Agreement, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax]
) -> list[Party]:
    """The two countries that a hyphen joins shortly before: "la Commission mixte Mali-Turquie"."""
    last = agreement.sentence.number
    for s in reversed(sentences[max(0, last - REACH) : last + 1]):
        named = namings(s, syntax(s).pack) if "-" in s.folded and COUNTRY in s.clues else []
        for first, second in pairwise(named):
            joined = first.last == second.first + 1 and "adjective" not in (first.country.how, second.country.how)
            if joined and s.starts[first.first] < agreement.start:
                return [first.party(), second.party()]
    return []


def _of_firms_before(agreement: Agreement, agreements: Sequence[Agreement]) -> list[Party]:
    """The firms of the article's first instrument, where two of them sign it: a paper told shortly behind is theirs."""
    first = agreements[0]
    near = 0 < agreement.sentence.number - first.sentence.number <= FIRMS_REACH and agreement.sentence.kind == PROSE
    firms = len(first.parties) > 1 and not any(party.kind in NATIONAL for party in first.parties)
    return list(first.parties) if near and firms else []


def _acting_near(
    agreement: Agreement, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax]
) -> Iterator[list[Party]]:
    """Who acts in its sentence, else in the ones before: a firm, a ministry."""
    number = agreement.sentence.number
    for s in sentences[number : max(-1, number - REACH - 1) : -1] if number > REACH else sentences[number::-1]:
        x = syntax(s)
        for group in x.groups:
            subject = x.subject(group) if group.form == "finite" else None
            inside = (
                s is agreement.sentence and subject is not None and agreement.first <= subject.head < agreement.last
            )
            if subject is None or inside:
                continue
            found = [
                party for party in roles.acting(x, subject, group.start) if party.kind not in ("person", "country")
            ]
            if found:
                yield found
