"""One row for one thing: mentions of the same instrument or undertaking become one fact, at the fullest of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Generic, TypeVar

from communique.languages import Pack
from communique.languages.tokens import cut, fold
from communique.reading.document import TITLE
from communique.reading.events import PARTICIPLE, PREDICATE
from communique.reading.facts import Agreement, Party, Project
from communique.reading.nounless import NOUNLESS

STAGES = {"announced": 0, "prepared": 1, "launched": 2, "under_construction": 3, "opened": 4}
"""How far an undertaking has come."""

STOPPED = frozenset({"cancelled", "suspended"})
"""What ends or halts it."""

REFERENCE = "reference"
"""The ending of the rule of a mention that only points back: "l'accord", "ce chantier"."""

ORDINAL = "ordinal"
"""The ending of the rule of "le premier", one of an aggregate."""

LIKE_THE_LAST = "like_the_last"
"""The ending of the rule of "celui conclu avec l'Inde": an instrument, where one was told shortly before."""

NEAR = 6
"""Sentences back in which such an aggregate may stand; twice as many for "le deuxième accord"."""

NEARLY = 3
"""Sentences back in which the loan is told that "le contrat" is."""

MANY = 200
"""Things told last with which a mention is compared, so that the work on an article of any length is bounded."""

LONG = 2
"""Words behind "ce projet" beyond which they name one."""

MANY_WORDS = 3
"""Words that two names of one undertaking share at the least, where neither holds the other."""

PAIR = 2
"""Parties that an instrument has at least; by so many, one of a title is another than that of the lead."""

YEAR = 4
"""Digits of a year."""

LEAD = 3
"""Sentences behind the title that tell again what it says."""

PHASE = "project.phase"
"""The rule of parts that stand for themselves, and not for the whole."""

FEW = 8
"""Mentions of one thing with which another is compared."""

STEM = 6
"""Letters by which two words count as one, whatever their endings."""

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
    return _merge(found, pack, _same_agreement if of_genre else _same_in_passing, _refers_to_agreement)


def merge_projects(found: list[Project], pack: Pack) -> Mentions[Project]:
    """The distinct undertakings that mentions are of."""
    return _merge(found, pack, _same_project, _refers_to_project)


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
        group = next((g for g in recent if any(test(mention, other, pack) for other in _telling(g, back))), None)
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
    if isinstance(whole, Agreement) and _compatible_types(whole, mention):
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
    alike = _compatible_types(told, mention) and told.count == mention.count
    other = len(told.parties) >= PAIR and told.status != "unknown" and _other_parties(told, mention)
    older = any(len(word) == YEAR and word.isdigit() for word in mention.sentence.words[mention.noun : mention.last])
    other = other or (older and mention.status == "in_force" and told.status in ("signed", "concluded"))
    alike = alike and not other
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
    if noun in pack.agreements.awarded and mention.last - mention.noun == 1:  # "ce marché" is mostly none
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
    return not fact.parties and not all(map(_is_nation, title.parties))


def _is_further(other: Agreement | Project, fact: Agreement | Project) -> bool:
    """Whether a mention tells firmly enough that an undertaking has come further than another one says."""
    firm = min(other.strength, fact.strength) >= PARTICIPLE
    if firm and other.status in STOPPED and fact.status in STAGES:
        return other.start > fact.start  # "avait annoncé une usine. Il a abandonné le projet"
    told = firm and {other.status, fact.status} <= STAGES.keys()
    return told and STAGES[other.status] > STAGES[fact.status]


def content(fact: Agreement | Project, pack: Pack) -> frozenset[str]:
    """The words that tell one thing from another, cut to their stems."""
    if fact.stems is not None:
        return fact.stems
    s, g = fact.sentence, pack.grammar
    found = set()
    for word in s.words[fact.first : fact.last]:
        code = g.classes.get(word)
        if word[0].isalnum() and (code is None or code == "N"):
            found.add(g.singular(pack.agreements.topics.get(word, word))[:STEM])
    fact.stems = frozenset(found)
    return fact.stems


def _same_agreement(a: Agreement, b: Agreement, pack: Pack) -> bool:
    """Whether two mentions are of one instrument: one kind, one number, and one subject or the same words."""
    nested = a.sentence is b.sentence and a.first < b.last and b.first < a.last  # "un avenant à la convention"
    if not _compatible_types(a, b) or (a.rule == b.rule == "agreement.item") or nested:
        return False
    if (a.count or 0) > 1 or (b.count or 0) > 1 or a.count is None or b.count is None:
        return _same_aggregate(a, b)
    if a.type == b.type and (_is_praise(a, pack) or _is_praise(b, pack)):
        return not _other_parties(a, b)
    x, y = content(a, pack), content(b, pack)
    kinds = _kind(a, pack) | _kind(b, pack)
    x, y = x - kinds, y - kinds
    if not x or not y:
        told = a.type == b.type or max(a.sentence.number, b.sentence.number) <= LEAD
        return told and TITLE in (a.sentence.kind, b.sentence.kind) and not _other_parties(a, b)
    between = _between_the_same(a, b)
    if (x.isdisjoint(y) and not between) or _other_numbers(a, b, x, y):
        return False
    if between:
        return True
    names = _names(a, pack) & _names(b, pack) if a.subject and b.subject else frozenset()
    x, y = x - names, y - names
    shared = len(x & y)
    alike = a.type == b.type or (a.subject == b.subject and not _other_parties(a, b))
    return 2 * shared > min(len(x), len(y)) if min(len(x), len(y)) > 1 else shared == 1 and alike


def _is_praise(fact: Agreement, pack: Pack) -> bool:
    """ "un accord historique", "un bon accord": what somebody calls an instrument that was told."""
    words = fact.sentence.words
    hit = pack.agreements.instruments.at(words, fact.noun)
    said = (*words[fact.first : fact.noun], *words[hit[1] if hit else fact.noun + 1 : fact.last])
    told = frozenset(said) - pack.grammar.determiners
    return fact.subject is None and told != frozenset() and told <= pack.agreements.praise


def _same_in_passing(a: Agreement, b: Agreement, pack: Pack) -> bool:
    """Whether two mentions in general news may be of one instrument: nothing that one says speaks against the other.

    "un accord récent avec l'armée", "l'accord conclu avec les rebelles en mai".
    """
    words, g = a.sentence.words, pack.grammar
    definite = words[a.first] in g.determiners and words[a.first] not in g.indefinite
    if not definite or a.type != b.type or a.count != 1 or b.count != 1:
        return _same_agreement(a, b, pack)
    x, y = content(a, pack), content(b, pack)
    told = None in (a.subject, b.subject) or len((x & y) - _kind(a, pack)) > 0
    another = not pack.agreements.ordinals.isdisjoint(words[a.first : a.noun])
    nested = a.sentence is b.sentence
    apart = nested or another or _other_numbers(a, b, x, y) or _other_parties(a, b)
    return (told and not apart) or _same_agreement(a, b, pack)


def _kind(fact: Agreement, pack: Pack) -> frozenset[str]:
    """The words that name its kind, cut to their stems: "mémorandum d'entente" is no more than that."""
    if fact.kind_stems is None:
        hit = pack.agreements.instruments.at(fact.sentence.words, fact.noun)
        named = fact.sentence.words[fact.noun : hit[1] if hit else fact.noun + 1]
        fact.kind_stems = frozenset(pack.grammar.singular(word)[:STEM] for word in named)
    return fact.kind_stems


def _names(fact: Agreement, pack: Pack) -> frozenset[str]:
    """The words of its parties, cut to their stems: two instruments between the same two are not yet one."""
    return frozenset(pack.grammar.singular(w)[:STEM] for party in fact.parties for w in cut(fold(party.name)))


def _between_the_same(a: Agreement, b: Agreement) -> bool:
    """ "un accord avec l'Algérie dans le même sens": the same two parties, and no two subjects."""
    x, y = ({party.name for party in fact.parties} for fact in (a, b))
    return len(x) > 1 and x == y and a.type == b.type and None in (a.subject, b.subject)


def _other_numbers(a: T, b: T, x: frozenset[str], y: frozenset[str]) -> bool:
    """ "un prêt de 71 millions", "un prêt de 330 millions"; titles round."""
    told, other = ({word for word in words if word[0].isdigit()} for words in (x, y))
    return bool(told and other) and told.isdisjoint(other) and TITLE not in (a.sentence.kind, b.sentence.kind)


def _other_parties(a: Agreement, b: Agreement) -> bool:
    """Whether both name parties, and none of them the same."""
    x, y = ({called for party in fact.parties for called in _called(party)} for fact in (a, b))
    return bool(x and y) and not x & y


def _is_nation(party: Party) -> bool:
    """Whether it is a country, by its name or by the seat of its government."""
    seat = party.kind == "government_body" and " " not in party.name
    return (seat or party.kind == "country") and party.country is not None


def _called(party: Party) -> Iterator[str]:
    """What a party is called: "Fonds monétaire international (FMI)" by both its names, Paris as France is."""
    if _is_nation(party) and party.country is not None:
        yield party.country
        return
    name, _, short = party.name.partition("(")
    yield name.strip()
    if short:
        yield short.rstrip(")")


def _compatible_types(a: Agreement, b: Agreement) -> bool:
    generic = ("agreement", "other")
    return a.type == b.type or a.type in generic or b.type in generic


def _same_aggregate(a: Agreement, b: Agreement) -> bool:
    """Aggregates with one number, or one of which does not say its number."""
    if a.count == 1 or b.count == 1:
        return False
    if a.count == b.count:
        return True
    loose = next((fact for fact in (a, b) if fact.count is None), None)  # "des accords sur la pêche" are not "les 22"
    return loose is not None and loose.subject is None and a.type == b.type


def _refers_to_agreement(reference: Agreement, other: Agreement, pack: Pack) -> bool:
    if reference.count != other.count and not (reference.count is None and (other.count or 0) > 1):
        return False
    if _is_praise(reference, pack):
        return not _other_parties(reference, other)
    if _is_what_it_is(reference, pack) and reference.sentence.number - other.sentence.number > 1:
        return False
    if reference.type == "contract" and other.type == "loan":  # "La signature du contrat": of the loan
        return reference.sentence.number - other.sentence.number <= NEARLY
    if reference.type == "loan" and other.type in ("agreement", "convention"):  # "Le prêt" is what was financed
        return bool(pack.agreements.money_nouns & set(other.sentence.words)) or _holds_sum(other, pack)
    named = reference.type == "other" and reference.sentence.words[reference.noun] not in pack.agreements.weak
    if named:  # "l'avenant" is none of what was told by another name
        return pack.grammar.singular(other.sentence.words[other.noun]) == reference.sentence.words[reference.noun]
    if reference.sentence.words[reference.noun] in other.sentence.words[other.noun : other.last]:
        return True  # "la convention" is "la convention de prêt"
    if (
        reference.type not in ("agreement", "other") and other.type == "agreement"
    ):  # "Le contrat" is no accord told afar
        return reference.sentence.number - other.sentence.number <= 1
    return reference.type == other.type or reference.type in ("agreement", "other")


def _is_what_it_is(reference: Agreement, pack: Pack) -> bool:
    """ "Il s'agit d'un accord de don": of what the sentence before told."""
    return reference.sentence.words[reference.first] in pack.grammar.indefinite


def _holds_sum(fact: Agreement, pack: Pack) -> bool:
    words = fact.sentence.words
    return any(pack.units.currencies.at(words, k) for k in range(fact.noun, min(len(words), fact.last + 4)))


def _same_project(a: Project, b: Project, pack: Pack) -> bool:
    """Whether two mentions are of one undertaking: the words of one are among those of the other."""
    x, y = content(a, pack), content(b, pack)
    if a.count != b.count and not (a.count is None or b.count is None):
        return False
    if NOUNLESS in (a.rule, b.rule):
        return False
    if _is_named_in_title(a, b, pack):
        return True
    ordinals = [pack.agreements.ordinals & set(m.sentence.words[m.first : m.noun]) for m in (a, b)]
    if ordinals[0] != ordinals[1] and (all(ordinals) or PHASE in (a.rule, b.rule)):
        return False  # "la première phase", "la troisième phase"
    if x <= y or y <= x or _is_named_later(a, b, pack):
        return True
    shared = len(x & y)
    if shared < MANY_WORDS or 3 * shared < 2 * min(len(x), len(y)):
        return False
    if _other_numbers(a, b, x, y):  # "une centrale de 11 MW", "une centrale de 5 MW"
        return False
    return pack.grammar.singular(a.sentence.words[a.noun]) == pack.grammar.singular(b.sentence.words[b.noun])


def _is_named_later(mention: Project, told: Project, pack: Pack) -> bool:
    """ "une centrale solaire de 33 MW. La centrale solaire de Karo": one told by its size first, by its name then."""
    words, g = mention.sentence.words, pack.grammar
    definite = words[mention.first] in g.determiners and words[mention.first] not in g.indefinite
    near = mention.sentence.number - told.sentence.number <= NEAR
    sized = told.called != told.name and told.sentence.words[told.first] in g.indefinite
    if not (definite and near and sized):
        return False
    kind = frozenset(g.singular(word)[:STEM] for word in cut(fold(told.called)) if word not in g.classes)
    return len(kind) > 1 and kind <= content(mention, pack) and mention.called == mention.name


def _is_named_in_title(a: Project, b: Project, pack: Pack) -> bool:
    """Whether a title and the text give one name to what they call a dam and a power plant: "d'Antetezambato"."""
    if TITLE not in (a.sentence.kind, b.sentence.kind):
        return False
    x, y = (
        {
            m.sentence.words[k]
            for k in range(m.noun + 1, m.last)
            if m.sentence.capital(k)
            and m.sentence.words[k - 1] not in pack.grammar.to  # "la voirie à Danané" says where
            and not pack.countries.at(m.sentence.words, k)
        }
        for m in (a, b)
    )
    return not x.isdisjoint(y)


def _stands_elsewhere(reference: Project, other: Project) -> bool:
    """ "À Liouesso, le barrage inauguré en 2017": far from the one that was told, and where nobody put that one."""
    place = reference.place
    far = reference.sentence.number - other.sentence.number > 1
    return far and bool(place) and place != other.place and fold(place or "") not in other.sentence.words


def _refers_to_project(reference: Project, other: Project, pack: Pack) -> bool:
    if _stands_elsewhere(reference, other):
        return False
    noun, head = reference.sentence.words[reference.noun], other.sentence.words[other.noun]
    if noun in pack.amounts.things or pack.grammar.singular(noun) == pack.grammar.singular(head):
        return True
    pointed = reference.sentence.words[reference.first] in pack.grammar.demonstratives
    return pointed and bool(reference.sector) and reference.sector == other.sector  # "un institut …. Ce campus …"
