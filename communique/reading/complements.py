"""What the figure's own noun phrase says it measures: "2,9 milliards d'échanges", "un prêt de 754 millions"."""

from __future__ import annotations

from communique.languages.grammar import NUMBER, OF, PARTICIPLE, VERB, WORD
from communique.reading.bearers import first_told, thing_of_size
from communique.reading.chunks import CLOSE_QUOTES, DASHES, Chunk
from communique.reading.document import ITEM, ROW, TITLE
from communique.reading.facts import Amount, Change, Figure
from communique.reading.predication import Predication
from communique.reading.purposes import is_actor, is_giver
from communique.reading.references import References, cut
from communique.reading.syntax import Syntax
from communique.reading.worth import Worth

CHANGED = 13
"""Words before a change within which its noun stands."""


class Complements:
    """Rules of measures that look at the nouns around the figure: what hangs on it, and what it hangs on."""

    def __init__(self, references: References, predication: Predication, worth: Worth) -> None:
        self.references, self.predication, self.worth = references, predication, worth

    # What hangs on the figure

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
        if isinstance(figure, Change) and not self._is_change_of(x, figure):
            return None
        part = self._part(x, figure)
        if part is not None:
            return part
        if self._is_of_capacity(x, figure):
            return None
        at = _behind_number(x, at)
        chunk = x.chunk_from(at)
        if chunk is None or chunk.start > at + 1 or chunk.time:
            return None
        ratio = isinstance(figure, Amount) and x.pack.amounts.ratios.at(x.words, chunk.body) is not None
        share = isinstance(figure, Amount) and figure.kind == "percentage"
        sized = isinstance(figure, Amount) and figure.kind == "measure"  # "6 000 tonnes de riz aux populations"
        goods = share or (sized and x.s.written(chunk.head).isupper())  # "2 millions de tonnes de GNL"
        paid = isinstance(figure, Amount) and figure.kind == "money" and is_actor(x, chunk)
        if ratio or paid or (is_giver(x, chunk) and not goods):
            return None
        if sized:
            return self._of_goods(x, figure, chunk)
        held = self._with_participle(x, chunk) if share else None
        return held or self.references.text(x, chunk, last=x.handed_to(chunk))

    @staticmethod
    def _behind(x: Syntax, figure: Figure) -> int:
        """Behind the figure, its bracket, adverbs and quotes: "11 % seulement des", "« 9 milliards » de"."""
        at = x.behind_bracket(figure.after)
        while at < len(x.words) and (x.tags[at] == "A" or x.words[at] in CLOSE_QUOTES):
            at += 1
        return at

    def _of_goods(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "a exporté 6 000 tonnes de riz": what is done with goods; "711 mm de diamètre": a side of a thing."""
        bare = chunk.end == chunk.head + 1 and x.words[figure.first - 1] in x.g.of
        if bare and x.words[chunk.head] in x.pack.amounts.capacities:
            thing = x.chunk_before(figure.first - 1)
            near = thing is not None and thing.end == figure.first - 1 and not thing.time
            whole = x.root(thing) if thing is not None and near else None
            return self.references.quantity(x, x.s.written(chunk.head), whole) or x.s.written(chunk.head)
        told = self.references.text(x, chunk, last=x.handed_to(chunk), through=frozenset({x.g.between}))
        dealt = self.predication.dealt_with(x, figure)
        return f"{dealt} {x.g.behind_of(told)}" if dealt and told else told

    def out_of(self, x: Syntax, figure: Figure) -> str | None:
        """ "48 milliards provenant d'un prêt", "98 millions sous forme de dons": the money that they are."""
        opening = x.pack.amounts.out_of.at(x.words, x.behind_bracket(figure.after))
        comes = x.predicate(figure.first, figure.after) if opening is None and isinstance(figure, Amount) else None
        if comes is not None and comes.lemma in x.pack.amounts.deriving:  # "62 millions viendront du crédit d'impôt"
            source = x.chunk_from(comes.end)
            lent = source is not None and x.words[source.head] in x.pack.amounts.money_words
            return self.references.text(x, source) if source is not None and lent else None
        chunk = x.chunk_from(opening[1]) if opening is not None else None
        money = chunk is not None and x.words[chunk.head] in x.pack.amounts.money_words
        money = money and chunk is not None and not x.s.capital(chunk.head)  # "provenant du Fonds vert"
        return cut(x, chunk.body, chunk.end) if chunk is not None and money else None

    def _is_of_capacity(self, x: Syntax, figure: Figure) -> bool:
        """ "aura une capacité de 45 000 tonnes de noix": a capacity is measured, and no goods."""
        noun = x.chunk_before(figure.first) if isinstance(figure, Amount) and figure.kind == "measure" else None
        close = noun is not None and noun.end == figure.first - 1
        made = noun is not None and x.words[noun.head] in x.pack.amounts.nouns_of_verbs.values()  # "une production de"
        return noun is not None and close and not made and x.words[noun.head] in x.pack.amounts.capacities

    def _part(self, x: Syntax, figure: Figure) -> str | None:
        """ "La part du charbon atteint 12 % du mix": what the share is of is in its subject."""
        share = isinstance(figure, Amount) and figure.kind == "percentage"
        group = x.group_before(figure.first) if share else None
        subject = x.subject(group) if group is not None and group.form == "finite" else None
        if group is None or subject is None or x.words[subject.head] not in x.pack.amounts.part_nouns:
            return None
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
            if x.words[i] not in x.pack.changes.nouns or x.tags[i] in "Vpi":
                continue
            if i + 1 < figure.first - 1 and (x.words[i + 1] in x.g.of or self._opens_change(x, i + 1)):
                chunk = x.chunk_from(i + 2)
                if chunk is not None and chunk.start <= i + 2:
                    return self.references.text(x, chunk, last=figure.first)
            told = None if x.g.head_first else self._in_phrase_of(x, i) or self._changed_behind(x, figure.after)
            if told is not None:
                return told
            if x.words[i] in x.pack.changes.growth and i and x.words[i - 1] in x.g.determiners - x.g.indefinite:
                return x.s.written(i)  # "l'inflation est de 8 % et la croissance de 3 %"
            registered = self.predication.registered(x, i)
            if registered is not None:
                return registered
            same = self.references.same_sentence(x)
            said_in = i > 0 and (x.words[i - 1] in x.g.in_ or x.words[i - 1] in x.g.determiners)
            if same is not None and said_in:
                return same.measure
            before = x.chunk_before(i - 1) if said_in else None  # "des prix en progression de 86 %"
            near = before is not None and before.end == i - 1
            return self.references.text(x, x.top(before), last=i - 1) if before is not None and near else None
        return None

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

    # What the figure hangs on

    def along(self, x: Syntax, figure: Figure) -> str | None:
        """ "la ligne Pa–Po sur 139 km": how far the thing right before it goes."""
        k = figure.first - 1
        if (
            k < 1
            or x.words[k] not in x.pack.amounts.along
            or not isinstance(figure, Amount)
            or figure.kind != "measure"
        ):
            return None
        chunk = x.chunk_before(k)
        return (
            self.references.text(x, chunk, last=k) if chunk is not None and chunk.end == k and not chunk.time else None
        )

    def named_before(self, x: Syntax, figure: Figure) -> str | None:
        """ "un prêt de 754 millions d'euros", "coût : 325 milliards"."""
        chunk = None if isinstance(figure, Change) else self._given(x, self._noun_before(x, figure))
        if chunk is None or chunk.time or self._is_moved_from(x, figure):
            return None
        within = x.chunk_at(figure.first)
        inside = within is not None and within.head < figure.first
        if isinstance(figure, Amount) and figure.unit in x.pack.amounts.tensions and inside and within is not None:
            return cut(x, within.body, figure.first)  # "la ligne 90 kV Pa-Po"
        those = self.predication.of_those(x, figure)
        if those is not None:
            return those  # "celle de la KfW de 25 millions"
        item = self._item_apart(x, figure)
        if item is not None:
            return self.references.text(x, item)
        label = x.words[figure.first - 1] == ":"
        if label and x.s.kind == TITLE and all(x.s.capital(k) for k in range(figure.first - 1) if x.tags[k] == WORD):
            return None  # "Gabon – Congo : 198 milliards pour achever la route"
        told = self._told_of(x, chunk) if label else None
        if told is not None:
            return told
        noun = x.words[chunk.head]
        lost = isinstance(figure, Amount) and figure.kind == "money" and noun in x.pack.changes.levels
        if (noun in x.pack.changes.nouns and not lost) or (
            chunk.end == figure.first
            and noun not in x.pack.amounts.value_nouns
            and x.words[figure.first] not in x.g.of  # "un investissement de l'ordre de 4 milliards"
        ):
            return None
        if (noun in x.pack.amounts.value_nouns or noun in x.pack.amounts.capacities) and not self._compound(x, chunk):
            return self._value_noun(x, chunk, figure)
        told = None if x.tags[chunk.head] in "Vpi" else self._as_told(x, chunk, figure)
        if told is None:
            return None
        ends = self._ends(x, figure) or self._on_what(x, chunk, figure) or self._whose(x, chunk, figure, told)
        return f"{told} {ends}" if ends else told

    @staticmethod
    def _given(x: Syntax, chunk: Chunk | None) -> Chunk | None:
        """ "des subventions à la production de 8 milliards": the money, and not what it is given to."""
        if chunk is None or not chunk.index or chunk.before not in x.g.to:
            return chunk
        money = x.chunks[chunk.index - 1]
        beside = money.end >= chunk.start - 1 and x.words[money.head] in x.pack.amounts.money_words
        return money if beside else chunk

    def _is_moved_from(self, x: Syntax, figure: Figure) -> bool:
        """ "porter la contribution au PIB de 21 % à 30 %": the first of two levels of what a verb moves."""
        group, at = x.group_before(figure.first), figure.after
        moved = group is not None and group.lemma in x.pack.numbers.moving and not group.passive
        to = x.words[at : at + 1] != [] and x.words[at] in x.g.to and x.tags[at + 1 : at + 2] == [NUMBER]
        objects = x.objects(group, limit=8)[:1] if moved and to and group is not None else []
        return bool(objects) and objects[0].end <= figure.first

    def _ends(self, x: Syntax, figure: Figure) -> str | None:
        """ "une ligne de 280 km entre Pa et Lo", "un pont de 210 m sur le Nil": between what or whither."""
        sized = isinstance(figure, Amount) and figure.kind == "measure"
        at = figure.after
        chunk = x.chunk_from(at) if sized and at < len(x.words) else None
        if chunk is None or chunk.time or chunk.before != x.words[at]:
            return None
        if chunk.before == x.g.between:
            named = x.s.capital(chunk.body)
            return cut(x, at, x.phrase_end(chunk, frozenset(), joins=True)) if named else None
        end = x.phrase_end(chunk, frozenset())
        whither = chunk.before in x.pack.amounts.toward or chunk.before in x.pack.amounts.along
        return cut(x, at, end) if whither and any(map(x.s.capital, range(chunk.body, end))) else None

    def _on_what(self, x: Syntax, chunk: Chunk, figure: Figure) -> str | None:
        """ "une taxe de 3 % sur les dividendes", "un contrat de 450 millions pour la construction du barrage"."""
        share = isinstance(figure, Amount) and figure.kind == "percentage"
        paper = isinstance(figure, Amount) and x.words[chunk.head] in x.pack.amounts.for_works
        at = x.behind_bracket(figure.after)
        opens = (share and x.words[at : at + 1] == [x.pack.amounts.upon]) or (
            paper and x.words[at : at + 1] == [x.g.for_]
        )
        behind = x.chunk_from(at) if opens else None
        if behind is None or behind.time or behind.start > at + 1 or is_actor(x, behind):
            return None
        return cut(x, at, x.phrase_end(behind, frozenset()))

    @staticmethod
    def _whose(x: Syntax, chunk: Chunk, figure: Figure, told: str) -> str | None:
        """ "un prêt de 90 millions à la Tanzanie", "un don de 3 millions de l'Inde": who gives or gets it, in short."""
        at = x.behind_bracket(figure.after)
        who = x.chunk_from(at) if x.words[chunk.head] in x.pack.projects.money and at < len(x.words) else None
        if who is None or who.start > at + 1 or who.before != x.words[at] or not x.s.capital(who.body):
            return None
        if NUMBER in x.tags[who.start : who.head]:
            return None  # "aux deux États"
        end, named = x.phrase_end(who, frozenset()), who.before in x.g.of or who.before in x.g.to
        short = sum(x.tags[k] == WORD for k in range(who.body, end)) <= 2 * len(told.split())
        return cut(x, at, end) if named and short and not who.time else None

    def _noun_before(self, x: Syntax, figure: Figure) -> Chunk | None:
        """The noun phrase right before a figure, its preposition, a mark or an adverb apart."""
        k = figure.first - 1
        if k < 1:
            return None
        marked = x.words[k] in (":", "–", "—", "-", "=") or self._is_price(x, figure)
        if not (x.words[k] in x.g.of or marked):
            k += 1  # "coût total 1,01 Md€"
        adverb = x.g.adverbial.before(x.words, k)
        if adverb is not None:
            k = adverb[1] - (x.words[adverb[1] - 1] == ",")  # "le tarif, aujourd'hui de 1,37 som"
        elif x.tags[k - 1] == "A":  # "le taux, actuellement de 38 %"
            k -= 2 if x.words[k - 2] == "," else 1
        if x.words[k - 1] == "," and x.words[figure.first - 1] in x.g.of:  # "le taux d'exécution, de 44 %"
            k -= 1
        if x.tags[k - 1] == PARTICIPLE and x.words[figure.first - 1] in x.g.of:  # "un engagement cumulé de"
            k -= 1
        chunk = x.chunk_before(k)
        said_when = chunk is not None and chunk.time and all(tag == NUMBER for tag in x.tags[chunk.end : k])
        if chunk is not None and said_when and chunk.before in x.g.of and chunk.index:
            k, chunk = chunk.start - 1, x.chunks[chunk.index - 1]  # "le prêt de mai 2018, également de 50 millions"
        if chunk is not None and chunk.index and x.words[chunk.body] in x.g.degree and chunk.start < chunk.body:
            k, chunk = chunk.start, x.chunks[chunk.index - 1]  # "le contrat le plus important, de 1,4 milliard"
        if chunk is None or chunk.end != k:
            return None
        bare = chunk.end == chunk.start + 1 and not chunk.before and bool(x.g.relating_endings)
        joined = bare and x.words[chunk.head].endswith(x.g.relating_endings)
        return x.coordinated(chunk) if joined else chunk  # "un corridor routier et ferroviaire de 1 200 km"

    def _as_told(self, x: Syntax, chunk: Chunk, figure: Figure) -> str | None:
        """What a noun phrase right before a figure names: the thing that is called so, or itself."""
        called = (
            self.worth.called_so(x, chunk)
            or self._called_for(x, chunk)
            or self._put_into(x, chunk, figure)
            or self._worth_of(x, chunk)
        )
        last, toward = chunk.end, chunk.before in x.pack.amounts.toward and chunk.index
        if x.words[max(0, figure.first - 2)] == ",":  # "les exportations vers la France, de 1,4 milliard"
            chunk = x.chunks[chunk.index - 1] if toward else x.unplaced(chunk)
        whole = first_told(x, chunk) or self._compound(x, chunk) or x.root(chunk)
        passed = x.pack.agreements.status.nouns  # "l'annulation du prêt de 15 milliards"
        partial, money = x.pack.projects.partial, x.pack.projects.money
        if x.words[whole.head] in partial and x.words[chunk.head] in money | x.pack.amounts.money_words:
            whole = chunk  # "la deuxième tranche du prêt de 200 millions"
        while whole is not chunk and (x.is_hollow(whole) or x.words[whole.head] in passed):
            whole = x.chunks[whole.index + 1]  # "en échange d'un investissement de 160 millions"
        return self.references.text(x, whole, last=last) if called is None else called

    def _compound(self, x: Syntax, chunk: Chunk) -> Chunk | None:
        """ "une ligne à haute tension de 1 400 km", "une centrale à gaz": the thing whose kind a bare noun tells."""
        bare = chunk.start == chunk.body and chunk.before in x.g.to and chunk.index > 0 and not x.s.capital(chunk.head)
        bare = bare and chunk.before not in x.g.singular_contracted and chunk.before not in x.g.contracted
        whole = x.chunks[chunk.index - 1] if bare else None
        return x.root(whole) if whole is not None and whole.end == chunk.start - 1 and not whole.time else None

    def _told_of(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "Le commerce reste marginal : 23 milliards", "le don a été signé à Pa : 4 millions": what is told of."""
        group = next((g for g in reversed(x.groups) if g.end <= chunk.start and g.form == "finite"), None)
        subject = x.subject(group) if group is not None else None
        if group is None or subject is None:
            return None
        said = group.end == chunk.start == chunk.body and not chunk.before
        placed = (chunk.before in x.g.to or chunk.before in x.g.in_) and x.s.capital(chunk.head)
        return self.references.text(x, subject, last=group.start) if said or placed else None

    def _worth_of(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "Montant de l'opération : 42 milliards": what "l'opération" stands for."""
        root = x.root(chunk)
        noun = x.words[root.head]
        if root is chunk or noun not in x.pack.amounts.value_nouns:
            return None
        told = self.references.referred(x, chunk)
        bare = told is None or noun in x.pack.amounts.bare_value_nouns
        return told if bare else f"{x.s.written(root.head)} {x.g.behind_of(told or '')}"

    def _called_for(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "l'usine représente un investissement de 90 millions": what is worth it."""
        group = x.group_before(chunk.start)
        if group is None or group.lemma not in x.pack.amounts.calling_for or chunk not in x.objects(group):
            return None
        subject = x.subject(group) if x.words[chunk.head] in x.pack.modality.announced else None
        return self.references.text(x, subject, last=group.start) if subject is not None else None

    def _put_into(self, x: Syntax, chunk: Chunk, figure: Figure) -> str | None:
        """ "un investissement de 45 millions dans une usine à Antofagasta"."""
        at = x.behind_bracket(figure.after)
        money = isinstance(figure, Amount) and figure.kind == "money"
        behind = x.chunk_from(at) if money and x.words[chunk.head] in x.pack.modality.announced else None
        if behind is None or behind.start > at + 1 or behind.before not in x.g.in_ or behind.time:
            return None
        into = self.references.text(x, behind)
        return f"{x.s.written(chunk.head)} {x.words[at]} {into}" if into else None

    def _is_price(self, x: Syntax, figure: Figure) -> bool:
        """ "un projet à 985 M$", "une ligne à 400 kV"."""
        k = figure.first - 1
        chunk = x.chunk_before(k) if x.words[k] in x.g.to and isinstance(figure, Amount) else None
        if chunk is None or chunk.end != k or not isinstance(figure, Amount):
            return False
        told = figure.kind == "money" and x.words[chunk.start] in x.g.indefinite
        return told or (figure.unit in x.pack.amounts.tensions and VERB not in x.tags[chunk.start : k])

    def _value_noun(self, x: Syntax, chunk: Chunk, figure: Figure) -> str | None:
        """ "un coût de 5 milliards": of the thing before it, of the subject, or of what was spoken of last."""
        referred = self.references.referred(x, chunk)
        if referred is not None:
            return referred
        verb = x.group_before(chunk.start)
        if verb is not None and verb.lemma == x.g.copula and chunk.before and chunk.start - verb.end <= 1:
            return self.predication.by_verb(x, figure)  # "est au niveau des 4 milliards"
        noun = x.s.written(chunk.head)
        bare = x.words[chunk.head] in x.pack.amounts.bare_value_nouns | x.pack.amounts.peaks
        before = x.chunk_before(chunk.start)
        if x.s.kind in (ITEM, ROW):
            before = None
        hangs_on = chunk.before in x.g.of or chunk.before == x.g.for_
        if before is not None and hangs_on and chunk.start - before.end <= 2 and not before.time:
            sized = thing_of_size(x, before) if x.words[chunk.head] in x.pack.amounts.capacities else None
            thing = sized or x.root(before)
            of_what = self.references.text(x, thing, last=chunk.start)
            return of_what if bare or not of_what else f"{noun} {self.references.whose(x, thing, of_what)}"
        if x.s.kind in (ITEM, ROW) and x.chunks[0] is not chunk:
            item = self.references.text(x, x.chunks[0], last=chunk.start)
            return item if bare or not item else f"{noun} {self.references.whose(x, x.chunks[0], item)}"
        if chunk.start == 0:
            item = self._item_before(x) if x.words[figure.first - 1] == ":" else None
            if item is not None:
                return item if bare else f"{noun} {x.g.behind_of(item)}"
            told = self.references.last_thing(x, chunk)
            return self.references.quantity(x, None if bare else noun, told)
        by_verb = self.predication.by_verb(x, figure) if bare else None
        aimed = x.words[chunk.head] in x.pack.amounts.goals  # "un objectif de 5 milliards": of what was told before
        return by_verb or (self.references.last_goal(x) if aimed else noun)

    @staticmethod
    def _item_apart(x: Syntax, figure: Figure) -> Chunk | None:
        """ "– Construction d'un centre – bénéficiaire : la Commune – 49 M€": what an item in parts opens with."""
        k, first = figure.first - 1, x.chunks[0]
        apart = x.s.kind == ITEM and k > 1 and x.words[k] in DASHES and bool(x.s.gap(k))
        parted = apart and first.start <= 1 and first.end < k and VERB not in x.tags[:k]
        return first if parted and any(x.words[n] in DASHES and x.s.gap(n) for n in range(first.end, k)) else None

    def _item_before(self, x: Syntax) -> str | None:
        """ "– l'électrification de 143 localités. Montant : 28 milliards": what the item opens with."""
        previous = self.references.previous(x.s)
        if previous is None or previous.s.kind != ITEM or x.s.kind != ITEM or previous.s.paragraph != x.s.paragraph:
            return None
        first = previous.chunks[0] if previous.chunks else None
        return self.references.text(previous, first) if first is not None and first.start <= 1 else None

    def grown(self, x: Syntax, figure: Figure) -> str | None:
        """ "50 000 m3 par jour, extensible à 100 000": what the figure before it measures."""
        before = self.references.same_sentence(x)
        grows = isinstance(figure, Amount) and x.pack.amounts.growing.before(x.words, figure.first) is not None
        return before.measure if grows and before is not None else None


def _behind_number(x: Syntax, at: int) -> int:
    """Of "0,1 % des 89 millions d'habitants", the last "de": what stands behind it is counted."""
    k = at + 1
    while x.tags[k : k + 1] == [NUMBER] or x.tags[k : k + 2] == [OF, NUMBER]:
        k += 1
    return k if k > at + 1 and x.tags[k : k + 1] == [OF] else at
