"""Whether a figure is so, is wanted, is expected or is conditional."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from communique.languages.clues import MODAL
from communique.languages.grammar import NUMBER
from communique.languages.tokens import fold
from communique.reading.facts import ACTUAL, FORECAST, HYPOTHETICAL, TARGET, Amount, Figure, Project
from communique.reading.modality.asking import is_questioned
from communique.reading.modality.clause import of_clause
from communique.reading.modality.forecasting import is_projection
from communique.reading.modality.ordering import is_price
from communique.reading.modality.presence import is_there_already
from communique.reading.modality.promising import is_refused, promised_behind
from communique.reading.modality.things import UNMADE, is_estimated, of_thing
from communique.reading.sentences.syntax import Syntax

NEAR: Final = 3
"""Words between an estimate and its sum at most."""


def modality(x: Syntax, figure: Figure) -> str:
    """By what the figure is the size of, else by the words and the verb of its clause."""
    if is_projection(x, figure):
        return FORECAST
    if _is_first_level(x, figure) or _is_now(x, figure) or is_there_already(x, figure) or _is_aside(x, figure):
        return ACTUAL
    if is_questioned(x, figure):
        return HYPOTHETICAL
    money = isinstance(figure, Amount) and figure.kind == "money"
    if money and is_price(x, figure):
        return ACTUAL
    promised = promised_behind(x, figure) if money else None
    if promised is not None:
        return HYPOTHETICAL if is_refused(x, figure) else promised  # "est estimé à 21 millions, dont 9 promis"
    if isinstance(figure, Amount) and figure.thing is not None:
        told = of_thing(x, figure, figure.thing)
        if told is not None:
            return told
    return FORECAST if _is_estimate_of_works(x, figure) else of_clause(x, figure)


def _is_aside(x: Syntax, figure: Figure) -> bool:
    """ "acheter l'électricité de Churchill Falls, une centrale de 5 428 MW": what a name is said to be."""
    sized = isinstance(figure, Amount) and figure.kind == "measure" and figure.first > 1
    noun = x.chunk_before(figure.first - 1) if sized and x.words[figure.first - 1] in x.g.of else None
    aside = noun is not None and noun.end == figure.first - 1 and x.words[noun.start] in x.g.indefinite
    if noun is None or not aside or x.words[noun.start - 1] != ",":
        return False
    name = x.chunk_before(noun.start - 1)
    named = name is not None and name.end == noun.start - 1 and x.s.capital(name.body) and name.before in x.g.of
    whole = x.root(name) if name is not None and named else None
    return whole is not None and x.words[whole.head] not in x.pack.projects.status.nouns  # "la construction de Pa, une"


def _is_estimate_of_works(x: Syntax, figure: Figure) -> bool:
    """ "Le tracé, chiffré à 9 milliards, reste gelé": what is measured is a cost, or something that is built."""
    if not isinstance(figure, Amount) or figure.kind != "money" or not figure.measure:
        return False
    opened = isinstance(figure.thing, Project) and figure.thing.status == "opened"
    group = x.group_before(figure.first)
    if opened or group is None or figure.first - group.end > NEAR or not is_estimated(x, figure):
        return False
    measured, known = fold(figure.measure).split(" "), x.pack.projects
    if not x.pack.modality.losses.isdisjoint(measured):
        return False  # "Le coût des dégâts est évalué à 400 millions": they are done
    works = (x.g.works, known.heads.entries, known.generic, known.named_events, x.pack.modality.cost_words)
    return any(measured[0] in words for words in works)


def owed(amounts: Iterable[Amount]) -> None:
    """Sums of an instrument that is found to be theirs: of one that is not signed yet, they are wanted."""
    for amount in amounts:
        paper = amount.agreement if amount.kind == "money" and amount.thing is None else None
        if paper is not None and paper.status in UNMADE and paper.sentence is amount.sentence:
            amount.modality = TARGET if amount.modality == ACTUAL else amount.modality


def _is_now(x: Syntax, figure: Figure) -> bool:
    """ "contre 1 250 MW aujourd'hui", "limitée aujourd'hui à 80 MW": the level of the day."""
    now, first = x.pack.modality.now, figure.first
    if MODAL not in x.s.clues:
        return False
    before = now.before(x.words, first - 1)
    other = before is not None and x.tags[max(0, before[1] - 1)] == NUMBER  # "de 3 milliards actuellement à 10"
    return bool(now.before(x.words, first) or (before and not other) or now.at(x.words, figure.last))


def _is_first_level(x: Syntax, figure: Figure) -> bool:
    """ "passera de 130 à 350 millions": where it comes from is so."""
    if not figure.first or x.words[figure.first - 1] not in x.pack.numbers.from_ or figure.last + 1 >= len(x.words):
        return False
    group, k = x.group_before(figure.first), figure.last
    moved = group is not None and group.lemma in x.pack.numbers.moving
    if x.words[k] in x.g.in_ and x.tags[k + 1] == NUMBER and k + 3 < len(x.words) and x.words[k] not in x.g.to:
        k += 2  # "passer de 9,6 % en 2024 à 8,8 %"
    return moved and x.words[k] in x.g.to and x.tags[k + 1] == NUMBER
