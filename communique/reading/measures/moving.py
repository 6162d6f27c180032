"""What a verb moves to a figure: "porter ce chiffre à 10 milliards", "vend le kilowattheure à 0,37 euro"."""

from __future__ import annotations

from typing import Final

from communique.languages.grammar import ADVERB, DETERMINER, NUMBER, PREPOSITION, TIME
from communique.reading.facts import Amount, Change, Figure
from communique.reading.measures.purposes import behind_rate, is_actor
from communique.reading.measures.references import References
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax

WHEN: Final = 7
"""Words between two commas that may say when."""


class Moving:
    """A rule of measures that asks for the object of the verb before the figure."""

    def __init__(self, references: References) -> None:
        self.references = references

    def moved(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "porter ce chiffre à 10 milliards"."""
        known = x.pack.changes
        own = isinstance(figure, Change) and (figure.number < group.end or group.lemma in known.verbs)
        valued = group.lemma in x.pack.modality.estimate_verbs and group.form == "finite"
        moving = valued or group.lemma in x.pack.numbers.moving or group.lemma in known.factor_verbs or own
        opened = x.relative(group) if valued and not group.passive else None
        if opened is not None and opened[0] in x.g.object_relatives:
            return self.references.text(x, x.top(x.unplaced(opened[1])))  # "un tunnel que les experts estiment à"
        if isinstance(figure, Amount) and figure.first < group.end <= figure.number and not group.passive:
            return None  # "ont passé la barre des 10 milliards"
        clitics = [k for k in range(max(0, group.start - 1), group.end) if x.tags[k] == "L"]
        if any(x.words[k] in x.g.determiners for k in clitics) and not group.passive:
            told = self._object_before(x, group) or self._object_kept(x, group)
            last = self.references.earlier[-1] if self.references.earlier else None
            near = last is not None and x.s.number - last.sentence.number <= 1
            named = None if near else self.references.named_last(x, "")
            return told or named or self.references.last_level(x)
        about = group.lemma in x.pack.agreements.about and x.pack.agreements.subject_markers.at(x.words, group.end)
        priced = None if group.passive or group.form == "participle" else self._priced(x, group, figure)
        if priced is not None:
            return priced
        if not moving or group.passive or group.form == "participle" or about:  # "porte sur un montant de 40 millions"
            return None
        before = figure.first if group.end <= figure.first else len(x.words)
        objects = [
            chunk
            for chunk in x.objects(group, limit=12)
            if chunk.end <= before and x.tags[chunk.head] != "N" and x.words[chunk.start - 1] != "("
            if not (
                x.s.capital(chunk.body) and is_actor(x, chunk)
            )  # "ont augmenté vers la France (+9 %) et l'Allemagne (+8 %)"
        ]
        apart = bool(objects) and "," in x.words[group.end : objects[0].start] and before > figure.first
        objects = [] if apart else objects  # "a chuté d'un cinquième cette année et, hier, le groupe"
        at = _behind_time(x, _behind_second(x, behind_rate(x, x.behind_bracket(figure.after))))
        behind = x.chunk_from(at) if not objects else None
        each = behind is not None and x.pack.units.measures.at(x.words, behind.head) is not None  # "2 dollars le kilo"
        each = each or (behind is not None and _is_season(x, behind))
        bare = behind is not None and behind.start == behind.body and not x.s.capital(behind.head)
        each = each or (bare and x.g.head_first)  # "est passé de 56 à 55 dollars immédiatement"
        if behind is not None and behind.start == at and not (behind.before or behind.time or each):
            return self.references.text(x, behind, last=_uncounted(x, behind))  # "a réduit de 80 % ses livraisons"
        if not objects:
            return None
        stop = before - 1 if before == figure.first else _uncounted(x, objects[0])
        same = self.references.same_sentence(x)
        if isinstance(same, Change) and objects[0].end <= same.first < before:
            stop = same.first - 1  # "a abaissé son taux de 25 points de base à 0,5 %"
        return self.references.text(x, objects[0], last=stop)

    def _priced(self, x: Syntax, group: Group, figure: Figure) -> str | None:
        """ "vend le kilowattheure à 0,37 euro": the object right before a sum; "fixe la barre à" says no more."""
        money = isinstance(figure, Amount) and figure.kind == "money"
        if money and group.lemma in x.pack.amounts.trading:  # "a acheté l'hôtel 330 millions"
            bare = next((c for c in x.objects(group, limit=12) if c.end == figure.first), None)
            if bare is not None:
                return self.references.text(x, bare, last=figure.first)
        money = money and x.words[figure.first - 1] in x.g.to
        told = next((c for c in x.objects(group, limit=12) if c.end == figure.first - 1), None) if money else None
        det = x.words[told.start] if told is not None and told.start < told.body else ""
        if told is None or not det or det in x.g.indefinite or det in x.g.possessives:
            return None
        if x.words[told.head] in x.pack.amounts.goals:
            return self.references.last_goal(x)
        return None if is_actor(x, told) else self.references.text(x, told, last=figure.first - 1)

    def _object_kept(self, x: Syntax, group: Group) -> str | None:
        """ "a maintenu son taux à 3 %, après l'avoir abaissé": what the verb before moves."""
        before = x.group_before(group.start)
        moved = before is not None and before.lemma in x.pack.numbers.moving and group.form == "infinitive"
        objects = x.objects(before, limit=6) if moved and before is not None else []
        return self.references.text(x, objects[0], last=group.start) if objects else None

    def _object_before(self, x: Syntax, group: Group) -> str | None:
        """ "augmenter les capacités et les porter à 30 milliards"."""
        joined = group.start > 1 and x.words[group.start - 2] in x.g.joining
        before = x.group_before(group.start) if joined else None
        objects = x.objects(before, limit=6) if before is not None else []
        return self.references.text(x, objects[0], last=group.start - 2) if objects else None


def _is_season(x: Syntax, chunk: Chunk) -> bool:
    """ "ont augmenté de 6 % cette saison": when, and not what."""
    return x.words[chunk.start] in x.g.demonstratives and x.words[chunk.head] in x.pack.amounts.seasons


def _uncounted(x: Syntax, chunk: Chunk) -> int | None:
    """ "doubler sa clientèle d'un million de foyers": where its present number begins, if that follows."""
    behind = x.chunk_from(chunk.end)
    many = behind is not None and x.words[behind.head] in x.pack.numbers.scales
    return chunk.end if many else None


def _behind_time(x: Syntax, at: int) -> int:
    """ "porter à 10 milliards d'ici 2030 son aide": behind when that is."""
    chunk, end = x.chunk_from(at), at
    if chunk is not None and chunk.time and chunk.start <= at + 2:
        end = chunk.end
    if x.words[at : at + 1] == [","]:  # "porter à 10 milliards, d'ici à 2030, son aide"
        close = next((k for k in range(at + 1, min(len(x.words), at + WHEN)) if x.words[k] == ","), None)
        timed = close is not None and all(
            x.tags[k] in (ADVERB, NUMBER, PREPOSITION, TIME) for k in range(at + 1, close)
        )
        end = close + 1 if close is not None and timed else end
    while x.tags[end : end + 1] in ([ADVERB], [NUMBER]):
        end += 1
    return end if x.tags[end : end + 1] == [DETERMINER] else at


def _behind_second(x: Syntax, at: int) -> int:
    """ "porté de 35 % à 40 % le taux": behind the level that it rises to."""
    if at + 1 >= len(x.words) or x.words[at] not in x.g.to or x.tags[at + 1] != NUMBER:
        return at
    percent = x.pack.numbers.percent.at(x.words, at + 2)
    if percent is not None:
        return percent[1]
    end = next((k for k in range(at + 2, len(x.words)) if x.tags[k] != NUMBER), at)
    return end if x.tags[end] == DETERMINER else at  # "portera de 75 à 120 le nombre de bourses"
