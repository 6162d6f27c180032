"""Projects: what is launched, built, opened, funded or run."""

from __future__ import annotations

from communique.languages import Pack
from communique.reading.document import Sentence
from communique.reading.facts import Party, Project
from communique.reading.names import places
from communique.reading.numbers import number_at
from communique.reading.phrases import end_of_phrase, start_of_phrase, without_article


def projects(s: Sentence, taken: list[tuple[int, int]], pack: Pack) -> list[Project]:
    """Every undertaking of a sentence that an event speaks of; `taken` are tokens that agreements hold."""
    found: list[Project] = []
    for rule in (_of_events, _of_verbs):
        for project in rule(s, pack):
            inside = any(a < project.last and project.first < b for a, b in taken)
            known = any(p.first < project.last and project.first < p.last for p in found)
            if not inside and not known:
                found.append(project)
    return found


def _of_events(s: Sentence, pack: Pack) -> list[Project]:
    """ "la construction du centre, des unités et du quartier": what stands behind the noun of an event."""
    found: list[Project] = []
    for status, _, end in pack.project_events.within(s.words, 0, len(s)):
        i = end
        while i < len(s) and s.words[i] in pack.of:
            start = without_article(s, i + 1, len(s), pack)
            stop = end_of_phrase(s, start, pack, frozenset(pack.of | pack.place_words)) if start < len(s) else start
            project = _project(s, start, stop, status, "project.event", pack)
            if project is None:
                break
            found.append(project)
            i = _next_item(s, stop, pack)
    return found


def _next_item(s: Sentence, i: int, pack: Pack) -> int:
    """The token at which the next item of "du A, des B, ainsi que de C" would begin."""
    while i < len(s) and (s.words[i] == "," or s.words[i] in pack.joined):
        i += 1
    ends = pack.list_ends.at(s.words, i)
    return ends[1] if ends else i


def _of_verbs(s: Sentence, pack: Pack) -> list[Project]:
    """ "ont lancé des projets", "le siège a ouvert", "un programme a été préparé"."""
    found = []
    for status, start, end in pack.project_status.within(s.words, 0, len(s)):
        if s.words[start] not in pack.verbs and end - start == 1:
            continue
        project = _object(s, end, status, pack) or _acted_on(s, start, status, pack)
        if project:
            found.append(project)
    return found


def _object(s: Sentence, i: int, status: str, pack: Pack) -> Project | None:
    if i >= len(s) or not (s.words[i] in pack.articles or s.words[i][0].isdigit() or s.words[i] in pack.number_words):
        return None
    stop = end_of_phrase(s, i, pack, frozenset(pack.of | pack.place_words))
    return _project(s, i, stop, status, "project.object", pack)


def _acted_on(s: Sentence, verb: int, status: str, pack: Pack) -> Project | None:
    end = verb
    while end and (s.words[end - 1] in pack.auxiliaries or s.words[end - 1] in pack.adverbs | pack.reflexives):
        end -= 1
    start = start_of_phrase(s, end, pack)
    values = pack.value_of.within(s.words, start, end)  # "un programme d'une valeur de … a été préparé"
    if start == end or values:
        return _behind_value(s, end, status, pack)
    stop = min(end, end_of_phrase(s, start, pack, frozenset(pack.of | pack.place_words)))
    return _project(s, start, stop, status, "project.subject", pack)


def _behind_value(s: Sentence, end: int, status: str, pack: Pack) -> Project | None:
    values = [start for _, start, stop in pack.value_of.within(s.words, 0, end) if end - stop < 9]
    if not values:
        return None
    start = start_of_phrase(s, values[-1], pack)
    return _project(s, start, values[-1], status, "project.subject", pack)


def _project(s: Sentence, first: int, last: int, status: str, rule: str, pack: Pack) -> Project | None:
    """A project if the phrase is headed by a noun of undertakings and says which one it is."""
    if last <= first:
        return None
    head = without_article(s, first, last, pack)
    number = number_at(s, head, pack) if head < last else None
    noun = number.end if number else head
    while noun < last and s.words[noun] in pack.adjectives_before:
        noun += 1
    found = pack.project_heads.at(s.words, noun) if noun < last else None
    if found is None or (last - noun < 2 and s.words[noun] in pack.generic_projects):
        return None
    plural = s.words[noun].endswith(("s", "x")) and s.words[noun] != s.words[noun].upper()
    located = places(s, noun, last, pack) or _place_behind(s, last, pack)
    return Project(
        s,
        first,
        last,
        rule,
        name=s.span(head, last),
        status=status,
        sector=found[0] or _sector(s, noun, last, pack),
        place=located[0].name if located else None,
        count=int(number.value) if number else None if plural and s.words[noun] not in pack.singular_in_s else 1,
        parties=located,
    )


def _place_behind(s: Sentence, last: int, pack: Pack) -> list[Party]:
    """ "le siège de la banque a ouvert à Tachkent"."""
    k = last
    while k < len(s) and k - last < 4 and (s.words[k] in pack.auxiliaries or s.words[k] in pack.verbs):
        k += 1
    return places(s, k, min(len(s), k + 6), pack)[:1] if k < len(s) and s.words[k] in pack.place_words else []


def _sector(s: Sentence, first: int, last: int, pack: Pack) -> str | None:
    return next((pack.sectors[word] for word in s.words[first:last] if word in pack.sectors), None)


def merge(found: list[Project], pack: Pack) -> tuple[list[Project], dict[int, Project]]:
    """One row for one undertaking, at its fullest mention; also which project each mention became."""
    kept: list[Project] = []
    became: dict[int, Project] = {}
    for project in sorted(found, key=lambda p: (-len(_content(p, pack)), p.start)):
        words = _content(project, pack)
        same = next((k for k in kept if words <= _content(k, pack)), None)
        if same is None:
            kept.append(project)
            became[id(project)] = project
            continue
        became[id(project)] = same
        if same.status == "unknown":
            same.status = project.status
    return sorted(kept, key=lambda p: p.start), became


def _content(project: Project, pack: Pack) -> frozenset[str]:
    """The words that tell one undertaking from another."""
    loose = (pack.articles, pack.prepositions, pack.adjectives_before, pack.conjunctions)
    words = project.sentence.words[project.first : project.last]
    return frozenset(w for w in words if w[0].isalnum() and not any(w in group for group in loose))
