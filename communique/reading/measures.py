"""What a figure measures, in the words of the text, with references resolved."""

from __future__ import annotations

from collections.abc import Callable

from communique.reading.chunks import Chunk
from communique.reading.document import ITEM, ROW, Sentence
from communique.reading.facts import Agreement, Amount, Change, Figure, Project
from communique.reading.groups import Group
from communique.reading.purposes import Purposes, behind_bracket, is_actor, is_giver
from communique.reading.references import References, cut, name_of
from communique.reading.syntax import Syntax


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
        self.purposes = Purposes(self.references)

    def settle(self, figure: Figure) -> None:
        """Find what the figure measures."""
        x, self.references.spoken_of = self.syntax_of(figure), None
        if isinstance(figure, Amount) and figure.kind == "count":
            figure.measure, figure.measured_by = self._counted(x, figure), "counted"
        else:
            rules = (
                self._inside,
                self._of_loan,
                self._along,
                self._of_share,
                self._bracketed,
                self._compared,
                self._said_again,
                self._of_what,
                self._valued,
                self._changed,
                self._named_before,
                self.purposes.meant_for,
                self.purposes.given_to,
                self.purposes.spent_on,
                self._done_with,
                self._by_verb,
                self._growth_itself,
                self._like_the_last,
            )
            hollow = x.pack.amounts.empty  # "un montant de": of what, another rule may say
            told = (
                (found, rule.__name__.lstrip("_"))
                for rule in rules
                if (found := rule(x, figure)) and found.lower() not in hollow
            )
            figure.measure, figure.measured_by = next(told, (None, ""))
            if figure.measure is None and isinstance(figure, Amount) and figure.kind == "measure":
                thing = figure.thing or self.references.last_thing_before(x, figure.start)
                figure.measure, figure.measured_by = (name_of(thing), "last_thing") if thing is not None else (None, "")
        if figure.measure is None and self._is_aimed_at(x, figure):
            figure.measure, figure.measured_by = self.references.last_measure(x), "aimed_at"
        if isinstance(figure, Amount) and figure.thing is None:
            figure.thing = self.references.spoken_of
        self.references.earlier.append(figure)

    def _is_aimed_at(self, x: Syntax, figure: Figure) -> bool:
        """ "Nous visons 30 milliards": a level of what was measured before."""
        group = x.group_before(figure.first)
        return group is not None and group.end == figure.first and group.lemma in x.pack.amounts.aiming

    # Rules

    def _counted(self, x: Syntax, figure: Amount) -> str | None:
        """The noun that is counted, with its adjectives; "sociétés de ce type" are what the sentence counts."""
        if x.pack.amounts.of_this_kind.at(x.words, figure.after):
            number_of = x.pack.amounts.number_of.within(x.words, 0, figure.first)
            named = x.chunk_from(number_of[-1][2]) if number_of else None
            if named is not None:
                return self.references.text(x, named)
        chunk = x.chunk_at(figure.after - 1)
        if x.s.kind == ROW and (chunk is None or x.words[chunk.head][0].isdigit()):
            return figure.unit  # the head of its column
        if chunk is None or figure.rule.endswith("bare"):
            return self._by_verb(x, figure) if chunk is None else figure.unit
        first = min(figure.after - 1, chunk.head) if x.g.head_first else chunk.body
        return cut(x, max(chunk.body, first), x.phrase_end(chunk, frozenset()))

    def _inside(self, x: Syntax, figure: Figure) -> str | None:
        """ "a 500-MW solar plant", "a 15% increase in exports": the noun that closes the figure's phrase."""
        chunk = None if x.g.head_first else x.chunk_at(figure.after - 1)
        if chunk is None or chunk.head < figure.after or chunk.time or x.tags[chunk.head] != "W":
            return None
        if x.words[chunk.head] not in x.pack.changes.nouns:
            return cut(x, figure.after, x.phrase_end(chunk, frozenset()))
        if chunk.head > figure.after:  # "15% export growth"
            return cut(x, figure.after, chunk.head)
        return self._changed_behind(x, chunk.end)

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

    def _along(self, x: Syntax, figure: Figure) -> str | None:
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

    def _of_loan(self, x: Syntax, figure: Figure) -> str | None:
        """ "un prêt consenti à 2,5 %": its rate."""
        if not isinstance(figure, Amount) or figure.kind != "percentage" or not figure.first:
            return None
        loan = self.references.last_thing_before(x, figure.start) if x.words[figure.first - 1] in x.g.to else None
        if not isinstance(loan, Agreement) or loan.type != "loan" or loan.sentence is not x.s:
            return None
        return f"{x.pack.amounts.rate} {self.references.of(x, loan, loan.sentence.words[loan.noun])}"

    def _of_share(self, x: Syntax, figure: Figure) -> str | None:
        """ "(20 % du budget)": of a share in brackets, what it is a share of."""
        return self._of_what(x, figure) if isinstance(figure, Amount) and figure.kind == "percentage" else None

    def _bracketed(self, x: Syntax, figure: Figure) -> str | None:
        """ "une filature à Och (120 millions de dollars)": what the bracket hangs on, a figure or a thing."""
        opening = _bracket_before(x, figure.first)
        if opening is None:
            return None
        for other in reversed(self.references.earlier):
            if other.sentence is not x.s:
                break
            if other.first > opening or opening - 1 <= other.after <= opening:
                return other.measure
        chunk = x.chunk_before(opening)
        if chunk is None or any(x.tags[k] in "Vpi" for k in range(chunk.end, opening)):
            return None
        same = self.references.same_sentence(x)
        if same is not None and x.words[chunk.head] in x.pack.amounts.ratio_words:
            return same.measure  # "120 % du PIB (8,7 milliards de dollars)"
        listed = self._of_listed(x, figure, chunk)
        if listed is not None:
            return listed
        there = chunk.before in x.g.in_  # "à Buenos Aires (64 %)"
        return (
            self.references.text(x, x.top(chunk), opening) if there else self._named(x, figure, x.top(chunk), opening)
        )

    def _of_listed(self, x: Syntax, figure: Figure, chunk: Chunk) -> str | None:
        """ "viennent de deux pays : Canada (50 %), Brésil (30 %)": shares of what comes from them."""
        if not isinstance(figure, Amount) or figure.kind != "percentage" or chunk.before:
            return None
        nation = x.pack.countries.at(x.words, chunk.body)
        group = next((g for g in reversed(x.groups) if g.end <= chunk.start and g.form == "finite"), None)
        subject = x.subject(group) if nation is not None and group is not None else None
        return self.references.text(x, subject, last=group.start) if subject is not None and group is not None else None

    def _compared(self, x: Syntax, figure: Figure) -> str | None:
        """ "contre 684 millions un an plus tôt": what the figure before it measures."""
        versus = x.pack.amounts.versus.before(x.words, figure.first)
        same = self.references.same_sentence(x)
        return same.measure if versus is not None and same is not None else None

    def _said_again(self, x: Syntax, figure: Figure) -> str | None:
        """ "a interrompu son aide au gouvernement, soit 432 millions d'euros": what the verb before acts on."""
        that_is = x.pack.links.equivalents.before(x.words, figure.first)
        if that_is is None or self.references.same_sentence(x) is not None or not isinstance(figure, Amount):
            return None
        group = x.group_before(that_is[1])
        objects = x.objects(group) if group is not None else []
        told = next((chunk for chunk in objects if chunk.end <= that_is[1]), None)
        return self.references.text(x, told, last=that_is[1]) if told is not None else None

    def _valued(self, x: Syntax, figure: Figure) -> str | None:
        """ "des projets d'une valeur de 1,3 milliard": the thing that is worth it, or so long."""
        for said in (x.pack.amounts.value_of, x.pack.projects.size_words):
            opening = said.before(x.words, figure.first)
            if opening and not any(g.form == "finite" and g.start < opening[1] < g.end for g in x.groups):
                break
        else:
            return None
        end = opening[1]
        while end and x.words[end - 1] in (",", "("):
            end -= 1
        chunk = x.chunk_before(end)
        covering = x.chunk_at(end)
        if covering is not None and covering.head < end:  # "cette route longue de 120 km"
            return self.references.text(x, covering, last=end) or cut(x, covering.body, end)
        told = self._told_behind(x, figure) if chunk is None and end == 0 else None
        if told is not None:
            return told
        if chunk is None and end == 0 and self.references.things:  # "Long de 620 m, il a coûté …"
            thing = self.references.last_thing_before(x, x.s.start)
            return name_of(thing) if thing is not None else None
        if chunk is None or end - chunk.end > 6:
            return None
        same = self.references.same_sentence(x)
        if chunk.before == x.g.by and same is not None and same.after <= chunk.start:
            return same.measure  # "14 millions par centrale, pour un montant total de 90 millions"
        inside = x.words[opening[1] : figure.first] if said is x.pack.projects.size_words else []
        sized = next((word for word in inside if word in x.pack.amounts.capacities), None)
        text = self.references.text(x, x.top(chunk), last=end)
        return f"{sized} {x.g.bare_of} {text}" if sized and text else text

    def _told_behind(self, x: Syntax, figure: Figure) -> str | None:
        """ "Longue de 204 km, la liaison relie …"."""
        if figure.after + 1 >= len(x.words) or x.words[figure.after] != ",":
            return None
        chunk = x.chunk_from(figure.after + 1)
        return self.references.text(x, chunk) if chunk is not None and chunk.start == figure.after + 1 else None

    def _of_what(self, x: Syntax, figure: Figure) -> str | None:
        """ "2,9 milliards de dollars d'échanges", "57 % des exportations", "1 024 km de lignes"."""
        at = behind_bracket(x, figure.after)
        while at < len(x.words) and x.tags[at] == "A":  # "11 % seulement des habitants"
            at += 1
        worth = self._worth_in(x, figure, at)
        if worth is not None:
            return worth
        if at >= len(x.words) or x.words[at] not in x.g.of:
            return None
        if at + 2 < len(x.words) and x.words[at + 1] in x.pack.amounts.same_noun and x.words[at + 2] in x.g.of:
            return self._of_same_noun(x, at + 2)
        if isinstance(figure, Change) and not self._is_change_of(x, figure):
            return None
        chunk = x.chunk_from(at)
        if chunk is None or chunk.start > at + 1 or chunk.time:
            return None
        ratio = isinstance(figure, Amount) and x.words[chunk.head] in x.pack.amounts.ratio_words
        if ratio or is_giver(x, chunk):
            return None
        share = isinstance(figure, Amount) and figure.kind == "percentage"
        return (self._with_participle(x, chunk) if share else None) or self.references.text(x, chunk)

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

    def _is_change_of(self, x: Syntax, figure: Change) -> bool:
        """ "une baisse de 10 % du PIB"; "10 % de plus" is none."""
        if x.pack.changes.comparisons.at(x.words, figure.after) or figure.first < 2:
            return False
        return x.words[figure.first - 1] in x.g.of and x.words[figure.first - 2] in x.pack.changes.nouns

    def _changed(self, x: Syntax, figure: Figure) -> str | None:
        """ "une hausse du commerce de 15 %"; "en hausse de 15 %" says no more than what stands before it."""
        if not isinstance(figure, Change):
            return None
        for i in range(figure.first - 1, max(-1, figure.first - 14), -1):
            if x.words[i] not in x.pack.changes.nouns or x.tags[i] in "Vpi":
                continue
            if i + 1 < figure.first - 1 and (x.words[i + 1] in x.g.of or self._opens_change(x, i + 1)):
                chunk = x.chunk_from(i + 2)
                if chunk is not None and chunk.start <= i + 2:
                    return self.references.text(x, chunk, last=figure.first)
            told = None if x.g.head_first else self._in_phrase_of(x, i) or self._changed_behind(x, figure.after)
            if told is not None:
                return told
            same = self.references.same_sentence(x)
            said_in = i > 0 and (x.words[i - 1] in x.g.in_ or x.words[i - 1] in x.g.determiners)
            if same is not None and said_in:
                return same.measure
            before = x.chunk_before(i - 1) if said_in else None  # "des prix en progression de 86 %"
            return self.references.text(x, x.top(before)) if before is not None and before.end == i - 1 else None
        return None

    def _opens_change(self, x: Syntax, i: int) -> bool:
        """ "an increase in exports of 15%"."""
        return not x.g.head_first and x.words[i] in x.g.in_

    def _named_before(self, x: Syntax, figure: Figure) -> str | None:
        """ "un prêt de 754 millions d'euros", "coût : 325 milliards"."""
        k = figure.first - 1
        if k < 1 or isinstance(figure, Change):
            return None
        marked = x.words[k] in (":", "–", "—", "-", "=") or self._is_price(x, figure)
        if not (x.words[k] in x.g.of or marked):
            k += 1  # "coût total 1,01 Md€"
        if x.tags[k - 1] == "A":  # "le taux, actuellement de 38 %"
            k -= 2 if x.words[k - 2] == "," else 1
        if x.words[k - 1] == "," and x.words[figure.first - 1] in x.g.of:  # "le taux d'exécution, de 44 %"
            k -= 1
        chunk = x.chunk_before(k)
        if chunk is None or chunk.end != k or chunk.time:
            return None
        noun = x.words[chunk.head]
        if k == figure.first and noun not in x.pack.amounts.value_nouns:
            return None
        if noun in x.pack.changes.nouns:
            return None
        if noun in x.pack.amounts.value_nouns or noun in x.pack.amounts.capacities:
            return self._value_noun(x, chunk, figure)
        if x.tags[chunk.head] in "Vpi":
            return None
        called = self._called(x, chunk)
        return self.references.text(x, x.root(chunk), last=k) if called is None else called

    def _called(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "l'usine de Varennes, un chantier de 1,2 G$": the thing that is called so."""
        before = x.chunk_before(chunk.start - 1) if chunk.start > 1 and x.words[chunk.start - 1] == "," else None
        aside = x.words[chunk.start] in x.g.indefinite and x.words[chunk.head] in x.pack.amounts.things
        if before is None or before.end != chunk.start - 1 or not aside:
            return None
        return self.references.text(x, x.root(before), last=chunk.start - 1)

    def _is_price(self, x: Syntax, figure: Figure) -> bool:
        """ "un projet à 985 M$"."""
        k = figure.first - 1
        chunk = x.chunk_before(k) if x.words[k] in x.g.to and isinstance(figure, Amount) else None
        told = chunk is not None and chunk.end == k and x.words[chunk.start] in x.g.indefinite
        return told and isinstance(figure, Amount) and figure.kind == "money"

    def _value_noun(self, x: Syntax, chunk: Chunk, figure: Figure) -> str | None:
        """ "un coût de 5 milliards": of the thing before it, of the subject, or of what was spoken of last."""
        referred = self.references.referred(x, chunk)
        if referred is not None:
            return referred
        verb = x.group_before(chunk.start)
        if verb is not None and verb.lemma == x.g.copula and chunk.before and chunk.start - verb.end <= 1:
            return self._by_verb(x, figure)  # "est au niveau des 4 milliards"
        noun = x.s.raw[chunk.head]
        bare = x.words[chunk.head] in x.pack.amounts.bare_value_nouns
        before = x.chunk_before(chunk.start)
        if x.s.kind in (ITEM, ROW):
            before = None
        hangs_on = chunk.before in x.g.of or chunk.before == x.g.for_
        if before is not None and hangs_on and chunk.start - before.end <= 2 and not before.time:
            of_what = self.references.text(x, x.root(before), last=chunk.start)
            return of_what if bare or not of_what else f"{noun} {x.g.bare_of} {of_what}"
        if x.s.kind in (ITEM, ROW) and x.chunks[0] is not chunk:
            item = self.references.text(x, x.chunks[0], last=chunk.start)
            return item if bare or not item else f"{noun} {x.g.bare_of} {item}"
        if chunk.start == 0:
            thing = self.references.last_thing(x, chunk)
            return f"{noun} {self.references.of(x, thing, name_of(thing))}" if thing is not None and not bare else None
        by_verb = self._by_verb(x, figure) if bare else None
        aimed = x.words[chunk.head] in x.pack.amounts.goals  # "un objectif de 5 milliards": of what was told before
        return by_verb or (self.references.last_measure(x) if aimed else None if bare else noun)

    def _by_verb(self, x: Syntax, figure: Figure) -> str | None:
        """The object that a verb moves to the figure, else the subject of the verb before it."""
        own = next((group for group in x.groups if group.start <= figure.number < group.end), None)
        group = own if isinstance(figure, Change) and own is not None else x.group_before(figure.number)
        if group is None:
            return self._before_the_verb(x, figure)
        moved = self._moved(x, group, figure)
        if moved:
            return moved
        clause, stop = group, group.start
        while clause.form == "infinitive":
            told = x.chunk_before(clause.start)
            if told is not None and told.end == clause.start and not told.before and not told.time:
                return self.references.text(x, told, last=clause.start)  # "voir ce chiffre grimper à"
            before = x.group_before(clause.start)
            if before is None:
                break
            clause = before
        subject = x.subject(clause)
        expected = x.pack.modality.forecast_verbs | x.pack.modality.target_verbs
        if isinstance(figure, Change) and clause.lemma in expected and not clause.passive:
            return None  # "le FMI prévoit une croissance de 5 %"
        if self._is_given(x, group, figure):
            return self._of_gift(x, group, subject)
        if subject is None:
            return self.references.of_pronoun(x, clause)
        last = clause.start if subject.start < clause.start else stop
        return self._of_relative(x, clause, subject) or self._named(x, figure, x.coordinated(subject), last=last)

    def _done_with(self, x: Syntax, figure: Figure) -> str | None:
        """ "12 millions ont été investis": what is done with a sum that is the subject."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        group = x.predicate(figure.first, behind_bracket(x, figure.after)) if money else None
        return x.pack.amounts.nouns_of_verbs.get(group.lemma) if group is not None and group.passive else None

    def _named(self, x: Syntax, figure: Figure, chunk: Chunk, last: int) -> str | None:
        """What a phrase names; of sums, shares and changes, those who act are not what is measured."""
        sized = isinstance(figure, Amount) and figure.kind in ("measure", "count")
        return None if not sized and is_actor(x, chunk) else self.references.text(x, chunk, last=last)

    def _of_relative(self, x: Syntax, group: Group, subject: Chunk) -> str | None:
        """ "les saisonnières, dont le nombre a été multiplié": what the subject is the number or the price of."""
        opened = x.relative(group)
        if opened is None or opened[0] not in x.pack.amounts.part_words or subject.start < opened[1].end:
            return None
        whole = self.references.text(x, x.top(opened[1]))
        if x.words[subject.head] in x.pack.amounts.number_nouns or not whole:
            return whole
        end = x.phrase_end(subject, frozenset(), last=group.start)
        return f"{x.s.span(subject.body, end)} {x.g.bare_of} {whole}"

    def _is_given(self, x: Syntax, group: Group, figure: Figure) -> bool:
        """Whether the figure is what a verb gives, spends or makes, so that its subject is not what is measured."""
        if not isinstance(figure, Amount) or group.passive:
            return False
        direct = figure.first - group.end <= 4 and not any(x.tags[k] == "P" for k in range(group.end, figure.first))
        return direct and not x.pack.amounts.level_verbs & set(group.lemmas)

    def _of_gift(self, x: Syntax, group: Group, subject: Chunk | None) -> str | None:
        """ "exportations du Turkménistan"; "promet 5 milliards" says nothing of what they are for."""
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma)
        opened = x.relative(group)
        taken_up = opened is not None and opened[0] not in x.g.object_relatives and opened[1].end <= group.start
        if opened and taken_up and x.words[opened[1].head] not in x.pack.parties.kinds:
            return self.references.text(x, x.top(opened[1]))  # "la route, pour laquelle Tachkent a débloqué"
        if noun is None:
            named = subject is not None and (x.s.capital(subject.head) or x.words[subject.head] in x.pack.parties.kinds)
            return (
                None
                if subject is None or named or subject.before
                else self.references.text(x, subject, last=group.start)
            )
        return self._noun_of(x, noun, subject) if subject is not None else noun

    def _moved(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "porter ce chiffre à 10 milliards"."""
        known = x.pack.changes
        own = isinstance(figure, Change) and (figure.number < group.end or group.lemma in known.verbs)
        moving = group.lemma in x.pack.numbers.moving or group.lemma in known.factor_verbs or own
        clitics = [k for k in range(max(0, group.start - 1), group.end) if x.tags[k] == "L"]
        if any(x.words[k] in x.g.determiners for k in clitics) and not group.passive:
            told = self._object_before(x, group)
            return told or (
                self.references.named_last(x, "")
                if self.references.same_sentence(x) is None
                else self.references.last_measure(x)
            )
        about = group.lemma in x.pack.agreements.about and x.pack.agreements.subject_markers.at(x.words, group.end)
        if not moving or group.passive or group.form == "participle" or about:  # "porte sur un montant de 40 millions"
            return None
        before = figure.first if group.end <= figure.first else len(x.words)
        objects = [chunk for chunk in x.objects(group, limit=12) if chunk.end <= before and x.tags[chunk.head] != "N"]
        at = behind_bracket(x, figure.after)
        behind = x.chunk_from(at) if not objects else None
        if behind is not None and behind.start == at and not (behind.before or behind.time):
            return self.references.text(x, behind)  # "a réduit de 80 % ses livraisons"
        if not objects:
            return None
        return self.references.text(x, objects[0], last=before - 1 if before == figure.first else None)

    def _object_before(self, x: Syntax, group: Group) -> str | None:
        """ "augmenter les capacités et les porter à 30 milliards"."""
        joined = group.start > 1 and x.words[group.start - 2] in x.g.joining
        before = x.group_before(group.start) if joined else None
        objects = x.objects(before, limit=6) if before is not None else []
        return self.references.text(x, objects[0], last=group.start - 2) if objects else None

    def _noun_of(self, x: Syntax, noun: str, subject: Chunk) -> str:
        """ "exportations du Turkménistan", of a subject that has a name."""
        if not x.s.capital(subject.head) or subject.end - subject.body > 4:
            return noun
        article = x.words[subject.start] if subject.start < subject.body else ""
        joined = x.g.contractions.get(article, x.g.bare_of)
        return f"{noun} {joined} {x.s.span(subject.body, subject.end)}".replace("' ", "'")

    def _before_the_verb(self, x: Syntax, figure: Figure) -> str | None:
        """Without a verb (a title, a row, an item): what stands first."""
        chunk = next((c for c in x.chunks if not c.time and c.end <= figure.first), None)
        if chunk is not None:
            return self._named(x, figure, chunk, last=figure.first)
        behind = x.chunk_from(figure.after)
        return self.references.text(x, behind) if behind is not None and behind.start - figure.after <= 2 else None

    def _growth_itself(self, x: Syntax, figure: Figure) -> str | None:
        """ "le ministère table sur une croissance de 4,4 %": growth of which nothing says of what is that of all."""
        if not isinstance(figure, Change):
            return None
        noun = x.chunk_before(figure.first)
        return x.s.raw[noun.head] if noun is not None and x.words[noun.head] in x.pack.changes.growth else None

    def _like_the_last(self, x: Syntax, figure: Figure) -> str | None:
        same = self.references.same_sentence(x)
        return same.measure if same is not None else None


def _bracket_before(x: Syntax, i: int) -> int | None:
    """The bracket that opens before token i with no other closed between: that of "(280 millions, +5 %)"."""
    for k in range(i - 1, max(-1, i - 12), -1):
        if x.words[k] == "(":
            return k
        if x.words[k] == ")" or x.tags[k] == "V":
            return None
    return None
