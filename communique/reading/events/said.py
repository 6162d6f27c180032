"""What happens to a thing: the verbs, event nouns and phrases that govern a noun phrase, and how firmly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from communique.languages.clues import MODAL
from communique.languages.deals import StatusWords
from communique.languages.grammar import ADVERB, CLITIC, INFINITIVE, NUMBER, PREPOSITION, VERB
from communique.languages.grammar import PARTICIPLE as PARTICIPLE_TAG
from communique.reading.events.governing import (
    ANNOUNCED,
    CANCELLED,
    STOPPED,
    is_measured,
    is_paid,
    is_reached,
    is_sum_put,
    of_object,
    of_works_on,
)
from communique.reading.events.undergoing import (
    is_eventful,
    is_in_relative,
    is_of_works,
    of_head,
    of_part,
    of_subject,
    topic,
    undergoes,
)
from communique.reading.events.working import ends_later, goes_on, is_over
from communique.reading.facts import HYPOTHETICAL
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import ROW
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

REFUSED: Final = "refused"

PREDICATE: Final = 4
GOVERNOR: Final = 3
PARTICIPLE: Final = 2
NEARBY: Final = 1
"""How firmly an event is said of a thing: as the predicate of it, as what is done to it, as its attribute, nearby."""

STOPS: Final = frozenset(";:.")
"""Marks that part one event from the next."""

PHRASE_REACH: Final = 8
"""Words behind a thing or its verb within which a phrase such as "en vigueur" is said of it."""


ASIDE: Final = 7
"""Words that an aside behind a thing may have, its commas included."""


@dataclass(slots=True, eq=False)
class Event:
    """An event said of a thing: its `status` by the words, and the verb group, None for a noun or phrase.

    `at` is the token at which a phrase or noun beside the thing begins; -1 for other events.
    """

    strength: int
    status: str
    group: Group | None
    lemma: str
    distance: int = 0
    at: int = -1


def events(x: Syntax, words: StatusWords, chunk: Chunk, first: int, last: int) -> list[Event]:
    """The events said of the thing at tokens first to last (exclusive), whose noun is in `chunk`; firmest first."""
    found = [
        *_predicates(x, words, chunk, last),
        *_governing_verbs(x, words, chunk, first),
        *_agents(x, words, chunk),
        *_votes(x, words, chunk),
        *_event_nouns(x, words, chunk),
        *_relative_clauses(x, words, chunk),
        *_attributes(x, words, chunk, first, last),
        *_phrases(x, words, chunk, first, last),
        *_nearby(x, words, chunk, first, last),
    ]
    if MODAL in x.s.clues and (once := _once(x)) is not None:
        found = [event for event in found if (event.group.start if event.group else event.at) not in once]
    return sorted(found, key=lambda event: (-event.strength, event.distance))


def _once(x: Syntax) -> range | None:
    """The tokens of "une fois achevée" in "Une fois achevée, la route desservira": what they say is not so yet."""
    said = x.pack.modality.once.within(x.words, 0, len(x.words))
    if not said or not any(g.form == "finite" and g.tense in ("future", "conditional") for g in x.groups):
        return None
    _, start, end = said[0]
    return range(start, next((k for k in range(end, len(x.words)) if x.words[k] == ","), end + 2))


def _predicates(x: Syntax, words: StatusWords, chunk: Chunk, last: int) -> Iterator[Event]:
    """ "X a été signé", "X entre en vigueur", "la signature de X a été reportée"."""
    root = x.root(chunk)
    for group in x.groups:
        if group.form != "finite" or group.start < chunk.end:
            if x.is_inverted(group, chunk) and (status := words.verbs.get(group.lemma)) and undergoes(x, group, status):
                yield Event(PREDICATE, status, group, group.lemma, chunk.start - group.end)
            continue
        subject = None if _is_of_share(x, group) else x.subject(group) or topic(x, group)
        if subject is None and _is_sized_subject(x, group, chunk):
            subject = chunk
        if subject is None:
            continue
        same = subject in (root, chunk) or is_eventful(x, words, subject, chunk)
        if not same and not x.is_told_with(chunk, subject):
            continue
        yield from _predicated(x, words, chunk, group, subject, last)


def _is_sized_subject(x: Syntax, group: Group, chunk: Chunk) -> bool:
    """ "300 km de routes seront bitumés": so much of a thing that opens its clause."""
    size = x.size_before(chunk)
    return size is not None and x.predicate(size, chunk.end) is group


def _predicated(
    x: Syntax, words: StatusWords, chunk: Chunk, group: Group, subject: Chunk, last: int
) -> Iterator[Event]:
    """What a verb says of the thing, or of the works on it that are its subject."""
    opening = x.clause_opening(group.start)  # "dont la construction avait été suspendue, a été inauguré"
    within = is_in_relative(x, group) or (opening is not None and opening >= chunk.end)
    strength = PARTICIPLE if within else PREDICATE
    negated = group.start  # "n'est plus poursuivi", "ne se fera pas"
    while negated and x.tags[negated - 1] == CLITIC:
        negated -= 1
    status = of_subject(x, words, group, subject, apart=subject is not chunk)
    said = _said_with(x, words, group, negated, status)
    if status == "opened" and not group.passive and subject is chunk and group.lemma in x.pack.projects.serving:
        yield Event(strength, "running", group, group.lemma, group.start - last)  # "livre de l'électricité"
    if is_over(x, words, group, subject):
        yield Event(strength, "opened", None, "", group.start - last)
    elif (goes := goes_on(x, words, group, subject)) or ends_later(x, words, group, subject):
        yield Event(PREDICATE, "under_construction", group if goes else None, group.lemma, group.start - last)
    if subject is chunk and _has_since(x, words, group):
        yield Event(strength, "opened", group, group.lemma, group.start - last)
    tender = x.pack.modality.tenders.at(x.words, subject.head) is not None and words is x.pack.projects.status
    if said is not None and subject is not chunk and (tender or of_head(x, words, subject) == "prepared"):
        said = None if status in STOPPED else ("prepared", said[1])  # "Les études du pont sont en cours"
    if said is not None and not _is_of_object(x, words, said[1], subject is chunk):
        itself = x.words[said[1]] in x.g.inner_negation or x.words[said[1]] in x.g.negating  # "pas prêt avant juin"
        negative = itself or (negated < group.start and words.phrases.at(x.words, negated))
        yield Event(strength, said[0], None if negative else group, group.lemma, group.start - last)
    elif status is not None and (undergoes(x, group, status) or (status == "running" and subject is chunk)):
        yield Event(strength, status, group, group.lemma, group.start - last)
    elif subject is chunk and _is_there(x, group):
        yield Event(strength, "running", group, group.lemma, group.start - last)


def _said_with(x: Syntax, words: StatusWords, group: Group, start: int, status: str | None) -> tuple[str, int] | None:
    """The status that a phrase beside a verb says, and where it begins; "livré avec deux ans de retard" is open."""
    following = next((g for g in x.groups if g.start >= group.end and g.form == "finite"), None)
    told = x.subject(following) if following is not None else None  # "a commencé, et la mise en service est prévue"
    other = following.start if following is not None else len(x.words)
    other = told.start if told is not None and group.end <= told.start < other else other
    other = next((k for k in range(group.end, other) if x.words[k] in STOPS), other)
    said = _phrase_in(x, words, start, min(other, group.end + PHRASE_REACH))
    late = said is not None and said[0] == "under_construction" and status == "opened" and group.tense == "past"
    why = said is not None and said[1] >= group.end and status in STOPPED and undergoes(x, group, status)
    return None if late or why else said  # "est suspendue depuis l'annulation de l'appel d'offres"


def _has_since(x: Syntax, words: StatusWords, group: Group) -> bool:
    """ "reçoit des malades depuis janvier": what it is there for, and from when on."""
    works = group.lemma in words.at_work and group.tense == "present" and not (group.passive or group.negated)
    return works and any(c.time and c.before in words.since and c.start > group.end for c in x.chunks)


def _is_there(x: Syntax, group: Group) -> bool:
    """ "a coûté 142 milliards", "a une capacité de 450 MW": what has cost so much, or can do so much, is there."""
    if group.negated or group.lemma not in x.pack.modality.cost_verbs | {x.g.having}:
        return False
    done = group.tense in ("past", "imperfect") and len(group.lemmas) > 1  # "avait coûté"
    costs = group.lemma in x.pack.modality.cost_verbs and done
    objects = x.objects(group, limit=6)[:1] if group.lemma == x.g.having and group.tense == "present" else []
    return costs or any(x.words[chunk.head] in x.pack.amounts.capacities for chunk in objects)


def _is_of_share(x: Syntax, group: Group) -> bool:
    """ "dont 80 % sont achevés": said of a part in percent."""
    k = x.clause_opening(group.start)
    part = k is not None and x.words[k] in x.pack.amounts.part_words
    return part and k is not None and x.pack.numbers.percent.at(x.words, k + 2) is not None


def _is_of_object(x: Syntax, words: StatusWords, at: int, own: bool) -> bool:
    """ "n'a débouché sur aucun contrat", "a mis fin à la grève": a phrase that says it of what stands behind."""
    phrase = words.phrases.at(x.words, at)
    if phrase is None or not own:
        return False
    last = x.words[phrase[1] - 1]
    return last in x.g.of or last in x.g.to or last in x.pack.amounts.along


def _relative_clauses(x: Syntax, words: StatusWords, chunk: Chunk) -> Iterator[Event]:
    """ "X, que les deux pays réalisent", "X, dont les travaux ont commencé"."""
    for group in x.groups:
        if group.start <= chunk.end:
            continue
        opened = x.relative(group) if group.form == "finite" else _is_meant(x, group)
        if opened is None or not (chunk in (opened[1], x.top(opened[1])) or _is_of_event(x, words, opened[1], chunk)):
            continue
        whose = opened[0] in x.pack.amounts.part_words
        status = of_part(x, words, group) if whose else None
        if whose and words.verbs.get(group.lemma) in ("opened", "building") and _is_of_share(x, group):
            status = "under_construction"
        if status is None and (whose or opened[0] in x.g.object_relatives):
            status = words.verbs.get(group.lemma) if not whose or is_of_works(x, words, group) else None
        elif status is None and words.verbs.get(group.lemma) == "running":
            status = "running"  # "qui produit déjà 900 millions de pièces"
        if status is not None:
            yield Event(PARTICIPLE, status, group, group.lemma, group.start - chunk.end)


def _is_meant(x: Syntax, group: Group) -> tuple[str, Chunk] | None:
    """ "que Karo est prête à moderniser": the pronoun and what it stands for, of what the clause is about to do."""
    before = x.group_before(group.start) if group.form == "infinitive" else None
    ready = before is not None and before.lemma == x.g.copula and group.start - before.end == 2
    return x.relative(before) if before is not None and ready and x.words[group.start - 1] in x.g.to else None


def _is_of_event(x: Syntax, words: StatusWords, told: Chunk, chunk: Chunk) -> bool:
    """ "L'entrée en service du barrage, que construit Arva": a clause behind an event is of the thing."""
    return told.index >= chunk.index and x.top(told) is x.top(chunk) and is_eventful(x, words, x.top(told), chunk)


def _governing_verbs(x: Syntax, words: StatusWords, chunk: Chunk, first: int) -> Iterator[Event]:
    """ "ont signé X", "décidé de construire X"; of "la construction de X", what is done to the construction."""
    root = x.root(chunk)
    for group in reversed(x.groups):
        compound = group.form == "infinitive" and x.chunk_at(group.start) is not None  # "le permis de construire"
        if group.end > root.start or group.form == "participle" or compound:
            continue
        status = _said(x, words, group) or next((words.verbs[v] for v in group.lemmas if v in words.verbs), None)
        works = of_works_on(x, words, group, root)
        if works is not None:
            yield Event(GOVERNOR, works, group, group.lemma, root.start - group.end)
            return
        phrase = words.phrases.at(x.words, group.end - 1)  # "met en service une ligne", "remettra en état le lycée"
        status = phrase[0] if phrase is not None and group.end < phrase[1] <= root.start else status
        within = words.phrases.before(x.words, group.end) if group.form == "infinitive" else None
        named = within is not None and within[1] < group.start - 1  # "l'autorisation de bâtir X", not "à bâtir X"
        status = within[0] if within is not None and named else status
        objects = x.objects(group)
        if is_sum_put(x, words, group, root):
            spent = group.form == "finite" and group.tense == "past" and len(group.lemmas) > 1
            said = "launched" if spent else "announced"  # "a mis 5 milliards dans l'usine", "mettra 10 M€ dans une"
            yield Event(GOVERNOR, said, group, group.lemma, root.start - group.end)
            return
        if group.lemma in words.having and group.tense == "future" and x.words[root.start] in x.g.possessives:
            status = "announced"  # "la ville aura sa première cimenterie"
        status = status or ("prepared" if is_paid(x, group) else None)
        status = of_object(x, words, group, status, root)
        near = root.start <= group.end + 1 + x.tags[group.end : root.start].count(ADVERB)  # "se dotera bientôt d'une"
        of_own = group.lemma in words.reflexive and root.before in x.g.of and near
        acts = (of_own and status is not None) or root in objects or chunk in objects or is_measured(x, group, root)
        acts = acts and not _opens_next(x, root)
        if acts or is_reached(x, words, group, root, status):
            if status is not None and status != "running":  # "alimente l'usine" says nothing of the plant
                yield Event(GOVERNOR, status, group, group.lemma, root.start - group.end)
            return
    return


def _opens_next(x: Syntax, root: Chunk) -> bool:
    """ "a suspendu l'extension, et la ligne, relancée en mai, n'est pas pleine": the subject of the clause behind."""
    if root.start < 2 or x.words[root.start - 1] not in x.g.joining or x.words[root.start - 2] != ",":
        return False
    after = (group for group in x.groups if group.start >= root.end and group.form == "finite")
    following = next((group for group in after if not is_in_relative(x, group)), None)
    return following is not None and x.subject(following) is root


def _agents(x: Syntax, words: StatusWords, chunk: Chunk) -> Iterator[Event]:
    """ "sont liés depuis 2018 par X": what binds others is in force."""
    group = x.group_before(chunk.start) if chunk.before == x.g.by else None
    if group is not None and group.passive and words.verbs.get(group.lemma) == "in_force":
        yield Event(GOVERNOR, "in_force", group, group.lemma, chunk.start - group.end)


def _votes(x: Syntax, words: StatusWords, chunk: Chunk) -> Iterator[Event]:
    """ "a voté contre X"."""
    against = chunk.before == x.g.against and words is x.pack.agreements.status
    group = x.group_before(chunk.start) if against else None
    if group is not None and group.lemma in x.pack.agreements.voting and chunk.start - group.end <= 1:
        yield Event(GOVERNOR, REFUSED, group, group.lemma, chunk.start - group.end)


def _outer(x: Syntax, words: StatusWords, event: Chunk) -> str | None:
    """ "voté contre la ratification", "son veto à la ratification", "le vote sur": what is said of the event itself."""
    if words is not x.pack.agreements.status or not event.before:
        return None
    if event.before == x.g.against:
        return REFUSED
    before = x.chunks[event.index - 1] if event.index else None
    beside = before is not None and before.end >= event.start - 1
    said = words.nouns.get(x.words[before.head]) if before is not None and beside else None
    return said if said in (REFUSED, "planned") else None


def _halted(x: Syntax, words: StatusWords, paper: Chunk) -> str | None:
    """ "a suspendu l'appel d'offres pour le terminal": what stops the paper stops the thing."""
    group = x.group_before(paper.start)
    status = words.verbs.get(group.lemma) if group is not None and paper in x.objects(group)[:1] else None
    real = group is not None and not group.negated and group.tense in ("past", "present")
    return status if status in STOPPED and real else None


def _event_nouns(x: Syntax, words: StatusWords, chunk: Chunk) -> Iterator[Event]:
    """ "la signature de X", "l'ouverture du X, des Y et de Z": what hangs on the noun of an event."""
    current, apart = chunk, x.behind_aside(chunk)
    if apart is not None and x.words[apart.head] in words.nouns:  # "la signature, le 23 juin à Pa, d'un"
        noun = x.words[apart.head]
        yield Event(GOVERNOR, words.nouns[noun], None, noun, chunk.start - apart.end)
        return
    while current.index:
        previous = x.chunks[current.index - 1]
        year = previous.time and x.tags[previous.end] == NUMBER  # "l'ouverture, le 1er juillet 2030, du"
        between = x.words[previous.end + year : x.size_before(current) or current.start]
        if previous.time and between[:1] == [","] and x.words[previous.start - 1] == "," and previous.index:
            previous, between = x.chunks[previous.index - 1], between[1:]  # "le lancement, dimanche, des travaux"
        noun = x.words[previous.head]
        told = words.phrases.before(x.words, current.start)  # "portant approbation de"
        if told and noun in words.nouns and current.before and told[1] <= previous.head:
            yield Event(GOVERNOR, told[0], None, "", chunk.start - told[1])
            return
        within = current.before in x.g.in_ and current.before not in x.g.of  # "la formation dans un hôpital": where
        near = len(between) <= 3 and VERB not in x.tags[previous.end : current.start]  # not "un prêt est cherché pour"
        if noun in words.nouns and x.tags[previous.head] == "W" and current.before and not within and near:
            yield Event(GOVERNOR, _of_noun(x, words, previous, current), None, noun, chunk.start - previous.end)
            if words.nouns[noun] != "unknown":
                return
            current = previous  # "le lancement, dimanche, des travaux de l'usine"
            continue
        phrase = words.phrases.before(x.words, current.start - len(between[-1:]))
        if phrase and current.before and not _is_of_talks(x, chunk, phrase[1]):
            status = _halted(x, words, x.root(previous)) or phrase[0]
            yield Event(GOVERNOR, status, None, "", chunk.start - phrase[1], at=phrase[1])
            return
        listed = between and all(w in x.g.of or w in x.g.joining or w == "," for w in between)
        at = current.start - (x.words[current.start - 1] in x.g.of)
        if current.before in x.g.to:
            return  # "la livraison de chaudières à la centrale"
        if not (current.before and len(between) == 1) and not listed and not x.g.also.before(x.words, at):
            return
        current = previous


def _of_noun(x: Syntax, words: StatusWords, event: Chunk, thing: Chunk) -> str:
    """The status that the noun of an event says: "l'ouverture du chantier" launches what the works are on."""
    status = _outer(x, words, event) or words.nouns[x.words[event.head]]
    begun = status == "opened" and x.words[thing.head] in x.g.works and words is x.pack.projects.status
    completed = x.words[event.head] in x.pack.projects.status.completion
    return "launched" if begun and not completed else status


def _of_attribute(x: Syntax, words: StatusWords, group: Group) -> str | None:
    """What a participle or gerund says alone, or with what stands behind it: "et entré en vigueur"."""
    if group.form not in ("participle", "gerund"):
        return None
    phrase = words.phrases.at(x.words, group.start) if words.clue in x.s.clues else None
    if phrase is None:
        return words.verbs.get(group.lemma)
    before = x.words[group.start - 1]
    apart = before == "," and group.form == "participle"  # "le port, don du Japon, entré en service en 2023"
    return phrase[0] if before in x.g.joining or apart else None  # "ouvrant la voie à" says another thing


def _attributes(x: Syntax, words: StatusWords, chunk: Chunk, first: int, last: int) -> Iterator[Event]:
    """ "X signé en 1999", "X, annoncé au printemps", "X qui encadre ce flux"."""
    for group in x.groups:
        status = _of_attribute(x, words, group)
        joined = x.words[group.start - 1] in x.g.joining
        near = joined or group.start <= x.behind_bracket(last) + 4
        if status is None or not (near or _is_apart(x, group, chunk)):
            continue
        to = x.root(chunk).before in x.g.to and group.lemma not in x.pack.parties.giving  # not "confié à un bureau"
        if to and 0 <= x.root(chunk).start - group.end <= 1:
            yield Event(PARTICIPLE, status, group, group.lemma, 0)  # "un prêt destiné à la réfection de la route"
            continue
        owner = x.modified(group)
        if group.lemma in words.aiming:
            continue  # "cette ligne, destinée à importer": what it is for, and not its money
        if owner is None or (group.start < chunk.end and owner.start < group.end):
            continue
        studied = owner is not chunk and of_head(x, words, x.top(owner)) == "prepared"
        if studied and status in ("launched", "opened"):
            status = "prepared"  # "l'appel d'offres pour le barrage, lancé en février"
        if chunk in (owner, x.top(owner)) or first <= owner.start < last:
            yield Event(PARTICIPLE, status, group, group.lemma, abs(group.start - chunk.end))


def _is_apart(x: Syntax, group: Group, chunk: Chunk) -> bool:
    """ "le port de Pa, don du Japon d'une valeur de 3 millions, entré en service": said of it behind a comma."""
    owner = x.modified(group) if x.words[group.start - 1] == "," else None
    return owner is not None and chunk in (owner, x.top(owner))


def _phrases(x: Syntax, words: StatusWords, chunk: Chunk, first: int, last: int) -> Iterator[Event]:
    """ "X, encore à l'étude", "en construction, X": a phrase right beside it."""
    said = _said_beside(x, words, last)
    if said is not None:
        yield Event(PARTICIPLE, said[0], None, "", 1, at=said[1])
    elif x.s.kind == ROW:
        stated = (group for group in x.groups if group.start >= last and group.form == "participle")
        for group in stated:
            if group.lemma in words.verbs:
                yield Event(PARTICIPLE, words.verbs[group.lemma], group, group.lemma, group.start - last)
        yield from _cells(x, words, last)
    if words.clue not in x.s.clues or chunk.before in x.pack.projects.passed_by:  # "en construction dans la zone"
        return
    for status, start, end in words.phrases.within(x.words, max(0, first - PHRASE_REACH), first):
        if x.tags[start] == INFINITIVE and any(g.start == start and g.form == "infinitive" for g in x.groups):
            continue  # "de mettre en service le quai" is what its verb governs
        predicate = start > 0 and x.tags[start - 1] == VERB and "," in x.words[end:first]  # "A est en service, mais B"
        predicate = predicate or _is_of_talks(x, chunk, start)
        if not predicate and not any(x.words[k] in (".", ";") for k in range(end, first)):
            verb = next((g for g in x.groups if g.end in (start, start + 1) and g.form == "finite"), None)
            to_come = verb if verb is not None and _is_to_come(x, verb) else None  # "quand entrera en service le port"
            yield Event(PARTICIPLE, status, to_come, "", first - end + (1 if start else 0), at=start)


def _is_of_talks(x: Syntax, chunk: Chunk, start: int) -> bool:
    """ "Des discussions sont en cours pour la construction d'une usine": said of what only prepares it."""
    group = next((g for g in x.groups if g.end == start and g.form == "finite"), None)
    subject = x.subject(group) if group is not None and group.lemma == x.g.copula else None
    phrase = x.pack.projects.status.phrases.at(x.words, start)
    aims = phrase is not None and x.g.purpose.at(x.words, phrase[1]) is not None
    talks = subject is not None and x.words[subject.head] not in x.g.works and subject not in (chunk, x.root(chunk))
    return aims and talks and subject is not None and subject.end <= start


def _said_beside(x: Syntax, words: StatusWords, last: int) -> tuple[str, int] | None:
    """What a phrase behind token `last` says of what ends there, and where it begins."""
    reach = len(x.words) if x.s.kind == ROW else last + PHRASE_REACH  # a cell of its row says how far it has come
    said = _phrase_in(x, words, last, _parted(x, last, reach))
    bracket = x.behind_bracket(last)
    if said is None and bracket > last and x.words[bracket : bracket + 1] in ([","], [":"]):
        said = _phrase_in(x, words, bracket, bracket + PHRASE_REACH)  # "la ferme (2 500 vaches), à l'arrêt"
    if said is None and (behind := _behind_aside(x, last)) > last:
        said = _phrase_in(x, words, behind, behind + PHRASE_REACH)
    acts = said is not None and x.tags[said[1]] in (PARTICIPLE_TAG, VERB, INFINITIVE)  # "qui met fin à la grève"
    if said is None or (acts and _is_of_object(x, words, said[1], own=True)):
        return None
    verbs = (group for group in x.groups if group.form == "finite" and last <= group.start <= said[1])
    further = said[0] in ("launched", "under_construction", "opened")
    other = (_is_to_come(x, group) or (further and _is_of_study(x, words, group)) for group in verbs)
    return None if any(other) else said  # "sera mise en chantier"


def _is_of_study(x: Syntax, words: StatusWords, group: Group) -> bool:
    """ "les études du pont sont en cours": said of what prepares the thing."""
    subject = x.subject(group)
    return subject is not None and of_head(x, words, subject) == "prepared"


def _is_to_come(x: Syntax, group: Group) -> bool:
    """ "entrera en service", "doit entrer en service"."""
    carried = len(group.lemmas) > 1 and group.lemmas[0] in x.pack.modality.target_carriers
    return group.tense in ("future", "conditional") or carried


def _cells(x: Syntax, words: StatusWords, last: int) -> Iterator[Event]:
    """ "Port de Kribi | 20 M€ | Livré": a cell that opens with the participle of such a verb."""
    starts = {start for start, _ in x.s.cells()[1:]}
    for k in range(last, len(x.words)):
        if x.s.starts[k] in starts:
            told = (lemma for lemma, tense in x.g.verbs.get(x.words[k], ()) if tense == "participle")
            lemma = next((lemma for lemma in told if lemma in words.verbs), None)
            if lemma is not None:
                yield Event(PARTICIPLE, words.verbs[lemma], None, lemma, k - last)


def _behind_aside(x: Syntax, last: int) -> int:
    """Behind ", sur la mer Noire," and the like, which says where the thing before it is."""
    if x.words[last : last + 1] != [","] or x.tags[last + 1 : last + 2] != [PREPOSITION]:
        return last
    close = next((k for k in range(last + 1, min(last + ASIDE, len(x.words))) if x.words[k] == ","), None)
    return close if close is not None and VERB not in x.tags[last:close] else last


def _parted(x: Syntax, start: int, end: int) -> int:
    """Where "dont 12 sont opérationnels" begins, which says nothing of the whole; else `end`."""
    parts = x.pack.amounts.part_words
    stop = min(end, len(x.words) - 1)
    return next((k for k in range(start, stop) if x.words[k] in parts and x.tags[k + 1] == NUMBER), end)


def _phrase_in(x: Syntax, words: StatusWords, start: int, end: int) -> tuple[str, int] | None:
    """The status that a phrase among these tokens says, and where it begins."""
    if words.clue not in x.s.clues:
        return None
    found = words.phrases.within(x.words, start, min(len(x.words), end))
    labelled = found and found[0][1] == start + 1 and x.words[start] == ":"  # "Station de Pa : mise en service"
    if not found or (not labelled and any(x.words[k] in (";", ":", ".") for k in range(start, found[0][1]))):
        return None
    status, at, last = found[0]
    if status == CANCELLED and x.g.until in x.words[last : last + 1]:
        return ANNOUNCED, at  # "ne verra pas le jour avant 2027"
    return status, at


def _said(x: Syntax, words: StatusWords, group: Group) -> str | None:
    """What a verb says; some say another thing of the one who does it to himself: "s'est engagée à la réfection"."""
    reflexive = not x.g.reflexives.isdisjoint(x.words[max(0, group.start - 1) : group.end])  # "va se doter"
    own = words.reflexive.get(group.lemma) if reflexive or group.passive else None  # "sera dotée d'un stade"
    own = "announced" if own == "opened" and group.tense != "past" else own  # "se dote", "s'est dotée d'un stade"
    return own or words.verbs.get(group.lemma)


def _is_condition(x: Syntax, last: int, verb: int) -> bool:
    """ "sera versé à condition que l'accord soit ratifié": what a condition says is said of something else."""
    said = x.pack.modality.said.within(x.words, last, verb)
    return any(kind == HYPOTHETICAL and x.words[end - 1] in x.g.object_relatives for kind, _, end in said)


def _nearby(x: Syntax, words: StatusWords, chunk: Chunk, first: int, last: int) -> Iterator[Event]:
    """Any such verb of the sentence, the nearest one first; what the thing itself does, "prévoit", is none."""
    root = x.root(chunk)
    for group in x.groups:
        status = _said(x, words, group)
        if status is None and len(group.lemmas) > 1:
            status = next((words.verbs[lemma] for lemma in reversed(group.lemmas) if lemma in words.verbs), None)
        if status is None or first <= group.start < last:
            continue
        own = group.form == "finite" and not group.passive and x.subject(group) in (root, chunk)
        if group.start >= last and (own or _parted(x, last, group.start) < group.start):
            continue
        if MODAL in x.s.clues and _is_condition(x, last, group.start):
            continue
        if status in ("launched", "opened") and _is_of_study(x, words, group):
            continue  # "Une étude destinée à améliorer le projet T9 a été lancée"
        distance = first - group.end if group.end <= first else group.start - last
        crossed = x.words[min(group.end, last) : max(group.start, first)]
        distance += 3 * sum(map(STOPS.__contains__, crossed))
        yield Event(NEARBY, status, group, group.lemma, distance)
    if words.nouns.keys().isdisjoint(x.words):
        return
    for k, word in enumerate(x.words):
        if word in words.nouns and x.tags[k] == "W" and not first <= k < last:
            yield Event(NEARBY, words.nouns[word], None, word, abs(first - k) + 4, at=k)
