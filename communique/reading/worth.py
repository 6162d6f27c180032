"""What a sum or a size behind "d'une valeur de" and "long de" measures: the thing that is worth it, or so long."""

from __future__ import annotations

from communique.languages.grammar import NUMBER, OF, PARTICIPLE, PRONOUN, PUNCTUATION, VERB
from communique.reading.chunks import Chunk
from communique.reading.facts import Agreement, Figure, Project
from communique.reading.predication import Predication
from communique.reading.purposes import is_actor
from communique.reading.references import References, cut, name_of
from communique.reading.syntax import Syntax

FAR = 6
"""Words between a thing and its worth at most."""

PARTS = frozenset({"(", "–", "—", "-", "'"})
"""Marks before the second part of a name."""

ENDS = 7
"""Words between a thing and its ends at most: "une ligne de 1 400 km entre"."""

ASIDE = 9
"""Words between a worth and the thing behind it at most."""


class Worth:
    """Rules of measures that look before the words between a thing and what it is worth, or its size."""

    def __init__(self, references: References, predication: Predication) -> None:
        self.references, self.predication = references, predication

    def valued(self, x: Syntax, figure: Figure) -> str | None:
        """ "des projets d'une valeur de 1,3 milliard": the thing that is worth it, or so long."""
        for said in (x.pack.amounts.value_of, x.pack.projects.size_words):
            opening = said.before(x.words, figure.first)
            if opening and not any(g.form == "finite" and g.start < opening[1] < g.end for g in x.groups):
                return self._of_words(x, figure, opening[1], sized=said is x.pack.projects.size_words)
        return None

    def _of_words(self, x: Syntax, figure: Figure, opening: int, sized: bool) -> str | None:
        """Of the words that begin at token `opening`; whether they say a size."""
        shared = (None if sized else self._shared(x, figure, opening)) or self._contributed(x, opening)
        if shared is not None:
            return shared
        end = opening
        while end and x.words[end - 1] in (",", "("):
            end -= 1
        if end and x.tags[end - 1] == PRONOUN:  # "celle-ci, d'un coût de 24 milliards"
            return self._last_thing(x, sized)
        if opening and x.words[opening] in x.g.prices and x.tags[opening - 2 : opening - 1] == [PARTICIPLE]:
            told = self._told_behind(x, figure)  # "a financé, pour 20 milliards, l'extension"
            if told is not None:
                return told
        sold = self._sold(x, opening)
        if sold is not None:
            return sold
        covering = x.chunk_at(end)
        if covering is not None and covering.head < end:  # "cette route longue de 120 km"
            return self.references.text(x, covering, last=end) or cut(x, covering.body, end)
        chunk = x.chunk_before(end)
        while chunk is not None and chunk.index and not sized and x.words[chunk.head] in x.pack.amounts.capacities:
            chunk = x.chunks[chunk.index - 1]  # "une zone d'une superficie de 150 hectares et évaluée à"
        if chunk is None:
            return self._told_behind(x, figure) or self._last_thing(x, sized) if end == 0 else None
        if end - chunk.end > FAR:
            return None
        return self._done_for(x, opening, end) or self._of_noun(x, figure, chunk, (opening, end), sized)

    def _of_noun(self, x: Syntax, figure: Figure, chunk: Chunk, span: tuple[int, int], sized: bool) -> str | None:
        """Of the noun phrase before the words, which stand from the first token of `span`; it ends at the second."""
        opening, end = span
        chunk = chunk if sized else x.unplaced(chunk)
        made = None if sized else self._made(x, figure, chunk) or self.called_so(x, chunk)
        if made is not None:
            return made
        same = self.references.same_sentence(x)
        if chunk.before == x.g.by and same is not None and same.after <= chunk.start:
            return same.measure  # "14 millions par centrale, pour un montant total de 90 millions"
        worth = chunk if _is_instrument(x, chunk) else first_told(x, chunk) or x.top(x.first_of(chunk))
        paper = self._between(x, worth)
        if paper is not None:
            return paper
        thing = (thing_of_size(x, chunk) or x.top(chunk)) if sized else worth
        text = self.references.text(x, thing, last=end)
        nouns = x.pack.amounts.capacities if sized else x.pack.amounts.costs
        said = next((word for word in x.words[opening : figure.first] if word in nouns), None)
        return f"{said} {self.references.whose(x, thing, text)}" if said and text and said not in text else text

    def called_so(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "l'usine de Varennes, un chantier de 1,2 G$": the thing that is called so."""
        before = x.chunk_before(chunk.start - 1) if chunk.start > 1 and x.words[chunk.start - 1] == "," else None
        noun = x.words[chunk.head]
        known = noun in x.pack.amounts.things or noun in x.pack.links.worth_nouns
        aside = x.words[chunk.start] in x.g.indefinite and known
        if before is None or before.end != chunk.start - 1 or not aside:
            return None
        before = x.unplaced(before)
        whole = x.top(before)
        placed = (whole.before in x.g.to or whole.before in x.g.in_) and x.s.capital(whole.head)
        if whole.time or placed:
            return None  # "a approuvé, à Abidjan, un financement de 186 millions"
        named = before.before in (x.g.between, *x.g.in_)
        return self.references.text(x, whole if named else x.root(before), last=chunk.start - 1)

    def _made(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "réalisée par Arva pour 41 milliards", "la centrale qu'Arva a montée pour 86 millions": what they made."""
        first = x.first_of(chunk)
        group = x.group_before(first.start)
        if first.before == x.g.by and group is not None and group.passive and group.end >= first.start - 2:
            made = x.subject(group)
            if made is None or made.start > figure.after:
                return self._told_behind(x, figure) or self._last_thing(x, sized=False)
            return self.references.text(x, made, last=group.start)
        group = x.group_before(figure.first)
        opened = x.relative(group) if group is not None and group.end >= chunk.end else None
        if group is None or opened is None or opened[0] not in x.g.object_relatives or x.subject(group) is not chunk:
            return None
        return self.references.text(x, x.top(x.first_of(opened[1])))

    def _last_thing(self, x: Syntax, sized: bool) -> str | None:
        """ "Long de 620 m, il a coûté …": what was told last; a paper has no size."""
        thing = self.references.subject_before(x, 0)
        thing = thing or self.references.last_thing_before(x, x.s.start, Project if sized else None)
        thing = thing or self.references.last_thing_before(x, x.s.start)
        return name_of(thing) if thing is not None else None

    def _done_for(self, x: Syntax, opening: int, end: int) -> str | None:
        """ "a été confiée à un groupement pour un coût de", "cofinancé par A et B pour un total de": what is."""
        group = x.group_before(end)
        if group is None or x.words[opening] not in x.g.prices:
            return None
        first = x.chunk_from(group.end)
        if first is None or first.start > group.end + 1:
            return None
        placed = group.passive and (first.before in (x.g.by, x.g.with_) or first.before in x.g.to)
        begun = group.form == "finite" and group.lemma in x.g.unaccusative and first.time
        if not (placed or begun):
            return None
        subject = x.subject(group)
        return self.references.text(x, subject, last=group.start) if subject is not None else None

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
        if x.pack.amounts.share_of.at(x.words, opening) is None:
            return None
        at = x.behind_bracket(figure.after)
        behind = x.chunk_from(at) if x.tags[at : at + 1] != [PUNCTUATION] else None
        if behind is None or behind.time or behind.start > at + 1 or not (not behind.before or behind.before in x.g.to):
            return None
        return self.references.text(x, behind)

    def _contributed(self, x: Syntax, opening: int) -> str | None:
        """ "L'AFD y contribuera à hauteur de 40 millions": what the verb says that is given."""
        verb = x.group_before(opening)
        active = verb is not None and verb.end == opening and not verb.passive and verb.form == "finite"
        if verb is None or not active or x.pack.amounts.share_of.at(x.words, opening) is None:
            return None
        subject = x.subject(verb)
        acts = subject is not None and (is_actor(x, subject) or x.s.capital(subject.head))
        return self.predication.of_gift(x, verb, subject) if acts else None

    def _sold(self, x: Syntax, opening: int) -> str | None:
        """ "a exporté pour 1,9 milliard": what the verb says that is sold or bought."""
        verb = x.group_before(opening)
        active = verb is not None and verb.end == opening and verb.form == "finite" and not verb.passive
        subject = x.subject(verb) if active and verb is not None and x.words[opening] in x.g.prices else None
        known = verb is not None and verb.lemma in x.pack.amounts.nouns_of_verbs
        return self.predication.of_gift(x, verb, subject) if known and verb is not None and subject is not None else None

    def _told_behind(self, x: Syntax, figure: Figure) -> str | None:
        """ "Longue de 204 km, la liaison relie …", "D'un montant de 172 M€ (112 MF), remboursable, le prêt"."""
        last = _behind_same(x, x.behind_bracket(figure.after))
        behind = (
            c for c in x.chunks if last <= c.start and x.words[c.start - 1] == "," and not c.before and not c.time
        )
        chunk = next((c for c in behind if x.words[c.start] in x.g.determiners or x.s.capital(c.start)), None)
        if chunk is None or chunk.start - last > ASIDE or VERB in x.tags[last : chunk.start]:
            return None
        return self.references.text(x, chunk)


def _behind_same(x: Syntax, at: int) -> int:
    """ "D'un montant de 15 millions de dinars, soit l'équivalent de 49 millions de dollars, le prêt": behind it."""
    again = x.pack.links.equivalents.at(x.words, at + 1) if x.words[at : at + 1] == [","] else None
    if again is None:
        return at
    return next((k for k in range(again[1], min(len(x.words), again[1] + ASIDE)) if x.words[k] == ","), at)


def first_told(x: Syntax, chunk: Chunk) -> Chunk | None:
    """ "la signature d'un accord de prêt", "sept accords sur des projets de routes": the first that is told as new."""
    whole = chunk
    fields = chunk.before in x.g.in_ and x.g.is_plural(x.words[chunk.head])  # "projets dans des domaines"
    if fields or chunk.before in x.g.to or chunk.before == x.g.by:  # "attribuée à un consortium"
        return None
    while whole.before in x.g.of and whole.index and x.words[whole.start] not in x.g.indefinite:
        before = x.chunks[whole.index - 1]
        if before.end < whole.start - 2:
            break
        told = x.pack.projects.status.nouns.get(x.words[before.head]) == "announced"
        if told and x.g.is_plural(x.words[whole.head]):
            return whole  # "l'annonce de contrats totalisant 186 millions"
        whole = before
    return whole if x.words[whole.start] in x.g.indefinite else None


def _is_instrument(x: Syntax, chunk: Chunk) -> bool:
    """ "a donné son feu vert à un prêt d'un montant de": the paper or the project itself, not what is done to it."""
    if chunk.before in x.g.of or not (x.words[chunk.start] in x.g.indefinite or x.tags[chunk.start] == NUMBER):
        return False
    known = x.pack.agreements.instruments.at(x.words, chunk.head) is not None
    return known or x.words[chunk.head] in x.pack.projects.plain


def thing_of_size(x: Syntax, chunk: Chunk) -> Chunk | None:
    """ "le choix du relèvement du corridor, long de 980 km": the thing that has a size, and not what is done to it."""
    found, things = _opened(x, chunk), x.pack.projects.heads.entries
    while x.words[found.head] not in things and found.before and found.index:
        whole = _opened(x, x.chunks[found.index - 1])
        between = x.tags[whole.end : found.start]
        if len(between) > ENDS or sum(tag not in (NUMBER, OF) for tag in between) > 2 or VERB in between:
            break
        found = whole
    return found if x.words[found.head] in things else None


def _opened(x: Syntax, chunk: Chunk) -> Chunk:
    """Of "Suceava – Bălţi", "Ksour Essef (Mahdia)" and "entre Pa et Lo", the first."""
    found = x.first_of(chunk)
    while found.index and not found.before and x.words[found.start - 1] in PARTS and x.s.capital(found.start):
        found = x.first_of(x.chunks[found.index - 1])
    return found
