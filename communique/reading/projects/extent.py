"""From where to where the phrase of an undertaking goes, and how many it counts: "deux lignes reliant Pa à Po"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import NUMBER, OF, PARTICIPLE, PREPOSITION, PUNCTUATION, SUBORDINATOR, VERB
from communique.reading.figures.numbers import number_at
from communique.reading.figures.spans import unit_words
from communique.reading.projects.calling import Calling
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

DASHES: Final = frozenset("-–")

NAME: Final = 12
"""Words behind a name's first part within which its acronym stands."""


class Extent:
    """The phrases of undertakings in one sentence; tokens i to j hold an undertaking's noun."""

    def __init__(self, x: Syntax) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.projects
        self.calling = Calling(x)

    def counted(self, chunk: Chunk, i: int) -> tuple[int, int | None]:
        """The first token of the phrase and how many things it counts."""
        x = self.x
        size = x.size_before(chunk)
        if size is not None and chunk.start == chunk.body:
            return size, 1  # "320 km de routes"
        for k in range(chunk.start, i):
            number = number_at(self.s, k, x.pack) if x.pack.numbers.begins(x.words[k]) else None
            if number is None or self._is_size(number.start, number.end):
                continue
            if number.value == int(number.value) and 1 < number.value < 100_000:
                return chunk.start, int(number.value)
        noun = x.words[i if x.g.head_first else chunk.head]
        plural = noun not in self.known.named and noun.endswith(x.g.plural_endings) and x.g.singular(noun) != noun
        before = x.chunk_before(chunk.start)
        if plural and before is not None and x.words[before.head] in x.pack.numbers.about and chunk.before in x.g.of:
            return before.start, x.pack.numbers.about[x.words[before.head]]
        series = before is not None and x.words[before.head] in x.pack.agreements.aggregates
        if plural and noun in self.known.plain and before is not None and series and chunk.before in x.g.of:
            return before.start, None  # "une série de projets"
        return chunk.start, None if plural else 1

    def _is_size(self, start: int, end: int) -> bool:
        """ "a 500-MW plant", "a $300 million plant": a number that has a unit counts no things."""
        x = self.x
        signed = start > 0 and x.words[start - 1] in x.pack.units.symbols
        return signed or x.words[end] in DASHES or unit_words(self.s, end, x.pack) is not None

    def named_event(self, chunk: Chunk) -> Chunk | None:
        """ "la réfection de la route": an undertaking that is named with its event."""
        if not (chunk.before in self.x.g.of and chunk.index):
            return None
        event = self.x.chunks[chunk.index - 1]
        start = self.x.size_before(chunk) or chunk.start  # "la réhabilitation de 84 km de voie ferrée"
        named = self.x.words[event.head] in self.known.named_events and start - event.end <= 2
        return event if named else None

    def body(self, first: int, i: int) -> int:
        """Where its words begin, from token first on: behind the articles."""
        x = self.x
        while first < i and (x.words[first] in x.g.determiners or x.words[first] in x.g.contracted):
            first += 1
        return first

    def end(self, chunk: Chunk, j: int) -> int:
        """Where the phrase ends: with its places and sizes, before what is said of it."""
        last = max(j, self.x.phrase_end(chunk, self.x.g.locating, sizes=True, last=self._addressee(chunk)))
        last = self._before_hollow(chunk, j, last)
        last = self._with_voltage(j, last)
        last = self._with_joined_aims(j - 1, self._with_joined_kind(chunk, j, self._with_joined_works(last)))
        last = self._with_acronym(j - 1, last)
        last = self._before_status(j, self._with_ends(self._with_joined_places(last)))
        return self.calling.end(chunk, j, last)

    def _before_hollow(self, chunk: Chunk, j: int, last: int) -> int:
        """ "le projet dans le cadre de la coopération": before what says no more than in which context."""
        x = self.x
        inside = (c for c in x.chunks[chunk.index + 1 :] if j <= c.start < last)
        hollow = (c for c in inside if c.before in x.g.in_ and c.before not in x.g.to and x.is_hollow(c))
        return next((c.start - 1 for c in hollow), last)

    def before_size(self, noun: int, last: int) -> int:
        """ "une usine de 16 000 m²": where the size begins that a phrase closes with; its end where it has none."""
        x = self.x
        of = (k for k in range(noun + 1, last - 1) if x.tags[k] == OF and x.tags[k + 1] == NUMBER)
        return next(of, last)

    def _addressee(self, chunk: Chunk) -> int | None:
        """Where "au président" begins in "a soumis un projet de musée au président": no part of the name."""
        x = self.x
        persons = x.pack.parties.persons
        told = (c for c in x.chunks[chunk.index + 1 :] if c.before in x.g.to and x.words[c.head] in persons)
        return next((c.start for c in told), x.handed_to(chunk))

    def _with_joined_works(self, last: int) -> int:
        """ "le projet d'aménagement et de bitumage de la route", "de ciment et de chaux": over a second one."""
        x = self.x
        if x.words[last : last + 1] == [] or x.words[last] not in x.g.joining or x.tags[last + 1 : last + 2] != [OF]:
            return last
        work, before = x.chunk_from(last + 1), x.chunk_before(last)
        beside = work is not None and work.start <= last + 2 and before is not None and before.end == last
        if work is None or before is None or not beside:
            return last
        contracted = x.words[last + 1] in x.g.singular_contracted  # "le lycée de Pa et du marché de Po" are two
        if contracted and (
            x.words[work.head] in self.known.heads.entries or x.words[work.head] in self.known.raised.entries
        ):
            return last
        both = {x.words[work.head], x.words[before.head]} <= self.known.named_events.union(self.known.status.nouns)
        both = both or all(kind.start == kind.body and kind.before in x.g.of for kind in (before, work))
        return x.phrase_end(work, x.g.locating, sizes=True) if both else last

    def _with_joined_aims(self, noun: int, last: int) -> int:
        """ "le projet d'appui à la santé et à l'école", "le Fonds des Jeunes et des Femmes": over the second aim."""
        x = self.x
        before = x.chunk_before(last)
        joins = x.words[last : last + 1] != [] and x.words[last] in x.g.joining and x.words[noun] in self.known.generic
        aim = x.chunk_from(last + 1) if joins and before is not None and before.end == last else None
        if aim is None or before is None or noun >= before.start or aim.start > last + 2:
            return last
        of_aims = {before.before, aim.before} <= x.g.of | x.g.to
        titled = of_aims and all(self.s.capital(k) for k in (noun, before.body, aim.body))
        told = all(aimed.before in x.g.to and self._has_article(aimed) for aimed in (before, aim))  # no towns
        return x.phrase_end(aim, x.g.of) if titled or told else last

    def _has_article(self, chunk: Chunk) -> bool:
        """ "à la santé", "au transport"; not "à Bamako"."""
        return chunk.start < chunk.body or self.x.words[chunk.start - 1] in self.x.g.contracted

    def _with_acronym(self, noun: int, last: int) -> int:
        """ "le Projet de résilience et de compétitivité (ProRA)": a name goes on up to its acronym."""
        x = self.x
        at = last + (x.words[last : last + 1] != [] and x.words[last] in x.g.joining)
        opens = x.tags[at : at + 1] in ([OF], [PREPOSITION]) or x.words[last : last + 1] == ["("]
        if not opens or x.words[noun] not in self.known.generic or not noun:
            return last
        for k in range(last, min(last + NAME, len(x.words) - 2)):
            if x.words[k] == "(" and x.words[k + 2] == ")" and sum(map(str.isupper, x.s.written(k + 1))) > 1:
                stands_for = x.s.capital(noun) or x.words[k + 1][0] == x.words[noun][0]  # "un projet (…) (PACT)"
                return k + 3 if stands_for else last
            if x.tags[k] in (VERB, PUNCTUATION, PARTICIPLE):
                break
        return last

    def _with_voltage(self, j: int, last: int) -> int:
        """ "la ligne à 400 kV entre Pa et Po": a size right behind the noun, and the ends of the way behind it."""
        x = self.x
        if last != j or x.words[last : last + 1] == [] or x.words[last] not in x.g.to:
            return last
        number = number_at(self.s, last + 1, x.pack) if x.tags[last + 1 : last + 2] == [NUMBER] else None
        unit = x.pack.units.measures.at(x.words, number.end) if number is not None else None
        if unit is None:
            return last
        way = x.chunk_from(unit[1])
        ends = way is not None and way.start == unit[1] + 1 and way.before in x.g.locating
        return x.phrase_end(way, x.g.locating) if way is not None and ends else unit[1]

    def _with_joined_kind(self, chunk: Chunk, j: int, last: int) -> int:
        """ "une zone commerciale et logistique à Pa": the phrase goes on over a second adjective."""
        x = self.x
        joined = last in (j, chunk.end) and x.words[last : last + 1] != [] and x.words[last] in x.g.joining
        kind = x.chunk_from(last + 1) if joined else None
        if kind is None or kind.start != last + 1:
            return last
        sectors = last == j and {x.words[last - 1], x.words[kind.head]} <= self.known.sectors.keys()
        alone = kind.end - kind.start == 1 and not (x.s.capital(kind.head) or x.g.is_plural(x.words[kind.head]))
        alone = alone and x.tags[kind.end : kind.end + 1] in ([SUBORDINATOR], [VERB])
        if not sectors and not (last == chunk.end > j and alone):  # "la passerelle piétonne et cyclable qui"
            return last
        return x.phrase_end(kind, x.g.locating, sizes=True)

    def _with_joined_places(self, last: int) -> int:
        """ "entre Yagoua et Bongor": the phrase goes on over the second place."""
        x = self.x
        if last + 1 < len(x.words) and x.words[last] in x.g.joining:
            chunk = x.chunk_from(last + 1)
            before = x.chunk_before(last)
            if chunk is not None and before is not None and chunk.start == last + 1 and before.before == x.g.between:
                return chunk.end
        return last

    def _with_ends(self, last: int) -> int:
        """ "la ligne reliant la mine de Pa à la ville de Po", "qui relie Pa à Po": its ends say which one it is."""
        x = self.x
        relative = x.words[last : last + 1] != [] and x.words[last] in x.g.relatives
        group = x.group_after(last)
        told = (
            group is not None
            and group.start == last + relative
            and (group.form == "gerund" or (relative and len(group.lemmas) == 1))
        )
        if group is None or not told or group.lemma not in self.known.ends_of_ways:
            return last
        ends = x.objects(group)
        if not ends:
            return last
        end = x.phrase_end(ends[-1], x.g.of)
        to = x.chunk_from(end)
        beside = to is not None and to.before in x.g.to | x.g.joining and to.start <= end + 1
        return x.phrase_end(to, x.g.of) if to is not None and beside else end

    def _before_status(self, j: int, last: int) -> int:
        """ "une centrale en chantier au Togo": what says how far it has come is no part of its name."""
        said = self.known.status.phrases.within(self.s.words, j, last)
        return said[0][1] if said else last
