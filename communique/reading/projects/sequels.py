"""What later sentences say of an undertaking without its name: "Les travaux ont démarré", "Elle sera inaugurée"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import ADVERB, CLITIC, PRONOUN
from communique.reading.events.said import PREDICATE, Event, events
from communique.reading.events.undergoing import happens
from communique.reading.facts import Project
from communique.reading.mentions.merging import STAGES, Mentions
from communique.reading.projects.progress import Progress
from communique.reading.projects.stages import ANNOUNCED, BUILDING, RUNNING, UNKNOWN, Stages
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ITEM, ROW, TITLE, Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REACH: Final = 2
"""Sentences behind an undertaking in which the works or a pronoun may be its."""

FRAGMENT: Final = 4
"""Words, marks included, of a sentence without a verb of its own."""


class Sequels:
    """Tells undertakings what the sentences behind them say of their works."""

    def __init__(self, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax], pack: Pack) -> None:
        self.sentences, self.syntax, self.pack = sentences, syntax, pack
        self.known, self.words = pack.projects.sequels, pack.projects.status

    def tell(self, undertakings: Mentions[Project]) -> None:
        """Give each undertaking the furthest stage that is said of it so."""
        mentions = sorted((m for m in undertakings.every if undertakings.fact(m)), key=lambda mention: mention.start)
        numbers = [mention.sentence.number for mention in mentions]
        for number in sorted({n + k for n in numbers for k in range(REACH + 1)}):
            s = self.sentences[number] if number < len(self.sentences) else None
            if s is None or s.kind in (TITLE, ITEM, ROW):
                continue
            if len(s.words) > FRAGMENT and self.known.all.isdisjoint(s.words):
                continue
            near = mentions[bisect_left(numbers, number - REACH) : bisect_left(numbers, number + 1)]
            self._tell_of(self.syntax(s), near, undertakings)

    def _tell_of(self, x: Syntax, near: list[Project], undertakings: Mentions[Project]) -> None:
        for group in x.groups:
            if group.form == "finite":
                said = self._of_works_done(x, group) or self._of_pronoun(x, group) or self._of_works(x, group)
            else:
                said = self._of_fragment(x, group)
            if said is None:
                continue
            status, gender = said
            fact = undertakings.fact(self._antecedent(near, x.s, group.start, gender, undertakings))
            if fact is not None and _is_news(status, fact):
                fact.status, fact.strength = status, PREDICATE

    def _of_pronoun(self, x: Syntax, group: Group) -> tuple[str, frozenset[str]] | None:
        """What is said of "elle", which opens its clause, and its gender."""
        k = group.start - 1
        while k > 0 and x.tags[k] != PRONOUN and x.tags[k] in (CLITIC, ADVERB):
            k -= 1
        gender = self.known.pronouns.get(x.words[k]) if k >= 0 else None
        if gender is None or not (k == 0 or x.words[k - 1] in (",", ";") or x.words[k - 1] in x.g.joining):
            return None
        chunk = Chunk(k, k, k, k + 1, "", False, 0)
        return self._stage(x, chunk, group, as_pronoun=True), gender

    def _of_fragment(self, x: Syntax, group: Group) -> tuple[str, frozenset[str]] | None:
        """ "Enterrée.": a sentence that is no more than a participle."""
        alone = group.form == "participle" and len(x.words) <= FRAGMENT and len(x.groups) == 1 and not x.chunks
        status = self.words.verbs.get(group.lemma) if alone else None
        gender = "f" if x.words[group.end - 1].endswith(self.known.feminine_endings) else "m"
        return (status, frozenset(gender)) if status in ("suspended", "cancelled") else None

    def _of_works(self, x: Syntax, group: Group) -> tuple[str, frozenset[str]] | None:
        """What is said of "les travaux", "sa construction", "la mise en service": definite, and nobody else's."""
        chunk = x.subject(group)
        if chunk is None or chunk.before or chunk.end > group.start:
            return None
        awarded = self._is_awarded(x, chunk, group)
        if not awarded and not self._is_only_works(x, chunk, group.start):
            return None
        status = "prepared" if awarded else self._stage(x, chunk, group, as_pronoun=False)
        whose = chunk.start > 0 and x.words[chunk.start - 1] in x.pack.amounts.part_words
        if whose and status in ("suspended", "cancelled"):
            return None  # "dont la construction avait été suspendue, a été inauguré": told with its sentence
        return status, frozenset("mf")

    def _is_awarded(self, x: Syntax, paper: Chunk, group: Group) -> bool:
        """ "Le marché a été attribué", "Le contrat des travaux a été confié à Arva": the works have their builder."""
        definite = paper.start < paper.body and x.words[paper.start] not in x.g.indefinite
        instrument = definite and x.words[paper.head] in self.known.papers
        return (
            instrument and group.passive and group.tense == "past" and self.words.verbs.get(group.lemma) == "prepared"
        )

    def _of_works_done(self, x: Syntax, group: Group) -> tuple[str, frozenset[str]] | None:
        """ "Le maire a posé la première pierre", "Ils ont bouclé les études": what somebody has done to the works."""
        done = group.tense == "past" and not (group.passive or group.negated)
        chunk = next(iter(x.objects(group)), None) if done else None
        if chunk is None or not self._is_only_works(x, chunk, len(x.words)):
            return None
        said = (e for e in events(x, self.words, chunk, chunk.start, chunk.end) if e.group is group)
        status = next((stage for event in said if (stage := Stages(x).stage(event))), UNKNOWN)
        return (status, frozenset("mf")) if status != UNKNOWN else None

    def _is_only_works(self, x: Syntax, chunk: Chunk, last: int) -> bool:
        """ "les travaux", "le démarrage du chantier"; "la construction de l'usine" is told of the plant itself."""
        if chunk.start == chunk.body or x.words[chunk.start] in x.g.indefinite or not self._is_works(x, chunk):
            return False
        phrase = self._phrase(x, chunk)
        following = x.chunk_from(phrase[1] if phrase is not None else chunk.end)  # "l'appel d'offres"
        while following is not None and following.end <= last and following.before in x.g.of:
            told = self.known.works | x.pack.amounts.things
            if x.words[following.head] not in told and not self._is_works(x, following):
                return False
            following = x.chunk_from(following.end)
        return True

    def _is_works(self, x: Syntax, chunk: Chunk) -> bool:
        noun = x.words[chunk.head]
        known = noun in self.known.operation | self.known.testing or noun in x.g.works or noun in self.words.nouns
        return known or (noun in self.known.works and self._phrase(x, chunk) is not None)

    def _phrase(self, x: Syntax, chunk: Chunk) -> tuple[str, int] | None:
        """The stage that a phrase in the chunk names, and its end: "la mise en service", "l'appel d'offres"."""
        return next((hit for k in range(chunk.body, chunk.end) if (hit := self.words.phrases.at(x.words, k))), None)

    def _stage(self, x: Syntax, chunk: Chunk, group: Group, as_pronoun: bool) -> str:
        """The status that the verb says of the works at `chunk`."""
        progress, words = Progress(x), self.words
        noun = x.words[chunk.head]
        phrase = None if as_pronoun else self._phrase(x, chunk)
        named = None if as_pronoun else self._named(x, chunk, phrase)
        to_come = group.tense in ("future", "conditional") or group.negated or group.lemma in self.known.awaiting
        said = [event for event in events(x, words, chunk, chunk.start, chunk.end) if event.strength == PREDICATE]
        if as_pronoun:
            said = self._of_group(x, group)
        status = next((s for event in said if (s := progress.stages.stage(event))), UNKNOWN)
        if status == "opened" and noun in x.g.works and said[0].status == RUNNING:
            return "under_construction"  # "le chantier emploie 300 ouvriers"
        if noun in self.known.operation and status == "launched":
            return "opened"
        if noun in self.known.testing and status in ("launched", "opened"):
            return "under_construction"  # "Les essais à vide ont commencé"
        if named == "prepared" and status in ("opened", "launched"):
            return "prepared"  # "les études sont terminées", "l'appel d'offres est lancé"
        if named == "launched" and status == "opened":
            return "launched"  # "la première pierre a été posée"
        if status == UNKNOWN and named in STAGES and named != ANNOUNCED and not to_come:
            told = group.passive or group.lemma in x.g.intransitive or named == "under_construction"
            told = told or x.g.occurring.at(x.words, group.end - 1) is not None
            return named if told else UNKNOWN  # "le taux d'avancement est de 44 %"
        return status

    def _named(self, x: Syntax, chunk: Chunk, phrase: tuple[str, int] | None) -> str | None:
        """The stage that a noun names: "le financement", "la mise en service", "la pose de la première pierre"."""
        inner = x.chunk_from(chunk.end)
        if phrase is None and inner is not None and inner.before in x.g.of:
            phrase = self._phrase(x, inner)
        of_noun = self.words.nouns.get(x.words[chunk.head])
        return phrase[0] if phrase is not None and of_noun in (None, BUILDING) else of_noun

    def _of_group(self, x: Syntax, group: Group) -> list[Event]:
        """What a verb says of the pronoun before it."""
        words = self.words
        phrase = next(
            (hit for hit in words.phrases.within(x.words, max(0, group.start - 2), min(len(x.words), group.end + 3))),
            None,
        )
        if phrase is not None:
            return [Event(PREDICATE, phrase[0], group, group.lemma)]
        status = words.verbs.get(group.lemma)
        undergoes = status is not None and (group.passive or happens(x, group, status))
        return [Event(PREDICATE, status, group, group.lemma)] if status is not None and undergoes else []

    def _antecedent(
        self, near: list[Project], s: Sentence, token: int, gender: frozenset[str], undertakings: Mentions[Project]
    ) -> Project | None:
        """The one undertaking told last before a token; none where two are told together."""
        start = s.starts[token]
        before = [mention for mention in near if mention.end <= start and agrees(mention, gender, self.pack)]
        if not before:
            return None
        before = [mention for mention in before if mention.whole < 0] or before
        last = before[-1]
        together = {id(undertakings.fact(m)) for m in before if m.sentence is last.sentence}
        return last if len(together) == 1 else None


def agrees(mention: Project, gender: frozenset[str], pack: Pack) -> bool:
    """Whether an undertaking is of the gender of a pronoun, as far as the words before its noun tell it."""
    genders, before = pack.projects.sequels.genders, mention.sentence.words[max(0, mention.first - 1) : mention.noun]
    told = {genders[word] for word in before if word in genders}
    return not told or not told.isdisjoint(gender)


def _is_news(status: str, fact: Project) -> bool:
    """Whether a stage is further than the one known, or an end of it."""
    if status in ("suspended", "cancelled"):
        return True
    return status in STAGES and STAGES[status] > STAGES.get(fact.status, -1) and status != ANNOUNCED
