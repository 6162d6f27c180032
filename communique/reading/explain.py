"""What reading saw in each sentence, and why it made which row: for those who extend a language.

Nothing is read anew: the words, verbs and phrases are those that the rules looked at, the facts those that became rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Final

from communique.article import Article
from communique.languages import grammar, pack
from communique.reading import primary, version
from communique.reading.agreements.standing import events_of_sentence
from communique.reading.article import Reader
from communique.reading.events.said import GOVERNOR, NEARBY, PARTICIPLE, PREDICATE, Event, events
from communique.reading.facts import Agreement, Amount, Change, Fact, Period, Project
from communique.reading.modality.grounds import grounds
from communique.reading.rows import Row, Rows, RowWriter, in_order
from communique.reading.sentences.chunks import Chunk
from communique.reading.sentences.document import Sentence
from communique.reading.sentences.groups import Group
from communique.reading.sentences.syntax import Syntax
from communique.reading.times.periods import Periods

CLASSES: Final = {
    grammar.DETERMINER: "determiner",
    grammar.OF: "of",
    grammar.PREPOSITION: "preposition",
    grammar.CONJUNCTION: "conjunction",
    grammar.SUBORDINATOR: "subordinator",
    grammar.PRONOUN: "pronoun",
    grammar.CLITIC: "clitic",
    grammar.ADVERB: "adverb",
    grammar.TIME: "time",
    grammar.ADJECTIVE: "adjective before a noun",
    grammar.NUMBER: "number or unit",
    grammar.WORD: "noun, name or other word",
    grammar.VERB: "verb",
    grammar.PARTICIPLE: "participle",
    grammar.INFINITIVE: "infinitive",
    grammar.GERUND: "gerund",
    grammar.PUNCTUATION: "punctuation",
}
"""What each class of words is called."""

STRENGTHS: Final = {PREDICATE: "predicate", GOVERNOR: "governor", PARTICIPLE: "attribute", NEARBY: "nearby"}
"""How firmly an event is said of a thing, in words."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its class, a key of CLASSES; `spaced` says that something stands before it, be it a space."""

    text: str
    code: str
    spaced: bool
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb group, and the noun phrases that it is said of and acts on."""

    text: str
    lemmas: tuple[str, ...]
    form: str
    tense: str
    passive: bool
    negated: bool
    subject: str | None
    objects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase around its head, and the preposition that governs it ("" for none); `time` says it names one."""

    opening: str
    head: str
    rest: str
    governor: str
    time: bool


@dataclass(frozen=True, slots=True)
class Made:
    """A row, the names of those who take part in it, and for some of its columns what speaks for their value."""

    table: str
    row: Row
    participants: list[str]
    why: dict[str, str]


@dataclass(slots=True)
class Seen:
    """A sentence as it was understood, and the rows that were read from it."""

    kind: str
    words: list[Word]
    verbs: list[Verb]
    phrases: list[Phrase]
    times: list[Period] = field(default_factory=list)
    made: list[Made] = field(default_factory=list)


def explain(article: Article) -> list[Seen]:
    """Every sentence of an article with the rows that `read` makes of it. Raises KeyError like `read`."""
    language = pack(primary(article.language))
    reader = Reader(article, language)
    facts = in_order(reader.facts())
    made: dict[int, list[tuple[Fact, Made]]] = {}
    for fact, row in _rows(facts, RowWriter(article, version(), language.confidence).write(facts)):
        shown = Made(fact.table, *row, dict(_why(fact, reader.syntax)))
        made.setdefault(fact.sentence.number, []).append((fact, shown))
    figures = [fact for fact in facts if isinstance(fact, Amount | Change)]
    periods = Periods(reader.syntax, article.published_on, figures)
    found = []
    for s in reader.sentences:
        here = made.get(s.number, [])
        seen = _seen(reader.syntax(s), [fact for fact, _ in here])
        seen.times = periods.said(s)
        seen.made = [shown for _, shown in here]
        found.append(seen)
    return found


