"""A sentence as its words, verbs and noun phrases, and how far a noun phrase goes."""

from __future__ import annotations

from typing import Final

from communique.languages import Pack
from communique.languages.grammar import (
    ADJECTIVE,
    CLITIC,
    NUMBER,
    OF,
    SUBORDINATOR,
    TIME,
    WORD,
)
from communique.languages.tokens import YEAR
from communique.reading.sentences.analytic import AnalyticTagger
from communique.reading.sentences.chunks import Chunk, Chunker
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.groups import Group, Grouper
from communique.reading.sentences.tagging import Tagger

LONGEST_GAP: Final = 3
"""Words between a noun and a complement of it at most: "accord de non double", "livraison prévue de"."""

CONVERSION: Final = 12
"""Words that the bracket of a conversion may hold."""


class Phrasing:
    """The words of one sentence, the class of each (`tags`), and its verbs and noun phrases, from left to right."""

    def __init__(self, s: Sentence, pack: Pack) -> None:
        self.s, self.pack, self.g = s, pack, pack.grammar
        self.words = s.words
        tagger = AnalyticTagger if self.g.infinitive_marks else Tagger
        self.tags: list[str] = tagger(s, pack).tags()
        self.groups: list[Group] = Grouper(s, pack, self.tags).groups()
        self.chunks: list[Chunk] = Chunker(s, pack, self.tags).chunks()
        self._by_last = {chunk.end - 1: chunk for chunk in self.chunks}

    def is_hollow(self, chunk: Chunk) -> bool:
        """ "dans le cadre de", "en échange": a noun that makes an adverb; "l'échange de données" is a thing."""
        word, known = self.words[chunk.head], self.pack.amounts
        return word in known.hollow and not (word in known.hollow_alone and chunk.start < chunk.body)

    # How far a noun phrase goes

    def phrase_end(
        self,
        chunk: Chunk,
        through: frozenset[str],
        joins: bool = False,
        last: int | None = None,
        sizes: bool = False,
    ) -> int:
        """The end (exclusive) of a noun phrase with its complements behind "of" and the prepositions `through`.

        With `joins`, over "and" as well; with `sizes`, over "de 1 200 MW". Never beyond token `last`, nor over words
        that only say what it is worth.
        """
        end, stop = chunk.end, len(self.words) if last is None else last
        of = False  # "un prêt de la banque et une garantie": two things
        for following in self.chunks[chunk.index + 1 :]:
            sized = self._size_end(end) if sizes else end
            if following.end < sized:
                continue  # "(MWc)" in "62 mégawatts-crête (MWc) à Sokodé"
            if not 0 < following.start - sized <= LONGEST_GAP:
                break
            gap = self.words[sized : following.start]
            alike = len(gap) > 1 and gap[-1] == chunk.before  # "à la construction et à l'équipement"
            inside = joins and (end > chunk.end or following.start == following.body or alike)  # not "et la levée"
            gapped = self.tags[following.end : following.end + 1] == [NUMBER]  # "80 % de son blé et l'Inde 76 %"
            inside = inside and not (gapped and following.start < following.body)
            inside = inside and sized == end  # not "une ligne de 20 millions d'euros et la Banque"
            inside = inside and not (of and self._is_apart(following)) and not self._acts_itself(chunk, following)
            hollow = self.is_hollow(following) and following.before not in self.g.of
            owned = following.before in through and self._is_owned(following)
            if following.head < stop < following.end and self._extends(gap, sized, through, inside):
                return stop  # "la route entre Pa et Lo longue de 210 km"
            if (
                following.end > stop
                or following.time
                or hollow
                or owned
                or not self._extends(gap, sized, through, inside)
            ):
                break
            end, of = following.end, following.before in self.g.of
        return min(self._size_end(end) if sizes else end, stop)

    def _is_apart(self, chunk: Chunk) -> bool:
        """ "… de la banque et une garantie", "… des contrats et l'approbation du budget": another thing or event."""
        event = chunk.start < chunk.body and self.words[chunk.head] in self.pack.agreements.status.nouns
        return event or self.words[chunk.start] in self.g.indefinite

    def _acts_itself(self, chunk: Chunk, following: Chunk) -> bool:
        """ "signe un accord sur la pêche et la France s'en félicite": what "and" joins acts, in a clause of its own."""
        k = following.end
        while self.tags[k : k + 1] == [CLITIC]:
            k += 1
        acts = any(group.start == k and group.form == "finite" for group in self.groups)
        if not acts or self.words[following.start - 1] not in self.g.joining:
            return False
        before = next((group for group in reversed(self.groups) if group.end <= chunk.start), None)
        return (
            before is not None and before.form == "finite" and SUBORDINATOR not in self.tags[before.end : chunk.start]
        )

    def _is_owned(self, chunk: Chunk) -> bool:
        """ "le projet dans toutes ses étapes": no place, and no part of a name."""
        return any(word in self.g.possessives for word in self.words[chunk.start : chunk.body])

    def _size_end(self, end: int) -> int:
        """Behind "de 1 200 MW" or "de près de 2 milliards d'euros", where a number with its unit hangs on a noun."""
        if not (end + 1 < len(self.tags) and self.tags[end] == OF):
            return end
        qualified = self.pack.qualifiers.before.at(self.words, end + 1)
        k = start = qualified[1] if qualified else end + 1
        if self.tags[k : k + 3 : 2] == [NUMBER, NUMBER] and self.words[k + 1] in self.g.to:
            k += 2  # "un prêt de 5 à 10 M€"
        while self.tags[k : k + 1] == [NUMBER] or self.tags[k : k + 2] == [OF, NUMBER]:
            k += 1
        if self.words[k : k + 1] == ["("] and self.words[k + 2 : k + 3] == [")"] and k > start:
            k += 3 * (self.pack.units.measures.at(self.words, k + 1) is not None)  # "de 62 mégawatts-crête (MWc)"
        if k > start and self.words[k : k + 1] == [self.g.by] and self.tags[k + 1 : k + 2] == [TIME]:
            k += 2  # "une usine de 300 tonnes par an à Pa"
        counted = self.tags[k : k + 1] in ([WORD], [TIME]) or self.tags[k : k + 2] == [ADJECTIVE, WORD]
        # "des deux républiques", "de dix nouveaux forages", "de trois ans" are no size
        return end if k == start or counted else k

    def _extends(self, gap: list[str], at: int, through: frozenset[str], joins: bool) -> bool:
        if gap and gap[-1] in self.g.inner_negation:  # "la convention de non double imposition"
            gap = gap[:-1]
        if not gap or len(gap) > 2 or not self._carries_on(gap, through, joins):
            return False
        return self.pack.amounts.value_of.at(self.words, at) is None

    def _carries_on(self, gap: list[str], through: frozenset[str], joins: bool) -> bool:
        first, last = gap[0], gap[-1]
        if len(gap) == 2 and last in self.g.of and len(first) == YEAR and first.isdigit():
            return True  # "le budget 2026 de la Banque"
        if len(gap) == 2 and last in self.g.of and self._is_foreseen(first):
            return True  # "la livraison prévue de rames"
        if len(gap) == 1:
            return first in self.g.of or first in through or (joins and first in self.g.joining)
        if first in self.g.joining:
            return joins and (last in self.g.of or last in through)
        return first in through and last in self.g.of  # "dans des domaines prioritaires"

    def _is_foreseen(self, word: str) -> bool:
        """Whether it is a participle such as "prévu" or "annoncé", which parts no phrase from its complement."""
        lemmas = [lemma for lemma, tense in self.g.verbs.get(word, ()) if tense == "participle"]
        known = self.pack.modality
        foreseen = (known.target_verbs, known.forecast_verbs, known.announcing, known.estimate_verbs)
        return any(lemma in verbs for lemma in lemmas for verbs in foreseen)

    def behind_bracket(self, i: int) -> int:
        """The token behind a bracket that opens at token i, as after "10 000 milliards de yens (68 milliards)"."""
        if self.words[i : i + 1] == ["("]:
            close = next((k for k in range(i, min(len(self.words), i + CONVERSION)) if self.words[k] == ")"), None)
            return close + 1 if close is not None else i
        return i

    def chunk_at(self, i: int) -> Chunk | None:
        """The noun phrase that holds token i."""
        for chunk in self.chunks:
            if i < chunk.end:
                return chunk if chunk.start <= i else None
        return None

    def chunk_before(self, i: int) -> Chunk | None:
        """The last noun phrase that ends at or before token i."""
        for chunk in reversed(self.chunks):
            if chunk.end <= i:
                return chunk
        return None

    def chunk_from(self, i: int) -> Chunk | None:
        """The first noun phrase that begins at or behind token i."""
        for chunk in self.chunks:
            if chunk.start >= i:
                return chunk
        return None
