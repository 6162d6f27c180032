"""What makes two mentions one: whether they are of the same instrument, or of the same undertaking."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from communique.languages import Pack
from communique.languages.tokens import cut, fold
from communique.reading.facts import NOUNLESS, Agreement, Party, Project
from communique.reading.sentences.document import TITLE

NEAR: Final = 6
"""Sentences back in which such an aggregate may stand; twice as many for "le deuxième accord"."""

NEARLY: Final = 3
"""Sentences back in which the loan is told that "le contrat" is."""

MANY_WORDS: Final = 3
"""Words that two names of one undertaking share at the least, where neither holds the other."""

LEAD: Final = 3
"""Sentences behind the title that tell again what it says."""

PHASE: Final = "project.phase"
"""The rule of parts that stand for themselves, and not for the whole."""

PAIR: Final = 2
"""Parties that an instrument has at least."""

GOVERNING: Final = frozenset({"country", "government_body"})
"""Those who sign for one country."""

SHORT: Final = 2
"""Letters of articles and the like."""

STEM: Final = 6
"""Letters by which two words count as one, whatever their endings."""


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


def same_agreement(a: Agreement, b: Agreement, pack: Pack) -> bool:
    """Whether two mentions are of one instrument: one kind, one number, and one subject or the same words."""
    nested = a.sentence is b.sentence and a.first < b.last and b.first < a.last  # "un avenant à la convention"
    if not compatible_types(a, b) or (a.rule == b.rule == "agreement.item") or nested or are_apart(a, b):
        return False
    if is_like_another(a, pack) or is_like_another(b, pack):
        return False
    if (a.count or 0) > 1 or (b.count or 0) > 1 or a.count is None or b.count is None:
        return _same_aggregate(a, b)
    if a.type == b.type and (_is_praise(a, pack) or _is_praise(b, pack)):
        return not other_parties(a, b)
    x, y = content(a, pack), content(b, pack)
    kinds = _kind(a, pack) | _kind(b, pack)
    x, y = x - kinds, y - kinds
    if (not x or not y) and _is_told_again(a, b, pack):
        return True
    if not x or not y:
        told = a.type == b.type or max(a.sentence.number, b.sentence.number) <= LEAD
        return told and TITLE in (a.sentence.kind, b.sentence.kind) and not other_parties(a, b)
    between = _between_the_same(a, b)
    if (x.isdisjoint(y) and not between) or _other_numbers(a, b, x, y):
        return False
    if between:
        return True
    names = _names(a, pack) & _names(b, pack) if a.subject and b.subject else frozenset()
    x, y = x - names, y - names
    shared = len(x & y)
    alike = a.type == b.type or (a.subject == b.subject and not other_parties(a, b))
    return 2 * shared > min(len(x), len(y)) if min(len(x), len(y)) > 1 else shared == 1 and alike


def _is_told_again(mention: Agreement, told: Agreement, pack: Pack) -> bool:
    """ "ont conclu un contrat pour 40 bus. Son contrat avec Arva …. La commande de 40 bus": one of no more words."""
    words, g = mention.sentence.words, pack.grammar
    if mention.type != told.type or mention.sentence.number - told.sentence.number > NEARLY:
        return False
    definite = words[mention.first] in g.definite
    if mention.subject is not None and mention.subject == told.subject:
        return not other_parties(mention, told)
    return definite and _between_the_same(mention, told)


def is_like_another(fact: Agreement, pack: Pack) -> bool:
    """ "une convention similaire": another than the one that it is like."""
    return not pack.agreements.alike.isdisjoint(fact.sentence.words[fact.noun : fact.last])


def _is_praise(fact: Agreement, pack: Pack) -> bool:
    """ "un accord historique", "un bon accord": what somebody calls an instrument that was told."""
    words = fact.sentence.words
    hit = pack.agreements.instruments.at(words, fact.noun)
    said = (*words[fact.first : fact.noun], *words[hit[1] if hit else fact.noun + 1 : fact.last])
    told = frozenset(said) - pack.grammar.determiners
    return fact.subject is None and told != frozenset() and told <= pack.agreements.praise


def same_in_passing(a: Agreement, b: Agreement, pack: Pack) -> bool:
    """Whether two mentions in general news may be of one instrument: nothing that one says speaks against the other.

    "un accord récent avec l'armée", "l'accord conclu avec les rebelles en mai".
    """
    words, g = a.sentence.words, pack.grammar
    definite = words[a.first] in g.determiners and words[a.first] not in g.indefinite
    if not definite or a.type != b.type or a.count != 1 or b.count != 1:
        return same_agreement(a, b, pack)
    x, y = content(a, pack), content(b, pack)
    told = None in (a.subject, b.subject) or len((x & y) - _kind(a, pack)) > 0
    another = not pack.agreements.ordinals.isdisjoint(words[a.first : a.noun])
    nested = a.sentence is b.sentence
    apart = nested or another or _other_numbers(a, b, x, y) or other_parties(a, b)
    return (told and not apart) or same_agreement(a, b, pack)


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


def _other_numbers(a: Agreement | Project, b: Agreement | Project, x: frozenset[str], y: frozenset[str]) -> bool:
    """ "un prêt de 71 millions", "un prêt de 330 millions"; titles round."""
    told, other = ({word for word in words if word[0].isdigit()} for words in (x, y))
    return bool(told and other) and told.isdisjoint(other) and TITLE not in (a.sentence.kind, b.sentence.kind)


def other_parties(a: Agreement, b: Agreement) -> bool:
    """Whether both name parties, and none of them the same."""
    x, y = a.parties, b.parties
    return bool(x and y) and not any(_is_same_party(p, q) for p in x for q in y)


def are_apart(a: Agreement | Project, b: Agreement | Project) -> bool:
    """ "un accord entre A et B", "A a conclu avec C un accord": each names somebody whom the other does not."""
    x, y = a.parties, b.parties
    if TITLE in (a.sentence.kind, b.sentence.kind):
        return False  # which names them in short
    if not (isinstance(a, Agreement) and isinstance(b, Agreement)) or len(x) < PAIR or len(y) < PAIR:
        return False
    alone = [p for p in x if not any(_is_same_party(p, q) for q in y)]
    return bool(alone) and any(not any(_is_same_party(p, q) for p in x) for q in y)


def _is_same_party(p: Party, q: Party) -> bool:
    """Whether two names may be of one: they share a name or a country, or one holds the words of the other."""
    if not frozenset(_called(p)).isdisjoint(_called(q)):
        return True
    if GOVERNING.issuperset((p.kind, q.kind)) and p.country is not None:
        return p.country == q.country
    x, y = ({word for word in cut(fold(party.name)) if len(word) > SHORT} for party in (p, q))
    return bool(x and y) and (x <= y or y <= x)


def is_nation(party: Party) -> bool:
    """Whether it is a country, by its name or by the seat of its government."""
    seat = party.kind == "government_body" and " " not in party.name
    return (seat or party.kind == "country") and party.country is not None


def _called(party: Party) -> Iterator[str]:
    """What a party is called: "Fonds monétaire international (FMI)" by both its names, Paris as France is."""
    if is_nation(party) and party.country is not None:
        yield party.country
        return
    name, _, short = party.name.partition("(")
    yield name.strip()
    if short:
        yield short.rstrip(")")


def compatible_types(a: Agreement, b: Agreement) -> bool:
    """Whether two types may be of one instrument: "l'accord" may be any."""
    generic = ("agreement", "other")
    return a.type == b.type or a.type in generic or b.type in generic


def _same_aggregate(a: Agreement, b: Agreement) -> bool:
    """Aggregates with one number, or one of which does not say its number."""
    if a.count == 1 or b.count == 1:
        return False
    if a.count == b.count:
        return a.sentence is not b.sentence or a.type == b.type  # "deux accords et deux lettres d'intention"
    loose = next((fact for fact in (a, b) if fact.count is None), None)  # "des accords sur la pêche" are not "les 22"
    return loose is not None and loose.subject is None and a.type == b.type


def refers_to_agreement(reference: Agreement, other: Agreement, pack: Pack) -> bool:
    """Whether "l'accord", "ce prêt" may point back to an instrument."""
    if reference.count != other.count and not (reference.count is None and (other.count or 0) > 1):
        return False
    if _is_praise(reference, pack):
        return not other_parties(reference, other)
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


def same_project(a: Project, b: Project, pack: Pack) -> bool:
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
        return not _are_of_like_names(a, b)
    shared = len(x & y)
    if shared >= MANY_WORDS and shared + 1 >= max(len(x), len(y)) and _are_of_a_kind(a, b, pack):
        return not _other_numbers(a, b, x, y)
    if shared < MANY_WORDS or 3 * shared < 2 * min(len(x), len(y)):
        return False
    if _other_numbers(a, b, x, y):  # "une centrale de 11 MW", "une centrale de 5 MW"
        return False
    return pack.grammar.singular(a.sentence.words[a.noun]) == pack.grammar.singular(b.sentence.words[b.noun])


def _are_of_a_kind(a: Project, b: Project, pack: Pack) -> bool:
    """ "une unité de transformation des déchets", "une centrale de transformation des déchets": by another noun."""
    nouns = {pack.grammar.singular(m.sentence.words[m.noun]) for m in (a, b)}
    return len(nouns) > 1 and bool(nouns & pack.amounts.things)


def _are_of_like_names(a: Project, b: Project) -> bool:
    """ "l'hôpital de Bamako", "l'hôpital de Bamakoro": names that begin alike, and are others."""
    x, y = _long_names(a), _long_names(b)
    alike = ((p, q) for p in x - y for q in y - x if p[:STEM] == q[:STEM])
    return any(not p.startswith(f"{q}-") and not q.startswith(f"{p}-") for p, q in alike)  # "Eastmain-Rupert" is one


def _long_names(project: Project) -> set[str]:
    """The words behind its noun that have a capital and are no shorter than a stem."""
    s = project.sentence
    return {s.words[k] for k in range(project.noun + 1, project.last) if s.capital(k) and len(s.words[k]) >= STEM}


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


def refers_to_project(reference: Project, other: Project, pack: Pack) -> bool:
    """Whether "ce projet", "le chantier" may point back to an undertaking."""
    if _stands_elsewhere(reference, other):
        return False
    noun, head = reference.sentence.words[reference.noun], other.sentence.words[other.noun]
    if pack.grammar.singular(noun) == pack.grammar.singular(head):
        return True
    pointed = reference.sentence.words[reference.first] in pack.grammar.demonstratives
    if noun in pack.amounts.things:  # "le programme" builds centres, and is none
        known = pack.projects
        return pointed or noun not in known.pursued or head in known.pursued | known.generic or not other.sector
    return pointed and bool(reference.sector) and reference.sector == other.sector  # "un institut …. Ce campus …"
