"""What a verb gives, spends, makes or deals in: "a exporté 34 milliards de m3", "12 millions ont été investis"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADVERB, CLITIC, SUBORDINATOR
from communique.reading.facts import Amount, Figure, Project
from communique.reading.figures.ellipsis import MILLION
from communique.reading.measures.purposes import is_actor, is_payer
from communique.reading.measures.references import References, name_of
from communique.reading.modality.grounds import first_of_total, shown_as
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

LONGEST_NAME: Final = 4
"""Words of the name of who gives or spends at most: "exportations d'Émirats arabes unis"."""


class Gifts:
    """Rules of measures that ask what a verb does with a figure that is its object, or its subject in the passive."""

    def __init__(self, references: References) -> None:
        self.references = references

    def is_given(self, x: Syntax, group: Group, figure: Figure) -> bool:
        """Whether the figure is what a verb gives, spends or makes, so that its subject is not what is measured."""
        if not isinstance(figure, Amount) or group.passive:
            return False
        direct = figure.first - group.end <= 4 and not any(x.tags[k] == "P" for k in range(group.end, figure.first))
        deals = group.lemma in x.pack.amounts.nouns_of_verbs  # "a importé en mai 1,2 million de tonnes"
        direct = direct or self._is_listed(x, group, figure) or (deals and _is_beside(x, group.end, figure.first))
        if not direct or group.lemma not in x.pack.amounts.level_verbs:
            return direct
        subject = x.subject(group) if group.lemma in x.pack.amounts.nouns_of_verbs else None
        if subject is None:
            return (
                figure.kind == "money" and group.lemma in x.pack.amounts.nouns_of_verbs
            )  # "dit avoir perdu 3 millions"
        named = figure.kind == "money" and x.s.capital(subject.head)  # "Arva a perdu 2 milliards"
        large = figure.kind == "money" and figure.scale >= MILLION  # not the price of "le gazole a perdu 4 centimes"
        lost = large and group.lemma in x.pack.amounts.losing
        named = named or lost  # "l'économie a perdu 2 milliards"
        return named or (is_payer(x, subject) if figure.kind == "money" else is_actor(x, subject))

    def _is_listed(self, x: Syntax, group: Group, figure: Amount) -> bool:
        """ "a payé 34 milliards aux salariés, 162 milliards à l'État et 2 milliards aux villes": one more of them."""
        last = self.references.same_sentence(x)
        like = isinstance(last, Amount) and last.kind == figure.kind == "money" and group.end <= last.first
        apart = x.words[figure.first - 1 : figure.first]
        joined = apart == [","] or not x.g.joining.isdisjoint(apart)
        puts = group.lemma in x.pack.projects.status.investing  # "dans la première, et 40 millions dans la deuxième"
        return like and joined and not puts and last is not None and x.group_before(last.first) is group

    def of_gift(self, x: Syntax, group: Group, subject: Chunk | None) -> str | None:
        """ "exportations du Turkménistan"; "promet 5 milliards" says nothing of what they are for."""
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma)
        if noun is not None and x.words[group.start - 1] in x.g.reflexives:
            noun = None  # "Les appartements se sont vendus 9 460 euros le mètre carré"
        opened = x.relative(group)
        taken_up = opened is not None and opened[0] not in x.g.object_relatives and opened[1].end <= group.start
        if opened and taken_up and not is_actor(x, opened[1]):
            return self.references.text(x, x.top(opened[1]))  # "la route, pour laquelle Tachkent a débloqué"
        puts = noun is not None or group.lemma in x.pack.projects.status.investing | x.pack.amounts.devoting
        into = self._into_it(x, group) if puts else None
        if into is not None:
            return into
        if noun is None:
            known = x.pack.parties.giving | x.pack.modality.asking | x.pack.modality.imposing
            given = group.lemma in known or group.lemma in x.pack.amounts.devoting & x.pack.modality.target_verbs
            costs = group.lemma in x.pack.links.worth_verbs  # "la remise en état exigerait 300 millions"
            given = given and not (costs and subject is not None and not is_payer(x, subject))
            named = subject is not None and (x.s.capital(subject.head) or is_payer(x, subject))
            named = named or given  # "Les bailleurs ont promis 1,1 milliard"
            return (
                None
                if subject is None or named or subject.before
                else self.references.text(x, subject, last=group.start)
            )
        return self._noun_of(x, noun, subject) if subject is not None else noun

    def given_whither(self, x: Syntax, group: Group, figure: Figure, subject: Chunk | None) -> str | None:
        """ "a exporté 34 milliards de m3 vers l'Europe": with where it goes."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        if group.lemma in x.pack.projects.status.investing and not money:
            return None  # "injectera 200 MW dans le réseau"
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma)
        sized = isinstance(figure, Amount) and figure.kind == "measure"  # "Ces panneaux fourniront 15 GWh par an"
        goods = self._of_it(x, group) if sized and noun is not None else None
        if goods is not None:
            return goods
        named = subject is None or x.s.capital(subject.head) or is_actor(x, subject)
        earned = noun in x.pack.modality.earnings and subject is not None and not is_actor(x, subject)
        told = (noun is None and sized and not named) or earned
        if subject is not None and told and not money:
            return self.references.text(x, subject, last=group.start)
        given = self.of_gift(x, group, subject)
        if given is None or noun is None or not given.startswith(noun):
            return given
        into = self.whither(x, figure) or _where(x, group.end, figure.first)
        return (self.handed_over(x, group, figure) if money else None) or (f"{given} {into}" if into else given)

    def handed_over(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "a payé 162 milliards au gouvernement": what is handed over, and who gets it."""
        noun, at = x.pack.amounts.nouns_of_verbs.get(group.lemma), x.behind_bracket(figure.after)
        taker = x.chunk_from(at) if noun is not None and group.lemma in x.pack.amounts.handed else None
        if taker is None or taker.start > at + 1 or taker.before not in x.g.to or taker.time:
            return None
        return f"{noun} {x.s.span(at, x.phrase_end(taker, frozenset()))}"

    def _of_it(self, x: Syntax, group: Group) -> str | None:
        """ "L'huile de palme domine : l'Inde en a acheté 4 millions de tonnes": of the goods told before."""
        it = range(max(0, group.start - 1), group.end)
        if not any(x.words[k] == x.pack.amounts.it and x.tags[k] == CLITIC for k in it):
            return None
        own = x.subject(group)
        told = (x.subject(g) for g in reversed(x.groups) if g.end <= group.start and g.form == "finite")
        goods = next((chunk for chunk in told if chunk is not None and chunk is not own), None)
        return self.references.text(x, goods) if goods is not None and not is_actor(x, goods) else None

    def whither(self, x: Syntax, figure: Figure) -> str | None:
        """ "vers l'Europe" behind a figure: where what it measures goes."""
        at = x.behind_bracket(figure.after)
        behind = x.chunk_from(at)
        there = behind is not None and behind.start <= at + 2 and x.s.capital(behind.body) and not behind.time
        if behind is None or not there or x.words[at] not in x.pack.amounts.toward:
            return None
        return x.s.span(at, x.phrase_end(behind, frozenset()))

    def _into_it(self, x: Syntax, group: Group) -> str | None:
        """ "Le promoteur compte y investir 45 millions": the undertaking told last."""
        there = x.pack.amounts.there in x.words[max(0, group.start - 1) : group.end]
        thing = self.references.last_thing_before(x, x.s.starts[group.start], Project) if there else None
        if thing is None or x.s.number - thing.sentence.number > 1:
            return None
        self.references.spoken_of = thing
        return name_of(thing)

    def _noun_of(self, x: Syntax, noun: str, subject: Chunk) -> str:
        """ "exportations du Turkménistan", of a subject that has a name."""
        if not x.s.capital(subject.head) or subject.end - subject.body > LONGEST_NAME:
            return noun
        article = x.words[subject.start] if subject.start < subject.body else ""
        whole = x.phrase_end(subject, frozenset())  # "la Corée du Sud"
        end = whole if x.s.capital(whole - 1) and whole - subject.body <= LONGEST_NAME else subject.end
        name = x.s.span(subject.body, end)
        return f"{noun} {x.g.behind_of(name, article)}"

    def of_its_clause(self, x: Syntax, figure: Figure) -> str | None:
        """ "les 648 km que compte la ligne", "les 5 milliards que coûtera le pont": the subject of its clause."""
        at = x.behind_bracket(figure.after)
        told = shown_as(x, at)
        if told is not None and x.words[told.head] not in x.pack.amounts.empty | x.pack.amounts.summing:
            return self.references.text(x, told)
        shown = x.pack.modality.presenting.at(x.words, at + 1) if x.words[at : at + 1] in ([","], [":"]) else None
        at = shown[1] if shown is not None else at  # "Un milliard : c'est ce que coûtera la dépollution"
        if not isinstance(figure, Amount) or x.g.object_relatives.isdisjoint(x.words[at : at + 1]):
            return None
        group = next((g for g in x.groups if at < g.start <= at + 2 and g.form == "finite"), None)
        told = x.chunk_from(group.end) if group is not None else None
        if told is None or group is None or told.start > group.end or told.before or told.time:
            return None
        given = is_actor(x, told) or group.lemma not in x.pack.amounts.level_verbs
        return self.of_gift(x, group, told) if given else self.references.text(x, told)

    def dealt_with(self, x: Syntax, figure: Figure) -> str | None:
        """ "a produit 600 tonnes d'or", "600 tonnes ont été livrées": the noun of what is done with goods."""
        group = x.group_before(figure.first)
        direct = group is not None and not group.passive
        direct = direct and group is not None and _is_beside(x, group.end, figure.first)
        if not direct:
            group = x.predicate(figure.first, x.behind_bracket(figure.after))
            group = group if group is not None and group.passive else None
        if group is None:  # "importe 200 tonnes de sucre et 400 tonnes de riz"
            before, same = x.group_before(figure.first), self.references.same_sentence(x)
            done = x.pack.amounts.nouns_of_verbs.get(before.lemma, "") if before is not None else ""
            beside = x.words[figure.first - 1] in x.g.joining or x.words[figure.first - 1] == ","
            joined = same is not None and bool(same.measure) and beside
            return done if joined and same is not None and done and str(same.measure).startswith(done) else None
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma)
        return None if noun in x.pack.projects.money | x.pack.modality.announced else noun  # "offre 42 000 m²"

    def done_with(self, x: Syntax, figure: Figure) -> str | None:
        """ "12 millions ont été investis": what is done with a sum that is the subject."""
        at = x.behind_bracket(figure.after)
        while x.tags[at : at + 1] == [ADVERB]:
            at += 1  # "3,7 milliards déjà dépensés"
        made = next((g for g in x.groups if g.start == at and g.form == "participle"), None)
        # "135 000 tonnes expédiées"
        if made is not None and isinstance(figure, Amount) and figure.kind != "percentage":
            part = figure.first > 0 and x.words[figure.first - 1] in x.pack.amounts.part_words
            whole = self.references.same_sentence(x) if part and made.lemma in x.pack.parties.giving else None
            if whole is not None and whole.measure:
                return whole.measure  # "a coûté 22 millions, dont neuf millions apportés par Rome"
            noun = x.pack.amounts.nouns_of_verbs.get(made.lemma)
            return f"{noun}{self._whither_put(x, figure, made)}" if noun is not None else None
        sums = isinstance(figure, Amount) and figure.kind != "percentage"
        group = x.predicate(first_of_total(x, figure), at) if sums else None
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma) if group is not None and group.passive else None
        same = self.references.same_sentence(x) if noun is not None else None
        if same is not None and same.measure:
            return same.measure  # "dont 41 millions ont été décaissés"
        return f"{noun}{self._whither_put(x, figure, group)}" if noun is not None and group is not None else None

    def _whither_put(self, x: Syntax, figure: Figure, group: Group) -> str:
        """What money is put into, as the words " en terrains virtuels" behind the noun of the verb."""
        into = x.chunk_from(group.end)
        money = isinstance(figure, Amount) and figure.kind == "money"  # not "sont reboisés dans quatre provinces"
        if into is None or not money or into.start > group.end + 1 or into.before not in x.g.in_:
            return ""
        if x.is_hollow(into) or into.time or x.s.capital(into.head):
            return ""
        return f" {x.s.span(into.start - 1, x.phrase_end(into, frozenset()))}"


def _where(x: Syntax, start: int, end: int) -> str | None:
    """The place between a verb and its figure: "a engagé en Côte d'Ivoire 310 milliards"."""
    place = next((c for c in x.chunks if c.start >= start and c.end <= end and is_place(x, c)), None)
    return x.s.span(place.start - 1, _end(x, place)) if place is not None and place.start > start else None


def _end(x: Syntax, chunk: Chunk) -> int:
    """Where the name of a place ends: "en Côte d'Ivoire"."""
    return chunk.end if chunk.time else x.phrase_end(chunk, frozenset())


def is_place(x: Syntax, chunk: Chunk) -> bool:
    """ "en Côte d'Ivoire", "vers l'Ouest libyen", "à Dosso": where to, by a name."""
    there = chunk.before in x.g.in_ or chunk.before in x.g.to or chunk.before in x.pack.amounts.toward
    return there and x.s.capital(chunk.body) and not chunk.time


def _is_beside(x: Syntax, start: int, end: int) -> bool:
    """Whether nothing but how, where and since when stands between a verb and its figure: "fournit depuis mai 204"."""
    inside = [chunk for chunk in x.chunks if chunk.start >= start and chunk.end <= end]
    told = [chunk for chunk in inside if chunk.time or is_place(x, chunk)]
    timed = {k for chunk in told for k in range(chunk.start - bool(chunk.before), _end(x, chunk))}
    only = end - 1 if x.tags[end - 1] == SUBORDINATOR else end  # "n'importe plus que 2 millions de tonnes"
    return all(x.tags[k] == ADVERB or k in timed for k in range(start, only))
