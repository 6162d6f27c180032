"""Undertakings told without their noun: "cinq autres sont en travaux", "il en construira une seconde à Djizak".

"Celle de Karo ouvrira en mai" is one more of those told before, by its place.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from communique.languages.grammar import NUMBER, OF, WORD
from communique.reading.events.said import PARTICIPLE, PREDICATE, Event, events
from communique.reading.facts import NOUNLESS, Project
from communique.reading.figures.numbers import number_at
from communique.reading.places.located import Places
from communique.reading.projects.progress import Progress
from communique.reading.projects.stages import UNKNOWN
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

REACH: Final = 1
"""Sentences behind an undertaking in which its noun may be left out."""


def nounless(x: Syntax, earlier: list[Project]) -> list[Project]:
    """The undertakings of a sentence that take their noun from the last one told before, in it or in the one before."""
    found: list[Project] = []
    for chunk in x.chunks:
        before = _last(x, earlier, chunk.start)
        count = _counted(x, chunk) if before is not None else None
        if count is None and before is not None and _is_next(x, chunk, before):
            count = 1
        if before is None or count is None or not _is_alike(x, chunk, before, count):
            continue
        told = _told(x, chunk, before, count, chunk.start)
        if told is not None:
            found.append(told)
    return [*found, *_by_place(x, earlier)]


def _by_place(x: Syntax, earlier: list[Project]) -> Iterator[Project]:
    """ "celle de Karo ouvrira en mai": one more by its place, of the gender of what was told before."""
    ones, genders = x.pack.projects.sequels.ones, x.pack.projects.sequels.genders
    for chunk in x.chunks if not ones.keys().isdisjoint(x.words) else ():
        k = chunk.start - 2
        beside = k >= 0 and chunk.before in x.g.of and x.s.capital(chunk.body)
        beside = beside and not x.g.is_plural(x.words[chunk.body])  # "le ministre, avec celui des Mines"
        own = ones.get(x.words[k]) if beside else None
        before = _last(x, earlier, k) if own is not None else None
        if before is None or genders.get(before.sentence.words[before.first], own) != own:
            continue
        told = _told(x, chunk, before, 1, k)
        if told is not None:
            yield told


def _last(x: Syntax, earlier: list[Project], first: int) -> Project | None:
    start = x.s.starts[first]
    near = takewhile(lambda project: x.s.number - project.sentence.number <= REACH, reversed(earlier))
    return next((project for project in near if project.end <= start), None)


def _counted(x: Syntax, chunk: Chunk) -> int | None:
    """How many "cinq autres", "une vingtaine" or "une seconde" are; None where a noun follows, or stands there."""
    word, first = x.words[chunk.head], x.words[chunk.start]
    if word in x.pack.projects.sequels.twins and first in x.g.possessives:
        return 1  # "sa jumelle de Kahone"
    joined = chunk.start > 0 and x.words[chunk.start - 1] in x.g.joining  # "une école à Kita et une autre à Bohicon"
    governed = chunk.before and not joined
    if chunk.end != chunk.head + 1 or governed or x.tags[chunk.end : chunk.end + 1] in ([OF], [WORD]):
        return None
    if word in x.pack.amounts.others and x.tags[chunk.start] == NUMBER:
        number = number_at(x.s, chunk.start, x.pack)
        return int(number.value) if number is not None and number.value > 1 else None
    if first not in x.g.indefinite or chunk.head != chunk.start + 1:
        return None
    if word in x.pack.agreements.ordinals:
        return 1
    return x.pack.numbers.about.get(word)


def _is_next(x: Syntax, chunk: Chunk, before: Project) -> bool:
    """ "La première tranche s'est achevée ; la seconde démarrera": the next of what was told as the first."""
    ordinals = x.pack.agreements.ordinals - x.pack.agreements.others
    alone = chunk.end == chunk.head + 1 == chunk.start + 2 and not chunk.before and x.words[chunk.head] in ordinals
    definite = alone and x.words[chunk.start] in x.g.definite
    told = before.sentence.words[before.first : before.noun]
    acts = any(group.form == "finite" and x.subject(group) is chunk for group in x.groups)
    return definite and acts and not ordinals.isdisjoint(told) and x.words[chunk.head] not in told


def _is_alike(x: Syntax, chunk: Chunk, before: Project, count: int) -> bool:
    """Whether an ordinal agrees with the article of what it is one more of: "une usine …, une seconde"."""
    genders = x.pack.projects.sequels.genders
    article = before.sentence.words[before.first]
    own, other = genders.get(x.words[chunk.start]), genders.get(article)
    return count > 1 or before.count != 1 or own is None or other is None or own == other


def _is_joined(x: Syntax, before: Project, first: int) -> bool:
    """ "une école à Kita et une autre à Bohicon": the same is said of both."""
    between = x.words[before.last : first]
    return len(between) == 1 and between[0] in x.g.joining


def _told(x: Syntax, chunk: Chunk, before: Project, count: int, first: int) -> Project | None:
    """The undertaking that begins at token `first`, where something firm is said of it."""
    last = x.phrase_end(chunk, x.g.locating)
    article = chunk.start == first and x.words[first] in x.g.determiners
    name = x.s.span(first + article, last)
    project = Project(x.s, first, last, NOUNLESS, name=name, called=name, sector=before.sector, count=count)
    project.noun = project.body = chunk.head
    said = events(x, x.pack.projects.status, chunk, first, last)
    own = x.group_after(chunk.end)
    if own is not None and own.form == "finite" and own.start <= chunk.end + 1:  # "seize tournent, cinq autres sont …"
        said = [event for event in said if (event.group.start if event.group else event.at) >= own.start]
        stage = x.pack.projects.status.verbs.get(own.lemma) if first < chunk.start else None
        if stage is not None:  # "celui de Karo sera inauguré": the pronoun is its subject
            said = [Event(PREDICATE, stage, own, own.lemma), *said]
    Progress(x).settle(project, said)
    acts = own is not None and own.form == "finite" and own.start <= chunk.end + 1
    if before.sentence is x.s and _is_joined(x, before, first) and project.strength < PARTICIPLE and not acts:
        project.status, project.strength = before.status, before.strength
    if project.strength < PARTICIPLE or project.status == UNKNOWN:
        return None
    noun = first if first < chunk.start else chunk.head  # "celle de Karo"
    project.parties = Places(x, first, noun, last).find()
    project.place = next((party.name for party in project.parties if party.role == "place"), None)
    return project
