"""What a figure measures, in the words of the text, with references resolved."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from communique.languages import tokens
from communique.languages.grammar import PREPOSITION, PRONOUN, VERB
from communique.reading.facts import Agreement, Amount, Change, Figure, Project
from communique.reading.figures.ellipsis import BARE
from communique.reading.measures.anchors import Anchors
from communique.reading.measures.brackets import Brackets
from communique.reading.measures.complements import Complements
from communique.reading.measures.deeds import done_apart, done_to, is_joined_bare
from communique.reading.measures.distances import Distances
from communique.reading.measures.distribution import Distribution
from communique.reading.measures.predication import Predication
from communique.reading.measures.purposes import Purposes
from communique.reading.measures.references import References, cut, name_of
from communique.reading.measures.setting import Setting
from communique.reading.measures.shares import Shares
from communique.reading.measures.sizes import Sizes
from communique.reading.measures.worth import Worth
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ROW, Sentence
from communique.reading.sentences.syntax import Syntax

IN_UNITS: Final = frozenset({"money", "measure"})
"""Kinds of figures that tell a share again."""

CLOSE: Final = 3
"""Words between a part and the whole that it is of at most: "de dons sur les"."""

FIGURES: Final = 12
"""Figures back within which things of the same kind are looked for that a number counts more of."""


class Measures:
    """Settles what figures measure, in the order of the text: each may refer to those before it."""

    def __init__(
        self,
        syntax_of: Callable[[Figure], Syntax],
        previous: Callable[[Sentence], Syntax | None],
        things: list[Project | Agreement],
    ) -> None:
        self.syntax_of = syntax_of
        self.references = References(previous, things)
        self.purposes, self.shares = Purposes(self.references), Shares(self.references)
        self.predication = Predication(self.references)
        self.setting, self.sizes = Setting(self.references), Sizes(self.references)
        self.distances = Distances(self.references)
        self.distribution = Distribution(self.references)
        self.worth = Worth(self.references, self.predication)
        self.brackets = Brackets(self.references, self.predication)
        self.anchors = Anchors(self.references, self.predication, self.worth)
        self.complements = Complements(self.references, self.predication)

    def settle(self, figure: Figure) -> None:
        """Find what the figure measures."""
        self.references.forget()
        x = self.syntax_of(figure)
        if isinstance(figure, Amount) and figure.kind == "count":
            figure.measure, figure.measured_by = self._counted(x, figure), "counted"
        else:
            nouns, verbs, purposes, anchors = self.complements, self.predication, self.purposes, self.anchors
            rules = (
                nouns.inside,
                self.shares.of_whole,
                self._of_loan,
                self._at_which_rate,
                anchors.along,
                anchors.at_rate,
                self.distances.from_there,
                anchors.grown,
                nouns.of_share,
                self.brackets.bracketed,
                self.distribution.respective,
                self._compared,
                self._or_and_long,
                self._more_than_last,
                self._part_of_last,
                self._said_again,
                self._apposed,
                self._beside,
                nouns.out_of,
                nouns.of_what,
                self.setting.set_by_verb,
                anchors.bounded,
                self.worth.bought,
                self.worth.valued,
                self.sizes.sized,
                nouns.changed,
                anchors.labelled,
                anchors.named_before,
                purposes.meant_for,
                purposes.given_to,
                purposes.cut_from,
                purposes.put_into,
                purposes.spent_on,
                self._size_of,
                verbs.gifts.of_its_clause,
                verbs.gifts.done_with,
                verbs.by_verb,
                purposes.in_favour_of,
                purposes.supported,
                purposes.fronted_aim,
                self._growth_itself,
                self._like_the_last,
                anchors.topic,
            )
            hollow = x.pack.amounts.empty  # "un montant de": of what, another rule may say
            if figure.first > 2 and x.words[figure.first - 3] in x.g.indefinite:  # "un total de"
                hollow = hollow | x.pack.amounts.summing
            for rule in rules:  # the first that tells: a rule that is asked may set `spoken_of`
                found = rule(x, figure)
                if found and found.lower() not in hollow:
                    figure.measure, figure.measured_by = found, rule.__name__.lstrip("_")
                    break
            if figure.measure is None and isinstance(figure, Amount) and figure.kind == "measure":
                self._measure_left(x, figure)
        if figure.measure is not None and figure.measure.lower() in x.pack.amounts.costs:
            figure.measure = self._cost_of(x, figure) or figure.measure
        if figure.measure is None and self._is_aimed_at(x, figure):
            figure.measure, figure.measured_by = self.references.last_goal(x), "aimed_at"
        if figure.measure is not None and self._is_aim(x, figure.measure):  # "L'objectif est de 3 milliards"
            figure.measure = self.references.last_goal(x) or figure.measure
        self._of_supply(figure)
        if isinstance(figure, Amount) and figure.thing is None:
            figure.thing = self.references.spoken_of
        self.references.earlier.append(figure)

    @staticmethod
    def _is_aim(x: Syntax, measure: str) -> bool:
        """ "objectif", "objectif officiel", "Objectif 2030": an aim that does not say of what."""
        first, *rest = tokens.cut(tokens.fold(measure))
        return first in x.pack.modality.aims and x.g.of.isdisjoint(rest)

    @staticmethod
    def _of_supply(figure: Figure) -> None:
        """ "Le contrat prévoit 2 milliards de m3": of a paper, what is to be supplied by it is so much."""
        paper = figure.thing if isinstance(figure, Amount) and figure.kind == "measure" else None
        if isinstance(paper, Agreement) and paper.subject and figure.measured_by == "by_verb":
            figure.measure = paper.subject

    def _measure_left(self, x: Syntax, figure: Amount) -> None:
        """ "Un tiers, soit 16 000 tonnes, est arrivé": of what as much was told last, else of the thing told last."""
        same = next((other for other in reversed(self.references.earlier[-2:]) if other.measure), None)
        near = isinstance(same, Amount) and x.s.number - same.sentence.number <= 1
        if isinstance(same, Amount) and near and same.unit == figure.unit and figure.thing is None:
            figure.measure, figure.measured_by = same.measure, "last_of_unit"
            return
        thing = figure.thing or self.references.last_thing_before(x, figure.start)
        supply = thing.subject if isinstance(thing, Agreement) else None  # "Il prévoit 2 milliards de m3"
        told = supply or (name_of(thing) if thing is not None else None)
        figure.measure, figure.measured_by = told, "last_thing" if told is not None else ""

    def _cost_of(self, x: Syntax, figure: Figure) -> str | None:
        """ "Le pont a été ouvert en mai, au coût de 6 millions": of what its clause is about, where that is built."""
        group = x.group_before(figure.first)
        while group is not None and group.form != "finite":
            group = x.group_before(group.start)
        subject = x.subject(group) if group is not None else None
        built = subject is not None and x.words[subject.head] in x.pack.projects.heads.entries
        return self.references.quantity(x, figure.measure, subject, last=figure.first) if built else None

    def _is_aimed_at(self, x: Syntax, figure: Figure) -> bool:
        """ "Nous visons 30 milliards": a level of what was measured before."""
        group = x.group_before(figure.first)
        if group is None or group.lemma not in x.pack.amounts.aiming:
            return False
        known = x.pack.modality
        wanted = any(lemma in known.target_verbs or lemma in known.target_carriers for lemma in group.lemmas[:-1])
        if group.lemma in x.pack.amounts.level_verbs and not (wanted or group.form == "infinitive"):
            return False  # "ont atteint 5 milliards", unlike "espère atteindre 5 milliards"
        on = group.end == figure.first - 1 and x.words[group.end] in x.pack.amounts.along  # "table sur 8 milliards"
        return on or group.end == figure.first

    # Rules

    def _counted(self, x: Syntax, figure: Amount) -> str | None:
        """The noun that is counted, with its adjectives; "sociétés de ce type" are what the sentence counts."""
        if x.pack.amounts.of_this_kind.at(x.words, figure.after):
            number_of = x.pack.amounts.number_of.within(x.words, 0, figure.first)
            named = x.chunk_from(number_of[-1][2]) if number_of else None
            if named is not None:
                return self.references.text(x, named)
        set_by = self.setting.set_by_verb(x, figure) or self._first_level(x, figure)
        if set_by is not None:
            return set_by  # "La décision fixe à 30 000 le nombre de visas"
        if figure.rule.endswith(BARE):
            near = islice(reversed(self.references.earlier), FIGURES)
            alike = [f for f in near if isinstance(f, Amount) and f.kind == "count" and f.unit == figure.unit]
            if alike:  # "766 appareils l'an dernier, contre 735"
                nouns = (noun for noun in map(self._noun_of, alike) if noun is not None)
                told, noun = alike[0].measure, next(nouns, None)
                return told if told == noun else done_apart(x, figure, noun) or told
        level = self._level(x, figure)
        if level is not None:
            return level
        chunk = x.chunk_at(figure.after - 1)
        if x.s.kind == ROW and (chunk is None or x.words[chunk.head][0].isdigit()):
            return figure.unit  # the head of its column
        if chunk is None or figure.rule.endswith(BARE):
            return self.predication.by_verb(x, figure) if chunk is None else figure.unit
        of_quantity = self._of_quantity(x, figure)
        if of_quantity is not None:
            return of_quantity
        counted, end = self._bare_noun(x, figure, chunk)
        done = done_to(x, chunk, end)
        return f"{counted} {done}" if counted is not None and done is not None else counted

    @staticmethod
    def _bare_noun(x: Syntax, figure: Amount, chunk: Chunk) -> tuple[str | None, int]:
        """What a number counts without what is done to it, and where that ends."""
        first = min(figure.after - 1, chunk.head) if x.g.head_first else chunk.body
        end = x.phrase_end(chunk, frozenset(), joins=is_joined_bare(x, chunk))
        return cut(x, max(chunk.body, first), end), end

    def _noun_of(self, figure: Amount) -> str | None:
        """The same of a figure told before; of one without its noun, what it was found to count."""
        x = self.syntax_of(figure)
        chunk = x.chunk_at(figure.after - 1)
        bare = chunk is None or figure.rule.endswith(BARE)
        return None if bare or chunk is None else self._bare_noun(x, figure, chunk)[0]

    def _of_quantity(self, x: Syntax, figure: Amount) -> str | None:
        """ "la cadence doit être portée à 75 exemplaires", "le carnet comptait 8 000 avions": of what is so many."""
        group = x.group_before(figure.first)
        if group is None or group.lemma not in x.pack.amounts.level_verbs or figure.first - group.end > FIGURES:
            return None
        told = x.subject(group) if group.passive or not (objects := x.objects(group, limit=6)) else objects[0]
        if told is not None and told.start >= figure.first:
            told = x.subject(group)
        if told is None or told.end > figure.first or x.words[told.head] not in x.pack.amounts.quantities:
            return None
        to = x.words[figure.first - 1] in x.g.to or x.words[figure.first - 1] in x.pack.numbers.from_
        to = to or group.end == figure.first
        return (
            self.references.text(x, told, last=figure.first - 1 if told.start > group.start else group.start)
            if to
            else None
        )

    def _first_level(self, x: Syntax, figure: Amount) -> str | None:
        """ "La capacité du port passera de 1 à 2,5 millions de conteneurs": of what the first of two levels is."""
        moved = x.words[max(0, figure.first - 1)] in x.pack.numbers.from_
        return self._of_quantity(x, figure) if moved else None

    def _level(self, x: Syntax, figure: Amount) -> str | None:
        """ "ses ventes ont crû de 2 %, à 1,1 million d'unités, contre 1 million d'unités": of what that is a level."""
        same = self.references.same_sentence(x)
        if x.pack.amounts.versus.before(x.words, figure.first) and isinstance(same, Amount):
            return same.measure if (same.kind, same.unit) == (figure.kind, figure.unit) else None
        if _is_led_to(x, figure, same):
            return same.measure if same is not None else None
        k = figure.first - 2
        if k < 1 or x.words[k] != "," or x.words[k + 1] not in x.g.to:
            return None
        if isinstance(same, Change) and VERB not in x.tags[same.after : k]:
            return same.measure
        group = x.group_before(k)
        risen = x.chunk_from(group.end) if group is not None else None
        known = risen is not None and risen.end <= k and x.words[risen.head] in x.pack.changes.nouns
        return self.predication.registered(x, risen.head) if risen is not None and known else None

    def _at_which_rate(self, x: Syntax, figure: Figure) -> str | None:
        """ "a levé 90 milliards à 6,8 %": the rate at which money is borrowed."""
        group = x.group_before(figure.first)
        same = self.references.same_sentence(x)
        share = isinstance(figure, Amount) and figure.kind == "percentage" and x.words[figure.first - 1] in x.g.to
        sum_told = isinstance(same, Amount) and same.kind == "money"
        lent = group is not None and group.lemma in x.pack.amounts.borrowing
        return x.pack.amounts.rate if share and sum_told and lent else None

    def _of_loan(self, x: Syntax, figure: Figure) -> str | None:
        """ "un prêt consenti à 2,5 %": its rate."""
        if not isinstance(figure, Amount) or figure.kind != "percentage" or not figure.first:
            return None
        loan = self.references.last_thing_before(x, figure.start) if x.words[figure.first - 1] in x.g.to else None
        if not isinstance(loan, Agreement) or loan.type != "loan" or loan.sentence is not x.s:
            return None
        return f"{x.pack.amounts.rate} {self.references.of(x, loan, loan.sentence.words[loan.noun])}"

    def _compared(self, x: Syntax, figure: Figure) -> str | None:
        """ "contre 684 millions un an plus tôt": what the figure before it measures."""
        versus = x.pack.amounts.versus.before(x.words, _before_peak(x, figure.first))
        same = self.references.same_sentence(x)
        whose = self._whose_share(x, figure, same)
        if whose is not None:
            return whose
        if versus is not None and same is not None and _kind(same) != _kind(figure):
            here = (other for other in reversed(self.references.earlier) if other.sentence is x.s)
            same = next((other for other in here if _kind(other) == _kind(figure)), same)
        again = versus is not None or _is_converted(figure, same) or _is_joined(x, figure)
        again = again or self._is_share_in_money(x, figure) or _is_reached(x, figure, same)
        again = again or _is_whole_of(x, figure, same)
        at = x.behind_bracket(figure.after)
        other = x.chunk_from(at) if versus is not None and x.words[at : at + 1] == [x.g.for_] else None
        season = other is not None and x.words[other.head] in x.pack.amounts.seasons | x.pack.amounts.harvests
        told = other is not None and other.start == at + 1 < other.body and not x.s.capital(other.body)
        if other is not None and told and not (other.time or season):
            return self.references.text(x, other)  # "303 millions, contre 138 millions pour les importations"
        return same.measure if again and same is not None else None

    def _whose_share(self, x: Syntax, figure: Figure, same: Figure | None) -> str | None:
        """ "Les ventes à l'export représentent 60 % du total, soit 12 millions": in money, of what has the share."""
        share = isinstance(same, Amount) and isinstance(figure, Amount) and figure.kind in IN_UNITS
        share = share and isinstance(same, Amount) and same.kind == "percentage"
        if not share or same is None or x.pack.links.equivalents.before(x.words, figure.first) is None:
            return None
        group = x.group_before(same.first)
        level = group is not None and group.lemma in x.pack.amounts.level_verbs and group.end >= same.first - 1
        subject = x.subject(group) if level and group is not None else None
        if group is None or subject is None or subject.before or subject.start > group.start:
            return None
        if x.s.capital(subject.body):
            return same.measure  # "L'Océanie représente 14 % des ventes, soit 1,3 milliard"
        return self.predication.named(x, figure, subject, last=group.start)

    def _is_share_in_money(self, x: Syntax, figure: Figure) -> bool:
        """ "représente 72 % du PIB, soit 14 500 milliards": what the share was said of."""
        that_is = x.pack.links.equivalents.before(x.words, figure.first)
        whole = x.chunk_before(that_is[1]) if that_is is not None else None
        return whole is not None and x.pack.amounts.ratios.at(x.words, whole.body) is not None

    def _size_of(self, x: Syntax, figure: Figure) -> str | None:
        """ "préparent une zone franche à Ben, sur 150 hectares": of the thing before it that it is the size of."""
        thing = figure.thing if isinstance(figure, Amount) and figure.kind == "measure" else None
        beside = isinstance(thing, Project) and thing.sentence is x.s and thing.first < figure.first
        group = x.group_before(figure.first)  # "La mine produit 234 000 onces"
        done = group is not None and group.lemma in x.pack.amounts.nouns_of_verbs
        subject = x.subject(group) if group is not None else None
        done = done or (subject is not None and x.words[subject.head] in x.pack.amounts.stocks)
        return name_of(thing) if thing is not None and beside and not done else None

    def _or_and_long(self, x: Syntax, figure: Figure) -> str | None:
        """ "un tuyau de 711 mm ou 28 pouces et long de 15,4 km": another size of the same thing."""
        same = self.references.same_sentence(x)
        if not (isinstance(figure, Amount) and isinstance(same, Amount) and figure.kind == same.kind == "measure"):
            return None
        words = x.pack.projects.size_words.at(x.words, same.after + 1)
        at = words[1] if words is not None else same.after + 1
        sides = x.words[same.after + 1 : figure.first] + x.words[figure.after : figure.after + 2]  # "de diamètre"
        named = not x.pack.amounts.capacities.isdisjoint(sides)
        joined = at == figure.first and x.words[same.after] in x.g.joining
        return same.measure if joined and not named else None

    def _more_than_last(self, x: Syntax, figure: Figure) -> str | None:
        """ "3,4 millions de voyageurs l'an dernier, 21 % de plus qu'en 2023", "soit deux fois moins": of the last."""
        same = self.references.same_sentence(x) or self._last_of_that(x, figure)
        if same is None or not isinstance(figure, Change) or not figure.first:
            return None
        said = any(group.start <= figure.number < group.end for group in x.groups)  # "a doublé"
        compared = x.pack.changes.comparisons.at(x.words, figure.after) is not None
        compared = compared or (figure.basis == "factor" and not said)
        that_is = x.pack.links.equivalents.before(x.words, figure.first)
        opening = that_is[1] - 1 if that_is is not None else figure.first - 1
        apart = opening > 0 and x.words[opening] == "," and VERB not in x.tags[same.after : figure.first]
        return same.measure if compared and (apart or same.sentence is not x.s) else None

    def _last_of_that(self, x: Syntax, figure: Figure) -> Figure | None:
        """ "… a vendu 20 000 voitures. C'est 5 % de moins qu'en 2023": the figure that a pronoun stands for."""
        group = x.group_before(figure.first)
        that = group is not None and group.lemma == x.g.copula and group.start == 1 and x.tags[0] == PRONOUN
        last = self.references.earlier[-1] if that and self.references.earlier else None
        return last if last is not None and x.s.number - last.sentence.number == 1 else None

    def _part_of_last(self, x: Syntax, figure: Figure) -> str | None:
        """ "longue de 545 km, dont 58 au Québec": a part of the size told right before."""
        same = self.references.same_sentence(x)
        if not (isinstance(figure, Amount) and isinstance(same, Amount) and figure.kind == same.kind == "measure"):
            return None
        part = figure.first > 0 and x.words[figure.first - 1] in x.pack.amounts.part_words
        where = x.tags[figure.after : figure.after + 1] == [PREPOSITION]
        return same.measure if part and where and figure.unit == same.unit else None

    def _said_again(self, x: Syntax, figure: Figure) -> str | None:
        """ "a interrompu son aide au gouvernement, soit 432 millions d'euros": what the verb before acts on."""
        that_is = x.pack.links.equivalents.before(x.words, figure.first)
        if that_is is None or self.references.same_sentence(x) is not None or not isinstance(figure, Amount):
            return None
        group = x.group_before(that_is[1])
        named = x.chunk_before(that_is[1]) if group is None else None
        if named is not None and not named.time and that_is[1] - named.end <= 1:
            return self.references.text(x, x.top(x.unplaced(named)), last=that_is[1] - 1)
        objects = x.objects(group) if group is not None else []
        told = next((chunk for chunk in objects if chunk.end <= that_is[1]), None)
        share = told is not None and x.words[told.head] in x.pack.numbers.fractions
        if group is not None and share and group.lemma in x.pack.amounts.level_verbs:
            told = x.subject(group)  # "les échanges agricoles représentent un tiers du commerce, soit 260 millions"
        return self.references.text(x, told, last=that_is[1]) if told is not None else None

    def _apposed(self, x: Syntax, figure: Figure) -> str | None:
        """ "a validé l'investissement, 22 millions d'euros": the money or goods that a figure behind a comma tells."""
        k = figure.first - 1
        if not isinstance(figure, Amount) or k < 2 or x.words[k] != ",":
            return None
        noun = x.chunk_before(k)
        if noun is not None and figure.kind == "measure":
            return self._stock(x, x.top(x.unplaced(noun)), k, figure.after)
        if noun is None or figure.kind != "money" or noun.end != k or noun.start == noun.body or noun.before:
            return None
        known = x.words[noun.head] in x.pack.amounts.money_words
        return self.references.text(x, noun, last=k) if known else None

    def _beside(self, x: Syntax, figure: Figure) -> str | None:
        """ "a accordé une aide d'urgence 50 000 francs": the money whose sum follows without a word between."""
        noun = x.chunk_before(figure.first)
        if noun is None or not isinstance(figure, Amount) or figure.kind != "money" or noun.end != figure.first:
            return None
        whole = x.root(noun)
        known = x.words[whole.head] in x.pack.amounts.money_words and not whole.before
        return self.references.text(x, whole, last=figure.first) if known else None

    def _stock(self, x: Syntax, noun: Chunk, last: int, after: int) -> str | None:
        """ "dispose de réserves de phosphate, 12 milliards de tonnes": what a verb before acts on."""
        group = x.group_before(noun.start)
        close = x.words[after] in (".", ";", ",", ")") if after < len(x.words) else True
        if group is None or not close or noun.start - group.end > 1 or noun.time or x.s.capital(noun.head):
            return None
        return self.references.text(x, noun, last=last)

    def _growth_itself(self, x: Syntax, figure: Figure) -> str | None:
        """ "le ministère table sur une croissance de 4,4 %": growth of which nothing says of what is that of all."""
        if not isinstance(figure, Change):
            return None
        at, behind = figure.after + 1, x.words[figure.after : figure.after + 2]
        if len(behind) > 1 and behind[0] in x.g.of and behind[1] in x.pack.changes.growth:
            return x.s.written(at)  # "un objectif de 10 % de croissance"
        noun = x.chunk_before(figure.first)
        return x.s.written(noun.head) if noun is not None and x.words[noun.head] in x.pack.changes.growth else None

    def _like_the_last(self, x: Syntax, figure: Figure) -> str | None:
        same = self.references.same_sentence(x)
        return same.measure if same is not None else None


def _kind(figure: Figure) -> str:
    """Of what kind a figure is: only like is compared with like."""
    return figure.kind if isinstance(figure, Amount) else ""


def _is_joined(x: Syntax, figure: Figure) -> bool:
    """ "l'accroissement de la production de 5 % par rapport à 2019 et de 13 % comparativement à 2018": once more."""
    k = figure.first - 2
    joined = figure.rule == "change.joined" and k > 0 and x.words[k + 1] in x.g.of and x.words[k] in x.g.joining
    return joined and x.words[figure.after : figure.after + 1] != [] and x.words[figure.after] not in x.g.of


def _before_peak(x: Syntax, first: int) -> int:
    """Before "un pic de" in "contre un pic de 72 %", which names no more than a level."""
    peak = x.chunk_before(first - 1) if first > 1 and x.words[first - 1] in x.g.of else None
    named = peak is not None and peak.end == first - 1 and x.words[peak.head] in x.pack.amounts.peaks
    return peak.start if peak is not None and named else first


def _is_whole_of(x: Syntax, figure: Figure, part: Figure | None) -> bool:
    """ "n'a reçu que 3 millions de dons sur les 8 millions nécessaires": the whole of the sum before it."""
    k = figure.first - 2
    along = k > 0 and x.words[k] in x.pack.amounts.along and x.words[k + 1] in x.g.plural_determiners
    like = isinstance(part, Amount) and isinstance(figure, Amount) and part.kind == figure.kind == "money"
    return along and like and part is not None and k - part.after <= CLOSE and VERB not in x.tags[part.after : k]


def _is_led_to(x: Syntax, figure: Figure, last: Figure | None) -> bool:
    """ "une hausse de 7 % de sa production à 80 000 tonnes": the level right behind what a change is of."""
    k = figure.first - 1
    led = isinstance(last, Change) and last.after < k and x.words[k] in x.g.to and isinstance(figure, Amount)
    opens = led and last is not None and x.words[last.after] in x.g.of
    return opens and last is not None and VERB not in x.tags[last.after : k] and "," not in x.words[last.after : k]


def _is_reached(x: Syntax, figure: Figure, last: Figure | None) -> bool:
    """ "augmentera sa production de 30 % pour atteindre 250 000 onces": the level that a change leads to."""
    if not isinstance(last, Change) or not isinstance(figure, Amount):
        return False
    if figure.kind != "percentage" and _is_led_to(x, figure, last):
        return True
    leads = x.pack.links.level_phrases.before(x.words, figure.first)
    return leads is not None and leads[1] >= last.after and VERB not in x.tags[last.after : leads[1]]


def _is_converted(figure: Figure, last: Figure | None) -> bool:
    """ "un contrat de 310 milliards de wons, environ 187 millions d'euros": a sum right behind one in other money."""
    if not isinstance(figure, Amount) or not isinstance(last, Amount) or (figure.kind, last.kind) != ("money", "money"):
        return False
    apart = figure.sentence.words[last.after : figure.first]
    return apart == [","] and figure.unit != last.unit
