"""Which dinar? A currency's shared name is settled by the countries that the article names."""

from __future__ import annotations

from decimal import Decimal

from communique.languages import Pack
from communique.languages.clues import TOWN
from communique.languages.figures import CurrencyName
from communique.reading.facts import Amount
from communique.reading.figures.ellipsis import BARE
from communique.reading.places.names import Naming
from communique.reading.sentences.document import Sentence


def settle(name: CurrencyName, named: list[str], about: list[str], pack: Pack) -> str | None:
    """The ISO 4217 code; `named` are ISO 3166-1 alpha-2 codes, those that the article speaks of most plainly first.

    A family that is some country's `own` everywhere, like the dollar, is another's only where the article is `about`
    that one; another family is told by every country that is `named`. None where they do not tell and the family has
    no default.
    """
    if name.code or name.family is None:
        return name.code
    family = pack.units.families[name.family]
    told = about if family.get("own") else [*about, *named]
    return next((family["by"][c] for c in told if c in family["by"]), family.get("default"))


def settle_alike(open_names: list[tuple[Amount, CurrencyName]], told: set[str | None], pack: Pack) -> None:
    """Sums in a shared name that no country settles: in the one currency of that name that the article tells.

    "58 milliards de dinars", where another sum is in "DA".
    """
    for amount, name in open_names:
        family = pack.units.families[name.family] if name.family is not None else {"by": {}}
        alike = told & set(family["by"].values())
        if len(alike) == 1:
            amount.unit = next(iter(alike))


def _hyphened(s: Sentence, pack: Pack) -> list[str]:
    """The countries of "la ligne Dakar-Tambacounda"."""
    pieces = (piece for k, word in enumerate(s.words) if "-" in word and s.capital(k) for piece in word.split("-"))
    told = (pack.countries.entries.get(piece) for piece in pieces)
    return [country.alpha2 for country in told if country is not None and country.how != "adjective"]


def rescale(amount: Amount, countries: list[str], pack: Pack) -> None:
    """ "300 MD", millions of dinars where the article names Tunisia: a sum whose scale hangs on the country."""
    s, last = amount.sentence, amount.after - 1
    told = pack.units.scaled_in.get(s.words[last], {}) if amount.kind == BARE else {}
    found = next((told[country] for country in countries if country in told), None)
    if found is None or amount.value is None or not s.written(last).isupper():
        return
    scale = Decimal(found[1])
    amount.value = (amount.value / amount.scale * scale).normalize()
    amount.kind, amount.unit, amount.scale, amount.rule = "money", found[0], scale, "money.scaled_in"


def parts(told: list[Sentence], pack: Pack) -> list[str]:
    """The countries whose parts, towns and institutions sentences name, in their order."""
    near = (s for s in told if TOWN in s.clues)
    return [code for s in near for code, i, _ in pack.places.parts.within(s.words, 0, len(s.words)) if s.capital(i)]


def of_company(naming: Naming, pack: Pack) -> bool:
    """ "la société australienne Woodside", "l'américain Chevron": whose a firm is tells no money."""
    s, first = naming.sentence, naming.first
    if naming.country.how != "adjective":
        return False
    if first > 0 and s.words[first - 1] in pack.parties.persons:
        return False  # "le président turc Recep Tayyip Erdoğan"
    named = naming.last < len(s.words) and s.capital(naming.last)
    return named or pack.parties.generic_heads.before(s.words, first) is not None


def written(told: list[Sentence], pack: Pack) -> list[str]:
    """The countries whose press alone writes numbers as the sentences do: "2,8 G$" is Canadian, "60'000" Swiss."""
    signed = [code for s in told for code, _, _ in pack.units.written.within(s.words, 0, len(s.words))]
    numbers = [word for s in told for word in s.words if word[0].isdigit() and word[-1].isdigit()]
    return [*signed, *(code for sign, code in pack.units.grouped.items() if any(sign in word for word in numbers))]


def about(lead: list[Sentence], occasion: list[Naming], found: list[Naming], pack: Pack) -> list[str]:
    """The countries in whose money an article counts: of parts that its lead names, of its occasion, else its first.

    Countries that are only told by their adjective, as in "une société australienne", are none of them, nor one that
    is named first where much has been told already.
    """
    near = [*parts(lead, pack), *(country for s in lead for country in _hyphened(s, pack))]
    named = {naming.country.alpha2 for naming in found if naming.country.how != "adjective"}
    opening = (n for n in found if n.country.how != "adjective" and lead and n.sentence.number <= lead[-1].number)
    first = [naming.country.alpha2 for naming in occasion] or [n.country.alpha2 for n in opening][:1]
    return [*near, *(code for code in first if code in named)]
