"""What somebody who reckons expects: "les experts prévoient une récolte de 3 millions de tonnes"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import PREPOSITION, VERB
from communique.reading.facts import Amount, Change, Figure
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

LEVEL: Final = 9
"""Words between such a verb and its figure at most: "attend, pour 2026, un déficit de l'ordre de 4 %"."""


def foresees(x: Syntax, figure: Figure, group: Group) -> bool:
    """What is expected by a verb, as one who reckons or of what nobody sets: growth, prices, a harvest."""
    known = x.pack.modality
    if group.passive and group.form == "finite" and group.lemma in known.reckoning:
        subject = x.subject(group)  # "la croissance est projetée à 6,5 %"
        return subject is not None and x.words[subject.head] in known.indicators
    if group.passive or group.form == "infinitive" or not group.end <= figure.first:
        return False
    if isinstance(figure, Change) and _is_growth_foreseen(x, figure, group):
        return True
    awaits = group.lemma in known.forecast_verbs
    if not (awaits or group.lemma in known.reckoning):
        return False
    awaited = _object(x, figure, group)
    if awaited is not None and x.words[awaited.head] in known.indicators:
        return True
    sized = isinstance(figure, Amount) and figure.kind in ("measure", "count")
    if awaits:  # "anticipe un déficit de 4 %", but "attend un navire de 300 m"
        return awaited is not None and not awaited.before and not sized
    return is_forecaster(x, x.subject(group)) and (awaited is not None or figure.first - group.end <= 1)


def is_seen_by_forecaster(x: Syntax, group: Group) -> bool:
    """ "L'institut voit le chômage grimper à 8 %": one who reckons sees what is to come."""
    sees = group.lemma in x.pack.modality.seeing and group.tense == "present" and group.form == "finite"
    return sees and is_forecaster(x, x.subject(group))


def is_forecaster(x: Syntax, subject: Chunk | None) -> bool:
    """Whether it is one who reckons: "les analystes", "Météo France", "l'OCDE"."""
    return subject is not None and not x.pack.modality.forecasters.isdisjoint(x.words[subject.body : subject.end])


def is_projection(x: Syntax, figure: Figure) -> bool:
    """ "a relevé à 6,3 % sa prévision de croissance": what is measured is a forecast itself."""
    measured = (figure.measure or "").lower().split(" ")
    return measured[0] in x.pack.modality.projections


def is_bare_awaited(x: Syntax, chunk: Chunk, figure: Figure) -> bool:
    """ "15 000 visiteurs, contre 18 000 attendus": a participle, where a number without its noun stands before it."""
    readings = x.g.verbs.get(x.words[chunk.head], ()) if chunk.head == figure.last else ()
    return any(tense == "participle" and lemma in x.pack.modality.forecast_verbs for lemma, tense in readings)


def _object(x: Syntax, figure: Figure, group: Group) -> Chunk | None:
    """What a verb acts on, where the figure is the size of it: "anticipe une inflation de 2 %"."""
    told = next((c for c in x.chunks if c.start >= group.end and not c.time), None)
    if told is not None and told.start == group.end + 1 and x.words[group.end] in (x.g.bare_of, x.g.elided_of):
        # "attend de la vente un profit de 3 millions"
        told = next((c for c in x.chunks[told.index + 1 :] if not c.before), None)
    if told is None or told.start >= figure.first or figure.first - group.end > LEVEL:
        return None
    tags = x.tags[told.end : figure.first]
    upon = told.before in x.pack.amounts.along
    apart = PREPOSITION in tags or VERB in tags or (told.before != "" and not upon)
    return None if apart else told


def _is_growth_foreseen(x: Syntax, figure: Change, group: Group) -> bool:
    """ "prévoit une croissance de 5 %", "attend, pour l'exercice, une croissance comprise entre 5 et 6 %"."""
    noun = x.chunk_before(figure.first)
    grows = noun is not None and x.words[noun.head] in x.pack.changes.growth
    if group.lemma in x.pack.modality.foreseeing and grows:
        return True
    awaited = x.chunk_from(group.end) if group.lemma in x.pack.modality.forecast_verbs else None
    while awaited is not None and (awaited.before or awaited.time) and awaited.index + 1 < len(x.chunks):
        awaited = x.chunks[awaited.index + 1]
    return awaited is not None and awaited.start < figure.first and x.words[awaited.head] in x.pack.changes.growth
