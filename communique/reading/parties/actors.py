"""Between whom an instrument is that names nobody: those whom the text around it is about."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from communique.languages.clues import COUNTRY
from communique.languages.tokens import fold
from communique.reading.facts import Agreement, Party
from communique.reading.mentions.merging import REFERENCE
from communique.reading.parties import roles
from communique.reading.parties.anaphora import antecedents, pair_before
from communique.reading.places.names import namings
from communique.reading.sentences.document import PROSE, Sentence
from communique.reading.sentences.syntax import Syntax

NATIONAL: Final = frozenset({"country", "government_body", "city", "organisation"})
"""Those who may be the parties of all that an article tells; a firm is so of its own contracts only."""

PRIVATE: Final = frozenset({"contract", "loan"})
"""Types that firms and banks sign, whatever two countries the article is about."""

BANKS: Final = frozenset({"company", "organisation", "government_body"})
"""Those who lend."""

REACH: Final = 2
"""Sentences back in which the one stands whose contract it is."""

FIRMS_REACH: Final = 6
"""Sentences behind the first instrument, one of two firms, in which others may be theirs."""


def lend_parties(
    agreements: Sequence[Agreement],
    occasion: list[Party],
    home: Party | None,
    sentences: Sequence[Sentence],
    syntax: Callable[[Sentence], Syntax],
) -> None:
    """Give instruments that name no two parties those whom the text is about.

    Contracts are between those who act beside them; the others between the countries of the article's occasion or,
    where it is not about two countries, between those of the instrument that is told first. What an institution agrees
    to alone it does with the one country, `home`, that the title names.
    """
    told = next((agreement.parties for agreement in agreements if len(agreement.parties) > 1), [])
    national = [party for party in told if party.kind in NATIONAL and party.country is not None]
    signed = [party.country for party in told]  # who signs comes before those with whom
    occasion = sorted(
        occasion, key=lambda party: signed.index(party.country) if party.country in signed else len(signed)
    )
    occasion = occasion or (national if len(national) > 1 else [party for party in national if party.kind == "country"])
    for k, agreement in enumerate(agreements):
        if agreement.type == "loan":
            _lend_lender(agreement, agreements[:k])
        if agreement.signer >= 0:
            _resolve(agreement, sentences, syntax)
        _add_other(agreement, agreements[:k], home, sentences, syntax)
        if len(agreement.parties) > 1 or (agreement.parties and agreement.type in PRIVATE):
            continue
        if agreement.type == "contract":
            near = next(_acting_near(agreement, sentences, syntax), [])
            here = bool(near) and near[0].start >= agreement.sentence.start
            pair = [] if agreement.parties or here else pair_before(agreement, sentences, syntax)
            agreement.parties = pair or near
        elif not agreement.parties:
            pair = _of_pair_before(agreement, sentences, syntax) or pair_before(agreement, sentences, syntax)
            agreement.parties = pair or _of_firms_before(agreement, agreements)
        _add_occasion(agreement, occasion)


def _add_occasion(agreement: Agreement, occasion: list[Party]) -> None:
    """Give an instrument those whom the article is about; one with a third country the first of them alone."""
    named = {party.country for party in agreement.parties if party.country}
    if agreement.parties and not (named and agreement.type not in PRIVATE):
        return
    others = [party for party in occasion if party.country not in named]
    if named and len(others) == len(occasion):  # "l'accord avec l'Inde"
        others = others[:1]
    agreement.parties = [*agreement.parties, *others]


def _add_other(
    agreement: Agreement,
    earlier: Sequence[Agreement],
    home: Party | None,
    sentences: Sequence[Sentence],
    syntax: Callable[[Sentence], Syntax],
) -> None:
    """Give an instrument that names one party the other one: the country told of, a customer, who made one like it."""
    if len(agreement.parties) != 1:
        return
    if home is not None and _is_with_institution(agreement, home, syntax):
        agreement.parties = [*agreement.parties, home]
    elif agreement.type == "contract" and agreement.rule.endswith(REFERENCE):
        _add_customer(agreement, sentences, syntax)
    elif (like := _like_it(agreement, earlier, syntax(agreement.sentence).pack.agreements.alike)) is not None:
        agreement.parties = [like.parties[0], *agreement.parties]


def _like_it(agreement: Agreement, earlier: Sequence[Agreement], known: frozenset[str]) -> Agreement | None:
    """ "Une convention similaire a été conclue avec Arva": the one before that it is like."""
    s = agreement.sentence
    alike = not known.isdisjoint(s.words[agreement.noun : agreement.last])
    told = (other for other in reversed(earlier) if other.type == agreement.type and len(other.parties) > 1)
    return next(told, None) if alike else None


def _is_with_institution(agreement: Agreement, home: Party, syntax: Callable[[Sentence], Syntax]) -> bool:
    """ "l'accord conclu avec le FMI": whether one alone is named, who makes agreements with countries."""
    if agreement.type == "contract":
        return False
    party, known = agreement.parties[0], syntax(agreement.sentence).pack.parties
    if party.country == home.country:
        return False
    words = fold(party.name).replace("(", " ").replace(")", " ").split()
    return not known.institutions.isdisjoint(words)


def _add_customer(agreement: Agreement, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax]) -> None:
    """ "Le Maroc achètera dix navires. Le contrat a été signé avec Arva": who acts in the sentence before."""
    number = agreement.sentence.number
    before = syntax(sentences[number - 1]) if number > 1 else None
    for group in before.groups if before is not None else ():
        subject = before.subject(group) if before is not None and group.form == "finite" else None
        found = roles.acting(before, subject, group.start) if before is not None and subject is not None else []
        if found:
            taken = {party.name for party in agreement.parties}
            customers = [party for party in found if party.kind != "person" and party.name not in taken]
            agreement.parties = [*customers[:1], *agreement.parties]
            return


def _resolve(agreement: Agreement, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax]) -> None:
    """Put those who are told before in the place of "le groupe français", "les deux sociétés", "ils"."""
    told = antecedents(agreement, sentences, syntax)
    if not told:
        return
    s = agreement.sentence
    others = [party for party in agreement.parties if not party.start <= s.starts[agreement.signer] < party.end]
    names = {party.name for party in others}
    agreement.parties = [*(party for party in told if party.name not in names), *others]


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
