"""What a verb says a figure measures: "porter ce chiffre à 10 milliards", "le pont a coûté 7 millions"."""

from __future__ import annotations

from communique.languages.grammar import (
    CLITIC,
    CONJUNCTION,
    PARTICIPLE,
    PRONOUN,
    VERB,
)
from communique.reading.facts import Amount, Change, Figure, Project
from communique.reading.measures.bearers import fronted, thing_of_size
from communique.reading.measures.gapping import doer
from communique.reading.measures.gifts import Gifts
from communique.reading.measures.moving import Moving
from communique.reading.measures.purposes import is_actor, is_payer
from communique.reading.measures.references import References, name_of
from communique.reading.modality.asking import is_in_talks
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


class Predication:
    """Rules of measures that ask the verb before the figure, or the one that the figure is the subject of."""

    def __init__(self, references: References) -> None:
        self.references, self.gifts, self.moving = references, Gifts(references), Moving(references)

    def by_verb(self, x: Syntax, figure: Figure) -> str | None:
        """The object that a verb moves to the figure, else the subject of the verb before it."""
        again = self._said_once(x, figure) if self.references.same_sentence(x) is not None else None
        if again is not None:
            return again
        own = next((group for group in x.groups if group.start <= figure.number < group.end), None)
        group = own if isinstance(figure, Change) and own is not None else x.group_before(figure.number)
        changed = self.moving.moved(x, group, figure) if group is not None and isinstance(figure, Change) else None
        fronted = changed or self._of_main_clause(x, figure, group)
        if fronted is not None:
            return fronted
        if group is None:
            return self._before_the_verb(x, figure)
        main = self._main(x, group)  # "a revu à la hausse le coût du pont, passant de 30 à 40 millions"
        moved = self.moving.moved(x, group, figure) or (
            self.moving.moved(x, main, figure) if main is not group else None
        )
        moved = moved or self._worth_of(x, group) or self._of_gerund(x, group, figure)
        if moved:
            return moved
        clause, seen = self._carrying(x, main)
        if seen is not None:
            return self.references.text(x, seen, last=clause.start)
        subject = x.subject(clause)
        counts_on = group.end == figure.first - 1 and x.words[group.end] in x.pack.amounts.along
        if self._expects(x, clause) and (isinstance(figure, Change) or counts_on):
            return None  # "le FMI prévoit une croissance de 5 %", "les analystes tablaient sur 2 dollars"
        if self.gifts.is_given(x, group, figure):
            part = subject is not None and x.words[subject.head] in x.pack.projects.partial
            of_part = self._of_relative(x, clause, subject) if part and subject is not None else None
            if subject is None and group.lemma in x.pack.links.worth_verbs:  # "Elle nécessitera 400 millions"
                return self._of_work(x, clause, figure) or self.references.of_pronoun(x, clause)
            return of_part or self.gifts.given_whither(
                x, group, figure, subject
            )  # "dont la première tranche a mobilisé"
        if subject is None:
            return self._of_work(x, clause, figure) or self.references.of_pronoun(x, clause)
        return self._of_relative(x, clause, subject) or self._of_subject(x, figure, clause, subject, group.start)

    def _of_gerund(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "des travaux pouvant atteindre 40 millions", "une récolte de riz atteignant 300 tonnes": of that noun."""
        noun = x.chunk_before(group.start)
        levels = group.form == "gerund" and group.lemma in x.pack.amounts.level_verbs and group.end == figure.first
        beside = levels and noun is not None and noun.end == group.start and not noun.time
        whole = x.root(noun) if noun is not None and beside else None
        if whole is not None and noun is not None and VERB in x.tags[whole.end : noun.start]:
            whole = noun  # "parlent de travaux pouvant atteindre"
        return self.references.text(x, whole, last=group.start) if whole is not None else None

    def _worth_of(self, x: Syntax, group: Group) -> str | None:
        """ "Le club vaut 700 millions", "La ferme a été vendue 4 millions": whoever the subject is."""
        opening = x.groups[0]  # "Moderniser le port exigerait 240 millions"
        works = opening is not group and opening.form == "infinitive" and not opening.start
        if works and group.lemma in x.pack.links.worth_verbs and x.subject(group) is None:
            done = x.objects(opening, limit=6)[:1]
            return self.references.text(x, done[0]) if done else None
        sold = group.passive and group.lemma in x.pack.amounts.trading
        subject = x.subject(group) if sold or group.lemma in x.pack.amounts.being_worth else None
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
        if clause.passive or x.words[max(0, clause.start - 1)] in x.g.reflexives:
            return False  # "s'est contracté"
        known, parties = x.pack.modality, x.pack.parties
        expects = (known.forecast_verbs, known.target_verbs)
        says = (known.asking, known.calling, known.saying, known.announcing)  # "ont évoqué une hausse de 3 %"
        deals = (parties.giving, parties.taking, x.pack.projects.discussing)
        return any(clause.lemma in verbs for verbs in (*expects, *says, *deals))

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
            seen = x.objects(before, limit=8)[:1] if told is not None and told.before else []
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
        whither = self.gifts.whither(x, figure) if named is not None and isinstance(figure, Change) else None
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
            return self.gifts.of_gift(x, group, giver)
        again = x.gapped(figure.first)
        if again is not None and any(again.end <= g.start < figure.first for g in x.groups):
            again = None  # "(+8 %), mais baissé vers la Libye, à 2,3 milliards"
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


def _whole_of(x: Syntax, last: Chunk) -> Chunk:
    """ "destiné à la deuxième phase du projet d'eau potable de Kara, dont le coût": the phase, up to its participle."""
    whole = x.top(x.unplaced(last))
    if PARTICIPLE not in x.tags[whole.end : last.start]:
        return whole
    chunk = last
    while chunk.before and chunk.index and PARTICIPLE not in x.tags[x.chunks[chunk.index - 1].end : chunk.start]:
        chunk = x.chunks[chunk.index - 1]
    return chunk
