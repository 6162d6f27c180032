"""A sentence as an analyst hears it: the class of each word, its verbs, its noun phrases, and who does what.

This is no full grammar. It knows closed classes and the forms of common verbs, and takes the rest for nouns, adjectives
and names, which is what they mostly are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from communique.languages import Pack
from communique.languages.grammar import (
    ADJECTIVE,
    ADVERB,
    CLITIC,
    CONJUNCTION,
    DETERMINER,
    GERUND,
    INFINITIVE,
    NUMBER,
    OF,
    PARTICIPLE,
    PREPOSITION,
    PRONOUN,
    PUNCTUATION,
    SUBORDINATOR,
    TIME,
    VERB,
    WORD,
)
from communique.reading.document import Sentence
from communique.reading.tagging import FINITE, Tagger

OPEN_QUOTES, CLOSE_QUOTES = frozenset('«“"'), frozenset('»”"')
DASHES = frozenset("–—-/")


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


class Syntax:
    """The words of one sentence, understood."""

    def __init__(self, s: Sentence, pack: Pack) -> None:
        self.s, self.pack, self.g = s, pack, pack.grammar
        self.words = s.words

    @cached_property
    def tags(self) -> list[str]:
        """The class of every token."""
        return Tagger(self.s, self.pack).tags()

    # Verbs

    @cached_property
    def groups(self) -> list[Group]:
        """Every verb group, from left to right."""
        found: list[Group] = []
        i, tags = 0, self.tags
        forms = {VERB: "finite", PARTICIPLE: "participle", INFINITIVE: "infinitive", GERUND: "gerund"}
        while i < len(tags):
            form = forms.get(tags[i])
            if form is None:
                i += 1
                continue
            group = self._group(i, form)
            found.append(group)
            i = group.end
        return found

    def _group(self, i: int, form: str) -> Group:
        lemma, tense = self._reading(i, form)
        lemmas, end = [lemma], i + 1
        while True:
            at = self._carried_next(lemmas[-1], end)
            if at is None:
                break
            lemmas.append(self._reading(at, "participle" if self.tags[at] == PARTICIPLE else "infinitive")[0])
            end = at + 1
        last_carried = self.tags[end - 1] == PARTICIPLE and len(lemmas) > 1
        carrier = lemmas[-2] if len(lemmas) > 1 else ""
        reflexive = i > 0 and self.tags[i - 1] == CLITIC and self.words[i - 1] in ("s'", "se")
        passive = (
            last_carried and carrier == self.g.copula and lemmas[-1] not in self.g.intransitive and not reflexive
        ) or (form == "participle" and lemma not in self.g.intransitive)
        if last_carried and tense == "present" and not (passive and len(lemmas) == 2):
            tense = "past"
        return Group(i, end, lemmas[-1], tuple(lemmas), form, tense, passive, self._negated(i, end))

    def _reading(self, i: int, form: str) -> tuple[str, str]:
        readings = self.g.verbs[self.words[i]]
        wanted = FINITE if form == "finite" else {form}
        return next((reading for reading in readings if reading[1] in wanted), readings[0])

    def _carried_next(self, lemma: str, end: int) -> int | None:
        """The participle or infinitive that the verb before token `end` carries."""
        tags, k, linked = self.tags, end, False
        while k < len(tags) and (tags[k] in (ADVERB, CLITIC) or (tags[k] == PRONOUN and self.s.raw[k][0] == "-")):
            k += 1
        if k >= len(tags):
            return None
        if lemma in self.g.auxiliaries and tags[k] == PARTICIPLE:
            return k
        if lemma not in self.g.modals:
            return None
        while k < len(tags) and (self.words[k] in self.g.linking or tags[k] in (CLITIC, ADVERB)):
            linked, k = True, k + 1
        return k if k < len(tags) and tags[k] == INFINITIVE and (linked or k - end < 3) else None

    def _negated(self, start: int, end: int) -> bool:
        """ "n'a pas été", "aucun accord n'a été"; "n'a été que" is a restriction and no negation."""
        k = start - 1
        while k >= 0 and self.tags[k] == CLITIC:
            if self.words[k] in self.g.negations:
                return not any(word in ("que", "qu'") for word in self.words[end : end + 1])
            k -= 1
        return k >= 0 and self.words[k] in self.g.negations

    # Noun phrases

    @cached_property
    def chunks(self) -> list[Chunk]:
        """Every noun phrase without its complements, from left to right."""
        found: list[Chunk] = []
        i, n = 0, len(self.tags)
        while i < n:
            chunk = self._chunk(i) if self.tags[i] in (DETERMINER, ADJECTIVE, NUMBER, WORD, TIME) else None
            if chunk is None:
                i += 1
                continue
            chunk.index = len(found)
            chunk.before = self._governor(chunk, found)
            found.append(chunk)
            i = chunk.end
        return found

    def _chunk(self, i: int) -> Chunk | None:
        tags, start = self.tags, i
        while i < len(tags) and tags[i] == DETERMINER:
            i += 1
        while i < len(tags) and tags[i] == NUMBER:
            i += 1
        body = i
        while (
            i < len(tags)
            and tags[i] == ADJECTIVE
            and i + 1 < len(tags)
            and tags[i + 1] in (ADJECTIVE, WORD, TIME, NUMBER)
        ):
            i += 1
        if i >= len(tags) or tags[i] not in (WORD, TIME, ADJECTIVE) or (tags[i] == ADJECTIVE and body == start):
            return None
        head, time = i, tags[i] == TIME
        end = self._tail(i + 1, time)
        if not self.g.head_first:
            head = max((k for k in range(i, end) if tags[k] == WORD), default=i)
        return Chunk(start, body, head, end, "", time)

    def _tail(self, i: int, time: bool) -> int:
        """The end of the adjectives, names and quoted words behind a noun."""
        words, tags = self.words, self.tags
        while i < len(tags):
            tag = tags[i]
            if (tag == WORD and not time) or tag == ADJECTIVE:
                i += 1
            elif tag == NUMBER and not time and self._numbers_name(i):
                i += 1  # "Nord Stream 2"
            elif words[i] in OPEN_QUOTES:
                close = next((k for k in range(i + 1, min(len(words), i + 12)) if words[k] in CLOSE_QUOTES), None)
                if close is None:
                    return i
                i = close + 1
            elif (
                words[i] == "("
                and i + 2 < len(words)
                and words[i + 2] == ")"
                and self.s.raw[i + 1].isupper()
                and words[i + 1][0].isalpha()
            ):
                i += 3  # the acronym of what was named
            elif (
                words[i] in DASHES
                and i + 1 < len(tags)
                and not self.s.gap(i)
                and not self.s.gap(i + 1)
                and tags[i + 1] == WORD
            ):
                i += 2  # "Och–Andijan"
            else:
                break
        return i

    def _numbers_name(self, i: int) -> bool:
        """Whether the number at token i belongs to the name before it, and counts nothing behind it."""
        word = self.words[i]
        following = self.tags[i + 1] if i + 1 < len(self.tags) else PUNCTUATION
        return self.s.raw[i - 1][0].isupper() and word.isdigit() and len(word) < 4 and following not in (WORD, NUMBER)

    def _governor(self, chunk: Chunk, earlier: list[Chunk]) -> str:
        """The preposition before a noun phrase; of one that is joined to another, that of the other."""
        i = chunk.start - 1
        if i >= 0 and self.tags[chunk.start] == NUMBER:  # "plus de 70 documents" is governed from before "plus"
            qualified = self.pack.qualifiers.before.before(self.words, chunk.start)
            i = qualified[1] - 1 if qualified else i
        if i < 0:
            return ""
        tag, word = self.tags[i], self.words[i]
        if tag == PREPOSITION:
            return word
        if tag == OF:
            behind_verb = i == 0 or self.tags[i - 1] in (VERB, PARTICIPLE, INFINITIVE, ADVERB, GERUND)
            partitive = (
                behind_verb
                and word != "d'"
                and (word in ("des", "du") or self.tags[chunk.start] in (DETERMINER, ADJECTIVE))
            )
            return "" if partitive or i == 0 else word
        if earlier and (word in self.g.joining or word == ","):
            previous = earlier[-1]
            listed = word in self.g.joining or (chunk.start == chunk.body and self.s.capital(chunk.body))
            if previous.end == i and listed:
                return previous.before
        return ""

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
        for following in self.chunks[chunk.index + 1 :]:
            sized = self._size_end(end) if sizes else end
            gap = self.words[sized : following.start]
            if following.end > stop or following.time or not self._extends(gap, sized, through, joins):
                break
            end = following.end
        return min(self._size_end(end) if sizes else end, stop)

    def _size_end(self, end: int) -> int:
        """Behind "de 1 200 MW" or "de près de 2 milliards d'euros", where a number with its unit hangs on a noun."""
        if not (end + 1 < len(self.tags) and self.tags[end] == OF):
            return end
        qualified = self.pack.qualifiers.before.at(self.words, end + 1)
        k = start = qualified[1] if qualified else end + 1
        while self.tags[k : k + 1] == [NUMBER] or self.tags[k : k + 2] == [OF, NUMBER]:
            k += 1
        return end if k == start or self.tags[k : k + 1] == [WORD] else k  # "des deux républiques" is no size

    def _extends(self, gap: list[str], at: int, through: frozenset[str], joins: bool) -> bool:
        if self.pack.amounts.value_of.at(self.words, at):
            return False
        if len(gap) == 1:
            return gap[0] in self.g.of or gap[0] in through or (joins and gap[0] in self.g.joining)
        if len(gap) == 2 and gap[0] in self.g.joining:
            return joins and (gap[1] in self.g.of or gap[1] in through)
        if len(gap) == 2 and gap[0] in through:  # "dans des domaines prioritaires"
            return gap[1] in self.g.of
        return False

    # Who does what

    def top(self, chunk: Chunk) -> Chunk:
        """The noun phrase without a preposition that a complement of any kind hangs on, if it stands right before."""
        first = chunk
        while chunk.before and chunk.index:
            previous = self.chunks[chunk.index - 1]
            if chunk.start - previous.end > 3 or any(self.tags[k] == VERB for k in range(previous.end, chunk.start)):
                return self.root(first)
            chunk = previous
        return chunk

    def chunk_at(self, i: int) -> Chunk | None:
        """The noun phrase that holds token i."""
        return next((chunk for chunk in self.chunks if chunk.start <= i < chunk.end), None)

    def chunk_before(self, i: int) -> Chunk | None:
        """The last noun phrase that ends at or before token i."""
        return next((chunk for chunk in reversed(self.chunks) if chunk.end <= i), None)

    def chunk_from(self, i: int) -> Chunk | None:
        """The first noun phrase that begins at or behind token i."""
        return next((chunk for chunk in self.chunks if chunk.start >= i), None)

    def root(self, chunk: Chunk) -> Chunk:
        """The noun phrase that a complement hangs on: of "la construction du pont", "la construction"."""
        while chunk.before in self.g.of and chunk.index:
            previous = self.chunks[chunk.index - 1]
            if previous.end < chunk.start - 2:
                break
            chunk = previous
        return chunk

    def subject(self, group: Group) -> Chunk | None:
        """The noun phrase that a verb is said of; None where it is a pronoun, or stands elsewhere."""
        if group.form in ("participle", "gerund"):
            before = self.modified(group)
            return self.top(before) if before is not None else None
        i = group.start - 1
        while i >= 0 and self.tags[i] in (CLITIC, ADVERB):
            i -= 1
        if i >= 0 and self.tags[i] == SUBORDINATOR and self.words[i] in self.g.relatives:
            before = self.chunk_before(i)
            return self.root(before) if before is not None else None
        return None if i >= 0 and self.tags[i] == PRONOUN else self._subject_before(i + 1)

    def coordinated(self, chunk: Chunk) -> Chunk:
        """A phrase from its first part on: of "les téléphones et leurs composants", the whole."""
        first = chunk
        while first.index:
            previous = self.root(self.chunks[first.index - 1])
            joined = first.start and self.words[first.start - 1] in self.g.joining and not previous.before
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

    def modified(self, group: Group) -> Chunk | None:
        """What a participle or gerund belongs to: the noun before it, maybe behind a comma, else the one to come."""
        i = group.start
        while i and (
            self.tags[i - 1] in (ADVERB, CLITIC) or self.words[i - 1] == "," or self.words[i - 1] in self.g.joining
        ):
            i -= 1
        before = self.chunk_before(i)
        if before is not None:
            return before
        return next(
            (chunk for chunk in self.chunks if chunk.start >= group.end and not chunk.before and not chunk.time), None
        )

    def relative(self, group: Group) -> tuple[str, Chunk] | None:
        """The relative pronoun that opens the clause of a verb, and the noun phrase that it takes up."""
        opening = self._relative_before(group.start)
        before = self.chunk_before(opening) if opening is not None else None
        return (self.words[opening], before) if opening is not None and before is not None else None

    def _subject_before(self, end: int) -> Chunk | None:
        """The nearest noun phrase without a preposition, in the clause; what a relative clause holds is passed over."""
        found: Chunk | None = None
        k = end - 1
        chunks = {chunk.end - 1: chunk for chunk in self.chunks}
        while k >= 0:
            chunk = chunks.get(k)
            if chunk is not None:
                if found is None and not chunk.before and not chunk.time:
                    found = chunk
                k = chunk.start - 1
                continue
            if self.words[k] in (";", ":") or (
                self.tags[k] == CONJUNCTION and found is not None and self.words[k] not in self.g.joining
            ):
                break
            if self.tags[k] == VERB:
                opening = self._relative_before(k)
                if opening is None:
                    break
                found, k = None, opening
            k -= 1
        return found

    def _relative_before(self, verb: int) -> int | None:
        """The relative pronoun that opens the clause of the verb at token `verb`."""
        for k in range(verb - 1, max(-1, verb - 12), -1):
            if self.words[k] in self.g.relatives:
                return k
            if self.tags[k] == VERB or self.words[k] in (";", ":"):
                return None
        return None

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
                if not chunk.before:
                    found.append(chunk)
            elif not chunk.before and self._joined(found[-1], chunk):
                found.append(chunk)
        return found

    def _joined(self, first: Chunk, second: Chunk) -> bool:
        """Whether "and", a comma or "as well as" stands right before the second."""
        i = second.start - 1
        word = self.words[i]
        if word in self.g.joining or word == ",":
            return True
        also = self.g.also.before(self.words, second.start)
        return also is not None and also[1] >= first.end

    def _clause_end(self, i: int, limit: int) -> int:
        for k in range(i, min(len(self.words), i + limit)):
            if self.tags[k] in (VERB, SUBORDINATOR, INFINITIVE) or self.words[k] in (";", ":"):
                return k
        return min(len(self.words), i + limit)

    def group_before(self, i: int) -> Group | None:
        """The last verb group that ends at or before token i, in the same clause."""
        for group in reversed(self.groups):
            if group.end <= i:
                clear = not any(word in (";", ":") for word in self.words[group.end : i])
                return group if clear else None
        return None

    def group_after(self, i: int) -> Group | None:
        """The first verb group that begins at or behind token i."""
        return next((group for group in self.groups if group.start >= i), None)
