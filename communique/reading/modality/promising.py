"""What the words behind a figure say of it: "400 emplois promis", "4 % attendus", "40 millions (prévision)"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import INFINITIVE, NUMBER
from communique.reading.facts import FORECAST, TARGET, Amount, Change, Figure
from communique.reading.modality.done import is_not_yet
from communique.reading.modality.forecasting import is_bare_awaited
from communique.reading.sentences.syntax import Syntax

BESIDE: Final = 2
"""Words between a verb that is denied and its figure at most."""


def promised_behind(x: Syntax, figure: Figure) -> str | None:
    """ "3 400 emplois directs promis", "4 % attendus", "130 bornes à remplacer": said behind, of what is counted."""
    chunk = x.chunk_at(figure.last - 1)
    end = chunk.end if chunk is not None else figure.last
    counted = isinstance(figure, Amount) and figure.kind in ("count", "measure")
    owed = counted or (isinstance(figure, Amount) and figure.kind == "money")
    of = x.chunk_from(end) if owed and x.words[end : end + 1] != [] and x.words[end] in x.g.of else None
    of = None if of is not None and x.tags[of.start] == NUMBER else of  # "12 des 40 sièges à pourvoir"
    last = of.end if of is not None and of.start <= end + 2 else end  # "520 km de pistes à réhabiliter"
    bounds = x.pack.qualifiers.before.at(x.words, last)  # "deux tonnes à partir de rebuts"
    done = x.words[last + 1 : last + 2] != [] and x.words[last + 1] in x.g.auxiliaries  # "à avoir commencé"
    if counted and x.tags[last + 1 : last + 2] == [INFINITIVE] and x.words[last] in x.g.to and bounds is None:
        return None if done or _is_compelled(x, figure) else TARGET
    group = next((g for g in x.groups if g.start in (end, last) and g.form == "participle"), None)
    known = x.pack.modality
    if group is None and _is_promised(x, figure, end):
        return TARGET
    if group is None:
        return FORECAST if chunk is not None and is_bare_awaited(x, chunk, figure) else None
    if group.lemma in known.foreseeing and isinstance(figure, Change):
        return FORECAST  # "contre 0,6 % prévu au printemps"
    if group.lemma in known.trading or (group.lemma in known.chosen and isinstance(figure, Amount)):
        return None  # "deux accords négociés et conclus", "300 élèves ciblés"
    ordered = (counted and group.lemma in known.ordering) or (owed and not counted and group.lemma in known.announcing)
    return (
        TARGET
        if ordered or group.lemma in known.target_verbs
        else FORECAST
        if group.lemma in known.forecast_verbs
        else None
    )


def _is_promised(x: Syntax, figure: Figure, end: int) -> bool:
    """ "une enveloppe de 680 millions, environ 31 milliards de roupies, que Delhi a promise": in a clause behind."""
    money = isinstance(figure, Amount) and figure.kind == "money"
    group = x.group_after(end) if money and x.group_before(figure.first) is not None else None
    opened = x.relative(group) if group is not None else None
    told = opened is not None and opened[0] in x.g.object_relatives and opened[1].start <= figure.last
    return told and group is not None and group.lemma in x.pack.modality.promising and not group.passive


def is_refused(x: Syntax, figure: Figure) -> bool:
    """ "ne versera pas les 60 millions promis", unlike "n'a pas encore versé"."""
    group = x.group_before(figure.first)
    denied = group is not None and group.negated and group.form == "finite" and figure.first - group.end <= BESIDE
    return denied and group is not None and not is_not_yet(x, group)


def is_marked(x: Syntax, figure: Figure) -> bool:
    """ "Recettes : 400 millions (prévision)": a bracket that says no more."""
    told = (
        x.pack.modality.said.at(x.words, figure.after + 1)
        if x.words[figure.after : figure.after + 1] == ["("]
        else None
    )
    return told is not None and told[0] == FORECAST and x.words[told[1] : told[1] + 1] == [")"]


def _is_compelled(x: Syntax, figure: Figure) -> bool:
    """ "a contraint 3 000 habitants à évacuer": they are there, whatever they have to do."""
    group = x.group_before(figure.first)
    return group is not None and group.end == figure.first and group.lemma in x.pack.modality.compelling
