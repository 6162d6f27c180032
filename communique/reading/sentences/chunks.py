"""The noun phrases of a sentence, without their complements: "46 projets conjoints"."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
    CLITIC,
    DETERMINER,
    GERUND,
    INFINITIVE,
    NUMBER,
    OF,
    PARTICIPLE,
    PREPOSITION,
    PUNCTUATION,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
    Grammar,
)
from communique.languages.tokens import YEAR, where
from communique.reading.sentences.document import Sentence

OPEN_QUOTES: Final = frozenset('«“"‘')
CLOSE_QUOTES: Final = frozenset('»”"’')
DASHES: Final = frozenset("–—-/")
INSIDE: Final = OPEN_QUOTES | DASHES | {"("}
"""What may stand inside a noun phrase."""

OF_WHOLE: Final = 4
"""Words before a name within which the body stands that it belongs to: "le Fonds de l'OPEP pour …"."""

LONGEST_NAME: Final = 12
"""Words behind "pour" within which the acronym of a body's name stands."""

OPENING: Final = frozenset({DETERMINER, ADJECTIVE, NUMBER, WORD, TIME})
"""The classes of words that a noun phrase may begin with."""


@dataclass(slots=True, eq=False)
class Chunk:
    """A noun with what stands right around it, at tokens start to end (exclusive): "46 projets conjoints".

    `body` is the first token behind determiner and number, `head` the noun; `before` the preposition that governs it
    ("" for none, as of a subject or an object); `time` says that it names a time.
    """

    start: int
    body: int
    head: int
    end: int
    before: str
    time: bool
    index: int = 0


NAMING: Final = frozenset({WORD, DETERMINER, ADJECTIVE, ADVERB, CLITIC, OF})
"""Classes of the words that several names are joined by, before their verb."""


