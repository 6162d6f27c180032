"""One row for one thing: mentions of the same instrument or undertaking become one fact, at the fullest of them."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final, Generic, TypeVar

from communique.languages import Pack
from communique.languages.tokens import YEAR
from communique.reading.events.said import PARTICIPLE, PREDICATE
from communique.reading.facts import Agreement, Project
from communique.reading.mentions.identity import (
    LEAD,
    NEAR,
    PAIR,
    STEM,
    are_apart,
    compatible_types,
    content,
    is_like_another,
    is_nation,
    other_parties,
    refers_to_agreement,
    refers_to_project,
    same_agreement,
    same_in_passing,
    same_project,
)
from communique.reading.sentences.document import TITLE

STAGES: Final = {"announced": 0, "prepared": 1, "launched": 2, "under_construction": 3, "opened": 4}
"""How far an undertaking has come."""

STOPPED: Final = frozenset({"cancelled", "suspended"})
"""What ends or halts it."""

REFERENCE: Final = "reference"
"""The ending of the rule of a mention that only points back: "l'accord", "ce chantier"."""

ORDINAL: Final = "ordinal"
"""The ending of the rule of "le premier", one of an aggregate."""

LIKE_THE_LAST: Final = "like_the_last"
"""The ending of the rule of "celui conclu avec l'Inde": an instrument, where one was told shortly before."""

MANY: Final = 200
"""Things told last with which a mention is compared, so that the work on an article of any length is bounded."""

LONG: Final = 2
"""Words behind "ce projet" beyond which they name one."""


FEW: Final = 8
"""Mentions of one thing with which another is compared."""

T = TypeVar("T", Agreement, Project)


class Mentions(Generic[T]):
    """Every mention of instruments or undertakings, and the distinct `facts` that they are of, in order."""

    def __init__(self, every: list[T], facts: list[T], became: dict[int, T]) -> None:
        self.every: list[T] = every
        self.facts: list[T] = facts
        self._became: dict[int, T] = became

    def fact(self, mention: T | None) -> T | None:
        """The fact that a mention is of; None for one that points back to nothing."""
        return self._became.get(id(mention)) if mention is not None else None


def merge_agreements(found: list[Agreement], pack: Pack, of_genre: bool) -> Mentions[Agreement]:
    """The distinct instruments that mentions are of; general news (not `of_genre`) tell one in many ways."""
    return _merge(found, pack, same_agreement if of_genre else same_in_passing, refers_to_agreement)


def merge_projects(found: list[Project], pack: Pack) -> Mentions[Project]:
    """The distinct undertakings that mentions are of."""
    return _merge(found, pack, same_project, refers_to_project)


def _merge(
    found: list[T],
    pack: Pack,
    same: Callable[[T, T, Pack], bool],
    refers: Callable[[T, T, Pack], bool],
) -> Mentions[T]:
    kept: list[T] = []
    became: dict[int, T] = {}
    for group in _grouped(found, pack, same, refers):
        fullest = max(group, key=lambda mention: _fullness(mention, pack))
        for mention in group:
            became[id(mention)] = fullest
            if mention is not fullest:
                _enrich(fullest, mention)
        kept.append(fullest)
    for fact in kept:
        if fact.part_of is not None:  # the mention of the aggregate that it was found by
            fact.part_of = became.get(id(fact.part_of))
    return Mentions(found, sorted(kept, key=lambda fact: fact.start), became)


def _grouped(
    found: list[T],
    pack: Pack,
    same: Callable[[T, T, Pack], bool],
    refers: Callable[[T, T, Pack], bool],
) -> list[list[T]]:
    """Mentions of one thing together; one that points back to nothing is left out, unless it tells a fact itself."""
    groups: list[list[T]] = []
    for mention in sorted(found, key=lambda m: m.start):
        if mention.rule.endswith(ORDINAL):
            if _is_of_aggregate(mention, groups, pack):
                groups.append([mention])
            continue
        if mention.rule.endswith(LIKE_THE_LAST) and not _follows(mention, groups):
            continue
        back = mention.rule.endswith(REFERENCE)
        test = refers if back else same
        recent = groups[: -MANY - 1 : -1]
        alike = (g for g in recent if any(test(mention, other, pack) for other in _telling(g, back)))
        group = next((g for g in alike if not any(are_apart(mention, other) for other in islice(g, FEW))), None)
        if group is not None:
            group.append(mention)
        elif (headline := _headline(mention, groups, pack)) is not None:
            headline.append(mention)
        elif not back or _stands_alone(mention, pack):
            _place_among(mention, groups, pack)
            groups.append([mention])
    return groups


def _place_among(mention: Agreement | Project, groups: list[list[T]], pack: Pack) -> None:
    """ "Trois accords ont été signés. Le premier accord, conclu avec la KfW, …": one of them that tells more."""
    s, g = mention.sentence, pack.grammar
    opening = s.words[mention.first : mention.noun]
    definite = opening[:1] != [] and opening[0] in g.determiners and opening[0] not in g.indefinite
    if not isinstance(mention, Agreement) or not definite or pack.agreements.ordinals.isdisjoint(opening):
        return
    told = (group[0] for group in groups[: -MANY - 1 : -1] if group[0].count != 1)
    whole = next((one for one in told if s.number - one.sentence.number <= NEAR), None)
    if isinstance(whole, Agreement) and compatible_types(whole, mention):
        mention.part_of = whole


def _telling(group: list[T], back: bool) -> list[T]:
    """The mentions of a thing that another is compared with: "ce projet" says nothing of which one it is."""
    return list(islice((other for other in group if back or not other.rule.endswith(REFERENCE)), FEW))


def _headline(mention: Agreement | Project, groups: list[list[T]], pack: Pack) -> list[T] | None:
    """What the title tells, where the first instrument of the lead is of its kind: the lead tells it again, in full."""
    if mention.sentence.number > LEAD:
        return None
    if isinstance(mention, Project):
        return next((group for group in groups if len(group) == 1 and _is_in_title(group[0], mention, pack)), None)
    if len(groups) != 1:
        return None
    told = groups[0][0]
    if told.sentence.kind != TITLE or not isinstance(told, Agreement):
        return None
    alike = compatible_types(told, mention) and told.count == mention.count
    other = len(told.parties) >= PAIR and told.status != "unknown" and other_parties(told, mention)
    older = any(len(word) == YEAR and word.isdigit() for word in mention.sentence.words[mention.noun : mention.last])
    made = told.status in ("signed", "concluded")
    other = other or (older and made and mention.status in ("in_force", "ended"))
    other = other or is_like_another(mention, pack)
    alike = alike and not (other or any(are_apart(mention, one) for one in groups[0]))
    return groups[0] if alike and not {told.rule, mention.rule} & {"agreement.item"} else None


def _is_in_title(told: Agreement | Project, mention: Project, pack: Pack) -> bool:
    """Whether a title tells of the thing that the lead names in full: "une usine de 58 millions", one of its kind."""
    if told.sentence.kind != TITLE or told.count != mention.count:
        return False
    heads = (pack.grammar.singular(fact.sentence.words[fact.noun]) for fact in (told, mention))
    names = [
        {fact.sentence.words[k] for k in range(fact.noun + 1, fact.last) if fact.sentence.capital(k)}
        for fact in (told, mention)
    ]
    # "un tronçon de la route": the lead names it; "un data center à Pa" is "le centre Wanga, à Pa"
    indefinite = told.sentence.words[told.first] in pack.grammar.indefinite
    place = told.place if isinstance(told, Project) else None
    definite = mention.sentence.words[mention.first] not in pack.grammar.indefinite
    there = indefinite and definite and place is not None and place == mention.place
    named = not names[0].isdisjoint((*names[1], *mention.sentence.words))
    return there or (len(set(heads)) == 1 and (indefinite or not all(names) or named))


def _fullness(mention: Agreement | Project, pack: Pack) -> tuple[bool, bool, bool, int, bool, int]:
    """What makes a mention the fullest of its thing: its own words; those of an instrument in the text, if it can be.

    A headline names an undertaking, but an instrument in short.
    """
    own, in_text = not mention.rule.endswith(REFERENCE), mention.sentence.kind != TITLE
    told, words = in_text or isinstance(mention, Project), content(mention, pack)
    if isinstance(mention, Project):
        priced = pack.units.words.union(pack.numbers.scales)
        words = words - {pack.grammar.singular(word)[:STEM] for word in mention.sentence.words if word in priced}
    said = sum(not word[0].isdigit() for word in words)
    return own, told, own or mention.strength > 0, said, in_text, -mention.start


def _stands_alone(mention: Agreement | Project, pack: Pack) -> bool:
    """Whether a mention that points back to nothing tells a fact by itself: "ce prêt de 198 milliards"."""
    noun = mention.sentence.words[mention.noun]
    longer = mention.last - mention.noun > 1 and noun not in pack.agreements.weak
    if isinstance(mention, Project):  # "ce projet de transformation de la bauxite"
        told = mention.strength >= PREDICATE and mention.status in STAGES
        pointed = mention.sentence.words[mention.first] in pack.grammar.demonstratives
        if told and (mention.place or (longer and noun not in pack.projects.generic and not pointed)):
            return True  # "À Andapa, la centrale tourne depuis mai", "La cité administrative sera construite"
        many = (mention.count or 0) > 1 and mention.strength >= PARTICIPLE  # "Sur les 42 projets financés par la BAD"
        return noun in pack.projects.plain and (many or mention.last - mention.noun > LONG)
    if noun in pack.agreements.weak:  # "le document", "conformément aux textes": of any kind
        return mention.status == "signed" and mention.strength >= PARTICIPLE
    if noun in pack.agreements.awarded and mention.last - mention.noun <= PAIR:  # "les marchés (publics)": of any kind
        return mention.strength >= PREDICATE and mention.status in ("signed", "concluded", "planned")
    return mention.strength >= PARTICIPLE or longer


def _is_of_aggregate(mention: T, groups: list[list[T]], pack: Pack) -> bool:
    """Whether "le premier" is one of an aggregate told shortly before; then it has its kind, status and parties."""
    recent = groups[: -MANY - 1 : -1]
    for group in sorted(recent, key=lambda group: group[0].count == 1):  # a whole before one of its parts
        whole = group[0]
        distance = mention.sentence.number - group[-1].sentence.number
        another = mention.sentence.words[mention.first] in pack.grammar.indefinite  # "un autre sur la pêche"
        reach = NEAR * 2 if pack.agreements.instruments.at(mention.sentence.words, mention.noun) else NEAR
        opened = whole.sentence.words[whole.first : whole.noun]  # "Un premier contrat …. Le deuxième …"
        chained = whole.rule.endswith(ORDINAL) or not pack.agreements.ordinals.isdisjoint(opened)
        told = distance <= reach and (whole.count != 1 or chained)
        if not (told or (another and distance <= 1)):
            continue
        if isinstance(mention, Agreement) and isinstance(whole, Agreement) and mention.type == "loan" != whole.type:
            continue  # a list of loans by their sums
        if isinstance(whole, Agreement) and isinstance(mention, Agreement):
            mention.type = whole.type
            if mention.status == "unknown" or whole.status == "ratified":
                mention.status, mention.strength = whole.status, whole.strength
            mention.parties = mention.parties or whole.parties
            mention.part_of = whole if whole.count != 1 else whole.part_of
            return True
    return False


def _follows(mention: T, groups: list[list[T]]) -> bool:
    """Whether an instrument was told shortly before "celui conclu avec l'Inde"; then it is of its kind."""
    last = max((group[-1] for group in groups), key=lambda other: other.start, default=None)
    if last is None or mention.sentence.number - last.sentence.number > 1:
        return False
    if isinstance(mention, Agreement) and isinstance(last, Agreement):
        mention.type = last.type
    return True


def _enrich(fact: T, other: T) -> None:
    """What another mention says and this one does not: a firmer status, parties, subject, number."""
    weak_title = other.sentence.kind == TITLE and fact.strength > 0
    firmer = other.strength > fact.strength and not (isinstance(fact, Project) and _is_further(fact, other))
    firmer = firmer or (isinstance(fact, Project) and _is_further(other, fact))
    awaited = fact.status == "prepared" and other.status == "planned"  # what is drafted is awaited, too
    signed = fact.status == "signed" and other.status == "concluded"  # "L'accord est intervenu après un achat"
    paper = fact.status == "concluded" and other.status == "signed" and other.strength >= PARTICIPLE
    over = fact.status == "in_force" and other.status == "ended"  # "rompt son accord. … qui le liait à la France"
    weak_title = weak_title and not over
    firmer = firmer or over or paper  # "a obtenu un contrat. Le contrat, signé à Alger"
    if other.status != "unknown" and firmer and not (weak_title or awaited or signed):
        fact.status, fact.strength = other.status, other.strength
    elif fact.status == "unknown":
        fact.status = other.status
    if fact.count is None:
        fact.count = other.count
    if isinstance(fact, Agreement) and isinstance(other, Agreement):
        short = fact.subject is not None and " " not in fact.subject and fact.sentence.kind == TITLE
        fact.subject = (other.subject if short else None) or fact.subject or other.subject
        if other.type == "loan":
            fact.type = other.type
        if (other.sentence.kind != TITLE or _names_firms(fact, other)) and len(fact.parties) < min(
            PAIR, len(other.parties)
        ):
            fact.parties = other.parties
    elif isinstance(fact, Project) and isinstance(other, Project):
        fact.sector = fact.sector or other.sector
        if not fact.place and other.place:
            fact.place = other.place
            fact.parties = [*fact.parties, *[p for p in other.parties if p.role == "place"]]


def _names_firms(fact: Agreement, title: Agreement) -> bool:
    """Whether a title alone names the parties, and others than countries, which the occasion tells in full."""
    return not fact.parties and not all(map(is_nation, title.parties))


def _is_further(other: Agreement | Project, fact: Agreement | Project) -> bool:
    """Whether a mention tells firmly enough that an undertaking has come further than another one says."""
    firm = min(other.strength, fact.strength) >= PARTICIPLE
    if firm and other.status in STOPPED and fact.status in STAGES:
        return other.start > fact.start  # "avait annoncé une usine. Il a abandonné le projet"
    told = firm and {other.status, fact.status} <= STAGES.keys()
    return told and STAGES[other.status] > STAGES[fact.status]
