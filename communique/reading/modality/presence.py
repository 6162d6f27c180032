"""Figures of what is there already, whatever is said around them: how far it is, with whom, of how many."""

from __future__ import annotations

from communique.languages.grammar import INFINITIVE, NUMBER, PARTICIPLE, PREPOSITION
from communique.reading.facts import Amount, Figure
from communique.reading.modality.promising import promised_behind
from communique.reading.sentences.syntax import Syntax


def is_there_already(x: Syntax, figure: Figure) -> bool:
    """ "à 60 km de Nairobi", "prêté à 78 pays", "un contrat avec deux groupes": how far it is, and with whom."""
    if isinstance(figure, Amount) and figure.kind == "percentage":
        return _is_held(x, figure)
    if not isinstance(figure, Amount) or figure.kind not in ("count", "measure"):
        return False
    before, at = x.words[max(0, figure.first - 1) : figure.first], figure.last
    whole = x.chunk_before(figure.first - 1) if not x.g.of.isdisjoint(before) else None
    beside = whole is not None and whole.end == figure.first - 1
    known = x.pack.modality.land if figure.kind == "measure" else x.pack.modality.settled
    if whole is not None and beside and x.words[whole.head] in known:
        return True  # "sur un domaine de 50 hectares", "une ville de 40 000 habitants"
    if figure.kind == "measure":
        place = x.words[at : at + 1] != [] and x.words[at] in x.g.of and x.words[at + 1 : at + 2] != []
        far = x.pack.modality.directions.at(x.words, at) is not None or (place and x.s.capital(at + 1))
        apart = x.words[max(0, figure.first - 2) : figure.first - 1]
        away = far and (not x.g.to.isdisjoint(before) or "(" in before)
        return away or not x.pack.modality.distant.isdisjoint(apart)
    chunk = x.chunk_at(figure.last - 1)
    own = not x.g.possessives.isdisjoint([*before, x.words[figure.first]]) and promised_behind(x, figure) is None
    own = own and not _is_built(x, figure)
    own = own or _are_people(x, figure) or _are_at_it(x, figure) or _is_hit(x, figure)
    if own or _is_whole(x, figure) or _is_known(x, figure):
        return True  # "nos 3 000 salariés", "1 200 emplois sur 25 600"
    if whole is not None and beside and x.words[whole.head] in x.pack.parties.kinds:
        return True  # "les sociétés de plus de 20 salariés"
    if chunk is None or chunk.start != figure.first:
        return False
    group = x.group_before(chunk.start) if chunk.before in x.g.to else None
    given = group is not None and group.form == "finite" and group.lemma in x.pack.parties.giving
    partners = chunk.before == x.g.with_ and x.words[chunk.head] in x.pack.parties.kinds
    parted = x.group_before(chunk.start) if chunk.before in x.g.in_ else None
    partners = partners or (parted is not None and parted.lemma in x.pack.modality.parting)  # "répartis en 4 lots"
    return partners or (given and group is not None and group.tense == "present")


def _is_held(x: Syntax, figure: Amount) -> bool:
    """ "censé couvrir sa participation de 25 %": a share that somebody has."""
    of = figure.first > 1 and x.words[figure.first - 1] in x.g.of
    share = x.chunk_before(figure.first - 1) if of else None
    own = share is not None and share.end == figure.first - 1 and x.words[share.start] in x.g.possessives
    return own and share is not None and x.words[share.head] in x.pack.amounts.part_nouns


def _is_known(x: Syntax, figure: Amount) -> bool:
    """ "retrouver les quatre autres mineurs", "répartir entre les 92 pays": those that are there, and not made."""
    k = figure.first - 1
    if k < 0 or x.words[k] not in x.g.plural_articles or x.words[k] in x.g.to or promised_behind(x, figure) is not None:
        return False
    group = x.group_before(k)
    near = group is not None and x.tags[group.end - 1] == INFINITIVE and group.end == k
    known, paid = x.pack.projects.status.verbs, x.pack.amounts.nouns_of_verbs
    made = group is not None and (group.lemma in known or group.lemma in paid or group.lemma in x.pack.parties.giving)
    governed = k > 0 and x.tags[k - 1] == PREPOSITION
    return (near or governed) and not made


def _are_people(x: Syntax, figure: Amount) -> bool:
    """ "concernera les 2 500 entreprises présentes", "Les 76 délégués éliront leur président": they are there."""
    k = figure.first - 1
    if k < 0 or x.words[k] not in x.g.plural_articles:
        return False
    counted = x.words[figure.number : figure.after]
    known = (x.pack.amounts.people, x.pack.amounts.done_people, x.pack.parties.persons)
    return not all(people.isdisjoint(counted) for people in known) and promised_behind(x, figure) is None


def _are_at_it(x: Syntax, figure: Amount) -> bool:
    """ "Les candidats sont 28 à briguer la présidence": so many there are."""
    told = any(g.end == figure.first and g.lemma == x.g.copula and g.form == "finite" for g in x.groups)
    at = figure.last
    to = told and x.words[at : at + 1] != [] and x.words[at] in x.g.to
    return to and x.tags[at + 1 : at + 2] == [INFINITIVE]


def _is_hit(x: Syntax, figure: Amount) -> bool:
    """ "L'enquête vise 12 personnes", "Les sanctions visent 18 entreprises": no aim of anybody's."""
    group = x.group_before(figure.first)
    subject = x.subject(group) if group is not None and group.lemma in x.pack.modality.hitting else None
    return subject is not None and x.words[subject.head] in x.pack.modality.inquiries


def _is_built(x: Syntax, figure: Amount) -> bool:
    """ "construira ses 500 logements": what is one's own is still to be made."""
    group = x.group_before(figure.first)
    makes = group is not None and x.pack.projects.status.verbs.get(group.lemma) == "building"
    return makes and group is not None and (group.tense == "future" or group.form == "infinitive")


def _is_whole(x: Syntax, figure: Amount) -> bool:
    """ "la suppression de 1 200 emplois sur 25 600", "Sur les 109 sièges à pourvoir": of so many that there are."""
    k = figure.first - 1
    k -= k > 0 and x.words[k] in x.g.determiners
    if k < 0 or x.words[k] not in x.pack.amounts.along:
        return False
    chunk = x.chunk_at(figure.last - 1)
    if chunk is not None and x.tags[chunk.end : chunk.end + 1] == [PARTICIPLE] and promised_behind(x, figure):
        return False  # "Sur les 500 logements prévus"
    part = x.chunk_before(k)
    return k == 0 or (part is not None and part.end == k and x.tags[part.start] == NUMBER)
