"""What words stand for: "ce chiffre", "il", "celle de la Chine", "l'ouvrage", "son coût"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator
from itertools import islice, takewhile
from typing import Final

from communique.languages import Pack
from communique.languages.grammar import ADJECTIVE, NUMBER, PARTICIPLE
from communique.languages.tokens import fold
from communique.reading.events.undergoing import topic
from communique.reading.facts import Agreement, Amount, Figure, Project
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

MAX_WORDS: Final = 9
"""Words of a measure that a table can show."""

NEAR: Final = 4
"""Sentences back in which a thing may stand that "l'ouvrage" or "son coût" speak of."""


FIGURES: Final = 40
"""Figures back within which a level or the trade is looked for that a goal is of."""

THINGS: Final = 40
"""The same for undertakings, by a word of their names."""

VERBS: Final = 8
"""Verbs back within which a clause is looked for that says what "son coût" is the cost of."""

FAR: Final = 8
"""The same for "le projet", which may be the one that the article is about."""


class References:
    """What was named and measured so far in the article, for what refers to it.

    `earlier` are the figures before the one at hand; `spoken_of` is the thing that it was found to speak of.
    """

    def __init__(self, previous: Callable[[Sentence], Syntax | None], things: list[Project | Agreement]) -> None:
        self.previous = previous
        self.things = sorted(things, key=lambda thing: thing.start)
        self.earlier: list[Figure] = []
        self.spoken_of: Project | Agreement | None = None

    def forget(self) -> None:
        """The next figure may speak of another thing."""
        self.spoken_of = None

    def text(
        self, x: Syntax, chunk: Chunk, last: int | None = None, through: frozenset[str] | None = None
    ) -> str | None:
        """The words of a phrase without article and number, what it refers to put in its place."""
        subject = chunk.start < chunk.body and not chunk.before
        told = subject and x.words[chunk.head] in x.pack.amounts.standing  # "la marge est de 8 %"
        if x.is_hollow(chunk) and not (chunk.time or told):  # "dans le cadre d'un contrat"
            inner = x.chunk_from(chunk.end)
            of = inner is not None and inner.before in x.g.of and inner.start <= chunk.end + 1
            return self.text(x, inner, last, through) if inner is not None and of else None
        if chunk.time or self._is_predicate(x, chunk):
            return None
        latter = x.pack.amounts.latter.get(x.words[chunk.head]) if chunk.end == chunk.head + 1 else None
        if latter is not None and x.words[chunk.start] in x.g.demonstratives:
            return self.named_last(x, latter)  # "Ce dernier s'élève à"
        referred = self.referred(x, chunk)
        if referred is not None:
            return referred
        if through is None:
            through = x.g.measuring
        end = x.phrase_end(chunk, through, joins=True, last=last)
        alone = end == chunk.body + 1
        return self._resolved(x, chunk, end) or cut(x, chunk.body, _with_participle(x, end, last, alone))

    def _resolved(self, x: Syntax, chunk: Chunk, end: int) -> str | None:
        """ "le coût de cet établissement": with the name of what the complement stands for."""
        inner = x.chunk_from(chunk.end)
        hangs = inner is not None and inner.end == end and inner.before in x.g.of and inner.start <= chunk.end + 1
        if inner is None or not hangs or inner.start == inner.body or inner.end > inner.head + 1:
            return None
        thing = self.last_thing(x, inner)
        if thing is not None and thing.sentence is x.s and thing.first <= inner.start < thing.last:
            return None  # "la réhabilitation de cette infrastructure" is that thing itself
        if not isinstance(thing, Project) or self._referred_to(x, inner, thing, name_of(thing)) is None:
            return None
        return f"{cut(x, chunk.body, chunk.end)} {self.of(x, thing, name_of(thing))}"

    def _is_predicate(self, x: Syntax, chunk: Chunk) -> bool:
        """ "était supérieur": an adjective behind the copula names nothing."""
        k = chunk.start
        while k and (x.tags[k - 1] == "A" or x.words[k - 1] in x.g.conditions):
            k -= 1  # "est si sophistiqué"
        bare = chunk.start == chunk.body and not x.s.capital(chunk.body)
        states = {x.g.copula, *x.pack.amounts.becoming}
        return bare and any(g.end == k and g.lemma in states for g in x.groups)

    def referred(self, x: Syntax, chunk: Chunk) -> str | None:
        """What "ce chiffre", "l'ouvrage", "la ligne" or "son coût" stand for."""
        refers = x.pack.amounts.refers.at(x.words, chunk.start)
        if refers and refers[1] > chunk.head:
            return self.last_measure(x)
        again = self._named_again(x, chunk) or self._moved_again(x, chunk)
        if again is not None:
            return again
        thing = self.last_thing(x, chunk)
        if thing is None:
            return None
        name = name_of(thing)
        named = self._referred_to(x, chunk, thing, name)
        self.spoken_of = thing if named is not None else self.spoken_of
        return named

    def _named_again(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "Ces frais", "Le prix a chuté": the phrase of the sentence before with the same noun and more words."""
        alone = chunk.end - chunk.head == 1 and chunk.head > chunk.start
        levels = x.words[chunk.head] in x.pack.amounts.capacities or x.words[chunk.head] in x.pack.amounts.value_nouns
        opens = chunk.start == 0 and levels and x.words[chunk.start] in x.g.definite
        opens = opens and not x.g.of.intersection(x.words[chunk.end : chunk.end + 1])  # "Le prix du maïs" says it
        if not alone or not (opens or x.words[chunk.start] in x.g.demonstratives):
            return None
        before = self.previous(x.s)
        same = [c for c in before.chunks if before.words[c.head] == x.words[chunk.head]] if before is not None else []
        text = self.text(before, same[-1]) if before is not None and same else None
        return text if text is not None and " " in text else None

    def _moved_again(self, x: Syntax, chunk: Chunk) -> str | None:
        """ "Cette augmentation": of what was measured last."""
        alone = chunk.end - chunk.head == 1 and x.words[chunk.head] in x.pack.changes.nouns
        return self.last_measure(x) if alone and x.words[chunk.start] in x.g.demonstratives else None

    def _referred_to(self, x: Syntax, chunk: Chunk, thing: Project | Agreement, name: str) -> str | None:
        """What a phrase is called that stands for a thing, or for the cost or the size of one; None for another."""
        noun, alone = x.words[chunk.head], chunk.end - chunk.head == 1
        det = x.words[chunk.start] if chunk.start < chunk.head and x.tags[chunk.start] != NUMBER else ""
        valued = noun in x.pack.amounts.value_nouns or noun in x.pack.amounts.capacities
        hangs = x.tags[chunk.end : chunk.end + 2] in (["P", "D"], ["P", "W"])  # "le prix au producteur"
        of = chunk.end < len(x.words) and x.words[chunk.end] in x.g.of
        sized = det in x.g.demonstratives and x.tags[chunk.end + 1 : chunk.end + 2] == ["N"]
        followed = hangs or (of and not sized)  # "ce chantier de 639 millions"
        followed = followed or x.tags[chunk.end : chunk.end + 1] == [PARTICIPLE]  # "Le prix garanti au planteur"
        if x.is_described_again(chunk):
            alone, followed = True, False
        if isinstance(thing, Agreement) and noun in x.pack.amounts.things:
            return None  # "le chantier" is no paper
        if alone and valued and not followed and det and det not in x.g.indefinite:
            bare = noun in x.pack.amounts.bare_value_nouns
            return name if bare else f"{x.s.written(chunk.head)} {self.of(x, thing, name)}"
        definite = det and det not in x.g.indefinite and det not in x.g.possessives
        if definite and alone and not followed and noun in x.pack.amounts.things:
            return name
        heads = x.pack.projects.heads.entries
        sector = thing.sector if isinstance(thing, Project) and det in x.g.demonstratives else None
        if sector and alone and not followed and heads.get(noun, "-") in (sector, ""):
            return name  # "un institut …. Les travaux de ce campus"
        head = thing.sentence.words[thing.noun] if isinstance(thing, Project) else ""
        return name if definite and alone and not followed and noun == head else None

    def of(self, x: Syntax, thing: Project | Agreement, name: str) -> str:
        """The name of a thing behind "of", with the article that stands before it in the text."""
        s = thing.sentence
        bare = s.span(thing.first, thing.first + 1) in name.split()[:1]
        held = s.words[thing.first - 1] if thing.first and s.words[thing.first - 1] in x.g.contracted else None
        return x.g.behind_of(name, held if bare else s.words[thing.first])  # "du gazoduc Medor"

    def last_told_thing(self, x: Syntax, kind: type | None = None) -> Project | Agreement | None:
        """What "elle" stands for at the start of a sentence: what the one before is about, or what was told last."""
        return self.subject_before(x, 0) or self.last_thing_before(x, x.s.start, kind)

    def last_told(self, x: Syntax) -> str | None:
        """The same, by its name."""
        thing = self.last_told_thing(x)
        return name_of(thing) if thing is not None else None

    def quantity(
        self, x: Syntax, said: str | None, of: Chunk | Project | Agreement | None, last: int | None = None
    ) -> str | None:
        """ "coût du pont", "longueur de la ligne": what is so much, of a phrase or of what was told before."""
        if of is None:
            return None
        text = self.text(x, of, last=last) if isinstance(of, Chunk) else name_of(of)
        if not said or not text or said in text:
            return text
        return f"{said} {self.whose(x, of, text) if isinstance(of, Chunk) else self.of(x, of, text)}"

    def whose(self, x: Syntax, chunk: Chunk, text: str) -> str:
        """What a phrase was found to name, behind "of", with its article: "du pont", "d'une usine"."""
        if self.spoken_of is not None and name_of(self.spoken_of) == text:
            return self.of(x, self.spoken_of, text)
        article = x.words[chunk.start] if chunk.start < chunk.body else chunk.before
        if not text.startswith(x.s.written(chunk.body)):
            return x.g.behind_of(text)
        counted = x.tags[chunk.start : chunk.body] == [NUMBER]  # "coût de 12 hôpitaux"
        if article in x.g.demonstratives or counted:
            return x.g.behind_of(f"{article} {text}")
        return x.g.behind_of(text, article)

    def last_measure(self, x: Syntax) -> str | None:
        """The measure of the last figure that has one: what "ce chiffre" and "il" stand for."""
        for figure in reversed(self.earlier):
            if x.s.number - figure.sentence.number > NEAR:
                return None
            if figure.measure and not (isinstance(figure, Amount) and figure.kind == "count"):
                return figure.measure
        return None

    def last_level(self, x: Syntax) -> str | None:
        """What "le porter à" moves: what was measured last, shares apart."""
        for figure in islice(reversed(self.earlier), FIGURES):
            share = isinstance(figure, Amount) and figure.kind in ("percentage", "count")
            if figure.measure and not share and x.s.number - figure.sentence.number <= NEAR:
                return figure.measure
        return self.last_measure(x)

    def last_goal(self, x: Syntax) -> str | None:
        """What "l'objectif" and "la barre" are of: what is spoken of before, the trade told last, or a measure."""
        spoken = self._quantity_before(x)
        if spoken is not None:
            return spoken
        near = islice(reversed(self.earlier), FIGURES)
        trade = (f.measure for f in near if f.measure and is_trade(f.measure, x.pack))
        return next(trade, None) or self.last_measure(x)

    def _quantity_before(self, x: Syntax) -> str | None:
        """ "Le commerce bilatéral progresse. Les deux pays visent 5 milliards": the trade or sales spoken of there."""
        known, before = x.pack.amounts.quantities | x.pack.modality.earnings, self.previous(x.s)
        for told in (x, before) if before is not None and before.s.paragraph == x.s.paragraph else (x,):
            if any(figure.sentence is told.s for figure in islice(reversed(self.earlier), FIGURES)):
                return None  # its level was told
            for group in reversed(told.groups):
                subject = told.subject(group) if group.form == "finite" else None
                if subject is None or subject.before or subject.start > group.start:
                    continue
                text = self.text(told, subject, last=group.start)
                if text and (told.words[subject.head] in known or is_trade(text, x.pack)):
                    return text
        return None

    def last_thing(self, x: Syntax, chunk: Chunk) -> Project | Agreement | None:
        """The undertaking or instrument told last before a noun phrase."""
        noun, at = x.words[chunk.head], x.s.starts[chunk.start]
        if noun in x.pack.projects.plain:  # "le projet" is no contract
            return self._last_called(x, at) or self.last_thing_before(x, at, Project) or self.last_thing_before(x, at)
        built = noun in x.pack.amounts.things or noun in x.pack.amounts.capacities
        built = built or noun in x.pack.projects.heads.entries or noun in x.pack.amounts.costs
        owned = chunk.start < chunk.body and x.words[chunk.start] in x.g.possessives
        spoken_of = self.subject_before(x, chunk.start) if owned and noun in x.pack.amounts.value_nouns else None
        if spoken_of is not None:
            return spoken_of
        return (self.last_thing_before(x, at, Project) if built else None) or self.last_thing_before(x, at)

    def first_thing(self, x: Syntax) -> Project | None:
        """The first single undertaking of the article, where it stands before a sentence: what the article is about."""
        told = (t for t in islice(self.things, THINGS) if isinstance(t, Project) and t.count == 1)
        first = next(told, None)
        return first if first is not None and first.start < x.s.start else None

    def subject_before(self, x: Syntax, i: int) -> Project | None:
        """ "Gull fournirait 2 250 MW ; son coût": the undertaking that a clause before token i is about."""
        before = self.previous(x.s)
        for told, last in ((x, i), (before, len(before.words) if before is not None else 0)):
            if told is None:
                continue
            groups = (group for group in reversed(told.groups) if group.form == "finite" and group.end <= last)
            for subject in filter(None, map(told.subject, islice(groups, VERBS))):
                found = self._last_named(x, told.words[subject.head], x.s.starts[i])
                if found is not None:
                    return found
        return None

    def _last_named(self, x: Syntax, word: str, at: int) -> Project | None:
        """The last single undertaking before an offset of the text that has a word in its name."""
        near = takewhile(lambda thing: x.s.number - thing.sentence.number <= FAR, self._told_before(at))
        told = (t for t in islice(near, THINGS) if isinstance(t, Project) and t.count == 1)
        return next((t for t in told if word in t.sentence.words[t.first : t.last]), None)

    def _last_called(self, x: Syntax, at: int) -> Project | None:
        """The last undertaking that is called a project itself, though others may have been told since."""
        near = takewhile(lambda thing: x.s.number - thing.sentence.number <= FAR, self._told_before(at))
        told = (t for t in near if isinstance(t, Project) and t.count == 1)
        plain = x.pack.projects.plain
        return next((t for t in told if not plain.isdisjoint(t.sentence.words[t.first : t.last])), None)

    def last_thing_before(self, x: Syntax, at: int, kind: type | None = None) -> Project | Agreement | None:
        """The undertaking or instrument told last before an offset of the text, if it is not too far back."""
        near = takewhile(lambda thing: x.s.number - thing.sentence.number <= NEAR, self._told_before(at))
        return next((thing for thing in near if kind is None or isinstance(thing, kind)), None)

    def _told_before(self, at: int) -> Iterator[Project | Agreement]:
        """What was told before an offset of the text, the last first."""
        for k in range(bisect_left(self.things, at, key=lambda thing: thing.start) - 1, -1, -1):
            yield self.things[k]

    def same_sentence(self, x: Syntax) -> Figure | None:
        """The figure before the one at hand, if it stands in the same sentence."""
        last = self.earlier[-1] if self.earlier else None
        return last if last is not None and last.sentence is x.s else None

    def of_pronoun(self, x: Syntax, group: Group) -> str | None:
        """What "il", "ceux-ci" or "celle de la Chine" stand for."""
        at = next((k for k in range(group.start - 1, -1, -1) if x.tags[k] == "R"), None)
        if at is None:
            return self.last_measure(x)
        told = topic(x, group)
        if told is not None:
            return self.text(x, told)  # "Quant au projet d'autoroute, il est achevé à 88 %"
        word = x.words[at]
        beside = x.words[at + 1] if at + 1 < len(x.words) else ""
        if word in x.pack.amounts.same_noun and (beside in x.g.of or beside in x.g.extending):
            chunk, measure = x.chunk_from(at + 1), self.last_measure(x)
            if chunk is not None and measure:
                return f"{measure.split()[0]} {x.s.span(at + 1, x.phrase_end(chunk, frozenset(), joins=True))}"
        made = next((g for g in x.groups if g.start == at + 1 and g.form == "participle"), None)
        if word in x.pack.amounts.same_noun and made is not None and (measure := self.last_measure(x)):
            return f"{measure.split()[0]} {x.s.span(at + 1, group.start)}"  # "ceux accordés aux ménages ont augmenté"
        same = self.same_sentence(x)
        sized = same.thing if isinstance(same, Amount) and same.measured_by == "sized" else None
        if sized is not None:
            return name_of(sized)  # "D'une puissance de 20 MW, il couvre 40 hectares"
        if same is None or same.measure is None or word in x.pack.amounts.last_named:
            named = self._named_beside(x, word, at)
            if named is None and (group.lemma in x.pack.amounts.level_verbs or group.lemma in x.pack.changes.verbs):
                named = self._subject_beside(x, word, at)
            return named or self.named_last(x, word) or self.last_measure(x)
        return self.last_measure(x)

    def _named_beside(self, x: Syntax, pronoun: str, at: int) -> str | None:
        """ "La dynamique des échanges est bonne : ceux-ci ont …": the phrase of its sentence that it agrees with."""
        plural = pronoun in x.g.plural_pronouns
        before = (c for c in reversed(x.chunks) if c.end < at and not c.time and x.tags[c.head] != ADJECTIVE)
        found = next((c for c in before if _is_plural(x, c) == plural), None)
        return self.text(x, found) if found is not None and pronoun in x.pack.amounts.last_named else None

    def _subject_beside(self, x: Syntax, pronoun: str, at: int) -> str | None:
        """ "Les impayés remontent à 2013 ; d'après la chambre, ils dépassent": the subject of a clause before it."""
        plural = pronoun in x.g.plural_pronouns
        for group in reversed(x.groups):
            subject = x.subject(group) if group.end <= at and group.form == "finite" else None
            unnamed = subject is None or x.tags[subject.head] == ADJECTIVE or x.s.capital(subject.head)
            if subject is None or unnamed or self._is_somebody(x, subject):
                continue
            if _is_plural(x, subject) == plural and _agrees(x, subject, pronoun):
                return self.text(x, subject, last=group.start)
        return None

    @staticmethod
    def _is_somebody(x: Syntax, chunk: Chunk) -> bool:
        """Whether a noun is of people or of a body, which is no measure."""
        known = x.pack.parties
        noun = x.words[chunk.head]
        return noun in known.persons or noun in known.kinds or noun in x.pack.amounts.people

    def named_last(self, x: Syntax, pronoun: str) -> str | None:
        """The noun phrase of the sentence before that a pronoun agrees with: its last, or the subject of its verb."""
        before = self.previous(x.s)
        if before is None or not before.chunks:
            return None
        plural = pronoun in x.g.plural_pronouns
        if pronoun in x.pack.amounts.last_named:
            things = (c for c in reversed(before.chunks) if not (c.time or before.s.capital(c.head)))
            things = (c for c in things if before.tags[c.head] != ADJECTIVE and not self._is_somebody(before, c))
            last = next((c for c in things if _is_plural(before, c) == plural and _agrees(before, c, pronoun)), None)
            last = last or before.chunks[-1]
            whole = before.root(last)
            return self.text(before, last if before.words[whole.head] in x.pack.amounts.part_nouns else whole)
        for group in before.groups:
            subject = before.subject(group) if group.form == "finite" else None
            agrees = (
                subject is not None
                and _is_plural(before, subject) == plural
                and _agrees(before, subject, pronoun)
                and not (self._is_somebody(before, subject) or before.s.capital(subject.head))
            )
            if subject is not None and agrees:
                return self.text(before, subject, last=group.start)
            for done in before.objects(group, limit=8)[:1] if group.form == "finite" and not group.passive else ():
                if _is_plural(before, done) == plural and _agrees(before, done, pronoun):
                    return self.text(before, done)  # "a remporté un contrat au Kenya. Il est estimé à"
        asked = not before.groups and before.words[-1] == "?"  # "La rentabilité ? Elle est de 4 %"
        return self.text(before, before.chunks[0]) if asked else None