class Chunker:
    """Finds the noun phrases of one sentence, whose words have their classes."""

    def __init__(self, s: Sentence, pack: Pack, tags: list[str]) -> None:
        self.s, self.words, self.pack, self.g, self.tags = s, s.words, pack, pack.grammar, tags
        self._closed = [*tags, PUNCTUATION]
        self._numbering, self._signs = pack.projects.numbering, pack.projects.numbering_signs

    def chunks(self) -> list[Chunk]:
        """Every noun phrase without its complements, from left to right."""
        found: list[Chunk] = []
        free = 0
        for i in where(self.tags, OPENING):
            if i < free:
                continue
            chunk = self._chunk(i)
            if chunk is None and self.tags[i] == NUMBER:  # no noun behind these numbers, from wherever one starts
                free = next((k for k in range(i, len(self.tags)) if self.tags[k] != NUMBER), len(self.tags))
            elif chunk is not None:
                chunk.index = len(found)
                chunk.before = self._governor(chunk, found)
                found.append(chunk)
                free = chunk.end
        for edge in found:
            if self.words[edge.head] in self.g.time_edges and self._is_year(edge.end):
                edge.time = True  # "à la fin de 2018"
        for edge, span in pairwise(found):
            within = span.time or self.words[edge.start - 1 : edge.start] == [self.pack.amounts.by_then]
            within = within and span.before in self.g.of and span.start <= edge.end + 1
            edge.time = edge.time or (within and self.words[edge.head] in self.g.time_edges)  # "à la fin de l'année"
        return found

    def _chunk(self, i: int) -> Chunk | None:
        tags, start = self._closed, i
        while tags[i] == DETERMINER:
            i += 1
        while tags[i] == NUMBER:
            i += 1
        body = i
        ordinal = int(tags[i] == ADJECTIVE)
        at = i + ordinal
        if i > start and at < len(self.words) and self.words[at] in self.g.degree and tags[at + 1] == ADJECTIVE:
            i = at + 1  # "(les) plus grandes villes", "le deuxième plus grand partenaire"
        while tags[i] == ADJECTIVE and tags[i + 1] in (ADJECTIVE, WORD, TIME, NUMBER):
            i += 1
        if tags[i] not in (WORD, TIME, ADJECTIVE) or (tags[i] == ADJECTIVE and body == start and not self._is_noun(i)):
            return None
        head, time = i, tags[i] == TIME or self._is_season(i)
        compound = self.g.compounds.at(self.words, i)  # "la mise en service de la ligne"
        i = compound[1] - 1 if compound is not None else i
        end = self._tail(i + 1, time, self.words[i] in self.pack.projects.ways)
        if end < len(tags) - 1 and (self.words[end] == self.g.for_ or self._known_for(end)):
            end = self._named_for(i, end)
        if not self.g.head_first:
            head = self._last_noun(i, end)
        owned = self._chunk(end + 1) if self.g.genitive and self._is_genitive(end) else None
        if owned is not None:  # "Kazakhstan's trade turnover" is one phrase
            head, end, time = owned.head, owned.end, owned.time
        return Chunk(start, body, head, end, "", time)

    def _is_season(self, i: int) -> bool:
        """ "la saison dernière": a time, though "une campagne de pêche" is none."""
        seasons, beside = self.pack.amounts.seasons, self.pack.times.beside
        return self.words[i] in seasons and not beside.isdisjoint((self.words[i - 1], *self.words[i + 1 : i + 2]))

    def _last_noun(self, i: int, end: int) -> int:
        """The noun that closes a phrase, in front of what is quoted or bracketed behind it."""
        head, k = i, i
        while k < end:
            if self.words[k] in OPEN_QUOTES or self.words[k] == "(":
                k = next((j for j in range(k + 1, end) if self.words[j] in CLOSE_QUOTES or self.words[j] == ")"), end)
            elif self.tags[k] == WORD:
                head = k
            k += 1
        return head

    def _is_genitive(self, i: int) -> bool:
        """ "Kazakhstan's", "the countries'": a mark of the owner behind the word before token i."""
        if i >= len(self.words) or self.words[i] not in self.g.genitive or self.s.gap(i):
            return False
        return len(self.words[i]) > 1 or self.words[i - 1].endswith(self.g.plural_endings)

    def _is_year(self, i: int) -> bool:
        """Whether "de" and a year stand at token i."""
        of = self.words[i : i + 1] != [] and self.words[i] in self.g.of
        year = self.words[i + 1 : i + 2] if of else []
        return year != [] and len(year[0]) == YEAR and year[0].isdigit()

    def _is_noun(self, i: int) -> bool:
        """ "37 % des jeunes": an adjective that is a noun itself."""
        return self.words[i] in self.pack.amounts.adjective_nouns and self._closed[i - 1] == OF

    def _tail(self, i: int, time: bool, way: bool) -> int:
        """The end of the adjectives, names and quoted words behind a noun, which may be that of a way."""
        words, tags = self.words, self.tags
        while i < len(tags):
            tag = tags[i]
            numbered = self._numbering.at(words, i) if words[i] in self._signs else None
            if numbered is not None and tags[numbered[1] : numbered[1] + 1] == [NUMBER]:
                i = numbered[1] + 1  # "la route nationale n° 12"
                continue
            beside = tag == WORD and time and words[i] in self.pack.times.beside  # "l'année précédente"
            if beside or (tag == WORD and not time) or (tag == ADJECTIVE and self._goes_on(i, time)):
                i += 1
            elif words[i] in self.g.inner_negation and tags[i + 1 : i + 2] == [WORD]:
                i += 2  # "non remboursable"
            elif words[i] in self.g.privative and tags[i + 1 : i + 2] == [WORD] and not self.s.capital(i - 1):
                i += 2  # "un prêt sans intérêt"
            elif tag == NUMBER and not time and self._numbers_name(i):
                i += 1  # "Nord Stream 2"
            elif tag == NUMBER and way and self._sizes_name(i):
                i += 3  # "la ligne 220 kV Rosso–Kayes"
            elif words[i] == "." and self._is_titled(i):
                i += 1  # "M. Hamdok"
            elif words[i] not in INSIDE or (behind := self._behind_mark(i, way)) is None:
                break
            else:
                i = behind
        return i

    def _is_titled(self, i: int) -> bool:
        """Whether the full stop at token i closes an abbreviation before a name."""
        named = self.tags[i + 1 : i + 2] == [WORD] and self.s.capital(i + 1)
        return named and self.words[i - 1] in self.pack.abbreviations

    def _behind_mark(self, i: int, way: bool) -> int | None:
        """Behind what is quoted, bracketed or joined by a dash at token i; None where the phrase ends before it."""
        words, tags = self.words, self.tags
        if words[i] in OPEN_QUOTES:
            close = next((k for k in range(i + 1, min(len(words), i + 12)) if words[k] in CLOSE_QUOTES), None)
            return None if close is None else close + 1
        if words[i] == "(":  # the acronym of what was named
            closed = words[i + 2 : i + 3] == [")"] and self.s.written(i + 1).isupper() and words[i + 1][0].isalpha()
            return i + 3 if closed else None
        if way and self._joins_names(i):
            return i + 2  # "la ligne Och – Andijan"
        glued = i + 1 < len(tags) and not self.s.gap(i) and not self.s.gap(i + 1) and tags[i + 1] == WORD
        return i + 2 if glued else None  # "Och–Andijan"

    def _joins_names(self, i: int) -> bool:
        """Whether the dash at token i stands between two names, which a way leads from and to."""
        named = i + 1 < len(self.tags) and self.tags[i + 1] == WORD
        return named and self.s.capital(i - 1) and self.s.capital(i + 1)

    def _goes_on(self, i: int, time: bool) -> bool:
        """Whether the adjective at token i belongs to the noun before it, or to one that closes the phrase."""
        return self.g.head_first or (not time and self.tags[i + 1 : i + 2] in ([WORD], [ADJECTIVE]))

    def _known_for(self, end: int) -> bool:
        """Whether words that close the name of a body begin at token `end`: "contre le cancer"."""
        return self.tags[end] == PREPOSITION and self.pack.parties.named_for.at(self.words, end) is not None

    def _named_for(self, i: int, end: int) -> int:
        """Where the name of a body goes on: "Banque arabe pour le développement économique en Afrique (BADEA)"."""
        kinds = self.pack.parties.kinds
        whole = next((k for k in range(i - 1, max(-1, i - OF_WHOLE), -1) if self.tags[k] == WORD), i)
        if not any(self.words[k] in kinds and self.s.capital(k) for k in (i, whole)):
            return end
        known = self.pack.parties.named_for.at(self.words, end)
        name = self._tail(known[1], time=False, way=False) if known is not None else end
        for k in range(end, min(end + LONGEST_NAME, len(self.words) - 2)):
            if self.words[k] == "(" and self.words[k + 2] == ")" and self.s.written(k + 1).isupper():
                return k + 3
            if self.words[k] == "," or self.tags[k] == VERB:
                break
        return name

    def _sizes_name(self, i: int) -> bool:
        """Whether a number and its unit stand between a way and its name."""
        sized = self.tags[i + 1 : i + 3] == [NUMBER, WORD]
        return sized and self.pack.units.measures.at(self.words, i + 1) is not None and self.s.capital(i + 2)

    def _numbers_name(self, i: int) -> bool:
        """Whether the number at token i belongs to the name or thing before it, and counts nothing: "la ligne 2"."""
        word = self.words[i]
        following = self.tags[i + 1] if i + 1 < len(self.tags) else PUNCTUATION
        named = self.s.capital(i - 1) or (self.words[i - 1] in self.pack.projects.numbered and len(word) < 3)
        part = following in (WORD, ADJECTIVE) and self.words[i + 1] in self.g.compass and self.s.capital(i + 1)
        alone = part or following not in (WORD, NUMBER, ADJECTIVE)  # "la ligne 15 Sud"
        return named and word.isdigit() and len(word) < 4 and alone

    def _is_apart(self, chunk: Chunk, previous: Chunk) -> bool:
        """ "the bank of A and the firm B", "un prêt de la BEI et une subvention": not both behind "of"."""
        if chunk.start == chunk.body or (previous.before not in self.g.of and not self.g.head_first):
            return False
        article = self.words[chunk.start] in self.g.article_clitics
        if article and previous.time and self.tags[chunk.head] != TIME:
            return True  # "a quadruplé en dix ans et le nombre de passagers a doublé"
        if not self.g.head_first:
            return previous.start == previous.body
        name = previous.start == previous.body and self.s.capital(previous.body) and not self.s.capital(chunk.head)
        if article and name and previous.before in self.g.of:
            return True  # "la centrale de Pa et le barrage de Po"
        some = self.words[chunk.start] in self.g.indefinite
        known = previous.start < previous.body and self.words[previous.start] not in self.g.indefinite
        return some and (known or previous.before in self.g.contracted)  # "le secteur du gaz et un mémorandum"

    def _is_listed_some(self, i: int, previous: Chunk) -> bool:
        """ "Des routes, des écoles et des centres": the article at token i goes on with those of the first."""
        joined = self.words[i - 1] in self.g.joining or self.words[i - 1] == ","
        alike = previous.start > 0 and self.words[previous.start - 1] == self.words[i] and not previous.before
        return joined and alike and previous.end == i - 1 and self.words[i] in self.g.plural_determiners

    def _governor(self, chunk: Chunk, earlier: list[Chunk]) -> str:
        """The preposition before a noun phrase; of one that is joined to another, that of the other."""
        i = chunk.start - 1
        if i >= 0 and self.tags[chunk.start] == NUMBER:  # "plus de 70 documents" is governed from before "plus"
            qualified = self.pack.qualifiers.before.before(self.words, chunk.start)
            i = qualified[1] - 1 if qualified else i
        if i > 0 and self.tags[i] == ADVERB and self.tags[i - 1] in (PREPOSITION, OF):  # "à plus long terme"
            i -= 1
        if i < 0:
            return ""
        tag, word = self.tags[i], self.words[i]
        if tag == PREPOSITION:
            return word
        new = tag == OF and self.tags[chunk.start] == ADJECTIVE and word in self.g.partitive
        if new and i > 0 and self.words[i - 1] in self.g.in_ and self.tags[i - 1] == PREPOSITION:
            return self.words[i - 1]  # "dans de nouveaux parcs"
        if tag == OF:
            within = bool(earlier) and earlier[-1].end == i  # "le permis de construire du stade"
            behind_verb = i == 0 or (not within and self.tags[i - 1] in (VERB, PARTICIPLE, INFINITIVE, ADVERB, GERUND))
            partitive = (
                behind_verb
                and word in self.g.partitive
                and (word in self.g.contracted or self.tags[chunk.start] in (DETERMINER, ADJECTIVE))
            )
            partitive = partitive or (bool(earlier) and self._is_listed_some(i, earlier[-1]))
            named = word not in self.g.plural_determiners and self.s.capital(chunk.body)  # "obtenu de la Banque"
            return "" if (partitive and not named) or i == 0 else word
        if earlier and (word in self.g.joining or word == ","):
            previous = earlier[-1]
            named = chunk.start == chunk.body and self.s.capital(chunk.body)
            names = range(previous.body, previous.end) if self.g.head_first else (previous.head,)
            listed = word in self.g.joining or (named and any(self.s.capital(k) for k in names))
            if previous.end == i and listed:
                apart = self._is_apart(chunk, previous) or (word == "," and self._has_verb(chunk, earlier))
                apart = apart or begins_clause(self.words, self.tags, chunk, previous, self.g)
                return "" if apart else previous.before
        return ""

    def _has_verb(self, chunk: Chunk, earlier: list[Chunk]) -> bool:
        """ "À Moscou, Rosatom et Uzatom ont signé": names with a verb, behind a place that opens a clause."""
        opening = earlier[-1]
        for whole in reversed(earlier[:-1]):  # "Dans la région de Pa, Lo et Karo ont"
            if opening.before not in self.g.of or whole.end != opening.start - 1:
                break
            opening = whole
        at = opening.start - 1
        opens = bool(opening.before) and self.words[at] == opening.before and (at == 0 or self.words[at - 1] == ",")
        opens = opens or all(before.before or before.time for before in earlier)  # "Lundi à Alger, Karo a signé"
        k = chunk.end if opens else len(self.tags)
        while k < len(self.tags) and (
            self.tags[k] in NAMING or self.words[k] in self.g.joining or self.words[k] == ","
        ):
            k += 1
        return k < len(self.tags) and self.tags[k] == VERB and self.words[k - 1] != ","


def begins_clause(words: list[str], tags: list[str], chunk: Chunk, previous: Chunk, g: Grammar) -> bool:
    """ "sont en cours et le portefeuille s'élève à": with an article and a verb of its own, behind another verb."""
    if not previous.before or words[chunk.start] not in g.article_clitics:
        return False
    k = chunk.end
    while k < len(tags) and tags[k] in NAMING:
        k += 1
    before = tags[: previous.start]
    return tags[k : k + 1] == [VERB] and VERB in before and SUBORDINATOR not in before
