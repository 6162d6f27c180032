"""What a sum is meant for: "17 milliards pour l'électricité", "investira 5 milliards en Inde"."""

from __future__ import annotations

from communique.languages.grammar import NUMBER
from communique.reading.facts import Amount, Figure
from communique.reading.measures.references import References, cut
from communique.reading.sentences.chunks import DASHES, Chunk
from communique.reading.sentences.document import TITLE
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


class Purposes:
    """Rules of measures that look behind the figure for what it is given, spent or lent for."""

    def __init__(self, references: References) -> None:
        self.references = references

    def meant_for(self, x: Syntax, figure: Figure) -> str | None:
        """ "17 milliards de la BOAD pour l'électricité", "2 millions pour préparer les élections"."""
        if not isinstance(figure, Amount) or figure.kind != "money":
            return None
        used = _said_of(x, figure)  # "19 milliards seront utilisés pour l'eau"
        known = (x.pack.links.spending, x.pack.parties.giving, x.pack.amounts.devoting, x.pack.modality.target_verbs)
        spent = used is not None and used.passive and any(used.lemma in verbs for verbs in known)
        at = (
            used.end
            if used is not None and spent
            else _behind_takers(x, behind_rate(x, _behind_more(x, x.behind_bracket(figure.after))))
        )
        titled = x.pack.amounts.for_what.at(x.words, at)
        paid = x.chunk_from(titled[1]) if titled is not None else None
        if paid is not None and not paid.time:  # "63 millions au titre des licences de pêche"
            return self.references.text(x, paid)
        aim = x.g.purpose.at(x.words, at)  # "pour", "afin de"
        if at + 1 >= len(x.words) or aim is None:
            return None
        group = next((g for g in x.groups if g.start == aim[1] and g.form == "infinitive"), None)
        if group is None and x.words[at] != x.g.for_:
            return None
        found = x.objects(group, limit=12)[:1] if group is not None else [x.chunk_from(at)]
        if not found or found[0] is None or found[0].time or found[0].start > at + 6:
            return None
        if _is_level(x, figure, found[0]) or _has_size(x, figure, found[0]) or _is_set(x, figure):
            return None
        named = x.s.capital(found[0].head) and x.pack.countries.at(x.words, found[0].body) is not None
        return None if named else self._both(x, found[0]) or self.references.text(x, found[0])

    def _both(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "pour l'eau et les routes rurales": two things that a title names."""
        end = x.phrase_end(chunk, frozenset())
        second = x.chunk_from(end + 1) if x.s.kind == TITLE and x.words[end : end + 1] != [] else None
        if second is None or x.words[end] not in x.g.joining or second.start != end + 1 or second.before:
            return None
        return cut(x, chunk.body, x.phrase_end(second, frozenset()))

    def given_to(self, x: Syntax, figure: Figure) -> str | None:
        """ "a consacré 480 millions à la formation", "500 millions seront consacrés à la défense"."""
        if isinstance(figure, Amount) and figure.kind == "percentage":
            return self._share_given_to(x, figure)
        if not isinstance(figure, Amount) or figure.kind != "money":
            return None
        predicate = _said_of(x, figure)
        if predicate is not None and predicate.lemma == x.g.copula:
            return self._needed_for(x, predicate)
        if predicate is not None and predicate.lemmas[0] in x.pack.links.spending and len(predicate.lemmas) > 1:
            done = x.objects(predicate, limit=12)[:1]  # "Les 22 millions serviront à réhabiliter l'aéroport"
            return self.references.text(x, done[0]) if done else None
        group = predicate or x.group_before(figure.first)
        spent = predicate is not None and predicate.lemma in x.pack.links.spending  # "610 millions vont aux routes"
        given = predicate is not None and predicate.lemma in x.pack.parties.giving and predicate.passive
        if group is None or not (spent or given or group.lemma in x.pack.amounts.devoting):
            return None
        at = predicate.end if predicate is not None else behind_rate(x, x.behind_bracket(figure.after))
        more = x.pack.changes.comparisons.at(x.words, at)
        at = more[1] if more is not None else at  # "70 millions de plus à la filière"
        chunk = x.chunk_from(at)
        served = spent and chunk is not None and not chunk.before and chunk.start == at  # "serviront le projet"
        if chunk is None or not (served or chunk.before in x.g.to) or chunk.start > at + 2 or chunk.time:
            return None
        if is_payer(x, chunk):
            return self._for_what(x, chunk.end)  # "a versé 6 milliards à ses actionnaires"
        return None if x.s.capital(chunk.body) else self.references.text(x, chunk)

    def _needed_for(self, x: Syntax, group: Group) -> str | None:
        """ "5 millions sont nécessaires à la réhabilitation du port": what they are needed for."""
        needed = x.words[group.end : group.end + 1] != [] and x.words[group.end] in x.pack.amounts.needed
        aim = x.chunk_from(group.end + 1) if needed else None
        if aim is None or aim.time or aim.start > group.end + 3 or not (aim.before in x.g.to or aim.before == x.g.for_):
            return None
        return self.references.text(x, aim)

    def fronted_aim(self, x: Syntax, figure: Figure) -> str | None:
        """ "Pour moderniser le port, il faudra 250 millions": the purpose that opens the sentence."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        aim = x.g.purpose.at(x.words, 0) if money else None
        group = x.group_before(figure.first)
        if aim is None or group is None or group.form != "finite" or group.end > figure.first:
            return None
        wanted = x.groups[0] if x.groups[0].form == "infinitive" and x.groups[0].start == aim[1] else None
        told = x.objects(wanted, limit=12)[:1] if wanted is not None else [x.chunk_from(aim[1])]
        apart = bool(told) and told[0] is not None and "," in x.words[told[0].end : group.start]
        if not apart or told[0] is None or told[0].time or is_actor(x, told[0]):
            return None
        known = (
            x.pack.parties.giving,
            x.pack.parties.taking,
            x.pack.amounts.devoting,
            x.pack.projects.status.investing,
        )
        spends = group.lemma in x.pack.amounts.requiring or any(group.lemma in verbs for verbs in known)
        return self.references.text(x, told[0]) if spends else None

    def supported(self, x: Syntax, figure: Figure) -> str | None:
        """ "soutient la réforme avec 5 millions", "participe au projet avec 43 millions": what is helped."""
        led = isinstance(figure, Amount) and figure.kind == "money" and x.words[figure.first - 1] == x.g.with_
        group = x.group_before(figure.first) if led and figure.first else None
        if group is None or group.lemma not in x.pack.amounts.supporting:
            return None
        helped = x.chunk_from(group.end)
        if helped is None or helped.time or helped.end > figure.first - 1:
            return None
        return None if is_payer(x, helped) else self.references.text(x, helped, last=figure.first - 1)

    def in_favour_of(self, x: Syntax, figure: Figure) -> str | None:
        """ "a débloqué 85 millions en faveur de la filière riz": what gets it, where that is nobody by name."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        opening = x.pack.parties.takers.at(x.words, x.behind_bracket(figure.after)) if money else None
        taker = x.chunk_from(opening[1]) if opening is not None else None
        return None if taker is None or taker.time or is_payer(x, taker) else self.references.text(x, taker)

    def _share_given_to(self, x: Syntax, figure: Amount) -> str | None:
        """ "consacre 1,4 % de son PIB à la défense"."""
        group, of = x.group_before(figure.first), x.chunk_from(figure.after)
        ratio = of is not None and of.start <= figure.after + 2 and x.pack.amounts.ratios.at(x.words, of.body)
        if group is None or of is None or not ratio or group.lemma not in x.pack.amounts.devoting:
            return None
        aim = x.chunk_from(of.end)
        given = aim is not None and aim.before in x.g.to and aim.start <= of.end + 2 and not aim.time
        return self.references.text(x, aim) if aim is not None and given else None

    def _for_what(self, x: Syntax, at: int) -> str | None:
        """ "30 millions seront attribués au Niger pour le barrage": what is done with it, behind who gets it."""
        aim = x.chunk_from(at)
        told = aim is not None and aim.before == x.g.for_ and aim.start <= at + 1 and not aim.time
        return self.references.text(x, aim) if aim is not None and told and not is_actor(x, aim) else None

    def cut_from(self, x: Syntax, figure: Figure) -> str | None:
        """ "a dû rogner 700 millions sur les crédits de la recherche": of what it is taken from."""
        group = x.group_before(figure.first) if isinstance(figure, Amount) and figure.kind == "money" else None
        at = x.behind_bracket(figure.after)
        source = x.chunk_from(at) if group is not None and group.lemma in x.pack.amounts.cutting else None
        if source is None or source.start > at + 1 or source.time:
            return None
        taken = source.before in x.pack.amounts.along or source.before in x.g.in_
        return self.references.text(x, source) if taken else None

    def put_into(self, x: Syntax, figure: Figure) -> str | None:
        """ "investira dans l'usine de Douai 200 millions": what it is put into stands before it."""
        group = x.group_before(figure.first) if isinstance(figure, Amount) and figure.kind == "money" else None
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma) if group is not None and not group.passive else None
        into = x.chunk_from(group.end) if group is not None and noun is not None else None
        if into is None or group is None or into.time or into.before not in x.g.in_ or into.start > group.end + 1:
            return None
        if group.lemma not in x.pack.projects.status.investing:
            return None  # "a coûté aux communes 4 millions"
        close = x.phrase_end(into, frozenset()) == figure.first
        return f"{noun} {x.s.span(into.start - 1, figure.first)}" if close else None

    @staticmethod
    def _as_put(x: Syntax, chunk: Chunk, noun: str) -> str | None:
        """ "a investi 2,3 milliards dans une usine": the noun of the verb, and where, unless that says too little."""
        if x.is_hollow(chunk) or x.words[chunk.head] in x.pack.amounts.instalments:
            return noun  # "au cours des 15 prochaines années", "en trois versements"
        if chunk.before not in x.g.in_:
            return None
        if x.words[chunk.head] in x.pack.projects.plain and x.tags[chunk.start] == NUMBER:
            return noun  # "dans 177 projets"
        return f"{noun} {x.s.span(chunk.start - 1, x.phrase_end(chunk, frozenset()))}"

    def spent_on(self, x: Syntax, figure: Figure) -> str | None:
        """ "10 M€ dans une ferme", "investira 5 milliards en Inde", "1,1 G$ pour un parc solaire"."""
        if not isinstance(figure, Amount) or figure.kind != "money":
            return None
        at = _behind_sum(x, figure)
        priced = figure.first > 0 and x.words[figure.first - 1] in x.g.to  # "vend le kWh à 0,3 euro au Bénin"
        if at + 1 >= len(x.words) or priced:
            return None
        word = x.words[at]
        group = x.group_before(figure.first)
        if group is not None and group.passive and group.lemma in x.pack.amounts.trading:
            return None  # "ont été facturés 48 millions au port"
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma) if group is not None else None
        near = group is not None and figure.first - group.end <= 3
        put = near and group is not None and group.lemma in x.pack.projects.status.investing
        chunk = x.chunk_from(at)
        if chunk is None or chunk.start > at + 1 or chunk.time or chunk.before != word:
            return None
        if _is_no_aim(x, figure, chunk, word) or (near and _is_charged(x, group, word)):
            return None
        if noun and near:
            return self._as_put(x, chunk, noun)
        if (word in x.g.in_ and (put or x.words[chunk.start] in x.g.indefinite)) or (
            word == x.g.for_ and chunk.start < chunk.head
        ):
            return self.references.text(x, chunk)
        return None


def _behind_more(x: Syntax, at: int) -> int:
    """Behind "supplémentaires" in "60 millions supplémentaires pour le pont"."""
    return at + (x.words[at : at + 1] != [] and x.words[at] in x.pack.amounts.further)


def _behind_sum(x: Syntax, figure: Figure) -> int:
    """The word behind a sum, what it is in brackets, and its rate."""
    at = x.behind_bracket(figure.after)
    more = x.words[at : at + 1] != [] and x.words[at] in x.pack.agreements.generic_adjectives
    return behind_rate(x, at + more)  # "10 millions nouveaux dans le port"


def _said_of(x: Syntax, figure: Figure) -> Group | None:
    """The verb of a sum: "14 millions seront affectés", "une somme de 14 millions sera affectée"."""
    direct = x.predicate(figure.first, figure.last)
    holder = x.chunk_before(figure.first - 1) if direct is None and x.words[figure.first - 1] in x.g.of else None
    if holder is None or holder.before or holder.end != figure.first - 1:
        return direct
    bare = x.words[holder.head] in x.pack.amounts.empty | x.pack.amounts.summing
    return x.predicate(holder.start, figure.last) if bare else None


def _is_level(x: Syntax, figure: Figure, chunk: Chunk) -> bool:
    """ "les engagements atteignent 742 milliards pour 118 opérations": of the subject, whatever it is for."""
    group = x.group_before(figure.first)
    if group is None or group.lemma not in x.pack.amounts.level_verbs:
        return False
    if _is_moved(x, figure, group):
        return True
    subject = x.subject(group) if figure.first and x.words[figure.first - 1] in x.g.to else None
    balance = subject is not None and x.words[subject.head] in x.pack.amounts.balances
    own = subject is None and group.end == figure.first and not group.passive
    named = x.subject(group) if own else None
    if named is not None and not named.before and not is_actor(x, named) and named.start < group.start:
        return True
    return balance or x.tags[chunk.start] == NUMBER  # "le solde s'établit à – 31 milliards pour l'énergie"


def _is_moved(x: Syntax, figure: Figure, group: Group) -> bool:
    """ "L'amende passera de 35 à 135 euros pour les récidivistes": of what goes from one level to another."""
    subject = x.subject(group) if group.lemma in x.pack.numbers.moving and group.form == "finite" else None
    led = x.words[figure.first - 1] in x.g.to or x.words[figure.first - 1] in x.pack.numbers.from_
    return led and subject is not None and not group.passive and not is_actor(x, subject)


def _is_set(x: Syntax, figure: Figure) -> bool:
    """ "Le prix du kilo est fixé à 300 FCFA pour la campagne": a price, whatever for."""
    group = x.group_before(figure.first)
    beside = group is not None and group.passive and figure.first - group.end == 1
    return beside and group is not None and x.words[group.end] in x.g.to


def _is_no_aim(x: Syntax, figure: Figure, chunk: Chunk, word: str) -> bool:
    """ "a approuvé 80 millions pour le Maroc": who gets it; or the figure is a level, or what it is for has a size."""
    taker = (word == x.g.for_ and is_actor(x, chunk)) or (word in x.g.to and is_payer(x, chunk))
    taker = taker or x.pack.parties.takers.at(x.words, _behind_sum(x, figure)) is not None
    return taker or _has_size(x, figure, chunk) or _is_level(x, figure, chunk)


def _is_charged(x: Syntax, group: Group | None, word: str) -> bool:
    """ "coûtera 30 millions à la commune": of what costs so much, whoever pays."""
    return group is not None and word in x.g.to and group.lemma in x.pack.modality.cost_verbs


def _has_size(x: Syntax, figure: Figure, chunk: Chunk) -> bool:
    """ "est porté à 1,3 milliard pour une production de 40 000 tonnes": what has a size of its own."""
    return x.words[chunk.head] in x.pack.amounts.capacities and x.words[figure.first - 1] in x.g.to


def _behind_takers(x: Syntax, at: int) -> int:
    """Behind "de la BOAD", "promis à Dakar" and "au budget 2026": who gives and who takes, and out of what."""
    at = next((g.end for g in x.groups if g.start == at and g.form == "participle"), at)
    favour = x.pack.parties.takers.at(x.words, at)  # "met 45 millions à la disposition du Bénin pour la route"
    taker = x.chunk_from(favour[1]) if favour is not None else None
    at = taker.end if favour is not None and taker is not None and taker.start <= favour[1] + 1 else at
    while at + 1 < len(x.words) and (x.words[at] in x.g.of or x.words[at] in x.g.to):
        chunk = x.chunk_from(at)
        budget = chunk is not None and x.words[at] in x.g.to and x.words[chunk.head] in x.pack.modality.budgets
        if chunk is None or chunk.start > at + 1 or not (budget or is_giver(x, chunk)):
            break
        at = x.phrase_end(chunk, frozenset())
        while budget and at < len(x.words) and (x.tags[at] == NUMBER or x.words[at] in DASHES):
            at += 1  # "au budget 2025-2026"
    return at


def behind_rate(x: Syntax, at: int) -> int:
    """Behind "par an", "sur trois ans" and the like."""
    chunk = x.chunk_from(at)
    timed = chunk is not None and chunk.time and chunk.start == at + 1
    ranged = chunk is not None and (chunk.before == x.g.by or chunk.before in x.pack.amounts.along)
    return chunk.end if chunk is not None and timed and ranged else at


def is_giver(x: Syntax, chunk: Chunk) -> bool:
    """Whether it names an organisation or country, as in "385 millions de dollars de la Banque mondiale"."""
    known = x.pack.parties.kinds.get(x.words[chunk.head])
    named = x.s.capital(chunk.body if x.g.head_first else chunk.head)
    called = chunk.end - chunk.body > 1 and all(x.s.capital(k) for k in range(chunk.body, chunk.end))
    return named and (known is not None or called or chunk.end == chunk.head + 1)  # "d'Exim Bank India"


def is_payer(x: Syntax, chunk: Chunk) -> bool:
    """Whether it is somebody who gives or gets money, which is no measure: "les pirates ont empoché 25 millions"."""
    known = x.pack.parties.kinds.get(x.words[chunk.head]) == "city" or x.words[chunk.head] in x.pack.amounts.people
    return known or is_actor(x, chunk)


def is_actor(x: Syntax, chunk: Chunk) -> bool:
    """Whether it is a country, or an organisation or person by name: "la Guinée", "JinkoSolar", "le groupe Renault"."""
    country = x.pack.countries.at(x.words, chunk.body)
    if country is not None and country[0].how != "adjective" and x.s.capital(chunk.body):
        return country[1] >= chunk.end or x.words[country[1]] in x.g.joining
    kind = x.pack.parties.kinds.get(x.words[chunk.head])
    persons = any(
        x.words[k] in x.pack.parties.persons and (k == chunk.head or x.words[k] not in x.pack.agreements.ordinals)
        for k in range(chunk.body, chunk.end if x.s.capital(chunk.body) else chunk.head + 1)
        # "le premier volet" and "le taux directeur" are nobody
    )
    thing = x.words[chunk.head] in x.pack.projects.heads.entries  # "le fonds commun"
    return persons or (kind is not None and kind != "city" and not thing)
