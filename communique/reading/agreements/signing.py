"""The day on which an agreement was signed, where the text says it with the signing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from communique.languages.grammar import PARTICIPLE, SUBORDINATOR, VERB, WORD
from communique.reading.facts import Agreement
from communique.reading.mentions.merging import Mentions
from communique.reading.sentences.document import ITEM, Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.calendar import When
from communique.reading.times.pieces import Time, Times

SIGNED: Final = "signed"
MADE: Final = frozenset({SIGNED, "ratified", "in_force"})

NOT_DONE: Final = frozenset({"future", "conditional"})
"""Tenses of a signature that is still to come."""

REACH: Final = 25
"""Words within which a time is said of a signature, and a signature of an agreement."""


@dataclass(frozen=True, slots=True)
class Signature:
    """A word of signing at tokens start to end (exclusive), with its verb, and the day that is said of it."""

    start: int
    end: int
    group: Group | None
    day: date | None


class Signatures:
    """The signatures that an article's sentences tell of, looked up once a sentence."""

    def __init__(self, syntax: Callable[[Sentence], Syntax], published: date | None) -> None:
        self.syntax, self.published = syntax, published
        self._told: dict[int, list[Signature]] = {}

    def date_all(self, instruments: Mentions[Agreement]) -> None:
        """Give every agreement that is signed the day that one of its mentions says."""
        for mention in instruments.every:
            fact = instruments.fact(mention)
            if fact is not None and fact.signed_on is None and fact.status in MADE:
                fact.signed_on = self._day(mention)

    def _day(self, mention: Agreement) -> date | None:
        s = mention.sentence
        if s.kind == ITEM and s.intro is not None:
            introduced = [signature for signature in self._of(s.intro) if signature.day is not None]
            if introduced:
                return introduced[-1].day
        told = self._of(s)
        if not told:
            return None
        x = self.syntax(s)
        own = [signature for signature in told if _is_of(x, signature, mention)]
        near = own or [signature for signature in told if mention.status == SIGNED and signature.group is not None]
        return min(near, key=lambda signature: _distance(signature, mention)).day if near else None

    def _of(self, s: Sentence) -> list[Signature]:
        told = self._told.get(s.number)
        if told is None:
            x = self.syntax(s)
            places = list(_places(x))
            times = [time for time in Times(x.words, x.pack).find() if time.passing and not time.near] if places else []
            told = self._told[s.number] = [
                Signature(start, end, group, self._date(x, times, start, end)) for start, end, group in places
            ]
        return told

    def _date(self, x: Syntax, times: list[Time], start: int, end: int) -> date | None:
        """The day of the time within a signature or behind it, else of the last one before it, in its clause."""
        said = next((time for time in times if time.start >= start), None)  # "ont, le 3 mars, signé"
        if said is None or not _is_clear(x, end, said.start, (VERB, PARTICIPLE, SUBORDINATOR)):
            said = next((time for time in reversed(times) if time.end <= start), None)
            if said is None or not _is_clear(x, said.end, start, (VERB, SUBORDINATOR)):
                return None
        first, last = said.days(When(self.published))
        late = first is not None and self.published is not None and first > self.published
        return first if first == last and not late else None


def _places(x: Syntax) -> Iterator[tuple[int, int, Group | None]]:
    """Every verb and noun that says that something was signed."""
    known = x.pack.agreements.status
    for group in x.groups:
        done = group.tense not in NOT_DONE and group.form not in ("infinitive", "gerund") and not group.negated
        if done and known.verbs.get(group.lemma) == SIGNED:
            yield group.start, group.end, group
    for k, word in enumerate(x.words):
        if known.nouns.get(word) == SIGNED and x.tags[k] == WORD:
            yield k, k + 1, None


def _is_clear(x: Syntax, i: int, j: int, verbs: tuple[str, ...]) -> bool:
    """Whether no other verb and no end of a clause stands between two tokens."""
    if j - i > REACH or ";" in x.words[i:j] or ":" in x.words[i:j]:
        return False
    return not any(tag in verbs for tag in x.tags[i:j])


def _is_of(x: Syntax, signature: Signature, mention: Agreement) -> bool:
    """Whether it is the agreement that was signed: what is acted on, what it is said of, or "la signature de"."""
    chunk = x.chunk_at(mention.noun)
    if chunk is None:
        return False
    if signature.group is None:
        return mention.first - 2 <= signature.end <= mention.first
    root, group = x.root(chunk), signature.group
    if group.form == "participle" and mention.first <= group.start <= mention.last + 2:
        return True
    subject = x.subject(group)
    return subject in (root, chunk) or any(found in (root, chunk) for found in x.objects(group))


def _distance(signature: Signature, mention: Agreement) -> int:
    return max(signature.start - mention.last, mention.first - signature.end, 0)
