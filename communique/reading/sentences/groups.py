"""The verbs of a sentence with what belongs to them: "n'a pas encore été ratifié" is one group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import (
    ADVERB,
    CLITIC,
    DETERMINER,
    GERUND,
    INFINITIVE,
    NUMBER,
    PARTICIPLE,
    PRONOUN,
    PUNCTUATION,
    SUBORDINATOR,
    VERB,
)
from communique.languages.tokens import where
from communique.reading.sentences.document import Sentence

OPEN_QUOTES: Final = frozenset('«“"')

FORMS: Final = {VERB: "finite", PARTICIPLE: "participle", INFINITIVE: "infinitive", GERUND: "gerund"}

BREAKING: Final = frozenset([*FORMS, PUNCTUATION, SUBORDINATOR])
"""Classes of words that no aside within a verb group holds."""

CLAUSE_ENDS: Final = frozenset(";:.")
"""Marks behind which nothing is joined to a verb before."""

ASIDE: Final = 10
"""Words within which such an aside ends."""


@dataclass(slots=True, eq=False)
class Group:
    """A verb with what belongs to it, at tokens start to end (exclusive): "n'a pas encore été ratifié".

    `lemma` is the verb that says what happens, `lemmas` all of them in order; `form` is finite, participle, infinitive
    or gerund; `tense` that of the first verb, with "past" for a perfect too; `wanted` says that a verb of will or duty
    stands before it.
    """

    start: int
    end: int
    lemma: str
    lemmas: tuple[str, ...]
    form: str
    tense: str
    passive: bool = False
    negated: bool = False


class Grouper:
    """Gathers the verbs of one sentence, whose words have their classes."""

    def __init__(self, s: Sentence, pack: Pack, tags: list[str]) -> None:
        self.s, self.words, self.g, self.tags = s, s.words, pack.grammar, tags
        self.bounding = pack.qualifiers.adverbs

    def groups(self) -> list[Group]:
        """Every verb group, from left to right."""
        found: list[Group] = []
        free = 0
        for i in where(self.tags, FORMS):
            if i >= free:
                group = self._group(i, FORMS[self.tags[i]])
                participle = group.form == "participle" or self._is_like_participle(group)
                if participle and group.end == i + 1 and self._is_joined_perfect(i, found):
                    group = Group(i, i + 1, group.lemma, (self.g.having, group.lemma), "finite", "past", False, False)
                found.append(group)
                free = group.end
        return found

    def _is_like_participle(self, group: Group) -> bool:
        """ "construit", "produit": a form that a participle and the present share."""
        readings = self.g.verbs.get(self.words[group.start], ())
        return group.form == "finite" and (group.lemma, "participle") in readings

    def _is_joined_perfect(self, i: int, before: list[Group]) -> bool:
        """ "a inauguré le lycée et lancé les travaux": a second participle of the auxiliary, with its own object."""
        words, tags, g = self.words, self.tags, self.g
        if i < 2 or words[i - 1] not in g.joining or words[i].endswith(g.agreeing_endings):
            return False
        if tags[i + 1 : i + 2] not in ([DETERMINER], [NUMBER]):
            return False
        first = next((group for group in reversed(before) if group.form == "finite"), None)
        perfect = first is not None and not first.passive and first.tense == "past" and first.lemmas[0] == g.having
        return perfect and first is not None and not any(words[k] in CLAUSE_ENDS for k in range(first.end, i))

    def _group(self, i: int, form: str) -> Group:
        reading = self.g.verbs.reading
        lemma, tense = reading(self.words[i], form)
        if lemma not in self.g.carriers:  # most verbs carry no other
            passive = form == "participle" and lemma not in self.g.intransitive
            negated = self._negated(i, i + 1) and self.words[i + 1 : i + 3] != self.g.no_less
            return Group(i, i + 1, lemma, (lemma,), form, tense, passive, negated)
        lemmas, carried, end = [lemma], list[str](), i + 1
        while True:
            at = self._carried_next(lemmas[-1], end)
            if at is None:
                break
            lemmas.append(reading(self.words[at], FORMS[self.tags[at]])[0])
            carried.append(self.tags[at])
            if len(lemmas) == 2 and lemma in self.g.auxiliaries and self.tags[at] == INFINITIVE:
                tense = "future"  # "is to invest"
            if len(lemmas) == 2 and lemma == self.g.recent and tense == "present":
                tense = "past"  # "vient de commencer"
            end = at + 1
        last_carried = carried[-1:] == [PARTICIPLE]
        carrier = lemmas[-2] if len(lemmas) > 1 else ""
        reflexive = i > 0 and self.tags[i - 1] == CLITIC and self.words[i - 1] in self.g.reflexives
        negated = self._negated(i, end) and self.words[end : end + 2] != self.g.no_less  # "n'en préparent pas moins"
        passive = (
            last_carried and carrier in self.g.copular and lemmas[-1] not in self.g.intransitive and not reflexive
        ) or (form == "participle" and lemma not in self.g.intransitive)
        progressive = GERUND in carried or (self.g.infinitive_marks and INFINITIVE in carried)
        perfect = (tense == "present" or form == "infinitive") and not (passive and len(lemmas) == 2)
        if last_carried and perfect and not progressive:
            tense = "past"
        return Group(i, end, lemmas[-1], tuple(lemmas), form, tense, passive, negated)

    def _carried_next(self, lemma: str, end: int) -> int | None:
        """The participle or infinitive that the verb before token `end` carries."""
        tags, linked = self.tags, False
        if lemma not in self.g.carriers:
            return None
        k = self._behind_adverbs(lemma, end)
        if self.words[k : k + 1] != [] and self.words[k] in OPEN_QUOTES and tags[k + 1 : k + 2] == [PARTICIPLE]:
            k += 1  # "est « résiliée de plein droit »"
        if k >= len(tags):
            return None
        if tags[k] == PARTICIPLE and (lemma in self.g.auxiliaries or lemma in self.g.copular):
            return k
        if tags[k] == GERUND and lemma in self.g.auxiliaries:
            return k
        if lemma not in self.g.modals:
            return None
        while k < len(tags) and (self.words[k] in self.g.linking or tags[k] in (CLITIC, ADVERB)):
            linked, k = True, k + 1
        apart = self.words[k - 1 : k] == [","] and k > end
        return k if k < len(tags) and tags[k] == INFINITIVE and (linked or apart or k - end < 3) else None

    def _behind_adverbs(self, lemma: str, end: int) -> int:
        """Where what the verb before token `end` carries may stand: behind clitics, adverbs and an aside."""
        k = end
        while k < len(self.tags) and (
            self.tags[k] in (ADVERB, CLITIC) or (self.tags[k] == PRONOUN and self.s.written(k)[0] == "-")
        ):
            k += 1
        if lemma in self.g.auxiliaries:
            bounded = self.bounding.at(self.words, end)
            return bounded[1] if bounded is not None else self._behind_aside(k, PARTICIPLE)  # "ont plus que doublé"
        return self._behind_aside(k, INFINITIVE) if lemma in self.g.modals else k

    def _behind_aside(self, i: int, form: str) -> int:
        """Behind "… , à cette occasion, …", between a verb and the form that it carries; else i itself."""
        if self.words[i : i + 1] != [","]:
            return i
        end = min(len(self.tags), i + ASIDE)
        close = next((k for k in range(i + 1, end) if self.tags[k] in BREAKING), end)
        if close + 1 >= len(self.tags) or self.words[close : close + 1] != [","]:
            return i
        return close + 1 if self.tags[close + 1] == form else i

    def _is_restricted(self, start: int, end: int) -> bool:
        """ "n'a été que", "n'ont signé pour l'instant qu'un accord": no negation, where none is told besides."""
        stop = next((k for k in range(end, len(self.tags)) if self.tags[k] in (VERB, PUNCTUATION)), len(self.tags))
        denied = not self.g.negating.isdisjoint(self.words[start : end + 1])
        beside = not self.g.excepting.isdisjoint(self.words[end : end + 1])
        return beside or (not denied and not self.g.excepting.isdisjoint(self.words[end:stop]))

    def _negated(self, start: int, end: int) -> bool:
        """ "n'a pas été", "aucun accord n'a été"; "n'a été que" is a restriction and no negation."""
        k = start - 1
        while k >= 0 and self.tags[k] == CLITIC:
            if self.words[k] in self.g.negations:
                return not self._is_restricted(start, end)
            k -= 1
        if k >= 0 and (self.words[k] in self.g.negations or self.words[k] in self.g.negating):
            return True
        if k >= 0 and self.words[k] in self.g.privative and self.tags[start] == INFINITIVE:
            return True  # "sans parvenir à un accord"
        while k >= 0 and self.tags[k] == ADVERB:  # "mais pas encore paraphée"
            if self.words[k] in self.g.negating:
                return True
            k -= 1
        return not self.g.negating.isdisjoint(self.words[start:end])