def _rows(facts: list[Fact], rows: Rows) -> Iterator[tuple[Fact, tuple[Row, list[str]]]]:
    """Each fact with its row, and those who take part in it."""
    participants: dict[str, list[str]] = {}
    for entry in rows["participants"]:
        participants.setdefault(entry["fact_id"], []).append(f"{entry['role']} {entry['name']} ({entry['kind']})")
    of_table = {table: iter(found) for table, found in rows.items()}
    for fact in facts:
        row = next(of_table[fact.table])
        yield fact, (row, participants.get(row["fact_id"], []))


def _seen(x: Syntax, facts: list[Fact]) -> Seen:
    s = x.s
    quoted = {k for fact in facts for k in range(fact.first, fact.last)}
    words = [Word(s.written(k), x.tags[k], bool(s.gap(k)), k in quoted) for k in range(len(s))]
    verbs = [_verb(x, group) for group in x.groups]
    return Seen(s.kind, words, verbs, [_phrase(x, chunk) for chunk in x.chunks])


def _verb(x: Syntax, group: Group) -> Verb:
    subject = x.subject(group)
    return Verb(
        x.s.span(group.start, group.end),
        group.lemmas,
        group.form,
        group.tense,
        group.passive,
        group.negated,
        _text(x, subject) if subject is not None else None,
        tuple(_text(x, chunk) for chunk in x.objects(group)),
    )


def _phrase(x: Syntax, chunk: Chunk) -> Phrase:
    s, head = x.s, chunk.head
    text = s.text
    opening, rest = text[s.starts[chunk.start] : s.starts[head]], text[s.stop(head) : s.stop(chunk.end - 1)]
    return Phrase(opening, s.written(head), rest, chunk.before, chunk.time)


def _text(x: Syntax, chunk: Chunk) -> str:
    return x.s.span(chunk.start, chunk.end)


# Why


def _why(fact: Fact, understand: Callable[[Sentence], Syntax]) -> Iterator[tuple[str, str]]:
    """Columns of a fact, and what speaks for their values."""
    x = understand(fact.sentence)
    match fact:
        case Amount(converts=Amount()):
            yield "measure", "that of what it converts"
        case Amount() | Change():
            yield from _why_of_figure(x, fact)
        case Agreement() | Project():
            intro = fact.sentence.intro
            yield "status", _told(x, fact, understand(intro) if intro is not None else None)


def _why_of_figure(x: Syntax, figure: Amount | Change) -> Iterator[tuple[str, str]]:
    if figure.measured_by:
        yield "measure", f"rule {figure.measured_by}"
    thing = figure.thing if isinstance(figure, Amount) else None
    group, said = grounds(x, figure)
    seen = []
    if thing is not None:
        seen.append(f"size or price of what is {thing.status}: {thing.quote}")
    if group is not None:
        seen.append(f"verb before it: {x.s.span(group.start, group.end)}")
    if said is not None:
        seen.append(f"words of a {said[0]}: {x.s.span(said[1], said[2])}")
    if seen:
        yield "modality", "; ".join(seen)


def _told(x: Syntax, thing: Agreement | Project, intro: Syntax | None) -> str:
    """The events that are said of a thing at its own place, the firmest first, and by what introduces its list."""
    words = x.pack.agreements.status if isinstance(thing, Agreement) else x.pack.projects.status
    chunk = x.chunk_at(thing.noun)
    found = events(x, words, chunk, thing.first, thing.last) if chunk is not None else []
    told: dict[str, str] = {}
    for event in found:
        told.setdefault(_event(event), STRENGTHS[event.strength])
    if intro is not None and isinstance(thing, Agreement):
        for event in events_of_sentence(intro):
            told.setdefault(_event(event), "introduction")
    return "; ".join(f"{how} {event}" for event, how in told.items()) or "nothing said of it here"


def _event(event: Event) -> str:
    negated = " (negated)" if event.group is not None and event.group.negated else ""
    return f"{event.lemma or 'phrase'}{negated} → {event.status}"
