"""What a verb says a figure measures: "porter ce chiffre à 10 milliards", "le pont a coûté 7 millions"."""

from __future__ import annotations

from communique.languages.grammar import (
    ADVERB,
    CLITIC,
    CONJUNCTION,
    DETERMINER,
    NUMBER,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    TIME,
)
from communique.reading.asking import is_in_talks
from communique.reading.bearers import fronted, thing_of_size
from communique.reading.chunks import Chunk
from communique.reading.ellipsis import MILLION
from communique.reading.facts import Amount, Change, Figure, Project
from communique.reading.gapping import doer
from communique.reading.groups import Group
from communique.reading.purposes import behind_rate, is_actor, is_payer
from communique.reading.references import References, name_of
from communique.reading.syntax import Syntax

WHEN = 7
"""Words between two commas that may say when."""


class Predication:
    """Rules of measures that ask the verb before the figure, or the one that the figure is the subject of."""

    def __init__(self, references: References) -> None:
        self.references = references

    def by_verb(self, x: Syntax, figure: Figure) -> str | None:
        """The object that a verb moves to the figure, else the subject of the verb before it."""
        again = self._said_once(x, figure) if self.references.same_sentence(x) is not None else None
        if again is not None:
            return again
        own = next((group for group in x.groups if group.start <= figure.number < group.end), None)
        group = own if isinstance(figure, Change) and own is not None else x.group_before(figure.number)
        changed = self._moved(x, group, figure) if group is not None and isinstance(figure, Change) else None
        fronted = changed or self._of_main_clause(x, figure, group)
        if fronted is not None:
            return fronted
        if group is None:
            return self._before_the_verb(x, figure)
        main = self._main(x, group)  # "a revu à la hausse le coût du pont, passant de 30 à 40 millions"
        moved = self._moved(x, group, figure) or (self._moved(x, main, figure) if main is not group else None)
        moved = moved or self._worth_of(x, group)
        if moved:
            return moved
        clause, seen = self._carrying(x, main)
        if seen is not None:
            return self.references.text(x, seen, last=clause.start)
        subject = x.subject(clause)
        counts_on = group.end == figure.first - 1 and x.words[group.end] in x.pack.amounts.along
        if self._expects(x, clause) and (isinstance(figure, Change) or counts_on):
            return None  # "le FMI prévoit une croissance de 5 %", "les analystes tablaient sur 2 dollars"
        if self._is_given(x, group, figure):
            part = subject is not None and x.words[subject.head] in x.pack.projects.partial
            of_part = self._of_relative(x, clause, subject) if part and subject is not None else None
            if subject is None and group.lemma in x.pack.links.worth_verbs:  # "Elle nécessitera 400 millions"
                return self._of_work(x, clause, figure) or self.references.of_pronoun(x, clause)
            return of_part or self._given_whither(x, group, figure, subject)  # "dont la première tranche a mobilisé"
        if subject is None:
            return self._of_work(x, clause, figure) or self.references.of_pronoun(x, clause)
        return self._of_relative(x, clause, subject) or self._of_subject(x, figure, clause, subject, group.start)

    def _worth_of(self, x: Syntax, group: Group) -> str | None:
        """ "Le club vaut 700 millions": whoever the subject is."""
        subject = x.subject(group) if group.lemma in x.pack.amounts.being_worth else None
        return self.references.text(x, subject, last=group.start) if subject is not None else None

    def registered(self, x: Syntax, i: int) -> str | None:
        """ "les exportations ont enregistré un recul de 2 %": the subject of the verb whose object is the change."""
        chunk = x.chunk_at(i)
        group = x.group_before(i) if chunk is not None and not chunk.before else None
        if group is None or chunk is None or group.lemma not in x.pack.changes.registering:
            return None
        between = (c for c in x.chunks if group.end <= c.start < chunk.start)
        if group.passive or not all(c.before or c.time for c in between):
            return None  # "ont enregistré, pour la première fois, une baisse"
        if group.form == "gerund":  # "évoluent bien, enregistrant une progression de 9 %"
            main = next((g for g in reversed(x.groups) if g.end <= group.start and g.form == "finite"), group)
            group = main if x.words[group.start - 1] == "," else group
        if group.form != "finite":
            return None
        subject = x.subject(group)
        if subject is None or subject.time or is_actor(x, subject) or subject.start > group.start:
            return None
        return self.references.text(x, subject, last=group.start)

    def _expects(self, x: Syntax, clause: Group) -> bool:
        known = x.pack.modality
        said = known.asking | known.calling | known.saying | known.announcing  # "ont évoqué une hausse de 3 %"
        said = said | x.pack.parties.giving | x.pack.parties.taking | x.pack.projects.discussing
        if x.words[max(0, clause.start - 1)] in x.g.reflexives:
            return False  # "s'est contracté"
        expects = clause.lemma in known.forecast_verbs or clause.lemma in known.target_verbs
        return not clause.passive and (expects or clause.lemma in said)

    def _carrying(self, x: Syntax, clause: Group) -> tuple[Group, Chunk | None]:
        """The verb that infinitives hang on; of one that sees something do so, what it sees.

        "voit ses commandes se contracter de 8 %", "voir le chiffre d'affaires grimper à".
        """
        while clause.form == "infinitive":
            stands = clause.start - (x.tags[clause.start - 1] == CLITIC)
            stands -= x.words[stands - 1] in x.g.of
            beside = x.chunk_before(stands)
            told = x.root(beside) if beside is not None and beside.end == stands else None
            if told is not None and not told.before and not told.time:
                return clause, told
            before = x.group_before(clause.start)
            if before is None:
                break
            seen = x.objects(before, limit=8)[:1] if told is not None and told.before in x.g.to else []
            if seen and before.lemma in x.pack.modality.seeing and seen[0].end <= clause.start:
                return clause, seen[0]  # "a vu ses volumes à destination du Mali reculer de 9 %"
            enabled = told is not None and told.before in x.g.to and before.lemma in x.pack.amounts.enabling
            if enabled and told is not None and not is_actor(x, told):
                return clause, told  # "permettra à l'économie de croître de 2 milliards"
            clause = before
        return clause, None

    def _of_main_clause(self, x: Syntax, figure: Figure, group: Group | None) -> str | None:
        """ "De 2 500 tonnes en 2019, la production est passée à", "Après avoir culminé à 26 %, l'inflation a"."""
        told = fronted(x, figure.first, x.behind_bracket(figure.after)) if isinstance(figure, Amount) else None
        if told is not None:
            return self.references.text(x, told)
        opens = x.words[0] in x.g.of and figure.first == 1 if group is None else group is x.groups[0]
        if not opens or (group is not None and group.form != "infinitive"):
            return None
        main = next((g for g in x.groups if g.start >= figure.after and g.form == "finite"), None)
        subject = x.subject(main) if main is not None else None
        leveled = main is not None and (main.lemma in x.pack.numbers.moving or main.lemma in x.pack.amounts.level_verbs)
        if main is None or subject is None or not leveled or subject.start < figure.after:
            return None
        return self.references.text(x, subject, last=main.start)

    def _of_subject(self, x: Syntax, figure: Figure, clause: Group, subject: Chunk, stop: int) -> str | None:
        """The subject of a clause, as far as its verb, or as the verb of the figure where it stands behind."""
        last = clause.start if subject.start < clause.start else stop if subject.start < figure.first else None
        whole = x.top(subject) if subject.before and x.relative(clause) is not None else subject
        hollow = whole.time or x.is_hollow(whole)
        if not (whole.before or hollow) and self.references.text(x, whole):
            subject = whole  # "cet ouvrage en remblai, qui a coûté"
        dealt = self._of_agent(x, figure, clause)
        if dealt is not None:
            return dealt
        named = self.named(x, figure, x.coordinated(subject), last=last)
        whither = self._whither(x, figure) if named is not None and isinstance(figure, Change) else None
        named = f"{named} {whither}" if whither else named
        costs = clause.lemma in x.pack.modality.cost_verbs and named is not None
        noun = x.pack.amounts.nouns_of_verbs.get(clause.lemma) if costs else None
        return f"{noun} {self.references.whose(x, subject, named)}" if noun and named else named

    def _of_agent(self, x: Syntax, figure: Figure, clause: Group) -> str | None:
        """ "est le deuxième producteur de cuivre, avec 820 000 tonnes": what somebody is called for doing."""
        agent = x.chunk_from(clause.end) if clause.lemma == x.g.copula else None
        if agent is None or agent.end > figure.first or agent.before or agent.start > clause.end:
            return None
        noun = x.pack.amounts.nouns_of_agents.get(x.words[agent.head])
        of = x.chunk_from(agent.end) if noun is not None else None
        if of is None or of.before not in x.g.of or of.start > agent.end + 1 or of.end > figure.first:
            return noun
        return f"{noun} {x.s.span(of.start - 1, of.end)}"

    def _said_once(self, x: Syntax, figure: Figure) -> str | None:
        """ "et les importations de 14 %", "et celles de la Tunisie de 7 %": of another, by a verb told before."""
        those = self.of_those(x, figure)
        if those is not None:
            return those
        group = x.group_before(figure.number)
        giver = doer(x, group, figure) if group is not None else None
        if group is not None and giver is not None:
            return self.of_gift(x, group, giver)
        again = x.gapped(figure.first)
        return None if again is None or is_actor(x, again) else self.references.text(x, again, last=figure.first)

    def of_those(self, x: Syntax, figure: Figure) -> str | None:
        """ "et celles de la Tunisie de 7 %": the same noun as the figure before it, of another."""
        last = figure.first - 1 - (x.words[figure.first - 2] == ",")  # "celui des vols, de 34 %"
        last += x.words[figure.first - 1] not in x.g.of and x.words[figure.first - 1] not in x.g.to
        chunk = x.chunk_before(last)  # "celles du textile 14 milliards"
        hangs = chunk is not None and (chunk.before in x.g.of or chunk.before in x.g.locating)
        k = chunk.start - 2 if chunk is not None and hangs else -1
        same = self.references.same_sentence(x)
        if chunk is None or same is None or not same.measure or k < 1 or x.words[k] not in x.pack.amounts.same_noun:
            return None
        near = chunk.end == last and (x.words[k - 1] in x.g.joining or x.words[k - 1] == ",")
        return f"{same.measure.split()[0]} {x.s.span(k + 1, chunk.end)}" if near else None

    def _of_work(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "Conçue pour 900 élèves, elle a coûté 11 millions": the undertaking told last."""
        said = next((x.words[k] for k in range(group.start - 1, -1, -1) if x.tags[k] == PRONOUN), "")
        costs = isinstance(figure, Amount) and figure.kind == "money" and group.lemma in x.pack.links.worth_verbs
        single = said != "" and said not in x.g.plural_pronouns and said not in x.pack.amounts.last_named
        if not (costs and single):
            return None
        thing = self.references.last_thing_before(x, x.s.starts[group.start], Project)
        if thing is None or thing.sentence is not x.s:  # "Quant au barrage, il a coûté …"
            thing = self.references.subject_before(x, group.start) or thing
        if thing is None or x.s.number - thing.sentence.number > 1:
            return None
        self.references.spoken_of = thing
        return name_of(thing)

    def _main(self, x: Syntax, group: Group) -> Group:
        """ "Les échanges ont augmenté de 6 %, dépassant 3 milliards": the verb whose subject is the level's.

        Of "a reculé de 2 % en volume mais augmenté de 6 %" it is that which carries both participles.
        """
        if group.form == "participle" and group.start and x.tags[group.start - 1] == CONJUNCTION:
            carrying = x.group_before(group.start)
            if carrying is not None and carrying.form == "finite" and carrying.lemmas[0] == x.g.having:
                return carrying
        k = group.start - 1
        while k > 0 and x.tags[k] == CLITIC:
            k -= 1
        level = group.lemma in x.pack.amounts.level_verbs or group.lemma in x.pack.changes.verbs
        level = level or group.lemma in x.pack.numbers.moving  # "augmente de 2 points en passant de 41 % à 43 %"
        if group.form != "gerund" or not level or k < 1 or not (x.words[k] == "," or x.words[k] in x.g.in_):
            return group
        main = next((g for g in reversed(x.groups) if g.end <= k and g.form == "finite"), None)
        return main if main is not None and x.subject(main) is not None else group

    def _before_the_verb(self, x: Syntax, figure: Figure) -> str | None:
        """Without a verb (a title, a row, an item): what stands first."""
        chunk = next((c for c in x.chunks if not c.time and c.end <= figure.first), None)
        if chunk is not None:
            return self.named(x, figure, chunk, last=figure.first)
        behind = x.chunk_from(figure.after)
        near = behind is not None and behind.start - figure.after <= 2 and behind.before != x.g.by
        return self.references.text(x, behind) if behind is not None and near else None

    def named(self, x: Syntax, figure: Figure, chunk: Chunk, last: int | None) -> str | None:
        """What a phrase names; of sums, shares and changes, those who act are not what is measured."""
        if is_in_talks(x, figure):
            return None  # "Les négociations portent sur une hausse de 3 %"
        money = isinstance(figure, Amount) and figure.kind == "money"
        if not (is_payer(x, chunk) if money else is_actor(x, chunk)):
            return self.references.text(x, chunk, last=last)
        same = self.references.same_sentence(x)
        if isinstance(figure, Amount) and isinstance(same, Amount) and figure.unit == same.unit:
            return same.measure  # "a produit 3,9 tonnes d'or et table sur 4,5 tonnes"
        sized = isinstance(figure, Amount) and figure.kind in ("measure", "count")
        return self.references.text(x, chunk, last=last) if sized else None

    # The object

    def _moved(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "porter ce chiffre à 10 milliards"."""
        known = x.pack.changes
        own = isinstance(figure, Change) and (figure.number < group.end or group.lemma in known.verbs)
        valued = group.lemma in x.pack.modality.estimate_verbs and group.form == "finite"
        moving = valued or group.lemma in x.pack.numbers.moving or group.lemma in known.factor_verbs or own
        opened = x.relative(group) if valued and not group.passive else None
        if opened is not None and opened[0] in x.g.object_relatives:
            return self.references.text(x, x.top(x.unplaced(opened[1])))  # "un tunnel que les experts estiment à"
        if isinstance(figure, Amount) and figure.first < group.end <= figure.number and not group.passive:
            return None  # "ont passé la barre des 10 milliards"
        clitics = [k for k in range(max(0, group.start - 1), group.end) if x.tags[k] == "L"]
        if any(x.words[k] in x.g.determiners for k in clitics) and not group.passive:
            told = self._object_before(x, group) or self._object_kept(x, group)
            last = self.references.earlier[-1] if self.references.earlier else None
            near = last is not None and x.s.number - last.sentence.number <= 1
            named = None if near else self.references.named_last(x, "")
            return told or named or self.references.last_level(x)
        about = group.lemma in x.pack.agreements.about and x.pack.agreements.subject_markers.at(x.words, group.end)
        priced = None if group.passive or group.form == "participle" else self._priced(x, group, figure)
        if priced is not None:
            return priced
        if not moving or group.passive or group.form == "participle" or about:  # "porte sur un montant de 40 millions"
            return None
        before = figure.first if group.end <= figure.first else len(x.words)
        objects = [
            chunk
            for chunk in x.objects(group, limit=12)
            if chunk.end <= before and x.tags[chunk.head] != "N" and x.words[chunk.start - 1] != "("
        ]
        apart = bool(objects) and "," in x.words[group.end : objects[0].start] and before > figure.first
        objects = [] if apart else objects  # "a chuté d'un cinquième cette année et, hier, le groupe"
        at = _behind_time(x, _behind_second(x, behind_rate(x, x.behind_bracket(figure.after))))
        behind = x.chunk_from(at) if not objects else None
        each = behind is not None and x.pack.units.measures.at(x.words, behind.head) is not None  # "2 dollars le kilo"
        each = each or (behind is not None and _is_season(x, behind))
        bare = behind is not None and behind.start == behind.body and not x.s.capital(behind.head)
        each = each or (bare and x.g.head_first)  # "est passé de 56 à 55 dollars immédiatement"
        if behind is not None and behind.start == at and not (behind.before or behind.time or each):
            return self.references.text(x, behind, last=_uncounted(x, behind))  # "a réduit de 80 % ses livraisons"
        if not objects:
            return None
        stop = before - 1 if before == figure.first else _uncounted(x, objects[0])
        same = self.references.same_sentence(x)
        if isinstance(same, Change) and objects[0].end <= same.first < before:
            stop = same.first - 1  # "a abaissé son taux de 25 points de base à 0,5 %"
        return self.references.text(x, objects[0], last=stop)

    def _priced(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "vend le kilowattheure à 0,37 euro": the object right before a sum; "fixe la barre à" says no more."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        if money and group.lemma in x.pack.amounts.trading:  # "a acheté l'hôtel 330 millions"
            bare = next((c for c in x.objects(group, limit=12) if c.end == figure.first), None)
            if bare is not None:
                return self.references.text(x, bare, last=figure.first)
        money = money and x.words[figure.first - 1] in x.g.to
        told = next((c for c in x.objects(group, limit=12) if c.end == figure.first - 1), None) if money else None
        det = x.words[told.start] if told is not None and told.start < told.body else ""
        if told is None or not det or det in x.g.indefinite or det in x.g.possessives:
            return None
        if x.words[told.head] in x.pack.amounts.goals:
            return self.references.last_goal(x)
        return None if is_actor(x, told) else self.references.text(x, told, last=figure.first - 1)

    def _object_kept(self, x: Syntax, group: Group) -> str | None:
        """ "a maintenu son taux à 3 %, après l'avoir abaissé": what the verb before moves."""
        before = x.group_before(group.start)
        moved = before is not None and before.lemma in x.pack.numbers.moving and group.form == "infinitive"
        objects = x.objects(before, limit=6) if moved and before is not None else []
        return self.references.text(x, objects[0], last=group.start) if objects else None

    def _object_before(self, x: Syntax, group: Group) -> str | None:
        """ "augmenter les capacités et les porter à 30 milliards"."""
        joined = group.start > 1 and x.words[group.start - 2] in x.g.joining
        before = x.group_before(group.start) if joined else None
        objects = x.objects(before, limit=6) if before is not None else []
        return self.references.text(x, objects[0], last=group.start - 2) if objects else None

    # The subject

    def _of_relative(self, x: Syntax, group: Group, subject: Chunk) -> str | None:
        """ "les saisonnières, dont le nombre a été multiplié": what the subject is the number or the price of."""
        opened = x.relative(group)
        if opened is None or opened[0] not in x.pack.amounts.part_words or subject.start < opened[1].end:
            return None
        thing = _whole_of(x, opened[1])
        if x.words[subject.head] in x.pack.amounts.capacities:
            thing = thing_of_size(x, opened[1]) or thing
        whole = self.references.text(x, thing)
        if x.words[subject.head] in x.pack.amounts.number_nouns or not whole:
            return whole
        end = x.phrase_end(subject, frozenset(), last=group.start)
        return f"{x.s.span(subject.body, end)} {self.references.whose(x, thing, whole)}"

    # What is given, spent or made

    def _is_given(self, x: Syntax, group: Group, figure: Figure) -> bool:
        """Whether the figure is what a verb gives, spends or makes, so that its subject is not what is measured."""
        if not isinstance(figure, Amount) or group.passive:
            return False
        direct = figure.first - group.end <= 4 and not any(x.tags[k] == "P" for k in range(group.end, figure.first))
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
            named = subject is not None and (x.s.capital(subject.head) or is_payer(x, subject))
            named = named or given  # "Les bailleurs ont promis 1,1 milliard"
            return (
                None
                if subject is None or named or subject.before
                else self.references.text(x, subject, last=group.start)
            )
        return self._noun_of(x, noun, subject) if subject is not None else noun

    def _given_whither(self, x: Syntax, group: Group, figure: Figure, subject: Chunk | None) -> str | None:
        """ "a exporté 34 milliards de m3 vers l'Europe": with where it goes."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        if group.lemma in x.pack.projects.status.investing and not money:
            return None  # "injectera 200 MW dans le réseau"
        given = self.of_gift(x, group, subject)
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma)
        into = self._whither(x, figure) if given is not None and noun is not None and given.startswith(noun) else None
        return f"{given} {into}" if into else given

    def _whither(self, x: Syntax, figure: Figure) -> str | None:
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
        if not x.s.capital(subject.head) or subject.end - subject.body > 4:
            return noun
        article = x.words[subject.start] if subject.start < subject.body else ""
        name = x.s.span(subject.body, subject.end)
        return f"{noun} {x.g.behind_of(name, article)}"

    def of_its_clause(self, x: Syntax, figure: Figure) -> str | None:
        """ "les 648 km que compte la ligne", "les 5 milliards que coûtera le pont": the subject of its clause."""
        at = x.behind_bracket(figure.after)
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
        direct = direct and group is not None and all(x.tags[k] == ADVERB for k in range(group.end, figure.first))
        if not direct:
            group = x.predicate(figure.first, x.behind_bracket(figure.after))
            group = group if group is not None and group.passive else None
        if group is None:  # "importe 200 tonnes de sucre et 400 tonnes de riz"
            before, same = x.group_before(figure.first), self.references.same_sentence(x)
            noun = x.pack.amounts.nouns_of_verbs.get(before.lemma, "") if before is not None else ""
            joined = same is not None and bool(same.measure) and x.words[figure.first - 1] in x.g.joining
            return noun if joined and same is not None and noun and str(same.measure).startswith(noun) else None
        return x.pack.amounts.nouns_of_verbs.get(group.lemma)

    def done_with(self, x: Syntax, figure: Figure) -> str | None:
        """ "12 millions ont été investis": what is done with a sum that is the subject."""
        at = x.behind_bracket(figure.after)
        while x.tags[at : at + 1] == [ADVERB]:
            at += 1  # "3,7 milliards déjà dépensés"
        made = next((g for g in x.groups if g.start == at and g.form == "participle"), None)
        if (
            made is not None and isinstance(figure, Amount) and figure.kind != "percentage"
        ):  # "135 000 tonnes expédiées"
            noun = x.pack.amounts.nouns_of_verbs.get(made.lemma)
            return f"{noun}{self._whither_put(x, made)}" if noun is not None else None
        group = x.predicate(figure.first, at) if isinstance(figure, Amount) and figure.kind != "percentage" else None
        noun = x.pack.amounts.nouns_of_verbs.get(group.lemma) if group is not None and group.passive else None
        same = self.references.same_sentence(x) if noun is not None else None
        if same is not None and same.measure:
            return same.measure  # "dont 41 millions ont été décaissés"
        return f"{noun}{self._whither_put(x, group)}" if noun is not None and group is not None else None

    def _whither_put(self, x: Syntax, group: Group) -> str:
        """What money is put into, as the words " en terrains virtuels" behind the noun of the verb."""
        into = x.chunk_from(group.end)
        follows = into is not None and into.start <= group.end + 1 and into.before in x.g.in_ and not x.is_hollow(into)
        if into is None or not follows or into.time or x.s.capital(into.head):
            return ""
        return f" {x.s.span(into.start - 1, x.phrase_end(into, frozenset()))}"


def _is_season(x: Syntax, chunk: Chunk) -> bool:
    """ "ont augmenté de 6 % cette saison": when, and not what."""
    return x.words[chunk.start] in x.g.demonstratives and x.words[chunk.head] in x.pack.amounts.seasons


def _whole_of(x: Syntax, last: Chunk) -> Chunk:
    """ "destiné à la deuxième phase du projet d'eau potable de Kara, dont le coût": the phase, up to its participle."""
    whole = x.top(x.unplaced(last))
    if PARTICIPLE not in x.tags[whole.end : last.start]:
        return whole
    chunk = last
    while chunk.before and chunk.index and PARTICIPLE not in x.tags[x.chunks[chunk.index - 1].end : chunk.start]:
        chunk = x.chunks[chunk.index - 1]
    return chunk


def _uncounted(x: Syntax, chunk: Chunk) -> int | None:
    """ "doubler sa clientèle d'un million de foyers": where its present number begins, if that follows."""
    behind = x.chunk_from(chunk.end)
    many = behind is not None and x.words[behind.head] in x.pack.numbers.scales
    return chunk.end if many else None


def _behind_time(x: Syntax, at: int) -> int:
    """ "porter à 10 milliards d'ici 2030 son aide": behind when that is."""
    chunk, end = x.chunk_from(at), at
    if chunk is not None and chunk.time and chunk.start <= at + 2:
        end = chunk.end
    if x.words[at : at + 1] == [","]:  # "porter à 10 milliards, d'ici à 2030, son aide"
        close = next((k for k in range(at + 1, min(len(x.words), at + WHEN)) if x.words[k] == ","), None)
        timed = close is not None and all(
            x.tags[k] in (ADVERB, NUMBER, PREPOSITION, TIME) for k in range(at + 1, close)
        )
        end = close + 1 if close is not None and timed else end
    while x.tags[end : end + 1] in ([ADVERB], [NUMBER]):
        end += 1
    return end if x.tags[end : end + 1] == [DETERMINER] else at


def _behind_second(x: Syntax, at: int) -> int:
    """ "porté de 35 % à 40 % le taux": behind the level that it rises to."""
    if at + 1 >= len(x.words) or x.words[at] not in x.g.to or x.tags[at + 1] != NUMBER:
        return at
    percent = x.pack.numbers.percent.at(x.words, at + 2)
    return percent[1] if percent is not None else at
