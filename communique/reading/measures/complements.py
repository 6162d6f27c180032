"""What hangs on a figure and says what it measures: "2,9 milliards d'échanges", "une hausse du commerce de 15 %"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADJECTIVE, INFINITIVE, NUMBER, OF, PARTICIPLE, VERB
from communique.reading.facts import Amount, Change, Figure
from communique.reading.measures.changing import Changing
from communique.reading.measures.predication import Predication
from communique.reading.measures.purposes import behind_rate, is_giver, is_payer
from communique.reading.measures.references import References, cut
from communique.reading.sentences.chunks import CLOSE_QUOTES, Chunk
from communique.reading.sentences.syntax import Syntax
from communique.reading.sentences.verbs import CLAUSE_MARKS

HOLDER: Final = 5
"""Words within which the next share stands behind the one who has it: "et Solva les 40 %"."""

PAPER: Final = 8
"""Words before a figure within which a paper is named whose goods it measures."""

CHANGED: Final = 13
"""Words before a change within which its noun stands."""


class Complements:
    """Rules of measures that look at what hangs on the figure, or on the noun of the change that it is the size of."""

    def __init__(self, references: References, predication: Predication) -> None:
        self.references, self.predication = references, predication
        self.changing = Changing(references)

    def of_what(self, x: Syntax, figure: Figure) -> str | None:
        """ "2,9 milliards de dollars d'échanges", "57 % des exportations", "1 024 km de lignes"."""
        at = self._behind(x, figure)
        worth = self._worth_in(x, figure, at)
        if worth is not None:
            return worth
        if at >= len(x.words) or x.words[at] not in x.g.of or x.pack.amounts.on_behalf.at(x.words, at):
            return None
        whole = x.pack.amounts.wholes.at(x.words, at)  # "57 % de l'ensemble des échanges"
        at = whole[1] - 1 if whole is not None else at
        if at + 2 < len(x.words) and x.words[at + 1] in x.pack.amounts.same_noun and x.words[at + 2] in x.g.of:
            return self._of_same_noun(x, at + 2)
        if isinstance(figure, Change) and not self._is_change_of(x, figure) and not self.changing.is_lost(x, figure):
            return None
        part = self._part(x, figure)
        if part is not None:
            return part
        if self._is_of_capacity(x, figure) or self._is_level_of(x, figure) or self._is_rate_of(x, figure):
            return None
        at = _behind_number(x, at)
        chunk = x.chunk_from(at)
        if chunk is None or chunk.start > at + 1 or chunk.time:
            return None
        grows = x.pack.amounts.ratios.at(x.words, chunk.body) is not None  # "un recul de 3 % du PIB"
        grows = grows or self._is_of_its_own(x, figure, chunk)
        ratio = isinstance(figure, Amount) and grows and not self._is_contributed(x, figure)
        share = isinstance(figure, Amount) and figure.kind == "percentage"
        sized = isinstance(figure, Amount) and figure.kind == "measure"  # "6 000 tonnes de riz aux populations"
        goods = share or (sized and x.s.written(chunk.head).isupper())  # "2 millions de tonnes de GNL"
        help_ = x.words[chunk.head] in x.pack.amounts.money_words  # "23 milliards de dollars d'IDE"
        paid = isinstance(figure, Amount) and figure.kind == "money" and is_payer(x, chunk) and not help_
        paid = paid or self._is_owner(x, figure, chunk)
        levy = x.words[chunk.head] in x.pack.changes.leveled  # "une hausse de 2 % de la TVA"
        if ratio or paid or (is_giver(x, chunk) and not (goods or grows or levy or help_)):
            return None
        if sized:
            return self._of_goods(x, figure, chunk)
        held = self._with_participle(x, chunk) if share else None
        last = x.handed_to(chunk) or self._before_level(x, figure, chunk) or self._before_whole(x, chunk)
        last = last or _before_next_number(x, chunk)
        last = last or (_before_next_share(x, figure, chunk) if share else None)
        told = held or self.references.text(x, chunk, last=last)
        return self._dealt(x, figure, chunk, told) if told is not None else None

    @staticmethod
    def _dealt(x: Syntax, figure: Figure, chunk: Chunk, told: str) -> str:
        """ "a vendu pour 37 millions de coton": what is done with goods that are told by their worth."""
        group = x.group_before(figure.first)
        priced = figure.first > 0 and x.words[figure.first - 1] in x.g.prices and chunk.before in x.g.of
        deals = group is not None and group.lemma in x.pack.amounts.trading and not group.passive
        if group is None or not (priced and deals) or VERB in x.tags[group.end : figure.first]:
            return told
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma)
        return told if noun is None else _done_to(x, noun, chunk, told)

    @staticmethod
    def _before_whole(x: Syntax, chunk: Chunk) -> int | None:
        """ "3 millions de dons sur les 8 millions nécessaires": before the whole that it is a part of."""
        behind = range(chunk.end, min(len(x.words) - 2, chunk.end + 2))
        along = (k for k in behind if x.words[k] in x.pack.amounts.along and x.words[k + 1] in x.g.determiners)
        return next((k for k in along if x.tags[k + 2] == NUMBER), None)

    @staticmethod
    def _before_level(x: Syntax, figure: Figure, chunk: Chunk) -> int | None:
        """ "une hausse de 11 % de ses ventes à 140 000 véhicules": before the level that a change leads to."""
        behind = range(chunk.end, len(x.words) - 1) if isinstance(figure, Change) else range(0)
        leveled = (k for k in behind if x.words[k] in x.g.to and x.tags[k + 1] == NUMBER)
        return next(leveled, None)

    @staticmethod
    def _is_owner(x: Syntax, figure: Figure, chunk: Chunk) -> bool:
        """ "une perte de 43 millions d'euros de la filiale": whose it is, where the noun before says what."""
        noun = x.chunk_before(figure.first - 1) if figure.first and x.words[figure.first - 1] in x.g.of else None
        named = noun is not None and noun.end == figure.first - 1 and x.words[noun.head] in x.pack.modality.earnings
        money = isinstance(figure, Amount) and figure.kind == "money"
        return money and named and chunk.start < chunk.body

    @staticmethod
    def _is_contributed(x: Syntax, figure: Figure) -> bool:
        """ "Le cacao pèse 15 % du PIB": a part of it, while of a debt that "représente 88 % du PIB" it is the size."""
        group, known = x.group_before(figure.first), x.pack.amounts
        subject = x.subject(group) if group is not None and group.lemma in known.contributing else None
        return (
            subject is not None and x.words[subject.head] not in known.money_words | known.balances | known.of_product
        )

    @staticmethod
    def _is_of_its_own(x: Syntax, figure: Figure, chunk: Chunk) -> bool:
        """ "La dette grimpe à 360 % de ses recettes": the size of a debt, which its owner's income only measures."""
        group = x.group_before(figure.first)
        subject = x.subject(group) if group is not None and x.words[chunk.start] in x.g.possessives else None
        return subject is not None and x.words[subject.head] in x.pack.amounts.balances | x.pack.amounts.owings

    @staticmethod
    def _behind(x: Syntax, figure: Figure) -> int:
        """Behind the figure, its bracket, adverbs and quotes: "11 % seulement des", "« 9 milliards » de"."""
        at = x.behind_bracket(figure.after)
        while at < len(x.words) and (x.tags[at] == "A" or x.words[at] in CLOSE_QUOTES):
            at += 1
        bounded = x.pack.qualifiers.behind.at(x.words, at)  # "80 % ou plus des ménages"
        at = bounded[1] if bounded is not None else at
        share = isinstance(figure, Amount) and figure.kind == "percentage"
        if share and x.words[at : at + 1] != [] and x.words[at] in x.g.joining:
            other = x.pack.numbers.percent.at(x.words, at + 2) if x.tags[at + 1 : at + 2] == [NUMBER] else None
            return other[1] if other is not None else at  # "51 % et 49 % de la coentreprise"
        yearly = isinstance(figure, Amount) and figure.kind in ("measure", "money")
        return behind_rate(x, at) if yearly else at  # "120 000 tonnes par an d'engrais"

    def _of_goods(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "a exporté 6 000 tonnes de riz": what is done with goods; "711 mm de diamètre": a side of a thing."""
        bare = chunk.end == chunk.head + 1 and x.words[figure.first - 1] in x.g.of
        if bare and x.words[chunk.head] in x.pack.amounts.capacities:
            thing = x.chunk_before(figure.first - 1)
            near = thing is not None and thing.end == figure.first - 1 and not thing.time
            whole = x.root(thing) if thing is not None and near else None
            return self.references.quantity(x, x.s.written(chunk.head), whole) or x.s.written(chunk.head)
        through = frozenset() if self._is_of_paper(x, figure) else frozenset({x.g.between})
        last = x.handed_to(chunk) or _before_next_number(x, chunk)
        told = self.references.text(x, chunk, last=last, through=through)
        dealt = self.predication.gifts.dealt_with(x, figure)
        return _done_to(x, dealt, chunk, told) if dealt and told else told

    @staticmethod
    def _is_of_paper(x: Syntax, figure: Figure) -> bool:
        """ "un contrat de fourniture de 50 000 tonnes de blé entre A et B": those who made it stand behind."""
        papers = x.pack.agreements.instruments.within(x.words, max(0, figure.first - PAPER), figure.first)
        return bool(papers) and VERB not in x.tags[papers[-1][2] : figure.first]

    def out_of(self, x: Syntax, figure: Figure) -> str | None:
        """ "48 milliards provenant d'un prêt", "98 millions sous forme de dons": the money that they are."""
        loan = x.chunk_before(figure.first - 1) if figure.first and x.words[figure.first - 1] in x.g.of else None
        if loan is not None and loan.end == figure.first - 1 and x.words[loan.head] in x.pack.projects.money:
            return None  # "un prêt de 2 millions provenant des fonds propres"
        opening = x.pack.amounts.out_of.at(x.words, x.behind_bracket(figure.after))
        comes = x.predicate(figure.first, figure.after) if opening is None and isinstance(figure, Amount) else None
        if comes is not None and comes.lemma in x.pack.amounts.deriving:  # "62 millions viendront du crédit d'impôt"
            source = x.chunk_from(comes.end)
            lent = source is not None and x.words[source.head] in x.pack.amounts.money_words
            return self.references.text(x, source) if source is not None and lent else None
        chunk = x.chunk_from(opening[1]) if opening is not None else self._given_in(x, figure)
        lent = chunk is not None and x.pack.agreements.instruments.at(x.words, chunk.head) is not None
        money = lent or (chunk is not None and x.words[chunk.head] in x.pack.amounts.money_words)
        money = money and chunk is not None and not x.s.capital(chunk.head)  # "provenant du Fonds vert"
        return cut(x, chunk.body, chunk.end) if chunk is not None and money else None

    @staticmethod
    def _given_in(x: Syntax, figure: Figure) -> Chunk | None:
        """ "300 millions en prêts": the money, in the plural, that a sum is given in."""
        at = x.behind_bracket(figure.after)
        chunk = x.chunk_from(at) if isinstance(figure, Amount) and figure.kind == "money" else None
        within = chunk is not None and chunk.before in x.g.in_ and chunk.before not in x.g.to  # not "au fonds"
        bare = chunk is not None and within and chunk.start == chunk.body == at + 1
        helps = chunk is not None and x.words[chunk.head] in x.pack.projects.money  # "7 millions en aide alimentaire"
        return chunk if chunk is not None and bare and (helps or x.g.is_plural(x.words[chunk.head])) else None

    def _is_of_capacity(self, x: Syntax, figure: Figure) -> bool:
        """ "aura une capacité de 45 000 tonnes de noix": a capacity is measured, and no goods."""
        noun = x.chunk_before(figure.first) if isinstance(figure, Amount) and figure.kind == "measure" else None
        close = noun is not None and noun.end == figure.first - 1
        made = noun is not None and x.words[noun.head] in x.pack.amounts.nouns_of_verbs.values()  # "une production de"
        return noun is not None and close and not made and x.words[noun.head] in x.pack.amounts.capacities

    @staticmethod
    def _is_rate_of(x: Syntax, figure: Figure) -> bool:
        """ "un taux de couverture de 96 % de la population": the rate is measured."""
        share = isinstance(figure, Amount) and figure.kind == "percentage" and figure.first > 1
        noun = x.chunk_before(figure.first - 1) if share and x.words[figure.first - 1] in x.g.of else None
        rate = x.root(noun) if noun is not None and noun.end == figure.first - 1 else None
        return rate is not None and x.words[rate.head] == x.pack.amounts.rate

    def _is_level_of(self, x: Syntax, figure: Figure) -> bool:
        """ "Les réserves du gisement sont estimées à 120 millions de tonnes de minerai": the reserves are measured."""
        group = x.group_before(figure.first) if isinstance(figure, Amount) and figure.kind == "measure" else None
        direct = group is not None and figure.first == group.end and group.lemma in x.pack.amounts.level_verbs
        led = group is not None and figure.first - group.end == 1 and x.words[figure.first - 1] in x.g.to
        states = group is not None and group.lemma == x.g.copula and figure.first - group.end == 1
        led = led or (states and x.words[figure.first - 1] in x.g.of)  # "Les besoins sont de 3 000 tonnes de riz"
        subject = x.subject(group) if group is not None and (direct or led) else None
        known = x.pack.amounts.stocks | (x.pack.amounts.capacities if led else frozenset())
        return (
            subject is not None and group is not None and subject.end <= group.start and x.words[subject.head] in known
        )

    def _part(self, x: Syntax, figure: Figure) -> str | None:
        """ "La part du charbon atteint 12 % du mix": what the share is of is in its subject."""
        share = isinstance(figure, Amount) and figure.kind == "percentage"
        group = x.group_before(figure.first) if share else None
        subject = x.subject(group) if group is not None and group.form == "finite" else None
        if group is None or subject is None or x.words[subject.head] not in x.pack.amounts.part_nouns:
            return None
        levels = x.pack.amounts.level_verbs | x.pack.amounts.contributing
        if group.lemma not in levels and group.lemma not in x.pack.changes.verbs:
            return None  # "La partie marocaine financera 60 % des travaux"
        return self.references.text(x, subject, last=group.start)

    def of_share(self, x: Syntax, figure: Figure) -> str | None:
        """ "(20 % du budget)": of a share in brackets, what it is a share of."""
        return self.of_what(x, figure) if isinstance(figure, Amount) and figure.kind == "percentage" else None

    def _with_participle(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "40 % du bois importé par le Maroc": the whole that a share is given of, with what says which one."""
        end = x.phrase_end(chunk, x.g.of)
        group = next((g for g in x.groups if g.start == end and g.form in ("participle", "gerund")), None)
        by = x.chunk_from(group.end) if group is not None else None
        if group is None or by is None or by.start > group.end + 1 or by.time or not by.before:
            return None
        return cut(x, chunk.body, x.phrase_end(by, x.g.of))

    def _of_same_noun(self, x: Syntax, at: int) -> str | None:
        """ "20 % de la population du Tchad et 35 % de celle du Cameroun"."""
        chunk, measure = x.chunk_from(at), self.references.last_measure(x)
        if chunk is None or measure is None:
            return None
        return f"{measure.split()[0]} {x.s.span(at, x.phrase_end(chunk, frozenset()))}"

    def _worth_in(self, x: Syntax, figure: Figure, at: int) -> str | None:
        """ "$4 billion in bilateral trade", "$5 billion worth of goods"."""
        opening = x.pack.amounts.worth_in.at(x.words, at) if isinstance(figure, Amount) else None
        chunk = x.chunk_from(opening[1]) if opening else None
        group = x.group_before(figure.first)
        if opening is None or chunk is None or chunk.start > opening[1] or chunk.time:
            return None
        if group is not None and group.lemma in x.pack.amounts.nouns_of_verbs and opening[1] == at + 1:
            return None  # "invested $5 billion in agriculture"
        return None if x.s.capital(chunk.body) or chunk.start < chunk.body else self.references.text(x, chunk)

    def inside(self, x: Syntax, figure: Figure) -> str | None:
        """ "a 500-MW solar plant", "a 15% increase in exports": the noun that closes the figure's phrase."""
        chunk = None if x.g.head_first else x.chunk_at(figure.after - 1)
        if chunk is None or chunk.head < figure.after or chunk.time or x.tags[chunk.head] != "W":
            return None
        if x.words[chunk.head] not in x.pack.changes.nouns:
            return cut(x, figure.after, x.phrase_end(chunk, frozenset()))
        if chunk.head > figure.after:  # "15% export growth"
            return cut(x, figure.after, chunk.head)
        return self._changed_behind(x, chunk.end)

    # What the figure is a growth of

    def changed(self, x: Syntax, figure: Figure) -> str | None:
        """ "une hausse du commerce de 15 %"; "en hausse de 15 %" says no more than what stands before it."""
        if not isinstance(figure, Change):
            return None
        first = max(0, figure.first - CHANGED)
        parted = next((k for k in range(figure.first - 1, first, -1) if x.words[k] == ";"), first - 1)
        for i in range(figure.first - 1, parted, -1):
            leveled = x.words[figure.first - 1] in x.g.to  # "la hausse des prix s'élève à 5 %"
            if x.tags[i] in (VERB, INFINITIVE, PARTICIPLE) and self._is_moved_by(x, i) and not leveled:
                return None  # "la hausse du prix pourrait réduire de 9 % les ventes"
            if x.words[i] in x.pack.changes.nouns and x.tags[i] not in "Vpi":
                return self._by_noun(x, figure, i)
        return None

    def _by_noun(self, x: Syntax, figure: Change, i: int) -> str | None:
        """What the noun of change at token i is said of: what hangs on it, what its verb says, what stands before."""
        if i + 1 < figure.first - 1 and (x.words[i + 1] in x.g.of or self._opens_change(x, i + 1)):
            chunk = x.chunk_from(i + 2)
            if chunk is not None and chunk.start <= i + 2:
                return self.references.text(x, chunk, last=figure.first)
        told = None if x.g.head_first else self._in_phrase_of(x, i) or self._changed_behind(x, figure.after)
        if told is not None:
            return told
        if x.words[i] in x.pack.changes.growth and i and x.words[i - 1] in x.g.definite:
            return x.s.written(i)  # "l'inflation est de 8 % et la croissance de 3 %"
        registered = self.predication.registered(x, i) or self._beside(x, i) or self._seen_in(x, figure.after)
        return (
            registered
            or self._before(x, i)
            or self.changing.of_clause_behind(x, figure, i)
            or self.changing.of_last(x, i)
        )

    def _before(self, x: Syntax, i: int) -> str | None:
        """ "3 milliards, en hausse de 5 %", "des prix en progression de 27 %": what stands before the noun."""
        same = self.references.same_sentence(x)
        while i > 1 and x.tags[i - 1] == ADJECTIVE:
            i -= 1  # "une nouvelle baisse"
        said_in = i > 0 and (x.words[i - 1] in x.g.in_ or x.words[i - 1] in x.g.determiners)
        before = x.chunk_before(i - 1) if said_in else None
        near = before is not None and before.end == i - 1
        opens = before is not None and near and before.start > 0 and x.words[before.start - 1] in CLAUSE_MARKS
        opens = opens or (before is not None and near and before.before == x.g.with_)  # "avec des ventes en hausse de"
        if same is not None and said_in and not opens:  # "… ; recettes en hausse de 22 %"
            return same.measure
        return self.references.text(x, x.top(before), last=i - 1) if before is not None and near else None

    def _is_moved_by(self, x: Syntax, i: int) -> bool:
        """Whether the verb at token i changes something itself."""
        group = next((g for g in x.groups if g.start <= i < g.end), None)
        itself = group is not None and group.form != "participle"
        return group is not None and itself and group.lemma in x.pack.changes.verbs and i == group.end - 1

    def _beside(self, x: Syntax, i: int) -> str | None:
        """ "a taillé dans ses subventions, en chute de 22 %": the noun that the comma is behind."""
        apart = i > 2 and x.words[i - 1] in x.g.in_ and x.words[i - 2] == ","
        noun = x.chunk_before(i - 2) if apart else None
        if noun is None or noun.end != i - 2 or noun.time or x.s.capital(noun.head) or noun.start == noun.body:
            return None
        alone = noun.before == "" and self.references.same_sentence(x) is None
        within = alone or noun.before in x.g.in_
        counted = NUMBER in x.tags[noun.start : noun.head]
        return self.references.text(x, noun, last=i - 2) if within and not counted else None

    def _seen_in(self, x: Syntax, after: int) -> str | None:
        """ "la baisse de 2 % enregistrée en juin dans le commerce": where a change is seen."""
        seen = next((g for g in x.groups if g.start == after and g.form == "participle"), None)
        known = seen is not None and seen.lemma in x.pack.changes.registering
        behind = (c for c in x.chunks if seen is not None and c.start > after and not c.time) if known else iter(())
        where = next(behind, None)
        told = (
            where is not None
            and (where.before in x.g.in_ or where.before == x.g.by)
            and VERB not in x.tags[after : where.start]
        )
        return self.references.text(x, where) if where is not None and told else None

    def _opens_change(self, x: Syntax, i: int) -> bool:
        """ "an increase in exports of 15%"."""
        return not x.g.head_first and x.words[i] in x.g.in_

    def _is_change_of(self, x: Syntax, figure: Change) -> bool:
        """ "une baisse de 10 % du PIB"; "10 % de plus" is none."""
        if x.pack.changes.comparisons.at(x.words, figure.after) or figure.first < 2:
            return False
        times = figure.basis == "factor" and x.words[figure.after - 1] in x.g.degree
        if times and x.words[figure.after : figure.after + 1] != []:
            return True  # "deux fois moins de promesses"
        if x.words[figure.first - 1] not in x.g.of:
            return False
        same = self.references.same_sentence(x)  # "une baisse de 4 % de ses ventes et de 27 % de son bénéfice"
        again = isinstance(same, Change) and same.measured_by == "of_what"
        before = x.words[figure.first - 2]
        return before in x.pack.changes.nouns or (again and (before in x.g.joining or before == ","))

    def _in_phrase_of(self, x: Syntax, i: int) -> str | None:
        """ "GDP growth of 6.5%": what stands before the noun of change."""
        chunk = x.chunk_at(i)
        if chunk is None or chunk.head != i:
            return None
        first = next((k for k in range(chunk.body, i) if x.tags[k] == "W"), i)
        return cut(x, first, i)

    def _changed_behind(self, x: Syntax, at: int) -> str | None:
        """ "an increase of 15% in exports": behind the figure or the noun of change, what has changed."""
        chunk = x.chunk_from(at)
        opened = at < len(x.words) and (x.words[at] in x.g.in_ or x.words[at] in x.g.of)
        if not opened or chunk is None or chunk.start > at + 1 or chunk.time or x.s.capital(chunk.body):
            return None
        return self.references.text(x, chunk)


def _done_to(x: Syntax, noun: str, chunk: Chunk, told: str) -> str:
    """What is done, with the goods that a phrase tells: "ventes de coton"."""
    if chunk.before == x.g.elided_of and chunk.start == chunk.body:
        return f"{noun} {chunk.before}{told}"  # "production d'hydrogène", whose first letter does not tell
    return f"{noun} {x.g.behind_of(told)}"


def _behind_number(x: Syntax, at: int) -> int:
    """Of "0,1 % des 89 millions d'habitants", the last "de": what stands behind it is counted."""
    qualified = x.pack.qualifiers.before.at(x.words, at + 1)
    k = qualified[1] if qualified is not None else at + 1  # "40 % des quelque trente millions d'habitants"
    while x.tags[k : k + 1] == [NUMBER] or x.tags[k : k + 2] == [OF, NUMBER]:
        k += 1
    return k if k > at + 1 and x.tags[k : k + 1] == [OF] else at


def _before_next_number(x: Syntax, chunk: Chunk) -> int | None:
    """ "100 milliards d'investissements et d'un million d'emplois": before what another number counts."""
    end = chunk.end
    joined = x.words[end : end + 1] != [] and x.words[end] in x.g.joining and x.words[end + 1 : end + 2] != []
    if not joined or x.words[end + 1] not in x.g.of:
        return None
    following = x.words[end + 2 : end + 4]  # "d'un million"
    counted = x.tags[end + 2 : end + 3] == [NUMBER] or not x.pack.numbers.scales.keys().isdisjoint(following)
    return end if counted else None


def _before_next_share(x: Syntax, figure: Figure, chunk: Chunk) -> int | None:
    """ "Arva détient 60 % du capital et Solva 40 %": before the one who has another share of the same."""
    behind = (k for k in range(chunk.head + 1, len(x.words) - 2) if x.words[k] in x.g.joining)
    joined = next(behind, None)
    if joined is None or not x.s.capital(joined + 1) or VERB in x.tags[figure.after : joined]:
        return None
    number = next((k for k in range(joined + 2, min(joined + HOLDER, len(x.words) - 1)) if x.tags[k] == NUMBER), None)
    return joined if number is not None and x.pack.numbers.percent.at(x.words, number + 1) else None
