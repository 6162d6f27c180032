"""The verbs of a sentence: what each acts on, where its clause opens and ends, and what a participle belongs to."""

from __future__ import annotations

from bisect import bisect_left
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import ADVERB, CLITIC, CONJUNCTION, INFINITIVE, NUMBER, OF, SUBORDINATOR, VERB
from communique.languages.tokens import where
from communique.reading.sentences.attachment import Attachment
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.groups import Group

CLAUSE_MARKS: Final = frozenset(";:")
"""Marks that part clauses."""

CLAUSE_TAGS: Final = frozenset({VERB, SUBORDINATOR, INFINITIVE})
"""Classes of words that do."""

TIMED: Final = 3
"""Words between a participle and the time that stands behind it."""


class Verbs(Attachment):
    """The words of one sentence with what its verbs act on, and phrases that are told together."""

    def __init__(self, s: Sentence, pack: Pack) -> None:
        super().__init__(s, pack)
        self._openings: dict[int, int | None] = {}
        self._clause_ends: list[int] | None = None

    def group_before(self, i: int) -> Group | None:
        """The last verb group that ends at or before token i, in the same clause."""
        for group in reversed(self.groups):
            if group.end <= i:
                return group if CLAUSE_MARKS.isdisjoint(self.words[group.end : i]) else None
        return None

    def group_after(self, i: int) -> Group | None:
        """The first verb group that begins at or behind token i."""
        for group in self.groups:
            if group.start >= i:
                return group
        return None

    def clause_opening(self, verb: int) -> int | None:
        """The relative pronoun that opens the clause of the verb at token `verb`."""
        if verb not in self._openings:
            self._openings[verb] = self._opening(verb)
        return self._openings[verb]

    def _opening(self, verb: int) -> int | None:
        if verb > 1 and self.words[verb - 1] == ",":  # "qui, selon les autorités, coûtent"
            aside = next((k for k in range(verb - 2, max(0, verb - 12), -1) if self.words[k] == ","), 0)
            apart = aside > 0 and VERB not in self.tags[aside:verb] and self.words[aside - 1] in self.g.relatives
            if apart:
                return aside - 1
        for k in range(verb - 1, max(-1, verb - 12), -1):
            if self.words[k] in self.g.relatives:
                return k
            if self.tags[k] == VERB or self.words[k] in CLAUSE_MARKS:
                return None
        return None

    def modified(self, group: Group) -> Chunk | None:
        """What a participle or gerund belongs to: the noun before it, maybe behind a comma, else the one to come."""
        i = group.start
        while i and (
            self.tags[i - 1] in (ADVERB, CLITIC) or self.words[i - 1] == "," or self.words[i - 1] in self.g.joining
        ):
            i -= 1
        i = self.before_bracket(i)  # "le port sec de Pa (12 ha), achevé à 85 %"
        before = self.chunk_before(i)
        if before is not None and before.time and i < group.start:  # "négocié depuis dix mois et signé en mai"
            earlier = self.group_before(before.start)
            if earlier is not None and earlier.form == "participle" and before.start - earlier.end <= TIMED:
                return self.modified(earlier)
        if before is not None and before.time and before.before in self.g.of and before.index:
            before = self.chunks[before.index - 1]  # "un accord de cinq ans signé en mars"
        if before is not None and i < group.start and self.words[i] == ",":
            before = self._before_apposition_of(before)
        if before is not None:
            return self.opened(before)
        return next(
            (chunk for chunk in self.chunks if chunk.start >= group.end and not chunk.before and not chunk.time), None
        )

    def _before_apposition_of(self, chunk: Chunk) -> Chunk:
        """ "l'aéroport de Pa, don du Japon d'une valeur de 3 millions, entré en service": before a bare noun."""
        whole = self.top(chunk)
        bare = whole.index and whole.start == whole.body and not (whole.before or self.s.capital(whole.head))
        apart = bare and self.words[whole.start - 1] == "," and self.chunks[whole.index - 1].end == whole.start - 1
        return self.chunks[whole.index - 1] if apart else chunk

    def objects(self, group: Group, limit: int = 40) -> list[Chunk]:
        """The noun phrases that a verb acts on, those joined to the first one included.

        What stands between (where, when, with whom) is passed over.
        """
        found: list[Chunk] = []
        stop = self._clause_end(group.end, limit)
        for chunk in self.chunks:
            if chunk.start < group.end or chunk.time:
                continue
            if chunk.start >= stop:
                break
            if not found:
                if not chunk.before and self._begins_next(chunk):
                    break
                if not chunk.before:
                    found.append(chunk)
            elif not chunk.before and self._joined(found[-1], chunk):
                found.append(chunk)
        return found

    def _begins_next(self, chunk: Chunk) -> bool:
        """ "a quadruplé en dix ans et le nombre a doublé", "sont achevés, et la gare, …": no object of the verb."""
        if chunk.start > 1 and self.words[chunk.start - 1] in self.g.joining and self.words[chunk.start - 2] == ",":
            return True
        before = self.chunks[chunk.index - 1] if chunk.index else None
        joined = chunk.start > 0 and self.words[chunk.start - 1] in self.g.joining
        timed = joined and before is not None and before.time and before.end == chunk.start - 1
        return timed and any(group.start >= chunk.end and group.form == "finite" for group in self.groups)

    def _joined(self, first: Chunk, second: Chunk) -> bool:
        """Whether "and", "neither", a comma or "as well as" stands right before the second."""
        i = second.start - 1
        word = self.words[i]
        if word in self.g.joining or word == "," or (self.tags[i] == CONJUNCTION and word in self.g.negative_words):
            return True
        also = self.g.also.before(self.words, second.start)
        return also is not None and also[1] >= first.end

    def _clause_end(self, i: int, limit: int) -> int:
        stop = min(len(self.words), i + limit)
        ends = self._clause_ends
        if ends is None:  # at verbs, at words that open another clause, at marks
            marked = (where(self.tags, CLAUSE_TAGS), where(self.words, CLAUSE_MARKS))
            ends = self._clause_ends = sorted({k for found in marked for k in found})
        k = bisect_left(ends, i)
        return min(ends[k], stop) if k < len(ends) else stop

    def handed_to(self, chunk: Chunk) -> int | None:
        """Where "au chinois Huaxin" begins in "cède ses 83 % de Lafarge au chinois Huaxin": to whom it is sold."""
        group = self.group_before(chunk.start)
        if group is None or group.lemma not in self.pack.parties.handing:
            return None
        behind = (c for c in self.chunks[chunk.index + 1 :] if c.before in self.g.to)
        return next((c.start for c in behind if any(map(self.s.capital, range(c.body, c.end)))), None)

    def coordinated(self, chunk: Chunk) -> Chunk:
        """A phrase from its first part on: of "les téléphones et leurs composants", the whole."""
        first = chunk
        while first.index:
            previous = self.root(self.chunks[first.index - 1])
            joined = first.start and self.words[first.start - 1] in self.g.joining and not previous.before
            acted = self.group_before(previous.start)  # "desservira 13 pays et sa capacité atteindra"
            joined = joined and not (acted is not None and acted.form == "finite" and acted.end == previous.start)
            if (
                not joined
                or previous.time
                or self.phrase_end(previous, frozenset(), last=first.start) < first.start - 1
            ):
                break
            first = previous
        if first is chunk:
            return chunk
        return Chunk(first.start, first.body, first.head, chunk.end, first.before, False, chunk.index)

    def is_told_with(self, chunk: Chunk, subject: Chunk) -> bool:
        """ "L'accord sur A, la convention sur B et le protocole ont été ratifiés": one of several subjects."""
        first, joined = subject, False
        while chunk.start < first.start and first.index:
            some = (
                self.tags[first.start - 1] == OF and not first.before and first.start > 1
            )  # "des écoles et des ponts"
            opening = first.start - 1 - some
            mark = self.words[opening]
            if not (mark == "," or mark in self.g.joining):
                break
            previous = self.top(self.chunks[first.index - 1])
            end = self.before_bracket(opening)
            parted = previous.time or self.phrase_end(previous, self.g.extending, sizes=True) < end
            joined = joined or mark in self.g.joining
            if previous.before or parted:
                break
            if previous is chunk:
                return joined or not self.g.joining.isdisjoint(self.words[subject.end : subject.end + 8])
            first = previous
        return False

    def is_left_out(self, chunk: Chunk) -> bool:
        """ "mais pas le Paraguay", "mais pas avec la Turquie": one who does not take part."""
        at = chunk.start - (chunk.before != "" and self.words[chunk.start - 1] == chunk.before)
        return self.g.left_out.before(self.words, at) is not None

    def is_described_again(self, chunk: Chunk) -> bool:
        """ "l'ouvrage haubané": what was told before, by how it looks."""
        first = self.words[chunk.start]
        if self.words[chunk.head] not in self.pack.amounts.described or first not in self.g.definite:
            return False
        if first in self.g.possessives:
            return False
        said = range(chunk.head + 1, self.phrase_end(chunk, frozenset()))
        of = not self.g.of.isdisjoint(self.words[chunk.end : chunk.end + 1])  # "l'ouvrage d'art"
        return not of and not any(self.s.capital(k) or self.tags[k] == NUMBER for k in said)
