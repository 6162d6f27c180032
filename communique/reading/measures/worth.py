"""What a sum behind "d'une valeur de" measures: the thing that is worth it."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADJECTIVE, ADVERB, NUMBER, PARTICIPLE, PRONOUN, PUNCTUATION, SUBORDINATOR, VERB
from communique.reading.facts import Agreement, Figure
from communique.reading.measures.bearers import first_told, fronted, told_behind, unmarked
from communique.reading.measures.predication import Predication
from communique.reading.measures.purposes import is_actor
from communique.reading.measures.references import References, cut
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

FAR: Final = 6
"""Words between a thing and its worth at most."""

ASIDE: Final = 9
"""Words of a worth that is told again in other money at most."""


class Worth:
    """Rules of measures that look before the words between a thing and what it is worth."""

    def __init__(self, references: References, predication: Predication) -> None:
        self.references, self.predication = references, predication

    def bought(self, x: Syntax, figure: Figure) -> str | None:
        """ "Pour 90 millions, Suma reprend l'usine", "Contre 60 millions, le fonds met la main sur la mine": that."""
        at = x.behind_bracket(figure.after)
        if figure.first != 1 or x.words[0] not in x.g.prices or x.words[at : at + 1] != [","]:
            return None
        group = next((g for g in x.groups if g.start > at and g.form == "finite"), None)
        told = x.objects(group) if group is not None and not group.passive else []
        if not told:
            return None
        light = x.words[told[0].head] in x.pack.amounts.gripping  # "met la main sur"
        whole = x.chunk_from(told[0].end) if light else told[0]
        return None if whole is None or whole.time else self.references.text(x, whole)

    def valued(self, x: Syntax, figure: Figure) -> str | None:
        """ "des projets d'une valeur de 1,3 milliard": the thing that is worth it."""
        opening = x.pack.amounts.value_of.before(x.words, figure.first)
        if not opening or any(g.form == "finite" and g.start < opening[1] < g.end for g in x.groups):
            return None
        told = fronted(x, opening[1], x.behind_bracket(figure.after))
        if told is not None:
            return self.references.text(x, told)
        called = self._called_upon(x, figure, opening[1])
        if called is not None:
            return called
        rules = (self._shared, self._contributed, self._paid, self._sold)
        shared = next((found for rule in rules if (found := rule(x, figure, opening[1]))), None)
        return shared or self._of_words(x, figure, opening[1])

    def _called_upon(self, x: Syntax, figure: Figure, opening: int) -> str | None:
        """ "L'ONU appelle à un financement de 33 milliards": what is called for, and not who does."""
        group = x.group_before(opening)
        noun = x.chunk_from(opening) if group is not None and group.end == opening else None
        known = x.pack.modality  # "ont convenu d'un prix de 45 euros"
        calls = group is not None and (group.lemma in known.calling or group.lemma in known.target_verbs)
        calls = calls and (x.words[opening] in x.g.to or x.words[opening] in x.g.of)
        return self.references.text(x, noun, last=figure.first) if noun is not None and calls else None

    def _of_words(self, x: Syntax, figure: Figure, opening: int) -> str | None:
        """Of the words that begin at token `opening`."""
        end = unmarked(x, opening)
        if end and x.words[end - 1] == ";":  # "; évalué à 8 milliards, son coût a augmenté"
            return self._told_behind(x, figure)
        parted = _before_parts(x, end)
        if parted is not None:
            return self.references.text(x, parted)
        if end and x.tags[end - 1] == PRONOUN:  # "celle-ci, d'un coût de 24 milliards"
            return self.references.last_told(x)
        covering = x.chunk_at(end)
        if covering is not None and covering.head < end:
            return self.references.text(x, covering, last=end) or cut(x, covering.body, end)
        chunk = _before_state(x, _before_adverb(x, x.chunk_before(end)), end)
        while chunk is not None and chunk.index and x.words[chunk.head] in x.pack.amounts.capacities:
            chunk = x.chunks[chunk.index - 1]  # "une zone d'une superficie de 150 hectares et évaluée à"
        if chunk is not None and not chunk.index and x.words[chunk.head] in x.pack.amounts.capacities:
            return self._told_behind(x, figure)  # "D'une longueur de 134 km et d'un coût de 73 milliards, le canal"
        if chunk is None:
            return self._told_behind(x, figure) or self.references.last_told(x) if end == 0 else None
        if end - chunk.end > FAR:
            return None
        if x.is_hollow(chunk) and chunk.before in x.g.in_ and chunk.end == end:
            noun = x.chunk_from(opening)  # "en échange d'un investissement d'environ 160 millions"
            return self.references.text(x, noun, last=figure.first) if noun is not None else None
        return (
            self._done_for(x, opening, end)
            or self._of_doer(x, figure, opening, chunk)
            or self._of_noun(x, figure, _antecedent(x, chunk), (opening, end))
        )

    def _of_doer(self, x: Syntax, figure: Figure, opening: int, last: Chunk) -> str | None:
        """ "L'usine emploiera 300 personnes, pour un investissement de 60 millions": no worth of those people."""
        group = x.group_before(opening) if x.words[opening] in x.g.prices else None
        if group is None or group.form != "finite" or group.passive:
            return None
        if not (group.lemma in x.pack.projects.ends_of_ways or _is_no_worth(x, x.unplaced(last))):
            return None  # what is led to, and what serves, has no worth here
        costs, inside = x.pack.amounts.costs, range(opening, figure.first)
        said = next((k for words in (costs, x.pack.projects.money) for k in inside if x.words[k] in words), None)
        subject = x.subject(group)
        built = subject is not None and not subject.before and not is_actor(x, subject)
        if subject is None or not built or subject.start > group.start:
            return x.s.written(said) if said is not None else None
        cost = x.words[said] if said is not None and x.words[said] in costs else None
        return self.references.quantity(x, cost, subject, last=group.start)

    def _of_noun(self, x: Syntax, figure: Figure, last: Chunk, span: tuple[int, int]) -> str | None:
        """Of the noun phrase before the words, which stand from the first token of `span`; it ends at the second."""
        opening, end = span
        chunk = x.unplaced(last)
        made = self._handed(x, last) or self._made(x, figure, chunk) or self.called_so(x, chunk)
        if made is not None:
            return made
        same = self.references.same_sentence(x)
        if chunk.before == x.g.by and same is not None and same.after <= chunk.start:
            return same.measure  # "14 millions par centrale, pour un montant total de 90 millions"
        counted = x.words[opening] in x.pack.amounts.part_words and x.tags[last.start] == NUMBER
        alone = counted or _is_instrument(x, chunk)  # "la construction de 12 hôpitaux, dont le coût est estimé à"
        worth = chunk if alone else first_told(x, chunk) or x.top(x.first_of(chunk))
        if x.tags[worth.head] == ADJECTIVE and worth.index and x.words[worth.start - 1] == ",":
            worth = x.top(x.chunks[worth.index - 1])  # "la centrale, la plus grande du pays, évaluée à"
        if worth.index < last.index and _is_of_verb(x, worth):
            worth = x.chunks[worth.index + 1]  # "auront besoin de 250 avions d'une valeur de"
        worth = _named_before(x, worth)
        inner = x.chunk_from(worth.end) if x.words[worth.head] in x.pack.agreements.status.nouns else None
        if inner is not None and inner.before in x.g.of and inner.start <= worth.end + 1:
            worth = inner  # "la signature de la convention d'un montant de"
        money = x.pack.projects.money
        sums = [k for k in range(opening, figure.first) if x.words[k] in money]
        if sums and x.words[worth.head] in x.pack.projects.partial and (noun := x.chunk_at(sums[0])) is not None:
            return cut(x, noun.body, noun.end)  # "première tranche d'un financement global de 300 millions"
        paper = self._between(x, worth)
        if paper is not None or (worth.before == x.g.with_ and is_actor(x, worth)):
            return paper  # "signe avec le Cameroun pour 40 millions destinés au corridor"
        given = same.measure.split()[0] if same is not None and same.measure else ""
        if x.words[opening] in x.g.prices and given in x.pack.amounts.nouns_of_verbs.values() and is_actor(x, worth):
            return f"{given} {self.references.whose(x, worth, x.s.span(worth.body, worth.end))}"
        said = next((word for word in x.words[opening : figure.first] if word in x.pack.amounts.costs), None)
        worth = _built(x, worth, last) if said is not None else worth
        told = next((k for k in range(opening, figure.first) if x.words[k] in x.pack.modality.announced), None)
        if told is not None and x.words[worth.head] in x.pack.amounts.capacities:
            return x.s.written(told)  # "La capacité sera de 250 Mm3, pour un investissement de 6,9 milliards"
        return self.references.quantity(x, said, worth, last=x.handed_to(worth) or end)

    def _handed(self, x: Syntax, taker: Chunk) -> str | None:
        """ "cède ses 83 % de Lafarge au chinois Huaxin pour un milliard": what is handed over."""
        given = x.chunks[taker.index - 1] if taker.before in x.g.to and taker.index else None
        if given is None or given.time or x.handed_to(given) != taker.start:
            return None
        return self.references.text(x, x.root(given), last=taker.start)

    def _paid(self, x: Syntax, figure: Figure, opening: int) -> str | None:
        """ "a financé, pour 20 milliards, l'extension", "aménage, au coût de 23 M$, la gare": what stands behind."""
        paid = opening > 1 and x.words[opening] in x.g.prices and x.tags[opening - 2] == PARTICIPLE
        group = x.group_before(opening)
        at = x.behind_bracket(figure.after)
        aside = opening > 1 and x.words[opening - 1] == "," and x.words[at : at + 1] == [","]
        acts = group is not None and not group.passive and group.form == "finite" and group.end == opening - 1
        return self._told_behind(x, figure) if paid or (aside and acts) else None

    def called_so(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "l'usine de Varennes, un chantier de 1,2 G$": the thing that is called so."""
        before = x.chunk_before(chunk.start - 1) if chunk.start > 1 and x.words[chunk.start - 1] == "," else None
        noun = x.words[chunk.head]
        known = noun in x.pack.amounts.things or noun in x.pack.links.worth_nouns
        bare = chunk.start == chunk.body and not x.s.capital(chunk.head)  # "la ligne Pa–Po, projet estimé à"
        aside = (x.words[chunk.start] in x.g.indefinite or bare) and known
        if before is None or before.end != chunk.start - 1 or not aside:
            return None
        agent = x.group_before(before.start) if before.before == x.g.by else None
        made = x.modified(agent) if agent is not None and agent.form == "participle" else None
        before = x.unplaced(made or before)  # "un terminal sur un terrain concédé par l'État, un investissement de"
        ends = x.first_of(x.root(before))
        if ends.before == x.g.between and ends.index:  # "un oléoduc entre le port de Pa et la ville de Lo, un chantier"
            before = x.chunks[ends.index - 1]
        whole = x.top(before)
        placed = (whole.before in x.g.to or whole.before in x.g.in_) and x.s.capital(whole.head)
        if whole.time or placed:
            return None  # "a approuvé, à Abidjan, un financement de 186 millions"
        named = before.before in x.g.in_ | {x.g.between}
        thing = whole if named else first_told(x, before) or x.root(before)
        return self.references.text(x, thing, last=chunk.start - 1)

    def _made(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "réalisée par Arva pour 41 milliards", "la centrale qu'Arva a montée pour 86 millions": what they made."""
        first = x.first_of(chunk)
        group = x.group_before(first.start)
        if first.before == x.g.by and group is not None and group.passive and group.end >= first.start - 2:
            made = x.subject(group)
            if made is None or made.start > figure.after:
                return self._told_behind(x, figure) or self.references.last_told(x)
            return self.references.text(x, made, last=group.start)
        group = x.group_before(figure.first)
        opened = x.relative(group) if group is not None and group.end >= chunk.end else None
        if group is None or opened is None or opened[0] not in x.g.object_relatives or x.subject(group) is not chunk:
            return None
        return self.references.text(x, x.top(x.first_of(opened[1])))

    def _done_for(self, x: Syntax, opening: int, end: int) -> str | None:
        """ "a été confiée à un groupement pour un coût de", "cofinancé par A et B pour un total de": what is."""
        group = x.group_before(end)
        shared = x.pack.amounts.share_of.at(x.words, opening) is not None  # "financé par la BAD à hauteur de"
        if group is not None and SUBORDINATOR in x.tags[group.end : opening]:
            return None  # "seront repris par l'usine, dont l'agrandissement, pour un investissement de"
        if group is None or not (x.words[opening] in x.g.prices or (shared and group.passive)):
            return None
        first = x.chunk_from(group.end)
        if first is None or first.start > group.end + 1:
            return None
        if group.passive and first.time and first.index + 1 < len(x.chunks):
            first = x.chunks[first.index + 1]  # "sera signée en mars avec le promoteur, pour un montant de"
        stated = first.before in x.g.in_ and first.start == first.body  # "sera remis en état pour 16 millions"
        stated = stated or first.before in x.pack.amounts.toward  # "sera prolongée vers l'ouest, pour un coût de"
        placed = group.passive and (first.before in (x.g.by, x.g.with_) or first.before in x.g.to or stated)
        placed = placed or (
            group.lemma == x.g.copula and x.words[opening - 1] == ","
        )  # "est prête à l'emploi, pour un"
        begun = group.form == "finite" and group.lemma in x.g.unaccusative and first.time
        if not (placed or begun):
            return None
        subject = x.subject(group)
        if subject is None or (shared and x.words[subject.head] in x.pack.projects.status.sums):
            return None  # "Le solde sera apporté par la BID, à hauteur de 9,5 milliards"
        return self.references.text(x, subject, last=group.start)

    def _between(self, x: Syntax, party: Chunk) -> str | None:
        """ "l'accord de prêt conclu entre la Tunisie et la BAD, d'un montant de": the paper, of one of its parties."""
        if not is_actor(x, party):
            return None
        papers = (t for t in self.references.things if t.sentence is x.s and isinstance(t, Agreement))
        paper = next((t for t in papers if t.noun < party.start and VERB not in x.tags[t.noun : party.start]), None)
        noun = x.chunk_at(paper.noun) if paper is not None else None
        return cut(x, noun.body, x.phrase_end(noun, x.g.of)) if noun is not None else None

    def _shared(self, x: Syntax, figure: Figure, opening: int) -> str | None:
        """ "financera à hauteur de 9 milliards un centre de recherche", "contribuera à hauteur de 5 % à la route"."""
        verb = x.group_before(opening)
        if verb is None or verb.end != opening or verb.passive or verb.form == "participle":
            return None
        paid = x.words[opening] in x.g.prices  # "construiront pour 400 millions d'euros le tramway"
        if not paid and x.pack.amounts.share_of.at(x.words, opening) is None:
            return None
        at = x.behind_bracket(figure.after)
        behind = x.chunk_from(at) if x.tags[at : at + 1] != [PUNCTUATION] else None
        if behind is None or behind.time or behind.start > at + 1 or not (not behind.before or behind.before in x.g.to):
            return None
        if paid and (behind.before or behind.start == behind.body or behind.start > at):
            return None
        return self.references.text(x, behind)

    def _contributed(self, x: Syntax, figure: Figure, opening: int) -> str | None:
        """ "L'AFD y contribuera à hauteur de 40 millions": what the verb says that is given, and to whom."""
        verb = x.group_before(opening)
        active = verb is not None and verb.end == opening and not verb.passive and verb.form == "finite"
        if verb is None or not active or x.pack.amounts.share_of.at(x.words, opening) is None:
            return None
        subject = x.subject(verb)
        acts = subject is not None and (is_actor(x, subject) or x.s.capital(subject.head))
        gifts = self.predication.gifts
        return gifts.handed_over(x, verb, figure) or gifts.of_gift(x, verb, subject) if acts else None

    def _sold(self, x: Syntax, _figure: Figure, opening: int) -> str | None:
        """ "a exporté pour 1,9 milliard": what the verb says that is sold or bought."""
        verb = x.group_before(opening)
        active = verb is not None and verb.end == opening and verb.form == "finite" and not verb.passive
        subject = x.subject(verb) if active and verb is not None and x.words[opening] in x.g.prices else None
        if verb is None or subject is None or verb.lemma not in x.pack.amounts.nouns_of_verbs:
            return None
        return self.predication.gifts.of_gift(x, verb, subject)

    def _told_behind(self, x: Syntax, figure: Figure) -> str | None:
        """ "D'un montant de 172 M€ (112 MF), remboursable, le prêt": what the words that open the sentence are of."""
        told = told_behind(x, _behind_same(x, x.behind_bracket(figure.after)))
        return self.references.text(x, told) if told is not None else None


def _built(x: Syntax, worth: Chunk, last: Chunk) -> Chunk:
    """ "le mémorandum sur la raffinerie, d'un coût de": no paper has a cost, but what it is about."""
    about = x.root(last)
    paper = x.pack.agreements.instruments.at(x.words, worth.head) is not None
    return about if paper and x.words[about.head] in x.pack.projects.heads.entries else worth


def _is_no_worth(x: Syntax, chunk: Chunk) -> bool:
    """Whether it is people, communes or a place, which a thing serves, and which has no worth."""
    known, people = x.pack.countries.at(x.words, chunk.body), x.pack.amounts.people
    named = x.s.capital(chunk.body) and (known is not None or chunk.start == chunk.body) and chunk.before in x.g.to
    return x.words[chunk.head] in people or named


def _before_parts(x: Syntax, end: int) -> Chunk | None:
    """ "21 projets sont prêts, dont 5 au nord et 16 au sud, d'un montant de": the whole that has parts before it."""
    parts = x.pack.amounts.part_words
    k = next((k for k in range(end - 1, 0, -1) if x.words[k] in parts and x.words[k - 1] == ","), None)
    if k is None or x.words[end : end + 1] != [","] or x.tags[k + 1] != NUMBER or VERB in x.tags[k:end]:
        return None
    group = x.group_before(k - 1)
    return x.subject(group) if group is not None and group.end == k - 1 else x.chunk_before(k - 1)


def _before_adverb(x: Syntax, chunk: Chunk | None) -> Chunk | None:
    """ "33 projets, notamment gaziers, d'une valeur de": what an adjective behind a comma and an adverb is said of.

    So of "huit portiques, livrables à partir de mars, pour 92 millions".
    """
    told = x.chunks[chunk.index - 1] if chunk is not None and chunk.time and chunk.index else chunk
    k = told.start - 1 if told is not None and not told.before and told.start == told.body else 0
    before = x.chunk_before(k) if k > 0 and x.words[k] == "," else None
    if before is not None and told is not None and before.end == k and x.tags[before.start] == NUMBER:
        plural = x.g.is_plural(x.words[before.head]) and x.g.is_plural(x.words[told.head])
        if plural and not x.s.capital(told.start):
            return before
    at = chunk.start - 2 if chunk is not None else 0
    bare = chunk is not None and chunk.start == chunk.body and not x.s.capital(chunk.start)
    if not (bare and at > 0 and x.words[at] == "," and x.tags[at + 1] == ADVERB):
        return chunk
    return x.chunk_before(at)


def _before_state(x: Syntax, chunk: Chunk | None, end: int) -> Chunk | None:
    """ "un projet de gazoduc en cours, d'un montant de": before what says how far it has come."""
    state = chunk is not None and x.is_hollow(chunk) and chunk.before in x.g.in_ and x.words[end : end + 1] == [","]
    return x.chunks[chunk.index - 1] if chunk is not None and state and chunk.index else chunk


def _behind_same(x: Syntax, at: int) -> int:
    """ "D'un montant de 15 millions de dinars, soit l'équivalent de 49 millions de dollars, le prêt": behind it."""
    again = x.pack.links.equivalents.at(x.words, at + 1) if x.words[at : at + 1] == [","] else None
    if again is None:
        return at
    return next((k for k in range(again[1], min(len(x.words), again[1] + ASIDE)) if x.words[k] == ","), at)


def _is_of_verb(x: Syntax, chunk: Chunk) -> bool:
    """ "ont besoin de", "prend part à": a bare noun that is a part of its verb."""
    return chunk.start == chunk.head and not chunk.before and chunk.start > 0 and x.tags[chunk.start - 1] == VERB


def _antecedent(x: Syntax, chunk: Chunk) -> Chunk:
    """ "le programme que finance la Banque mondiale, doté de 200 millions": what the clause before is said of."""
    group = x.group_before(chunk.start)
    opened = x.relative(group) if group is not None and group.end == chunk.start else None
    comma = opened is not None and x.words[opened[1].end] == ","  # "le barrage, que construit Karo pour"
    inverted = opened is not None and group is not None and group.start - opened[1].end <= 1 + comma
    return opened[1] if opened is not None and inverted and opened[0] in x.g.object_relatives else chunk


def _named_before(x: Syntax, chunk: Chunk) -> Chunk:
    """ "racheter Karo, un spécialiste de la chimie, pour 1 milliard": the name, which an aside says the kind of."""
    aside = chunk.index and x.words[chunk.start - 1] == "," and x.words[chunk.start] in x.g.indefinite
    name = x.chunks[chunk.index - 1] if aside else chunk
    named = name is not chunk and name.end == chunk.start - 1 and x.s.capital(name.body) and not name.before
    return name if named else chunk


def _is_instrument(x: Syntax, chunk: Chunk) -> bool:
    """ "a donné son feu vert à un prêt d'un montant de": the paper or the project itself, not what is done to it."""
    one = x.words[chunk.start] in x.g.indefinite or x.tags[chunk.start] == NUMBER
    if chunk.before in x.g.of or not (one or chunk.before in x.g.to):  # "fait suite au premier contrat d'un montant de"
        return False
    known = x.pack.agreements.instruments.at(x.words, chunk.head) is not None
    return known or x.words[chunk.head] in x.pack.projects.plain
