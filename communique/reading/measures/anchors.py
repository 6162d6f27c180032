"""What a figure hangs on: the noun right before it, and what that noun stands for."""

from __future__ import annotations

from communique.languages.grammar import NUMBER, PARTICIPLE, VERB, WORD
from communique.reading.facts import Amount, Change, Figure
from communique.reading.measures.bearers import first_told, thing_of_size
from communique.reading.measures.predication import Predication
from communique.reading.measures.purposes import is_actor
from communique.reading.measures.references import References, cut
from communique.reading.measures.worth import Worth
from communique.reading.sentences.chunks import DASHES, Chunk
from communique.reading.sentences.document import ITEM, ROW, TITLE
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


class Anchors:
    """Rules of measures that look at the noun before the figure."""

    def __init__(self, references: References, predication: Predication, worth: Worth) -> None:
        self.references, self.predication, self.worth = references, predication, worth

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
        if chunk is None or chunk.end != k or chunk.time:
            return None
        group = x.group_before(chunk.start)
        leads = group is not None and group.lemma in x.pack.projects.ends_of_ways and not group.passive
        subject = x.subject(group) if leads and group is not None else None  # "La route reliera Pa à Lo sur 255 km"
        whole = subject if subject is not None and subject.end <= chunk.start else None
        return self.references.text(x, whole or chunk, last=k)

    def at_rate(self, x: Syntax, figure: Figure) -> str | None:
        """ "produira de l'ammoniac, à raison de 3 000 tonnes par jour": of the goods before it."""
        opening = x.pack.amounts.at_rate.before(x.words, figure.first)
        goods = x.chunk_before(opening[1]) if opening is not None else None
        near = goods is not None and opening is not None and opening[1] - goods.end <= 1 and not goods.time
        return self.references.text(x, goods) if goods is not None and near else None

    def bounded(self, x: Syntax, figure: Figure) -> str | None:
        """ "viser un chiffre d'affaires supérieur à 10 millions": what the word agrees with that bounds the figure."""
        agrees = isinstance(figure, Amount) and x.words[figure.first] in x.pack.qualifiers.agreeing
        chunk = x.chunk_at(figure.first - 1) if agrees and 0 < figure.first < figure.number else None
        if chunk is None or chunk.time or x.words[chunk.head] in x.pack.amounts.value_nouns:
            return None
        if chunk.before == x.g.by and chunk.index:
            chunk = x.chunks[chunk.index - 1]  # "un revenu par habitant inférieur à 2 dollars"
        return self.references.text(x, x.root(chunk) if chunk.before in x.g.of else chunk, last=figure.first)

    def labelled(self, x: Syntax, figure: Figure) -> str | None:
        """ "exportations : - 12 % ; importations : + 3 %": the label of a change."""
        signed = isinstance(figure, Change) and figure.rule == "change.sign"
        of = x.chunk_before(figure.first - 1) if signed and x.words[figure.first - 1 : figure.first] == [":"] else None
        return self.references.text(x, of) if of is not None and of.end == figure.first - 1 else None

    def topic(self, x: Syntax, figure: Figure) -> str | None:
        """ "Riz : le pays vise 3 millions de tonnes": what stands before the colon, where nothing else tells it."""
        first = x.chunks[0] if x.chunks else None
        end = x.phrase_end(first, x.g.of) if first is not None else 0  # "Barrage de Gao : la BAD débloque 3 millions"
        label = first is not None and not first.start and x.words[end : end + 1] == [":"]
        if first is None or not label or end >= figure.first or first.time or is_actor(x, first):
            return None
        named = x.pack.countries.at(x.words, first.body) is not None
        return None if named or x.is_hollow(first) else self.references.text(x, first)

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
        if label and (_names_places(x, figure) or self._is_said_behind(x, chunk, figure)):
            return None
        told = self._of_sheet(x, chunk) or self._paper(x, chunk) or self._told_of(x, chunk) if label else None
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
        group = x.group_before(chunk.start)
        given = group is not None and group.form == "participle" and group.start == money.end
        if given and group is not None and chunk.start <= group.end + 1 and x.modified(group) is not None:
            return x.modified(group)  # "son soutien alloué à l'Arménie de 130 millions"
        sums = x.pack.amounts.money_words | x.pack.changes.leveled  # "un rendement à l'émission de 3,8 %"
        beside = money.end >= chunk.start - 1 and x.words[money.head] in sums
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
        aside = x.words[k - 1] == "," or x.words[k - 1] in DASHES
        if aside and x.words[figure.first - 1] in x.g.of:  # "le taux d'exécution, de 44 %"
            k -= 1
        if x.tags[k - 1] == PARTICIPLE and x.words[figure.first - 1] in x.g.of:  # "un engagement cumulé de"
            k -= 1
        chunk = x.chunk_before(k)
        said_when = chunk is not None and chunk.time and all(tag == NUMBER for tag in x.tags[chunk.end : k])
        if chunk is not None and said_when and chunk.before in x.g.of and chunk.index:
            k, chunk = chunk.start - 1, x.chunks[chunk.index - 1]  # "le prêt de mai 2018, également de 50 millions"
        if chunk is not None and chunk.index and x.words[chunk.body] in x.g.degree and chunk.start < chunk.body:
            k, chunk = chunk.start, x.chunks[chunk.index - 1]  # "le contrat le plus important, de 1,4 milliard"
        if chunk is None or chunk.end != k or x.pack.units.currencies.at(x.words, chunk.head):
            return None  # "34 milliards F CFA, soit 9 milliards de plus"
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

    def _of_sheet(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "• Capacité : 22 millions de tonnes": a line of a list on what the article is about."""
        noun, opens = x.words[chunk.head], x.s.kind == ITEM and not chunk.start and chunk.end == chunk.head + 1
        known = x.pack.amounts.costs | x.pack.amounts.capacities
        thing = self.references.first_thing(x) if opens and noun in known else None
        if thing is None:
            return None
        self.references.spoken_of = thing
        return self.references.quantity(x, x.s.written(chunk.head), thing)

    def _told_of(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "Le commerce reste marginal : 23 milliards", "le don a été signé à Pa : 4 millions": what is told of."""
        group = next((g for g in reversed(x.groups) if g.end <= chunk.start and g.form == "finite"), None)
        subject = x.subject(group) if group is not None else None
        if group is None or subject is None:
            return None
        if group.lemma in x.pack.changes.verbs and not group.passive and group.form == "finite":
            return self.references.text(x, subject, last=group.start)  # "progresse, grâce au cacao : 2,1 milliards"
        said = group.end == chunk.start == chunk.body and not chunk.before
        whom = chunk.before == x.g.for_ or chunk.before in x.g.in_ | x.g.to  # "redevient négatif pour la Tunisie"
        placed = whom and x.s.capital(chunk.head)
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
        peak = x.words[chunk.head] in x.pack.amounts.peaks  # "a atteint un pic à 20 000 dollars"
        told = figure.kind == "money" and x.words[x.root(chunk).start] in x.g.indefinite and not peak
        return told or (figure.unit in x.pack.amounts.tensions and VERB not in x.tags[chunk.start : k])

    @staticmethod
    def _had_by(x: Syntax, chunk: Chunk, verb: Group | None) -> Chunk | None:
        """ "La centrale aura une puissance de 143 MW": what has so large a capacity."""
        has = verb is not None and verb.lemma in x.pack.amounts.showing | {x.g.having} and verb.end == chunk.start
        subject = (
            x.subject(verb) if has and verb is not None and x.words[chunk.head] in x.pack.amounts.capacities else None
        )
        return subject if subject is not None and not is_actor(x, subject) else None

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
        same = self.references.same_sentence(x) if bare and chunk.before in x.g.prices else None
        if isinstance(same, Amount) and same.kind == "measure":
            return same.measure  # "a exporté 21 TWh d'électricité, pour une valeur de 1,1 milliard"
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
            return self.references.quantity(x, None if bare else noun, told) or (None if bare else noun)
        had = self._had_by(x, chunk, verb)
        if had is not None:
            return self.references.quantity(x, noun, had, last=chunk.start)
        aimed = x.words[chunk.head] in x.pack.amounts.goals  # "un objectif de 5 milliards": of what was told before
        aim = self._on_what(x, chunk, figure)  # "un budget de 12 millions pour les bus"
        by_verb = self.predication.by_verb(x, figure) if bare and aim is None else None
        whole = noun if aim is None else f"{noun} {aim}"
        return by_verb or (self.references.last_goal(x) if aimed else whole)

    @staticmethod
    def _is_said_behind(x: Syntax, chunk: Chunk, figure: Figure) -> bool:
        """ "Mali : 50 millions pour l'irrigation", "trois volets : 200 millions pour les écoles": not the label."""
        nation = x.pack.countries.at(x.words, chunk.body)
        if nation is not None and nation[0].how != "adjective" and nation[1] >= chunk.end and chunk.start == 0:
            return True
        at = x.behind_bracket(figure.after)
        counted = x.tags[chunk.start] == NUMBER
        return counted and x.words[at : at + 1] == [x.g.for_]

    def _paper(self, x: Syntax, last: Chunk) -> str | None:
        """ "- Contrat de fourniture entre Sina et Alico : 260 millions": the instrument that an item opens with."""
        first = x.chunks[0]
        between = x.s.kind == ITEM and x.g.between in x.words[first.end : last.start]
        paper = between and x.pack.agreements.instruments.at(x.words, first.head) is not None
        return self.references.text(x, first) if paper and VERB not in x.tags[first.end : last.start] else None

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


def _names_places(x: Syntax, figure: Figure) -> bool:
    """ "Gabon – Congo : 198 milliards pour achever la route": a title that opens with names alone."""
    before = range(figure.first - 1)
    return x.s.kind == TITLE and all(x.s.capital(k) for k in before if x.tags[k] == WORD)