def _with_participle(x: Syntax, end: int, last: int | None, alone: bool) -> int:
    """ "les services fournis aux ménages", "la valeur ajoutée du secteur": the phrase goes on over its participle.

    So does a noun that stands `alone`: "l'effort consenti par la ville", "la dette libellée en yens".
    """
    group = next((g for g in x.groups if g.start == end and g.form == "participle"), None)
    behind = x.chunk_from(group.end) if group is not None else None
    if group is None or behind is None or group.end - group.start > 1 or behind.start > group.end + 1:
        return end
    told = alone and (behind.before == x.g.by or behind.before in x.g.in_)
    opened = behind.before in x.g.to or x.words[group.end] in x.g.of or told
    if not opened or behind.time or (x.s.capital(behind.body) and not told) or (last is not None and behind.end > last):
        return end
    return behind.end


def _is_plural(x: Syntax, chunk: Chunk) -> bool:
    """ "le prix" is one, "les prix" are several: its article says so, or else its noun."""
    if chunk.start < chunk.body and x.words[chunk.start] in x.g.determiners:
        return x.words[chunk.start] in x.g.plural_determiners
    return x.words[chunk.head].endswith(x.g.plural_endings)


def _agrees(x: Syntax, chunk: Chunk, pronoun: str) -> bool:
    """Whether the article of a phrase is of the gender of "il" or "elle", where both tell it."""
    article, gender = x.words[chunk.start], x.pack.projects.sequels.pronouns.get(pronoun, frozenset())
    told = "f" if article in x.g.feminine else "m" if article in x.g.masculine else None
    return told is None or not gender or told in gender


