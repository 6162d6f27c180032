"""What an amount is the worth or the size of, and whose trade or joint undertaking something is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from communique.languages import Pack
from communique.languages.grammar import CLITIC, PRONOUN
from communique.languages.tokens import fold
from communique.reading.chunks import Chunk
from communique.reading.document import ITEM, ROW, Sentence
from communique.reading.facts import Agreement, Amount, Figure, Project
from communique.reading.groups import Group
from communique.reading.links import by_sentence
from communique.reading.merging import Mentions
from communique.reading.names import Naming, namings
from communique.reading.syntax import Syntax

NEAR_HEAD = 3
"""A list item or table row is about what its first words name."""

NEAR = 12
"""How many words may stand between a thing and its worth."""

CLOSE = 6
"""How many words may stand between a verb and the worth that it says."""

BACK = 2
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
            or _spent_on(x, amount, projects)
        )

    def _by_verb(self, x: Syntax, amount: Amount) -> Thing | None:
        """ "la centrale a coûté 40 millions", "il nécessitera un investissement de 40 millions"."""
        known, group = x.pack.links, x.group_before(amount.first)
        if group is None or amount.first - group.end > CLOSE or not self._reaches(x, group, amount):
            return None
        subject = x.subject(group)
        if group.lemma in known.worth_verbs and not group.passive:
            return self._subject(x, group, subject, amount)
        said = subject is not None and x.words[subject.head] in known.worth_nouns
        if subject is None or not said or not x.pack.amounts.level_verbs & set(group.lemmas):
            return None
        return self._worth_of(x, subject, amount)

    def _reaches(self, x: Syntax, group: Group, amount: Amount) -> bool:
        """Whether the amount is what the verb says, and not the sum of some other noun behind it."""
        nouns = [c for c in x.chunks if group.end <= c.start and c.end <= amount.first]
        return all(x.words[c.head] in x.pack.links.worth_nouns for c in nouns)

    def _by_noun(self, x: Syntax, amount: Amount) -> Thing | None:
        """ "au coût de 40 millions", of the thing told last; "le budget du projet, 40 millions"."""
        k = amount.first - 1
        if k < 1 or x.words[k] not in x.g.of | {":", ","}:
            return None
        chunk = x.chunk_before(k)
        if chunk is None or chunk.end != k or x.words[chunk.head] not in x.pack.links.worth_nouns:
            return None
        possessive = x.words[chunk.start] in x.g.possessives
        return self._last(x, amount) if possessive else None

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
            return self._at(x, whole) or (self._last(x, amount) if bare else None)  # "le coût du projet"
        relative = x.words[noun.start - 1] in x.pack.amounts.part_words if noun.start else False
        before = x.chunk_before(noun.start - 1) if relative else None
        if before is not None:
            return self._at(x, x.top(before)) or self._at(x, before)
        return self._last(x, amount) if noun.start < noun.body else None

    def _at(self, x: Syntax, chunk: Chunk) -> Thing | None:
        """The thing that a noun phrase names."""
        here: list[Thing] = [*self.projects_of.get(x.s, []), *self.agreements_of.get(x.s, [])]
        return next((thing for thing in here if thing.first <= chunk.head < thing.last), None)

    def _last(self, x: Syntax, amount: Amount) -> Thing | None:
        """The thing told last: the first of the nearest sentence before that tells one."""
        found: Thing | None = None
        for mention in self.mentions:
            if mention.start >= amount.start or mention.sentence is x.s:
                break
            if x.s.number - mention.sentence.number > BACK:
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
        bracket = s.words[fact.last : amount.first] == ["("]
        if bracket or (0 < amount.first - fact.last <= NEAR and worth and worth[1] - fact.last <= 2):
            return fact
    return None


def _spent_on(x: Syntax, amount: Amount, projects: list[Project]) -> Project | None:
    """ "investir 30 millions d'euros dans la construction d'un port sec"."""
    at = amount.after
    group = x.group_before(amount.first)
    spent = group is not None and amount.first - group.end <= CLOSE and group.lemma in x.pack.amounts.nouns_of_verbs
    if not spent or at >= len(x.words) or x.words[at] not in x.g.in_ | {x.g.for_}:
        return None
    chunk = x.chunk_from(at + 1)
    if chunk is None or chunk.start > at + 2:
        return None
    end = x.phrase_end(chunk, frozenset())
    return next((project for project in projects if chunk.start <= project.noun < max(end, chunk.end)), None)


def link_sizes(amounts: list[Amount], projects: Mentions[Project], agreements: Mentions[Agreement], pack: Pack) -> None:
    """The undertaking or instrument whose size, number or price an amount says, by where it stands."""
    projects_of, agreements_of = by_sentence(projects.every), by_sentence(agreements.every)
    for amount in amounts:
        project = _sized(amount, [p for p in projects_of.get(amount.sentence, []) if p.noun != amount.after - 1])
        agreement = _sized(amount, [a for a in agreements_of.get(amount.sentence, []) if a.noun != amount.after - 1])
        amount.thing = projects.fact(project) or agreements.fact(agreement)
        if amount.thing is None and amount.unit in pack.amounts.size_units:
            amount.thing = projects.fact(_near(amount, projects.every))


def _near(amount: Amount, projects: list[Project]) -> Project | None:
    """The undertaking that a length or a power is told of: one of its sentence, else the last of the one before."""
    s = amount.sentence
    here = [p for p in projects if p.sentence is s]
    before = [p for p in projects if p.sentence.number == s.number - 1 and p.sentence.paragraph == s.paragraph]
    return here[0] if here else before[-1] if before else None


def _sized(amount: Amount, facts: list[D]) -> D | None:
    """The fact that the amount stands in, right behind, or in the bracket of."""
    s = amount.sentence
    if s.kind in (ITEM, ROW) and facts and facts[0].first < NEAR_HEAD:
        return facts[0]
    for fact in reversed(facts):
        if fact.first <= amount.first < fact.last:
            return fact
        between = s.words[fact.last : amount.first] if amount.first >= fact.last else None
        if between is not None and len(between) <= 4 and not any(word in (";", ".", ":") for word in between):
            return fact
    return None


def link_trade(figures: list[Figure], occasion: list[Naming], pack: Pack) -> None:
    """Trade is that of the countries that its sentence names, else of those of the article's occasion."""
    for figure in figures:
        words = set(fold(figure.measure or "").replace("'", "' ").split())
        if words & pack.trade:
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
