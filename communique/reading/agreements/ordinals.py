"""Instruments that are told by their place among others: "le premier", "l'un sur la pêche", "celui avec l'Inde"."""

from __future__ import annotations

from communique.languages.grammar import DETERMINER, NUMBER, VERB, WORD
from communique.languages.tokens import where
from communique.reading.agreements.standing import Standing
from communique.reading.agreements.subjects import subject_within
from communique.reading.agreements.wording import Wording
from communique.reading.events.outcomes import CONCLUDED
from communique.reading.events.said import GOVERNOR
from communique.reading.facts import Agreement, Party
from communique.reading.mentions.merging import LIKE_THE_LAST
from communique.reading.parties.coordination import listed
from communique.reading.parties.roles import behind
from communique.reading.parties.signatories import Signatories
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax


class Ordinals:
    """Finds them in one sentence, among the instruments that it names."""

    def __init__(self, x: Syntax, wording: Wording, standing: Standing, signatories: Signatories) -> None:
        self.x, self.s, self.known = x, x.s, x.pack.agreements
        self.wording, self.standing, self.signatories = wording, standing, signatories

    def alone(self, found: list[Agreement]) -> list[Agreement]:
        """ "Le premier", "le deuxième" that stand alone, outside of the instruments found."""
        if self.known.ordinals.union(self.x.pack.amounts.part_words).isdisjoint(self.x.words):
            return []
        free = [c for c in self.x.chunks if not any(a.first < c.end and c.start < a.last for a in found)]
        alone = (self.one("", chunk.head, chunk.end) for chunk in free if not self._is_one_of_things(chunk))
        return [*self._one_of_pair(), *(ordinal for ordinal in alone if ordinal is not None)]

    def elliptic(self, found: list[Agreement]) -> list[Agreement]:
        """ "celui conclu en 2024 avec l'Inde", "appelé à remplacer celui de 2001": an instrument like the last one."""
        x = self.x
        told: list[Agreement] = []
        for k in where(x.words, x.pack.amounts.same_noun):
            if x.g.is_plural(x.words[k]):
                continue
            last, status = self.wording.elliptic_end(k)
            before = next((a for a in reversed(found) if a.noun < k), None)
            if last > k + 1 and (before is not None or status or k == 0):
                rule = "agreement.elliptic" if before is not None else f"agreement.{LIKE_THE_LAST}"
                kind = before.type if before is not None else "agreement"
                title = self.s.span(k, last)
                like = Agreement(
                    self.s, k, last, rule, type=kind, title=title, status=status or CONCLUDED, noun=k, strength=GOVERNOR
                )
                like.subject = subject_within(x, k + 1, self._clause_end(last))
                like.parties = (
                    behind(x, x.g.with_, k, (k, k)) or self.signatories.bound(k, last) or _between(x, k, last)
                )
                like.status = self.standing.told_behind(last) or like.status
                told.append(like)
        return told

    def one(self, kind: str, i: int, j: int) -> Agreement | None:
        """ "Le premier porte sur …", "Un dernier accord concerne …": one of an aggregate that was told before."""
        x = self.x
        chunk = x.chunk_at(i)
        if chunk is None or chunk.end != j or chunk.start == chunk.body:
            return None
        joined = chunk.start > 0 and x.words[chunk.start - 1] in x.g.joining  # "un accord sur l'eau et un autre"
        if chunk.before not in ("", x.g.by) and not joined:
            return None
        ordinal = next((k for k in range(chunk.body, j) if x.words[k] in self.known.ordinals), None)
        if (
            ordinal is None
            or x.tags[j : j + 1] == [WORD]  # "la seconde ville du pays"
            or (not kind and x.words[j : j + 1] != [] and x.words[j] in x.g.object_relatives)  # "la première qu'il fit"
            or not (kind or ordinal == j - 1 == chunk.body)
            or x.words[chunk.start] in x.g.demonstratives
            or self._is_joined_to_thing(j)
        ):
            return None
        another = x.words[ordinal] in self.known.others  # "l'un à une firme, l'autre à son rivale"
        if not kind and (another or x.words[chunk.start] in x.g.indefinite) and not self._is_specified(j):
            return None
        group = next((g for g in x.groups if g.form == "finite" and g.start >= j), None)
        if (
            group is not None
            and group.lemma == x.g.copula
            and self.known.instruments.within(x.words, group.end, group.end + 4)
        ):
            return None  # "Le premier texte est un accord de prêt" is told as that
        if group is not None and self._is_about_paper(group):
            return None
        end = group.end if group is not None else j
        aside = self.known.subject_markers.at(x.words, j + 1) if x.words[j : j + 1] == [","] else None
        if aside is not None:  # "Le premier accord, relatif à la pêche, vise à …"
            end = aside[1]
        return self._told_by_place(kind, chunk.start, j, i, end)

    def _one_of_pair(self) -> list[Agreement]:
        """ "l'un sur la pêche, l'autre sur le tourisme": the first of two; "dont un sur la pêche et un sur l'eau"."""
        x = self.x
        told: list[Agreement] = []
        for k in where(x.words, self.known.one_of_two):
            before = x.words[k - 1] if k else ""
            pair = before in x.g.determiners and not self.known.others.isdisjoint(x.words[k:])
            among = before in x.pack.amounts.part_words or (bool(told) and before in x.g.joining)
            if not (pair or (among and self.known.instruments.within(x.words, 0, k))):
                continue
            group = next((g for g in x.groups if g.start == k + 1 and g.lemma in self.known.about), None)
            what = x.chunk_from(k + 1)
            tells = what is not None and self.known.instruments.at(x.words, what.head)  # "l'une pour un prêt"
            if tells or (group is None and not self._is_specified(k + 1)):
                continue
            one = self._told_by_place("", k - pair, k + 1, k, group.end if group else k + 1)
            other = next((n for n in range(k, len(x.words)) if x.words[n] in self.known.others), len(x.words) - 1)
            named = one.parties or behind(x, x.g.with_, k, (k, k))
            one.parties = [party for party in named if party.start < self.s.starts[other]]
            told.append(one)
            if (
                group is not None
                and x.words[other] in self.known.others
                and x.tags[other + 1 : other + 2] == [DETERMINER]
            ):
                told.append(self._told_by_place("", other - 1, other + 1, other, other + 1))  # ", l'autre la pêche"
        return told

    def _is_one_of_things(self, chunk: Chunk) -> bool:
        """ "Deux centrales, l'une de 20 MW, l'autre de 10 MW": the sentence counts what are no instruments."""
        counted = next(
            (c for c in self.x.chunks if c.end <= chunk.start and NUMBER in self.x.tags[c.start : c.head]), None
        )
        between = counted is not None and self.known.instruments.within(self.x.words, counted.head, chunk.start)
        return counted is not None and not between

    def _is_joined_to_thing(self, j: int) -> bool:
        """ "le premier ou le deuxième client du pays": the phrase that it is joined to says of what it is the first."""
        x = self.x
        other = x.chunk_from(j + 1) if x.words[j : j + 1] != [] and x.words[j] in x.g.joining else None
        if other is None or other.start > j + 1 or x.words[other.head] in self.known.ordinals:
            return False
        return self.known.instruments.at(x.words, other.head) is None or x.words[other.head] in self.known.awarded

    def _is_about_paper(self, group: Group) -> bool:
        """ "Le premier concerne l'accord de prêt conclu en mai": a law that speaks of an instrument."""
        x = self.x
        told = x.chunk_from(group.end) if group.lemma in self.known.about else None
        return told is not None and self.known.instruments.at(x.words, told.body) is not None

    def _told_by_place(self, kind: str, first: int, j: int, noun: int, end: int) -> Agreement:
        """What "le premier" tells, tokens `first` to `j`: its subject stands at `end`, or right behind it."""
        x, last, chunk = self.x, j, self.x.chunk_at(noun)
        apart = end > j and x.words[j : j + 1] == [","]  # "l'autre, relatif à la pêche"
        if chunk is not None and not apart and (x.words[first] in x.g.indefinite or self._is_specified(j)):
            end, last = j, x.phrase_end(chunk, x.g.extending, joins=False, sizes=True)
        told = Agreement(
            self.s,
            first,
            last,
            "agreement.ordinal",
            type=kind or "agreement",
            title=self.s.span(chunk.body if chunk is not None else noun, j),
            subject=self._said_of_ordinal(end),
            status=self.standing.told_behind(j) or self.standing.told_before(first) or "unknown",
            noun=noun,
        )
        told.parties = self.signatories.of(told, chunk) if chunk is not None else []
        if x.g.with_ in x.words[j : j + 2]:  # "un autre, avec Berlin, sur la pêche"
            told.subject = subject_within(x, j, self._clause_end(j + 1))
            told.parties = told.parties or behind(x, x.g.with_, j, (first, j))
        return told

    def _is_specified(self, j: int) -> bool:
        """ "un autre sur la pêche", "un second avec Berlin": what stands behind says which one."""
        aside = self.x.words[j : j + 1] == [","] and self.x.words[j - 1] in self.known.others
        j += aside  # "un autre, avec Berlin,"
        word = self.x.words[j] if j < len(self.x.words) else ""
        marked = self.known.subject_markers.at(self.x.words, j) is not None or word in (self.x.g.for_, self.x.g.with_)
        return marked or (word in self.x.g.of and self.x.tags[j + 1 : j + 2] == [NUMBER])  # "un autre de 338 millions"

    def _said_of_ordinal(self, end: int) -> str | None:
        """What stands behind its verb: "porte sur la pêche", "fixe le cadre des échanges"."""
        x = self.x
        chunk = next((c for c in x.chunks if c.start >= end and not c.time), None)
        if chunk is None or chunk.start - end > 4:
            return None
        if chunk.before in (x.g.with_, x.g.between, x.g.by):  # "Le second a été signé avec le Fonds vert"
            return subject_within(x, chunk.end, self._clause_end(chunk.end))
        if chunk.before == x.g.for_ and x.words[chunk.head] in self.known.purposes:  # "a pour objet de favoriser"
            chunk = x.chunk_from(chunk.end) or chunk
        if x.words[chunk.head] in x.pack.projects.money:  # "porte sur un prêt de 65 millions destiné à la route"
            aim = subject_within(x, chunk.end, self._aside_end(chunk.end))
            if aim is not None:
                return aim
        return self.s.span(chunk.body, x.phrase_end(chunk, x.g.extending, joins=True))

    def _clause_end(self, i: int) -> int:
        """Where a purpose that follows token i ends: at the next verb, with the pronouns before it, or mark."""
        x = self.x
        return next((k for k in range(i, len(x.words)) if x.tags[k] in "V.L" or x.words[k] == "."), len(x.words))

    def _aside_end(self, i: int) -> int:
        """Where what is said of a noun from token i on ends: at a finite verb or a full stop."""
        x = self.x
        return next((k for k in range(i, len(x.words)) if x.tags[k] == VERB or x.words[k] in ".;"), len(x.words))


def _between(x: Syntax, first: int, last: int) -> list[Party]:
    """ "celui entre A et B", tokens `first` to `last`."""
    at = next((k for k in range(first, last) if x.words[k] == x.g.between), last)
    return listed(x, at + 1, last)
