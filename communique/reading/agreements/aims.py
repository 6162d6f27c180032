"""What an instrument is about, where only a later clause says it: "Ce financement est destiné à la route Pa–Po"."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import ADVERB, CLITIC, INFINITIVE, NUMBER, PRONOUN
from communique.languages.tokens import cut, fold
from communique.reading.agreements.fields import in_front
from communique.reading.agreements.performing import delivers
from communique.reading.agreements.subjects import joined_end
from communique.reading.facts import Agreement
from communique.reading.parties.naming import of_chunk
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import PROSE, Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REACH: Final = 2
"""Sentences behind an instrument that may say what it is for."""

NEAR: Final = 3
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
                found = self._aim(agreement, told) or in_front(self.syntax(agreement.sentence), agreement.first)
                agreement.subject = found or agreement.subject
            if agreement.subject is None and agreement.type in self.known.done_under:
                agreement.subject = self._deed(agreement, told)

    def _aim(self, agreement: Agreement, told: set[int]) -> str | None:
        number = agreement.sentence.number
        for s in self.sentences[number : number + REACH + 1]:
            own = s is agreement.sentence
            if s.kind != PROSE or (s.number in told and not own) or self.known.aim_nouns.isdisjoint(s.words):
                continue
            x = self.syntax(s)
            for group in x.groups:
                behind = not own or group.start >= agreement.last
                if behind and group.form == "finite" and self._is_of_it(x, group, agreement if own else None):
                    found = self._object(x, group)
                    if found:
                        return found
        return None

    def _is_of_it(self, x: Syntax, group: Group, own: Agreement | None) -> bool:
        """Whether the verb is said of "ce financement", "les fonds", "elles", or says what "l'objectif" is.

        In its `own` sentence it may be said of the instrument by its name.
        """
        verbs = self.known.aim_verbs | self.known.about
        k = group.start - 1
        while k > 0 and x.tags[k] in (CLITIC, ADVERB):
            k -= 1
        if k >= 0 and x.tags[k] == PRONOUN:
            return x.words[k] in self.known.aim_nouns and not verbs.isdisjoint(group.lemmas)
        subject = x.subject(group)
        if subject is None:
            return False
        if group.lemma == x.g.copula:  # "L'objectif est de financer les PME"
            return x.words[subject.head] in self.known.purposes and self._infinitive(x, group.end) is not None
        if verbs.isdisjoint(group.lemmas):
            return False
        if own is not None and own.first <= subject.start < own.last:
            return True  # "Un accord signé en juin prévoit l'achat de soja"
        pays = own is not None and group.lemma in self.known.financing and group.tense in ("future", "conditional")
        if pays and k >= 0 and x.words[k] in x.g.who and of_chunk(x, subject):
            return True  # "un prêt de 20 millions au Malawi, qui servira à l'achat d'engrais"
        definite = subject.start < subject.body and x.words[subject.start] not in x.g.indefinite
        return definite and x.words[subject.head] in self.known.aim_nouns

    @staticmethod
    def _infinitive(x: Syntax, at: int) -> Group | None:
        """The infinitive right behind token `at`, a preposition apart."""
        return next((g for g in x.groups if at <= g.start <= at + 1 and x.tags[g.start] == INFINITIVE), None)

    def _object(self, x: Syntax, group: Group) -> str | None:
        at = group.end
        inner = self._infinitive(x, at)
        at = inner.end if inner is not None else at
        chunk = next((c for c in x.chunks if c.start >= at and not c.time), None)
        if inner is None and chunk is not None and chunk.before in x.g.to and of_chunk(x, chunk):
            inner = self._infinitive(x, chunk.end)  # "permettra à l'Égypte d'acquérir 55 avions"
            after = inner.end if inner is not None else x.phrase_end(chunk, frozenset())
            chunk = x.chunk_from(after)
            at = after
        if chunk is None or chunk.start > at + NEAR or not self._is_thing(x, chunk):
            return None
        end = max(x.phrase_end(chunk, x.g.locating), joined_end(x, chunk.start, x.phrase_end(chunk, self._through(x))))
        definite = group.lemma in self.known.about and x.words[chunk.start] in x.g.definite
        counted = chunk.start < chunk.body and x.tags[chunk.start] == NUMBER
        told = end > chunk.body + 1 or definite or counted  # "des projets", "des actions" are of any kind
        return x.s.span(chunk.start if counted else chunk.body, _both_ends(x, chunk, end)) if told else None

    @staticmethod
    def _through(x: Syntax) -> frozenset[str]:
        """Prepositions that what an instrument is about goes on with: "contre le trafic", "entre Pa et Po"."""
        return x.g.locating | {x.g.against, x.g.between}

    @staticmethod
    def _is_thing(x: Syntax, chunk: Chunk) -> bool:
        """Whether it is a thing, and no sum of money."""
        return not any(x.pack.units.currencies.at(x.words, k) for k in range(chunk.start, chunk.end))

    def _deed(self, agreement: Agreement, told: set[int]) -> str | None:
        """ "a signé un contrat. Il construira un échangeur": what is done by it, in the sentence behind, or before."""
        own, x = agreement.sentence, self.syntax(agreement.sentence)
        colon = next((k for k in range(agreement.last, len(x.words)) if x.words[k] == ":"), len(x.words))
        clauses = [(x, colon)]  # "ont signé un accord : Moscou livrera des engrais"
        for at in (own.number + 1, own.number - 1):
            s = self.sentences[at] if 0 <= at < len(self.sentences) else None
            if s is not None and s.kind == PROSE and s.number not in told and s.paragraph == own.paragraph:
                clauses.append((self.syntax(s), 0))
        for x, start in clauses:
            group = next((g for g in x.groups if g.form == "finite" and g.start >= start), None)
            if group is None or not self._is_deed(x, group, x.s.number >= own.number):
                continue
            done = x.objects(group, limit=12)[:1]
            if done and self._is_thing(x, done[0]) and x.words[done[0].start] not in x.g.possessives:
                first = done[0].start if x.tags[done[0].start] == NUMBER else done[0].body
                return x.s.span(first, x.phrase_end(done[0], x.g.locating))
        return None

    def _is_deed(self, x: Syntax, group: Group, behind: bool) -> bool:
        """Whether somebody is to deliver, build, train or buy what stands behind the verb."""
        carried = group.tense == "present" and x.pack.modality.target_carriers.intersection(group.lemmas[:-1])
        to_come = group.tense == "future" or bool(carried)
        if group.passive or group.negated or not (to_come and delivers(x, group)):
            return False
        subject = x.subject(group)
        pronoun = group.start > 0 and x.tags[group.start - 1] == PRONOUN and behind
        definite = subject is not None and x.words[subject.start] not in x.g.indefinite
        acting = definite and subject is not None and (bool(of_chunk(x, subject)) or self._is_actor(x, subject))
        return pronoun or acting

    @staticmethod
    def _is_actor(x: Syntax, chunk: Chunk) -> bool:
        """ "le constructeur", "le groupe"."""
        return x.words[chunk.head] in x.pack.parties.kinds or bool(x.pack.parties.generic_heads.at(x.words, chunk.head))


def _both_ends(x: Syntax, chunk: Chunk, end: int) -> int:
    """ "une route entre Zinder et N'Djamena": behind the second of the two that "entre" opens."""
    other = x.chunk_from(end + 1) if x.words[end : end + 1] != [] and x.words[end] in x.g.joining else None
    opened = x.g.between in x.words[chunk.start : end]
    return x.phrase_end(other, frozenset()) if opened and other is not None and other.start <= end + 2 else end


def is_kind(subject: str, kinds: frozenset[str]) -> bool:
    """Whether a subject says no more than what kind of contract it is: "concession", "partenariat public-privé"."""
    return all(word in kinds for word in cut(fold(subject)))
