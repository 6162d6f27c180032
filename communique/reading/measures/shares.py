"""What a percentage is a share of: "dont 40 % de femmes", "les transports en représentent 38 %"."""

from __future__ import annotations

from itertools import islice
from typing import Final

from communique.languages.grammar import CLITIC, DETERMINER, NUMBER, OF
from communique.reading.facts import Amount, Figure, Project
from communique.reading.measures.purposes import is_actor
from communique.reading.measures.references import References, name_of
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.syntax import Syntax

FIGURES: Final = 8
"""Figures back within which the one stands that a share is a part of."""


class Shares:
    """Rules of measures that ask what the whole is that a percentage is given of."""

    def __init__(self, references: References) -> None:
        self.references = references

    def of_whole(self, x: Syntax, figure: Figure) -> str | None:
        """The first rule that tells."""
        if not isinstance(figure, Amount) or not figure.first:
            return None
        if figure.kind != "percentage":
            return self._of_sum(x, figure) if figure.kind == "money" else None
        rules = (
            self._of_last,
            self._of_whose,
            self._of_it,
            self._of_made,
            self._of_object,
            self._of_stake,
            self._of_kept,
            self._of_members,
            self._of_holder,
            self._upon_another,
        )
        return next((found for rule in rules if (found := rule(x, figure))), None)

    def _of_sum(self, x: Syntax, figure: Amount) -> str | None:
        """ "6 millions sur les 363 millions de dollars de fonds d'urgence": of what the whole is told of."""
        k = x.behind_bracket(figure.after)
        along = x.words[k : k + 1] != [] and x.words[k] in x.pack.amounts.along
        if not along or x.tags[k + 1 : k + 3] != [DETERMINER, NUMBER]:
            return None
        k += 2
        while x.tags[k : k + 1] == [NUMBER] or x.tags[k : k + 2] == [OF, NUMBER]:
            k += 1
        k = x.behind_bracket(k)
        whole = x.chunk_from(k) if x.tags[k : k + 1] == [OF] else None
        return self.references.text(x, whole) if whole is not None and whole.start <= k + 2 else None

    def _of_last(self, x: Syntax, figure: Amount) -> str | None:
        """ "1 400 emplois, dont 30 % réservés aux jeunes": of what was told before it, a sum rather than a number."""
        if x.words[figure.first - 1] not in x.pack.amounts.part_words:
            return None
        behind = x.words[figure.after : figure.after + 1]
        bare = behind != [] and behind[0] in (x.g.bare_of, x.g.elided_of)
        if (
            behind != []
            and behind[0] in x.g.of
            and (not bare or x.tags[figure.after + 1 : figure.after + 2] == [DETERMINER])
        ):
            return None  # "dont 30 % des exportations"
        near = islice(reversed(self.references.earlier), FIGURES)
        before = [other for other in near if other.sentence is x.s and isinstance(other, Amount)]
        kind = "count" if bare else "money"  # "dont 40 % de femmes"
        if bare and all(other.kind == "money" for other in before):
            return None  # "10 milliards, dont 80 % d'importations"
        whole = ([other for other in before if other.kind == kind] or before)[:1]
        return whole[0].measure if whole else None

    def _of_whose(self, x: Syntax, figure: Amount) -> str | None:
        """ "une société, dont 55 % reviennent à Pa", "dont Pa reste actionnaire à 33 %": of what "dont" is of."""
        group = x.group_after(figure.after) or x.group_before(figure.first)
        direct = x.words[figure.first - 1] in x.pack.amounts.part_words
        holder = x.chunk_before(figure.first - 1) if not direct and x.words[figure.first - 1] in x.g.to else None
        if holder is not None and x.words[holder.head] in x.pack.amounts.holders:
            group = x.group_before(holder.start)
        elif not direct:
            return None
        opened = x.relative(group) if group is not None else None
        if opened is None or opened[0] not in x.pack.amounts.part_words:
            return None
        return self.references.text(x, x.top(x.unplaced(opened[1])))

    def _of_kept(self, x: Syntax, figure: Amount) -> str | None:
        """ "les 25 % qu'il ne possédait pas encore dans la société": of what they are held in."""
        at = figure.after
        group = x.group_after(at) if not x.g.object_relatives.isdisjoint(x.words[at : at + 1]) else None
        if group is None or group.lemma not in x.pack.amounts.holding:
            return None
        into = next((c for c in x.chunks if c.start >= group.end and not c.time), None)
        return self.references.text(x, into) if into is not None and into.before in x.g.in_ else None

    def _of_members(self, x: Syntax, figure: Amount) -> str | None:
        """ "Le consortium réunit Suma (35 %) et Karo (65 %)": of what is made up of those that have them."""
        chunk = x.chunk_before(figure.first - 1) if x.words[figure.first - 1] == "(" else None
        if chunk is None or chunk.end != figure.first - 1 or not x.s.capital(chunk.body):
            return None
        group = next((g for g in reversed(x.groups) if g.end <= chunk.start), None)
        held = group is not None and group.passive and group.lemma in x.pack.amounts.holding
        unites = group is not None and (group.lemma in x.pack.amounts.uniting | x.pack.amounts.belonging or held)
        subject = x.subject(group) if unites and group is not None else None
        return self.references.text(x, subject, last=group.start) if subject is not None and group is not None else None

    def _upon_another(self, x: Syntax, figure: Amount) -> str | None:
        """ "des droits de 25 % sur l'acier et de 10 % sur l'aluminium": the same rate upon another thing."""
        same, at, upon = self.references.same_sentence(x), figure.after, x.pack.amounts.upon
        other = x.chunk_from(at) if upon and x.words[at : at + 1] == [upon] else None
        joined = figure.first > 1 and x.words[figure.first - 1] in x.g.of
        joined = joined and (x.words[figure.first - 2] in x.g.joining or x.words[figure.first - 2] == ",")
        if same is None or other is None or not joined or other.start > at + 1 or not same.measure:
            return None
        noun, _, behind = same.measure.partition(f" {upon} ")
        return f"{noun} {x.s.span(at, x.phrase_end(other, frozenset()))}" if behind else None

    def _of_it(self, x: Syntax, figure: Amount) -> str | None:
        """ "les transports en représentent 38 %", "la firme en détient 60 %": of what was measured, or told, last."""
        group = x.group_before(figure.first)
        if group is None or group.form != "finite" or figure.first - group.end > 2:
            return None
        k = group.start - 1
        there = x.pack.amounts.there if group.lemma in x.pack.amounts.holding or group.lemma == x.g.having else ""
        if k < 0 or x.words[k] not in (x.pack.amounts.it, there) or x.tags[k] != CLITIC:
            return None
        thing = self.references.last_thing_before(x, x.s.starts[k], Project)
        near = thing is not None and x.s.number - thing.sentence.number <= 1
        held = group.lemma not in x.pack.amounts.level_verbs
        if thing is not None and near and held:
            self.references.spoken_of = thing
            return name_of(thing)
        return self.references.last_measure(x)

    def _of_made(self, x: Syntax, figure: Amount) -> str | None:
        """ "les exportations, composées à 60 % de minerais", "détenue à 90 % par Arva, l'usine"."""
        group = x.group_before(figure.first)
        made = group is not None and (group.passive or group.form == "participle") and group.end == figure.first - 1
        if group is None or not made or x.words[figure.first - 1] not in x.g.to:
            return None
        subject = self._behind(x, figure) if group.start == 0 else x.subject(group)
        if subject is None or (is_actor(x, subject) and group.lemma not in x.pack.amounts.holding):
            return None
        return self.references.text(x, subject, last=group.start or None)

    def _of_object(self, x: Syntax, figure: Amount) -> str | None:
        """ "Karo détient la mine à 55 %", "finance à 85 % la route", "proviennent à 60 % de Chine"."""
        group = x.group_before(figure.first) if x.words[figure.first - 1] in x.g.to else None
        if group is None or group.passive or group.form != "finite":
            return None
        subject = x.subject(group)
        if group.lemma in x.pack.amounts.deriving and subject is not None and group.end == figure.first - 1:
            return self.references.text(x, subject, last=group.start)
        pays = group.lemma in x.pack.projects.status.paying | x.pack.amounts.holding
        pays = pays or x.pack.projects.status.verbs.get(group.lemma) == "prepared"
        done = next((c for c in x.objects(group, limit=10) if c.end <= figure.first - 1), None) if pays else None
        if done is None and pays and group.end == figure.first - 1:
            behind = x.chunk_from(figure.after)
            done = behind if behind is not None and behind.start == figure.after and not behind.before else None
        return (
            self.references.text(x, done, last=figure.first - 1 if done.start < figure.first else None)
            if done
            else None
        )

    def _behind(self, x: Syntax, figure: Amount) -> Chunk | None:
        """ "Détenue à 90 % par Arva et à 10 % par Lo, l'usine": the subject behind a participle that opens."""
        verb = next((group for group in x.groups if group.start >= figure.after and group.form == "finite"), None)
        return x.subject(verb) if verb is not None else None

    def _of_stake(self, x: Syntax, figure: Amount) -> str | None:
        """ "une participation de 30 % dans la centrale"."""
        noun = x.chunk_before(figure.first - 1) if x.words[figure.first - 1] in x.g.of else None
        into = x.chunk_from(figure.after)
        if (
            noun is None
            or into is None
            or noun.end != figure.first - 1
            or x.words[noun.head] not in x.pack.changes.stakes
        ):
            return None
        there = into.before in x.g.in_ and into.start <= figure.after + 1
        return self.references.text(x, into) if there else None

    def _of_holder(self, x: Syntax, figure: Amount) -> str | None:
        """ "TotalEnergies (60 %) et Arva (40 %)": of the same as the share before it, when a name stands before it.

        So it is without brackets, where the name is joined on: "Arva détient 60 % du capital et Solva 40 %".
        """
        before = figure.first - (
            x.words[figure.first - 1] == "(" or x.words[figure.first - 1] in x.g.plural_determiners
        )
        chunk = x.chunk_at(before - 1)
        same = self.references.same_sentence(x)
        named = chunk is not None and x.s.capital(chunk.head)
        joined = chunk is not None and (x.words[chunk.start - 1] in x.g.joining or x.words[chunk.start - 1] == ",")
        joined = joined and x.g.of.isdisjoint(x.words[figure.after : figure.after + 1])  # "et l'Inde 76 % de son huile"
        named = named and (x.words[before] == "(" or joined)
        if chunk is None or not named or not isinstance(same, Amount) or same.kind != "percentage":
            return None
        return same.measure if is_actor(x, chunk) or x.s.capital(chunk.body) else None