def is_trade(measure: str, pack: Pack) -> bool:
    """Whether it is the trade between countries that is measured."""
    return not pack.trade.isdisjoint(fold(measure).replace("'", "' ").split())


def name_of(thing: Project | Agreement) -> str:
    """What a thing is called."""
    return thing.called or (thing.name if isinstance(thing, Project) else thing.title)


def cut(x: Syntax, start: int, end: int) -> str | None:
    """The words of a phrase, at most MAX_WORDS of them, without what would hang loose at the end."""
    while start < end and x.words[start] in x.g.determiners:
        start += 1
    if end - start > MAX_WORDS:
        end = start + MAX_WORDS
        while end > start and (x.tags[end - 1] in "DOPCAS" or not x.words[end - 1][0].isalnum()):
            end -= 1
        opened = next((k for k in range(end - 1, start, -1) if x.words[k] in "()"), start)
        end = opened if x.words[opened] == "(" else end  # no half of "(IDA)"
        pair = next((k for k in range(start + 1, end) if x.words[k] == x.g.between), end)
        end = pair if x.g.joining.isdisjoint(x.words[pair:end]) else end  # nor of "entre A et B"
    if end <= start or not any(word[0].isalpha() for word in x.words[start:end]):
        return None
    return x.s.span(start, end)
