"""What an amount is the worth or the size of, and whose trade or joint undertaking something is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeVar

from communique.languages import Pack
from communique.languages.grammar import CLITIC, PRONOUN
from communique.reading.facts import Agreement, Amount, Figure, Project
from communique.reading.links.related import by_sentence
from communique.reading.measures.references import is_trade
from communique.reading.mentions.merging import Mentions
from communique.reading.places.names import Naming, namings
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ITEM, ROW, Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

NEAR_HEAD: Final = 3
"""A list item or table row is about what its first words name."""

NEAR: Final = 12
"""How many words may stand between a thing and its worth."""

CLOSE: Final = 6
"""How many words may stand between a verb and the worth that it says."""

BACK: Final = 2
"""Sentences back in which the thing may stand that "il a coûté" speaks of."""

D = TypeVar("D", Project, Agreement)
Thing = Project | Agreement


class Owners:
    """Finds the project or agreement whose worth an amount is."""

    def __init__(
        self,
        projects: Mentions[Project],
        agreements: Mentions[Agreement],
        syntax_of: Callable[[Sentence], Syntax],
    ) -> None:
        self.projects, self.agreements, self.syntax_of = projects, agreements, syntax_of
        self.projects_of, self.agreements_of = by_sentence(projects.every), by_sentence(agreements.every)
        self.mentions: list[Thing] = sorted([*projects.every, *agreements.every], key=lambda mention: mention.start)

    def link(self, amounts: list[Amount]) -> None:
        """Link each sum of money to the one thing that it is the worth of, if the text says one."""
        for amount in amounts:
            if amount.kind == "money" and amount.converts is None:
                self._settle(amount, self._owner(amount))
        for amount in amounts:
            said = amount.converts or amount.repeats
            if said is not None and amount.project is None and amount.agreement is None:
                amount.project, amount.agreement = said.project, said.agreement

    def _settle(self, amount: Amount, owner: Thing | None) -> None:
        if isinstance(owner, Project):
            amount.project = self.projects.fact(owner)
        elif owner is not None:
            amount.agreement = self.agreements.fact(owner)

    def _owner(self, amount: Amount) -> Thing | None:
        x, s = self.syntax_of(amount.sentence), amount.sentence
        projects, agreements = self.projects_of.get(s, []), self.agreements_of.get(s, [])
        return (
            _beside(x, amount, projects)
            or _beside(x, amount, agreements)
            or self._by_verb(x, amount)
            or self._by_noun(x, amount)
            or self._spent_on(x, amount)
            or self._priced(x, amount)
        )

    def _by_verb(self, x: Syntax, amount: Amount) -> Thing | None:
        """ "la centrale a coûté 40 millions", "il est estimé à 40 millions", "son coût s'élève à 40 millions"."""
        known, group = x.pack.links, x.group_before(amount.number)
        if group is None or amount.number - group.end > CLOSE or not self._reaches(x, group, amount):
            return None
        subject = x.subject(group)
        if subject is not None and x.words[subject.head] in known.worth_nouns:
            levels = x.pack.amounts.level_verbs | known.estimates
            return self._worth_of(x, subject, amount) if levels & set(group.lemmas) else None
        if group.passive and group.form != "participle":
            return self._subject(x, group, subject, amount) if group.lemma in known.estimates else None
        return self._subject(x, group, subject, amount) if group.lemma in known.worth_verbs else None

    def _reaches(self, x: Syntax, group: Group, amount: Amount) -> bool:
        """Whether the amount is what the verb says, and not the sum of some other noun behind it."""
        nouns = [c for c in x.chunks if group.end <= c.start and c.end <= amount.first]
        return all(x.words[c.head] in x.pack.links.worth_nouns for c in nouns)

    def _by_noun(self, x: Syntax, amount: Amount) -> Thing | None:
        """ "Coût total : 40 millions", "à son coût de 40 millions", "X, un investissement de 40 millions"."""
        k = amount.first
        while k > 0 and (x.words[k - 1] in x.g.of or x.words[k - 1] in (":", "=")):
            k -= 1
        chunk = x.chunk_before(k)
        if chunk is not None and chunk.end == k and x.words[chunk.head] in x.pack.amounts.last_named:
            chunk = x.chunk_before(chunk.start - 1)  # "coût total de celle-ci : 40 millions"
        elif chunk is None or chunk.end != k:
            return None
        if chunk is None or x.words[chunk.head] not in x.pack.links.worth_nouns:
            return None
        opening = x.words[chunk.start - 1] if chunk.start else "."
        if x.words[chunk.start] in x.g.indefinite and opening == ",":
            beside = [p for p in self.projects_of.get(x.s, []) if p.last == chunk.start - 1]
            return beside[0] if beside else None
        opens = opening in (".", ";", "(") and not self._has_owner(x, chunk, k)
        return (
            self._last(x, amount, x.words[chunk.head], same=True)
            if opens or x.words[chunk.start] in x.g.possessives
            else None
        )

    def _has_owner(self, x: Syntax, chunk: Chunk, k: int) -> bool:
        """Whether the cost is said to be that of something: "coût de la ligne : 40 millions"."""
        return chunk.end + 1 < k and x.words[chunk.end] in x.g.of

    def _spent_on(self, x: Syntax, amount: Amount) -> Thing | None:
        """ "investir 30 millions dans un port sec", "30 millions iront à la construction d'un port sec"."""
        at = self._behind(x, amount)
        going = next((g for g in x.groups if at <= g.start <= at + 1 and g.form == "finite"), None)
        if going is not None:
            if going.lemmas[0] not in x.pack.links.spending:
                return None
            at = going.end
        if at >= len(x.words) or not (going is not None or x.words[at] in x.g.in_ | x.g.to | {x.g.for_}):
            return None
        for project in self.projects_of.get(x.s, []):
            between = range(at, project.noun)
            clear = not any(x.tags[k] in "VS" or x.words[k] in (",", ";", ":", ".", "(") for k in between)
            nouns = [k for k in between if x.tags[k] == "W"]
            events = x.pack.projects
            named = all(x.words[k] in events.status.nouns or x.words[k] in events.named_events for k in nouns)
            if project.noun > at and clear and (named or project.first <= at + 1):
                return project
        return None

    def _behind(self, x: Syntax, amount: Amount) -> int:
        """The token behind an amount and the bracket that gives it again."""
        at = amount.after
        if x.words[at : at + 1] == ["("]:
            close = next((k for k in range(at, min(len(x.words), at + NEAR)) if x.words[k] == ")"), None)
            at = close + 1 if close is not None else at
        return at

    def _priced(self, x: Syntax, amount: Amount) -> Thing | None:
        """ "les 3,9 milliards que coûtera la ligne"."""
        at = amount.after
        if x.words[at : at + 1] == [] or x.words[at] not in x.g.object_relatives:
            return None
        group = x.group_after(at)
        told = group is not None and group.start <= at + 2 and group.lemma in x.pack.links.worth_verbs
        chunk = x.chunk_from(group.end) if told and group is not None else None
        if group is None or chunk is None or chunk.start > group.end:
            return None
        bare = chunk.end == chunk.head + 1 and x.words[chunk.start] in x.g.determiners
        return self._at(x, chunk) or (self._last(x, amount) if bare else None)

    def _subject(self, x: Syntax, group: Group, subject: Chunk | None, amount: Amount) -> Thing | None:
        """The thing that is the subject of a verb; of a pronoun, the thing told last."""
        if subject is not None:
            return self._at(x, subject)
        k = group.start - 1
        while k >= 0 and x.tags[k] == CLITIC:
            k -= 1
        return self._last(x, amount) if k >= 0 and x.tags[k] == PRONOUN else None

    def _worth_of(self, x: Syntax, noun: Chunk, amount: Amount) -> Thing | None:
        """Whose cost: "le coût de la centrale", "la centrale, dont le coût"; of "son coût", the thing told last."""
        if noun.end < len(x.words) and x.words[noun.end] in x.g.of:
            whole = x.chunk_from(noun.end)
            if whole is None or whole.start > noun.end + 1:
                return None
            bare = whole.end == whole.head + 1 and x.words[whole.head] in x.pack.amounts.things
            return self._at(x, whole) or (
                self._last(x, amount, x.words[noun.head]) if bare else None
            )  # "le coût du projet"
        relative = x.words[noun.start - 1] in x.pack.amounts.part_words if noun.start else False
        before = x.chunk_before(noun.start - 1) if relative else None
        if before is not None:
            return self._at(x, x.top(before)) or self._at(x, before) or self._right_before(x, noun.start - 1)
        return self._last(x, amount, x.words[noun.head]) if noun.start < noun.body else None

    def _at(self, x: Syntax, chunk: Chunk) -> Thing | None:
        """The thing that a noun phrase names."""
        here: list[Thing] = [*self.projects_of.get(x.s, []), *self.agreements_of.get(x.s, [])]
        return next((thing for thing in here if thing.first <= chunk.head < thing.last), None)

    def _right_before(self, x: Syntax, k: int) -> Thing | None:
        """The thing that ends right before token k, or before a bracket there: "le Projet X (PX), dont le coût"."""
        near = [thing for thing in self.projects_of.get(x.s, []) if 0 <= k - thing.last <= CLOSE]
        return near[-1] if near else None

    def _last(self, x: Syntax, amount: Amount, noun: str = "", same: bool = False) -> Thing | None:
        """The thing told last: the first of the nearest sentence before that tells one, or of the `same`.

        What has a cost (`noun`) is an undertaking; an amount or a value is that of an instrument, too.
        """
        costs = noun in x.pack.links.worth_nouns - x.pack.amounts.bare_value_nouns
        found: Thing | None = None
        for mention in self.mentions:
            if mention.start >= amount.start or (mention.sentence is x.s and not same):
                break
            if x.s.number - mention.sentence.number > BACK or (costs and not isinstance(mention, Project)):
                continue
            if found is None or mention.sentence is not found.sentence:
                found = mention
        return found


def _beside(x: Syntax, amount: Amount, facts: list[D]) -> D | None:
    """The fact right before the amount, with the words that say "worth" between them, or around it."""
    s = amount.sentence
    if s.kind in (ITEM, ROW) and facts and facts[0].first < NEAR_HEAD < amount.first and isinstance(facts[0], Project):
        return facts[0]
    for fact in reversed(facts):
        if fact.first <= amount.first and amount.last <= fact.last:
            return fact
        worth = x.pack.amounts.value_of.before(s.words, amount.first)
        bracket = s.words[fact.last : amount.first] == ["("] or _is_price(x, fact, amount)
        if bracket or (0 < amount.first - fact.last <= NEAR and worth and worth[1] - fact.last <= 2):
            return fact
    return None


def _is_price(x: Syntax, fact: Project | Agreement, amount: Amount) -> bool:
    """ "un projet à 985 M$", "le programme, de 550 millions de dollars"."""
    between = x.words[fact.last : amount.first]
    if len(between) == 1:
        return between[0] in x.g.to and x.words[fact.first] in x.g.indefinite
    return len(between) == 2 and between[0] == "," and between[1] in x.g.of


def link_trade(figures: list[Figure], occasion: list[Naming], pack: Pack) -> None:
    """Trade is that of the countries that its sentence names, else of those of the article's occasion."""
    for figure in figures:
        if is_trade(figure.measure or "", pack):
            figure.parties = [naming.party() for naming in _two(namings(figure.sentence, pack)) or occasion]


def _two(found: list[Naming]) -> list[Naming]:
    """The two countries that a sentence names, by their names, else in any way; empty for more or fewer."""
    for named in ([naming for naming in found if naming.country.how == "name"], found):
        distinct = list({naming.country.alpha3: naming for naming in named}.values())
        if len(distinct) == 2:
            return distinct
    return []


def link_joint(projects: list[Project], occasion: list[Naming], pack: Pack) -> None:
    """Joint undertakings are those of the countries of the article's occasion."""
    for project in projects:
        if pack.joint & set(project.sentence.words[project.first : project.last]):
            project.parties = [*project.parties, *(naming.party() for naming in occasion)]
