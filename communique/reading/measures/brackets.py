"""What a figure in brackets measures: what the bracket hangs on, a figure or a thing."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADVERB, NUMBER
from communique.languages.tokens import YEAR
from communique.reading.facts import Amount, Figure
from communique.reading.measures.bearers import thing_of_size
from communique.reading.measures.distances import is_distance
from communique.reading.measures.predication import Predication
from communique.reading.measures.purposes import is_actor
from communique.reading.measures.references import References, cut
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

FAR: Final = 12
"""Words behind the mark that opens a bracket within which its figures stand."""


class Brackets:
    """The rule of measures that looks before the bracket in which a figure stands."""

    def __init__(self, references: References, predication: Predication) -> None:
        self.references, self.predication = references, predication

    def bracketed(self, x: Syntax, figure: Figure) -> str | None:
        """ "une filature à Och (120 millions de dollars)": what the bracket hangs on, a figure or a thing."""
        opening = _opening_before(x, figure.first)
        if opening is None or self._is_named_behind(x, figure) or self._is_part_for(x, figure):
            return None
        again = self._told_again(x, opening) or self._other_year(x, figure, opening)
        if again is not None:
            return again.measure
        chunk = x.chunk_before(opening)
        if chunk is None or any(x.tags[k] in "Vpi" for k in range(chunk.end, opening)):
            return None
        same = self.references.same_sentence(x)
        if same is not None and x.pack.amounts.ratios.at(x.words, chunk.body):
            return same.measure  # "120 % du PIB (8,7 milliards de dollars)"
        of_others = (self._financed, self._benefit, self._of_listed, self._next_share)
        if is_distance(x, figure) and _is_named_place(x, figure):
            return cut(x, chunk.body, chunk.end)  # "à Karo (50 km de Lomé)"
        rules = (*of_others, self._changed, self._record, self._pace)
        told = next((found for rule in rules if (found := rule(x, figure, chunk)) is not None), None)
        if told is not None:
            return told
        thing = thing_of_size(x, chunk) if isinstance(figure, Amount) and figure.kind == "measure" else None
        if thing is not None:
            return self.references.text(x, thing, opening)
        there = chunk.before in x.g.in_  # "à Buenos Aires (64 %)"
        return (
            self.references.text(x, x.top(chunk), opening)
            if there
            else self.predication.named(x, figure, x.top(chunk), opening)
        )

    def _is_named_behind(self, x: Syntax, figure: Figure) -> bool:
        """ "(275 millions d'euros d'investissement)": the money that it is."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        noun = x.words[figure.after : figure.after + 2] if money else []
        of = len(noun) > 1 and noun[0] in x.g.of
        return of and (noun[1] in x.pack.amounts.money_words or noun[1] in x.pack.amounts.value_nouns)

    def _is_part_for(self, x: Syntax, figure: Figure) -> bool:
        """ "un budget de 64 millions (dont 18 pour la voirie)": what the part is for says what it measures."""
        part = figure.first > 0 and x.words[figure.first - 1] in x.pack.amounts.part_words
        aim = x.chunk_from(figure.after) if part and x.words[figure.after : figure.after + 1] == [x.g.for_] else None
        return aim is not None and aim.start == figure.after + 1 < aim.body and not aim.time

    def _changed(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "ont connu une légère hausse (+1,3 %)", "ont progressé à destination de la Chine (+7 %)": their subject."""
        if x.words[chunk.head] in x.pack.changes.nouns:
            same = self.references.same_sentence(x)
            if same is not None and x.pack.amounts.versus.before(x.words, chunk.start):
                return same.measure  # "une baisse de (-2 %), contre une hausse de (+5 %)"
            return self.predication.registered(x, chunk.head) or self._again(x, chunk)
        whole = x.top(chunk)
        group = x.group_before(whole.start)
        stays = whole.start == whole.body and group is not None and not whole.before
        stays = stays and group is not None and all(tag == ADVERB for tag in x.tags[group.end : whole.start])
        if stays and group is not None and group.lemma in x.g.copular:  # "est restée stable (+0,1 %)"
            subject = x.subject(group)
            return self.references.text(x, subject, last=group.start) if subject is not None else None
        moved = (
            whole.before and group is not None and group.lemma in x.pack.changes.verbs and group.end >= whole.start - 1
        )
        subject = x.subject(group) if moved and group is not None else None
        told = self.references.text(x, subject, last=group.start) if subject is not None and group is not None else None
        if x.is_hollow(chunk):
            return told  # "a grimpé en flèche (+120 %)"
        return f"{told} {x.s.span(whole.start - 1, chunk.end)}" if told and subject is not None else None

    def _again(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "Le trafic a renoué avec la croissance (+4,1 %)": what a change is told of that stands behind "avec"."""
        group = x.group_before(chunk.start) if chunk.before == x.g.with_ and chunk.end == chunk.head + 1 else None
        subject = x.subject(group) if group is not None and chunk.start - group.end <= 1 else None
        if group is None or subject is None or is_actor(x, subject):
            return None
        return self.references.text(x, subject, last=group.start)

    def _record(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "est redescendu à son plus bas niveau depuis 2015 (à 13,7 milliards)": the level of the subject."""
        level = x.chunks[chunk.index - 1] if chunk.time and chunk.index else chunk
        opening = x.words[max(0, level.body - 2) : level.body]
        own = not x.g.possessives.isdisjoint(opening) and not x.g.degree.isdisjoint(x.words[level.body - 1 : level.end])
        if not own or x.words[level.end - 1] not in x.pack.amounts.value_nouns:
            return None
        return self.predication.by_verb(x, figure)

    def _pace(self, x: Syntax, _figure: Figure, chunk: Chunk) -> str | None:
        """ "le regain de dynamisme des exportations (+3,1 %)", "l'accélération des importations": what moves so."""
        whole, paces = x.root(chunk), x.pack.changes.paces
        if x.words[whole.head] not in paces or whole is chunk:
            return None
        moved = next((c for c in x.chunks[whole.index : chunk.index + 1] if x.words[c.head] not in paces), None)
        return self.references.text(x, moved) if moved is not None else None

    def _told_again(self, x: Syntax, opening: int) -> Figure | None:
        """ "168 200 unités (+9,1 %)", "(28 M€, +5 %)": the figure that the bracket at token `opening` tells more of."""
        for other in reversed(self.references.earlier):
            if other.sentence is not x.s:
                break
            counted = isinstance(other, Amount) and other.kind == "count"  # "(2 500 vaches, 60 millions de dollars)"
            if counted and self._is_of_paper(x, opening):
                continue
            beside = opening - 1 <= other.after <= opening or self._is_of_time(x, other.after, opening)
            if (other.first > opening and not counted) or beside:
                return other
        return None

    def _other_year(self, x: Syntax, figure: Figure, opening: int) -> Figure | None:
        """ "a exporté pour 257 millions de matériel vers 72 pays (2004 : 402 millions)": the like of another year."""
        year = x.words[opening + 1]
        if len(year) != YEAR or not year.isdigit() or x.words[opening + 2 : opening + 3] != [":"]:
            return None
        here = (f for f in reversed(self.references.earlier) if f.sentence is x.s and isinstance(f, Amount))
        return next((f for f in here if isinstance(figure, Amount) and f.kind == figure.kind), None)

    def _benefit(self, x: Syntax, figure: Figure, taker: Chunk) -> str | None:
        """ "L'aide bénéficiera à la Mauritanie (130 millions) et au Mali (32 millions)": what each of them gets."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        group = x.group_before(taker.start) if money and taker.before in x.g.to and is_actor(x, taker) else None
        subject = x.subject(group) if group is not None and group.form == "finite" else None
        if group is None or subject is None or group.lemma not in x.pack.amounts.benefiting:
            return None
        return self.references.text(x, subject, last=group.start)

    def _financed(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "Le projet est financé par la BAD (90 millions) et la BID (60 millions)": what each of them pays for."""
        same = self.references.same_sentence(x)
        k = chunk.start - 1 - (chunk.before != "" and x.words[chunk.start - 1] not in x.g.joining)
        joined = k > 0 and (x.words[k] in x.g.joining or x.words[k] == ",")
        joined = joined and isinstance(figure, Amount) and figure.kind != "measure"  # "le Fara (100 km)" is itself
        if joined and x.words[k - 1] == ")" and same is not None and x.s.capital(chunk.head):
            return same.measure if x.words[same.after : same.after + 1] == [")"] else None
        paid = x.root(chunk)  # "par les dons de la fondation Arva (50 %)"
        group = x.group_before(paid.start) if x.g.by == paid.before else None
        named = any(map(x.s.capital, range(chunk.body, chunk.end)))
        if group is None or not named:
            return None
        main = next((g for g in x.groups if g.form == "finite"), group) if group.start == 0 else group
        told = x.subject(main)
        money = told is not None and x.words[told.head] in x.pack.projects.money  # "Le financement est assuré par A"
        if not money and group.lemma not in x.pack.agreements.financing:
            return None
        return self.references.text(x, told, last=main.start or None) if told is not None else None

    def _is_of_time(self, x: Syntax, first: int, last: int) -> bool:
        """ "168 200 unités au premier semestre (+9,1 %)": nothing but when, between a figure and the bracket."""
        chunk = x.chunk_before(last)
        timed = chunk is not None and chunk.time and first <= chunk.start <= first + 1 and chunk.end == last
        year = last - first == 2 and x.words[first] in x.g.in_ and x.tags[last - 1] == NUMBER
        return timed or year

    def _is_of_paper(self, x: Syntax, opening: int) -> bool:
        """ "un contrat de location de dix locomotives (28 millions)": the sum is the contract's."""
        chunk = x.chunk_before(opening)
        whole = x.root(chunk) if chunk is not None and chunk.end == opening else None
        return whole is not None and x.pack.agreements.instruments.at(x.words, whole.head) is not None

    def _of_listed(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "viennent de deux pays : Canada (50 %), Brésil (30 %)": shares of what comes from them."""
        if not isinstance(figure, Amount) or figure.kind != "percentage" or chunk.before:
            return None
        nation = x.pack.countries.at(x.words, chunk.body)
        group = next((g for g in reversed(x.groups) if g.end <= chunk.start and g.form == "finite"), None)
        subject = x.subject(group) if nation is not None and group is not None else None
        return self.references.text(x, subject, last=group.start) if subject is not None and group is not None else None

    def _next_share(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "dont 47 % de machines, suivis par les textiles (26 %) et les métaux (13 %)": more shares of a whole."""
        same = self.references.same_sentence(x)
        shares = isinstance(same, Amount) and isinstance(figure, Amount) and same.kind == figure.kind == "percentage"
        if same is None or not shares:
            return None
        follows = any(g.end <= chunk.start and g.lemma in x.pack.amounts.following for g in x.groups)
        return same.measure if follows else None


def _is_named_place(x: Syntax, figure: Figure) -> bool:
    """ "(50 km de Cotonou)", unlike "(50 km de pistes)"."""
    named = figure.after + 1 < len(x.words) and x.s.capital(figure.after + 1)
    return named or x.words[figure.after] not in x.g.of


def _opening_before(x: Syntax, i: int) -> int | None:
    """The bracket that opens before token i with no other closed between: that of "(280 millions, +5 %)"."""
    for k in range(i - 1, max(-1, i - FAR), -1):
        if x.words[k] == "(":
            return k
        if x.words[k] == ")" or x.tags[k] == "V":
            return None
    return None
