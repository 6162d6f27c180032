"""What an instrument is about, where only a later sentence says it: "Ce financement est destiné à la route Pa–Po"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from communique.languages import Pack
from communique.languages.grammar import ADVERB, CLITIC, INFINITIVE, PRONOUN
from communique.languages.tokens import cut, fold
from communique.reading.facts import Agreement
from communique.reading.sentences.document import PROSE, Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REACH = 2
"""Sentences behind an instrument that may say what it is for."""

NEAR = 3
"""Words behind such a verb within which stands what is aimed at."""


class Aims:
    """Gives instruments that name no subject, or only their kind, what they are said to be for."""

    def __init__(self, sentences: Sequence[Sentence], syntax: Callable[[Sentence], Syntax], pack: Pack) -> None:
        self.sentences, self.syntax, self.known = sentences, syntax, pack.agreements

    def tell(self, agreements: Iterable[Agreement]) -> None:
        """Look for it in the sentences behind each, up to the one that tells another instrument."""
        facts = sorted(agreements, key=lambda agreement: agreement.start)
        told = {agreement.sentence.number for agreement in facts}
        for agreement in facts:
            if agreement.subject is None or is_kind(agreement.subject, self.known.kinds | self.known.money_kinds):
                agreement.subject = self._aim(agreement, told) or agreement.subject

    def _aim(self, agreement: Agreement, told: set[int]) -> str | None:
        number = agreement.sentence.number
        for s in self.sentences[number : number + REACH + 1]:
            own = s is agreement.sentence
            if s.kind != PROSE or (s.number in told and not own) or self.known.aim_nouns.isdisjoint(s.words):
                continue
            x = self.syntax(s)
            for group in x.groups:
                behind = not own or group.start > agreement.last
                verbs = self.known.aim_verbs | self.known.about
                if behind and group.form == "finite" and not verbs.isdisjoint(group.lemmas):
                    found = self._object(x, group) if self._is_of_it(x, group) else None
                    if found:
                        return found
        return None

    def _is_of_it(self, x: Syntax, group: Group) -> bool:
        """Whether the verb is said of "ce financement", "les fonds", "elles"."""
        k = group.start - 1
        while k > 0 and x.tags[k] in (CLITIC, ADVERB):
            k -= 1
        if k >= 0 and x.tags[k] == PRONOUN:
            return x.words[k] in self.known.aim_nouns
        subject = x.subject(group)
        definite = subject is not None and subject.start < subject.body and x.words[subject.start] not in x.g.indefinite
        return subject is not None and definite and x.words[subject.head] in self.known.aim_nouns

    def _object(self, x: Syntax, group: Group) -> str | None:
        at = group.end
        inner = next((g for g in x.groups if at <= g.start <= at + 1 and x.tags[g.start] == INFINITIVE), None)
        at = inner.end if inner is not None else at
        chunk = next((c for c in x.chunks if c.start >= at and not c.time), None)
        if chunk is None or chunk.start > at + NEAR or x.tags[chunk.body] == "N":
            return None
        end = x.phrase_end(chunk, x.g.locating)
        definite = group.lemma in self.known.about and x.words[chunk.start] in x.g.determiners - x.g.indefinite
        told = end > chunk.body + 1 or definite  # "porte sur la pêche"; "des projets", "des actions" are of any kind
        return x.s.span(chunk.body, end) if told else None


def is_kind(subject: str, kinds: frozenset[str]) -> bool:
    """Whether a subject says no more than what kind of contract it is: "concession", "partenariat public-privé"."""
    return all(word in kinds for word in cut(fold(subject)))
