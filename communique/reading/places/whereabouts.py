"""More places of an undertaking: those that stand joined, the ends of a way, the town that takes it in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.reading.facts import Party, Project
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

ENDS: Final = 2
"""Words behind a way within which the verb stands that says what it joins."""


def run_of(x: Syntax, places: list[Party]) -> list[Party]:
    """The first of places with those joined to it: "entre Pa et Po", "à Pa et à Po", "à Pa, Po et Karo"."""
    run, joined = places[:1], len(places) < 2
    for place in places[1:]:
        between = _between(x, run[-1], place)
        told = x.g.joining.union(x.g.to, x.g.in_, x.g.of, ",")
        if not between or between[0] not in x.g.joining.union(",") or not told.issuperset(between):
            break
        run.append(place)
        joined = between[0] in x.g.joining
        if joined:
            break
    alike = len({place.kind == "country" for place in run}) == 1  # "à Taza, au Maroc" is one place
    return run if joined and alike else places[:1]


def _between(x: Syntax, first: Party, second: Party) -> list[str]:
    """The words between two places."""
    return [word for k, word in enumerate(x.words) if first.end <= x.s.starts[k] < second.start]


def ends_of(x: Syntax, noun: int, last: int) -> list[Chunk]:
    """ "la ligne reliant Pa à Po", "La route reliera Pa à Po": the two that a way joins."""
    known = x.pack.projects
    group = next((g for g in x.groups if noun < g.start <= last + ENDS and g.lemma in known.ends_of_ways), None)
    ends = x.objects(group)[:1] if group is not None and not group.passive else []
    if not ends or group is None or ends[0].start > group.end or not _is_name(x, ends[0]):
        return []
    to = x.chunk_from(ends[0].end)
    other = to is not None and to.before in x.g.to | x.g.joining and to.start <= ends[0].end + 1 and _is_name(x, to)
    return [ends[0], to] if to is not None and other else []


def _is_name(x: Syntax, chunk: Chunk) -> bool:
    """Whether a noun phrase is a name alone."""
    return chunk.start == chunk.body and all(map(x.s.capital, range(chunk.body, chunk.end)))


def host_of(x: Syntax, first: int) -> Chunk | None:
    """ "Karo accueillera une usine": the town that takes it in."""
    group = x.group_before(first)
    if group is None or group.passive or group.lemma not in x.pack.projects.hosting:
        return None
    town = x.subject(group)
    return town if town is not None and not town.before and _is_name(x, town) else None


def share_places(x: Syntax, found: list[Project]) -> None:
    """ "Un lycée et un collège seront bâtis à Pa": where the last of several subjects is, the others are, too."""
    for one, other in _neighbours(found):
        behind = [p for p in other.parties if p.role == "place" and p.start >= x.s.stop(other.last - 1)]
        between = x.words[one.last : other.first]
        joined = {",", *x.g.joining, *x.g.of}.issuperset(between) and between != []
        if one.place is None and behind and joined and other.strength == one.strength:
            one.parties, one.place = [*one.parties, *behind], behind[0].name


def _neighbours(found: list[Project]) -> Iterator[tuple[Project, Project]]:
    """Each undertaking with the one behind it, the last pair first."""
    return zip(reversed(found[:-1]), reversed(found[1:]), strict=True)
